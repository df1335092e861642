"""A fact's JSON is written by hand around its body: it says what the model says."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.facts import ChatPosted, Recorded

IDS = st.from_regex(r"\A[A-Za-z0-9_-]{1,40}\Z")


@given(st.integers(1, 2**53 - 1), st.integers(0, 2**53 - 1), IDS, IDS, st.text(max_size=50))
def test_the_json_of_a_fact_is_read_back_as_the_fact(
    seq: int, at: int, by: str, cmd: str, text: str
) -> None:
    recorded = Recorded.model_construct(
        seq=seq, at=at, by=by, cmd=cmd, fact=ChatPosted.model_construct(text=text)
    )
    assert recorded.as_json == recorded.model_dump_json().encode()
    assert recorded == Recorded.model_construct(
        **{n: getattr(recorded, n) for n in Recorded.model_fields}
    )
