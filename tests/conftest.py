"""What every test shares: the slow tier, the user's folders, and the real models."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SLOW_TEST_S = 3600
STARTER = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
PHASES: tuple[Literal["setup", "call"], ...] = ("setup", "call")
TINY = "SmolLM2-135M-Instruct.Q4_1.gguf"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run the tests that take long")


# The fast tier tries the same examples every time; the slow one looks for new ones.
settings.register_profile("fast", derandomize=True, deadline=None)
settings.register_profile("slow", max_examples=2000, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("slow" if config.getoption("--slow") else "fast")


def pytest_unconfigure() -> None:
    """Close what llama_cpp opens at its import and never closes: a warning at the end otherwise."""
    if module := sys.modules.get("llama_cpp._utils"):
        module.outnull_file.close()
        module.errnull_file.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give a slow test longer than the others before it counts as hanging."""
    if "slow" in item.keywords:
        faulthandler.dump_traceback_later(SLOW_TEST_S, exit=True, file=sys.__stderr__ or sys.stderr)


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test when Writer warns of something that nobody expected."""
    yield
    unexpected = [
        record.getMessage()
        for when in PHASES
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and record.name.startswith("writer")
    ]
    assert not unexpected, unexpected


@pytest.fixture
def writer_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for all of the user's folders, in this process and in those it starts."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("WRITER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def models_folder() -> Path:
    """Where the set-up put the test models."""
    folder = os.environ.get("WRITER_TEST_MODELS")
    if folder:
        return Path(folder)
    from writer.core.paths import Paths

    environment = {k: v for k, v in os.environ.items() if k != "WRITER_HOME"}
    return Paths.for_user(environment).models


def _model(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        pytest.fail(f"{path} is missing: run python3 packaging/bootstrap.py test")
    return path


@pytest.fixture(scope="session")
def starter_path(models_folder: Path) -> Path:
    """Qwen2.5-Coder-1.5B-Instruct, Chinese and English."""
    return _model(models_folder, STARTER)


@pytest.fixture(scope="session")
def tiny_path(models_folder: Path) -> Path:
    """SmolLM2-135M-Instruct, English."""
    return _model(models_folder, TINY)
