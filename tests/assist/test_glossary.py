from __future__ import annotations

from pathlib import Path

import pytest

from writer.assist.glossary import LONGEST_TERM, Glossary, add_term, glossary_of
from writer.core.errors import InvalidGlossary, UnknownEncoding, UnwritableFile


@pytest.fixture
def document(tmp_path: Path) -> Path:
    folder = tmp_path / "series" / "book" / "part"
    folder.mkdir(parents=True)
    return folder / "chapter.md"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "config" / "glossary.txt"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_glossary_has_a_term_on_each_line(document: Path, own: Path) -> None:
    write(document.parent / "glossary.txt", "# people\nLin Zhiyuan\n\n  Old Tam  \nLin Zhiyuan\n")
    assert Glossary.load(document, own) == Glossary(("Lin Zhiyuan", "Old Tam"))


def test_folders_above_and_the_users_own_hold_too_and_nearer_ones_come_first(
    document: Path, own: Path
) -> None:
    write(document.parent / "专名表.txt", "近\n")
    write(document.parents[2] / "glossary.txt", "远\n")
    write(own, "自己的\n")
    assert Glossary.load(document, own).terms == ("近", "远", "自己的")


def test_what_lies_farther_up_does_not_hold(tmp_path: Path, own: Path) -> None:
    document = tmp_path / "a" / "b" / "c" / "d" / "e.md"
    write(tmp_path / "a" / "glossary.txt", "three folders above\n")
    write(tmp_path / "glossary.txt", "four folders above\n")
    assert Glossary.load(document, own).terms == ("three folders above",)


def test_the_home_folder_is_no_book(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    write(tmp_path / "glossary.txt", "home\n")
    assert Glossary.load(tmp_path / "novel" / "one.md", own).terms == ()
    assert Glossary.load(tmp_path / "one.md", own).terms == ("home",)


def test_a_document_without_a_place_has_the_users_own(own: Path) -> None:
    assert Glossary.load(None, own) == Glossary()
    write(own, "自己的\n")
    assert Glossary.load(None, own).terms == ("自己的",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_file_of_another_program_is_read(document: Path, own: Path, encoding: str) -> None:
    path = document.parent / "glossary.txt"
    path.write_bytes("林之远\r\n云梯系统\r\n".encode(encoding))
    assert Glossary.load(document, own).terms == ("林之远", "云梯系统")


def test_a_line_that_is_no_term_is_told_and_the_others_hold(document: Path, own: Path) -> None:
    path = document.parent / "glossary.txt"
    write(path, f"好\n{'长' * (LONGEST_TERM + 1)}\na\tb\nFine\n")
    glossary = Glossary.load(document, own)
    assert glossary.terms == ("好", "Fine")
    assert [(m.path, m.line) for m in glossary.mistakes if isinstance(m, InvalidGlossary)] == [
        *((path, 2), (path, 3))
    ]


def test_a_file_that_is_no_text_is_told_and_the_others_hold(document: Path, own: Path) -> None:
    (document.parent / "glossary.txt").write_bytes(b"\x00\x01\xff\xfe\x81\x00" * 50)
    write(own, "自己的\n")
    glossary = Glossary.load(document, own)
    assert glossary.terms == ("自己的",)
    assert isinstance(glossary.mistakes[0], UnknownEncoding)


def test_a_term_is_added_once(document: Path, own: Path) -> None:
    path = glossary_of(document, own)
    assert add_term(path, " 林之远 ")
    assert not add_term(path, "林之远")
    assert add_term(path, "Old\nTam")
    assert path.read_text("utf-8").split() == ["林之远", "Old", "Tam"]
    assert Glossary.load(document, own).terms == ("林之远", "Old Tam")


def test_a_term_goes_to_the_nearest_glossary_there_is(document: Path, own: Path) -> None:
    assert glossary_of(document, own, "glossary.txt") == document.parent / "glossary.txt"
    write(document.parents[1] / "专名表.txt", "")
    assert glossary_of(document, own, "glossary.txt") == document.parents[1] / "专名表.txt"
    assert glossary_of(None, own) == own


def test_adding_keeps_encoding_and_line_ends(document: Path) -> None:
    path = document.parent / "glossary.txt"
    path.write_bytes("林之远\r\n云梯".encode("gb18030"))
    assert add_term(path, "青河")
    assert path.read_bytes() == "林之远\r\n云梯\r\n青河\r\n".encode("gb18030")


def test_a_sentence_is_no_term(document: Path, own: Path) -> None:
    with pytest.raises(InvalidGlossary):
        add_term(glossary_of(document, own), "长" * (LONGEST_TERM + 1))
    assert not glossary_of(document, own).exists()


def test_where_nothing_can_be_written_a_typed_error_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableFile):
        add_term(tmp_path / "file" / "glossary.txt", "林之远")
