"""Addresses, numbers and links are found; the numbers of a lesson are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screen import judge_text
from rooms.ports import Finding

DIGITS = st.text(st.sampled_from("0123456789"), min_size=10, max_size=10)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("mia.k@example.co.uk", "e-mail"),
        ("ｍｉａ＠example.org", "e-mail"),
        ("mia at gmail dot com", "e-mail"),
        ("mia [at] school (dot) net", "e-mail"),
        ("(555) 123-4567", "phone"),
        ("+1 555.123.4567", "phone"),
        ("whatsapp me on +49 170 1234567", "phone"),
        ("my number is 5 5 5 1 2 3 4 5 6 7", "phone"),
        ("my number is five five five one two three four", "phone"),
        ("text me 5551234567", "phone"),
        ("see docs.example.com for it", "link"),
        ("bit.ly/abc", "link"),
        ("t.me/mia and example.co.uk/x", "link"),
        ("HTTPS://example.test/a", "link"),
    ],
)
def test_what_leads_out_of_the_room_is_held(text, category) -> None:
    screening = judge_text(text, "chat")
    assert (screening.finding, screening.category) == (Finding.HOLD, category)


@pytest.mark.parametrize(
    "text",
    [
        "my number is 7, what is yours?",
        "the answer is 1234567890",
        "a@b is no operation, x@2 neither",
        "5 +44 7911 123456",
        "555-123-4567 = -4135",
        "x = 200 300 4000",
        "e.g. this, i.e. that, 3.5.So what? Then go.",
        "call f(x) with 1, 2, 3, 4, 5, 6 and 7.5",
        "at 10.15 in room 2.04, 0.1234 5678",
        "sin.cos/tan = a.bc/d, and.or/not, 2.5km/h",
        "1/2/2024 or 2024-01-02",
    ],
)
def test_numbers_and_stops_of_a_lesson_pass(text) -> None:
    assert judge_text(text, "chat").finding is Finding.PASS


@given(DIGITS, st.sampled_from(["call me {}", "my phone number is {}", "text me: {}"]))
def test_ten_digits_after_a_cue_are_a_phone_number(digits, sentence) -> None:
    for number in (digits, " ".join(digits), f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"):
        assert judge_text(sentence.format(number), "chat").category == "phone"


@given(st.emails())
def test_no_address_gets_through(address) -> None:
    assert judge_text(address, "chat").finding is not Finding.PASS
