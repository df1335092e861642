"""Somebody in danger: self-harm and suicide, violence at a school, abuse and neglect told.

What is found here is never held against its author. Idioms ("this homework is killing me") and
stories ("Romeo wants to die") have other subjects or objects than the rules ask for.
"""

from moderation.detectors.said import rule
from moderation.findings import Category, Severity

_ME = "(?:myself|my self|me|my life|my own life)"
_ADULT = (
    "(?:dad|mom|mum|mother|father|stepdad|step dad|stepmom|step mom|uncle|aunt|parents|brother|"
    "grandpa|grandma|cousin|teacher|coach|babysitter|moms boyfriend|mom's boyfriend)"
)
_HURTS = (
    "(?:hits|hit|beats|beat|hurts|hurt|touches|touched|punches|punched|kicks|kicked|chokes|choked|"
    "slaps|slapped|abuses|abused|burns|burned|whips|whipped|molested|raped|rapes|locks|locked)"
)

RULES = (
    rule(
        Category.CRISIS,
        Severity.SEVERE,
        "crisis.suicide",
        f"<i>(?: (?:really|just|might|may|could|should|think|do|feel|like|kinda|so|to|i|<want>))"
        rf"{{0,5}} (?:kill|hang|unalive|off|shoot|drown|end) {_ME}",
        "(?:<im>|i'll|i) (?:going to |gonna |will |might |about to |just |wanna |want to ){0,2}"
        f"(?:kill|hang|unalive|drown|end) {_ME}(?! (?:laughing|with laughter))",
        "(?:wanna|want to|ready to|wish i could|going to|gonna|might|will|may) kms",
        "kms (?:fr|tonight|today|soon|rn|now)|unalive myself|kill(?:ing)? myself",
        "i (?:(?:really|just|so|kinda) ){0,2}(?:want to|wanna|wish to|wish i could) die",
        "i <dont> (?:want to|wanna) (?:be alive|live|be here|exist|wake up)(?: anymore)?",
        "i wish (?:i|that i) (?:was|were) (?:dead|never born|not alive|gone)",
        "i (?:want to|wanna) (?:be dead|disappear forever|stop existing)",
        "<im> (?:going to |gonna |about to |ready to ){0,1}end (?:it all|it tonight|things)",
        "(?:ending|end|take|taking) my (?:own )?life",
        "i'm suicidal|i am suicidal|suicidal thoughts|thinking (?:about|of) suicide",
        "(?:nobody|no one|noone|everyone|everybody|they|you|people) "
        "(?:would|will|wouldn't|'d|d) (?:even )?(?:care|miss me|notice|be happier|be better off)"
        " (?:if i (?:was|were) (?:gone|dead)|if i died|if i disappeared|without me|when i'm gone)",
        "(?:world|family|all|they|everyone|everybody|you) (?:is|are|would be|'d be|will be|be) "
        "(?:all )?better off (?:without me|if i was dead)",
        "(?:no|there's no|there is no|see no|what's the) (?:point|reason|use) "
        "(?:in|of|to|for) (?:living|live|being alive|be alive|my life|going on)",
        "(?:can't|cannot|can not) (?:do|take) (?:this|it|life) (?:anymore|any more|any longer)"
        "(?: i want (?:it|this) to (?:be over|end|stop))?(?=.{0,30}(?:over|end|stop|die|live))",
        "i want (?:it all|my life) to (?:be over|end)",
        "goodbye (?:everyone|everybody|world|all|forever).{0,30}(?:last|forever|final|gone)",
        "(?:this is|today is|it's|its) my last (?:day|night|message|goodbye)(?: alive| here on)?",
        "i (?:took|swallowed|have taken) (?:a bunch of|a lot of|all|too many|a bottle of|all the)"
        " (?:my |the |her |his ){0,1}(?:pills|tablets|meds|medicine|sleeping pills)",
    ),
    rule(
        Category.CRISIS,
        Severity.HIGH,
        "crisis.self_harm",
        "i (?:(?:keep|kept|have been|been|started|still|want to|wanna|always|just|sometimes) ){0,2}"
        "(?:cut|cutting|hurt|hurting|harm|harming|burn|burning|starve|starving|scratch) (?:myself)"
        "(?! (?:shaving|a |some |off ))",
        "i've been (?:cutting|hurting|harming|burning|starving) (?:myself|again)",
        "i self harm|(?:started|been|keep) (?:self harming|cutting again|purging)",
        "i (?:make|made|force) myself (?:throw up|puke|vomit)",
    ),
    rule(
        Category.CRISIS,
        Severity.SEVERE,
        "crisis.violence",
        "(?:shoot|shooting|blow|blowing|bomb|bombing|burn|burning) (?:up |down )?"
        "(?:the |my |this |our |your |ur )?(?:school|class|classroom)",
        "(?:bring|bringing|brings|brought|take|taking|have|has|got) (?:a |my |his |her |dads ){0,2}"
        "(?:gun|knife|weapon|bomb) (?:to|in|at|into) (?:the |my |our |this ){0,1}(?:school|class)",
    ),
    rule(
        Category.DISCLOSURE,
        Severity.SEVERE,
        "disclosure.harm",
        f"my {_ADULT}(?:'s boyfriend| boyfriend)? "
        rf"(?:(?:always|sometimes|keeps|still|often|just|who) ){{0,2}}{_HURTS} "
        "(?:me|my sister|my brother|my mom|my mum|us)(?! up| with a question)",
        f"(?:he|she|they|someone|somebody|a man|an adult) {_HURTS} me"
        "(?=.{0,40}(?:tell|told|secret|private|home|scared|night|bed))",
        f"(?:someone|somebody|{_ADULT}|a man|an adult) (?:touched|touches|molested|raped) me",
        "(?:i was|i got|i've been|i am being|i'm being) (?:raped|molested|abused|sexually abused)",
        "told me (?:not to|never to) tell (?:anyone|anybody|my mom|my parents)",
    ),
    rule(
        Category.DISCLOSURE,
        Severity.HIGH,
        "disclosure.neglect",
        "(?:scared|afraid|terrified|frightened) (?:to go|of going|to be) (?:back )?(?:home)",
        "(?:i )?(?:haven't|have not|didn't|havent) (?:eaten|ate|eat) (?:anything )?(?:in|for|since)"
        " (?:\\d+|two|three|four|a few|many) (?:days|day)",
        "(?:there is|there's|theres|we have|got) no food (?:at home|in the house|at my house)",
        "(?:they|he|she|mom|dad|parents) (?:won't|doesn't|don't) (?:feed|let me eat)(?: me)?",
    ),
)
