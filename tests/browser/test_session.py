"""A tutor and two students work on a real problem together, and the power goes out."""

import re

from playwright.sync_api import expect

from tests.browser.acts import begin_anew, board, draw, enter, message, say, strokes, surface, tool


def test_three_people_work_together_and_everybody_sees_it(visit) -> None:
    begin_anew(visit)
    tutor, mara, jonas = (enter(visit, each) for each in ("nadia", "mara", "jonas"))
    say(mara, "is it more than half?")
    for page in (tutor, mara, jonas):
        expect(message(page, "is it more than half?")).to_be_visible()

    draw(mara)
    for page, name in ((tutor, "Mara"), (jonas, "Mara"), (mara, "you")):
        expect(strokes(page, name).first).to_be_attached()

    jonas.get_by_label(re.compile("Your answer")).first.fill("5/8")
    jonas.get_by_role("button", name="Check").first.click()
    expect(jonas.get_by_text("Right.").first).to_be_visible()
    expect(tutor.get_by_role("table").get_by_text("1 of 3")).to_be_visible()

    mara.get_by_role("button", name=re.compile("Take a hint")).first.click()
    hint = mara.get_by_role("region", name="Problem").locator(".hint").first
    expect(hint).to_be_visible()
    words = hint.inner_text().splitlines()[-1]
    expect(jonas.get_by_text(words)).to_have_count(0)

    jonas.get_by_role("button", name="Raise hand").click()
    expect(tutor.get_by_text(re.compile("Jonas.*hand", re.DOTALL)).first).to_be_attached()

    for page in (tutor, mara, jonas):
        page.reload()
        expect(message(page, "is it more than half?")).to_be_visible()
        expect(
            board(page).get_by_label(re.compile("pen stroke", re.IGNORECASE)).first
        ).to_be_attached()
    expect(jonas.get_by_role("button", name="Hand is up")).to_be_visible()
    expect(mara.get_by_role("region", name="Problem").locator(".hint").first).to_be_visible()


def test_words_that_may_hurt_wait_for_a_moderator(visit) -> None:
    mara, jonas, tutor = (enter(visit, each) for each in ("mara", "jonas", "nadia"))
    say(mara, "what the fuck is that")
    expect(mara.get_by_text("Your message is being checked.").first).to_be_visible()
    say(mara, "sorry about that one")
    expect(message(jonas, "sorry about that one")).to_be_visible()
    expect(jonas.get_by_text("what the fuck is that")).to_have_count(0)
    expect(tutor.get_by_role("button", name=re.compile("Release")).last).to_be_visible()


def test_a_locked_pen_says_so_and_draws_nothing(visit) -> None:
    tutor, mara = enter(visit, "nadia"), enter(visit, "mara")
    tutor.get_by_role("button", name="Everybody").click()
    tutor.get_by_role("menuitem", name=re.compile("Lock")).first.click()
    expect(board(mara).get_by_text("Your tutor has locked pens").first).to_be_visible()
    expect(board(mara).get_by_role("button", name="Pen", exact=True)).to_be_disabled()
    tutor.get_by_role("button", name="Everybody").click()
    tutor.get_by_role("menuitem", name=re.compile("Open|Unlock")).first.click()
    expect(board(mara).get_by_role("button", name="Pen", exact=True)).to_be_enabled()


def test_without_the_network_work_is_kept_and_sent_once(visit) -> None:
    tutor, mara = enter(visit, "nadia"), enter(visit, "mara")
    mara.context.set_offline(True)
    expect(mara.get_by_text("You are offline.").first).to_be_visible()
    say(mara, "written on the train")
    draw(mara, 0.5, 0.6)
    expect(message(tutor, "written on the train")).to_have_count(0)
    mara.context.set_offline(False)
    expect(message(tutor, "written on the train")).to_have_count(1)
    expect(mara.get_by_text("You are offline.")).to_have_count(0)
    tutor.reload()
    expect(message(tutor, "written on the train")).to_have_count(1)


def test_a_killed_server_loses_nothing_doubles_nothing_and_nobody_reloads(visit, demo) -> None:
    pages = [enter(visit, each) for each in ("nadia", "mara", "jonas")]
    tutor, mara, jonas = pages
    for page in pages:
        page.evaluate("window.neverReloaded = true")
    for number in range(5):
        say(mara, f"before the power cut {number}")
    draw(jonas, 0.6, 0.4)
    expect(message(tutor, "before the power cut 4")).to_be_visible()
    expect(strokes(tutor, "Jonas").first).to_be_attached()
    before = strokes(tutor, "Jonas").count()
    say(jonas, "in the middle of it")
    demo.kill()
    say(mara, "while it was dark")
    demo.start()
    said = [f"before the power cut {number}" for number in range(5)]
    said += ["in the middle of it", "while it was dark"]
    for page in pages:
        for text in said:
            expect(message(page, text)).to_have_count(1, timeout=30_000)
        assert page.evaluate("window.neverReloaded") is True
    expect(strokes(tutor, "Jonas")).to_have_count(before)
    order = [each for each in tutor.get_by_role("log").inner_text().splitlines() if each in said]
    fresh = enter(visit, "aisha")
    again = [each for each in fresh.get_by_role("log").inner_text().splitlines() if each in said]
    assert order == again
    assert sorted(order) == sorted(said)


def test_a_finger_draws_on_a_tablet_and_two_fingers_do_not(visit) -> None:
    tutor, mara = enter(visit, "nadia"), enter(visit, "mara", "tablet", has_touch=True)
    fold = mara.get_by_role("button", name=re.compile("Fold problem"))
    if fold.is_visible():
        fold.tap()
    tool(mara, "Pen").tap()
    before = strokes(tutor, "Mara").count()
    box = surface(mara).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5
    touch = mara.context.new_cdp_session(mara)

    def fingers(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": px, "y": py, "id": at} for at, (px, py) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", (x, y))
    for step in range(1, 15):
        fingers("touchMove", (x + step * 8, y + step * 3))
    fingers("touchEnd")
    expect(strokes(tutor, "Mara")).to_have_count(before + 1)

    fingers("touchStart", (x, y), (x + 60, y))
    for step in range(1, 10):
        fingers("touchMove", (x - step * 4, y), (x + 60 + step * 4, y))
    fingers("touchEnd")
    # What was done before a hand is up is there before it, for one person's order is kept.
    mara.get_by_role("button", name="Raise hand").tap()
    expect(tutor.get_by_text(re.compile("Mara.*hand", re.DOTALL)).first).to_be_attached()
    expect(strokes(tutor, "Mara")).to_have_count(before + 1)
    mara.get_by_role("button", name="Hand is up").tap()
