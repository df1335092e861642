"""Somebody in danger: self-harm and suicide, violence at a school, abuse and neglect told.

What is found here is never held against its author. Idioms ("this homework is killing me") and
stories ("Romeo wants to die") have other subjects or objects than the rules ask for.
"""

from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity

_ME = "(?:myself|my self|meself|my life|my own life)"
_HURTS = (
    "(?:hits?|hitting|beats?|beating|hurts?|hurting|touch(?:es|ed|ing)?|punch(?:es|ed|ing)?|"
    "kick(?:s|ed|ing)?|chok(?:es|ed|ing)|slap(?:s|ped|ping)?|abus(?:es|ed|ing)|burn(?:s|ed|t)|"
    "whip(?:s|ped)|molest(?:s|ed|ing)|rap(?:es|ed)|strangl(?:es|ed)|throws things at|"
    "lock(?:s|ed)|threw)"
)
_OFTEN = "(?:always|sometimes|keeps?|kept|still|often|just|who|has|is|was|really|has been|again)"
_VERY = "(?:really|just|so|kinda|sometimes|honestly|literally|actually|legit|secretly|only|kind of)"

danger = Said(
    rule(
        Category.CRISIS,
        Severity.SEVERE,
        "crisis.suicide",
        "(?:i|i'm|im|keep|i've been|can't stop|cant stop|always)(?: \\w+){0,3} (?:think|"
        "thinking|dream|dreaming|fantasi[sz]ing|daydreaming)(?: \\w+){0,2} (?:about|of) "
        "(?:dying|being dead|death all the time|suicide|killing myself|ending (?:it|things)|"
        "jumping off)",
        "(?:wish|want|hope|wanna|pray|praying)(?: \\w+){0,7} (?:never|not|don't|didn't|dont) "
        "(?:have to )?wake up(?: again| tomorrow|[.!? ]*$)|nobody (?:here )?needs me|(?:i "
        "should|i'd be|i'll be|i'm) (?:just |better )?(?:be )?gone (?:soon|forever|by tomorrow|"
        "tonight)|i should (?:just )?(?:be gone|be dead|die|not be here|not exist)",
        "i (?:\\w+ )?(?:took|swallowed|ate|take|downed|drank) (?:a |the |all |whole |too |so "
        ")*(?:bunch|lot|lots|handful|bottle|box|pack|all|many|much|my)(?: of)?(?: \\w+){0,2} "
        "(?:advil|tylenol|ibuprofen|paracetamol|aspirin|xanax|antidepressants|bleach|adderall|"
        "melatonin|benadryl|panadol)",
        "(?:easiest|best|painless|quickest|fastest|least painful) (?:way|ways) (?:to|of) "
        "(?:kill|killing|end|ending|die|dying|hang|hanging|commit)(?: myself| yourself| "
        "suicide| my life| it all|[?!. ]*$)",
        "(?:i'd|i would|id|i|<im>|might as well)(?: \\w+){0,3} (?:rather be|better off|be "
        "better off|wish i were|wish i was|might as well be) dead",
        "(?:tired|sick|exhausted|done) (?:of|with) (?:being alive|living|life|existing|my "
        "life)(?: anymore|[.!? ]*$| and| like)",
        "(?:take|taking|took|swallow|swallowing|swallowed|eat|ate)(?: \\w+){0,2} (?:all|bottle|"
        "handful|whole|too many|bunch|lots|enough)(?: [\\w']+){0,4} (?:pills|tablets|meds|"
        "painkillers|paracetamol)|overdos(?:e|ed|ing) (?:on|tonight|again|and|myself)|(?:want "
        "to|going to|gonna|wanna|tried to|will) (?:od|overdose)",
        "(?:wrote|writing|left|leaving|written)(?: \\w+){0,3} (?:note|letter)(?: \\w+){0,4} "
        "goodbye|my (?:suicide|goodbye) (?:note|letter|plan)",
        "i(?: \\w+)? (?:don't|dont|do not) (?:\\w+ )?deserve to (?:live|be alive|exist|be here|"
        "breathe)",
        "voices(?: in my head)?(?: \\w+){0,2} (?:telling|tell|told|say|saying)(?: me)? (?:to "
        ")?(?:kill|hurt|die|cut|jump|do it|end|i should)?",
        "i(?:'ve| have)? (?:\\w+ )?(?:a )?(?:plan|planned|planning) (?:to|for|how to|on) "
        "(?:end|kill|die|killing|ending|dying|suicide)(?: \\w+)?",
        "(?:nobody|no one) (?:will|would|is going to) (?:even )?(?:notice|care|miss me) (?:if|"
        "when) i(?:'m)? (?:\\w+ )?(?:die|died|gone|leave|disappear|not here)|(?:life|living) "
        "(?:is not|isn't|isnt|ain't|aint) worth(?: it| living)?",
        f"(?:{_VERY} |<going> |want to |how to |gonna |tried to |trying to |plan to |about |keep |"
        f"i'll |urge to |feel like |thoughts of |better |should |could )(?:kill|hang|unalive|shoot|"
        f"drown|end|killing|hanging|ending|take|taking|off) {_ME}",
        f"i (?:{_VERY} ){{0,2}}(?:<want>) (?:to )?(?:kill|hang|unalive|end|off) {_ME}",
        "(?:<want>|ready|should|going|gonna|might|will|may|i'll|about|could) (?:to )?(?:just )?kms",
        "kms (?:fr|tonight|today|soon|rn|now|tbh|lol|bro)|(?:unalive|unaliving|killing) myself",
        f"i (?:{_VERY} ){{0,2}}(?:<want>|wish i could|hope i)(?: to)?(?: just)? (?:die|be dead|"
        "disappear forever|stop existing|not exist|not wake up|never wake up|go to sleep forever)",
        "i'd rather (?:be dead|die) than (?:be here|live|go on|go home|exist)",
        f"i (?:{_VERY} )?<dont> (?:{_VERY} )?(?:want to|wanna) "
        "(?:be alive|live|be here anymore|exist|wake up|go on)(?: anymore)?",
        "i (?:wish|hope) (?:i|that i) (?:was|were|am|'d be) (?:dead|never born|not alive|gone)|"
        "i wish i('d| had) never been born|i shouldn't (?:be alive|exist|have been born)",
        "(?:<im>|i'll|i) (?:going to |gonna |about to |ready to |will |want to |wanna )"
        "(?:just )?end (?:it all|it tonight|everything|it tonight|it soon)",
        "(?:ending|end|take|taking|took) my (?:own )?life",
        "<im> (?:feeling )?suicidal|suicidal thoughts|feel(?:ing)? suicidal|"
        "i(?:'m| am|'ve been| keep)? (?:think|thinking) (?:about|of) (?:suicide|dying|ending it)",
        "(?:nobody|no one|noone|no1|everyone|everybody|they|you|people|no body) "
        "(?:would|will|wouldn't|'d|d)(?: ever| even| really)* (?:care|miss me|notice|cry|"
        "be happier|be better off) (?:if i (?:was|were|am) (?:gone|dead)|if i (?:died|die|"
        "disappeared|disappear|left forever)|without me|when <im> (?:gone|dead))",
        "(?:world|family|all|they|everyone|everybody|you|parents|mom|friends) "
        "(?:is|are|would be|'d be|will be|be|would all be|d be) "
        "(?:all |so much |much )*(?:better|happier)(?: off)? (?:without me|if i was dead|"
        "if i (?:was|were) gone|if i died|once <im> gone)",
        "(?:no|there's no|there is no|see no|what's the|what is the|see the|see any) "
        "(?:point|reason|use) (?:in|of|to|for|of me) (?:living|live|being alive|be alive|my life|"
        "being here anymore|life anymore|going on living)|nothing (?:left )?to live for",
        "(?:can't|cannot|can not|cant) (?:do|take) (?:this|it|life) (?:anymore|any more|any longer)"
        ".{0,25}(?:over|end it|die|live|goodbye|be gone)",
        "i (?:just )?(?:want|need) (?:it all|my life|everything) to (?:be over|end|stop)",
        "(?:reason|point|use) (?:in|of|for) me (?:to be|to live|being|living|to exist|to stay|even "
        "being)(?: alive| here)?|(?:can't|cannot|don't want to) go on (?:living|like this|anymore)|"
        "my life (?:is|isn't|feels) (?:worthless|pointless|meaningless|not worth|worth living|"
        "over|worth it)|(?:i hate myself|i hate my life) (?:and|so).{0,30}(?:disappear|die|"
        "gone|end|"
        "hurt|cut)|(?:want to|wanna|wish i could) (?:just )?disappear(?: forever|[.!? ]*$)|"
        "want out of (?:life|this life|my life)",
        "(?:goodbye|good bye|bye) (?:everyone|everybody|world|all|forever|guys).{0,30}"
        "(?:last (?:day|time|night|message)|forever|final|be gone|won't see me)",
        "(?:this is|today is|it's|its|tonight is) my last (?:day|night|message|goodbye)"
        "(?: alive| on earth)?",
        "(?:wrote|writing|write|left) (?:a|my) (?:suicide note|goodbye letter|goodbye note)",
        "i (?:took|swallowed|have taken|just took|ate|am going to take|want to take|'ll take) "
        "(?:(?:a|an|the|whole|entire|bunch|lot|of|all|too|many|bottle|handful|my|her|his|mom's|"
        "mums) ){1,5}(?:pills|tablets|meds|medicine|tylenol|painkillers|paracetamol|ibuprofen)",
        "jump(?:ing)? (?:off|from) (?:the|a) (?:bridge|roof|building).{0,20}"
        "(?:myself|die|over|tonight)",
        unless=(
            "(?:easiest|best|quickest|fastest) (?:way|ways) (?:to|of) (?:kill|killing|end|"
            "ending) (?:it|the|a)",
            "voices (?:in (?:the|a) (?:story|poem|choir|song|book|play)).{0,40}",
            "kill(?:ing)? myself laughing|(?:my character|hamlet|romeo|juliet|ophelia|he|she) "
            "(?:says|said|thinks|thought|wants|asks).{0,60}",
            "this is my last (?:day|night) (?:of|at|in|before|with|on)",
            "(?:he|she|they|patients?|mice|who) (?:\\w+ )?(?:takes?|took|swallow\\w*|ate|eats?|"
            "taking)"
            "(?: [\\w']+){0,4} (?:pills|tablets|meds|painkillers)",
            "hang myself (?:up|a)|(?:want to|wanna|could|will|might|gonna|hope i) (?:just "
            ")?die (?:of|from|"
            "laughing|inside|a little|for)",
        ),
    ),
    rule(
        Category.CRISIS,
        Severity.HIGH,
        "crisis.self_harm",
        "(?:cuts|scars|burns|burn marks|cut marks)(?: \\w+){0,3} (?:on|over|up|down) my "
        "(?:arms?|wrists?|legs?|thighs?|stomach)|i (?:\\w+ ){0,3}(?:want|need|wanna|urge)(?: "
        "to)? (?:hurt|cut|harm|burn) myself",
        "(?:make|made|making|force|forcing|makes) myself (?:be )?(?:sick|throw up|puke|vomit)|"
        "(?:started|start|starting|began|relapsed|can't stop|cant stop|went back to|urge to|"
        "want to|feel like) (?:cut|cutting|self harm\\w*|burning myself|hurting myself|harming "
        "myself|starving myself)(?: myself| again|[.!? ]*$)",
        "(?:razor|blade|knife|lighter|scissors)(?: \\w+){0,4} (?:my (?:wrist|arm|leg|thigh|"
        "skin)s?|myself)|(?:burn|cut|hurt|scratch|punch|bite)(?:ing)? myself (?:with|when|"
        "because|every|again|until|so|at night)",
        "i (?:(?:keep|kept|have been|been|started|still|want to|wanna|always|just|sometimes|often|"
        "need to|like to|'ve been|really|have|tried|try|trying|to|again|even|only|used to) ){0,4}"
        "(?:cut|cutting|hurt|hurting|harm|harming|burn|burning|starve|starving|scratch|scratching|"
        "hit|hitting|punish|punishing) (?:myself|my ?(?:wrists?|arms?|legs?|thighs?) (?:with|"
        "when|because|again|to|every|last|if|at|so|and))",
        "(?:i've|i have|have|ive|keep) (?:been )?(?:cutting|burning myself|hurting myself)(?: "
        "again|"
        "[.!? ]*$)",
        "(?:i've|i have|i'm|i am|im) (?:been )?(?:self harming|cutting again|purging)|"
        "i self[ -]?harm(?:ed)?|(?:started|been|keep|stop) (?:self harming|purging)|"
        "(?:slit|cut|slitting|cutting) my (?:wrists?|throat|veins)",
        "i (?:make|made|force|forced|have to make) myself (?:throw up|puke|vomit|sick)",
        unless=(
            "(?:cut|burned|scratched|hurt) my (?:arms?|legs?|wrists?|thighs?) (?:when i "
            "(?:fell|was|"
            "slipped|tripped)|and (?:it|had|got|needed)|at (?:soccer|football|practice|school|pe)|"
            "so (?:i|it))",
            "(?:cut|hurt|burn|burned|burnt|scratch|scratched) myself (?:shaving|a |some |off |"
            "cooking|on (?:the|a|my) |playing|in (?:pe|gym|art|soccer|football)|while|by accident|"
            "accidentally|when i|with (?:paper|the (?:oven|stove|iron)))",
        ),
    ),
    rule(
        Category.CRISIS,
        Severity.SEVERE,
        "crisis.violence",
        "(?:gun|knife|weapon|bomb|pistol|rifle)s?(?: \\w+){0,3} (?:to|at|in|into) (?:my |the |"
        "our |this )?(?:school|class)(?: tomorrow| today| on| next| and| right|[.!? ]*$)",
        "(?:shoot|shooting|shot|blow|blowing|bomb|bombing|burn|burning) (?:up |down )?"
        "(?:the |my |this |our |your |ur |his |her )?(?:whole )?(?:school|classroom|high school)",
        "(?:kill|shoot|stab|murder) (?:everyone|everybody|all|all of them|them all|the kids|people|"
        "someone|every one) (?:at|in|from) (?:the |my |this |our )?(?:school|class)",
        "(?:bring|bringing|brings|brought|take|taking|have|has|got|carry|carries) "
        "(?:(?:a|an|my|his|her|the|dads|dad's|real|loaded) ){0,3}"
        "(?:gun|knife|weapon|bomb|pistol|rifle) (?:to|in|at|into|with (?:him|me|her) (?:to|at)) "
        "(?:the |my |our |this ){0,1}(?:school|class)",
        "(?:gonna|going to|will|wants? to|wanna|'ll|planning to|plans to) (?:shoot|kill|stab|"
        "murder|"
        "blow up) (?:everyone|everybody|us all|all of us|the whole (?:class|school)|every one)",
        unless=(
            "(?:word problem|history of|laws? (?:on|about|against)).{0,60}",
            "(?:kill|shoot|stab) (?:everyone|everybody) (?:in (?:the|this) (?:game|story|movie|"
            "book|level|match|play)|else (?:in|at)|with)",
            "(?:school|classroom) (?:photo|picture|video|film|movie|scene|play)s?",
        ),
    ),
    rule(
        Category.DISCLOSURE,
        Severity.SEVERE,
        "disclosure.harm",
        "(?:my )?<adult>(?: \\w+){0,2} (?:touch|touches|touched|touching|grabs|grabbed) (?:me|"
        "my (?:private|body|chest|legs|bottom|butt|bum|thigh|boobs)\\w*)|(?:hurt|kill|beat|hit|"
        "punish) me if i (?:tell|told|say|said|ever|don't|talk)|(?:he|she) (?:said|says|told "
        "me)(?: \\w+){0,3} (?:hurt|kill|beat) (?:me|my (?:mom|mum|dog|sister|brother|family))",
        "(?:hitting|beating|hurting|choking|punching) (?:my )?(?:mom|mum|mommy|mummy|sister|me "
        "and|brother)|(?:hiding|hide|locked myself)(?: \\w+){0,5} (?:because|from|cause|"
        "cuz)(?: \\w+){0,2} <adult>(?: is| was|'s|[.!? ]*$)|(?:scared|afraid|terrified) of "
        "(?:my )?<adult>",
        f"(?:my )?<adult>(?: [\\w']+){{0,4}} (?:and|then|gets drunk and|drinks and|gets mad "
        f"and|gets angry and) (?:{_OFTEN} ){{0,2}}{_HURTS} (?:me|us|my (?:mom|mum|sister|brother))",
        f"(?:he|she|they) (?:{_OFTEN} ){{0,2}}{_HURTS} (?:my (?:mom|mum|mother|sister|little "
        f"brother|little sister)|us)(?: and|[.!? ]*$| when| every| a lot| at)",
        "(?:makes?|made|making|forces?|forced|wants?|asked|asks) me (?:to )?(?:do (?:\\w+ "
        ")?(?:things|stuff|it) (?:i don't|that|to him|to her|with him)|get undressed|sleep in "
        "his|keep (?:it|this) a? ?secret|get naked|sit on his lap)",
        "(?:touched|touches|touching|grabbed|grabs|kissed|kisses) me (?:in|when|at|and|while|"
        "on|under|where|again|every)(?: \\w+){0,3} (?:locker|shower|bed|night|alone|private|"
        "secret|sleep|asleep|scared|like it|car|room|clothes|bathroom|office|stop|tell)",
        f"(?:my )?<adult>(?: and (?:my )?<adult>)? (?:{_OFTEN} ){{0,3}}{_HURTS} "
        "(?:me|my (?:little |baby )?(?:sister|brother|mom|mum)|us)",
        f"(?:he|she|they|someone|somebody|a man|an adult|an older) (?:{_OFTEN} ){{0,2}}{_HURTS} me"
        ".{0,40}(?:don't tell|told|secret|private|home|scared|night|bed)",
        "(?:someone|somebody|a man|an adult|a grown ?up|an older (?:boy|kid|man)|he|she) "
        "(?:touched|touches|keeps touching|molested|raped) (?:me|my private)",
        "(?:i was|i got|i've been|i am being|<im> being|i keep getting|i get) "
        "(?:raped|molested|abused|sexually abused|assaulted|beaten at home|hit at home)",
        "(?:touched|touches|touching) me (?:down there|there|in (?:my|a) (?:bad|private|wrong)|"
        "inappropriately|where|and (?:told|said))",
        "told me (?:not to|never to|i can't) tell (?:anyone|anybody|no one|my mom|my parents)",
        "(?:getting|get|got|being|be) (?:beaten|beat|hit|abused) (?:at home|by my <adult>)",
        "(?:<adult>|boyfriend) (?:comes|came|gets|climbs) in(?:to)? my (?:bed|room (?:at night|"
        "when|and (?:touch|lie|lay|watch)))|(?:(?:mom|mum|mother)'s boyfriend|uncle|step ?dad|"
        "step ?father) "
        "(?:comes|came|gets|sneaks) in(?:to)? my room|"
        "(?:made|makes|make) me (?:touch|kiss|lick|undress|take off my|show (?:him|her|them) my)",
        unless=(
            "<adult>(?: [\\w']+){0,4} (?:and|then) (?:hits?|beats?|kicks?|touches) (?:me|us) "
            "(?:with|at|in|by|up).{0,20}",
            f"{_HURTS} (?:me|us) (?:up|with (?:a|the|another) (?:question|idea|fact)|"
            "at (?:chess|tennis|monopoly|cards|basketball|soccer|mario|fortnite|uno|math)|"
            "by \\d|in (?:chess|the game|a (?:race|game)|the (?:race|match|game|quiz|test)|"
            "basketball|soccer|tag|mario))",
        ),
    ),
    rule(
        Category.DISCLOSURE,
        Severity.HIGH,
        "disclosure.neglect",
        "(?:don't|dont|didn't|never|do not) have (?:anything|any food|enough food|enough) to "
        "eat|nothing to eat (?:at home|here|today|this|for|all|since|in)|(?:haven't|havent|"
        "hasn't) (?:eaten|had food|had anything to eat)(?: \\w+)? (?:all week|in days|for days|"
        "since (?:friday|saturday|sunday|monday|tuesday|wednesday|thursday|yesterday))",
        "(?:hasn't|haven't|didn't|doesn't|don't|won't|never|not|hardly|forgets to)(?: \\w+)? "
        "(?:fed|feed|feeds|feeding) (?:me|us)|(?:nobody|no one) (?:feeds|fed|takes care of|"
        "looks after) (?:me|us)",
        "i(?:'ve been| have been|'m|am| have to| had to)? (?:sleep|sleeping|slept) (?:outside|"
        "in (?:the|a|my|our) (?:car|park|street|garage|shed)|on the (?:street|streets))|"
        "(?:kicked|threw|throwing|kicking|locked) me out of (?:the|my|our) (?:house|home)",
        "(?:<im>|i feel|i get|i was|so|too|really) (?:so |too |really |very )?(?:scared|afraid|"
        "terrified|frightened) (?:to go|of going|to be|of being|at) (?:back )?(?:home|my house)",
        "<dont> (?:feel safe|want to be) (?:at home|in my (?:own )?(?:house|home))|not safe at "
        "home",
        "(?:scared|afraid|terrified|frightened) of my <adult>",
        "(?:haven't|have not|didn't|havent|not) (?:eaten|ate|eat|had (?:any )?food)"
        "(?: anything| food)? (?:in|for|since) (?:\\d+|two|three|four|a few|many|yesterday|monday) "
        "?(?:days?|morning)?",
        "(?:there is|there's|theres|we have|got|never any|we don't have any|is) (?:no|any) food "
        "(?:at home|in the house|at my house|at our house|left at home)",
        "(?:they|he|she|<adult>) (?:won't|doesn't|don't|never|refuses to) "
        "(?:feed|feeds|let me eat|lets me eat|give me (?:any )?(?:food|dinner|anything to "
        "eat))(?: me| us)?",
        "<adult> (?:locks|locked|locking|kicks|kicked|threw|throws) me (?:in|out|up)",
        "(?:have|has) nowhere to (?:sleep|live|go tonight)|(?:<adult>|they) left (?:me|us) alone "
        "for (?:days|a week|weeks)",
    ),
)
