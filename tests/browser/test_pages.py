"""Signing in, and what each role finds at home."""

import re

from playwright.sync_api import expect

from realtime.demo.school import PASSWORD, PIN
from tests.browser.acts import enter


def test_a_student_signs_in_with_class_name_and_pin(visit) -> None:
    page = visit(None)
    page.get_by_label("Class code").fill("seven a")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Aisha Khan").click()
    page.get_by_label(re.compile("PIN")).fill("0000")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("This is not your PIN.").first).to_be_visible()
    page.get_by_label(re.compile("PIN")).fill(PIN)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("Maths club").first).to_be_visible()


def test_a_tutor_signs_in_makes_a_room_and_runs_a_session_in_it(visit) -> None:
    page = visit(None)
    page.get_by_role(
        "button", name=re.compile("Tutor|staff|parent|password", re.IGNORECASE)
    ).first.click()
    page.get_by_label("User name").fill("emil")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="New room").click()
    page.get_by_label(re.compile("Name")).fill("Fractions on Friday")
    page.get_by_label("Class 8b").check()
    page.get_by_role("button", name=re.compile("Make|Create|Save")).last.click()
    expect(page.get_by_text("Fractions on Friday").first).to_be_visible()


def test_a_parent_finds_a_letter_about_their_own_child_only(visit) -> None:
    page = visit("ines")
    expect(page.get_by_text("Mara").first).to_be_visible()
    expect(page.get_by_text("Jonas")).to_have_count(0)


def test_an_admin_finds_everybody_of_the_school(visit) -> None:
    page = visit("piotr")
    expect(page.get_by_role("table").get_by_text("Yuki Tanaka")).to_be_visible()


def test_signing_out_closes_the_room_in_every_tab(visit) -> None:
    page = enter(visit, "leo")
    second = page.context.new_page()
    second.goto(page.url.split("/room")[0] + "/")
    second.evaluate(
        "fetch('/api/sign-out', {method: 'POST', headers: {'Content-Type': 'application/json'},"
        " body: JSON.stringify({everywhere: true})})"
    )
    expect(page.get_by_role("heading", name="Hello. Which class are you in?")).to_be_visible()
