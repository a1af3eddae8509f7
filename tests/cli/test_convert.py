from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.harness import CommandLine

TEXT = "---\r\ntitle: 软件\r\n---\r\n\r\n头发里的`软件`。\r\n"


@pytest.mark.parametrize(
    ("target", "title", "prose"),
    [
        ("hant", "軟件", "頭髮裏的"),
        ("tw", "軟體", "頭髮裡的"),
        ("hk", "軟件", "頭髮裏的"),
        ("hans", "软件", "头发里的"),
        ("cn", "软件", "头发里的"),
    ],
)
def test_prose_is_converted_to_stdout(
    target: str, title: str, prose: str, tmp_path: Path, command_line: CommandLine
) -> None:
    path = tmp_path / "文 档.md"
    path.write_bytes(TEXT.encode("gb18030"))
    done = command_line.run("convert", "--to", target, str(path))
    after = f"---\r\ntitle: {title}\r\n---\r\n\r\n{prose}`软件`。\r\n"
    assert (done.code, done.stdout.decode(), done.stderr) == (0, after, "")
    assert path.read_bytes() == TEXT.encode("gb18030")


def test_in_place_keeps_the_encoding(tmp_path: Path, command_line: CommandLine) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode("gb18030"))
    done = command_line.run("convert", "--to", "tw", "--in-place", str(path))
    assert (done.code, done.stdout) == (0, b"")
    assert "頭髮裡的`软件`。\r\n" in path.read_bytes().decode("gb18030")


def test_what_the_encoding_cannot_hold_is_not_written(
    tmp_path: Path, command_line: CommandLine
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("頭髮裡面的網路".encode("big5"))
    done = command_line.run("convert", "--to", "hans", "--in-place", str(path))
    assert done.code == 1
    assert "头" in done.stderr
    assert path.read_bytes() == "頭髮裡面的網路".encode("big5")


def test_stdin_goes_to_stdout(command_line: CommandLine) -> None:
    done = command_line.run("convert", "--to", "hans", stdin="頭髮".encode())
    assert done.stdout.decode() == "头发"


def test_in_place_needs_a_file(command_line: CommandLine) -> None:
    done = command_line.run("convert", "--to", "hans", "--in-place", "-", stdin=b"")
    assert done.code == 2
    assert "--in-place needs a FILE" in done.stderr
