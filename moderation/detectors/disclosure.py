"""Abuse and neglect that somebody tells of, of their own home or of an adult.

It is never held against its author, and never told to the parents by itself.
"""

from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity

_HURTS = (
    "(?:hits?|hitting|beats?|beating|hurts?|hurting|touch(?:es|ed|ing)?|punch(?:es|ed|ing)?|"
    "kick(?:s|ed|ing)?|chok(?:es|ed|ing)|slap(?:s|ped|ping)?|abus(?:es|ed|ing)|burn(?:s|ed|t)|"
    "whip(?:s|ped)|molest(?:s|ed|ing)|rap(?:es|ed)|strangl(?:es|ed)|throws things at|"
    "lock(?:s|ed)|threw)"
)
_OFTEN = "(?:always|sometimes|keeps?|kept|still|often|just|who|has|is|was|really|has been|again)"

disclosure = Said(
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
