"""How somebody works best: chosen by keyboard, on every device at once, by those who may."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import begin_anew, enter
from tests.browser.test_access import AXE_MAY_RUN, violations

TITLE = "How I work best"


def adjust(page: Page, **adjusted: object) -> None:
    """Adjust what is given for whoever is signed in, and nothing else."""
    status = page.evaluate(
        """async (adjusted) => {
            const { person } = await (await fetch("/api/me")).json();
            const path = `/api/people/${person.id}/accommodations`;
            const { version } = await (await fetch(path)).json();
            const body = JSON.stringify({ version, accommodations: adjusted });
            const headers = { "Content-Type": "application/json" };
            return (await fetch(path, { method: "PUT", headers, body })).status;
        }""",
        adjusted,
    )
    assert status == 200


@pytest.fixture(autouse=True)
def nothing_adjusted(visit) -> Iterator[None]:
    """What one test adjusts is not there in the next."""
    yield
    adjust(visit("mara", "/"))


def opened(page: Page):
    """The dialog, opened by keyboard."""
    page.get_by_role("button", name=TITLE).focus()
    page.keyboard.press("Enter")
    return page.get_by_role("dialog", name=TITLE)


def test_a_change_is_on_the_second_device_at_once(visit) -> None:
    laptop, tablet = enter(visit, "mara"), enter(visit, "mara", "tablet")
    dialog = opened(laptop)
    dialog.get_by_label("Colours").select_option("quiet")
    dialog.get_by_label("Space in texts").select_option("wide")
    expect(dialog.get_by_text("Saved. It is the same on every device")).to_be_visible()
    for page in (laptop, tablet):
        expect(page.locator("html[data-theme=quiet][data-spacing=wide]")).to_be_attached()
    home = visit("mara", "/")
    expect(home.locator("html[data-theme=quiet][data-spacing=wide]")).to_be_attached()


def test_everything_is_chosen_with_the_keyboard_alone(visit) -> None:
    page = visit("mara", "/")
    expect(page.get_by_role("heading", name="Hello Mara")).to_be_visible()
    dialog = opened(page)
    expect(dialog.get_by_label("Colours")).to_be_focused()
    page.keyboard.type("High")
    expect(page.locator("html[data-theme=contrast]")).to_be_attached()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(dialog.get_by_label("Calm mode")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("html[data-calm=on]")).to_be_attached()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name=TITLE)).to_be_focused()
    page.reload()
    expect(page.locator("html[data-theme=contrast][data-calm=on]")).to_be_attached()


def test_a_tutor_adjusts_it_from_the_row_of_people(visit) -> None:
    begin_anew(visit)
    mara, nadia = enter(visit, "mara"), enter(visit, "nadia")
    nadia.get_by_role("button", name="Mara").first.click()
    nadia.get_by_role("menuitem", name="How Mara", exact=False).click()
    dialog = nadia.get_by_role("dialog")
    dialog.get_by_label("Calm mode").check()
    expect(mara.locator("html[data-calm=on]")).to_be_attached()
    expect(nadia.locator("html[data-calm=off]")).to_be_attached()


def test_a_parent_adjusts_it_from_their_page(visit) -> None:
    page = visit("ines", "/")
    page.get_by_role("button", name="works best").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Time", exact=True).select_option("1.5")
    expect(dialog.get_by_text("Saved.")).to_be_visible()
    dialog.get_by_label("Time", exact=True).select_option("1")
    expect(dialog.get_by_text("Saved.")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "quiet"])
def test_the_dialog_and_the_room_are_accessible_in_every_theme(visit, theme: str) -> None:
    page = enter(visit, "mara", **AXE_MAY_RUN)
    adjust(page, theme=theme, font="opendyslexic", text_size="large", spacing="wider")
    expect(page.locator(f"html[data-theme={theme}][data-font=opendyslexic]")).to_be_attached()
    assert violations(page) == []
    opened(page)
    assert violations(page) == []


@pytest.mark.parametrize("width", ["laptop", "phone"])
def test_nothing_is_wider_than_the_screen_with_the_widest_texts(visit, width: str) -> None:
    page = enter(visit, "mara", width)
    adjust(page, font="opendyslexic", text_size="largest", spacing="wider")
    expect(page.locator("html[data-text-size=largest]")).to_be_attached()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0


SILENT_VOICE = """
    window.spoken = [];
    SpeechSynthesis.prototype.speak = (each) => {
        window.spoken.push(each.text);
        window.saying = each;
    };
    SpeechSynthesis.prototype.cancel = () => undefined;
"""


def test_a_problem_is_read_aloud_and_each_sentence_is_marked(visit) -> None:
    page = enter(visit, "mara")
    page.evaluate(SILENT_VOICE)
    adjust(page, read_aloud=True, plain_words=True)
    button = page.get_by_role("button", name="Read aloud the problem")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop reading the problem")).to_be_visible()
    for _ in range(3):
        page.wait_for_function("CSS.highlights.get('aloud')?.size === 1")
        before = page.evaluate("window.spoken.length")
        page.evaluate("window.saying.onend()")
        page.wait_for_function("before => window.spoken.length > before", arg=before)
    spoken = " ".join(page.evaluate("window.spoken"))
    assert "\\frac" not in spoken
    page.keyboard.press("Enter")
    expect(button).to_be_visible()
    assert page.evaluate("CSS.highlights.has('aloud')") is False


def test_one_step_at_a_time_with_a_plan_and_more_time(visit) -> None:
    begin_anew(visit)
    tutor, page = enter(visit, "nadia"), enter(visit, "mara", **AXE_MAY_RUN)
    tutor.get_by_label("Time for this problem").select_option("20")
    adjust(page, one_step=True, schedule=True, pace=1.5)
    problem = page.get_by_role("region", name="Problem")
    expect(problem.get_by_role("region", name="Plan of the session")).to_contain_text("30 minutes")
    expect(page.locator(".step")).to_have_count(1)
    page.get_by_role("button", name="Next step").click()
    expect(page.locator(".step")).to_contain_text("Step 2")
    assert violations(page) == []
    adjust(page, schedule=True, pace=1.5, calm=True)
    expect(problem.get_by_text("There is plenty of time.")).to_be_visible()
    assert page.locator(".step").count() > 1
    tutor.get_by_label("Time for this problem").select_option("0")
    expect(problem.get_by_text("There is plenty of time.")).to_have_count(0)


def test_who_signs_out_of_a_shared_device_leaves_nothing_of_it(visit) -> None:
    page = visit("mara", "/")
    expect(page.get_by_role("heading", name="Hello Mara")).to_be_visible()
    adjust(page, theme="contrast", calm=True)
    page.reload()
    expect(page.locator("html[data-theme=contrast]")).to_be_attached()
    page.get_by_role("button", name="sign out").click()
    page.get_by_role("menuitem", name="Sign out", exact=True).click()
    expect(page.locator("html[data-theme=light][data-calm=off]")).to_be_attached()
    assert page.evaluate("localStorage.getItem('studyhall.adjusted')") is None
