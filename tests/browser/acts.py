"""What people do in a room, in the words of the page."""

import re

from playwright.sync_api import Locator, Page, expect

ROOM = "/room/demo-room"


def enter(visit, person: str, width: str = "laptop", **options) -> Page:
    """Go into the room, and wait until it is live."""
    page = visit(person, ROOM, width, **options)
    expect(page.get_by_text("Connected").first).to_be_attached()
    return page


def begin_anew(visit) -> None:
    """End the session of the room and start another: nothing is left of what was done in it."""
    tutor = visit("nadia", "/")
    for method in ("DELETE", "POST"):
        status = tutor.evaluate(
            "async ([path, method]) => (await fetch(path, {method})).status",
            [f"/api/rooms{ROOM.removeprefix('/room')}/session", method],
        )
        assert status == 200


def say(page: Page, text: str) -> None:
    """Write to the room."""
    field = page.get_by_role("textbox", name="Your message")
    field.fill(text)
    field.press("Enter")


def message(page: Page, text: str) -> Locator:
    """A message in the chat."""
    return page.get_by_role("log").get_by_text(text, exact=True)


def board(page: Page) -> Locator:
    """The board's landmark."""
    return page.get_by_role("region", name="Board")


def surface(page: Page) -> Locator:
    """What is drawn on: the one tab stop of the board, and the list of what stands on it."""
    return board(page).get_by_role("listbox")


def tool(page: Page, name: str) -> Locator:
    """A tool of the board."""
    return board(page).get_by_role("button", name=name, exact=True)


def strokes(page: Page, by: str) -> Locator:
    """The pen strokes of somebody, as screen readers meet them."""
    return board(page).get_by_label(re.compile(rf"pen stroke by {by}", re.IGNORECASE))


def draw(page: Page, across: float = 0.3, down: float = 0.5) -> None:
    """Draw a zigzag from a place of the board, given as shares of its surface."""
    tool(page, "Pen").click()
    box = surface(page).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * across, box["y"] + box["height"] * down
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 25):
        page.mouse.move(x + step * 4, y + (step % 5) * 6)
    page.mouse.up()
