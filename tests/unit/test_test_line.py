"""The test line runs every test there is."""

from tests.__main__ import BROWSER_LANES, LANES, ROOT


def test_no_test_is_left_out() -> None:
    run = [part for lane in (*LANES, *BROWSER_LANES) for check in lane for part in check.command]
    folders = [ROOT / part for part in run if part.startswith("tests/")]
    found = list((ROOT / "tests").rglob("test_*.py"))
    assert found
    assert [path for path in found if not any(path.is_relative_to(f) for f in folders)] == []
