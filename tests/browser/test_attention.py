"""A student who is stuck says so in private; their tutor sees it, and helps with one click."""

import re

from playwright.sync_api import expect

from tests.browser.acts import enter
from tests.browser.test_access import AXE_MAY_RUN, violations
from tests.browser.test_modes import Class, answer, problem, strip


def test_who_is_stuck_is_seen_and_answered_with_one_click(visit) -> None:
    tutor = visit("nadia", "/", **AXE_MAY_RUN)
    tutor.get_by_role("link", name="Who needs you").click()
    expect(tutor.get_by_role("heading", level=1, name="Who needs you")).to_be_visible()
    mara, jonas = enter(visit, "mara", **AXE_MAY_RUN), enter(visit, "jonas")
    mara.get_by_role("button", name="I’m stuck").click()
    expect(mara.get_by_text("Your tutor knows, and comes as soon as they can.")).to_be_visible()
    row = tutor.get_by_role("listitem").filter(has_text="Says: I’m stuck")
    expect(row.get_by_role("heading", name=re.compile("Mara"))).to_be_visible()
    assert violations(tutor) == []
    row.get_by_role("button", name=re.compile("Say something to Mara")).click()
    assert violations(tutor) == []
    tutor.get_by_role("menuitem", name="How is it going?").click()
    expect(mara.get_by_text("How is it going?")).to_be_visible()
    expect(row).to_have_count(0)
    assert violations(mara) == []
    expect(jonas.get_by_text("How is it going?")).to_have_count(0)
    mara.get_by_role("button", name="Thanks").click()
    expect(mara.get_by_text("How is it going?")).to_have_count(0)


def test_who_struggles_without_a_word_is_seen_with_the_reason_and_helped(visit) -> None:
    room = Class(visit)
    tutor, (mara, jonas, _) = room.tutor, room.students
    queue = visit("nadia", "/attention", **AXE_MAY_RUN)
    answer(jonas, "5/8", "Check")
    expect(problem(jonas).get_by_text("Right.")).to_be_visible()
    for tried in range(1, 11):
        answer(mara, f"{tried}/9", "Check")
        expect(strip(tutor).get_by_text(f"✗{tried}", exact=True)).to_be_visible()

    row = queue.get_by_role("listitem").filter(has_text="Few of the last 10 answers were right")
    expect(row.get_by_role("heading", name=re.compile("Mara"))).to_be_visible()
    expect(row.get_by_text(re.compile("on this step: 10 answers, 0 hints"))).to_be_visible()
    assert violations(queue) == []
    row.get_by_role("button", name=re.compile("hint", re.IGNORECASE)).first.click()
    expect(problem(mara).get_by_text(re.compile("Hint 1|1 of"))).to_be_visible()
    answer(mara, "5/8", "Check")
    expect(problem(mara).get_by_text("Right.")).to_be_visible()
    expect(strip(tutor).get_by_text("✓h")).to_be_visible()
