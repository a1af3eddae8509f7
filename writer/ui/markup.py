"""What each character of a Markdown line is, found line by line for colouring; no Qt.

This is no parser: it looks at one line and at what the line before left open, so that a keystroke
costs one line. What is rewritten or exported is decided by `writer.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, IntFlag, auto


class Role(IntFlag):
    """What a stretch of text is; several can hold at once."""

    MARKER = auto()
    HEADING = auto()
    EMPHASIS = auto()
    STRONG = auto()
    STRIKE = auto()
    CODE = auto()
    QUOTE = auto()
    LINK = auto()
    URL = auto()
    HTML = auto()
    MATH = auto()
    FRONT_MATTER = auto()
    FOOTNOTE = auto()
    TABLE = auto()


class Mode(IntEnum):
    """What a line leaves open for the next one."""

    START = 0
    """Nothing was before: front matter may begin."""
    BLANK = 1
    PARAGRAPH = 2
    LIST = 3
    FENCE = 4
    FRONT_MATTER = 5
    MATH = 6
    COMMENT = 7
    HTML = 8
    TABLE = 9
    QUOTE = 10
    """A quoted line: what underlines it does not make a heading of it."""


@dataclass(frozen=True, slots=True)
class State:
    """A mode, and how its fence looked."""

    mode: Mode
    fence: str = ""

    @classmethod
    def unpack(cls, number: int) -> State:
        """The state that `pack` made this number of; -1 is the start of a document."""
        if number < 0:
            return cls(Mode.START)
        mode, character, length = Mode(number & 15), number >> 4 & 1, number >> 5 & 1023
        return cls(mode, "`~"[character] * length)

    def pack(self) -> int:
        """One number below 65536 for a block of Qt."""
        return self.mode | self.fence.startswith("~") << 4 | min(len(self.fence), 1000) << 5


@dataclass(frozen=True, slots=True)
class Mark:
    """`role` holds from `start` to `end`, in code points of the line."""

    start: int
    end: int
    role: Role


UNDERLINED = 1 << 16
"""In the state of a line: it is shown as the heading that the line below makes of it."""

_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})")
_FENCE_END = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\](?=[ \t]))?|$)")
_DEFINITION = re.compile(r" {0,3}(\[[^\]^][^\]]*\]:)[ \t]*(\S+)")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_HTML = re.compile(r" {0,3}</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$)")
_FRONT_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")

_ESCAPE = re.compile(r"\\(?:[!-/:-@\[-`{-~]|$)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_MATH = re.compile(r"(\$\$?)(?=\S)([^$]+?)(?<=\S)\1(?!\d)")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_AUTOLINK = re.compile(
    r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>@]+@[^\s<>@]+>"
    r"|(?:https?://|\bwww\.)[^\s<>()（）。，、；]+"
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LINK = re.compile(
    r"(!?\[)((?:[^\[\]]|\[[^\[\]]*\])*)(\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]))"
)
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])((?:[^*_]|\*(?!\*)|_(?!_))+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<!\*)(\*)(?=[^\s*])([^*]+)(?<=\S)\*|(?<![\w_])(_)(?=[^\s_])([^_]+)(?<=\S)_(?!\w)"
)
_STRIKE = re.compile(r"(~~)(?=\S)([^~]+)(?<=\S)~~")


def scan(line: str, before: State, below: str = "") -> tuple[list[Mark], State]:
    """The marks of a line, and what it leaves open; `below` is the next line."""
    if before.mode in _OPEN:
        return _inside(line, before)
    if before.mode is Mode.START and line.rstrip() == "---":
        return [Mark(0, len(line), Role.FRONT_MATTER | Role.MARKER)], State(Mode.FRONT_MATTER)
    if not line.strip():
        in_list = before.mode is Mode.LIST
        return [], State(Mode.LIST if in_list else Mode.BLANK)
    return _beginning(line, before, below)


def heading_level(line: str, before: State, below: str) -> tuple[int, bool]:
    """The level of a heading, 0 for none, and whether the line `below` makes it one."""
    if before.mode in _OPEN:
        return 0, False
    quote = _QUOTE.match(line)
    start = quote.end() if quote else 0
    if item := _ITEM.match(line, start):
        start = item.end()
    if heading := _HEADING.match(line, start):
        return heading[0].count("#"), False
    if _is_underlined(line, before, below):
        return (1 if "=" in below else 2), True
    if is_underline(line, before):
        return (1 if "=" in line else 2), False
    return 0, False


def is_underline(line: str, before: State) -> bool:
    """Whether a line makes a heading of the one above it."""
    return before.mode is Mode.PARAGRAPH and _SETEXT.match(line) is not None


def _is_underlined(line: str, before: State, below: str) -> bool:
    if not below or below[:1] not in " =-" or not _SETEXT.match(below):
        return False
    return _beginning(line, before, "")[1].mode is Mode.PARAGRAPH and not _QUOTE.match(line)


_OPEN = (Mode.FENCE, Mode.FRONT_MATTER, Mode.MATH, Mode.COMMENT, Mode.HTML)


def _inside(line: str, state: State) -> tuple[list[Mark], State]:
    """A line within something that was opened earlier."""
    end = len(line)
    stripped = line.strip()
    match state.mode:
        case Mode.FENCE:
            closing = _FENCE_END.match(line)
            if closing and closing[1].startswith(state.fence):
                return [Mark(0, end, Role.CODE | Role.MARKER)], State(Mode.BLANK)
            role = Role.CODE
        case Mode.FRONT_MATTER:
            if _FRONT_END.match(line):
                return [Mark(0, end, Role.FRONT_MATTER | Role.MARKER)], State(Mode.BLANK)
            role = Role.FRONT_MATTER
        case Mode.MATH:
            role = Role.MATH
            if stripped.endswith("$$"):
                return [Mark(0, end, role)], State(Mode.BLANK)
        case Mode.COMMENT:
            role = Role.HTML
            if "-->" in line:
                return [Mark(0, end, role)], State(Mode.BLANK)
        case _:
            role = Role.HTML
            if not stripped:
                return [], State(Mode.BLANK)
    return [Mark(0, end, role)], state


def _beginning(line: str, before: State, below: str) -> tuple[list[Mark], State]:
    """A line that may begin a block."""
    end = len(line)
    if fence := _FENCE.match(line):
        return [Mark(0, end, Role.CODE | Role.MARKER)], State(Mode.FENCE, fence[1])
    if line.strip().startswith("$$") and line.count("$$") == 1:
        return [Mark(0, end, Role.MATH)], State(Mode.MATH)
    if line.lstrip().startswith("<!--") and "-->" not in line:
        return [Mark(0, end, Role.HTML)], State(Mode.COMMENT)
    if _HTML.match(line):
        return [Mark(0, end, Role.HTML)], State(Mode.HTML)
    if is_underline(line, before):
        return [Mark(0, end, Role.HEADING | Role.MARKER)], State(Mode.BLANK)
    if _RULE.match(line):
        return [Mark(0, end, Role.MARKER)], State(Mode.BLANK)
    if before.mode in (Mode.START, Mode.BLANK) and line.startswith(("    ", "\t")):
        return [Mark(0, end, Role.CODE)], before
    if "|" in line and _TABLE_RULE.match(line):
        return [Mark(0, end, Role.MARKER), Mark(0, end, Role.TABLE)], State(Mode.TABLE)
    marks, after = _prose(line, before, below)
    if below and _is_underlined(line, before, below):
        marks.append(Mark(0, end, Role.HEADING))
    return marks, after


def _prose(line: str, before: State, below: str) -> tuple[list[Mark], State]:
    """A line with words in it: its leading markers, then what is inline."""
    marks: list[Mark] = []
    start, end = 0, len(line)
    mode = Mode.LIST if before.mode is Mode.LIST and line[0] in " \t" else Mode.PARAGRAPH
    if quote := _QUOTE.match(line):
        start, mode = quote.end(), Mode.QUOTE
        marks += [Mark(0, end, Role.QUOTE), Mark(0, start, Role.MARKER)]
    if item := _ITEM.match(line, start):
        marks.append(Mark(start, item.end(), Role.MARKER))
        start, mode = item.end(), Mode.LIST
    if heading := _HEADING.match(line, start):
        marks += [Mark(start, end, Role.HEADING), Mark(start, heading.end(), Role.MARKER)]
        start, mode = heading.end(), Mode.BLANK
        if closing := _HEADING_END.search(line, start):
            marks.append(Mark(closing.start(), end, Role.MARKER))
    elif note := _FOOTNOTE.match(line, start):
        marks.append(Mark(start, note.end(), Role.FOOTNOTE))
        start = note.end()
    elif definition := _DEFINITION.match(line, start):
        marks += [Mark(*definition.span(1), Role.LINK), Mark(*definition.span(2), Role.URL)]
        start = definition.end()
    is_table = before.mode is Mode.TABLE and "|" in line
    if is_table and mode is Mode.PARAGRAPH:
        mode = Mode.TABLE
    if is_table or line.lstrip().startswith("|") or ("|" in line and _heads(below)):
        marks.append(Mark(0, end, Role.TABLE))
        marks += [Mark(bar.start(), bar.end(), Role.MARKER) for bar in re.finditer(r"\|", line)]
    marks += _inline(line, start)
    return marks, State(mode)


def _heads(below: str) -> bool:
    """Whether the line below is a table's row of delimiters."""
    return "|" in below and _TABLE_RULE.match(below) is not None


def _inline(line: str, start: int) -> Iterator[Mark]:
    """What stands within a line, what binds tightest first; what was found hides what it holds."""
    rest = " " * start + line[start:]
    if not _INLINE.search(rest):
        return
    for match in _ESCAPE.finditer(rest):
        yield Mark(match.start(), match.start() + 1, Role.MARKER)
    rest = _ESCAPE.sub(_hidden, rest)
    for pattern, role in _OPAQUE:
        for match in pattern.finditer(rest):
            yield Mark(match.start(), match.end(), role)
            if match.lastindex:
                yield from _around(match, 2)
        rest = pattern.sub(_hidden, rest)
    for match in _LINK.finditer(rest):
        yield Mark(*match.span(2), Role.LINK)
        yield Mark(*match.span(1), Role.MARKER)
        yield Mark(*match.span(3), Role.URL)
    rest = _LINK.sub(lambda m: _hidden_text(m[1]) + m[2] + _hidden_text(m[3]), rest)
    for pattern, role in _AROUND:
        for match in pattern.finditer(rest):
            yield Mark(match.start(), match.end(), role)
            yield from _around(match, 2 if match[2] is not None else 4)
        if role is Role.STRONG:
            rest = pattern.sub(lambda m: "\0\0" + m[2] + "\0\0", rest)


_INLINE = re.compile(r"[\\`$<*_~\[&]|://|www\.")
_OPAQUE = (
    (_CODE, Role.CODE),
    (_MATH, Role.MATH),
    (_AUTOLINK, Role.URL),
    (_TAG, Role.HTML),
    (_ENTITY, Role.HTML),
    (_NOTE, Role.FOOTNOTE),
)
_AROUND = ((_STRONG, Role.STRONG), (_EMPHASIS, Role.EMPHASIS), (_STRIKE, Role.STRIKE))


def _around(match: re.Match[str], group: int) -> Iterator[Mark]:
    """The markers before and after the words of a match."""
    yield Mark(match.start(), match.start(group), Role.MARKER)
    yield Mark(match.end(group), match.end(), Role.MARKER)


def _hidden(match: re.Match[str]) -> str:
    return _hidden_text(match[0])


def _hidden_text(text: str) -> str:
    return "\0" * len(text)
