from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.cli.report import diff

LINES = st.lists(
    st.sampled_from(["a", "b\n", "\n", "甲\n", "c\r\n", "\u2028", "x\x0cy\n"]), max_size=8
)
TEXTS = LINES.map("".join)


def test_no_change_is_no_diff() -> None:
    assert diff("a\nb", "a\nb", "notes.md") == ""


def test_a_last_line_without_newline_is_marked() -> None:
    assert diff("a\nb", "a\nc", "n.md") == (
        "--- a/n.md\n+++ b/n.md\n@@ -1,2 +1,2 @@\n a\n"
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diff")
@settings(max_examples=25, deadline=None)
@given(before=TEXTS.filter(bool), after=TEXTS.filter(bool))
def test_a_diff_can_be_applied(
    tmp_path_factory: pytest.TempPathFactory, before: str, after: str
) -> None:
    folder = tmp_path_factory.mktemp("apply")
    document = folder / "notes.md"
    document.write_bytes(before.encode())
    patch = diff(before, after, "notes.md")
    if patch:
        command = ["git", "apply", "--whitespace=nowarn", "-"]
        subprocess.run(command, input=patch.encode(), cwd=folder, check=True)
    assert document.read_bytes() == after.encode()


def test_the_name_is_the_files(tmp_path: Path) -> None:
    assert diff("a\n", "b\n", (tmp_path / "甲.md").name).startswith("--- a/甲.md\n+++ b/甲.md\n")
