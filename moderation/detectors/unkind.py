"""Bullying, threats and sexual talk, said to somebody in words that are fine elsewhere."""

from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity

_SO = "(?:so|really|such|a|an|the|just|very|too|that|fucking|freaking|frickin|literally|lil|little)"
_HARM = (
    "(?:kill|beat|punch|hurt|stab|shoot|slap|kick|smash|destroy|murder|strangle|"
    "jump|choke|slit|knock|cut|end|beat up|mess up|break)"
)
_VICTIM = "(?:you|u|ya|him|her|them|ur ass|your (?:face|ass|neck|legs|nose|head)|ur (?:face|head))"

unkind = Said(
    rule(
        Category.BULLYING,
        Severity.HIGH,
        "bullying.death",
        "(?:kill|hang|off|unalive|neck|shoot|drown) "
        "(?:yourself|urself|ur self|your self|yourselves|yaself)|(?:go |just |pls )?kys",
        "(?:go|hope|hope you|hope u|pls|please|should|deserve to|can|and|just|wish you would|"
        "needs? "
        "to|ought to) (?:just )?die(?: already| in a hole| in a fire| loser| alone|[!. ]*$)",
        "go (?:and )?(?:just )?die|drop dead|(?:drink|go drink) bleach|jump off (?:a|the) "
        "(?:bridge|"
        "cliff|roof|building)|(?:go )?play in traffic|slit (?:your|ur) (?:wrists?|throat)|"
        "end (?:your|ur) life|rope yourself",
        "<you> (?:should|shouldn't|should not|don't deserve to|dont deserve to|deserve to) "
        "(?:not |never )?(?:exist|be alive|live|have been born|be dead|be here)",
        "(?:the )?(?:world|class|everyone|we|life) (?:would be|is|'d be|are|will be) "
        "(?:so much |much )?better (?:off )?without (?:you|u)",
        "(?:wish|hope) <you> (?:were|was|are) (?:dead|never born)|uninstall life",
        unless=(
            "(?:plants?|cells?|bacteria|they|it|he|she|characters?|people|who|to) "
            "(?:\\w+ ){0,2}(?:go|and|should|can|just) die",
            "(?:how many|when|all living things|we all).{0,40}die",
        ),
    ),
    rule(
        Category.BULLYING,
        Severity.MEDIUM,
        "bullying.outcast",
        "waste of (?:oxygen|air|skin|space|life)|do (?:us|everyone|everybody|the world|me)(?: "
        "all)? a fav(?:or|our) and (?:leave|die|disappear|quit|shut up|go away|stop existing|"
        "drop out|jump)|why (?:are|r) (?:you|u) (?:even )?(?:alive|born|breathing)[?!. ]*$|why "
        "(?:are|r) (?:you|u) even (?:here|alive)|such an? (?:fatty|loser|idiot|moron|freak|"
        "creep|weirdo|crybaby|ugly)",
        "(?:you|u|he|she) (?:look|looks|smell|smells|sound|sounds|eat|eats) like (?:an? "
        ")?(?:\\w+ )?(?:pig|cow|whale|monkey|troll|shit|crap|trash|hobo|rat|dog|ape|gorilla|"
        "garbage|retard|clown|elephant)|(?:your|ur) (?:whole |entire )?family is (?:\\w+ "
        ")?(?:trash|poor|ugly|fat|disgusting|garbage|stupid|a joke|broke)|(?:laugh|laughing|"
        "laughs) at (?:you|u)(?: behind|[.!? ]*$| all| every| in)|(?:talk|talks|talking) "
        "(?:shit|crap|trash) about (?:you|u)|behind (?:your|ur) back",
        "(?:nobody|no one|noone|no 1|none of us|everyone|everybody|every one|the whole class|"
        "we all|people|all of us|we)(?: (?:in|at) (?:this |our |the )?(?:class|school|chat|room))?"
        "(?: even| really| just| here| will ever| would ever| ever)* "
        "(?:like|likes|hate|hates|want|wants|loves|cares about|can stand|would miss|<dont> like|"
        "<dont> want) (?:you|u)(?: here| in| around| to be| anyway| anymore| at| loser|[.!?]*$)",
        "<you> (?:have|got|'ve got|has) (?:no|zero|0) friends|you'?ll never have friends|"
        "that's why <you> (?:have|got) no friends|<you> will never be (?:loved|liked|anything)",
        "<you> (?:smell|stink)(?: so| really)*(?: bad| like|[.!?]*$)",
        "go back to (?:(?:your|ur) (?:own )?country|where <you> (?:came|come) from|"
        "(?:africa|mexico|china|india|asia|pakistan)[!.? ]*$)",
        "^(?:<you> )?(?:loser|idiot|moron|freak|dummy|fatty|weirdo|imbecile|pathetic)s?[!. ]*$",
        "(?:nobody|no one|noone) (?:wants|would want|likes) to (?:be (?:your|ur) friend|"
        "(?:sit|play|talk|work|be friends) with <you>)",
        "(?:ur|your|yo|you're) (?:mom|mum|mama|momma|mother|family|dad|sister) (?:is |are |so |is "
        "so |such |that ){0,2}(?:a )?(?:fat|ugly|dumb|stupid|whore|poor|broke|gay|trash|a joke)",
        "what an? (?:total |complete |big |fucking )?(?:freak|loser|idiot|moron|weirdo|clown|"
        "retard|creep|failure)",
        f"<youre>(?: {_SO}){{0,4}} (?:loser|idiot|moron|freak|ugly|stupid|dumb(?:est)?|fat|"
        "pathetic|worthless|useless|disgusting|trash|garbage|creep|weirdo|dumbo|waste of space|"
        "failure|embarrassment|psycho|clown|imbecile|cow|pig|pos|bitch|joke to everyone|ugliest|"
        "stupidest|fatty|fatso|lardass|gay|nobody|cringe af|dumb af|slow in the head|brain ?dead|"
        "smelly|gross|lame|snitch|liar|faker|crybaby|pervert|pervy|dirty|retarded)",
        "(?:dumb|stupid|ugly|fat|skinny|weird|dirty) (?:girl|boy|kid|idiot|loser|bitch|face|"
        "ass|pig|"
        "cow|people like you)|(?:shut|stfu) ?up,? (?:you )?(?:idiot|loser|stupid|dummy|moron|fatty|"
        "ugly|nerd|freak|dumb\\w*)",
        "(?:loser|idiot|moron|freak|fatso|weirdo)[!.]* (?:get out|go away|leave|shut up)|"
        "(?:he|she)(?:'s| is)(?: so| such a| a| really)* (?:loser|freak|ugly|fat|smelly|"
        "retard\\w*)",
        "(?:leave|get out|go away),? (?:nobody|no one|we don't) (?:wants?|likes?|asked)",
        "(?:don't|dont|nobody|no one|let's not|lets not) (?:talk|sit|play|work|speak) (?:to|with) "
        "(?:him|her|that (?:kid|girl|boy|freak|loser))(?:[,.! ]+(?:he|she) (?:is|smells|stinks))?",
        "(?:he|she|they|who|(?:these|those|this|that) (?:people|guys?|man|woman|girl|boy|kids?)|"
        "someone|they all)(?:'s|'re| is| are| was| were| r)(?: so| like| one| nothing but| "
        "just| all| the|"
        " biggest| such| lying| evil| sick| crazy| of a| some| absolute| total| complete| kind of|"
        " a| an){0,4} "
        "(?:morons?|idiots?|imbeciles?|scum|scumbags?|nitwits?|losers?|maggots?|"
        "disgrace|fraud|pathetic|disgusting|repulsive|brain ?dead|dumbest|ugliest|worthless|"
        "lowlifes?|kooks?|trash|garbage|perverts?|psychos?|vermin)"
        "(?: and| who| that| of (?:the earth|humanity|society)|[!.?,]*$|[!.,])",
        "(?:dumb|stupid|disgusting|filthy|ugly|dirty|lying|evil|sick|rotten|worthless|"
        "senile|pathetic) (?:degenerates?|frauds?|bastards?|pigs?|traitors?|liars?|morons?|"
        "idiots?|old (?:man|woman|hag|bag|geezer)|clowns?|hags?|creeps?|perverts?|liberals?|"
        "republicans?|democrats?|leftists?|kooks?|scum|losers?|trolls?|excuse for)",
        "pieces? of (?:crap|chit|sh|human (?:trash|garbage))|scum of the (?:earth|humanity)|"
        "(?:total|complete|absolute|utter|bunch of|pack of) (?:scum|morons?|idiots?|clowns?|"
        "losers?|imbeciles?|degenerates|thugs|traitors|savages|freaks)|"
        "shut the f|the f up|sh t (?:out|up|show|head)|f ?u,? (?:man|bro|bitch|all|you)|"
        "(?:up yours|kiss my ass|go to hell|rot in hell|burn in hell|screw you)",
        unless=(
            "(?:sound|look|smell)s? like (?:an? )?\\w+ (?:rat|dog|elephant) (?:in|from|problem)",
            "(?:put|hands?|arms?|hold|tie|tied|have|has) (?:\\w+ )?behind (?:your|ur) back",
            "the dumb(?:est)? (?:question|mistake|thing|waiter)",
            "<youre>(?: \\w+)? (?:lazy|dirty|fat|dumb) (?:dog|cat|number|data|free)",
            "(?:don't|dont|not) (?:think|say|call|believe|feel like|mean)"
            "(?: that)?(?: me)? <youre>.{0,40}",
            "not (?:stupid|dumb|ugly|fat|gross|pathetic|a loser)",
            "smell like (?:victory|success|roses|flowers)",
            "(?:nobody|no one) (?:likes|wants) (?:you|u) to",
        ),
    ),
    rule(
        Category.BULLYING,
        Severity.HIGH,
        "bullying.death_of_others",
        "(?:execute|hang|shoot|exterminate|behead) (?:them|these (?:\\w+ )?(?:people|"
        "terrorists|traitors|pigs)|every (?:last )?one of them)(?: all| now)?",
        "(?:needs|deserves?|give (?:him|her|them)|bring (?:on|back)) the (?:gallows|noose|"
        "guillotine|firing squad|electric chair)|(?:put|out) (?:(?:him|her|them) )?(?:out )?of "
        "(?:his|her|their) (?:\\w+ )?misery|pay with (?:your|their|his|her) (?:life|lives)",
        "(?:he|she|they|all of them|these people|you people) (?:all )?(?:should|needs? to|"
        "must|ought to|deserves? to) (?:all )?(?:be )?(?:executed|hanged|hung|shot|die|"
        "put down|gassed|skinned|burned alive)",
        "(?:hope|wish) (?:he|she|they|you|your \\w+)(?: all| both)* (?:dies?|gets? (?:cancer|shot|"
        "killed|hit by|raped)|rots?|suffers?)|flayed alive|something to cry about|"
        "love to see (?:him|her|them|these \\w+) (?:die|suffer|hang|burn)",
        unless=(
            "(?:shoot|hang|execute) (?:them|him|her|it) ?(?:up|on|an|a|in|at the|with|in order|"
            "one by one|line by line|first|sequentially)|hang them (?:in|on|from)",
        ),
    ),
    rule(
        Category.THREAT,
        Severity.HIGH,
        "threat.violence",
        "(?:i|we|ima|imma|i'm|my (?:brother|friends?|dad|cousin))(?:'ll|ll| will| am going to| "
        "going to|'m going to|m going to| am gonna|m gonna|'m gonna| gonna|'re gonna| wanna| "
        "want to|'d like to| would like to| should| could| swear i'll|) "
        f"(?:\\w+ <you> and |come and |find <you> and |just |come |really |so )?{_HARM} {_VICTIM}",
        f"(?:gonna|going to|will|'ll|finna) {_HARM} (?:you|u|ur ass|your ass)(?: up)?",
        "<youre> (?:so |literally )?(?:dead after|dead at|dead to|dead meat|dead when|gonna get "
        "(?:beat|it|hurt|jumped)|gonna die|going to die|a dead (?:man|kid))",
        "(?:watch|better watch) (?:your|ur) back|i know where <you> live|i(?:'ll| will|'m "
        "gonna| am "
        "going to) find (?:you|u|out where <you> live)|meet me (?:outside|after school) and "
        "(?:fight|we'll see)|(?:catch|see) (?:these|my) hands",
        unless=(
            f"{_HARM} {_VICTIM} (?:up with|up on|to it|(?:in|at|with) (?:chess|the game|math|maths|"
            "mario|fortnite|uno|kahoot|a race|cards|this|that|the (?:next|quiz|race|test))|"
            "by \\d|some slack|off|short|out|open|into|in (?:half|two|pieces|\\d))",
            "end them|cut (?:them|him|her)|break them|kick them|shoot them (?:an? )?email|"
            "(?:smash|destroy|beat|break|jump|knock) them",
            "want to hurt (?:you|u|your|him|her|them)r? feelings?|"
            "(?:don't|dont|not|never|wouldn't|won't) (?:want to |going to |gonna |ever )?"
            f"{_HARM} {_VICTIM}",
        ),
    ),
)

_PARTS = (
    "(?:dick|cock|penis|balls|pussy|vagina|tits|boobs|boobies|ass|butt|nudes?|body|breasts|thing|"
    "weiner|wiener|privates|private parts|underwear|panties|bra|nipples|feet pics?)"
)

sexual = Said(
    rule(
        Category.SEXUAL,
        Severity.HIGH,
        "sexual.act",
        f"(?:suck|lick|touch|grab|show|rub|eat|kiss|feel|see|squeeze|ride|flash|send) (?:me |us )?"
        f"(?:my|your|ur|his|her|some|dat|that|a|those) {_PARTS}(?: pics?)?",
        "(?:send|show|trade|got any|any) (?:me |us |ur |your |some |more )*(?:nudes?|noods|n00ds|"
        "dick pics?|feet pics?|naked pics?)|(?:naked|nude|nudes|topless) (?:pics?|photos?|"
        "pictures?|"
        "videos?|selfies?) (?:of|with|from) (?:you|u|me|ur|your)",
        "(?:have|had|having) sex with (?:me|you|u|him|her|a|my|your)|"
        "(?:sleep|make out|hook up|hooking up|cuddle) with (?:me|you|u)|(?:wanna|want to|lets|"
        "let's|"
        "down to) (?:fuck|smash|bang|bone|hook up|get naked|make out|sext|hump)",
        "(?:i'm|im|i am|makes me|so|feeling|u|you get me|getting|i get) (?:so |really )?horny|"
        "(?:jerk|jack|jerking|jacking|wank|rub|beat|beating) (?:it|off|one out|ur meat|my meat)",
        "(?:take off|takes off|pull down|lift up|unbutton) (?:your|ur|my) (?:clothes|shirt|top|"
        "pants|bra|dress|underwear|panties|skirt|trousers)|(?:r|are) (?:you|u) a virgin|"
        "(?:you|u) (?:a )?virgin|sit on my (?:face|lap)|(?:talk|be) dirty (?:to|with|for) me",
        "(?:your|ur|her|his|my|big|nice|huge|fat|juicy|tight|wet|hard) (?:tits|boobs|titties|"
        "cock|pussy|boner|booty|cameltoe|dick)|(?:turn|turns|turned) me on|sext(?:ing)? me|"
        "(?:cyber|phone) sex|(?:wanna|want to|lets|let's|should) have sex|(?:wanna|want to) "
        "see (?:you|u) (?:naked|nude)|"
        "(?:blow|hand|rim) job|(?:golden|hot) shower with|sugar (?:daddy|baby)",
        unless=(
            "(?:show|see|send|feel) (?:me |us )?(?:my|your|ur|a|that|his|her|the) (?:body|thing|"
            "balls|butt)(?: (?:of|paragraph|system|part|text|language|mass|temperature|cell|are|"
            "in|is|was))",
            "(?:my|your|his|her|hard|big|nice) (?:dick|cock) (?:and|crows|van|clark|tracy|"
            "grayson|cavett|turpin)",
            "(?:see|show|send|eat|touch|feel) (?:me |us )?(?:a|that|my|your) (?:thing|body|ass)",
        ),
    ),
)
