"""A document on the disk: read as it is, written whole or not at all."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from writer.core.atomic import Noting, write_bytes
from writer.core.errors import (
    ChangedOnDisk,
    UnencodableText,
    UnknownEncoding,
    UnreadableFile,
)
from writer.core.obstacles import obstacle
from writer.text.encoding import Encoding, decode, decode_as, encode, unencodable
from writer.text.newlines import OF_THE_SYSTEM, Newlines, normalise


@dataclass(frozen=True, slots=True)
class TextFile:
    """A document, and all it takes to write it the way it was."""

    path: Path
    text: str
    """With line feeds only, unless it was read verbatim."""
    encoding: Encoding = Encoding.UTF_8
    has_bom: bool = False
    newlines: Newlines = OF_THE_SYSTEM
    digest: str = ""
    """Of the bytes on the disk when they were read or written; empty for a file never saved."""

    def with_text(self, text: str) -> TextFile:
        """The same file with other text."""
        return replace(self, text=text)

    def at(self, path: Path) -> TextFile:
        """The same text for another place, where it was not saved yet."""
        return replace(self, path=path, digest="")

    def encoded_as(self, encoding: Encoding, *, has_bom: bool) -> TextFile:
        """The same file, to be written in another encoding."""
        return replace(self, encoding=encoding, has_bom=has_bom)


def read(path: Path, *, verbatim: bool = False, encoding: Encoding | None = None) -> TextFile:
    """Read a document; `verbatim` leaves the newlines in the text as they are in the file.

    Without an `encoding` it is told by the content. Raises UnreadableFile or UnknownEncoding.
    """
    content = _content(path)
    decoded = decode(content) if encoding is None else decode_as(content, encoding)
    if decoded is None:
        raise UnknownEncoding(path)
    text, newlines = (decoded.text, Newlines("\n")) if verbatim else normalise(decoded.text)
    return TextFile(
        path=path,
        text=text,
        encoding=decoded.encoding,
        has_bom=decoded.has_bom,
        newlines=newlines,
        digest=_digest(content),
    )


def save(file: TextFile, *, force: bool = False, noting: Noting = nullcontext) -> TextFile:
    """Write a document and return it as it now is on the disk; for `noting` see `write_bytes`.

    Raises UnencodableText, ChangedOnDisk (unless `force`) or UnwritableFile; what was on the disk
    is untouched then.
    """
    content = _encoded(file)
    if file.digest and not force and has_changed(file):
        raise ChangedOnDisk(file.path)
    write_bytes(file.path, content, noting=noting)
    return replace(file, digest=_digest(content))


def is_there(path: Path) -> bool:
    """Whether a file lies there, as far as the system can tell."""
    try:
        return path.is_file()
    except OSError:
        return False


def has_changed(file: TextFile) -> bool:
    """Whether the file on the disk is another than the one that was read; a deleted one is not."""
    try:
        return _digest(file.path.read_bytes()) != file.digest
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UnreadableFile(file.path, error.strerror or "", obstacle(error)) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, error.strerror or "", obstacle(error)) from error


def _encoded(file: TextFile) -> bytes:
    try:
        return encode(file.newlines.restore(file.text), file.encoding, has_bom=file.has_bom)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        position = file.text.index(character)
        characters = unencodable(file.text, file.encoding)
        raise UnencodableText(file.path, file.encoding, character, position, characters) from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
