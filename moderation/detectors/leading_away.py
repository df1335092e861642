"""Leading somebody away from where adults look after the talk."""

from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity

_REACH = (
    "(?:add|ad|hit|find|follow|message|msg|dm|pm|text|call|hmu|join|chat|talk|reach|contact|"
    "meet|snap|write|hit up|link|game|play|get|see|message)"
)

leading_away = Said(
    rule(
        Category.CONTACT,
        Severity.MEDIUM,
        "contact.site",
        "(?:catch|reach|get|hmu|message|look me up|look for me|find|see you|see u|talk to you|"
        "chat)(?: \\w+){0,3} (?:on|over|via) <site>(?: as| under|[.!? ]*$| later| tonight)|"
        "(?:google|search|look up) (?:me|my name)(?: and| on)",
        "(?:swap|trade|exchange|share) (?:our )?(?:phone numbers|snaps|socials|instas|emails|"
        "digits|contacts|usernames|handles|gamertags|discords)|(?:<lets>) (?:swap|exchange|"
        "trade) numbers[!. ?]*$|(?:talk|chat|speak) on the phone",
        "(?:talk|chat|move|go|use|switch|message|text|speak|continue|meet)(?: \\w+){0,3} "
        "(?:another|different|some other|other|diff) (?:app|site|platform|chat app|website|"
        "game)|(?:got|have|use) (?:any )?other (?:apps?|socials?)",
        "<youre>? ?on <site>[?! ]*$|(?:add|msg|text|dm|find|message) (?:me|him|her|us)(?: on| "
        "at| @|:| there)* ?@\\w{3,30}",
        f"{_REACH} (?:me |us |up |to me |with me |to you |to |each other |one another ){{0,2}}"
        "(?:on|in|at|over|via|through|with|by|using|thru) (?:my |the |your |ur ){0,1}<site>",
        "(?:what's|whats|what is|what are|what|wats|wuts|wts|give me|gimme|send me|drop|tell me|"
        "can i (?:get|have)|share) <your> (?:<site>|gamertag|gamer tag|handle|username|user name|"
        "user on|@|socials|social media|ig name)(?: name| user| id| tag| handle)?",
        "(?:do |does |r |are )?<you> (?:have|got|use|on|using|gotta) (?:a |an |any )?<site>(?: "
        "too| "
        "acc| account|[?!. ]*$)",
        "(?:have|got|any1 got|anyone got|anyone have|anybody have|who has|who got) "
        "(?:a )?<site>(?:\\?|[?!. ]*$)",
        "<lets> (?:just )?(?:talk|chat|move|go|switch|call|text|continue|meet|facetime|face time|"
        "skype|zoom|video call|vc|hop|take this|take it|do this|keep talking|message|play|game)"
        "(?: (?:to|on|over|in|via|onto|each other|together|it|this|there|online))* <site>",
        "<lets> (?:facetime|face time|skype|vid(?:eo)? ?call|vc|whatsapp)(?: later| tonight| after|"
        " now| sometime| tomorrow|[?!. ]*$)",
        "(?:join|come to|get in|get on|hop in|come on) (?:my|our|the|a) (?:<site>|server|"
        "group chat|gc|private chat|private server)(?: server| group| chat)?",
        "(?:find|add|talk|meet|message|chat|follow|search|text|go)(?: me| to me| with me| for me)? "
        "(?:on|in|over) (?:that|the|this) (?:\\w+ ){0,3}app(?: with| called|[?!. ]*$)?",
        "the app with the (?:ghost|bird|camera|phone|blue|yellow|plane|paper plane)",
        "(?:the|that) (?:yellow|blue|green|pink|purple|white|ghost|bird|camera) (?:ghost |bird |"
        "camera |phone |chat )?app",
        "(?:dm|pm|private message|inbox) me(?: on| at| there| later| if| for| ur| your|[!. ]*$)|"
        "slide (?:in|into) (?:my|ur|your) dms?|check (?:your|ur) dms?",
        "(?:i'm|im|i am) (?:\\w+ ){0,2}(?:on|in) <site>(?: as| under| too|,? add me|,? find me)",
        unless=(
            "(?:call|find|meet|get|see|add|write) (?:\\w+ )?(?:with|in|on|by|at|using|through|"
            "over|via)"
            " (?:the |my |your )?(?:signal|line|steam|disc|wa|vk|zoom)(?: \\w+)?",
            "(?:can't|cannot|don't|dont) (?:see|hear|find) (?:you|u|me|us) (?:on|in) (?:the )?zoom",
        ),
    ),
    rule(
        Category.CONTACT,
        Severity.MEDIUM,
        "contact.apart",
        "come (?:over )?to my (?:birthday|party|sleepover|pool|bday)(?: party)?(?: \\w+){0,2}|"
        "(?:stop|quit|instead of) using this (?:site|app|platform)|(?:pay|paying) (?:me|you|"
        "him|her) (?:direct|directly|in cash|privately|outside)",
        "(?:i|we)(?:'ll| will|'m gonna|m gonna| can| could| gonna| am going to| should| wanna) "
        "(?:text|call|dm|snap|facetime|ring|whatsapp|msg|skype|phone) (?:you|u)(?: after| "
        "later| tonight| tomorrow| on| when| at| back| ok|[.! ]*$)",
        "meet (?:me|up|us)? ?(?:behind|outside|by|near|at|in) (?:the |my |your |a )?(?:gym|"
        "field|pool|woods|bathroom|locker|bus|bleachers|lot|parking|alley|hotel|river|lake|"
        "shops?|cafe|coffee|skate|football|soccer|train|arcade|back|front gate|street)",
        "come (?:over |round )?(?:to|at) (?:my|our) (?:place|house|home|room|apartment|flat|"
        "hotel|car)(?: \\w+)?|(?:want|like|love|need|would love|wish i could) (?:to )?(?:meet|"
        "see) (?:you|u) (?:alone|in person|in real life|irl|outside|tonight|soon|after|face to "
        "face|somewhere)|meet(?:ing)? (?:you|u|up)? ?(?:alone|in secret|secretly|somewhere "
        "(?:quiet|private))",
        "(?:tutor|teach|coach)(?:ing)? (?:you|u)(?: \\w+)? at (?:my|your|ur) (?:house|place|"
        "home)|(?:half|cheaper|less|lower|discount)(?: \\w+)? (?:price )?(?:if|when) (?:you|u|"
        "we) (?:pay|book|go|do it|meet)|off (?:the )?(?:platform|app|site|books)",
        "(?:text|call|ring|phone|whatsapp|facetime|email|txt|txt me|snap|skype|message|msg) me "
        "(?:after|later|tonight|tomorrow|at home|instead|if you want|anytime|any time|on my|"
        "when (?:ur|you|u|<your>)|privately|in private|directly|whenever|at night|outside|@|back|"
        "on your|from (?:your|ur))",
        "<lets> (?:\\w+ )?(?:meet|hang|hang out|hangout|link|get together|see each other)(?: "
        "up| out)?"
        "(?: (?:sometime|tomorrow|later|tonight|today|just))?(?: just (?:us|you and me|the two "
        "of us))?"
        " (?:irl|in real life|in person|face to face|offline|at (?:the|my|your|a) (?:park|mall|"
        "house|"
        "cinema|movies|store|place|mcdonalds|beach|library|starbucks|skatepark|playground|bus "
        "stop)|"
        "after school|after class|after the lesson|outside|somewhere|alone|just us|this weekend|"
        "on (?:the )?(?:weekend|saturday|sunday|friday))",
        "meet me (?:at|in|by|near|behind|outside) (?:the |my |your )?(?:park|mall|house|cinema|"
        "school|store|gate|bathroom|toilets?|station|playground|corner|mcdonald'?s|library|car)",
        "(?:come|come over|come round|come by|sleep ?over|stay over|drop by|swing by) (?:to|at) "
        "(?:my|our|mine) ?(?:house|place|home|apartment|flat|room|car)?(?: (?:to|and|for|after|"
        "when|"
        "tonight|tomorrow|later|this|alone|if|sometime)|[!?. ]*$)",
        "(?:i (?:can|could|will|'ll)|i'll|let me) (?:come )?(?:pick|collect|get) (?:you|u) "
        "(?:up|from)(?: (?:from|after|at|in|tomorrow|tonight|later)|[?!. ]*$)",
        "(?:can|could|should|may) i (?:come|come over|come by|visit|pick (?:you|u) up)"
        "(?: to)?(?: (?:your|ur) (?:house|place|home|room|school)| over| at your| from school| "
        "u| you)",
        "(?:lessons?|sessions?|class|classes|talk|talking|chat|chatting|meet|meeting|tutor|"
        "tutoring|"
        "this|continue|work)(?: \\w+){0,3} (?:outside|off|away from|somewhere other than|"
        "somewhere else than) (?:of )?(?:here|studyhall|(?:this|the|studyhall) (?:site|app|"
        "platform|"
        "website|"
        "chat|page|room))",
        "(?:talk|chat|message|speak|continue|go|move)(?: \\w+){0,2} (?:somewhere (?:else|"
        "private|more "
        "private|they can't|no one|nobody)|in private|privately|where (?:no one|nobody|they) "
        "(?:can|can't|cannot|could|will|won't)?)",
        "(?:i can|i could|i will|i'll|let me|i'd) (?:tutor|teach|help|see|meet|coach) (?:you|u) "
        "(?:\\w+ ){0,1}(?:privately|in private|alone|at home|at my|at your|at ur|outside|for cash|"
        "in person|one on one at|cheaper)",
        "no need to book|(?:pay|venmo|paypal|cashapp|cash app|zelle|e ?transfer) me "
        "(?:on|with|by|via|through|in|directly|direct|and|cash|here|@|instead|\\d)|"
        "(?:pay|paid|cash) (?:me )?(?:directly|in cash|under the table)|book(?:ing)? (?:me )?"
        "(?:directly|off (?:the )?(?:site|platform|app))",
        unless=(
            "(?:meet|meets) (?:in|at|by|near) (?:the )?(?:back|front|street) (?:of|side).{0,10}",
            "(?:meet|hang)(?: \\w+)? (?:at|in) (?:the )?(?:point|origin|middle|vertex|"
            "intersection)",
            "(?:pay|call|text) me (?:back )?\\$?\\d.{0,30}how (?:much|many)",
            "call me (?:back|later|when|anytime|if you want) ?(?:the |a )?"
            "(?:function|method|recursive\\w*)",
            "call me (?:over |back )?when (?:you|u|you're|ur|you've) (?:finish|finished|done|"
            "are done|"
            "get to|need|have|got|are ready|ready|reach|solve|know|see|understand)(?: \\w+)?",
            "this (?:\\w+ )?(?:outside|off) (?:of )?the (?:page|line|graph|grid|chart|board)",
            "(?:go|move|work)(?: \\w+){0,2} where (?:they|no one|nobody)",
        ),
    ),
)
