"""What can be adjusted for somebody, and what cannot even be said."""

import pytest
from pydantic import ValidationError

from rooms.accommodations import STANDARD, Accommodations
from rooms.attention.thresholds import PACES


def test_nothing_is_adjusted_until_somebody_says_so() -> None:
    assert Accommodations.model_validate_json("{}") == STANDARD
    assert STANDARD.pace == 1.0
    assert not any((STANDARD.fewer_choices, STANDARD.calm, STANDARD.one_step))


@pytest.mark.parametrize("reason", ["reason", "diagnosis", "note", "label", "set_by"])
def test_there_is_no_place_for_a_reason(reason: str) -> None:
    with pytest.raises(ValidationError):
        Accommodations.model_validate({reason: "x"})
    assert reason not in Accommodations.model_fields


@pytest.mark.parametrize("pace", PACES)
def test_every_pace_comes_back_as_it_was(pace: float) -> None:
    chosen = Accommodations(pace=pace)
    assert Accommodations.model_validate_json(chosen.model_dump_json()) == chosen


@pytest.mark.parametrize("pace", [0, 0.5, 1.1, 3, -1, 1e9])
def test_no_other_pace_is_taken(pace: float) -> None:
    with pytest.raises(ValidationError):
        Accommodations(pace=pace)


@pytest.mark.parametrize("pace", ["NaN", "Infinity", '"fast"', "null"])
def test_what_is_no_pace_is_refused(pace: str) -> None:
    with pytest.raises(ValidationError):
        Accommodations.model_validate_json(f'{{"pace": {pace}}}')
