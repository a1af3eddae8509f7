"""Brackets, quotation marks and markers that come in twos while text is typed."""

from __future__ import annotations

from collections.abc import Mapping

from writer.core.values import Edit, Span
from writer.text.editing.result import EditResult, line_end, line_start, selecting

BRACKETS: Mapping[str, str] = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "“": "”",
    "‘": "’",
    "［": "］",
    "｛": "｝",
}
AROUND: Mapping[str, str] = {**BRACKETS, "*": "*", "_": "_", "~": "~", "`": "`", '"': '"'}
"""What encloses a selection instead of replacing it."""
_CLOSING = frozenset(BRACKETS.values())
_MARKERS = "*_~`"
_BEFORE = frozenset(" \t\u3000，。、；：！？…,.;:!?") | _CLOSING
"""What may follow a bracket that is closed at once: nothing that it is meant to enclose."""


def typed(text: str, selection: Span, character: str) -> EditResult | None:
    """What a typed character does; None: it is just inserted."""
    if len(selection):
        return _enclose(text, selection, character)
    if character in _CLOSING and text[selection.start : selection.start + 1] == character:
        return _skip(text, selection.start, character)
    if character in BRACKETS and _is_free(text, selection.start, character):
        pair = character + BRACKETS[character]
        inside = Span(selection.start + 1, selection.start + 1)
        return EditResult(Edit(selection, pair), inside)
    return None


def backspace(text: str, selection: Span) -> EditResult | None:
    """Remove both halves of an empty pair; None: just the character before."""
    place = selection.start
    if len(selection) or not 0 < place < len(text):
        return None
    if BRACKETS.get(text[place - 1]) != text[place]:
        return None
    return EditResult(Edit(Span(place - 1, place + 1), ""), Span(place - 1, place - 1))


def _enclose(text: str, selection: Span, character: str) -> EditResult | None:
    inner = selection.of(text)
    if character not in AROUND or not inner.strip():
        return None
    if character in _MARKERS and "\n" in inner:
        return None
    new = f"{character}{inner}{AROUND[character]}"
    return EditResult(Edit(selection, new), Span(selection.start + 1, selection.end + 1))


def _skip(text: str, place: int, character: str) -> EditResult | None:
    """Step over the closing half that is there, unless one more is missing in the line."""
    line = text[line_start(text, place) : line_end(text, place)]
    opening = next(half for half, closing in BRACKETS.items() if closing == character)
    if line.count(opening) > line.count(character):
        return None
    return selecting(place + 1)


def _is_free(text: str, place: int, character: str) -> bool:
    """Whether nothing follows that the bracket is meant to enclose, and it is no escape."""
    following = text[place : place + 1]
    if following and following != "\n" and following not in _BEFORE:
        return False
    before = text[line_start(text, place) : place]
    slashes = len(before) - len(before.rstrip("\\"))
    if slashes % 2 and character.isascii():
        return False
    return character != "‘" or not before[-1:].isalnum()
