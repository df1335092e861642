"""Asking somebody for their personal data, weighed by who asks whom."""

from moderation.detectors.said import Said, rule
from moderation.detectors.weighed import weighed
from moderation.findings import Category, Severity

_ASK = (
    "(?:what's|whats|what is|wats|wuts|what|give me|send me|tell me|can i (?:have|get|know|see)|"
    "could i (?:have|get)|may i (?:have|get|know)|gimme|share|drop|i need|i want|text me|dm me|"
    "lemme (?:get|have|see)|let me (?:get|have|see)|wanna have)"
)

asking = weighed(
    Said(
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
            "where(?:abouts)?(?: exactly)? (?:do|did|are|r|u|you) <you>? ?(?:live|living|"
            "staying|from "
            "exactly)|where <you> (?:live|stay|from|at rn)",
            "(?:what|which|wat) (?:school|town|city|street|neighbou?rhood|area|part of town) "
            "(?:do|are|r|does) <you> (?:go|live|in|attend|at|from)(?: to| in| on| at)?",
            "where (?:do <you> go to|is <your>) (?:school|house|home)|what's (?:your|ur) school"
            "(?: called| name|'s name|[?!. ]*$)",
            "how old (?:are|r) (?:you|u)|(?:what's|what is|whats) (?:your|ur) age|(?:your|ur) "
            "age\\?|"
            "\\ba/?s/?l\\?|asl\\?|what grade (?:are|r) (?:you|u) in and where",
            "what time do(?:es)? <your> <home> (?:get|come|leave|go)|when (?:is|are|do|does) "
            "<your> "
            "<home> (?:gone|out|away|leave|not home|get home|come home|go to (?:work|sleep|bed))",
            unless=(
                "how old (?:are|r) (?:you|u) (?:if|when|in|after|now if|in \\d|then|given|"
                "according)"
                ".{0,40}|(?:if|when|then|suppose|years?|twice|times).{0,60}how old (?:are|r) "
                "(?:you|u)",
                "(?:what's|what is) (?:your|ur) age (?:if|when|in|given).{0,40}",
            ),
        ),
    )
)
"""What the rules find, the graver the older the author is than the readers."""
