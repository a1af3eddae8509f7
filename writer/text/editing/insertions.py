"""What is put into a text as a whole: links, images, footnotes, rules."""

from __future__ import annotations

import re

from writer.core.values import Span
from writer.text.editing.inline_units import units
from writer.text.editing.result import EditResult, line_end, replaced
from writer.text.marks import Pair, PairKind

_URL = re.compile(r"(?:https?|ftp|mailto|file):\S+|www\.\S+\.\S+")
_DESTINATION = re.compile(r"\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)")
_NOTE = re.compile(r"\[\^(\d{1,6})\]")
_DEFINITION = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:", re.MULTILINE)


def is_url(text: str) -> bool:
    """Whether this is the address of something and nothing else."""
    return _URL.fullmatch(text.strip()) is not None


def toggle_link(text: str, selection: Span, url: str = "") -> EditResult | None:
    """Make a link of the selected words, or take the link at the cursor away.

    What is asked for is selected afterwards: the destination, or without a selection the words.
    """
    if (found := _link_at(text, selection)) is not None:
        return _to(text, found, url) if url else _without(text, found)
    words = selection.of(text)
    if is_url(words) and not url:
        new = f"[]({destination(words.strip())})"
        return replaced(text, selection, new, Span(selection.start + 1, selection.start + 1))
    if "\n" in words.strip():
        return None
    lead = len(words) - len(words.lstrip())
    label, tail = words.strip(), len(words.rstrip())
    new = f"{words[:lead]}[{_escaped(label)}]({destination(url)}){words[tail:] if label else ''}"
    start = selection.start + lead + 1
    end = start + len(_escaped(label))
    if not label:
        return replaced(text, selection, new, Span(start, start))
    place = end + 2 + len(destination(url))
    after = place + 1 if url else place
    return replaced(text, selection, new, Span(after, after))


def image(text: str, selection: Span, path: str = "") -> EditResult:
    """Put an image in, with the selected words as its description."""
    words = " ".join(selection.of(text).split())
    new = f"![{_escaped(words)}]({destination(path)})"
    place = selection.start + (len(new) if path else len(new) - 1)
    return replaced(text, selection, new, Span(place, place))


def footnote(text: str, selection: Span) -> EditResult:
    """Put a footnote's number at the end of the selection and its text at the end of all.

    The cursor goes to the note, which is empty. Numbers are the smallest that is free.
    """
    used = {int(number) for number in _NOTE.findall(text)}
    number = next(n for n in range(1, len(used) + 2) if n not in used)
    place, mark = selection.end, f"[^{number}]"
    end = len(text.rstrip("\n"))
    end = max(end, place)
    last = text[:end].rsplit("\n", 1)[-1]
    gap = "\n" if _DEFINITION.match(last) and place < end - len(last) else "\n\n"
    definition = f"{gap}{mark}: "
    tail = text[end:]
    new = f"{mark}{text[place:end]}{definition}{tail}"
    cursor = place + len(new) - len(tail)
    return replaced(text, Span(place, len(text)), new, Span(cursor, cursor))


def rule(text: str, selection: Span) -> EditResult:
    """Put a thematic break below the line of the cursor."""
    end = line_end(text, selection.end)
    start = text.rfind("\n", 0, end) + 1
    lead = "\n\n" if text[start:end].strip() else ""
    if not lead and text[:start].strip() and not text[:start].endswith("\n\n"):
        lead = "\n"  # right below words it would make a heading of them
    rest = text[end:]
    tail = "" if rest.startswith("\n\n") or not rest.strip() else "\n"
    new = f"{lead}---{tail}"
    place = end + len(new)
    if not rest:
        new, place = new + "\n", place + 1
    return replaced(text, Span(end, end), new, Span(place, place))


def destination(url: str) -> str:
    """A link's destination as it must be written."""
    is_plain = not re.search(r"[\s<>]", url) and url.count("(") == url.count(")")
    if is_plain:
        return url
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _link_at(text: str, selection: Span) -> Pair | None:
    for unit in units(text, selection):
        for pair in unit.marks.pairs:
            is_around = pair.span.start <= selection.start and selection.end <= pair.span.end
            if pair.kind is PairKind.LINK and is_around:
                is_edge = not len(selection) and selection.start in (pair.span.start, pair.span.end)
                if not is_edge and _DESTINATION.match(pair.closing.of(text)):
                    return pair
    return None


def _without(text: str, pair: Pair) -> EditResult:
    words = pair.inner.of(text)
    start = pair.span.start
    return replaced(text, pair.span, words, Span(start, start + len(words)))


def _to(text: str, pair: Pair, url: str) -> EditResult:
    """Lead a link somewhere else."""
    new = f"]({destination(url)})"
    place = pair.closing.start + len(new)
    return replaced(text, pair.closing, new, Span(place, place))


def _escaped(words: str) -> str:
    """Words that are no longer read as the end of the link that they are in."""
    if words.count("[") == words.count("]"):
        return words
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)
