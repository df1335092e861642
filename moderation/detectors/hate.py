"""Hatred of groups of people: a group beside what would harm or degrade anybody.

Neither half is anything by itself: "Muslims" and "vermin" are words of lessons. A text that quotes
such a thing or denies it is found as well, unless it says so plainly; a person decides.
"""

from collections.abc import Iterator

import re2

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity
from moderation.normalise import Folded

_GROUP = (
    "(?:women|girls|females|gays|gay (?:people|person|man|men|folks?)|lesbians?|homosexuals?|"
    "trans (?:people|person|women|men|woman|man|folks?|kids?)|transgenders?|queers|bisexuals|"
    "black (?:people|person|men|women|man|woman|folks?|kids?)|blacks|africans?|african americans?|"
    "asians?|chinese(?: people)?|indians|mexicans?|latinos?|latinas?|hispanics?|arabs?|muslims?|"
    "islam|jews?|jewish people|christians|hindus|immigrants?|migrants?|refugees|foreigners?|"
    "disabled (?:people|person|men|women|folks?|kids?)|autistics?|autistic (?:people|kids?)|"
    "white people|whites|native americans|gypsies|romani|pakistanis?|poles|"
    "(?:people|persons?|men|women|kids|those) (?:with disabilities|of colou?r)|fat people|"
    "♿|🏳🌈|⚧|poor people|liberals|democrats|republicans|conservatives|leftists?|illegals)"
)
_LOW = (
    "(?:scum|scumbags?|vermin|parasites?|trash|garbage|filth|filthy|dirt|rats?|cockroach(?:es)?|"
    "pigs?|dogs|apes?|monkeys?|animals|beasts|savages?|subhumans?|sub human|plague|cancer|disease|"
    "disgusting|disgrace|pathetic|worthless|inferior|stupid|dumb|idiots?|morons?|retard(?:s|ed)?|"
    "evil|ugly|repulsive|revolting|gross|vile|criminals?|rapists?|terrorists?|thieves|leeches|"
    "waste of (?:space|oxygen|air)|lesser beings|not human|not people|mentally ill|abnormal|"
    "unnatural|abominations?|freaks?|pests?|insects|bugs|maggots|lazy|dirty|degenerates?|"
    "perverts?|pedophiles|sick in the head|assholes?|bastards?|bitch(?:es)?|dickheads?|"
    "brainless|ignorant|barbaric|uncivili[sz]ed|delusional|disgust(?:s)? me|less than human|"
    "an infestation|invaders|violent thugs|thugs|a threat|a burden|a joke|imbeciles|cretins|pricks|"
    "cunts?|whores?|sluts?|tards?|[💩🐖🐷🐽🐀🐁🦠🦟🪳🐍🐒🐵🗑🤮🤢🤡🐛])"
)
_HARM = (
    "(?:killed|shot|hanged|hung|executed|eradicated|exterminated|murdered|beaten|attacked|gassed|"
    "burned|burnt|tortured|raped|deported|wiped out|put down|locked up|die|suffer|be removed|"
    "punished|stoned|castrated|slaughtered|annihilated|eliminated|destroyed|harmed|hurt|abused|"
    "lynched|enslaved|wiped from|throats cut|treated like animals|thrown out|kicked out|"
    "sent back|denied|banned|[💀🔪🔫💣👊🪓])"
)
_DO = (
    "(?:kill|shoot|hang|execute|eradicate|exterminate|murder|beat up|beat|attack|gas|burn|torture|"
    "rape|wipe out|get rid of|strangle|slaughter|stab|annihilate|punch|spit on|hurt|hit|snap|"
    "destroy|eliminate|bomb|smash|slap|choke|lynch|poison|run over|kick|throw out|deport|"
    "crush|drown|slit|purge|abuse|harm|[💀🔪🔫💣👊🪓])"
)
_FEELING = (
    "(?:hate|hates|despise|despises|loathe|loathes|detest|can't stand|cannot stand|want to vomit|"
    "am disgusted by|disgusted by|sick of|fed up with|pissed off by|have no respect for|"
    "abhor|am sick of|so tired of)"
)
_OF = (
    "(?:(?:all|these|those|any|every|some|the|most|a|an|more|you|of|fucking|dirty|damn|such|"
    "other) )"
)

_said = Said(
    rule(
        Category.BULLYING,
        Severity.HIGH,
        "hate.group",
        f"{_GROUP}(?: \\w+){{0,3}} (?:are|is|r|as|being|be|were|like|seem|look)(?: "
        f"[\\w']+){{0,5}}? {_LOW}",
        f"{_GROUP} {_LOW}|{_GROUP}.{{0,60}}[🤮🤢💩]|{_GROUP} = {_LOW}|"
        f"{_LOW} (?:like|of|as|such as) {_OF}{{0,3}}{_GROUP}|"
        f"(?:fucking|filthy|dirty|disgusting|stupid|damn|dumb|typical|goddamn|evil|ugly) {_GROUP}",
        f"{_GROUP}(?: \\w+){{0,4}} (?:should|ought|must|deserve|deserves|need|needs|have|has|will|"
        f"would|to|be|all|were|had)(?: [\\w']+){{0,5}} {_HARM}",
        f"(?:{_DO}|{_DO}ing) {_OF}{{0,3}}(?:necks of |throats of |heads of )?{_OF}{{0,2}}{_GROUP}|"
        f"(?:death|die) (?:to|,|for) {_OF}{{0,2}}{_GROUP}",
        f"(?:i|we|everyone|everybody|people|god)(?: \\w+){{0,3}} {_FEELING} {_OF}{{0,3}}{_GROUP}|"
        f"{_FEELING} {_OF}{{0,3}}{_GROUP}|{_GROUP}(?: \\w+){{0,3}} (?:disgusts?|sickens?|appal+s?|"
        "piss(?:es)?|makes?) (?:me|us)(?: (?:sick|off|vomit|puke|angry))?",
        f"(?:nothing|less|no) (?:\\w+ ){{0,5}}(?:than|but) {_OF}{{0,3}}{_GROUP}|"
        f"(?:never|don't|not|can't|wouldn't) (?:trust|respect|befriend|date|hire|listen to|want) "
        f"(?:[\\w']+ ){{0,5}}{_GROUP}",
        f"{_GROUP}(?: \\w+){{0,4}} (?:don't|dont|do not|not|no|never|isn't|aren't|cannot|can't) "
        "(?:\\w+ ){0,2}(?:deserve|belong|right to|worthy|human|people|have rights|be trusted|"
        "be allowed|fit in|equal|welcome|help themselves|rights|real women|real men|as good as)",
        f"(?:infest|infesting|infested|invade|invading|invasion of|swarms? of|plague of|overrun by|"
        f"flood of|ruin|ruining|poisoning|destroying|rid of) (?:\\w+ ){{0,3}}{_GROUP}|"
        f"{_GROUP}(?: \\w+){{0,2}} (?:infest|invad|ruin|poison|destroy|corrupt)(?:ing|e|s)? "
        f"(?:our|my|"
        "the|this)",
        f"{_GROUP}(?: \\w+){{0,2}} (?:go|get|back)(?: \\w+){{0,2}} (?:back|out|home|to where)|"
        f"send {_OF}{{0,2}}{_GROUP} (?:back|home)|(?:no|fewer|without) (?:more )?{_GROUP} "
        "(?:allowed|here|in (?:this|our|my))",
        unless=(
            f"{_GROUP}(?: \\w+){{0,3}} (?:should|ought|must|deserve|deserves|need|needs|have|"
            f"has|can|"
            f"do|does) (?:not|never|to never)(?: [\\w']+){{0,5}} {_HARM}",
            f"(?:no|not one|none of the) {_GROUP}(?: \\w+){{0,4}} (?:should|ought|deserves?|must)"
            "(?: [\\w']+){0,6}",
            f"(?:not|never|nobody|no one|isn't|aren't|wasn't|doesn't|hardly|opposite of|against|"
            f"stop|without|prevent)(?: [\\w']+){{0,8}} (?:{_LOW}|{_HARM})",
            f"(?:not|never|nobody|no one|don't|against|stop|prevent|condemn|victims? of)"
            f"(?: [\\w']+){{0,6}} (?:{_DO}(?:ing)?|murders?|killings?) {_OF}{{0,3}}{_GROUP}",
            "(?:were|was|are|is|being|been|had been|get|got) (?:\\w+ly )?(?:enslaved|deported|"
            "lynched|"
            "murdered|killed|executed|attacked|denied|banned|abused|punished|tortured|hurt|harmed|"
            "eliminated|destroyed|beaten|shot|hanged|burned|thrown out|kicked out)",
        ),
    ),
)


_SPOKEN = (
    r"\b(?:says?|said|saying|writ(?:e|es|ing|ten)|wrote|call(?:s|ed|ing)?|tell(?:s|ing)?|told|"
    r"threaten(?:s|ed|ing)?|wish(?:es|ed|ing)?|believ(?:e|es|ing)|claim(?:s|ed|ing)?|statements?|"
    r"messages?|things like|stuff like|words like|argu(?:e|es|ed|ing)|comments?|suggest(?:s|ing)?|"
    r"post(?:s|ed|ing)?|think(?:s|ing)?|chant(?:s|ed|ing)?|slogans?|posters?)\b"
)
_QUOTED = re2.compile(f'{_SPOKEN}.{{0,40}}"[^"]{{3,200}}"|"[^"]{{3,200}}".{{0,60}}{_SPOKEN}')
_CONDEMNED = re2.compile(
    f"{_SPOKEN}.{{0,160}}(?:hateful|hurtful|horrible|offensive|bigot|racist|sexist|homophob|wrong|"
    "jail|prison|respect|dehumani|blocked|small-minded|ashamed|kicked off|banned|nasty|not ok|"
    "terrible|hurts|doesn't count|consequences|thrown in|reflect)|"
    f"(?:can't|cannot|don't|stop|not ok(?:ay)? to be?|wrong to|never|how can you|how dare|what "
    f"makes "
    f"|do you not|jail for|respect for|consequences for|horrible to|ashamed of|lost all).{{0,60}}"
    f"{_SPOKEN}"
)


def hate(folded: Folded, context: Context) -> Iterator[Detected]:
    """What the rules find; only a note where it is quoted or condemned."""
    for found in _said(folded, context):
        text = folded.text
        if _QUOTED.search(text) or _CONDEMNED.search(text):
            yield found._replace(severity=Severity.LOW)
        else:
            yield found
