"""A Word document as Markdown, with its pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from writer.core.atomic import write_bytes
from writer.core.errors import InvalidWordFile, UnreadableFile, UnwritableFile
from writer.core.obstacles import obstacle
from writer.text.editing.html import from_html
from writer.text.editing.html_tree import read

PICTURES = "assets"
"""The folder beside the document that pictures are kept in."""
LARGEST = 512 * 2**20
"""Bytes of all that is packed in a file; more is refused before it is unpacked."""
_STYLES = """\
p[style-name='Title'] => h1:fresh
p[style-name='公文标题'] => h1:fresh
p[style-name='公文一级标题'] => h2:fresh
p[style-name='公文二级标题'] => h3:fresh
p[style-name='公文三级标题'] => h4:fresh
p[style-name='公文四级标题'] => h5:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Source Code'] => pre:separator('\\n')
r[style-name='Verbatim Char'] => code
strike => del
"""
_REFERENCE = re.compile(r'<sup><a href="#(?:foot|end)note-(\w+)" id="[^"]*">\[\d+\]</a></sup>')
_NOTES = re.compile(r'<ol>(?:<li id="(?:foot|end)note-\w+">.*?</li>)+</ol>\Z', re.DOTALL)
_NOTE = re.compile(r'<li id="(?:foot|end)note-(\w+)">(.*?)</li>', re.DOTALL)
_BACK = re.compile(r' ?<a href="#(?:foot|end)note-ref-\w+">↑</a>')
_HEAD = re.compile(r"<th\b.*?</th>", re.DOTALL)
_BOLD = re.compile(r"</?strong>")
_TEXT = "word/document.xml"
_FORMULA = re.compile(rb"<m:oMath[ >]")
_MARK, _END = "\ue000", "\ue001"
"""Around the number of a footnote until the Markdown is made; texts do not use them."""
_UNREADABLE = (
    *(BadZipFile, ExpatError, AttributeError, EOFError, LookupError, NotImplementedError),
    *(RuntimeError, TypeError, ValueError),
)
"""What zipfile, and mammoth at parts that are missing or not as they should be, raise."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was in a Word document."""

    markdown: str
    pictures: tuple[tuple[str, bytes], ...]
    """Names of files and what belongs into them."""
    formulas_left_out: int = 0
    """How many formulas the document has; none is taken over."""


class _Picture(Protocol):
    """What mammoth tells about a picture."""

    content_type: str

    def open(self) -> BinaryIO:
        """Its bytes."""
        ...


def import_word(word: Path, place: Path, stop: Callable[[], None] = lambda: None) -> Imported:
    """Write what is in a .docx file to `place`, its pictures into a folder beside that.

    Files that are there already are not touched, but for `place` itself. `stop` may raise. Raises
    UnreadableFile, InvalidWordFile or UnwritableFile.
    """
    folder = place.parent / PICTURES
    imported = read_word(word, lambda name: _free_name(folder, f"{word.stem}-{name}"))
    stop()
    if imported.pictures:
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise UnwritableFile(folder, error.strerror or "", obstacle(error)) from error
    for name, content in imported.pictures:
        write_bytes(folder / name, content)
    write_bytes(place, imported.markdown.encode("utf-8", "replace"))
    return imported


def read_word(path: Path, name: Callable[[str], str] = lambda name: name) -> Imported:
    """What is in a .docx file; `name` says what to call a picture that is ``1.png``.

    Raises UnreadableFile or InvalidWordFile.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, error.strerror or "", obstacle(error)) from error
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
                raise InvalidWordFile(path)
            formulas = len(_FORMULA.findall(packed.read(_TEXT)))
        return replace(_converted(content, name), formulas_left_out=formulas)
    except _UNREADABLE as error:
        raise InvalidWordFile(path) from error


def _converted(content: bytes, name: Callable[[str], str]) -> Imported:
    import mammoth  # loaded with the first Word document

    pictures: list[tuple[str, bytes]] = []

    def keep(picture: _Picture) -> dict[str, str]:
        kind = picture.content_type.rpartition("/")[2].removeprefix("x-").split("+")[0]
        chosen = name(f"{len(pictures) + 1}.{_ENDINGS.get(kind, kind)}")
        with picture.open() as stream:
            pictures.append((chosen, stream.read()))
        return {"src": f"{PICTURES}/{chosen}"}

    result = mammoth.convert_to_html(
        BytesIO(content), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
    )
    return Imported(_markdown(result.value), tuple(pictures))


def _markdown(html: str) -> str:
    notes = _NOTES.search(html)
    text = html[: notes.start()] if notes else html
    text = _HEAD.sub(lambda cell: _BOLD.sub("", cell[0]), text)  # heads are bold by themselves
    text = _REFERENCE.sub(rf"{_MARK}\1{_END}", text)
    bodies = _NOTE.findall(_BACK.sub("", notes[0])) if notes else []
    parts = [_of(text)]
    for number, body in bodies:
        lines = _of(body).split("\n")
        parts.append(
            "\n    ".join([f"[^{number}]: {lines[0]}", *lines[1:]]).replace("\n    \n", "\n\n")
        )
    markdown = "\n\n".join(part for part in parts if part)
    markdown = markdown.replace(_MARK, "[^").replace(_END, "]")
    return f"{markdown}\n" if markdown else ""


def _of(html: str) -> str:
    """The Markdown of some HTML, also of a single paragraph that has no marks."""
    return from_html(html) or read(html).text().strip()


def _free_name(folder: Path, name: str) -> str:
    """The name, or one like it that no file has yet."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


_ENDINGS = {"jpeg": "jpg", "svg": "svg", "emf": "emf", "wmf": "wmf"}
