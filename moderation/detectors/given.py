"""Personal data that somebody gives of themselves, by the words around it."""

from moderation.detectors.said import rule
from moderation.findings import Category, Severity

_STREET = (
    "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|way|court|ct|boulevard|blvd|place|pl|close|"
    "crescent|terrace|highway|hwy|square)"
)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_SCHOOL = "(?:elementary|middle|high|primary|school|academy|college|junior high|prep)"

RULES = (
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.place",
        rf"(?:i|we) live (?:at|on|in) \d{{1,5}}[a-z]? (?:[a-z]+ ){{1,3}}{_STREET}",
        r"(?:my|our) (?:address|house|home) is (?:at |on )?\d{1,5}[a-z]?(?: [a-z]+){1,3}",
        "zip ?code is \\d{5}(?=.{0,30}live)|(?:my|our) (?:zip ?code|post ?code) is \\w{3,8}",
        "(?:home|house) alone (?:till|until|til|every|after|all|most)",
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.school",
        rf"(?:i go to|i attend|i'm in|i'm at|<im> at|my school is) (?:[a-z]+ ){{1,3}}{_SCHOOL}"
        " (?:in|school)",
        "(?:in|is) (?:mrs|mr|ms|miss)\\.? [a-z]+'?s? (?:\\d\\w{2} grade )?class at [a-z]+",
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.self",
        "my (?:full|real|whole|last) name is [a-z]+(?: [a-z]+){0,2}",
        "my (?:birthday|bday|b day|birthdate) is (?:on )?(?:the )?"
        rf"(?:{_MONTH}|\d{{1,2}}[/.-]\d|\d{{1,2}}(?:st|nd|rd|th)?)",
        rf"i was born on (?:the )?(?:{_MONTH} \d|\d{{1,2}})",
        "my name is [a-z]+(?: [a-z]+)? and (?:<im>) \\d{1,2}(?: years old)?",
        "<im> \\d{1,2}(?: years old)? and (?:i )?live in [a-z]+",
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.MEDIUM,
        "given.handle",
        r"my <site>(?: name| user| username| handle| account| acc)? ?(?:is|it's|:|=|@) ?"
        r"@?\w[\w.#-]{2,40}",
    ),
    rule(
        Category.PERSONAL_GIVEN,
        Severity.HIGH,
        "given.secret",
        "my (?:password|passcode|pin|passwd) is \\S{1,40}",
        r"my (?:social|ssn|social security|social security number) (?:is )?\d{3}",
        r"(?:credit|debit|bank) card(?: number)? (?:is )?\d{4}",
        r"my ip(?: address)? is \d{1,3}\.\d{1,3}",
    ),
)
