"""Leading somebody away from where adults look after the talk, and asking what predators ask."""

from moderation.detectors.said import rule
from moderation.findings import Category, Severity

_NAMING = "(?:is|it's|its|:|=|->)"
"""What stands between a kind of address and the address."""

CONTACT = (
    rule(
        Category.CONTACT,
        Severity.MEDIUM,
        "contact.site",
        "(?:add|ad|hit|find|follow|message|msg|dm|pm|text|call|hmu|join|talk to|chat) "
        "(?:me |us |up |each other |one another ){0,2}(?:on|in|at|over|via|through|with) "
        "(?:my |the |your ){0,1}<site>",
        "(?:what's|whats|what is|wats|give me|send me|drop|can i (?:get|have)) <your> "
        "(?:<site>|gamertag|gamer tag|handle|username on|@|socials|social media|ig name)",
        "(?:do |does |have |got ){0,1}<you> (?:have|got|use|on) (?:a |an ){0,1}<site>",
        "(?:have|got) <site>\\?",
        "(?:let's|lets|can we|we can|we could|wanna|want to|should we|could we|shall we) "
        "(?:just )?(?:talk|chat|move|go|switch|call|text|continue|meet|facetime|face time|skype|"
        "zoom|video call|vc)(?: (?:to|on|over|in|via))? <site>",
        "(?:let's|lets|can we|we can|wanna|want to|should we|could we) (?:facetime|face time|skype|"
        "video ?call)",
        f"my <site>(?: name| user| username| handle| account| acc)? ?{_NAMING} ?@?\\w{{1,40}}",
        "my sc ?(?:is|:|=) ?\\w{1,40}",
        "my <site>[\\s,.:]{0,3}@\\w{1,40}",
        "join (?:my|our|the) (?:<site>|server|group chat|gc)",
        "(?:find|add|talk|meet|message|chat|follow)(?: me| to me| with me)? (?:on|in|over) "
        "(?:that|the) (?:\\w+ ){0,3}app",
        "(?:the|that) (?:yellow|blue|green|pink|purple|ghost|bird|camera|\\w+ ghost|blue bird) app",
        "hmu on <site>",
    ),
    rule(
        Category.CONTACT,
        Severity.MEDIUM,
        "contact.apart",
        "(?:text|call|ring|phone|whatsapp|facetime|email) me (?:after|later|tonight|tomorrow|"
        "at home|when|instead|if you want|anytime|on my)",
        "(?:let's|lets|can we|we can|we could|wanna|want to|should we|could we|shall we)"
        " (?:meet|hang out|hangout|link)(?: up)?"
        " (?:irl|in real life|in person|at the (?:park|mall|house|cinema|store)|after school|"
        "outside|somewhere|alone)",
        "(?:come|come over|come round) (?:to|at) (?:my|our) (?:house|place|home|apartment|flat)",
        "(?:lesson|session|sessions|class|talk|chat|meet|tutor|this)(?: \\w+){0,3} "
        "(?:outside|off) (?:of )?(?:this|the) (?:site|app|platform|website|chat)",
        "(?:i can|i could|i will|i'll|let me) (?:tutor|teach|help|see) you (?:privately|in private|"
        "alone|at home|at my house|outside|for cash)",
        "no need to book|(?:pay|venmo|paypal|cashapp|cash app) me (?:on|with|by|via|through|in)",
    ),
)

ASKED = (
    rule(
        Category.PERSONAL_ASKED,
        Severity.MEDIUM,
        "asked.contact",
        "(?:what's|whats|what is|wats|give me|send me|tell me|can i (?:have|get)|gimme|share|drop) "
        "<your> (?:(?:phone|cell|mobile|home|real|personal) ){0,2}"
        "(?:phone|number|num|nmbr|digits|email|e-mail|address|mail|cell number|full name|last name|"
        "surname|birthday|password)(?! (?:of|did|is \\d|for the))",
    ),
    rule(
        Category.PERSONAL_ASKED,
        Severity.MEDIUM,
        "asked.place",
        "where (?:do|did|are) <you> (?:live|living|stay)",
        "(?:what|which) (?:school|town|city|street) (?:do|are|r) <you> (?:go|live|in|attend|at)"
        "(?: to| in| on| at)?",
        "where (?:do <you> go to|is <your>) (?:school|house|home)",
        "how old (?:are|r) (?:you|u)(?! (?:if|when|in the|after|now if))",
    ),
)

GROOMING = (
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.secret",
        "<dont> (?:tell|show) (?:your|ur|any) (?:parents|mom|mum|dad|mother|father|family|teacher|"
        "one|body|adult|friends)(?! the answer)",
        "<dont> tell (?:anyone|anybody)(?: about (?:this|us|our|me)| what we)",
        "(?:our|a) (?:little|lil|own) secret(?! (?:number|code|formula))",
        "(?:keep|keeping) (?:this|it|that) (?:a secret )?(?:just |only ){0,1}"
        "(?:between (?:us|you and me)|secret from)",
        "(?:delete|erase|clear) (?:these|this|the|our|all|those) (?:\\w+ ){0,1}"
        "(?:messages|chat|chats|texts|conversation)",
        "(?:your|ur) (?:parents|mom|mum|dad|friends)(?: just)? (?:don't|dont|do not|won't|"
        "wouldn't|would not) (?:\\w+ ){0,1}(?:understand|get|love|know) (?:you|u|us)",
        "trust me more than|you can (?:only )?trust me (?:with|not|more)",
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.alone",
        "(?:are|r) (?:you|u) (?:home |all ){0,1}alone(?: right now| rn| now| at home| tonight)?",
        "(?:are|r|is) (?:your|ur) (?:parents|mom|mum|dad|mom and dad|family) (?:at )?"
        "(?:home|there|around|asleep|in the room|out|near)",
        "(?:which|what|whose) (?:bedroom|room) (?:are|r) (?:you|u) in|are you in (?:your )?bed",
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.flattery",
        "<youre> (?:so |very |really |way |too ){0,2}(?:mature|grown up|developed|sexy|hot)"
        "(?: for (?:your|ur) age)?",
        "<youre> (?:(?:so|way|much) ){0,2}(?:prettier|hotter|cuter|more beautiful|more mature|"
        "sexier) than",
        "(?:mature|special|grown up|pretty) for (?:your|ur) age",
        "(?:do|have) (?:you|u) (?:have|got|had) a (?:boyfriend|girlfriend|bf|gf|crush)",
        "(?:have|did) (?:you|u) (?:ever )?(?:kissed|kiss|done it|had sex|touched|make out|dated)",
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.picture",
        "(?:send|show|give|snap|text) (?:me |us ){0,1}"
        "(?:a |some |your |ur |another |more |the ){0,2}"
        "(?:pic|pics|picture|pictures|photo|photos|selfie|selfies|video|nudes|vid)"
        "(?: of (?:you|u|your|yourself|ur)| in (?:your|ur))",
        "send (?:me )?(?:a |some |your ){0,1}(?:pic|pics|selfie|selfies|nudes)(?! of (?:the|it|your"
        " (?:work|answer|graph|paper|page|board)))",
        "(?:turn|switch|put) (?:on )?(?:your|ur) (?:camera|cam|webcam|video)(?: on)?"
        "(?=.{0,30}(?:see you|see u|face|alone|wearing))",
        "(?:what|wat) (?:are|r) (?:you|u) wearing",
        "(?:buy|give|get|send) (?:you|u) (?:\\w+ ){0,3}(?:if|when) (?:you|u) (?:send|show|meet|come"
        "|take)",
    ),
)
