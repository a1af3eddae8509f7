"""A name for the file of a document that has none: its title, or its first words."""

from __future__ import annotations

import re

LONGEST = 40
"""Characters; in any encoding far below the 255 bytes that file systems allow."""
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.*\S)", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*\S)", re.MULTILINE)
_LEAD = re.compile(r"(?:[ \t\u3000]|>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[[ xX]\][ \t]|#{1,6}[ \t])+")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\*+|~~|`+|(?<!\w)_+|_+(?!\w)|[ \t]#+$")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")
_CLAUSE_END = re.compile(r"[，。；：！？,;!?]|\.(?=\s|$)|——|……")
_HAS_LETTER = re.compile(r"\w")


def file_name_of(text: str) -> str:
    """What to call the file of `text`, without a suffix; empty where nothing suggests itself."""
    matter = _FRONT_MATTER.match(text)
    if matter and (title := _TITLE.search(matter[1])):
        return _cleaned(title[1].strip("\"'"))
    body = text[matter.end() :] if matter else text
    if heading := _HEADING.search(body):
        return _cleaned(_unmarked(heading[1]))
    lines = (_plain(line) for line in body.splitlines())
    line = next((line for line in lines if _HAS_LETTER.search(line)), "")
    if len(line) > LONGEST and (end := _CLAUSE_END.search(line, 4, LONGEST)):
        line = line[: end.start()]
    return _cleaned(line)


def _plain(line: str) -> str:
    """A line of Markdown as it is read."""
    return _unmarked(line[lead.end() :] if (lead := _LEAD.match(line)) else line)


def _unmarked(words: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", words)).strip()


def _cleaned(name: str) -> str:
    """The same as every file system takes it, cut between words where it is too long."""
    name = " ".join(_FORBIDDEN.sub(" ", name).split())
    if len(name) > LONGEST:
        words = name[: LONGEST + 1].rsplit(" ", 1)[0]
        name = words if len(words) > LONGEST // 2 and " " in name[:LONGEST] else name[:LONGEST]
    name = name.strip(" \u3000.,;:!，。；：！、")
    return f"{name}_" if _RESERVED.match(name) else name
