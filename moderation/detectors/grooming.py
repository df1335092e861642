"""What predators ask and say, weighed by who says it to whom.

The same question is small talk between adults, worth a look between children of one age, and an
alarm from an adult to a child. Age and role shift the severity; they never switch a rule off.
"""

from collections.abc import Iterator

from moderation.context import AgeBand, Context
from moderation.detectors.detected import Detected
from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity
from moderation.normalise import Folded
from rooms.roles import Role

_ASK = (
    "(?:what's|whats|what is|wats|wuts|what|give me|send me|tell me|can i (?:have|get|know|see)|"
    "could i (?:have|get)|may i (?:have|get|know)|gimme|share|drop|i need|i want|text me|dm me|"
    "lemme (?:get|have|see)|let me (?:get|have|see)|wanna have)"
)
_PHOTO = "(?:pics?|pictures?|photos?|selfies?|videos?|nudes|vids?|images?|snaps?)"
_VERY = "(?:so|very|really|way|too|such|much|a|quite|just|pretty|super)"

_said = Said(
    rule(
        Category.PERSONAL_ASKED,
        Severity.MEDIUM,
        "asked.contact",
        f"{_ASK} <your> (?:(?:phone|cell|mobile|home|real|personal|private|mom's|moms) ){{0,2}}"
        "(?:phone number|cell|mobile|phone|addy|contact|insta|snap|number|num|nmbr|digits|"
        "email|e-mail|email address|address|mail|"
        "cell number|full name|last name|real name|surname|birthday|bday|password|login)",
        "(?:do|does) <you> have (?:a )?(?:phone|cell phone|your own phone|email|phone number)"
        "[?!. ]*$|what's the best (?:number|email) (?:for|to reach) <you>",
    ),
    rule(
        Category.PERSONAL_ASKED,
        Severity.MEDIUM,
        "asked.place",
        "where(?:abouts)?(?: exactly)? (?:do|did|are|r|u|you) <you>? ?(?:live|living|staying|from "
        "exactly)|where <you> (?:live|stay|from|at rn)",
        "(?:what|which|wat) (?:school|town|city|street|neighbou?rhood|area|part of town) "
        "(?:do|are|r|does) <you> (?:go|live|in|attend|at|from)(?: to| in| on| at)?",
        "where (?:do <you> go to|is <your>) (?:school|house|home)|what's (?:your|ur) school"
        "(?: called| name|'s name|[?!. ]*$)",
        "how old (?:are|r) (?:you|u)|(?:what's|what is|whats) (?:your|ur) age|(?:your|ur) age\\?|"
        "\\ba/?s/?l\\?|asl\\?|what grade (?:are|r) (?:you|u) in and where",
        "what time do(?:es)? <your> <home> (?:get|come|leave|go)|when (?:is|are|do|does) <your> "
        "<home> (?:gone|out|away|leave|not home|get home|come home|go to (?:work|sleep|bed))",
        unless=(
            "how old (?:are|r) (?:you|u) (?:if|when|in|after|now if|in \\d|then|given|according)"
            ".{0,40}|(?:if|when|then|suppose|years?|twice|times).{0,60}how old (?:are|r) (?:you|u)",
            "(?:what's|what is) (?:your|ur) age (?:if|when|in|given).{0,40}",
        ),
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.secret",
        "(?:don't|dont|no) (?:need|have) to (?:tell|say|mention)(?: \\w+){0,3} (?:your|ur) "
        "<home>|(?:you|u) can (?:totally |really |always )?trust me(?:[,.! ]*$|,? (?:i'm|im|i|"
        "baby|ok|u|you|with))|(?:without|before) (?:your|ur) <home> (?:knowing|finding out|"
        "finds out|know|sees?)",
        "(?:keep|keeping)(?: \\w+){1,4} (?:private|secret|hidden|quiet|to yourself|to "
        "urself)(?: from|[!. ]*$| ok| okay| please)|(?:private|secret|hidden) from (?:your|ur|"
        "the|any) (?:<home>|teachers?|adults?|friends)",
        "<dont> (?:show|tell|share|let)(?: \\w+){0,3} (?:this|our|these|my|the) (?:chats?|"
        "messages?|conversation|convo|texts|dms?)|<dont> (?:show|let) (?:anyone|anybody|your "
        "<home>|ur <home>)(?: this| see| know| our|[!. ]*$)",
        "(?:so|please|pls|and|but|ok|just) <dont> tell[!. ]*$|(?:your|ur) <home>(?: and \\w+)? "
        "(?:would|will|might|'d|gonna) (?:be|get|be so|not|never) (?:so )?(?:mad|angry|upset|"
        "jealous|let you|allow|approve|understand)",
        "<dont> (?:ever )?(?:tell|show|say anything to|say this to|mention (?:this|it|me) to|let) "
        "(?:your|ur|ya|any|the) (?:<home>|teacher|one|body|adults?|friends|other (?:students|tutor|"
        "teachers?)|tutor|school)",
        "<dont> tell (?:anyone|anybody|nobody|no one|ur|mom|mum|dad)(?: else)?(?: we| about "
        "(?:this|us|"
        "our|me|it)| what we| that (?:we|i|you)| ok| okay| please|[!?. ]*$)",
        "(?:our|a|be our|my) (?:little|lil|own|special) secret|this (?:is|stays|will be) our "
        "secret",
        "(?:can|could|will|do) <you> keep (?:a|this|our) (?:little |small )?secret(?: from| "
        "between|"
        " for me|[?!. ]*$)",
        "(?:keep|keeping|stays?|stay|this is|just|only|it's) (?:this|it|that|what we)?(?: a "
        "secret| "
        "talk about| do)?(?: just| only)? ?between (?:us|you and me|me and you|the two of us|"
        "you n me)",
        "(?:nobody|no one) (?:has to|needs to|can|must|should|will|else has to|else needs to) "
        "(?:ever )?(?:know|find out)(?: about (?:this|us|it)|[!?. ]*$)",
        "(?:delete|erase|clear|get rid of) (?:these|this|the|our|all|those|your|ur) "
        "(?:(?:whole|of|the|our|these|chat|last) ){0,2}(?:messages|chat|chats|texts|conversation|"
        "convo|history|chat history|pics)",
        "(?:your|ur) (?:<home>|friends|teachers?)(?: just| will| would| really)* (?:don't|dont|do "
        "not|won't|wouldn't|would not|never|can't) (?:\\w+ ){0,1}(?:understand|get|love|know|"
        "listen to|appreciate|care about|let) (?:you|u|us)",
        "(?:you|u) can (?:only |always )?(?:trust|tell) me (?:more|with|not|anything|everything|"
        "ur|your secrets)|trust me more than|(?:i'm|im) the only one who (?:understands|gets|loves|"
        "cares about|listens to) (?:you|u)|i understand (?:you|u) (?:better|more) than",
        unless=(
            "(?:keep|is) (?:this|that|it) (?:a )?secret (?:number|code|formula)",
            "<dont> (?:tell|show) (?:your|ur|any|the) (?:one|body|friends?|tutor|teacher|class|"
            "other students) (?:the|your|my|what) (?:answer|solution|result|working|number|"
            "next)\\w*",
            "<dont> let (?:any|the|your|ur) (?:one|body|adults?|friends|mom|mum|dad|family)",
            "<dont> tell (?:anyone|anybody) (?:about it )?(?:the|your|my) (?:answer|solution)",
            "(?:it's|just|only|this is|it) (?:just |only )?between",
        ),
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.alone",
        "(?:sneak|slip) (?:out|away)(?: of)?(?: tonight| the house| to| with| later| and| at|"
        "[?!. ]*$)|tell me when (?:your|ur) <home>|(?:webcam|camera|cam|tv|computer|laptop|"
        "lock) (?:in|on) (?:your|ur) (?:bedroom|room|door)|when (?:you're|ur|you are|u r|"
        "youre) (?:home )?alone",
        "(?:are|r|ru) (?:you|u)? ?(?:\\w+ ){0,2}alone (?:in|at|with|rn|right now|now|tonight|"
        "today|upstairs)|(?:anyone|anybody|someone|who|is somebody) (?:else )?(?:is )?(?:at "
        ")?(?:home|there|in the house|in the room|around|awake)(?: right now)? with (?:you|u)|"
        "do (?:you|u) (?:sleep|live|walk home) (?:alone|naked|by yourself)|(?:sleep|share) "
        "(?:in )?(?:your|ur) own (?:bed|room)",
        "(?:are|r) (?:you|u) (?:home |all |at home |by )?(?:alone|yourself|urself)"
        "(?: right now| rn| now| at home| tonight| in your room|[?!. ]*$)|"
        "(?:you|u) (?:home )?alone(?: right now| rn| now| at home| tonight)?[?]",
        "(?:are|r|is) (?:your|ur) <home>(?: and (?:dad|mom|mum|brother|sister))? (?:at )?(?:home|"
        "there|around|asleep|in the room|out|near|nearby|sleeping|watching|with you|gone|away|at "
        "work|in the house|strict|next to you)",
        "(?:anyone|anybody|somebody|someone) (?:else )?(?:in the room|home|there|around|watching|"
        "next to you)(?: with (?:you|u))?(?: right now)?[?]|who(?:'s| is| else is) (?:home|"
        "there|in "
        "the room) with (?:you|u)",
        "(?:which|what|whose) (?:bedroom|room) (?:are|r) (?:you|u) in|(?:are|r) (?:you|u) in "
        "(?:your |ur )?(?:bed|bedroom)|(?:does|do) (?:your|ur) <home> (?:check|look at|read|go "
        "through|see|know|monitor) (?:your|ur|about|that|what|who|this|these)",
        unless=(
            "alone (?:in|at|with) (?:thinking|the|this|a|an|that|numbers?|believing|feeling)",
            "(?:is|are) (?:your|ur) (?:brother|sister|mom|mum|dad|family|mother|father)s? "
            "(?:there|around|out|near) (?:\\d|to help|for)",
        ),
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.flattery",
        "(?:<youre>|be|always be) my (?:special|little|secret|beautiful|pretty) (?:girl|boy|"
        "princess|angel|baby|one|friend|girlfriend)|(?:i'm|im|i am) (?:only |just "
        ")?(?:[2-6]\\d)(?: years old)? but (?:i|we|you|u|age|that|it|don't)|(?:our|this) "
        "(?:friendship|relationship|bond|connection|love) is (?:special|secret|different|ours)|"
        "(?:others|they|people|nobody|no one|adults)(?: else)? (?:wouldn't|won't|would not|"
        "don't|would never|will never) (?:understand|get) (?:us|our|it|what we)",
        "(?:anyone|anybody|someone|somebody|boy|guy|girl|man) (?:ever |else )?(?:touched|"
        "kissed|seen|hugged|held) (?:you|u)(?: naked| before| there| like|[?!. ]*$)|do (?:you|"
        "u) (?:shower|bathe|touch yourself|change|undress|watch porn)|(?:gift|present|surprise|"
        "candy|sweets|something (?:special|nice)) for (?:you|u) (?:if|when|in my|at my|but)",
        "(?:you|u) (?:look|looked|looking)(?: \\w+){0,2} (?:hot|sexy|gorgeous|stunning|"
        "beautiful|attractive|pretty|cute|older)(?: in| today|[!. ]*$| for| with| on)|(?:ur|"
        "<youre>) (?:so|very|really|super|way too) (?:pretty|hot|sexy|gorgeous|beautiful|cute|"
        "attractive)(?: can| i| and| wanna| what| do| in| we)",
        "(?:nice|hot|sexy|perfect|amazing|great|beautiful|good) (?:body|ass|legs|figure|curves|"
        "lips|boobs)(?:[!. ?]*$| on| and| for| u| you| baby)|(?:about|see|touch|love|like|show "
        "me|imagine) (?:your|ur) (?:body|chest|legs|skin|private parts)(?:[!. ?]*$| i| so| and|"
        " baby| rn)",
        "(?:like|date|dated|into|prefer|dating|kissed|with|love|likes?) (?:an? )?older "
        "(?:guys?|boys?|men|women|girls?|man)|(?:been|sleep|slept) with (?:a|any|an older) "
        "(?:boy|man|girl|guy|woman)|i(?:'ll| will| can| could| wanna| want to)? be (?:your|ur) "
        "(?:boyfriend|girlfriend|bf|gf|daddy)|(?:you|u) make me (?:feel so|hard|wet|horny|hot)",
        f"<youre>(?: {_VERY}){{0,3}} (?:mature|grown up|developed|sexy|hot|attractive|gorgeous|"
        "beautiful|pretty|cute|special to me|adorable)(?: for (?:your|ur) age|[!. ]*$| girl| boy)",
        f"<youre>(?: {_VERY}){{0,3}} (?:prettier|hotter|cuter|more beautiful|more mature|sexier|"
        "more grown up|more special) than (?:the|all|any|other|others|most|girls|boys|kids|"
        "everyone)",
        "(?:mature|special|grown up|pretty|developed|tall and pretty|smart and pretty) "
        "for (?:your|ur) age|(?:look|seem|act|sound|are) (?:much |way |so |a lot )?(?:older|more "
        "mature) (?:than|for) (?:your|ur|you are|you really|\\d+|most|other|they|that)|not "
        "like (?:the )?"
        "other (?:girls|boys|kids)",
        "(?:do|have|does|did)? ?(?:you|u) (?:have|got|had|have got) a (?:boyfriend|girlfriend|"
        "bf|gf|"
        "crush)|(?:are|r) (?:you|u) (?:single|dating|seeing) ?(?:anyone|someone|anybody|[?!. ]*$)|"
        "(?:who|whos|who's) (?:is )?(?:your|ur) (?:crush|boyfriend|girlfriend)|"
        "(?:will|can|want to|wanna) (?:you|u)? ?be (?:my|ur|your) (?:girlfriend|boyfriend|gf|bf)",
        "(?:have|did|has|are|do|would|will) (?:you|u) (?:ever |like |let me |wanna |want to )*"
        "(?:been kissed|kissed|kissing|kiss|done it|had sex|touched|touch yourself|made out|dated|"
        "masturbate\\w*|cuddle|seen (?:a|someone) naked|watched? porn|had your first)",
        "i (?:love|like|miss|want|need|fancy|really like) (?:you|u) (?:so much |more than (?:a|"
        "just) "
        "friends?|in a (?:special|different) way|baby|babe|sexy|like a (?:girlfriend|boyfriend|"
        "wife))",
        "age (?:is just a number|doesn't matter|does not matter)|(?:i'm|im) (?:only|just)? ?\\d\\d "
        "but (?:i )?(?:like|love|prefer) (?:younger|young)|wish (?:you|u) were (?:older|\\d\\d|"
        "here "
        "with me|my (?:girlfriend|boyfriend))",
        unless=(
            "(?:nice|good|great|perfect|amazing) (?:body|legs|figure) (?:of|paragraph|on "
            "(?:the|a|that|this))|(?:about|see|touch|like|love) (?:your|ur) (?:body|chest|legs|"
            "skin) (?:paragraph|section|is|has|text)",
            "age doesn't matter (?:here|in this|for this|in the|because|so)",
            "<youre>(?: \\w+){0,2} (?:hot|special) (?:on|dog|water|here|today)",
        ),
    ),
    rule(
        Category.GROOMING,
        Severity.HIGH,
        "grooming.picture",
        "(?:send|show|see|pic|photo|selfie|one|picture|video|you|u) (?:me |one |you |u |it "
        ")*(?:in|wearing|without) (?:your|ur|a|any|no) (?:swimsuit|bikini|underwear|bra|"
        "pajamas|pjs|shower|bed|towel|uniform|dress|clothes|shirt|top)",
        "(?:money|cash|\\$\\d+|robux|gift ?cards?|phone|v-?bucks|skins) (?:for|if)(?: you| "
        "u)?(?: send| give| show)?(?: me)? (?:a |some |ur |your |any )*(?:pics?|pictures?|"
        "photos?|selfies?|videos?|kiss|hug)|(?:put|turn|switch)(?: \\w+)? (?:your |ur "
        ")?(?:camera|cam|webcam|video)(?: on)?(?: \\w+){0,2} (?:wanna|want to|let me|so i can|"
        "i) see (?:you|u)(?:[!. ]*$| baby| rn| alone| now)|(?:can|could|may|let|wanna|want to) "
        "(?:i |me )?see more of (?:you|u)(?:[!. ?]*$)",
        "tell me (?:a |your |ur |some )*(?:secret|fantasy|secrets|fantasies)(?: about|"
        "[!. ?]*$)|(?:what|wat) do (?:you|u) (?:sleep in|wear to bed|wear at night)",
        f"(?:send|sent|show|give|snap|text|share|want|take|can i (?:see|get|have)|let me see|wanna "
        f"see|could i see|got|trade|dm) (?:me |us |him )?(?:a |some |your |ur |another |more |any |"
        f"the |cute |nice |sexy |new |one ){{0,3}}{_PHOTO} (?:of (?:you|u|your|yourself|ur|urself|"
        "that body)|in (?:your|ur)|without|from (?:your|ur)|wearing)",
        "(?:send|show|give|want|text|can i (?:see|get|have)|trade) (?:me )?"
        "(?:a |some |your |ur |any |cute |more )*(?:pics?|selfies?|nudes|face pic|body pic)",
        "(?:turn|switch|put) (?:on )?(?:your|ur) (?:camera|cam|webcam|video)(?: on)?"
        ".{0,30}(?:see (?:you|u|your|ur)|face|alone|wearing|pretty|look)",
        "(?:what|wat|wut) (?:are|r|color|colour|kind of) ?(?:you|u|underwear|bra|panties|pajamas)? "
        "?(?:wearing|are you wearing|you wearing|do you wear)|what do <you> look like",
        "(?:buy|give|get|send|pay) (?:you|u) (?:(?:some|a|an|the|\\w+) ){0,3}(?:if|when|for) "
        "(?:you|u|"
        "a pic|a photo|pics?|ur|your) ?(?:send|show|meet|come|take|let|keep|do|of)?",
        "how (?:tall|big|much do <you> weigh|developed) (?:are|r|is) (?:you|u|your|ur) "
        "?(?:chest|boobs|body|bra|bum|butt)|(?:what(?:'s| is)|what|which) (?:(?:your|ur) "
        ")?(?:bra|cup|body) size",
        unless=(
            f"(?:send|show|give|take|share|can i see|want) (?:me |us )?(?:a |some |your |ur |the |"
            f"any |more )*{_PHOTO} of (?:you|your|ur|the|it|this|that)(?:'re|r)?(?: \\w+){{0,2}} "
            "(?:work|working|answer|graph|paper|page|board|notes?|homework|problem|solution|"
            "worksheet|calculator|drawing|diagram|screen|textbook|book|steps|question|assignment|"
            "writing|project|equation|sheet|triangle|\\w+work)",
            "(?:send|show|give|take|share|can i see|want|text) (?:me |us )?(?:a |some |your |"
            "ur |the "
            "|any |more )*(?:pics?|photos?|pictures?) of (?:the|it|this|that|what|how|both|"
            "each|all|"
            "problem|question|page|\\d|a|an|my|our|his|her|them|two|three)",
            "(?:camera|cam|webcam|video)(?: on)?.{0,25}see (?:your|the|ur|what) (?:paper|work|page|"
            "writing|notebook|answer|drawing|board|screen|steps|notes?|homework|worksheet|"
            "calculator|you wrote|you did|you have)",
            "(?:what|wat) are you wearing (?:is|in (?:the )?(?:spanish|french|german|english))",
            "give (?:you|u) (?:(?:a|the|some|another|one|two|more|extra) )*(?:hint|clue|example|"
            "minute|second|problem|question|point|moment|tip|try|answer|equation|number|formula|"
            "rule|idea|start)s?.{0,30}",
            "(?:give|get|send) (?:you|u) (?:\\w+ ){0,3}(?:if|when|for) you (?:do|take) "
            "(?:the|away|out|it|this|that|a|an|\\d|x|y|\\w+ (?:from|away))",
        ),
    ),
)


def grooming(folded: Folded, context: Context) -> Iterator[Detected]:
    """What the rules find, the graver the older the author is than the readers."""
    shift = _shift(context)
    for found in _said(folded, context):
        severity = Severity(max(Severity.LOW, min(Severity.SEVERE, found.severity + shift)))
        yield found._replace(severity=severity)


def _shift(context: Context) -> int:
    is_adult = context.age is AgeBand.ADULT or context.role is not Role.STUDENT
    if context.readers is AgeBand.ADULT:
        # Among adults it is no more than a note. A child who asks an adult is looked after still.
        return -2 if is_adult else 0
    return 1 if is_adult else 0
