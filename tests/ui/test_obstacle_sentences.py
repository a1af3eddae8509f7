"""What a person reads whose text cannot be saved: each obstacle by name, and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer.core.errors import Obstacle, UnreadableFile, UnwritableFile
from writer.ui.sentences import error_sentence

PATH = Path("文档.md")
RAW = "No raw words"
"""The operating system's own, in its own language."""
WAYS_OUT = {
    Obstacle.FULL: ("the disk is full", "Make room on the disk and save again"),
    Obstacle.READ_ONLY: ("it is read-only", "Save somewhere else."),
    Obstacle.FORBIDDEN: ("you do not have permission", "Save somewhere else."),
    Obstacle.MISSING: ("is not there", "Save somewhere else."),
    Obstacle.FOLDER: ("it is a folder", "Save somewhere else."),
    Obstacle.NAME_TOO_LONG: ("its name is too long", "Save under a shorter name."),
    Obstacle.IN_USE: ("another program is using it", "Close the other program and save again"),
    Obstacle.UNREACHABLE: ("the drive does not answer", "Save again when the drive is back"),
    Obstacle.OTHER: (RAW, "Save somewhere else."),
}


def plain(text: str) -> str:
    return text


@pytest.mark.parametrize("obstacle", Obstacle)
def test_what_keeps_a_text_from_being_saved_has_its_sentence_and_a_way_out(
    obstacle: Obstacle,
) -> None:
    sentence = error_sentence(UnwritableFile(PATH, RAW, obstacle), plain)
    reason, way_out = WAYS_OUT[obstacle]

    assert f"{PATH} cannot be saved: " in sentence
    assert f"{reason}. The file on the disk is as it was." in sentence
    assert way_out in sentence
    assert (RAW in sentence) == (obstacle is Obstacle.OTHER)


@pytest.mark.parametrize("kind", [UnwritableFile, UnreadableFile])
def test_no_two_obstacles_share_a_sentence(kind: type[UnwritableFile | UnreadableFile]) -> None:
    sentences = {error_sentence(kind(PATH, RAW, obstacle), plain) for obstacle in Obstacle}
    assert len(sentences) == len(Obstacle)
