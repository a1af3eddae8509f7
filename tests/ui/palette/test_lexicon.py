"""What texts are called in the other language, read from a compiled translation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from writer.ui.palette.lexicon import MAGIC, Lexicon, messages

PAIRS = (
    ("Polish", "润色"),
    ("&File", "文件(&F)"),
    ("Light", "浅色"),
    ("Light", "轻度"),
    ("Heading {level}", "{level} 级标题"),
    ("After %n minute(s)", "%n 分钟后"),
    ("{name} ({keys})", "{name}（{keys}）"),
    ("PDF…", "PDF…"),
)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Polish", ("润色",)),
        ("润色", ("Polish",)),
        ("&File", ("文件(&F)",)),
        ("Light", ("浅色", "轻度")),
        ("Heading 3", ("3 级标题",)),
        ("3 级标题", ("Heading 3",)),
        ("After 10 minutes", ("10 分钟后",)),
        ("After 1 minute", ("1 分钟后",)),
        ("10 分钟后", ("After 10 minutes",)),
        ("PDF…", ()),
        ("anything (else)", ()),
    ],
)
def test_texts_are_looked_up_in_both_directions(text: str, others: tuple[str, ...]) -> None:
    assert Lexicon(PAIRS).others(text) == others


def test_the_compiled_translation_of_the_program_is_understood(translations: Path) -> None:
    lexicon = Lexicon.load(translations / "writer_zh_CN.qm")
    assert "润色" in lexicon.others("Polish")
    assert "Polish" in lexicon.others("润色")
    assert lexicon.others("Heading 2") == ("2 级标题",)


def test_without_a_translation_there_are_no_other_names(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.qm"
    damaged.write_bytes(b"no translation at all")
    assert Lexicon.load(damaged).others("Polish") == ()
    assert Lexicon.load(tmp_path / "missing.qm").others("Polish") == ()


def test_a_file_that_is_cut_off_is_refused(translations: Path) -> None:
    content = (translations / "writer_zh_CN.qm").read_bytes()
    with pytest.raises(ValueError, match="no compiled translation"):
        list(messages(content[3:]))
    for end in (len(MAGIC) + 3, len(content) // 2, len(content) // 2 + 1, len(content) - 1):
        with pytest.raises(ValueError, match="cut off"):
            list(messages(content[:end]))


def test_matching_and_lexicon_load_neither_qt_nor_pinyin_by_themselves() -> None:
    script = (
        "import sys, writer.ui.palette.matching, writer.ui.palette.lexicon;"
        "sys.exit(', '.join({'PySide6', 'pypinyin'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
