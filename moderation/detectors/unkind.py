"""Bullying, threats and sexual talk, said to somebody in words that are fine elsewhere."""

from moderation.detectors.said import rule
from moderation.findings import Category, Severity

RULES = (
    rule(
        Category.BULLYING,
        Severity.HIGH,
        "bullying.death",
        "(?:go |just |you should |u should |pls |please ){0,2}(?:kill|hang) "
        "(?:yourself|urself|ur self|your self|yourselves)|(?:go )?kys",
        "(?:go|just|should|and|hope you|hope u|pls|please) die"
        "(?! (?:out|roll|down|rolls|from|in|of))(?! \\w{1,12}ing)",
        "you (?:should|shouldn't|should not|don't deserve to) (?:not )?(?:exist|be alive|live|have "
        "been born)",
        "(?:the )?world (?:would be|is|'d be) better (?:off )?without (?:you|u)",
    ),
    rule(
        Category.BULLYING,
        Severity.MEDIUM,
        "bullying.outcast",
        "(?:nobody|no one|noone|none of us|we don't|everyone|everybody|everyone in class|"
        "the whole class|we all)(?: \\w+ \\w+)? (?:like|likes|hate|hates|want|wants|loves|cares "
        "about) (?:you|u)(?: here| in| around| to|$|[.!])",
        "(?:you|u) (?:have|got) no friends",
        "you (?:smell|stink)(?: bad| so bad| like)?(?! (?:the|a))",
        "go back to (?:your|ur) (?:own )?country",
        "(?:ur|your|yo) (?:mom|mum|mama|momma|mother) (?:is |so |is so |such ){1,2}(?:a )?"
        "(?:fat|ugly|dumb|stupid|whore|poor|broke|gay)",
        "what an? (?:freak|loser|idiot|moron|weirdo|clown)",
    ),
    rule(
        Category.THREAT,
        Severity.HIGH,
        "threat.violence",
        "i(?:'ll| will|'m going to|m going to| am going to|m gonna|'m gonna| gonna| wanna| want to)"
        " (?:\\w+ (?:you|u|him|her|them) and |come and |find you and |just ){0,1}"
        "(?:kill|beat|punch|hurt|stab|shoot|slap|kick|smash|hit|destroy|fight|murder|strangle) "
        "(?:you|u|him|her|them)(?! (?:up with|in (?:chess|the game|math)|at (?:chess|math)))",
        "(?:you're|youre|ur|you are) (?:so )?(?:dead after|dead at|gonna get beat|gonna die|"
        "going to die)",
        "watch (?:your|ur) back|i know where you live|i will find you",
    ),
)
