"""Which modules can reach another machine at all."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import writer

PACKAGE = Path(writer.__file__).parent
_REACHING = """
    socket ssl http urllib.request urllib.error urllib3 requests httpx aiohttp asyncio ftplib
    smtplib poplib imaplib xmlrpc socketserver webbrowser
    PySide6.QtNetwork PySide6.QtWebEngineCore PySide6.QtWebSockets
"""
REACHING = frozenset(_REACHING.split())
ALLOWED = {
    "engine/download/connection.py": {"socket", "ssl", "http", "urllib.request"},
    "engine/download/web.py": {"ssl", "http", "urllib.request", "urllib.error"},
    "ui/single_instance.py": {"PySide6.QtNetwork"},
}
"""The last one is a socket within this machine."""


def imported(path: Path) -> Iterator[str]:
    """What a module imports, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching(path: Path) -> set[str]:
    return {
        known
        for name in imported(path)
        for known in REACHING
        if name == known or name.startswith(f"{known}.")
    }


def test_nothing_but_the_download_can_open_a_connection() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): names
        for path in PACKAGE.rglob("*.py")
        if (names := reaching(path))
    }
    assert found == ALLOWED


def test_it_is_not_loaded_before_somebody_wants_a_download() -> None:
    program = (
        "import sys, writer.cli.main, writer.cli.models, writer.engine.found, writer.engine.newer, "
        "writer.engine.download.transfer, writer.engine.download.leftovers\n"
        "sys.exit(', '.join({'ssl', 'http.client', 'urllib.request'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stderr.strip(), done.returncode) == ("", 0)
