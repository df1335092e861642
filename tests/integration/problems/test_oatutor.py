"""Importing OATutor content: what becomes of each thing, and that one bad file harms no other."""

from pathlib import Path

import pytest

from persistence.problems import files
from persistence.problems.imported import Imported
from persistence.problems.oatutor import read_oatutor
from persistence.problems.report import Flaw
from rooms.facts import Verdict
from rooms.scaffolding.problem import (
    Ask,
    ChoiceAsk,
    EquationAsk,
    ExpressionAsk,
    InequalityAsk,
    IntervalAsk,
    ListAsk,
    MatrixAsk,
    NumberAsk,
    Problem,
    SetAsk,
    Step,
    TextAsk,
)
from rooms.scaffolding.publish import draw
from tests.fakes.answers import verdict
from tests.integration.problems.oatutor_folder import GIF, OatutorFolder, hint, scaffold


@pytest.fixture
def folder(tmp_path: Path) -> OatutorFolder:
    made = OatutorFolder(tmp_path / "oatutor")
    made.skills({"alpha1a": ["adding"]})
    made.plans("L1")
    return made


def only(folder: OatutorFolder) -> tuple[Problem, Step, set[Flaw]]:
    found = read_oatutor(folder.root)
    assert len(found.problems) == 1
    return found.problems[0], found.problems[0].steps[0], flaws(found)


def flaws(found: Imported) -> set[Flaw]:
    return set(found.report.by_kind())


def test_a_whole_problem_comes_in_with_skills_credit_and_place(folder: OatutorFolder) -> None:
    folder.step(folder.problem(), hints=[hint("alpha1a-h1")])
    problem, step, noted = only(folder)
    assert noted == set()
    assert (problem.id, problem.subject) == ("alpha1", "algebra")
    assert (problem.course, problem.lesson) == ("OpenStax: Elementary Algebra", "1.1 First")
    assert problem.credit.licence == "CC BY 4.0"
    assert problem.credit.licence_url == "https://creativecommons.org/licenses/by/4.0/"
    assert "OpenStax: Algebra" in problem.credit.source
    assert problem.credit.url == "https://openstax.org/algebra"
    assert step.skills == ("adding",)
    assert step.title == r"What is \(2+3\)?"
    assert step.hints[0].text == r"Look at \(2+3\)."


def test_line_ends_and_figures_become_ours(folder: OatutorFolder) -> None:
    path = folder.problem(body="See the graph.\\n##figure1.gif##\\n$$\\neq$$ stays")
    folder.step(path, hints=[hint("h")])
    folder.write(path / "figures" / "figure1.gif", GIF)
    found = read_oatutor(folder.root)
    assert found.problems[0].body == "See the graph.\n![figure](figure1.gif)\n\\(\\neq\\) stays"
    assert found.figures["alpha1", "figure1.gif"].content_type == "image/gif"


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("$$\\frac{1}{2}$$", "0.5"),
        ("$$5.291\\times{10}^4$$", "52910"),
        ("$$z=2$$", "2"),
        ("25%", "25"),
        ("-16/3", "-5 1/3"),
    ],
)
def test_an_answer_with_a_value_is_asked_as_a_number(
    folder: OatutorFolder, stored: str, typed: str
) -> None:
    folder.step(folder.problem(), hints=[hint("h")], stepAnswer=[stored])
    _, step, _ = only(folder)
    assert isinstance(step.question.ask, NumberAsk)
    assert verdict(step.question, typed) is Verdict.CORRECT


@pytest.mark.parametrize(
    ("stored", "title", "ask", "typed"),
    [
        ("$$5x+35$$", "", ExpressionAsk(), "5(x + 7)"),
        ("$$5x+35$$", "Expand the brackets.", ExpressionAsk(form="expanded"), "35 + 5x"),
        ("$$(x+1)(x+2)$$", "Factor it.", ExpressionAsk(form="factored"), "(x+2)(x+1)"),
        ("$$6x$$", "Simplify it.", ExpressionAsk(form="simplified"), "6x"),
        ("$$y=5x^2$$", "Write it down.", EquationAsk(), "5x^2 = y"),
        ("$$h=\\frac{V}{A}$$", "Solve for h.", EquationAsk(form="solved"), "h = V/A"),
        ("(-inf, 2) U [5, inf)", "", IntervalAsk(), "(-inf,2) or [5,inf)"),
        ("(1.25, 2.75)", "Give the confidence interval.", IntervalAsk(), "(1.25, 2.75)"),
        ("$$(4,0)$$", "Where does it cross?", ListAsk(), "(4, 0)"),
        ("1, 4, 9", "Write three terms.", ListAsk(), "1; 4; 9"),
        ("-5,-3", "What are the roots?", SetAsk(), "-3, -5"),
        ("$$x \\leq 3$$", "", InequalityAsk(), "3 >= x"),
        ("$$\\begin{bmatrix} 1 & 2 \\end{bmatrix}$$", "", MatrixAsk(), "[1, 2]"),
        ("92a220c", "", TextAsk(maths=True), "92a220c"),
        ("Down", "", TextAsk(), "down"),
    ],
)
def test_an_answer_without_a_value_is_asked_as_what_it_is(
    folder: OatutorFolder, stored: str, title: str, ask: Ask, typed: str
) -> None:
    kind = "arithmetic" if stored.startswith("$$") else "string"
    folder.step(
        folder.problem(), hints=[hint("h")], stepAnswer=[stored], answerType=kind, stepTitle=title
    )
    _, step, _ = only(folder)
    assert step.question.ask == ask
    assert verdict(step.question, typed) is Verdict.CORRECT


def test_a_rounded_answer_takes_what_rounds_to_it(folder: OatutorFolder) -> None:
    title = "Round your answer to two decimal places."
    folder.step(folder.problem(), hints=[hint("h")], stepAnswer=["2.67"], stepTitle=title)
    _, step, _ = only(folder)
    assert verdict(step.question, "8/3") is Verdict.CORRECT
    assert verdict(step.question, "2.66") is Verdict.INCORRECT


def test_an_exact_decimal_takes_nothing_else(folder: OatutorFolder) -> None:
    folder.step(folder.problem(), hints=[hint("h")], stepAnswer=["2.5"])
    _, step, _ = only(folder)
    assert verdict(step.question, "2.54") is Verdict.INCORRECT


def test_choices_get_ids_and_doubles_go(folder: OatutorFolder) -> None:
    folder.step(
        folder.problem(),
        hints=[hint("h")],
        problemType="MultipleChoice",
        stepAnswer=["$$4$$"],
        choices=["$$3$$", "$$4$$", "$$4$$", "None"],
    )
    _, step, noted = only(folder)
    assert isinstance(step.question.ask, ChoiceAsk)
    options = [(option.id, option.text) for option in step.question.ask.options]
    assert options == [("c1", r"\(3\)"), ("c2", r"\(4\)"), ("c3", "None")]
    assert step.question.key.accepted == ("c2",)
    assert noted == {Flaw.DUPLICATE_CHOICE}


@pytest.mark.parametrize(
    ("answer", "accepted", "flaw"),
    [
        ("none", "c2", Flaw.ANSWER_MATCHED_LOOSELY),
        ("something else", "c3", Flaw.ANSWER_NOT_A_CHOICE),
    ],
)
def test_an_answer_that_is_no_choice_is_found_or_added(
    folder: OatutorFolder, answer: str, accepted: str, flaw: Flaw
) -> None:
    folder.step(
        folder.problem(),
        hints=[hint("h")],
        problemType="MultipleChoice",
        stepAnswer=[answer],
        choices=["$$3$$", "None"],
    )
    _, step, noted = only(folder)
    assert step.question.key.accepted == (accepted,)
    assert noted == {flaw}


def test_scaffolds_keep_their_hints_and_dependencies(folder: OatutorFolder) -> None:
    inner = [hint("h2-s1"), hint("h2-s2", "h2-s1")]
    hints = [hint("h1"), scaffold("h2", "h1", subHints=inner), hint("h3", "h2")]
    folder.step(folder.problem(), hints=hints)
    _, step, noted = only(folder)
    assert noted == set()
    assert [h.depends_on for h in step.hints] == [(), ("h1",), ("h2",)]
    assert [h.depends_on for h in step.hints[1].hints] == [(), ("h2-s1",)]
    assert step.hints[1].question is not None


def test_dependencies_that_cannot_be_met_are_dropped(folder: OatutorFolder) -> None:
    waits_for_its_own_scaffold = scaffold("h2", subHints=[hint("h2-s1", "h2")])
    hints = [hint("h1", "gone", "h3"), waits_for_its_own_scaffold, hint("h3", "h3", "h2-s1")]
    folder.step(folder.problem(), hints=hints)
    _, step, noted = only(folder)
    assert noted == {Flaw.DANGLING_DEPENDENCY, Flaw.CIRCULAR_DEPENDENCY}
    assert step.hints[0].depends_on == ()
    assert step.hints[1].hints[0].depends_on == ()
    assert step.hints[2].depends_on == ("h2",)


def test_repeated_hint_ids_are_told_apart_and_later_hints_mean_the_nearest(
    folder: OatutorFolder,
) -> None:
    folder.step(folder.problem(), hints=[hint("h1"), hint("h1"), hint("h2", "h1")])
    _, step, noted = only(folder)
    assert [h.id for h in step.hints] == ["h1", "h1-2", "h2"]
    assert step.hints[2].depends_on == ("h1-2",)
    assert noted == {Flaw.DUPLICATE_ID}


def test_hints_under_a_plain_hint_move_behind_it(folder: OatutorFolder) -> None:
    folder.step(folder.problem(), hints=[hint("h1", subHints=[hint("h1-s1", "h1")]), hint("h2")])
    _, step, noted = only(folder)
    assert [h.id for h in step.hints] == ["h1", "h1-s1", "h2"]
    assert step.hints[1].depends_on == ("h1",)
    assert noted == {Flaw.HINTS_UNDER_A_HINT}


def test_names_that_are_no_ids_get_stable_ones(folder: OatutorFolder) -> None:
    long = "x" * 60
    for name in ("dot.ted", "spaced out", long):
        folder.step(folder.problem(name), hints=[hint(f"{name}.h1")])
    found = read_oatutor(folder.root)
    ids = [problem.id for problem in found.problems]
    assert len(set(ids)) == 3
    assert all(len(one) <= 40 for one in ids)
    assert ids == [problem.id for problem in read_oatutor(folder.root).problems]
    assert Flaw.CHANGED_ID in flaws(found)


def test_all_variables_are_drawn_together(folder: OatutorFolder) -> None:
    values = {"C": ["70", "71"], "ans": ["136", "137"]}
    path = folder.problem(body="There are $$@{C}$$.", variabilization=values)
    folder.step(path, hints=[hint("h", text="It is @{ans}.")], stepAnswer=["@{ans}"])
    problem, step, noted = only(folder)
    assert noted == set()
    assert isinstance(step.question.ask, NumberAsk)
    drawn = draw(problem, 1)
    assert drawn.body == r"There are \(71\)."
    assert verdict(drawn.steps[0].question, "137") is Verdict.CORRECT
    assert drawn.steps[0].hints[0].text == "It is 137."


def test_variables_of_uneven_length_are_reported_and_repeated(folder: OatutorFolder) -> None:
    path = folder.problem(variabilization={"a": ["1", "2", "3"], "b": ["4", "5"]})
    folder.step(path, hints=[hint("h")])
    problem, _, noted = only(folder)
    assert [values["b"] for values in problem.variables] == ["4", "5", "4"]
    assert noted == {Flaw.UNEVEN_VARIABLES}


def test_the_same_problem_twice_is_kept_and_reported(folder: OatutorFolder) -> None:
    for name in ("alpha1", "beta1"):
        folder.step(folder.problem(name), hints=[hint(f"{name}a-h1")])
    found = read_oatutor(folder.root)
    assert len(found.problems) == 2
    assert Flaw.DUPLICATE_PROBLEM in flaws(found)


def test_a_course_is_a_set_in_the_order_of_its_lessons(folder: OatutorFolder) -> None:
    folder.plans("L2", "L1")
    for name, lesson in (("alpha1", "L1"), ("beta1", "L2"), ("gamma1", "L9")):
        folder.step(folder.problem(name, lessonId=lesson, body=name), hints=[hint("h")])
    found = read_oatutor(folder.root)
    assert [one.problems for one in found.sets] == [("beta1", "alpha1", "gamma1")]
    assert Flaw.UNKNOWN_LESSON in flaws(found)


def test_a_blank_licence_is_said_to_be_blank(folder: OatutorFolder) -> None:
    folder.step(folder.problem(license=""), hints=[hint("h")])
    problem, _, noted = only(folder)
    assert problem.credit.licence == "Not stated"
    assert noted == {Flaw.BLANK_LICENCE}


def test_a_step_without_an_answer_is_left_out_and_its_scaffold_becomes_a_hint(
    folder: OatutorFolder,
) -> None:
    path = folder.problem()
    folder.step(path, "a", hints=[scaffold("h1", hintAnswer=[])])
    folder.step(path, "b", stepAnswer=[])
    problem, step, noted = only(folder)
    assert [one.id for one in problem.steps] == ["alpha1a"]
    assert step.hints[0].question is None
    assert noted == {Flaw.NO_ANSWER, Flaw.NO_SKILLS}


@pytest.mark.parametrize(
    "broken",
    [
        b"{not json",
        b"",
        b"[]",
        b"\xff\xfe\x00",
        b'{"title": NaN}',
        b"[" * 100_000,
        b'{"title": 3, "body": ["list"], "license": {}}',
    ],
)
def test_a_broken_problem_is_left_out_and_the_rest_comes_in(
    folder: OatutorFolder, broken: bytes
) -> None:
    folder.step(folder.problem(), hints=[hint("h")])
    folder.write(folder.root / "content-pool" / "broken" / "broken.json", broken)
    found = read_oatutor(folder.root)
    assert [problem.id for problem in found.problems] == ["alpha1"]
    assert (found.report.found, found.report.left_out) == (2, 1)
    assert found.report.by_kind()[Flaw.LEFT_OUT] == 1


@pytest.mark.parametrize("broken", [b"{not json", b'"text"', b"null", b"[1, null, [], {}]"])
def test_a_broken_pathway_costs_only_its_hints(folder: OatutorFolder, broken: bytes) -> None:
    path = folder.step(folder.problem())
    folder.write(path / "tutoring" / "alpha1aDefaultPathway.json", broken)
    problem, _, _ = only(folder)
    assert problem.id == "alpha1"


@pytest.mark.parametrize("broken", [b"{not json", b"[]", b"null", b'{"alpha1a": "text"}'])
def test_broken_plans_and_skills_cost_only_themselves(folder: OatutorFolder, broken: bytes) -> None:
    folder.step(folder.problem(), hints=[hint("h")])
    folder.write(folder.root / "skillModel.json", broken)
    folder.write(folder.root / "coursePlans.json", broken)
    problem, step, _ = only(folder)
    assert problem.id == "alpha1"
    assert step.skills == ()


def test_characters_that_no_database_keeps_are_taken_out(folder: OatutorFolder) -> None:
    folder.step(folder.problem(title="A\x00 \ud800title"), hints=[hint("h")])
    problem, _, noted = only(folder)
    assert problem.title == "A title"
    assert noted == {Flaw.UNSTORABLE_CHARACTERS}


@pytest.mark.parametrize("name", ["../../secret.gif", "/etc/secret.gif", "..", ".hidden.gif"])
def test_a_figure_outside_the_problem_is_refused(folder: OatutorFolder, name: str) -> None:
    folder.write(folder.root / "secret.gif", GIF)
    folder.step(folder.problem(body=f"##{name}##"), hints=[hint("h")])
    found = read_oatutor(folder.root)
    assert found.figures == {}
    assert flaws(found) == {Flaw.REFUSED_FIGURE}
    assert "missing" in found.problems[0].body


def test_links_that_lead_out_of_the_folder_are_not_followed(
    folder: OatutorFolder, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    folder.write(outside / "secret.gif", GIF)
    stranger = OatutorFolder(outside)
    stranger.step(stranger.problem("stranger"), hints=[hint("h")])
    path = folder.problem(body="##figure1.gif##")
    folder.step(path, hints=[hint("h")])
    (path / "figures").mkdir()
    (path / "figures" / "figure1.gif").symlink_to(outside / "secret.gif")
    pool = folder.root / "content-pool"
    (pool / "stranger").symlink_to(outside / "content-pool" / "stranger")
    (pool / "circle").symlink_to(pool / "circle")
    found = read_oatutor(folder.root)
    assert [problem.id for problem in found.problems] == ["alpha1"]
    assert found.figures == {}
    assert Flaw.LINK_OUT_OF_FOLDER in flaws(found)


def test_a_huge_figure_and_one_that_is_no_image_are_refused(
    folder: OatutorFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "FIGURE_BYTES", 100)
    path = folder.problem(body="##huge.gif## ##page.gif##")
    folder.step(path, hints=[hint("h")])
    folder.write(path / "figures" / "huge.gif", GIF + bytes(200))
    folder.write(path / "figures" / "page.gif", b"<html><script>alert(1)</script>")
    found = read_oatutor(folder.root)
    assert found.figures == {}
    assert flaws(found) == {Flaw.REFUSED_FIGURE, Flaw.MISSING_FIGURE}


def test_a_folder_that_is_not_there_gives_nothing_and_says_so(tmp_path: Path) -> None:
    found = read_oatutor(tmp_path / "nowhere")
    assert found.problems == ()
    assert flaws(found) == {Flaw.BROKEN_FILE}
