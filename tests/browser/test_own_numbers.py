"""A problem in which each student has numbers of their own."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_access import violations
from tests.browser.test_modes import Class, answer, problem


def lap(page: Page) -> str:
    """What one lap brings with the numbers that this page shows."""
    text = problem(page).inner_text()
    found = re.search(r"(\d+) people give (\d+) euros", text)
    assert found is not None, text
    return str(int(found[1]) * int(found[2]))


def test_each_student_solves_with_numbers_of_their_own(visit) -> None:
    room = Class(visit)
    tutor, (mara, jonas, aisha) = room.tutor, room.students
    problem(tutor).get_by_role("button", name="Pick another").click()
    tutor.get_by_label("Words to look for").fill("sponsored run")
    tutor.get_by_role("button", name=re.compile("A sponsored run")).click()
    for page in room.students:
        expect(problem(page).get_by_text("A sponsored run")).to_be_visible()
    assert len({lap(page) for page in room.students}) == 3

    answer(mara, lap(jonas), "Check")
    expect(problem(mara).get_by_text("Not yet.")).to_be_visible()
    for page in room.students:
        answer(page, lap(page), "Check")
        expect(problem(page).get_by_text("Right.")).to_be_visible()

    # The tutor looks at one student's, with their answer.
    tutor.get_by_label("Numbers of").select_option(label="Jonas Weber")
    assert lap(tutor) == lap(jonas)
    tutor.get_by_role("button", name="Show answers and hints").click()
    expect(problem(tutor).get_by_text(re.compile(rf"Right: {lap(jonas)} euros"))).to_be_visible()
    assert violations(tutor) == []

    # A group needs one question: the tutor is told what to do first.
    room.pick("Together")
    expect(
        problem(tutor).get_by_text(re.compile("Open another problem for all first"))
    ).to_be_visible()
    hers = lap(aisha)
    aisha.reload()
    expect(problem(aisha).get_by_text("A sponsored run")).to_be_visible()
    assert lap(aisha) == hers
