"""A tutor picks a set, and three students work on it in every mode; then what is left of it."""

import csv
import io
import re
from itertools import count

from playwright.sync_api import Locator, Page, expect

from tests.browser.test_access import AXE_MAY_RUN, violations

_rooms = count(1)


class Class:
    """A room of its own with a session under way: a tutor and three students."""

    def __init__(self, visit) -> None:
        """The tutor makes a room with a set and starts it, and the students come in."""
        self.tutor: Page = visit("nadia", **AXE_MAY_RUN)
        self.name = f"Fractions, group {next(_rooms)}"
        self.tutor.get_by_role("button", name="New room").click()
        self.tutor.get_by_label(re.compile("^Name")).fill(self.name)
        self.tutor.get_by_label("Class 7a").check()
        self.tutor.get_by_label("Problem set").select_option(label="A first session (5 problems)")
        self.tutor.get_by_role("button", name="Make the room").click()
        self.tutor.get_by_role("button", name=f"Start session: {self.name}").click()
        self.tutor.wait_for_url("**/room/*")
        path = "/room/" + self.tutor.url.rsplit("/", 1)[1]
        self.students = [visit(each, path, **AXE_MAY_RUN) for each in ("mara", "jonas", "aisha")]
        for page in (self.tutor, *self.students):
            expect(page.get_by_text("Connected").first).to_be_attached()
        for name in ("Mara Duarte", "Jonas", "Aisha"):
            expect(
                strip(self.tutor).get_by_role("rowheader", name=re.compile(name))
            ).to_be_visible()

    def pick(self, mode: str) -> None:
        """The tutor picks how students answer."""
        self.tutor.get_by_label("Students answer").select_option(label=mode)

    def open(self, when: str) -> None:
        """The tutor picks when steps open."""
        self.tutor.get_by_label("Steps open").select_option(label=when)

    def next(self) -> None:
        """The tutor opens the next problem of the set."""
        self.tutor.get_by_role("button", name="Next", exact=True).click()


def strip(page: Page) -> Locator:
    """The strip of students and steps."""
    return page.get_by_role("table", name=re.compile("Students and their steps"))


def problem(page: Page) -> Locator:
    """The problem's landmark."""
    return page.get_by_role("region", name="Problem")


def answer(page: Page, text: str, button: str) -> None:
    """Type into the field that is open, and press its button."""
    page.get_by_label(re.compile("Your answer")).first.fill(text)
    page.get_by_role("button", name=button, exact=True).first.click()


def test_three_students_work_in_each_mode(visit) -> None:
    room = Class(visit)
    tutor, (mara, jonas, aisha) = room.tutor, room.students

    # Each on their own.
    answer(jonas, "5/8", "Check")
    expect(problem(jonas).get_by_text("Right.")).to_be_visible()
    expect(strip(tutor).get_by_text("1 of 3")).to_be_visible()
    expect(problem(mara).get_by_text("5/8")).to_have_count(0)

    # Think, then show.
    room.next()
    room.pick("Think, then show")
    for page in room.students:
        expect(problem(page).get_by_text(re.compile("Think first"))).to_be_visible()
    answer(mara, "13", "Give my answer")
    answer(jonas, "12", "Give my answer")
    expect(problem(mara).get_by_text(re.compile("2 of 3 have answered"))).to_be_visible()
    expect(problem(mara).get_by_text(re.compile(r"Right\.|Not yet\."))).to_have_count(0)
    expect(problem(tutor).get_by_text(re.compile("Still thinking: Aisha"))).to_be_visible()
    answer(aisha, "12", "Give my answer")
    answer(aisha, "13", "Change my answer")
    expect(problem(tutor).get_by_text("3 of 3 have answered").first).to_be_visible()
    expect(problem(jonas).get_by_role("region", name="All answers")).to_have_count(0)
    for page in (mara, tutor):
        assert violations(page) == []
    problem(tutor).get_by_role("button", name="Show all answers").first.click()
    for page in room.students:
        shown = problem(page).get_by_role("region", name="All answers")
        expect(shown.get_by_role("listitem")).to_have_count(2)
        expect(shown.get_by_text("right, 2 answers")).to_be_visible()
        expect(shown.get_by_text(re.compile("Mara|Jonas|Aisha"))).to_have_count(0)
    expect(problem(jonas).get_by_text("Not yet.")).to_be_visible()

    # Together.
    room.next()
    room.pick("Together")
    answer(mara, "65", "Propose")
    for page in (jonas, aisha):
        card = problem(page).get_by_role("region", name="Proposed answer")
        expect(card.get_by_text("Mara Duarte proposes")).to_be_visible()
    waits = problem(mara).get_by_text(re.compile(r"Waiting for Aisha Khan and Jonas"))
    expect(waits).to_be_visible()
    for page in (jonas, tutor):
        assert violations(page) == []
    problem(jonas).get_by_role("button", name="I agree").press("Enter")
    expect(problem(mara).get_by_text("Waiting for Aisha Khan to agree.")).to_be_visible()
    expect(problem(mara).get_by_text("Right.")).to_have_count(0)
    problem(aisha).get_by_role("button", name="I agree").press("Enter")
    for page in room.students:
        expect(problem(page).get_by_text(re.compile("Your group answered"))).to_be_visible()
        expect(problem(page).get_by_text("Right.")).to_be_visible()
    expect(strip(tutor).get_by_text("✓t")).to_have_count(3)

    # Steps that open when everybody has answered, and one that the tutor opens for one.
    room.open("When I open them")
    room.next()
    room.pick("Each on their own")
    expect(problem(mara).get_by_text("Your tutor opens it when it is time.").first).to_be_visible()
    problem(tutor).get_by_role("button", name="Open step 2").click()
    tutor.get_by_role("menuitem", name="To Mara Duarte").click()
    expect(problem(mara).get_by_role("button", name=re.compile("Step 2"))).to_be_visible()
    expect(problem(jonas).get_by_text("Step 2 · closed")).to_be_visible()
    room.open("When everybody has answered")
    for page in (mara, jonas):
        answer(page, "10", "Check")
    waits = problem(jonas).get_by_text(re.compile("everybody has answered step 1: 2 of 3"))
    expect(waits).to_be_visible()
    answer(aisha, "11", "Check")
    expect(problem(jonas).get_by_role("button", name=re.compile("Step 2"))).to_be_visible()

    # What a tutor shows to one, nobody else has.
    problem(tutor).get_by_role("button", name="Show solution of step 1").click()
    tutor.get_by_role("menuitem", name=re.compile("To Aisha")).click()
    expect(problem(aisha).get_by_role("region", name="Worked solution")).to_be_visible()
    assert violations(aisha) == []
    expect(problem(jonas).get_by_role("region", name="Worked solution")).to_have_count(0)
    for page in room.students:
        page.reload()
        expect(page.get_by_text("Connected").first).to_be_attached()
    expect(problem(mara).get_by_role("button", name=re.compile("Step 2"))).to_be_visible()
    expect(problem(jonas).get_by_role("region", name="Worked solution")).to_have_count(0)


def test_names_are_hidden_for_projecting_and_what_was_done_stays(visit) -> None:
    room = Class(visit)
    tutor, (mara, _, _) = room.tutor, room.students
    answer(mara, "4/8", "Check")
    expect(problem(mara).get_by_text("Not yet.")).to_be_visible()
    tutor.get_by_role("button", name="Who can do what").click()
    expect(
        tutor.get_by_role("dialog").get_by_text(re.compile("Mara Duarte · 1 answer"))
    ).to_be_visible()
    assert violations(tutor) == []
    tutor.keyboard.press("Escape")
    tutor.get_by_role("button", name="Hide names").click()
    expect(strip(tutor).get_by_role("rowheader", name=re.compile("Student"))).to_have_count(3)
    names = "Mara|Jonas|Aisha|Duarte|Khan"
    assert re.search(names, tutor.content().split("<body", 1)[1]) is None
    assert re.search(names, tutor.locator("body").aria_snapshot()) is None
    tutor.get_by_role("button", name="Show names").click()

    tutor.goto(tutor.url.split("/room/")[0])
    row = tutor.get_by_role("listitem").filter(has_text=room.name)
    row.get_by_role("button", name=f"More for {room.name}").click()
    tutor.get_by_role("menuitem", name="End the session").click()
    tutor.get_by_role("button", name="End the session").click()
    expect(row.get_by_role("button", name=f"Start session: {room.name}")).to_be_visible()
    row.get_by_role("button", name=f"More for {room.name}").click()
    tutor.get_by_role("menuitem", name="Past sessions").click()
    tutor.get_by_role("button", name=re.compile("What was done")).click()
    expect(tutor.get_by_text(re.compile("Mara Duarte · 1 answer"))).to_be_visible()
    assert violations(tutor) == []
    with tutor.expect_download() as downloading:
        tutor.get_by_role("link", name=re.compile("Download as CSV")).click()
    rows = list(csv.reader(io.StringIO(downloading.value.path().read_text("utf-8-sig"))))
    assert [rows[1][1], rows[1][6], rows[1][7]] == ["Mara Duarte", "4/8", "incorrect"]
