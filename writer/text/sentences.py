"""Where sentences end, in Chinese and English; what stands in quotes or brackets stays whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAIRS = dict(zip("“‘「『（(《〈【[〔", "”’」』）)》〉】]〕", strict=True))
_MOST_WITHIN = 300
"""Code points between quotation marks or brackets: above this, sentences end there too."""
_MARK = re.compile(
    r"(?P<break>\r\n|[\r\n])"
    r"|(?P<end>[。！？；…!?.]*[。！？；…][。！？；…!?.]*|[!?.]+)"
    r"|(?P<pair>[\"“”‘’「」『』（）()《》〈〉【】\[\]〔〕])"
)
_AFTER = re.compile(r"[”’」』）】》〉〕\"')\]*_]*[ \t]*")
_SPACED = re.compile(r"[”’」』）】》〉〕\"')\]*_]*(?:\s|\Z)")
_NEXT = re.compile(r"[ \t]*([^\r\n]?)")
_HAN = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_NEVER_LAST = re.compile(
    r"dr|mrs?|ms|prof|rev|gen|col|capt|lt|sgt|st|mt|e\.g|i\.e|cf|vs|viz", re.IGNORECASE
)
"""Words whose full stop does not end a sentence: what they belong to follows."""
_BEFORE_NUMBER = re.compile(r"nos?|figs?|pp?|vol|ch|sec|art|eq|ca|c", re.IGNORECASE)
_MAYBE_LAST = re.compile(
    r"etc|al|inc|ltd|co|corp|[js]r|approx|dept|est"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|.*\..*",
    re.IGNORECASE,
)
"""Words that may end a sentence with their own full stop; ``a.m`` and ``U.S`` are like them."""
_LONGEST_WORD = 24


def sentences(text: str) -> list[str]:
    """Cut into sentences, each with its closing quotation mark and the blanks after it.

    A line break ends a sentence, and stands in it. Joined, the sentences are the text.
    """
    pieces = []
    start = 0
    for end in _ends(text):
        pieces.append(text[start:end])
        start = end
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def _ends(text: str) -> Iterator[int]:
    """Where sentences end, in order; not the end of the text where no mark stands there."""
    position = held = 0
    closings = _closings(text)
    for mark in _MARK.finditer(text):
        if mark.start() < position:
            continue
        if mark["pair"]:
            held = max(held, closings.get(mark.start(), 0))
        elif mark["break"]:
            position = mark.end()
            yield position
        else:
            after = _AFTER.match(text, mark.end())
            end = after.end() if after else mark.end()
            if end >= held and _is_end(text, mark):
                position = end
                yield position


def _closings(text: str) -> dict[int, int]:
    """Where each quotation mark or bracket that has a counterpart in its line is closed."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    quote: int | None = None
    for mark in _MARK.finditer(text):
        at, character = mark.start(), mark[0]
        if mark["break"]:
            open_at, quote = [], None
        elif not mark["pair"] or _is_apostrophe(text, at):
            continue
        elif character == '"':
            if quote is not None:
                found[quote] = at + 1
            quote = at if quote is None else None
        elif character in _PAIRS:
            open_at.append(at)
        else:
            _close(text, at, open_at, found)
    return {at: end for at, end in found.items() if end - at <= _MOST_WITHIN}


def _close(text: str, at: int, open_at: list[int], found: dict[int, int]) -> None:
    """Pair a closing mark with the last one that it fits; those between stay open."""
    for index in range(len(open_at) - 1, -1, -1):
        if _PAIRS[text[open_at[index]]] == text[at]:
            found[open_at[index]] = at + 1
            del open_at[index:]
            return


def _is_apostrophe(text: str, at: int) -> bool:
    around = text[max(0, at - 1) : at + 2]
    return text[at] == "’" and len(around) == 3 and around[0].isalpha() and around[2].isalpha()


def _is_end(text: str, mark: re.Match[str]) -> bool:
    """Whether these marks end a sentence: a full stop may stand in a number or after Dr."""
    marks = mark[0]
    if not marks.isascii():
        return True
    following = text[mark.end() : mark.end() + 1]
    closed = _SPACED.match(text, mark.end())
    if not closed:
        return marks[-1] in "!?" and bool(_HAN.match(following))
    is_quoted = bool(closed[0].strip())
    if is_quoted or (len(marks) > 1 and marks[-1] == "."):
        return not _goes_on(text, closed.end())
    if marks != ".":
        return True
    return not _is_abbreviation(text, mark.start(), mark.end())


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop belongs to the word before it, and the sentence goes on."""
    word = _WORD.search(text, max(0, start - _LONGEST_WORD), start)
    following = _next_character(text, end)
    if word is None or not following:
        return False
    name = word[0]
    is_initial = len(name) == 1 and name.isupper() and name != "I"
    if is_initial or _NEVER_LAST.fullmatch(name):
        return True
    if following.isdigit() and _BEFORE_NUMBER.fullmatch(name):
        return True
    if name.isdigit():  # the number of a list item, if it stands first in its line
        line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        return text[line:start].strip() == name
    return bool(_MAYBE_LAST.fullmatch(name)) and _goes_on(text, end)


def _goes_on(text: str, position: int) -> bool:
    """Whether what follows is no beginning of a sentence."""
    following = _next_character(text, position)
    return bool(following) and (
        following.islower() or following.isdigit() or following in ",;:，；：)"
    )


def _next_character(text: str, position: int) -> str:
    """The first character after blanks; empty where the line ends."""
    match = _NEXT.match(text, position)
    return match[1] if match else ""
