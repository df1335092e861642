"""A tutor writes a problem, tries it, publishes it, and uses it; an edit leaves sessions alone."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import ROOM
from tests.browser.test_access import AXE_MAY_RUN, violations


def saved(page: Page) -> None:
    """Wait until the server has everything."""
    expect(page.get_by_text(re.compile(r"^Saved at"))).to_be_visible()


def step(page: Page) -> Locator:
    return page.get_by_role("region", name="Step 1", exact=True)


def written(page: Page, title: str) -> None:
    """Write a problem with a hint and a common mistake, from a fresh draft."""
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Subject", exact=True).fill("arithmetic")
    page.get_by_label("What it says", exact=True).first.fill(r"There are \(3\) rows of \(4\).")
    page.get_by_role("button", name="Add a step").click()
    one = step(page)
    one.get_by_label("What is asked").fill("How many chairs are there?")
    one.get_by_label("Right answer", exact=True).fill("12")
    one.get_by_role("button", name="Add a common mistake").click()
    one.get_by_label("What they answer").fill("7")
    one.get_by_label("What is said to it").fill("You added them. Rows are counted again and again.")
    one.get_by_role("button", name="Add a hint to step 1").click()
    one.get_by_label("What it says").fill("Count in fours.")
    page.get_by_label("Source", exact=True).fill("Hillside School")


def begin(visit, **options) -> Page:
    page = visit("nadia", "/library", **options)
    page.get_by_role("button", name="Write a problem").click()
    expect(page.get_by_role("heading", name="A new problem")).to_be_visible()
    return page


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="Problems", exact=True)).to_be_visible()


def found(page: Page, words: str) -> Locator:
    """The cards that a search finds."""
    page.get_by_label("Words", exact=True).fill(words)
    return page.get_by_role("list", name="Problems found").get_by_role("listitem")


def test_a_problem_is_written_tried_published_and_used_and_an_edit_leaves_the_session(
    visit, demo
) -> None:
    page = begin(visit)
    written(page, "Chairs in rows")
    page.get_by_role("button", name="Try as a student").click()
    trial = page.get_by_role("region", name="The problem as a student meets it")
    trial.get_by_label(re.compile("Your answer")).fill("7")
    trial.get_by_role("button", name="Check").click()
    expect(trial.get_by_text("You added them.")).to_be_visible()
    expect(trial.get_by_text("Count in fours.")).to_have_count(0)
    trial.get_by_role("button", name=re.compile("Take a hint")).click()
    expect(trial.get_by_text("Count in fours.")).to_be_visible()
    trial.get_by_label(re.compile("Your answer")).fill("24/2")
    trial.get_by_role("button", name="Check").click()
    expect(trial.get_by_text("Right.")).to_be_visible()
    publish(page)
    card = found(page, "chairs")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("Written or edited here, version 1")

    # The room has a session under way, which began before: what is new can be opened in it.
    room = visit("nadia", ROOM)
    mara = visit("mara", ROOM)
    open_in_room(room, "chairs", "Chairs in rows")
    expect(mara.get_by_role("heading", name="Chairs in rows")).to_be_visible()

    card.get_by_role("button", name="Edit Chairs in rows").click()
    page.get_by_label("Title", exact=True).fill("Tables in rows")
    saved(page)
    publish(page)
    card = found(page, "tables rows")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("version 2")
    mara.reload()
    expect(mara.get_by_role("heading", name="Chairs in rows")).to_be_visible()
    open_in_room(room, "pizza", "pizza")
    open_in_room(room, "tables", "Tables in rows")
    expect(mara.get_by_role("heading", name="Chairs in rows")).to_be_visible()


def open_in_room(room: Page, words: str, title: str) -> None:
    """Put a problem before the room, found by its words."""
    room.get_by_role("button", name="Pick another").click()
    room.get_by_label("Words to look for").fill(words)
    room.get_by_role("dialog").get_by_text(re.compile(title, re.IGNORECASE)).first.click()
    expect(room.get_by_role("dialog")).to_have_count(0)


def test_what_has_to_be_mended_is_said_at_its_field_and_reached_with_the_keyboard(visit) -> None:
    page = begin(visit)
    written(page, "Half a problem")
    step(page).get_by_label("Right answer", exact=True).fill("12 +")
    page.get_by_label("Title", exact=True).fill("")
    page.get_by_role("button", name="Publish", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("these places need you")).to_be_visible()
    field = step(page).get_by_label("Right answer", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Step 1, right answer, 1").focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" 0")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("button", name="Title", exact=True)).to_be_visible()
    page.get_by_label("Title", exact=True).fill("A whole problem")
    publish(page)
    expect(found(page, '"whole problem"')).to_have_count(1)


def test_nothing_that_was_written_is_lost(visit) -> None:
    page = begin(visit)
    page.get_by_label("Title", exact=True).fill("Written at home")
    page.reload()
    title = page.get_by_label("Title", exact=True)
    expect(title).to_have_value("Written at home")
    saved(page)
    page.context.set_offline(True)
    title.fill("Written on the train")
    expect(page.get_by_text("kept on this device")).to_be_visible()
    page.context.set_offline(False)
    saved(page)
    other = visit("nadia", urlsplit(page.url).path)
    expect(other.get_by_label("Title", exact=True)).to_have_value("Written on the train")
    other.get_by_label("Title", exact=True).fill("From another window")
    saved(other)
    title.fill("From this window")
    expect(page.get_by_text("changed in another window")).to_be_visible()
    page.get_by_role("button", name="Keep what is here").click()
    saved(page)
    other.reload()
    expect(other.get_by_label("Title", exact=True)).to_have_value("From this window")
    other.get_by_role("button", name="Throw the draft away").click()
    other.get_by_role("button", name="Throw it away for good").click()
    expect(other.get_by_role("heading", name="Problems", exact=True)).to_be_visible()


def test_a_set_is_made_of_found_problems_and_taken_from_its_room(visit) -> None:
    page = visit("nadia", "/library")
    page.get_by_role("button", name="New set").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Week 9")
    for words, name in (("pizza", "pizza"), ("hexagon", "hexagon")):
        dialog.get_by_label("Find problems to add").fill(words)
        dialog.get_by_role("button", name=re.compile(f"^Add .*{name}", re.IGNORECASE)).first.click()
    dialog.get_by_role("button", name=re.compile("hexagon.*: earlier", re.IGNORECASE)).click()
    dialog.get_by_role("button", name="Make the set").click()
    page.get_by_role("button", name="Change Week 9").click()
    first = page.get_by_role("dialog").get_by_role("listitem").first
    expect(first).to_contain_text(re.compile("hexagon", re.IGNORECASE))
    page.get_by_role("button", name="Take the set away").click()
    expect(page.get_by_role("button", name="Change Week 9")).to_have_count(0)


def test_writing_and_finding_are_accessible_and_fit_the_screen(visit) -> None:
    for width in ("laptop", "phone"):
        page = begin(visit, width=width, **AXE_MAY_RUN)
        written(page, "Accessible")
        page.get_by_role("button", name="Publish", exact=True).focus()
        assert violations(page) == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0
        page.get_by_role("button", name="Try as a student").click()
        expect(page.get_by_role("button", name="Check")).to_be_visible()
        assert violations(page) == []
        page.get_by_role("link", name="Go on later").click()
        expect(page.get_by_role("list", name="Problems found")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate(overflow) == 0


def test_students_have_no_way_to_the_library(visit) -> None:
    page = visit("mara", "/library")
    expect(page.get_by_role("link", name="Problems")).to_have_count(0)
    expect(page.get_by_role("button", name="Write a problem")).to_have_count(0)
