"""Whole sentences, as children and those who mean them harm write them."""

import pytest

from moderation.context import USUAL_HOSTS, AgeBand, Context
from moderation.findings import Category, Finding, Severity
from moderation.pipeline import Pipeline
from rooms.roles import Role

PIPELINE = Pipeline()


def found(text: str) -> tuple[Finding, ...]:
    return PIPELINE.examine(text, Context(allowed_hosts=USUAL_HOSTS))


@pytest.mark.parametrize(
    "text",
    [
        "I've been thinking about ending it for weeks",
        "sometimes I just don't want to wake up",
        "i feel like killing myself after this test fr",
        "there's no reason for me to be alive",
        "I can't go on living like this",
        "i wanna die so bad",
        "my life is worthless and i want out",
        "i tried to kill myself last year",
        "i cut my arms when im sad",
        "ive been cutting",
        "I hate myself and want to disappear",
        "everyone would be happier if i was dead",
        "i'm going to jump off the roof tonight",
        "my stepfather touches me at night",
        "my mom locks me in the closet",
        "dad punched me again yesterday",
        "my mum's boyfriend comes into my room",
        "i have bruises because my dad beat me",
        "he made me touch him",
        "they dont give me food at home",
        "i dont feel safe at home",
        "theres a kid who said hes gonna shoot everyone tomorrow",
        "can you keep a secret from your mom",
        "lets not tell anyone we talk ok",
        "you seem older than 12",
        "you're not like other girls your age",
        "do your parents read your messages",
        "are you by yourself rn",
        "can i see a pic of you",
        "send pics",
        "what do u look like",
        "u got a bf?",
        "have you had your first kiss yet",
        "i could pick you up from school",
        "i'll buy you a phone if you meet me",
        "what bra size are you",
        "this has to stay between you and me",
        "you can tell me anything i wont tell your mom",
        "is your mom home?",
        "wanna be my girlfriend",
        "when does your dad leave for work",
        "what's ur snap",
        "whats your instagram",
        "u on discord?",
        "got insta?",
        "can u give me ur number",
        "lemme get ur digits",
        "add my snap: mike_22",
        "lets continue this on whatsapp",
        "we should talk on telegram",
        "my ig is @sunny.day",
        "hit me up on insta later",
        "i'll dm you on instagram",
        "want to meet up this weekend",
        "come over to my place after school",
        "lets hang out at the mall just us",
        "here's my number 555 234 9876",
        "hmu 555-234-9876",
        "my cell: 6175550199",
        "my email is kid2012 at hotmail dot com",
        "mail me kid2012@hotmail.co.uk",
        "I live at 15 Rosewood Lane, Dover",
        "my address: 4 Hill Road",
        "I go to St Marys Primary School",
        "my birthday is the 4th of july",
        "my last name is Petrov",
        "add me on roblox coolkid99",
        "my username is coolkid_99 on fortnite",
        "nobody wants to be your friend",
        "you're the ugliest kid in class",
        "everyone thinks you're a freak",
        "you should just die",
        "i'm gonna beat you up tomorrow",
        "ill kill you",
        "you're so dumb lol",
        "you are such an idiot",
        "loser",
        "go back to mexico",
        "fat ass",
        "i hope you get cancer",
        "wanna have sex",
        "im so horny",
        "click this link for free robux",
        "get free vbucks at vbuckz.xyz",
    ],
)
def test_what_may_harm_somebody_is_found(text) -> None:
    assert any(each.severity > Severity.LOW for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "kill the process and restart python",
        "the bacteria die when heated",
        "I want to die of embarrassment, I forgot the minus",
        "who killed Julius Caesar",
        "the knife cuts the pizza into 8 slices",
        "my brother hit a home run",
        "my dad works 8 hours a day at $12 per hour",
        "I live in Texas and it's hot",
        "what's your favorite number",
        "how old is your brother in the problem?",
        "what is your answer",
        "can I have your attention please",
        "send me the link to the worksheet",
        "text message costs 5 cents",
        "call me when you finish step 2",
        "let's meet at the vertex",
        "let's talk about slope",
        "let's move on to the next question",
        "can we switch to the other board",
        "add me to the group please",
        "follow me so far?",
        "do you have a calculator",
        "do you have a picture of the problem",
        "send a photo of your work",
        "can you turn on your camera so I can see your paper?",
        "turn on your microphone",
        "are you there?",
        "are you still here",
        "are your parents coming to the meeting",
        "my mom said it's wrong",
        "my teacher hits the desk with a ruler",
        "don't tell me the answer",
        "don't tell anyone the answer yet",
        "this is a secret code problem",
        "you are so smart",
        "you're doing great, you're so close",
        "you are beautiful at math lol",
        "I love you guys",
        "I hate fractions so much",
        "I hate this problem",
        "this is so stupid",
        "I'm so dumb, I forgot",
        "that's a dumb mistake by me",
        "my answer is stupid",
        "is it a dumb question",
        "your answer is ugly but correct",
        "the fat cat sat",
        "he is a pig farmer",
        "pigs and cows on the farm",
        "the slave trade across the Atlantic",
        "black holes and white dwarfs",
        "white people and black people marched together",
        "women were not allowed to vote until 1920",
        "Jews were killed in the Holocaust",
        "Muslims, Christians and Jews live in Jerusalem",
        "immigrants came to America in 1900",
        "Chinese workers built the railroad",
        "the Mexican-American war",
        "Indians were forced from their land",
        "6 girls and 8 boys are in a class",
        "girls are 40% of the class",
        "he ran over 5 miles",
        "shoot the ball at 45 degrees",
        "the gun fires a bullet at 300 m/s",
        "the bomb was dropped in 1945",
        "he takes a knife to school cafeteria? no, it is a word problem",
        "a train leaves at 5:15 from platform 12",
        "the population is 1,234,567,890",
        "call 911 is a number",
        "dial tone frequency is 440",
        "phone plan A costs $20",
        "x = 555-1234",
        "3.14159 26535 89793",
        "2, 4, 6, 8, 10, 12",
        "my score is 95 out of 100",
        "I'm 12 and I don't get it",
        "I was born in 2012 so I'm 12",
        "my birthday is in may",
        "my name is Ana",
        "I go to school by bus",
        "my school is big",
        "my password is not working",
        "my username is not working",
        "my zoom is lagging",
        "zoom in on the graph",
        "can you zoom in?",
        "the signal is weak",
        "message in a bottle",
        "Discord among the states led to war",
        "I have a snap test tomorrow",
        "steam engine efficiency",
        "the telegram was sent in 1917",
        "who is alone in the story",
        "are you alone in thinking that",
        "she felt alone",
        "what are you wearing is present continuous",
        "you look different in the picture",
        "do you want to do it?",
        "let's do it",
        "touch the screen",
        "show me your work",
        "show me your answer",
        "suck up the water with a straw",
        "blow out the candle",
        "it sucks that I got it wrong",
        "damn it I forgot",
        "oh my god",
        "hell yeah",
        "what the heck",
        "crap",
        "butt joint",
        "an ass is a donkey",
        "Virginia and Essex",
        "specialist",
        "the Dutch dike",
        "he was hanged in 1692",
        "people were burned at the stake",
        "Shut up and take my money meme",
        "no one likes homework",
        "nobody wants pie for dinner",
        "you have no negative numbers",
        "you should not divide by zero",
        "you should die laughing",
        "roll a die",
        "the world would be better without pollution",
        "go to example 3",
        "I can't do this anymore, it's too hard",
        "I can't take this class anymore",
        "end of line",
        "we ended it all with a proof",
        "I'm done",
        "I give up",
        "goodbye everyone, see you tomorrow",
        "goodbye, that was my last question",
        "this is my last question",
        "I took a pill for my headache",
        "the dose is 3 pills a day",
        "she took all the tablets to the lab",
        "I hurt my arm in soccer",
        "I cut my finger",
        "cut along the line",
        "I burned my tongue",
        "I'm starving",
        "I haven't eaten yet",
        "haven't eaten lunch, can we stop soon",
        "there is no food web here",
        "I'm scared of the test",
        "I'm afraid to ask",
        "meet in the library at school",
        "see you after school",
        "after class can we talk about question 4",
        "can you help me outside of class?",
        "work outside the parentheses",
        "pay me back $5",
        "buy now pay later interest problem",
        "free fall acceleration",
        "win 5 games out of 10",
        "click here to submit",
        "ha ha ha ha ha",
        "no no no no",
        "yesssss",
        "wooooow",
        "!!!!!!!!!",
        "????",
        "😂😂😂",
        "1111111111",
        "0.3333333333333333333333333333",
        "the sum of 1+1+1+1+1+1+1+1+1+1+1+1+1+1",
        "John lives at 12 Main Street",
        "the house number is 221",
        "the zip code has 5 digits",
    ],
)
def test_what_is_said_in_lessons_is_no_harm(text) -> None:
    assert not found(text)


def severity_of(text: str, **circumstances) -> int:
    findings = PIPELINE.examine(text, Context(**circumstances))
    return max((each.severity for each in findings), default=0)


@pytest.mark.parametrize(
    "text",
    [
        "are you home alone",
        "you are so mature for your age",
        "dont tell your parents",
        "what's your phone number",
        "do you have a boyfriend",
    ],
)
def test_what_an_adult_asks_a_child_is_graver_than_among_their_own(text) -> None:
    child, adult = AgeBand.CHILD, AgeBand.ADULT
    by_child = severity_of(text, age=child, readers=child)
    by_adult = severity_of(text, age=adult, readers=child)
    by_tutor = severity_of(text, role=Role.TUTOR, readers=child)
    among_adults = severity_of(text, age=adult, readers=adult)
    assert 0 < among_adults < by_child < by_adult == by_tutor


def test_hatred_that_is_quoted_or_condemned_is_a_note() -> None:
    assert severity_of("immigrants are vermin") == Severity.HIGH
    assert severity_of('it is wrong to say "immigrants are vermin"') == Severity.LOW
    assert severity_of("you can't say that immigrants are vermin") == Severity.LOW
    assert not severity_of("immigrants came by ship, and rats are vermin")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("https://khanacademy.org/math", False),
        ("www.khanacademy.org has it", False),
        ("https://khanacademy.org.evil.example/x", True),
        ("https://khanacademy.org@evil.example/x", True),
        ("https://notkhanacademy.org", True),
        ("HTTPS://ＥＶＩＬ.example", True),
        ("evil dot com slash me", True),
        ("http://192.168.0.1/win", True),
    ],
)
def test_links_go_where_the_school_allows_and_nowhere_else(text, is_found) -> None:
    links = [each for each in found(text) if each.category is Category.LINK]
    assert bool(links) is is_found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my card is 4111 1111 1111 1111", "given.card"),
        ("use DE89 3704 0044 0532 0130 00", "given.account"),
        ("it is 078-05-1120", "given.ssn"),
        ("four1five five5five oh132", "given.phone"),
    ],
)
def test_numbers_that_are_somebodys_are_found(text, rule) -> None:
    assert rule in {each.rule for each in found(text)}


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1112", "DE88 3704 0044 0532 0130 00", "ISBN 978-3-16-148410-0", "078-05"],
)
def test_a_wrong_check_digit_is_no_card_and_no_account(text) -> None:
    assert not found(text)
