"""Help that follows what each student knows: suggested, given, faded, and explained."""

import re

from playwright.sync_api import expect

from tests.browser.test_access import violations
from tests.browser.test_modes import Class, answer, problem, strip


def test_a_tutor_sees_why_and_gives_one_student_another_problem(visit) -> None:
    room = Class(visit)
    tutor, (mara, jonas, _) = room.tutor, room.students
    answer(jonas, "5/8", "Check")
    expect(problem(jonas).get_by_text("Right.")).to_be_visible()
    answer(mara, "4/8", "Check")
    expect(problem(mara).get_by_text("Not yet.")).to_be_visible()

    # Mastery moved, for a reason that can be read.
    tutor.get_by_role("button", name="Who can do what").click()
    matrix = tutor.get_by_role("table", name=re.compile("Steps solved"))
    right = matrix.get_by_role("row", name=re.compile("Jonas")).get_by_role("button").first
    wrong = matrix.get_by_role("row", name=re.compile("Mara")).get_by_role("button").first
    known = [
        int(re.search(r"known to (\d+)%", each.inner_text() + each.text_content())[1])
        for each in (right, wrong)
    ]
    assert known[0] > known[1]
    right.press("Enter")
    why = tutor.get_by_role("region", name=re.compile("Where the number for Jonas"))
    expect(why.get_by_text(re.compile("Right at the first try, without a hint"))).to_be_visible()
    assert violations(tutor) == []
    tutor.keyboard.press("Escape")

    # What could come next, with its reason; one student gets it, the others stay.
    problem(tutor).get_by_role("button", name="What next?").click()
    dialog = tutor.get_by_role("dialog", name="What could come next")
    give = dialog.get_by_role("button", name=re.compile("Give to Mara"))
    expect(give).to_be_visible()
    assert violations(tutor) == []
    give.click()
    expect(dialog.get_by_text(re.compile("Works on"))).to_be_visible()
    expect(problem(mara).get_by_text(re.compile("picked this one for you"))).to_be_visible()
    expect(problem(jonas).get_by_text("What is left of the pizza")).to_be_visible()
    assert violations(mara) == []
    tutor.keyboard.press("Escape")
    expect(strip(tutor).get_by_text(re.compile("^on “"))).to_have_count(1)

    # And comes back to the others.
    tutor.get_by_role("button", name=re.compile("^Mara Duarte")).click()
    tutor.get_by_role("menuitem", name="Back to everybody’s problem").click()
    expect(problem(mara).get_by_text("What is left of the pizza")).to_be_visible()
