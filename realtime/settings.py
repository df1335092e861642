"""The settings: one frozen object, read from the environment; nothing else reads it.

docs/operating.md lists them; a test compares the two.
"""

from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from persistence.sealing import keys_in

TOKEN_LENGTH = 16
"""The fewest characters of a token that nobody guesses."""


class Settings(BaseSettings):
    """Everything an operator can choose. Times in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(
        env_prefix="STUDYHALL_", frozen=True, extra="ignore", populate_by_name=True
    )

    database_url: str = Field(
        default="", validation_alias=AliasChoices("database_url", "DATABASE_URL")
    )
    """PostgreSQL 15 or later: postgresql://user:password@host/database."""
    redis_url: str = Field(default="", validation_alias=AliasChoices("redis_url", "REDIS_URL"))
    """Redis 7 or Valkey 8, for more than one process; empty for a single process."""
    host: str = "127.0.0.1"
    """The address to listen on."""
    port: int = Field(default=8000, ge=0, le=65_535, validation_alias=AliasChoices("port", "PORT"))
    """The port to listen on; 0 takes a free one."""
    workers: int = Field(
        default=1,
        ge=1,
        le=256,
        validation_alias=AliasChoices("workers", "STUDYHALL_WORKERS", "WEB_CONCURRENCY"),
    )
    """Processes that `serve` runs; as many as the machine has cores, and one needs no Redis."""
    port_each: bool = False
    """Whether each of these processes has a port of its own: PORT, the next one, and so on."""
    public_url: str = ""
    """How browsers reach the server, such as https://study.example.org; empty: as asked for."""
    trusted_proxies: int = Field(default=0, ge=0, le=10)
    """How many proxies stand before the server; their X-Forwarded-For is believed, no other."""
    links_from_anywhere: bool = False
    """Whether sign-in links work from other machines than this one."""
    database_pool: int = Field(default=5, ge=2, le=100)
    """Connections to PostgreSQL per process; twice as many in a rush."""
    database_timeout_s: float = Field(default=10.0, gt=0, le=120)
    """How long one statement may take."""
    staff_session_s: int = Field(default=12 * 3600, ge=300, le=30 * 86_400)
    """How long staff and parents stay signed in."""
    student_session_s: int = Field(default=8 * 3600, ge=300, le=30 * 86_400)
    """How long students stay signed in; a school day, for many share a device."""
    attempts: int = Field(default=10, ge=3, le=1_000)
    """Failed sign-ins for one account before it rests; an address has ten times as many."""
    attempts_window_s: int = Field(default=900, ge=60, le=86_400)
    """How long failed sign-ins count, and an account rests."""
    commands_per_s: float = Field(default=20.0, gt=0, le=1_000_000)
    """Commands a person may send in a room, on average; twice as many at once."""
    signals_per_s: float = Field(default=80.0, gt=0, le=1_000_000)
    """Signals a person may send in a room, on average; twice as many at once."""
    room_commands_per_s: float = Field(default=150.0, gt=0, le=1_000_000)
    """Commands of everybody in one room, on one process."""
    room_signals_per_s: float = Field(default=1_000.0, gt=0, le=1_000_000)
    """Signals of everybody in one room, on one process."""
    socket_bytes_per_s: int = Field(default=1024 * 1024, ge=64 * 1024, le=10**12)
    """What one connection may send on average; twice as much at once. More, and it is cut."""
    sockets_per_person: int = Field(default=8, ge=1, le=100)
    """Connections one person may have to one room on one process."""
    grace_s: float = Field(default=20.0, ge=0, le=600)
    """How long somebody must stay, or stay away, before it is attendance."""
    screen_s: float = Field(default=2.0, gt=0, le=30)
    """How long the screen may take for a text; what takes longer is held."""
    snapshot_every: int = Field(default=500, ge=10, le=100_000)
    """Facts between two snapshots of a room."""
    room_linger_s: float = Field(default=60.0, gt=0, le=3_600)
    """How long a room stays loaded when nobody uses it."""
    shutdown_s: float = Field(default=10.0, gt=0, le=300)
    """How long a process that is told to stop may take to finish what it has begun."""
    unready_s: float = Field(default=0.0, ge=0, le=300)
    """How long a server that is told to stop goes on serving while `/readyz` says 503."""
    metrics_networks: str = "127.0.0.0/8, ::1/128"
    """Whose questions `/metrics` answers, by address; empty for nobody's."""
    metrics_token: str = Field(default="", repr=False)
    """Whoever sends it as a bearer token may read `/metrics` too, from anywhere."""
    evidence_keys: str = Field(default="", repr=False)
    """Fernet keys, with commas, that seal held and reported words: the first seals, all open."""
    evidence_days: int = Field(default=30, ge=1, le=3_650)
    """How long the words of a decided case are kept, in days; then they are deleted."""
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$")
    """The least severe log line that is written: debug, info, warning or error."""

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.public_url and urlsplit(self.public_url).scheme not in ("http", "https"):
            raise ValueError("STUDYHALL_PUBLIC_URL must begin with http:// or https://")
        if self.public_url and urlsplit(self.public_url).path.strip("/"):
            raise ValueError("STUDYHALL_PUBLIC_URL must be a host without a path")
        if self.trusted_proxies and not self.public_url:
            raise ValueError(
                "STUDYHALL_TRUSTED_PROXIES needs STUDYHALL_PUBLIC_URL: behind a proxy only that "
                "says whether browsers use https, and so whether cookies are Secure"
            )
        if self.redis_url and urlsplit(self.redis_url).scheme not in ("redis", "rediss", "unix"):
            raise ValueError("REDIS_URL must begin with redis://, rediss:// or unix://")
        if self.metrics_token and len(self.metrics_token) < TOKEN_LENGTH:
            raise ValueError(f"STUDYHALL_METRICS_TOKEN must have {TOKEN_LENGTH} characters or more")
        networks(self.metrics_networks)
        try:
            keys_in(self.evidence_keys)
        except ValueError:
            raise ValueError("STUDYHALL_EVIDENCE_KEYS must be Fernet keys, with commas") from None
        if self.screen_s >= self.database_timeout_s:
            raise ValueError("STUDYHALL_SCREEN_S must be below STUDYHALL_DATABASE_TIMEOUT_S")
        return self

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the server over https, so that cookies are Secure."""
        return self.public_url.startswith("https://")


def networks(listed: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks of a list with commas. Raises ValueError for what is none."""
    try:
        return tuple(ip_network(each.strip()) for each in listed.split(",") if each.strip())
    except ValueError as wrong:
        raise ValueError(f"STUDYHALL_METRICS_NETWORKS: {wrong}") from wrong


class UnusableSettings(Exception):
    """Settings that do not make sense; the message has one line for each."""


def read_settings(**given: object) -> Settings:
    """The settings from the environment, `given` first. Raises `UnusableSettings`."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as wrong:
        raise UnusableSettings(
            "\n".join(f"{_name(each['loc'])}{each['msg']}" for each in wrong.errors())
        ) from wrong


def _name(location: tuple[int | str, ...]) -> str:
    return f"{variable(str(location[0]))}: " if location else ""


def variable(field: str) -> str:
    """The environment variable of a field."""
    plain = {"database_url": "DATABASE_URL", "redis_url": "REDIS_URL", "port": "PORT"}
    return plain.get(field.lower(), field if field.isupper() else f"STUDYHALL_{field.upper()}")
