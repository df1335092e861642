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
            "kill(?:ing)? myself laughing|(?:my character|hamlet|romeo|juliet|ophelia|he|she) "
            "(?:says|said|thinks|thought|wants|asks).{0,60}",
            "this is my last (?:day|night) (?:of|at|in|before|with|on)",
            "hang myself (?:up|a)|want to die laughing|wanna die laughing",
        ),
    ),
    rule(
        Category.CRISIS,
        Severity.HIGH,
        "crisis.self_harm",
        "i (?:(?:keep|kept|have been|been|started|still|want to|wanna|always|just|sometimes|often|"
        "need to|like to|'ve been|really|have|tried|try|trying|to|again|even|only|used to) ){0,4}"
        "(?:cut|cutting|hurt|hurting|harm|harming|burn|burning|starve|starving|scratch|scratching|"
        "hit|hitting|punish|punishing) (?:myself|my ?(?:wrists?|arms?|legs?|thighs?)(?: with))",
        "(?:i've|i have|i'm|i am|im) (?:been )?(?:self harming|cutting again|purging)|"
        "i self[ -]?harm(?:ed)?|(?:started|been|keep|stop) (?:self harming|purging)|"
        "(?:slit|cut|slitting|cutting) my (?:wrists?|throat|veins)",
        "i (?:make|made|force|forced|have to make) myself (?:throw up|puke|vomit|sick)",
        unless=(
            "(?:cut|hurt|burn|burned|burnt|scratch|scratched) myself (?:shaving|a |some |off |"
            "cooking|on (?:the|a|my) |playing|in (?:pe|gym|art|soccer|football)|while|by accident|"
            "accidentally|with (?:paper|the (?:oven|stove|iron)))",
        ),
    ),
    rule(
        Category.CRISIS,
        Severity.SEVERE,
        "crisis.violence",
        "(?:shoot|shooting|shot|blow|blowing|bomb|bombing|burn|burning) (?:up |down )?"
        "(?:the |my |this |our |your |ur |his |her )?(?:whole )?(?:school|classroom|high school)",
        "(?:kill|shoot|stab|murder) (?:everyone|everybody|all|all of them|them all|the kids|people|"
        "someone|every one) (?:at|in|from) (?:the |my |this |our )?(?:school|class)",
        "(?:bring|bringing|brings|brought|take|taking|have|has|got|carry|carries) "
        "(?:(?:a|an|my|his|her|the|dads|dad's|real|loaded) ){0,3}"
        "(?:gun|knife|weapon|bomb|pistol|rifle) (?:to|in|at|into|with (?:him|me|her) (?:to|at)) "
        "(?:the |my |our |this ){0,1}(?:school|class)",
        unless=("(?:school|classroom) (?:photo|picture|video|film|movie|scene|play)s?",),
    ),
    rule(
        Category.DISCLOSURE,
        Severity.SEVERE,
        "disclosure.harm",
        f"my <adult>(?: and (?:my )?<adult>)? (?:{_OFTEN} ){{0,3}}{_HURTS} "
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
        "<adult> (?:comes|came|gets|climbs) in(?:to)? my (?:room|bed) (?:at night|when)",
        unless=(
            f"{_HURTS} (?:me|us) (?:up|with (?:a|the|another) (?:question|idea|fact)|"
            "at (?:chess|tennis|monopoly|cards|basketball|soccer|mario|fortnite|uno|math)|"
            "by \\d|in (?:chess|the game|a race))",
        ),
    ),
    rule(
        Category.DISCLOSURE,
        Severity.HIGH,
        "disclosure.neglect",
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
        "(?:feed|feeds|let me eat|lets me eat)(?: me| us)?",
        "<adult> (?:locks|locked|locking|kicks|kicked|threw|throws) me (?:in|out|up)",
        "(?:have|has) nowhere to (?:sleep|live|go tonight)|(?:<adult>|they) left (?:me|us) alone "
        "for (?:days|a week|weeks)",
    ),
)
