"""Every page passes axe's rules for WCAG 2.1 A and AA, and the room is worked by keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import ROOM, board, enter, message, surface

AXE = Path(__file__).resolve().parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


# A page that axe is put into must let its script in; only that test's browser does.
AXE_MAY_RUN = {"bypass_csp": True}


@pytest.mark.parametrize("person", [None, "nadia", "mara", "ruth", "ines", "piotr"])
def test_every_home_and_the_way_in_are_accessible(visit, person) -> None:
    page = visit(person, "/", **AXE_MAY_RUN)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", ["laptop", "tablet", "phone"])
@pytest.mark.parametrize("person", ["nadia", "mara"])
def test_the_room_is_accessible_at_every_width(visit, person, width) -> None:
    page = enter(visit, person, width, **AXE_MAY_RUN)
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["dark", "contrast", "quiet"])
def test_the_room_is_accessible_in_every_theme(visit, theme) -> None:
    # Somebody who has chosen nothing: the look is that of the device.
    page = enter(visit, "jonas", **AXE_MAY_RUN)
    page.evaluate(
        "theme => localStorage.setItem('studyhall.settings', JSON.stringify({theme}))", theme
    )
    page.reload()
    expect(page.get_by_text("Connected").first).to_be_attached()
    expect(page.locator(f"html[data-theme={theme}]")).to_be_attached()
    assert violations(page) == []


@pytest.mark.parametrize("width", ["laptop", "tablet", "phone"])
def test_nothing_is_wider_than_the_screen(visit, width) -> None:
    page = enter(visit, "mara", width)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0


def test_a_note_is_put_on_the_board_with_the_keyboard_alone(visit) -> None:
    page, other = enter(visit, "mara"), enter(visit, "jonas")
    surface(page).focus()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.keyboard.type("six times seven")
    page.keyboard.press("Control+Enter")
    label = re.compile("Sticky note by (you|Mara.*), .*: six times seven")
    expect(board(page).get_by_label(label).first).to_be_attached()
    expect(board(other).get_by_label(label).first).to_be_attached()
    surface(page).focus()
    page.keyboard.press("Control+z")
    expect(board(other).get_by_label(label)).to_have_count(0)


def test_a_message_is_sent_and_the_parts_are_reached_with_the_keyboard_alone(visit) -> None:
    page = enter(visit, "mara")
    page.get_by_role("textbox", name="Your message").focus()
    page.keyboard.type("typed without a mouse")
    page.keyboard.press("Enter")
    expect(message(page, "typed without a mouse")).to_be_visible()
    for part in ("header", "problem", "board", "chat", "header"):
        page.keyboard.press("F6")
        expect(page.locator(f"#room-{part}")).to_be_focused()


def test_single_letters_do_nothing_while_somebody_writes(visit) -> None:
    page = enter(visit, "mara")
    page.get_by_role("textbox", name="Your message").focus()
    page.keyboard.type("pen")
    expect(page.get_by_role("textbox", name="Your message")).to_have_value("pen")
    assert ROOM in page.url
