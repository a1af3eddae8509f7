from __future__ import annotations

import codecs
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.errors import (
    ChangedOnDisk,
    UnencodableText,
    UnknownEncoding,
    UnreadableFile,
    UnwritableFile,
)
from writer.text.encoding import Encoding, decode, encode
from writer.text.files import TextFile, has_changed, read, save
from writer.text.newlines import Newlines, normalise

CHINESE = "关于开展工作的通知\n\n　　各单位：请于三月十五日前报送材料。\n"
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85"])
WORDS = st.sampled_from(["正文", "word", "", " ", "😀", "é"])
TEXTS = st.lists(st.one_of(WORDS, BREAKS)).map("".join)


def put(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "文档.md"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "encoding", "has_bom"),
    [
        (b"", Encoding.UTF_8, False),
        (b"plain", Encoding.UTF_8, False),
        (CHINESE.encode(), Encoding.UTF_8, False),
        (codecs.BOM_UTF8 + CHINESE.encode(), Encoding.UTF_8, True),
        (codecs.BOM_UTF8, Encoding.UTF_8, True),
        (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), Encoding.UTF_16_LE, True),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), Encoding.UTF_16_BE, True),
        (CHINESE.encode("gbk"), Encoding.GB18030, False),
        ("——“引文”……㐀😀中文".encode("gb18030"), Encoding.GB18030, False),
        ("繁體中文的文件也可以是國標擴展碼。".encode("gb18030"), Encoding.GB18030, False),
    ],
)
def test_encodings_are_told_apart_and_kept(
    tmp_path: Path, content: bytes, encoding: Encoding, has_bom: bool
) -> None:
    path = put(tmp_path, content)
    file = read(path)
    assert (file.encoding, file.has_bom) == (encoding, has_bom)
    assert not file.text.startswith("\ufeff")
    save(file)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"GGUF\x03\x00\x00\x00",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "un café très élégant à Genève".encode("latin-1"),
        "Über schöne Grüße, außer für Väter".encode("cp1252"),
        CHINESE.encode("utf-16-le"),
        codecs.BOM_UTF32_LE + CHINESE.encode("utf-32-le"),
        codecs.BOM_UTF16_LE + b"\x41",
        b"\x01\x02\x03\x04\x05\x06",
        CHINESE.encode("gbk") + b"\xff",
    ],
)
def test_what_is_no_known_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        read(put(tmp_path, content))


@given(st.binary(max_size=60))
def test_bytes_that_decode_come_back_the_same(content: bytes) -> None:
    decoded = decode(content)
    if decoded is not None:
        assert encode(decoded.text, decoded.encoding, has_bom=decoded.has_bom) == content


@given(TEXTS, st.sampled_from(Encoding), st.booleans())
def test_text_in_every_encoding_is_the_same_after_reading_and_saving(
    tmp_path_factory: pytest.TempPathFactory, text: str, encoding: Encoding, mark: bool
) -> None:
    has_bom = encoding is not Encoding.GB18030 and (mark or encoding is not Encoding.UTF_8)
    content = encode(text, encoding, has_bom=has_bom)
    path = tmp_path_factory.getbasetemp() / "same.md"
    path.write_bytes(content)
    try:
        file = read(path)
    except UnknownEncoding:
        assert encoding is Encoding.GB18030, "too little Chinese to be sure"
        return
    save(file)
    assert path.read_bytes() == content
    verbatim = read(path, verbatim=True)
    assert verbatim.text == text or encoding is Encoding.GB18030
    save(verbatim)
    assert path.read_bytes() == content


@given(TEXTS)
def test_normalised_text_has_one_kind_of_newline_and_gives_the_others_back(text: str) -> None:
    plain, newlines = normalise(text)
    assert "\r" not in plain
    assert newlines.restore(plain) == text
    assert sum(map(plain.count, "\x0b\x0c\u2028\x85")) == sum(map(text.count, "\x0b\x0c\u2028\x85"))


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a\r\nb\nc\r\n", ("b", "B"), "a\r\nB\r\nc\r\n"),
        ("a\nb\r\nc\n", ("b", "x\ny"), "a\nx\ny\nc\n"),
        ("a\r\nb\r\nc", ("c", "c\nd"), "a\r\nb\r\nc\r\nd"),
        ("a\rb\rc\n", ("a\n", ""), "b\rc\n"),
        ("a\r\nb\nc", ("b\nc", "b"), "a\r\nb"),
    ],
)
def test_untouched_lines_keep_their_newline_and_new_ones_take_the_common(
    before: str, edit: tuple[str, str], after: str
) -> None:
    plain, newlines = normalise(before)
    assert newlines.restore(plain.replace(*edit)) == after


def test_moved_lines_keep_their_newline() -> None:
    _, newlines = normalise("one\r\ntwo\nthree\nfour\nfive\n")
    assert newlines.restore("new\ntwo\none\nfive\n").startswith("new\ntwo\n")
    assert newlines.restore("zero\none\ntwo\nfour\n") == "zero\none\r\ntwo\nfour\n"


def test_a_large_rewrite_of_mixed_lines_stays_quick() -> None:
    before = "".join(f"line {n}\r\n" if n % 2 else f"line {n}\n" for n in range(9000)) + "x\n"
    plain, newlines = normalise(before)
    rewritten = newlines.restore(plain.replace("line", "Zeile"))
    assert rewritten.count("\n") == 9001


def test_a_new_document_has_the_newline_of_the_system() -> None:
    assert Newlines().common == os.linesep


@given(TEXTS, TEXTS)
def test_what_is_restored_reads_as_what_was_written(before: str, after: str) -> None:
    _, newlines = normalise(before)
    plain, _ = normalise(after)
    assert normalise(newlines.restore(plain))[0] == plain


def test_a_character_that_the_encoding_lacks_is_named_before_anything_is_written(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, b"abc")
    with pytest.raises(UnencodableText) as caught:
        save(read(path).with_text("ab\n\ud800c"))
    assert (caught.value.character, caught.value.position) == ("\ud800", 3)
    assert path.read_bytes() == b"abc"
    assert [child.name for child in tmp_path.iterdir()] == [path.name]


def test_a_change_by_another_program_is_noticed(tmp_path: Path) -> None:
    path = put(tmp_path, b"mine")
    file = read(path)
    assert not has_changed(file)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk):
        save(file.with_text("mine again"))
    assert path.read_bytes() == b"theirs"
    saved = save(file.with_text("mine again"), force=True)
    assert path.read_bytes() == b"mine again"
    assert save(saved.with_text("once more")).text == "once more"


def test_a_deleted_file_is_written_again(tmp_path: Path) -> None:
    path = put(tmp_path, b"mine")
    file = read(path)
    path.unlink()
    save(file)
    assert path.read_bytes() == b"mine"


def test_saving_elsewhere_leaves_the_first_file_alone(tmp_path: Path) -> None:
    path, copy = put(tmp_path, "\ufeff甲\r\n".encode()), tmp_path / "copy.md"
    saved = save(read(path).with_text("乙\n").at(copy))
    assert path.read_bytes() == "\ufeff甲\r\n".encode()
    assert copy.read_bytes() == "\ufeff乙\r\n".encode()
    assert saved.path == copy


def test_a_new_document_is_utf_8_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    save(TextFile(path, "甲\n", newlines=Newlines("\n")))
    assert path.read_bytes() == "甲\n".encode()


def test_files_that_cannot_be_read_or_written_say_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read(tmp_path / "nowhere.md")
    with pytest.raises(UnreadableFile):
        read(tmp_path)
    with pytest.raises(UnwritableFile):
        save(TextFile(tmp_path / "no folder" / "new.md", "text"))
    with pytest.raises(UnwritableFile):
        save(TextFile(tmp_path, "text"))


@pytest.mark.skipif(sys.platform == "win32", reason="links and permission bits of POSIX")
def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    path = put(tmp_path, b"old")
    path.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(path.name)
    save(read(link).with_text("new"))
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
