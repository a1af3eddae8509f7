"""A document as HTML, in pieces that follow each other, made anew only where it changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from writer.text.render_cut import Block, Cut, Splice, Target
from writer.text.render_html import NUMBER, Looks, Rendered, render_block
from writer.text.render_patch import Patch, Piece

CHUNK = 64
"""So many pieces are handed over together, at most."""
_NUMBER = re.compile(f"{NUMBER}([^{NUMBER}]*){NUMBER}")
_LAST_CLOSE = "</p>"


@dataclass(slots=True)
class _Entry:
    """A block and what was made of it."""

    block: Block
    rendered: Rendered
    piece: Piece


class Renderer:
    """Renders one document again and again.

    The pieces are those of the blocks, and behind them always one more with the footnotes. One
    thread at a time may use it. When an update was left before its end, it is of no more use.
    """

    def __init__(self, looks: Looks | None = None) -> None:
        self._looks = looks or Looks()
        self._cut = Cut()
        self._entries: list[_Entry] = []
        self._notes = Piece("", 0)
        self._numbers: dict[str, int] = {}
        self._has_begun = False

    def update(self, text: str, stop: Callable[[], None] = lambda: None) -> Iterator[Patch]:
        """Patches that lead from the pieces of the last text to those of this one.

        `stop` is called once a block and may raise.
        """
        if not self._has_begun:
            self._has_begun = True
            yield Patch(0, 0, (self._notes,))
        cut, splice = self._cut.changed(text)
        was, self._cut = self._cut, cut
        yield from self._spliced(splice, stop)
        if cut.links != was.links or cut.footnotes != was.footnotes:
            yield from self._redefined(stop)
        yield from self._numbered()

    def _spliced(self, splice: Splice, stop: Callable[[], None]) -> Iterator[Patch]:
        """Put new blocks in the place of old ones; old ones that come again are not rendered."""
        first, removed = splice.first, splice.removed
        known = {entry.block: entry.rendered for entry in self._entries[first : first + removed]}
        made: list[_Entry] = []
        for block in splice.inserted:
            stop()
            rendered = known.get(block) or self._render(block)
            made.append(_Entry(block, rendered, self._piece(block, rendered)))
            if len(made) == CHUNK:
                yield self._swap(first, removed, made)
                first, removed, made = first + CHUNK, 0, []
        if removed or made:
            yield self._swap(first, removed, made)

    def _redefined(self, stop: Callable[[], None]) -> Iterator[Patch]:
        """Render again what refers to something that is defined otherwise now."""
        for index, entry in enumerate(self._entries):
            rendered = entry.rendered
            if (rendered.asked or rendered.asked_notes) and not self._holds(rendered):
                stop()
                again = self._render(entry.block)
                yield self._swap(
                    index, 1, [_Entry(entry.block, again, self._piece(entry.block, again))]
                )

    def _numbered(self) -> Iterator[Patch]:
        """Bring the footnotes' numbers up to date, in the text and below it."""
        numbers = self._count_notes()
        if numbers != self._numbers:
            self._numbers = numbers
            for index, entry in enumerate(self._entries):
                piece = self._piece(entry.block, entry.rendered)
                if entry.rendered.notes and piece != entry.piece:
                    yield self._swap(index, 1, [_Entry(entry.block, entry.rendered, piece)])
        notes = self._footnotes()
        if notes != self._notes:
            self._notes = notes
            yield Patch(len(self._entries), 1, (notes,))

    def _swap(self, first: int, removed: int, made: Sequence[_Entry]) -> Patch:
        self._entries[first : first + removed] = made
        return Patch(first, removed, tuple(entry.piece for entry in made))

    def _render(self, block: Block) -> Rendered:
        return render_block(block, self._cut.links, self._cut.footnotes, self._looks)

    def _holds(self, rendered: Rendered) -> bool:
        links: Mapping[str, Target] = self._cut.links
        return all(links.get(label) == found for label, found in rendered.asked) and all(
            (label in self._cut.footnotes) == is_there for label, is_there in rendered.asked_notes
        )

    def _piece(self, block: Block, rendered: Rendered) -> Piece:
        html = self._with_numbers(rendered.html) if rendered.notes else rendered.html
        return Piece(html, block.line_count, rendered.drawings)

    def _with_numbers(self, html: str) -> str:
        return _NUMBER.sub(lambda match: str(self._numbers.get(match[1], "?")), html)

    def _bodies(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in self._entries:
            for key, html in entry.rendered.bodies:
                found.setdefault(key, html)
        return found

    def _count_notes(self) -> dict[str, int]:
        """The keys of the footnotes in the order in which the text, and then they, name them."""
        keys = dict.fromkeys(key for entry in self._entries for key in entry.rendered.notes)
        return {key: number for number, key in enumerate(keys, 1)}

    def _footnotes(self) -> Piece:
        """All footnotes that are referred to, in their order."""
        if not self._numbers:
            return Piece("", 0)
        bodies = self._bodies()
        items = "".join(
            f"<li>{_named(self._with_numbers(bodies.get(key, '')), number)}</li>\n"
            for key, number in self._numbers.items()
        )
        drawings = tuple(d for e in self._entries if e.rendered.bodies for d in e.rendered.drawings)
        return Piece(f'<hr><ol class="footnotes">\n{items}</ol>', 0, drawings)


def pieces_of(text: str, looks: Looks | None = None) -> tuple[Piece, ...]:
    """All pieces of a text that is rendered once."""
    pieces: list[Piece] = []
    for patch in Renderer(looks).update(text):
        pieces[patch.first : patch.first + patch.removed] = patch.inserted
    return tuple(pieces)


def _named(html: str, number: int) -> str:
    """The HTML of a footnote with its name, and a way back to where it is referred to."""
    name = f'<a name="note-{number}"></a>'
    back = f' <a href="#ref-{number}">↩</a>'
    head, close, tail = html.rpartition(_LAST_CLOSE)
    body = f"{head}{back}{close}{tail}" if close else f"<p>{html}{back}</p>"
    return body.replace("<p>", f"<p>{name}", 1)
