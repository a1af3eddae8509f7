"""What is said and what is told in fiction: quotations with their marks, and the narration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from writer.core.values import Span


class Marks(Enum):
    """A pair of quotation marks."""

    CURLY = ("“", "”")
    CORNER = ("「", "」")
    WHITE_CORNER = ("『", "』")
    STRAIGHT = ('"', '"')
    SINGLE = ("‘", "’")
    GUILLEMETS = ("«", "»")

    @property
    def opening(self) -> str:
        """The mark in front."""
        return str(self.value[0])

    @property
    def closing(self) -> str:
        """The mark behind."""
        return str(self.value[1])


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; of nested ones the outermost."""

    span: Span
    """Marks included. A quotation that is not closed reaches to the end of its line."""
    marks: Marks
    words: str
    is_speech: bool
    """Whether it is something said, not a word that is set apart."""


_QUOTATION = re.compile(
    r"“(?P<CURLY>[^”\r\n]*)(?:”|(?=[\r\n])|\Z)"
    r"|「(?P<CORNER>(?:[^「」\r\n]|「[^」\r\n]*」)*)(?:」|(?=[\r\n])|\Z)"
    r"|『(?P<WHITE_CORNER>[^』\r\n]*)(?:』|(?=[\r\n])|\Z)"
    r'|"(?P<STRAIGHT>[^"\r\n]*)(?:"|(?=[\r\n])|\Z)'
    r"|«(?P<GUILLEMETS>[^»\r\n]*)(?:»|(?=[\r\n])|\Z)"
    r"|(?<!\w)‘(?P<SINGLE>(?:[^’\r\n]|’(?=\w))*)(?:’|(?=[\r\n])|\Z)"
)
_SPEECH_ENDS = tuple("。！？…—，；.!?,–-、")
_SPEECH_LEADS = tuple("：:，,")
_DASHES = re.compile(r"[—―─]+|--+|(?<=\s)[–-](?=\s)")
_ELLIPSES = re.compile(r"…+|\.{3,}|。{3,}|·{3,}")


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations, in order."""
    return tuple(_quotations(text))


def narration(text: str) -> str:
    """The text without what stands between quotation marks; the marks stay."""
    pieces: list[str] = []
    position = 0
    for quotation in quotations(text):
        pieces += [text[position : quotation.span.start], quotation.marks.opening]
        pieces.append(quotation.marks.closing)
        position = quotation.span.end
    return "".join([*pieces, text[position:]])


def dashes(text: str) -> list[str]:
    """The dashes between words, as they are written."""
    return _DASHES.findall(text)


def ellipses(text: str) -> list[str]:
    """The ellipses, as they are written."""
    return _ELLIPSES.findall(text)


def in_style_of(source: str, answer: str) -> str:
    """The answer with quotation marks, dashes and ellipses written as the source writes them.

    Only where the source has one way of writing them; what it does not have is left as it is.
    """
    styles = {quotation.marks for quotation in quotations(source)}
    text = _with_marks(answer, styles.pop()) if len(styles) == 1 else answer
    text = _uniform(_DASHES, dashes(source), text)
    return _uniform(_ELLIPSES, ellipses(source), text)


def _quotations(text: str) -> Iterator[Quotation]:
    for match in _QUOTATION.finditer(text):
        words = match[match.lastgroup or 0]
        before = text[: match.start()].rstrip()
        ends_as_speech = words.rstrip().endswith(_SPEECH_ENDS)
        yield Quotation(
            Span(match.start(), match.end()),
            Marks[match.lastgroup or "CURLY"],
            words,
            bool(words.strip()) and (ends_as_speech or before.endswith(_SPEECH_LEADS)),
        )


def _with_marks(text: str, marks: Marks) -> str:
    """The text with all its outer quotations in these marks."""
    pieces: list[str] = []
    position = 0
    for quotation in quotations(text):
        span = quotation.span
        is_closed = text[span.end - 1] == quotation.marks.closing and len(span) > 1
        if quotation.marks is marks or not is_closed or marks.closing in quotation.words:
            continue
        pieces += [text[position : span.start], marks.opening, quotation.words, marks.closing]
        position = span.end
    return "".join([*pieces, text[position:]])


def _uniform(pattern: re.Pattern[str], forms: Iterable[str], text: str) -> str:
    known = set(forms)
    if len(known) != 1:
        return text
    form = known.pop()
    return pattern.sub(lambda _match: form, text)
