from __future__ import annotations

import codecs
import errno
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.core.errors import (
    ChangedOnDisk,
    Obstacle,
    UnencodableText,
    UnknownEncoding,
    UnreadableFile,
    UnwritableFile,
)
from writer.text.encoding import Encoding, decode, decode_as, encode, unencodable
from writer.text.files import TextFile, has_changed, read, save
from writer.text.newlines import Newlines, normalise

TRADITIONAL = "臺灣的天氣在三月份通常十分溫和，適合旅行。\r\n各位同學請於明日上午九點集合。\r\n"
CHINESE = "关于开展工作的通知\n\n　　各单位：请于三月十五日前报送材料。\n"
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85"])
WORDS = st.sampled_from(["正文", "word", "", " ", "😀", "é"])
BY_CONTENT = (Encoding.GB18030, Encoding.BIG5, Encoding.BIG5_HKSCS)
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
        (TRADITIONAL.encode("cp950"), Encoding.BIG5, False),
        ("# Notes\n\n臺灣 is far; 天氣 is weather.\n".encode("cp950"), Encoding.BIG5, False),
        ("喺度做緊咩嘢啊，你食咗飯未呀？".encode("big5hkscs"), Encoding.BIG5_HKSCS, False),
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
    has_bom = encoding.needs_bom or (mark and encoding is Encoding.UTF_8)
    if unencodable(text, encoding):
        with pytest.raises(UnicodeEncodeError):
            encode(text, encoding, has_bom=has_bom)
        return
    content = encode(text, encoding, has_bom=has_bom)
    path = tmp_path_factory.getbasetemp() / "same.md"
    path.write_bytes(content)
    try:
        file = read(path)
    except UnknownEncoding:
        assert encoding in BY_CONTENT, "too little Chinese to be sure"
        return
    save(file)
    assert path.read_bytes() == content
    verbatim = read(path, verbatim=True)
    assert verbatim.text == text or encoding in BY_CONTENT
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


@pytest.mark.parametrize(
    ("text", "encoding", "characters"),
    [
        ("漢字们 café 😀 漢字们", Encoding.BIG5, ("们", "é", "😀")),
        ("汉字们 café 😀", Encoding.GB18030, ()),
        ("\ud800a\ud800\udfff", Encoding.UTF_8, ("\ud800", "\udfff")),
    ],
)
def test_all_characters_that_an_encoding_lacks_are_named_once(
    tmp_path: Path, text: str, encoding: Encoding, characters: tuple[str, ...]
) -> None:
    path = tmp_path / "new.md"
    file = TextFile(path, text, encoding)
    if not characters:
        save(file)
        return
    with pytest.raises(UnencodableText) as caught:
        save(file)
    assert caught.value.characters == characters
    assert not path.exists()


@pytest.mark.parametrize("length", [8, 16, 40])
@pytest.mark.parametrize("encoding", [Encoding.BIG5, Encoding.GB18030])
def test_big5_and_gb_are_told_apart_by_few_characters(encoding: Encoding, length: int) -> None:
    text = (TRADITIONAL if encoding is Encoding.BIG5 else CHINESE).replace("\r\n", "\n")
    for start in range(max(1, len(text) - length)):
        part = text[start : start + length]
        decoded = decode(part.encode(encoding))
        assert decoded is not None
        assert decoded.text == part


def test_a_file_is_read_in_the_encoding_that_a_person_names(tmp_path: Path) -> None:
    content = "很短".encode("utf-16-le")
    path = put(tmp_path, content)
    file = read(path, encoding=Encoding.UTF_16_LE)
    assert (file.text, file.has_bom) == ("很短", False)
    save(file)
    assert path.read_bytes() == content
    with pytest.raises(UnknownEncoding):
        read(path, encoding=Encoding.UTF_8)


@given(st.binary(max_size=60), st.sampled_from(Encoding))
def test_bytes_that_decode_in_a_named_encoding_come_back_the_same(
    content: bytes, encoding: Encoding
) -> None:
    decoded = decode_as(content, encoding)
    if decoded is not None:
        assert encode(decoded.text, encoding, has_bom=decoded.has_bom) == content


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


@pytest.mark.parametrize(
    ("number", "obstacle"),
    [
        (errno.ENOSPC, Obstacle.FULL),
        (errno.EDQUOT, Obstacle.FULL),
        (errno.EROFS, Obstacle.READ_ONLY),
        (errno.EACCES, Obstacle.FORBIDDEN),
        (errno.EIO, Obstacle.UNREACHABLE),
        (errno.ESTALE, Obstacle.UNREACHABLE),
        (errno.EINVAL, Obstacle.OTHER),
    ],
)
@pytest.mark.parametrize("moment", ["open", "fsync", "replace"])
def test_whatever_fails_while_saving_is_named_and_nothing_is_lost_or_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    number: int,
    obstacle: Obstacle,
) -> None:
    path = put(tmp_path, b"old")
    file = read(path)

    def fail(*_arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(Path if moment == "replace" else os, moment, fail)
        with pytest.raises(UnwritableFile) as caught:
            save(file.with_text("new"))
    assert caught.value.obstacle is obstacle
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == [path.name]
    save(file.with_text("new"))
    assert path.read_bytes() == b"new"


def test_a_folder_that_is_gone_and_a_name_that_is_too_long_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "卷 一"
    folder.mkdir()
    file = save(TextFile(folder / "a.md", "text"))
    shutil.rmtree(folder)
    with pytest.raises(UnwritableFile) as gone:
        save(file)
    with pytest.raises(UnwritableFile) as long:
        save(TextFile(tmp_path / ("字" * 90 + ".md"), "text"))
    with pytest.raises(UnwritableFile) as taken:
        save(TextFile(tmp_path, "text"))
    obstacles = [caught.value.obstacle for caught in (gone, long, taken)]
    assert obstacles == [Obstacle.MISSING, Obstacle.NAME_TOO_LONG, Obstacle.FOLDER]
    folder.mkdir()
    save(file)
    assert (folder / "a.md").read_text() == "text"


@pytest.mark.skipif(sys.platform == "win32", reason="names of 255 bytes are POSIX's")
@pytest.mark.parametrize("name", ["x" * 252 + ".md", "字" * 84 + ".md", " 带 空格 的 名字 .md"])
def test_long_and_odd_names_are_saved(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert len(os.fsencode(name)) <= 255
    save(save(TextFile(path, "one\n", newlines=Newlines("\n"))).with_text("two\n"))
    assert path.read_bytes() == b"two\n"
    assert len(list(tmp_path.iterdir())) == 1
