"""The parser's inline rules, wrapped to note where in the content each token stands.

markdown-it-py gives inline tokens no positions of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from writer.core.values import Span
from writer.text.marks import Break, Marks, Mask, MaskKind, Pair, PairKind
from writer.text.unread import with_unread

_OPAQUE = {
    "code_inline": MaskKind.CODE,
    "math_inline": MaskKind.MATH,
    "math_inline_double": MaskKind.MATH,
    "html_inline": MaskKind.HTML,
    "image": MaskKind.IMAGE,
    "footnote_ref": MaskKind.FOOTNOTE,
}
_PLACE = "writer_place"
_Rule = Callable[[StateInline, bool], bool]


def note_positions(md: MarkdownIt) -> None:
    """Make every inline rule of `md` leave the place of its tokens in their meta."""
    for name in md.inline.ruler.get_active_rules():
        if name != "text":
            rule = next(r for r in md.inline.ruler.__rules__ if r.name == name)
            md.inline.ruler.at(name, _noting(name, rule.fn), {"alt": rule.alt})


def marks_of(content: str, tokens: Iterable[Token]) -> Marks:
    """The markup in `content`, from the tokens that a noting parser made of it."""
    return with_unread(content, _collect(content, tokens))


def _noting(name: str, rule: _Rule) -> _Rule:
    note = {"emphasis": _note_run, "strikethrough": _note_run, "link": _note_link}.get(
        name, _note_last
    )

    def noting(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > before:
            note(state, start, before)
        return True

    return noting


def _note_last(state: StateInline, start: int, _before: int) -> None:
    state.tokens[-1].meta[_PLACE] = (start, state.pos)


def _note_run(state: StateInline, start: int, _before: int) -> None:
    """A run of markers is one token a marker; what is emphasis is decided later."""
    end, index = state.pos, len(state.tokens)
    while end > start:
        index -= 1
        token = state.tokens[index]
        token.meta[_PLACE] = (end - len(token.content), end)
        end -= len(token.content)


def _note_link(state: StateInline, start: int, before: int) -> None:
    opening = next(t for t in state.tokens[before:] if t.type == "link_open")
    opening.meta[_PLACE] = (start, start + 1)
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    state.tokens[-1].meta[_PLACE] = (label_end, state.pos)


def _collect(content: str, tokens: Iterable[Token]) -> Marks:
    masks: list[Mask] = []
    pairs: list[Pair] = []
    breaks: list[Break] = []
    open_markers: list[tuple[str, Span]] = []
    placed = (token for token in tokens if _PLACE in token.meta)
    # The parser moves the odd tilde of a run behind the others, out of the order of the source.
    for token in sorted(placed, key=lambda token: token.meta[_PLACE]):
        place = Span(*token.meta[_PLACE])
        if kind := _mask_kind(token):
            masks.append(Mask(kind, place))
        elif token.type in ("softbreak", "hardbreak"):
            _add_break(content, breaks, place, is_hard=token.type == "hardbreak")
        elif token.nesting == 1:
            open_markers.append((token.type, _whole_opening(token, place)))
        elif token.nesting == -1 and open_markers:
            name, opening = open_markers.pop()
            kind_of_pair = PairKind(name.removesuffix("_open"))
            pair = Pair(kind_of_pair, opening, _whole_closing(token, place))
            pairs.append(_without_blanks(content, pair, breaks))
    return Marks(tuple(masks), tuple(pairs), tuple(breaks))


def _without_blanks(content: str, pair: Pair, breaks: Sequence[Break]) -> Pair:
    """Blanks and breaks at the ends of a pair's words count as its markers."""
    first, last = (_first_after(breaks, p) for p in (pair.inner.start, pair.inner.end))
    inside = [b.span for b in breaks[first:last]]
    start, end = pair.inner.start, pair.inner.end
    for span in inside:
        if content[start : span.start].strip() or span.end > end:
            break
        start = span.end
    for span in reversed(inside):
        if span.end <= end and start <= span.start and not content[span.end : end].strip():
            end = span.start
    words = content[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    opening, closing = Span(pair.opening.start, start), Span(max(start, end), pair.closing.end)
    return replace(pair, opening=opening, closing=closing)


def _first_after(breaks: Sequence[Break], position: int) -> int:
    return bisect_left(breaks, position, key=lambda b: b.span.start)


def _add_break(content: str, breaks: list[Break], place: Span, *, is_hard: bool) -> None:
    """Take the blanks around a break along; breaks that touch are one."""
    start, end = place.start, place.end
    while start and content[start - 1].isspace():
        start -= 1
    while end < len(content) and content[end].isspace():
        end += 1
    if breaks and start <= breaks[-1].span.end:
        previous = breaks.pop()
        start, is_hard = previous.span.start, is_hard or previous.is_hard
    breaks.append(Break(Span(start, end), is_hard))


def _mask_kind(token: Token) -> MaskKind | None:
    if token.type == "text_special":
        if token.info != "escape":
            return MaskKind.ENTITY
        return MaskKind.ESCAPE if token.content != token.markup else None
    if token.type == "link_close" and token.markup == "autolink":
        return MaskKind.AUTOLINK
    return _OPAQUE.get(token.type)


def _whole_opening(token: Token, place: Span) -> Span:
    """Of a strong opening, the inner of two tokens became the tag; the outer stands before it."""
    return Span(place.start - 1, place.end) if token.type == "strong_open" else place


def _whole_closing(token: Token, place: Span) -> Span:
    return Span(place.start, place.end + 1) if token.type == "strong_close" else place
