"""Texts with the cursor as ``‸`` or the selection as ``⟦…⟧``, as people would draw them."""

from __future__ import annotations

from writer.core.values import Span
from writer.text.editing.result import EditResult


def read(drawn: str) -> tuple[str, Span]:
    """The text and the selection that are drawn."""
    if "⟦" in drawn:
        start, end = drawn.index("⟦"), drawn.index("⟧") - 1
        return drawn.replace("⟦", "").replace("⟧", ""), Span(start, end)
    place = drawn.index("‸")
    return drawn.replace("‸", ""), Span(place, place)


def draw(text: str, selection: Span) -> str:
    """The same the other way round."""
    if len(selection):
        return f"{text[: selection.start]}⟦{selection.of(text)}⟧{text[selection.end :]}"
    return f"{text[: selection.start]}‸{text[selection.start :]}"


def drawn(text: str, result: EditResult | None) -> str | None:
    """What a command makes of `text`; None where it makes nothing."""
    return None if result is None else draw(result.apply(text), result.selection)
