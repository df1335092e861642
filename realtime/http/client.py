"""The built web client: its page for every address that is not something else, and its files."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

_PACKAGED = Path(__file__).resolve().parents[1] / "client"
_CHECKOUT = Path(__file__).resolve().parents[2] / "static" / "dist"


def client_folder() -> Path | None:
    """Where the built client is: in the installed package, or in a checkout; None if nowhere."""
    for folder in (_PACKAGED, _CHECKOUT):
        if (folder / "index.html").is_file():
            return folder
    return None


def add_client(app: web.Application) -> None:
    """Serve the client. Its files are named by their content, so they may be kept for ever."""
    folder = client_folder()
    if folder is None:
        app.router.add_get("/{path:.*}", _not_built)
        return
    app.router.add_get("/assets/{name:.+}", _asset(folder / "assets"))
    app.router.add_get("/{path:.*}", _page(folder))


def _asset(folder: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    root = folder.resolve()

    async def asset(request: web.Request) -> web.StreamResponse:
        wanted = (root / request.match_info["name"]).resolve()
        if not wanted.is_relative_to(root) or not wanted.is_file():
            raise web.HTTPNotFound
        response = web.FileResponse(wanted)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    return asset


def _page(folder: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    files = {f"{each.name}" for each in folder.iterdir() if each.is_file()}

    async def page(request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        if path.startswith("api/"):
            raise web.HTTPNotFound
        response = web.FileResponse(folder / (path if path in files else "index.html"))
        response.headers["Cache-Control"] = "no-cache"
        return response

    return page


async def _not_built(request: web.Request) -> web.StreamResponse:
    if request.path.startswith("/api/"):
        raise web.HTTPNotFound
    return web.Response(
        status=503,
        text="The web client is not built. Install Studyhall with pip, which builds it.\n",
    )
