"""The titles in an answer: its lines, freed from what is no part of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writer.assist.chatter import clean
from writer.text.language import same_language

_LONGEST = 120

_NUMBER = re.compile(
    r"^\s*(?:[-*+•·#>]+\s+)?(?:(?:标题|题目|title|option|headline)\s*(?:[\d一二三四五六七八九十]+|[A-H]\b)?\s*[:：.、]\s*|"
    r"[（(]?\d{1,2}\s*[）).．、:：]\s*(?!\d)|[a-h][.)]\s+|[①-⑳]\s*|"
    r"[一二三四五六七八九十]{1,2}[、.]\s*(?![一二三四五六七八九十][、，]))?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s*[（(]?(\d{1,2})[）).．、]\s*")
_ANNOUNCEMENT = re.compile(
    r"\A\W*(?:titles?|headlines?|output|候选标题|标题)\W*\Z|"
    r"(?:标题|题目)(?:如下|供(?:您|你)?(?:参考|选择))|"
    r"\b(?:here (?:are|is)|here(?:'|’)s)\b.*\b(?:titles?|headlines?|output|suggestions?)\b|"
    r"\b(?:submit|desired) (?:the )?(?:output|format)\b|\A\s*[\[{\]}]",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\*\*|`|^#{1,6}\s+|~~")
_FINAL = re.compile(r"(?:[。，,；;：:、!！…\s]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.)+$")
_QUOTATION = re.compile(r"[“”\"「」『』]")
_PAIRS = {"“": "”", '"': '"', "《": "》", "「": "」", "'": "'", "‘": "’", "【": "】", "[": "]"}


def read_titles(answer: str, source: str) -> tuple[str, ...]:
    """The titles in an answer, without numbers, quotation marks and final punctuation."""
    lines = [line for line in clean(answer, source).text.splitlines() if line.strip()]
    lines = [line for line in lines if not _is_announcement(line, lines)]
    counted = _without_count(lines)
    cleaned = (clean_title(line) for line in counted if not clean(line, source).findings)
    return tuple(t for t in cleaned if t and len(t) <= _LONGEST and same_language(source, t))


def _is_announcement(line: str, lines: Sequence[str]) -> bool:
    """Whether a line speaks of titles instead of being one."""
    introduces = line.rstrip(" *").endswith((":", "：")) and line is not lines[-1]
    return introduces or bool(_ANNOUNCEMENT.search(line))


def _without_count(lines: Sequence[str]) -> list[str]:
    """Lines without their numbers, where these count 1, 2, 3 … whatever digit follows."""
    matches = [_COUNT.match(line) for line in lines]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) < len(lines) or numbers != list(range(1, len(lines) + 1)):
        return list(lines)
    return [line[match.end() :] for line, match in zip(lines, matches, strict=True) if match]


def clean_title(line: str) -> str:
    """One title as it may stand in a document; empty when the line holds none."""
    title = _NUMBER.sub("", _MARKS.sub("", line).strip()).strip()
    before = None
    while title != before:
        before = title
        title = _FINAL.sub("", title)
        if title and _PAIRS.get(title[0]) == title[-1] and len(title) > 2:
            inner = title[1:-1]
            title = inner if title[0] not in inner and title[-1] not in inner else title
    title = _QUOTATION.sub("", title)
    return title if re.search(r"\w", title) else ""
