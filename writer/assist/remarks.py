"""Remarks before and after a rewrite that no list of phrases foresees.

What stands on lines of its own, or before a colon, and has no word of the source that the rest
lacks, is no part of a rewrite whose rest is near the source.
"""

from __future__ import annotations

import re

from writer.text.coverage import shared
from writer.text.diff import change
from writer.text.overlap import content_words

_LABEL = re.compile(r"\A(?:[^\n：:。！？]{1,40}[：:]|【[^】\n]{1,20}】)\s*")
_FIRST_LINE = re.compile(r"\A[^\n]{1,100}\n+")
_LAST_PARAGRAPHS = re.compile(r"\s*\n[ \t]*\n.*\Z", re.DOTALL)
_LAST_LINE = re.compile(r"\s*\n[^\n]+\Z")
_MOST_CHANGED = 0.5
"""Of the source: what is farther from it is no rewrite that anything could stand around."""


def without_remarks(text: str, source: str) -> str:
    """Take remarks off the ends of an answer to a source of one line; others keep all they have."""
    if "\n" in source.strip():
        return text
    before = None
    while text != before:
        before = text
        for pattern in (_LAST_PARAGRAPHS, _LAST_LINE, _FIRST_LINE, _LABEL):
            match = pattern.search(text)
            if match and _is_remark(match, text, source):
                text = text[: match.start()] + text[match.end() :]
    return text


def _is_remark(match: re.Match[str], text: str, source: str) -> bool:
    remark, rest = match.group().strip(), text[: match.start()] + text[match.end() :]
    if not rest.strip() or remark in source:
        return False
    wanted = content_words(source)
    is_needed = shared(wanted, content_words(text)) > shared(wanted, content_words(rest))
    return not is_needed and change(source.strip(), rest.strip()).ratio <= _MOST_CHANGED
