"""What Qt leaves out of a PDF: an outline, and text that can be looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from writer.ui.pdf_text import Spelling, respelt

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import StreamObject


@dataclass(frozen=True, slots=True)
class Place:
    """A heading on paper."""

    title: str
    level: int
    page: int
    """From 0."""
    top_pt: float
    """From the upper edge of the paper."""


def finished(content: bytes, places: Sequence[Place], spelling: Spelling) -> bytes:
    """The same PDF with its headings as bookmarks, and with the characters of its text."""
    from pypdf import PdfWriter  # loaded with the first PDF

    writer = PdfWriter(clone_from=BytesIO(content))
    _add_outline(writer, places)
    for table in _tables(writer):
        table.set_data(respelt(table.get_data().decode("latin-1"), spelling).encode())
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _add_outline(writer: PdfWriter, places: Sequence[Place]) -> None:
    from pypdf.generic import Fit, IndirectObject

    above: list[tuple[int, IndirectObject]] = []
    for place in places:
        while above and above[-1][0] >= place.level:
            above.pop()
        height = float(writer.pages[place.page].mediabox.height)
        entry = writer.add_outline_item(
            title=place.title,
            page_number=place.page,
            parent=above[-1][1] if above else None,
            fit=Fit.xyz(left=0, top=height - place.top_pt),
        )
        above.append((place.level, entry))


def _tables(writer: PdfWriter) -> Iterator[StreamObject]:
    """What says which characters the shapes of each font are, each once."""
    from pypdf.generic import DictionaryObject, StreamObject

    seen: set[int] = set()
    for page in writer.pages:
        resources = page.get("/Resources", DictionaryObject()).get_object()
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        for font in fonts.values():
            table = font.get_object().get("/ToUnicode", DictionaryObject()).get_object()
            if isinstance(table, StreamObject) and id(table) not in seen:
                seen.add(id(table))
                yield table
