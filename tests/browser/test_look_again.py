"""What was learned a while ago stands on the first pages of students and tutors, and in no way."""

import json

from playwright.sync_api import Page, Route, expect

from tests.browser.test_access import AXE_MAY_RUN, violations


def due(page: Page, path: str, answer: object) -> None:
    """A review takes a week to be due: what the server would say then."""

    def fulfil(route: Route) -> None:
        route.fulfill(content_type="application/json", body=json.dumps(answer))

    page.route(f"**{path}", fulfil)
    page.reload()


def test_a_student_finds_what_to_look_at_again_in_calm_words(visit) -> None:
    page = visit("mara", "/", width="phone", **AXE_MAY_RUN)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Good to look at again")).to_have_count(0)
    due(page, "/api/look-again", {"skills": ["adding fractions", "angles in a triangle"]})
    section = page.get_by_role("region", name="Good to look at again")
    expect(section.get_by_role("listitem")).to_have_text(
        ["adding fractions", "angles in a triangle"]
    )
    expect(section.get_by_text("There is no hurry")).to_be_visible()
    assert violations(page) == []


def test_a_tutor_finds_it_for_each_student(visit) -> None:
    page = visit("nadia", "/", **AXE_MAY_RUN)
    students = [{"person": "mara", "name": "Mara Duarte", "skills": ["adding", "angles"]}]
    due(page, "/api/look-again/students", {"students": students})
    section = page.get_by_role("region", name="Good to look at again")
    expect(section.get_by_role("listitem")).to_have_text(["Mara Duarte: adding and angles"])
    assert violations(page) == []
