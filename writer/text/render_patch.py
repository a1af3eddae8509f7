"""What travels from the renderer to whoever shows the pieces of a document."""

from __future__ import annotations

from dataclasses import dataclass

from writer.text.render_math import Drawing

DRAWING = "drawing:"
"""What the address of a formula's picture begins with; its name follows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The HTML of one block."""

    html: str
    """Empty where nothing is shown. Anchors ``line-N`` count from the piece's first line on."""
    line_count: int
    """How many lines of the source it stands for, blank ones behind it included."""
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True)
class Patch:
    """What became of the pieces: from `first` on, `removed` of them gave way to `inserted`."""

    first: int
    removed: int
    inserted: tuple[Piece, ...]
