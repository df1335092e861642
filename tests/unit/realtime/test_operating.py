"""What operators are told to write is what the server understands."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from realtime.app import BODY_LIMIT, ROUTES, SOCKETS, build_app
from realtime.cli import parser
from realtime.protocol.frames import FRAME_LIMIT, STROKE_FRAME_LIMIT
from realtime.settings import Settings, read_settings, variable
from realtime.sockets.server import RoomServer
from realtime.sockets.socket import CUT, HARD, SOFT

ROOT = Path(__file__).parents[3]
OPERATING = (ROOT / "docs" / "operating.md").read_text()
NGINX = (ROOT / "docs" / "balancers" / "nginx.conf").read_text()
HAPROXY = (ROOT / "docs" / "balancers" / "haproxy.cfg").read_text()
KIB = 1024


def commands() -> Iterator[str]:
    """Every `studyhall …` with arguments that is written down for somebody to run."""
    for text in (OPERATING, (ROOT / "Procfile").read_text(), (ROOT / "README.md").read_text()):
        yield from re.findall(r"`studyhall ((?:serve|migrate|worker|numbers)\b[^`]*)`", text)
        yield from re.findall(r"^(?:\w+: |ExecStart=\S*/)studyhall (.+)$", text, re.MULTILINE)
    for text in (NGINX, HAPROXY):
        yield from re.findall(r"^# +studyhall (serve.*)$", text, re.MULTILINE)


@pytest.fixture
def sockets() -> RoomServer:
    return build_app(read_settings(database_url="postgresql://nowhere"))[SOCKETS]


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_the_commands_that_are_written_down_are_understood(command: str) -> None:
    assert parser().parse_args(shlex.split(command.replace("LOCALE", "de").replace("N", "2")))


def test_commands_are_found() -> None:
    assert "serve --workers 4 --port 8000 --port-each" in set(commands())
    assert "serve --host 0.0.0.0" in set(commands())


@pytest.mark.parametrize("text", [OPERATING, NGINX, HAPROXY])
def test_the_variables_that_are_named_are_settings(text: str) -> None:
    named = set(re.findall(r"STUDYHALL_[A-Z_]+", text))
    assert named
    assert named <= {variable(name) for name in Settings.model_fields}


@pytest.mark.parametrize("text", [NGINX, HAPROXY])
def test_a_balancer_has_the_ports_of_the_server_in_its_first_lines(text: str) -> None:
    (command,) = re.findall(r"^# +studyhall (serve.*)$", text, re.MULTILINE)
    chosen = parser().parse_args(shlex.split(command))
    ports = [
        int(each) for each in re.findall(r"^ +server .*127\.0\.0\.1:(\d+)", text, re.MULTILINE)
    ]
    assert chosen.port_each
    assert ports == [chosen.port + number for number in range(chosen.workers)]


@pytest.mark.parametrize("text", [NGINX, HAPROXY])
def test_a_balancer_waits_for_longer_than_the_server_is_silent(
    text: str, sockets: RoomServer
) -> None:
    waits = re.findall(
        r"^ *(?:proxy_(?:read|send)_timeout|timeout (?:client|server|tunnel)) +(\d+)s",
        text,
        re.MULTILINE,
    )
    assert len(waits) in (2, 3)
    assert all(int(each) > sockets.eio.ping_interval + sockets.eio.ping_timeout for each in waits)


def test_nginx_takes_what_the_server_takes(sockets: RoomServer) -> None:
    (size,) = re.findall(r"client_max_body_size (\d+)k;", NGINX)
    assert int(size) * KIB >= max(sockets.eio.max_http_buffer_size, BODY_LIMIT)
    assert f"bodies of {size} kB" in OPERATING


def test_nginx_finds_the_room_in_the_paths_that_have_one() -> None:
    (pattern,) = re.findall(r"~(\^/api/rooms/\S+) \$1;", NGINX)
    about_rooms = [each.path for each in ROUTES if each.path.startswith("/api/rooms/")]
    assert about_rooms
    for path in about_rooms:
        found = re.search(pattern, path.replace("{room}", "algebra"))
        assert found is not None
        assert found[1] == "algebra"


def test_haproxy_finds_the_room_in_the_paths_that_have_one() -> None:
    assert "path,field(4,/) if { path_beg /api/rooms/ }" in HAPROXY
    for path in (each.path for each in ROUTES if each.path.startswith("/api/rooms/")):
        assert path.replace("{room}", "algebra").split("/")[3] == "algebra"


@pytest.mark.parametrize("text", [NGINX, HAPROXY])
def test_the_paths_in_a_balancer_are_served(text: str) -> None:
    served = {each.path for each in ROUTES}
    named = set(re.findall(r"(?:location =|uri|\{ path) (/\w+)", text))
    assert "/metrics" in named
    assert named <= served


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("at most 32 KiB", FRAME_LIMIT),
        ("256 KiB when it carries a stroke", STROKE_FRAME_LIMIT),
        ("body over HTTP holds at most 64 KiB", BODY_LIMIT),
        ("128 KiB wait before signals", SOFT),
        ("1 MiB before facts stop", HARD),
        ("at 2 MiB it is disconnected", CUT),
    ],
)
def test_the_limits_that_are_named_are_those_that_hold(said: str, limit: int) -> None:
    assert said in " ".join(OPERATING.split())
    number, unit = re.findall(r"(\d+) ([KM])iB", said)[0]
    assert limit == int(number) * {"K": KIB, "M": KIB * KIB}[unit]
