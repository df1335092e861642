"""`/metrics`: the numbers are true, say nothing of anybody, and are for the operator."""

import re
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.integration.server.running import House, serving
from tests.integration.server.school import CLOSED_ROOM, ROOM

TOKEN = "a token of sixteen"
OPERATING = (Path(__file__).parents[3] / "docs" / "operating.md").read_text()
METRICS, ALERTS = OPERATING.partition("## Metrics")[2].partition("## Logs")[0].split("```yaml")


class Numbers:
    """What one scrape said."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.samples = [
            each for family in text_string_to_metric_families(text) for each in family.samples
        ]

    def __call__(self, name: str, **labels: str) -> float:
        """The sum of the samples with these labels among theirs."""
        return sum(
            each.value
            for each in self.samples
            if each.name == f"studyhall_{name}" and labels.items() <= each.labels.items()
        )

    def labels(self) -> set[str]:
        """Every value of every label, but for the bounds of histograms."""
        return {v for each in self.samples for k, v in each.labels.items() if k != "le"}


async def numbers(house: House, **headers: str) -> Numbers:
    answer = await house.browser().get("/metrics", **headers)
    assert answer.status == 200, answer.raw
    return Numbers(answer.raw.decode())


async def test_what_happens_in_a_room_is_counted(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    assert (await mia.do("session.end"))["refusal"]["code"] == "not_allowed"
    await mia.do("chat.post", text="hello")
    await mia.do("chat.post", text="hold this")
    await mia.signal({"kind": "typing", "on": True})
    await tina.until(lambda client: bool(client.of("signal")))
    told, log = await numbers(house), house.services.rooms.loaded(ROOM)
    assert log is not None
    assert (told("sockets"), told("members"), told("rooms")) == (2, 2, 1)
    assert told("facts_total") == log.state.seq
    assert told("commands_total") == 4
    assert told("commands_refused_total", code="not_allowed") == 1
    assert told("signals_total") == 1
    # Names are texts too: two that entered, and two messages.
    assert (told("texts_total", verdict="pass"), told("texts_total", verdict="hold")) == (3, 1)
    assert told("screen_seconds_count") == 4
    assert 0 < told("fanout_seconds_count") <= told("commit_seconds_count")
    assert told("frames_total") >= len(tina.of("facts")) + len(mia.of("facts"))
    assert told("commands_waiting") == 0
    assert told("database_connections_most") == 2 * house.services.settings.database_pool
    await mia.leave()
    await tina.until(lambda client: len(client.of("presence")[-1]["people"]) == 1)
    assert (await numbers(house))("sockets") == 1


async def test_requests_are_counted_by_the_pattern_of_their_path(house: House) -> None:
    browser = await house.signed_in("tina")
    for room in (ROOM, CLOSED_ROOM, "../../etc/passwd"):
        await browser.get(f"/api/rooms/{room}/snapshot")
    await browser.ask("PROPFIND", "/api/me")
    await browser.get("/enter/a-secret-link")
    told = await numbers(house)
    snapshot = "/api/rooms/{room}/snapshot"
    assert told("http_requests_total", route=snapshot, method="GET", status="200") == 2
    assert told("http_requests_total", method="other", status="405") == 1
    assert told("http_requests_total", route="/enter/{token}") == 1
    assert told("http_requests_total", route="/{path}") == 1
    assert told("http_seconds_count") == told("http_requests_total")


async def test_the_numbers_name_nobody_and_nothing(house: House) -> None:
    browser = await house.signed_in("mia")
    mia = await house.enter(browser, ROOM)
    await mia.do("chat.post", text="a word of mine")
    await mia.do("chat.post", text="hold this phone number 0171 2345678")
    await browser.get(f"/api/rooms/{ROOM}/snapshot")
    await browser.get("/enter/a-secret-link")
    told = await numbers(house)
    for needle in (ROOM, "mia", "Okafor", "school", "class-7a", "word of", "0171", "secret-link"):
        assert needle not in " ".join(told.labels())
    assert browser.cookie.partition("=")[2] not in told.text


@pytest.mark.parametrize(
    ("settings", "headers", "status"),
    [
        ({}, {}, 200),
        ({}, {"X-Forwarded-For": "127.0.0.1"}, 403),
        ({}, {"Via": "1.1 somewhere"}, 403),
        ({"metrics_networks": ""}, {}, 403),
        ({"metrics_networks": "10.0.0.0/8"}, {}, 403),
        ({"metrics_networks": "10.0.0.0/8, 127.0.0.1"}, {}, 200),
        ({"metrics_networks": "", "metrics_token": TOKEN}, {}, 403),
        ({"metrics_networks": "", "metrics_token": TOKEN}, {"Authorization": "Bearer "}, 403),
        ({"metrics_networks": "", "metrics_token": TOKEN}, {"Authorization": "Bearer é"}, 403),
        (
            {"metrics_networks": "", "metrics_token": TOKEN},
            {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "203.0.113.9"},
            200,
        ),
        ({"metrics_networks": ""}, {"Authorization": "Bearer "}, 403),
        ({"behind_a_proxy": True}, {}, 200),
        ({"behind_a_proxy": True}, {"X-Forwarded-For": "203.0.113.9"}, 403),
        ({"behind_a_proxy": True}, {"X-Forwarded-For": "127.0.0.1, 203.0.113.9"}, 403),
        ({"behind_a_proxy": True}, {"X-Forwarded-For": "203.0.113.9, 127.0.0.1"}, 200),
        ({"behind_a_proxy": True}, {"X-Forwarded-For": "nowhere"}, 403),
    ],
)
async def test_only_those_whom_the_operator_named_may_read_them(
    filled_url: str, settings: dict[str, Any], headers: dict[str, str], status: int
) -> None:
    chosen = dict(settings)
    if chosen.pop("behind_a_proxy", False):
        chosen |= {"trusted_proxies": 1, "public_url": "https://study.example.org"}
    async with serving(filled_url, **chosen) as house:
        answer = await house.browser().get("/metrics", **headers)
        assert answer.status == status
        assert (b"studyhall_" in answer.raw) == (status == 200)


async def test_every_metric_is_in_the_operators_list_and_nothing_else_is(filled_url: str) -> None:
    named = set(re.findall(r"studyhall_[a-z_]+", METRICS))
    async with serving(filled_url, redis_url="redis://127.0.0.1:1") as house:
        text = (await numbers(house)).text
    # A counter's family has no ending, and its samples do.
    kinds = dict(re.findall(r"^# TYPE (studyhall_\w+) (\w+)$", text, re.MULTILINE))
    assert named - {"studyhall_worker_up"} == set(kinds)
    assert all(name.endswith("_total") == (kind == "counter") for name, kind in kinds.items())
    rules = set(re.findall(r"studyhall_[a-z_]+", ALERTS))
    assert {each.removesuffix("_bucket") for each in rules} <= named
