"""The application for a process manager: `gunicorn realtime.web:application`."""

from aiohttp import web

from realtime import logs
from realtime.app import build_app
from realtime.settings import UnusableSettings, read_settings


async def application() -> web.Application:
    """The server by the settings of the environment. Raises `UnusableSettings`."""
    settings = read_settings()
    if not settings.database_url:
        raise UnusableSettings("DATABASE_URL is not set.")
    logs.configure(settings.log_level)
    return build_app(settings)
