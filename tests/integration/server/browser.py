"""A browser as the server meets it: cookies, same-origin headers, JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import aiohttp
from yarl import URL

from tests.integration.server.school import PASSWORD, PIN, STUDENTS


@dataclass(frozen=True)
class Answer:
    """What came back, read whole."""

    status: int
    headers: Mapping[str, str]
    raw: bytes
    json: Any

    @property
    def code(self) -> str:
        """The code of an error."""
        return str(self.json["error"]["code"])


class Browser:
    """One browser profile: keeps its cookies, and says where its pages come from."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> "Browser":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.session.close()

    async def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """Send a request as our own page would; bytes go as they are, all else as JSON."""
        sent = {"Origin": self.url, "Sec-Fetch-Site": "same-origin"} | (headers or {})
        content = {"data": body} if isinstance(body, bytes) else {"json": body}
        async with self.session.request(
            method, self.url + path, headers=sent, allow_redirects=False, **content
        ) as response:
            raw = await response.read()
            is_json = response.content_type == "application/json"
            return Answer(
                response.status,
                response.headers,
                raw,
                await response.json() if is_json and raw else None,
            )

    async def get(self, path: str, **headers: str) -> Answer:
        """GET a path."""
        return await self.ask("GET", path, headers=headers)

    async def post(self, path: str, body: Any = None) -> Answer:
        """POST JSON."""
        return await self.ask("POST", path, {} if body is None else body)

    async def sign_in(self, person: str) -> "Browser":
        """Sign in as one of the schools' people."""
        if person in STUDENTS:
            code = "SEVENA" if STUDENTS[person][1] == "class-7a" else "EIGHTB"
            body = {"code": code, "student": person, "pin": PIN}
            answer = await self.post("/api/sign-in/student", body)
        elif person == "otto":
            body = {"code": "THEIRS", "student": person, "pin": PASSWORD}
            answer = await self.post("/api/sign-in/student", body)
        else:
            answer = await self.post("/api/sign-in", {"login": person, "password": PASSWORD})
        assert answer.status == 200, answer.raw
        return self

    def with_token(self, token: str) -> "Browser":
        """As if signed in before, with this token."""
        self.session.cookie_jar.update_cookies({"studyhall_session": token}, URL(self.url))
        return self

    @property
    def cookie(self) -> str:
        """The Cookie header that this browser sends."""
        return "; ".join(f"{each.key}={each.value}" for each in self.session.cookie_jar)
