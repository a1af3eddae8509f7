"""Pictures of this machine for what is exported: found, read, and told apart by their bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote

from writer.text.render_html import is_remote

LARGEST_FILE = 64 * 2**20
"""Bytes; a larger picture is left out."""


class Kind(StrEnum):
    """Kinds of pictures, by their media types."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    WEBP = "image/webp"
    BMP = "image/bmp"
    TIFF = "image/tiff"
    AVIF = "image/avif"
    SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lies on the disk."""

    content: bytes
    kind: Kind


def local_path(address: str, folder: Path | None) -> Path | None:
    """The file that an address in a document of `folder` means, where it may be read.

    That is an absolute path on this machine, or one below the folder of the document.
    """
    text = unquote(address)
    if is_remote(address) and not PureWindowsPath(text).drive.endswith(":"):
        return None
    if text.startswith(("//", "\\\\")) or "\0" in text:
        return None
    if PurePosixPath(text).is_absolute() or PureWindowsPath(text).drive:
        path = Path(text)
        return path if path.is_absolute() and _is_file(path) else None
    if folder is None:
        return None
    path = (folder / text).resolve()
    return path if path.is_relative_to(folder.resolve()) and _is_file(path) else None


def picture(address: str, folder: Path | None) -> Picture | None:
    """The picture at an address; None where there is none, or none that may be read."""
    path = local_path(address, folder)
    try:
        if path is None or path.stat().st_size > LARGEST_FILE:
            return None
        content = path.read_bytes()
    except OSError:
        return None
    kind = kind_of(content)
    return Picture(content, kind) if kind else None


def kind_of(content: bytes) -> Kind | None:
    """What kind of picture these bytes are; None for anything else."""
    for kind, is_kind in _KINDS:
        if is_kind(content):
            return kind
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that the system cannot have
        return False


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _is_svg(content: bytes) -> bool:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and b"<svg" in head and not head.startswith(b"<!doctype html")


_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
    (Kind.PNG, _starts(_PNG)),
    (Kind.JPEG, _starts(b"\xff\xd8\xff")),
    (Kind.GIF, _starts(b"GIF87a", b"GIF89a")),
    (Kind.WEBP, lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP"),
    (Kind.BMP, _starts(b"BM")),
    (Kind.TIFF, _starts(b"II*\0", b"MM\0*")),
    (Kind.AVIF, lambda content: content[4:12] in (b"ftypavif", b"ftypavis")),
    (Kind.SVG, _is_svg),
)
