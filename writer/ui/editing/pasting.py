"""What a paste or a drop brings: files, an image, a link, rich text or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from writer.text.editing.insertions import is_url
from writer.ui.clipboard import CopiedText

IMAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".avif", ".tif"))
LONGEST_HTML = 2_000_000
"""Characters; what is longer comes in as plain text."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text that is to come into the document."""

    text: str
    is_link: bool = False
    """An address for the selected words."""


def files_in(content: QMimeData) -> list[Path]:
    """The files of this machine that are brought."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]


def are_images(files: list[Path]) -> bool:
    """Whether there are files, and all of them are images."""
    return bool(files) and all(path.suffix.lower() in IMAGES for path in files)


def is_image(content: QMimeData) -> bool:
    """Whether an image is brought and nothing else; word processors add one to their text."""
    return content.hasImage() and not content.hasText()


def text_in(content: QMimeData, *, has_selection: bool, is_plain: bool) -> Pasted | None:
    """The text that is brought: as Markdown where it is rich, unless it shall stay plain."""
    if not is_plain and (rich := _rich(content)):
        return Pasted(rich)
    if not content.hasText():
        return None
    text = content.text().replace("\r\n", "\n")
    if has_selection and not is_plain and is_url(text):
        return Pasted(text.strip(), is_link=True)
    return Pasted(text)


def _rich(content: QMimeData) -> str:
    if isinstance(content, CopiedText) or not content.hasHtml():
        return ""
    html = content.html()
    if len(html) > LONGEST_HTML or is_url(content.text()):
        return ""  # browsers bring the address of a page as a link to it
    from writer.text.editing.html import from_html  # not before something is pasted

    return from_html(html)
