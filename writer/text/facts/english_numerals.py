"""Numbers in English words: twenty-five, two hundred and fifty, a dozen, two thirds, the third."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_UNIT_WORDS = "one two three four five six seven eight nine"
_TEEN_WORDS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_UNIT_WORDS = "first second third fourth fifth sixth seventh eighth ninth"
_ORDINAL_TEEN_WORDS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
)
_UNITS, _TEENS, _TENS = _UNIT_WORDS.split(), _TEEN_WORDS.split(), _TEN_WORDS.split()
_ORDINAL_UNITS, _ORDINAL_TEENS = _ORDINAL_UNIT_WORDS.split(), _ORDINAL_TEEN_WORDS.split()
_THOUSANDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES = {"dozen": 12, "hundred": 100, **_THOUSANDS}

_VALUES = {"zero": 0, **_SCALES}
_VALUES |= {word: n for n, word in enumerate((*_UNITS, *_TEENS), 1)}
_VALUES |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_VALUES |= {word: n for n, word in enumerate((*_ORDINAL_UNITS, *_ORDINAL_TEENS), 1)}
_VALUES |= {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)}

_KINDS = {"zero": "z", "dozen": "d", "hundred": "h"}
_KINDS |= dict.fromkeys(_THOUSANDS, "k")
_KINDS |= dict.fromkeys(_UNITS, "u") | dict.fromkeys(_TEENS, "t") | dict.fromkeys(_TENS, "T")
_KINDS |= dict.fromkeys(_ORDINAL_UNITS, "U")
_KINDS |= dict.fromkeys((*_ORDINAL_TEENS, *(f"{word[:-1]}ieth" for word in _TENS)), "O")

_ALL = "|".join(sorted(_VALUES, key=len, reverse=True))
_WORD = re.compile(rf"(?<![A-Za-z])(?:{_ALL})(?![A-Za-z])", re.IGNORECASE)
_JOIN = re.compile(r"[ \n-]{1,2}|([ \n]and[ \n])")
_HUNDRED = r"(?:Tu|T|t|u)"
_THOUSAND = rf"(?:{_HUNDRED}?h(?:&?{_HUNDRED})?|{_HUNDRED})"
_NUMBER = re.compile(
    rf"(?:{_HUNDRED}?h&?)?(?P<ordinal>TU|U|O)"
    rf"|{_THOUSAND}?k(?:&?{_THOUSAND}k)*(?:&?{_THOUSAND})?|{_THOUSAND}|{_HUNDRED}?d|z"
)
"""A number in the one-letter kinds of its words; ``&`` is an "and" between two of them."""

_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_PARTS |= {word: _VALUES[word] for word in (*_ORDINAL_UNITS[2:], *_ORDINAL_TEENS[:3])}
_PARTS |= {f"{word}s": value for word, value in _PARTS.items() if word[-1] in "hd"}
_PART_WORDS = "|".join(sorted(_PARTS, key=len, reverse=True))
_PART = re.compile(rf"[ \n-](?P<part>{_PART_WORDS})(?![A-Za-z])", re.IGNORECASE)
_A_PART = re.compile(
    r"(?<![A-Za-z])an? (?P<part>quarter|third|fifth|tenth)(?![A-Za-z])(?P<of> of (?!an ))?",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"[ \n-]and[ \n-]a[ \n-]half(?![A-Za-z])", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![A-Za-z])an?[ \n]$", re.IGNORECASE)
_SCALE_AFTER = re.compile(
    r"[ \n-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn)(?![A-Za-z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Words:
    """A number written in words, and where."""

    start: int
    end: int
    value: Fraction
    is_ordinal: bool = False
    is_open: bool = False
    """It may be a part or an ordinal, as "a third" may, and stands here as both."""


def numbers_in_words(text: str) -> list[Words]:
    """All numbers that English words make up, in order."""
    parts = list(_A_PART.finditer(text))
    taken = {part.end("part") for part in parts}
    found = [_a_part(part) for part in parts]
    found += (words for words in _runs(text) if words.end not in taken)
    found += (_a_part(part, is_ordinal=True) for part in parts if not part["of"])
    return sorted(found, key=lambda words: words.start)


def _a_part(match: re.Match[str], *, is_ordinal: bool = False) -> Words:
    """A third, or the third one more."""
    below = _PARTS[match["part"].lower()]
    value = Fraction(below) if is_ordinal else Fraction(1, below)
    return Words(match.start(), match.end("part"), value, is_ordinal, is_open=not match["of"])


def scale_after(text: str, position: int) -> tuple[int, int]:
    """The scale that follows digits, as in 3 million, and where it ends; 1 where none does."""
    match = _SCALE_AFTER.match(text, position)
    if not match:
        return 1, position
    word = match["scale"].lower()
    return {"bn": 10**9, "mn": 10**6}.get(word) or _SCALES[word], match.end()


def _runs(text: str) -> list[Words]:
    matches = list(_WORD.finditer(text))
    kinds, at = _kinds(text, matches)
    found: list[Words] = []
    for run in _NUMBER.finditer(kinds):
        words = [matches[at[i]] for i in range(run.start(), run.end()) if kinds[i] != "&"]
        start, end = words[0].start(), words[-1].end()
        if found and start < found[-1].end:
            continue  # it was the denominator
        value = Fraction(_value([word[0].lower() for word in words]))
        if run["ordinal"]:
            found.append(Words(start, end, value, is_ordinal=True))
        else:
            found.append(_with_part(text, _with_article(text, Words(start, end, value))))
    return found


def _kinds(text: str, matches: list[re.Match[str]]) -> tuple[str, list[int]]:
    """The kinds of the words in a row, and for each place in it the number of its word."""
    kinds: list[str] = []
    at: list[int] = []
    end = 0
    for number, match in enumerate(matches):
        if number:
            join = _JOIN.fullmatch(text, end, match.start())
            link = "|" if not join else "&" if join[1] else ""
            kinds += link
            at += [number] * len(link)
        kinds.append(_KINDS[match[0].lower()])
        at.append(number)
        end = match.end()
    return "".join(kinds), at


def _value(words: list[str]) -> int:
    total = section = 0
    for word in words:
        value = _VALUES[word]
        if word in _THOUSANDS:
            total += (section or 1) * value
            section = 0
        elif word in _SCALES:
            section = (section or 1) * value
        else:
            section += value
    return total + section


def _with_article(text: str, words: Words) -> Words:
    """A hundred and a dozen begin with their article, as one hundred does with its one."""
    first = text[words.start : words.end].split(None, 1)[0].lower()
    if first not in _SCALES:
        return words
    article = _ARTICLE.search(text[max(0, words.start - 4) : words.start])
    start = words.start - len(article[0]) if article else words.start
    return Words(start, words.end, words.value)


def _with_part(text: str, words: Words) -> Words:
    """Two thirds, three-quarters, two and a half; "three third places" is none."""
    half = _AND_A_HALF.match(text, words.end)
    if half:
        return Words(words.start, half.end(), words.value + Fraction(1, 2))
    part = _PART.match(text, words.end)
    if not part:
        return words
    is_plural = part["part"][-1] in "sS"
    if words.value >= 20 or is_plural != (words.value > 1):
        return words
    return Words(words.start, part.end(), words.value / _PARTS[part["part"].lower()])
