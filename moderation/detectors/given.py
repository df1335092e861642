"""Personal data that somebody gives of themselves, by the words around it."""

from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity

_STREET = (
    "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|way|court|ct|boulevard|blvd|place|pl|close|"
    "crescent|terrace|highway|hwy|square|circle|parkway|pkwy|trail|grove|gardens|row|strasse|"
    "str|rue|calle|via)"
)
_MONTH = (
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|"
    "july|august|september|october|november|december)"
)
_SCHOOL = (
    "(?:elementary|middle|high|primary|secondary|grammar|junior high|prep|preparatory|charter|"
    "academy|college|catholic|comprehensive|montessori|school)"
)
_DATE = (
    f"(?:{_MONTH}|\\d{{1,2}}[/.-]\\d|\\d{{1,2}}(?:st|nd|rd|th)|the \\d{{1,2}}|"
    f"\\d{{1,2}} (?:of )?{_MONTH})"
)
_NO_NAME = (
    "(?:the|a|an|my|our|this|that|his|her|your|public|private|regular|normal|same|new|another)"
)

given = Said(
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.place",
        rf"(?:i|we|i'm|we're)(?: live| stay| living| am)? (?:at|on|in) (?:number )?\d{{1,5}}[a-z]?"
        rf" (?:[a-z']+ ){{1,3}}{_STREET}",
        rf"(?:i|we) live (?:at|on|in) \d{{1,5}}[a-z]? [a-z]+|(?:i|we) live (?:on|in|near|off) "
        rf"[a-z]+ (?:[a-z]+ )?{_STREET}",
        r"(?:my|our) (?:home |house )?address(?: is|'s|:)(?: at| on)* \d{1,5}[a-z]?(?: [a-z']+)"
        r"{1,3}",
        rf"(?:my|our) (?:house|home|flat|apartment)(?: is|'s|:)(?: at| on)* \d{{1,5}}[a-z]? "
        rf"(?:[a-z']+ ){{1,3}}{_STREET}",
        rf"(?:come to|come over to|pick me up (?:at|from)|meet me at|send it to) \d{{1,5}}[a-z]? "
        rf"(?:[a-z']+ ){{1,3}}{_STREET}",
        r"(?:my|our) (?:zip|zip code|zipcode|post ?code|postal code) (?:is|:|=) [a-z\d]{3,8}",
        r"(?:zip|zip code|zipcode|post ?code) is \w{4,8}.{0,30}(?:live|house|home)",
        r"(?:<im>|i'll be|i will be|i'm all|i am) (?:home|house|at home) alone (?:till|until|til|"
        r"every|after|all|most|tonight|now|rn|today|this|for|at|when|right now|on|on \w+days)",
        rf"my <adult> works? (?:at|in|for) .{{1,40}}(?:on|near) [a-z]+ {_STREET}.{{0,20}}",
        unless=(
            r"(?:i|we) live (?:in|on) \d{4}(?: |,|$).{0,10}",
            r"(?:i|we) live (?:in|on|at) \d+ (?:dimensions?|percent|dollars|different|houses|"
            r"days|years|months|miles|minutes|floors?|km|meters|feet)",
            r"(?:i|we) live (?:in|on|near) (?:a|an|the|my|our|this|that|one) [a-z]+ "
            r"(?:street|road|way|place|lane|drive|court|close|square|circle|row|trail)?",
        ),
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.school",
        rf"(?:i go to|i attend|i'm in|i'm at|<im> at|my school is|my school's name is|we go to|"
        rf"i study at|i'm a student at|i'm from) (?:[a-z.']+ ){{1,3}}{_SCHOOL}"
        r"(?: school)?(?: (?:in|school|academy|on|near|at))?",
        r"(?:my school is|my school is called|my school's name is|name of my school is) "
        r"[a-z]+(?: [a-z]+)?",
        r"(?:in|is|my teacher is|<im> in) (?:mrs|mr|ms|miss) [a-z]+(?:'s)? "
        r"(?:\w+ grade |grade \d )?class at [a-z]+",
        unless=(
            rf"(?:i go to|i attend|i'm in|i'm at|<im> at|we go to|my school is|i'm from) "
            rf"(?:(?:{_NO_NAME}|in|at|to|very|really|so|middle|high|elementary|primary|secondary|"
            rf"online|home|night|summer|grade|good|bad|fun|big|small|far|closed|local) )+"
            rf"(?:{_SCHOOL}|{_NO_NAME})*(?: ?{_SCHOOL})*",
            rf"(?:i go to|i attend|i'm in|i'm at|<im> at) (?:middle|high|elementary|primary|"
            rf"secondary|grammar|prep|grade|junior|year|online|home|summer|night|\w+ grade) "
            rf"(?:high |middle )?{_SCHOOL}?(?: school)?",
            r"my school is (?:in|on|so|very|really|not|closed|a|the|big|small|far|near|hard|easy|"
            r"fun|good|bad|starting|having|doing|over|out|online|at|out|also|too|great|ok|boring|"
            r"like|strict|cool|next|right|called the|open|different|better|from|\d).{0,20}",
        ),
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.self",
        "my (?:full|real|whole|complete|legal) name is [a-z]+(?: [a-z]+){0,2}",
        "my (?:last name|surname|family name) is [a-z]+",
        "my (?:birthday|bday|b-?day|birthdate|birth date|date of birth|dob)(?: is|'s|:) "
        f"(?:on )?(?:the )?{_DATE}",
        f"i was born (?:on|in) (?:the )?{_DATE}.{{0,12}}(?:19|20)\\d\\d|i was born on (?:the "
        f")?{_DATE}",
        "my name is [a-z]+(?: [a-z]+)? (?:and )?(?:<im>) \\d{1,2}(?: years old| yo)?",
        "<im> \\d{1,2}(?: years old| yo| yrs old)?(?: and)?(?: i| i'm)? (?:live|from|living) "
        "(?:in|from)? ?[a-z]+",
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.handle",
        r"(?:my|our) (?:<site>|user ?name|gamertag|gamer tag|handle|psn|epic|sc|socials|@)"
        r"(?: name| user| username| handle| account| acc| id| tag| gamertag)?"
        r"(?:(?: is| its| it's|'s) |[ ]?[:=@] ?| )[@_.\w#-]{2,40}",
        r"(?:my|add|add me|follow|follow me|dm|dm me|msg|message me|find me|hit me up|hmu)"
        r"(?: on| at|:)*(?: <site>)?(?: ?:| ?-)? ?@[\w.]{2,40}",
        r"(?:<site>|ig|sc|insta)(?: is|:| ?=| ?->)+ ?@?[a-z]+[\w.]*[\d_.#]\w*",
        r"(?:i'm|im|it's|its|user|name|find me as|look up|search(?: for)?) @?[a-z]+[\w.]*[_#\d]\w* "
        r"on <site>",
        r"@[a-z_.\d]{3,30} (?:on|at) <site>",
        unless=(
            r"my (?:<site>|user ?name|handle|gamertag)(?: account| app| name| id)? (?:is|was|"
            r"got|has|"
            r"doesn't|isn't|app|not|video|videos|call|class|link|page|meeting|screen|keeps|won't|"
            r"can't|froze|crashed|and|or|to|on|in|for|with) (?:not|broken|down|frozen|slow|blocked|"
            r"banned|here|the|a|an|on|off|working|crash\w+|lagging|my|so|being|gone|old|new|"
            r"private|"
            r"muted|for|to|too|really|very|just|now|open|closed|loading)",
            r"my (?:zoom|steam|signal|line|disc|vk|snap|youtube|yt|minecraft|handle|facetime|"
            r"roblox|fortnite|xbox|playstation|discord|instagram|tiktok|facebook|reddit|"
            r"twitter|skype|"
            r"telegram|whatsapp|twitch) (?:app|not|video|call|class|link|page|meeting|screen|"
            r"keeps|won't|can't|froze|crashed|and|or|to|on|in|for|with|world|game|server|house|"
            r"cubes?|"
            r"engine|post|area|volume|radius|diameter|circumference|feed|problem|engines?|room|of)",
        ),
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.HIGH,
        "given.secret",
        "(?:my|the|our|mom's|moms|dad's|dads) (?:password|passcode|passwd|pass word|pw|wifi "
        "password)"
        "(?: is|'s|:| ?=) \\S{1,40}",
        "my (?:pin|login|log in)(?: number| code)?(?: is|:) \\S{3,40}",
        r"(?:social|ssn|social security|social security number|passport|passport number|license "
        r"number|student id|id number)(?: is|:|#)* [a-z]?\d{3}",
        r"my ip(?: address)?(?: is|:) \d{1,3}\.\d{1,3}",
        unless=(
            "(?:my|the|our) (?:password|passcode|pin|login)(?: is|:) (?:not|wrong|too|the|a|an|"
            "in|hard|easy|safe|secret|so|too|broken|on|incorrect|strong|weak|made|chosen|"
            "\\d+ (?:digits?|letters?|characters?))",
        ),
    ),
)
