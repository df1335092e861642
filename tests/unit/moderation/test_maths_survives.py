"""Whatever maths a student writes, nothing is found in it."""

from hypothesis import given, settings

from moderation.context import Context
from moderation.pipeline import Pipeline
from tests.moderation.maths import examples, remarks

PIPELINE = Pipeline()


@settings(max_examples=500)
@given(remarks())
def test_nothing_is_found_in_maths(remark) -> None:
    assert not PIPELINE.examine(remark, Context())


def test_nothing_is_found_in_two_thousand_remarks() -> None:
    found = {remark: PIPELINE.examine(remark, Context()) for remark in examples(2_000)}
    assert not {remark for remark, findings in found.items() if findings}
