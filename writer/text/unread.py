"""What people mean as markup and CommonMark does not read: bare URLs, roles, lost strong."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from writer.core.values import Span
from writer.text.marks import (
    Marks,
    Mask,
    MaskKind,
    Pair,
    PairKind,
    contains,
    is_inside,
    touching,
)

_URL_CHARACTER = r"[^\s<>()\"'`|\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_URL_GROUP = r"\([^\s<>()]*\)"
_PICTURE = (
    r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
_PLAIN_MASK = re.compile(
    rf"""(?P<wiki>!?\[\[[^\[\]\n]+\]\])
    |(?P<footnote>\[\^[^\[\]\s]+\])
    |(?P<directive>\{{\{{[^{{}}\n]+\}}\}}|\{{%[^{{}}\n]+%\}}|\{{:?[.\#][^{{}}\n]+\}}
      |\{{[a-z][a-z:.-]*\}}(?=`)|(?<![\w:]):[A-Za-z][\w-]*\[[^\[\]\n]*\](?:\{{[^{{}}\n]*\}})?
      |\[-?@[^\[\]\n]+\]|(?:\A|(?<=\n))\[(?:TOC|toc)\](?=\n|\Z))
    |(?P<math>\\\((?:[^\\\n]|\\(?!\))){{1,500}}\\\)
      |\\\[(?=[^\]]*(?:[\^_=]|\\[^\]]))(?:[^\\]|\\(?!\])){{1,2000}}\\\]
      |\\begin\{{(?P<environment>[A-Za-z]+\*?)\}}.{{1,4000}}?\\end\{{(?P=environment)\}})
    |(?P<emoji>(?<![A-Za-z0-9:]):[a-z+-][a-z0-9_+-]{{1,30}}:(?![A-Za-z0-9:]))
    |(?P<picture>(?:[0-9\#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*)+)
    |(?P<url>(?<![A-Za-z0-9])(?:(?:https?|ftp)://|www\.(?=[A-Za-z0-9]))
        (?:{_URL_GROUP}|{_URL_CHARACTER})*(?:{_URL_GROUP}|[A-Za-z0-9/#&=_~%+$-])
      |(?<![A-Za-z0-9.+_-])[A-Za-z0-9][A-Za-z0-9.+_-]{{0,63}}
        @[A-Za-z0-9][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9][A-Za-z0-9-]{{0,62}})+)""",
    re.VERBOSE | re.DOTALL,
)
_MEANT_STRONG = re.compile(
    r"(?<![*\\])\*\*(?![*\s])([^*\n]*[\u3400-\u9fff][^*\n]*)(?<!\s)\*\*(?!\*)"
)
_PLAIN_KINDS = {
    "wiki": MaskKind.WIKI,
    "footnote": MaskKind.FOOTNOTE,
    "directive": MaskKind.DIRECTIVE,
    "math": MaskKind.MATH,
    "emoji": MaskKind.EMOJI,
    "picture": MaskKind.EMOJI,
    "url": MaskKind.URL,
}


@dataclass(frozen=True, slots=True)
class _Marker:
    span: Span
    pair: Pair


def with_unread(content: str, marks: Marks) -> Marks:
    """Add it to what the parser read, and make pairs without words of their own opaque."""
    markers = sorted(_markers(marks.pairs), key=lambda marker: marker.span)
    masks = _with_plain_masks(content, marks.masks, markers)
    pairs = [*marks.pairs, *_meant_pairs(content, masks, markers)]
    whole = [Mask(MaskKind.WHOLE, p.span) for p in pairs if _is_opaque(content, p, masks)]
    kept: list[Mask] = []
    for mask in sorted([*whole, *masks], key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mask.span.start >= kept[-1].span.end:
            kept.append(mask)
    pairs.sort(key=lambda pair: (pair.opening.start, -pair.closing.end))
    return Marks(
        tuple(kept),
        tuple(pair for pair in pairs if not is_inside(kept, pair.span)),
        tuple(
            b for b in marks.breaks if not is_inside(kept, b.span) and not _near(markers, b.span)
        ),
    )


def _with_plain_masks(
    content: str, masks: Sequence[Mask], markers: Sequence[_Marker]
) -> list[Mask]:
    """Add what has no syntax of its own, such as a bare URL, and make overlapping masks one."""
    found = list(masks)
    for match in _PLAIN_MASK.finditer(content):
        span = _clear_of_markers(Span(match.start(), match.end()), markers)
        if span and not is_inside(masks, span):
            found.append(Mask(_PLAIN_KINDS[match.lastgroup or "url"], span))
    united: list[Mask] = []
    for mask in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if united and mask.span.start < united[-1].span.end:
            end = max(united[-1].span.end, mask.span.end)
            united[-1] = replace(united[-1], span=Span(united[-1].span.start, end))
        else:
            united.append(mask)
    return united


def _meant_pairs(content: str, masks: Sequence[Mask], markers: Sequence[_Marker]) -> Iterator[Pair]:
    """Strong Chinese words whose markers do not render, because of the punctuation beside them."""
    for match in _MEANT_STRONG.finditer(content):
        pair = Pair(
            PairKind.STRONG,
            Span(match.start(), match.start(1)),
            Span(match.end(1), match.end()),
            is_rendered=False,
        )
        near = _near(markers, pair.span)
        is_taken = touching(masks, pair.opening) or touching(masks, pair.closing)
        if not is_taken and all(contains(pair.inner, marker.pair.span) for marker in near):
            yield pair


def _markers(pairs: Iterable[Pair]) -> Iterator[_Marker]:
    for pair in pairs:
        yield _Marker(pair.opening, pair)
        yield _Marker(pair.closing, pair)


def _clear_of_markers(span: Span, markers: Sequence[_Marker]) -> Span | None:
    """Cut `span` before a marker whose partner is outside it; a whole pair may be inside."""
    ends = [m.span.start for m in _near(markers, span) if not contains(span, m.pair.span)]
    end = min(ends, default=span.end)
    return Span(span.start, end) if end > span.start else None


def _near(markers: Sequence[_Marker], span: Span) -> Sequence[_Marker]:
    first = bisect_right(markers, span.start, key=lambda marker: marker.span.end)
    return markers[first : bisect_left(markers, span.end, key=lambda marker: marker.span.start)]


def _is_opaque(content: str, pair: Pair, masks: Sequence[Mask]) -> bool:
    inside = touching(masks, pair.inner)
    if pair.kind is PairKind.LINK:
        if pair.closing.of(content).strip() in ("]", "][]"):
            return True
        if any(m.kind is MaskKind.IMAGE for m in inside):
            return True
    position = pair.inner.start
    for mask in inside:
        if any(map(str.isalnum, content[position : mask.span.start])):
            return False
        position = mask.span.end
    return not any(map(str.isalnum, content[position : pair.inner.end]))
