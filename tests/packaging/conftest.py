"""Puts the set-up on the path, which is a program beside the package and no part of it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from setup.commands import Commands  # noqa: E402  # the path comes first
from setup.console import Console  # noqa: E402  # the path comes first
from setup.folders import Checkout, Folders  # noqa: E402  # the path comes first


@pytest.fixture
def screen() -> io.StringIO:
    """What the person sees."""
    return io.StringIO()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Empty folders of a user."""
    return Folders.for_user({"WRITER_HOME": str(tmp_path / "home")})


@pytest.fixture
def commands(screen: io.StringIO, folders: Folders) -> Commands:
    """Programs, run for real, their summary on ``screen``."""
    return Commands(Console(screen), folders.log)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """An empty clone."""
    root = tmp_path / "checkout"
    root.mkdir()
    return Checkout(root)


@pytest.fixture
def repository() -> Checkout:
    """This clone."""
    return Checkout(ROOT)
