"""What a person may rely on when they write to the room."""

from rooms.commands import (
    ChatDelete,
    ChatPost,
    HeldRelease,
    HeldRemove,
    PersonMute,
    PersonRemove,
    SessionEnd,
    SessionStart,
)
from rooms.decision import Given
from rooms.refusals import Code
from tests.fakes.house import BLOCKED, HELD, MIA, MODERATOR, TOM, TUTOR, House, in_session


def code(outcome) -> Code | None:
    return outcome.refusal.code if outcome.refusal else None


def texts(house: House, viewer) -> list[str | None]:
    chat = house.view(viewer).chat
    return [chat[place].text for place in sorted(chat)]


def test_a_message_that_passes_is_seen_by_everybody() -> None:
    house = in_session()
    house.do(MIA, ChatPost, text="is it 42?")
    assert texts(house, MIA) == texts(house, TOM) == texts(house, TUTOR) == ["is it 42?"]


def test_a_held_message_is_a_place_to_its_author_and_staff_and_nothing_to_others() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="you idiot", screening=HELD).seq
    assert house.view(MIA).chat[place].status == "held"
    assert house.view(MODERATOR).chat[place].status == "held"
    assert place not in house.view(TOM).chat
    assert "idiot" not in "".join(each.model_dump_json() for each in house.log)


def test_a_text_that_nobody_screened_is_held() -> None:
    house = in_session()
    outcome = house.decide(MIA, ChatPost(id="c", text="hello"), Given(at=0))
    assert house.state.chat[outcome.seq].status == "held"


def test_a_tutor_is_screened_like_everybody_else() -> None:
    house = in_session()
    place = house.do(TUTOR, ChatPost, text="…", screening=HELD).seq
    assert place not in house.view(MIA).chat


def test_a_released_message_takes_the_place_it_was_written_at() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="first", screening=HELD).seq
    house.do(TOM, ChatPost, text="second")
    house.do(MODERATOR, HeldRelease, place=place)
    assert texts(house, TOM) == ["first", "second"]
    assert house.view(TOM).chat[place].author == "mia"


def test_a_removed_message_never_reaches_others_and_its_author_knows() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="no", screening=HELD).seq
    house.do(MODERATOR, HeldRemove, place=place)
    assert house.view(MIA).chat[place].status == "removed"
    assert place not in house.view(TOM).chat


def test_only_staff_decide_on_held_words_and_never_on_their_own() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="x", screening=HELD).seq
    assert code(house.do(TOM, HeldRelease, place=place)) is Code.NOT_ALLOWED
    assert code(house.do(MIA, HeldRelease, place=place)) is Code.NOT_ALLOWED
    own = house.do(TUTOR, ChatPost, text="y", screening=HELD).seq
    assert code(house.do(TUTOR, HeldRelease, place=own)) is Code.NOT_ALLOWED


def test_the_second_decision_on_held_words_is_refused() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="x", screening=HELD).seq
    house.do(MODERATOR, HeldRemove, place=place)
    assert code(house.do(TUTOR, HeldRelease, place=place)) is Code.ALREADY_DECIDED


def test_blocked_words_are_refused_with_advice_and_leave_no_fact() -> None:
    house = in_session()
    before = len(house.log)
    outcome = house.do(MIA, ChatPost, text="…", screening=BLOCKED)
    assert code(outcome) is Code.BLOCKED
    assert "Try to say what you feel." in outcome.refusal.message
    assert len(house.log) == before


def test_an_author_deletes_their_own_message_and_nobody_elses() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="oh").seq
    assert code(house.do(TOM, ChatDelete, place=place)) is Code.NOT_FOUND
    house.do(MIA, ChatDelete, place=place)
    assert house.view(TOM).chat[place].status == "deleted"
    assert house.view(TOM).chat[place].text is None


def test_a_held_message_can_be_withdrawn_by_its_author_without_a_trace_for_others() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="oh", screening=HELD).seq
    house.do(MIA, ChatDelete, place=place)
    assert place not in house.view(MIA).chat
    assert texts(house, TOM) == []
    assert code(house.do(MODERATOR, HeldRelease, place=place)) is Code.ALREADY_DECIDED


def test_a_muted_student_cannot_post_and_is_told_so_kindly() -> None:
    house = in_session()
    house.do(TUTOR, PersonMute, person="mia", muted=True)
    outcome = house.do(MIA, ChatPost, text="hello")
    assert code(outcome) is Code.MUTED
    assert "raise your hand" in outcome.refusal.message


def test_a_student_who_was_sent_out_can_do_nothing() -> None:
    house = in_session()
    house.do(TUTOR, PersonRemove, person="mia")
    assert code(house.do(MIA, ChatPost, text="hello")) is Code.REMOVED


def test_without_a_session_nothing_can_be_said_and_what_was_said_stays() -> None:
    house = in_session()
    house.do(MIA, ChatPost, text="bye")
    house.do(TUTOR, SessionEnd)
    assert code(house.do(MIA, ChatPost, text="anyone?")) is Code.NO_SESSION
    assert texts(house, MIA) == ["bye"]


def test_a_reply_is_to_a_message_that_is_there() -> None:
    house = in_session()
    place = house.do(MIA, ChatPost, text="one", screening=HELD).seq
    assert code(house.do(TOM, ChatPost, text="re", reply_to=place)) is Code.NOT_FOUND


def test_a_new_session_leaves_very_old_messages_to_the_log(monkeypatch) -> None:
    monkeypatch.setattr("rooms.chat.KEPT", 3)
    house = in_session()
    for n in range(5):
        house.do(MIA, ChatPost, text=f"m{n}")
    house.do(TUTOR, SessionEnd)
    house.do(TUTOR, SessionStart)
    assert texts(house, MIA) == ["m2", "m3", "m4"]
    assert texts(house, TOM) == ["m2", "m3", "m4"]
