"""A moderator's shift, by keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.acts import begin_anew, enter, message, say
from tests.browser.test_access import AXE_MAY_RUN, violations

FINAL_MS = 20_000
"""A decision is carried out ten seconds after it was made, and a second later at most."""


def words(page: Page, text: str):
    return page.locator(".case__words").get_by_text(text, exact=True)


def reach(page: Page, letter: str, text: str, most: int = 12) -> None:
    """Go along the list, showing each case's words, until these words are shown."""
    for _ in range(most):
        expect(page.get_by_role("button", name=re.compile("Show the words"))).to_be_visible()
        page.keyboard.press("s")
        expect(page.get_by_role("button", name=re.compile("Hide the words"))).to_be_visible()
        if words(page, text).count():
            return
        page.keyboard.press(letter)
    raise AssertionError(f"nowhere: {text}")


def test_a_shift_by_keyboard_alone(visit) -> None:
    begin_anew(visit)
    mara, jonas = enter(visit, "mara"), enter(visit, "jonas")
    say(jonas, "what did you get?")
    say(mara, "this shit is hard")
    say(jonas, "I got five")
    say(mara, "you shithead")
    expect(mara.get_by_text("Your message is being checked.").last).to_be_visible()

    ruth = visit("ruth", **AXE_MAY_RUN)
    expect(ruth.get_by_role("heading", name="Review")).to_be_visible()
    expect(ruth.get_by_text("this shit is hard")).to_have_count(0)
    reach(ruth, "j", "this shit is hard")
    expect(ruth.get_by_text("what did you get?")).to_be_visible()
    expect(ruth.get_by_text("I got five")).to_be_visible()
    assert violations(ruth) == []

    ruth.keyboard.press("n")
    ruth.get_by_role("textbox", name="Your note").fill("A bad day, nobody is meant.")
    ruth.keyboard.press("Tab")
    ruth.keyboard.press("Enter")
    expect(ruth.get_by_text("A bad day, nobody is meant.")).to_be_visible()

    ruth.keyboard.press("x")
    expect(ruth.get_by_text(re.compile("You can take it back"))).to_be_visible()
    ruth.keyboard.press("u")
    expect(ruth.get_by_text(re.compile("Taken back."))).to_be_attached()
    reach(ruth, "j", "this shit is hard")
    ruth.keyboard.press("a")
    expect(message(jonas, "this shit is hard")).to_be_visible(timeout=FINAL_MS)

    reach(ruth, "j", "you shithead")
    ruth.keyboard.press("e")
    expect(ruth.get_by_role("button", name=re.compile("safeguarding lead has it"))).to_be_visible()
    ruth.keyboard.press("x")
    gone = mara.get_by_text("This message was not shown to the others.")
    expect(gone.last).to_be_visible(timeout=FINAL_MS)
    expect(jonas.get_by_text("you shithead")).to_have_count(0)


def test_the_second_moderator_is_shown_what_the_first_decided(visit) -> None:
    mara = enter(visit, "mara")
    say(mara, "well fuck that")
    expect(mara.get_by_text("Your message is being checked.").last).to_be_visible()
    ruth, piotr = visit("ruth", "/review"), visit("piotr", "/review")
    shown = piotr.get_by_role("button", name=re.compile("Show the words"))
    expect(shown).to_be_visible()
    # While his list is out of reach he does not hear of what she decides.
    piotr.route("**/api/review?*", lambda route: route.abort())
    title = piotr.locator("#case").inner_text()
    expect(ruth.get_by_role("heading", name=title, exact=True)).to_be_visible()
    ruth.keyboard.press("x")
    expect(ruth.get_by_text(re.compile("You can take it back"))).to_be_visible()
    piotr.keyboard.press("x")
    expect(piotr.get_by_text(re.compile("Ruth Adeyemi decided on this first"))).to_be_visible()


def test_a_report_comes_to_a_moderator_and_its_author_is_answered(visit) -> None:
    mara, jonas = enter(visit, "mara"), enter(visit, "jonas", **AXE_MAY_RUN)
    say(mara, "you only copied my answer")
    message(jonas, "you only copied my answer").hover()
    jonas.get_by_role("button", name="Report the message of Mara Duarte").last.click()
    dialog = jonas.get_by_role("dialog")
    dialog.get_by_label("What is it?").select_option("unsafe")
    dialog.get_by_label(re.compile("What should the adult know")).fill("She means me.")
    assert violations(jonas) == []
    dialog.get_by_role("button", name="Report it").click()
    expect(dialog).to_have_count(0)

    ruth = visit("ruth")
    # What may be a danger stands before everything else.
    expect(ruth.locator("#case")).to_have_text("Somebody may be in danger")
    ruth.keyboard.press("s")
    expect(ruth.get_by_text("She means me.")).to_be_visible()
    expect(words(ruth, "you only copied my answer")).to_be_visible()
    ruth.keyboard.press("x")
    expect(message(jonas, "you only copied my answer")).to_have_count(0, timeout=FINAL_MS)

    home = visit("mara", **AXE_MAY_RUN)
    home.get_by_role("button", name="Ask for another look").first.click()
    home.get_by_label("Why should it be shown?").fill("I meant the fly.")
    assert violations(home) == []
    home.get_by_role("dialog").get_by_role("button", name="Ask", exact=True).click()
    expect(home.get_by_text(re.compile("Another adult will read it")).first).to_be_visible()


def test_a_policy_is_changed_tried_and_saved_in_the_browser(visit) -> None:
    mara = enter(visit, "mara")
    say(mara, "this shit again")
    expect(mara.get_by_text("Your message is being checked.").last).to_be_visible()
    page = visit("ruth", "/review/policy", **AXE_MAY_RUN)
    expect(page.get_by_text("The usual policy")).to_be_visible()
    page.get_by_role("button", name="Put a rule first").click()
    page.locator(".policy__rule summary").first.click()
    page.get_by_label("Rule 1: what becomes of it").select_option("flag")
    page.get_by_role("group", name=re.compile("Rule 1: about what")).get_by_label(
        "Rude words"
    ).check()
    expect(page.get_by_role("button", name="Save it")).to_be_disabled()
    page.get_by_role("button", name="Try it on the last 24 hours").click()
    expect(page.get_by_text(re.compile("would have been treated otherwise"))).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_text("Version 1", exact=True)).to_be_visible()
    page.get_by_role("button", name="Take out rule 1", exact=True).click()
    page.get_by_role("button", name="Try it on the last 24 hours").click()
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_text("Version 2", exact=True)).to_be_visible()
    page.goto(page.url.replace("/policy", "/numbers"))
    expect(page.get_by_role("heading", name="Review in numbers")).to_be_visible()
    assert violations(page) == []
