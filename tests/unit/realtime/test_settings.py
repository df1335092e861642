import re
from pathlib import Path

import pytest

from realtime.settings import Settings, UnusableSettings, read_settings, variable

OPERATING = Path(__file__).parents[3] / "docs" / "operating.md"
ROWS = {
    row[1]: row[2]
    for row in re.finditer(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|", OPERATING.read_text(), re.M)
}


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*map(variable, Settings.model_fields), "WEB_CONCURRENCY"):
        monkeypatch.delenv(name, raising=False)


def test_every_setting_is_in_the_operators_list_and_nothing_else_is() -> None:
    assert set(ROWS) == {variable(name) for name in Settings.model_fields}


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_the_list_names_the_defaults(name: str) -> None:
    assert (ROWS[variable(name)] or "") == str(Settings.model_fields[name].default)


def test_the_environment_is_read_under_the_names_of_the_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere")
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("STUDYHALL_GRACE_S", "5")
    settings = read_settings()
    assert (settings.database_url, settings.port) == ("postgresql://somewhere", 9000)
    assert settings.grace_s == 5


@pytest.mark.parametrize("name", ["STUDYHALL_WORKERS", "WEB_CONCURRENCY"])
def test_how_many_processes_is_read_under_two_names(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "3")
    assert read_settings().workers == 3


def test_the_token_for_the_numbers_is_not_shown() -> None:
    assert "a token of sixteen" not in repr(read_settings(metrics_token="a token of sixteen"))


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    assert read_settings(port=8100).port == 8100


def test_cookies_are_secure_exactly_where_browsers_use_https() -> None:
    assert read_settings(public_url="https://study.example.org").is_secure
    assert not read_settings(public_url="http://study.example.org").is_secure
    assert not read_settings().is_secure


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"public_url": "study.example.org"}, "http:// or https://"),
        ({"public_url": "https://study.example.org/hall"}, "without a path"),
        ({"trusted_proxies": 1}, "needs STUDYHALL_PUBLIC_URL"),
        ({"screen_s": 20, "database_timeout_s": 10}, "must be below"),
        ({"redis_url": "localhost:6379"}, "REDIS_URL must begin with redis://"),
        ({"metrics_token": "short"}, "STUDYHALL_METRICS_TOKEN must have 16"),
        ({"metrics_networks": "10.0.0.0/8, everywhere"}, "STUDYHALL_METRICS_NETWORKS: "),
        ({"metrics_networks": "10.0.0.1/8"}, "STUDYHALL_METRICS_NETWORKS: "),
        ({"workers": 0}, "STUDYHALL_WORKERS: "),
        ({"port": 70_000}, "PORT: "),
        ({"attempts": 0}, "STUDYHALL_ATTEMPTS: "),
        ({"log_level": "loud"}, "STUDYHALL_LOG_LEVEL: "),
    ],
)
def test_settings_that_make_no_sense_are_told_in_one_line(
    given: dict[str, object], said: str
) -> None:
    with pytest.raises(UnusableSettings) as unusable:
        read_settings(**given)
    assert said in str(unusable.value)
    assert "\n" not in str(unusable.value)


def test_settings_cannot_be_changed_while_the_server_runs() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings().port = 1  # type: ignore[misc]  # the point of the test
