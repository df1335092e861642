"""What a person and a room may send: shared by all sockets, given back when they close."""

from types import SimpleNamespace
from typing import Any

from realtime.fanout.hub import Member
from realtime.settings import Settings
from realtime.sockets.seats import Seat, Seats
from rooms.roles import Actor, Role


def seats(**limits: Any) -> Seats:
    generous = {"commands_per_s": 100, "room_commands_per_s": 100, "room_signals_per_s": 100}
    return Seats(Settings.model_construct(**{**Settings().model_dump(), **generous, **limits}))


def sit(seats: Seats, sid: str, person: str = "mia", role: Role = Role.STUDENT) -> Seat | None:
    hub: Any = SimpleNamespace(live=SimpleNamespace(id="algebra"))
    line: Any = None
    return seats.take(Member(sid, Actor(person, "school", role, person), line), hub)


def sent(seat: Seat | None) -> int:
    """How many commands go through at once."""
    assert seat is not None
    count = 0
    while not seat.wait_for_command():
        count += 1
    return count


def test_all_sockets_of_a_person_have_one_limit() -> None:
    those = seats(commands_per_s=5)
    first, second = sit(those, "a"), sit(those, "b")
    assert sent(first) == 10
    assert sent(second) == 0


def test_a_room_has_a_limit_too_and_says_when_to_come_back() -> None:
    those = seats(commands_per_s=1_000, room_commands_per_s=4)
    first, second = sit(those, "a", "mia"), sit(those, "b", "tom")
    assert sent(first) == 8
    assert second is not None
    assert 0 < second.wait_for_command() <= 0.25


def test_a_tutor_is_heard_in_a_room_that_is_over_its_limit() -> None:
    those = seats(room_commands_per_s=4, room_signals_per_s=4)
    student, tutor = sit(those, "a", "mia"), sit(those, "b", "tina", Role.TUTOR)
    assert student is not None
    assert tutor is not None
    sent(student)
    while student.may_signal():
        pass
    assert not tutor.wait_for_command()
    assert tutor.may_signal()


def test_a_person_has_so_many_sockets_and_a_closed_one_makes_room() -> None:
    those = seats(sockets_per_person=2)
    assert [sit(those, sid) is not None for sid in "abc"] == [True, True, False]
    assert sit(those, "d", "tom") is not None
    those.leave("a")
    assert sit(those, "c") is not None
    assert len(those) == 3


def test_nothing_is_kept_of_who_has_left() -> None:
    those = seats()
    for number in range(50):
        sit(those, f"s{number}", f"person-{number}")
    for number in range(50):
        those.leave(f"s{number}")
    assert those.leave("s0") is None
    assert len(those) == 0
    assert not those._allowances
