from __future__ import annotations

from pathlib import Path

import pytest

from writer.assist.tasks import TaskBook
from writer.core.paths import resources

OWN_TASK = """
name = "House style"
sees_surroundings = true
[zh]
instruction = "按照蓝鲸出版社的体例改写。"
[en]
instruction = "Follow the house style of Bluewhale Press."
"""


@pytest.fixture(scope="session")
def tasks() -> TaskBook:
    """The built-in tasks."""
    return TaskBook.load(resources() / "tasks", Path("/nowhere"))


@pytest.fixture(scope="session")
def tasks_and_own(tmp_path_factory: pytest.TempPathFactory) -> TaskBook:
    """The built-in tasks, and one of the user's own that is called ``house``."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "house.toml").write_text(OWN_TASK, "utf-8")
    return TaskBook.load(resources() / "tasks", folder)
