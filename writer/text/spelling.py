"""English words that are written wrong, and what may have been meant; the words are offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.core.errors import UnreadableFile, UnwritableFile
from writer.core.values import Span

MOST_SUGGESTIONS = 6
_USUAL = 50_000
"""So often in the word list's sources, a word is one that people know."""
_RUN = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]+")
"""What stands between blanks and Chinese."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_WORDS = re.compile(r"[\d_@\\/]|\w\.\w|::|\w\(")
"""In a run that is a number, a file, an address or a piece of code."""
_POSSESSIVE = re.compile(r"['’]s?$")

_OUR = (
    "arbour|ardour|armour|behaviour|candour|clamour|colour|demeanour|endeavour|favour|fervour"
    "|flavour|glamour|harbour|honour|humour|labour|misdemeanour|neighbour|odour|parlour|rancour"
    "|rigour|rumour|saviour|savour|splendour|succour|tumour|valour|vapour|vigour"
)
_BRITISH = (
    (re.compile(rf"({_OUR})"), lambda m: m[0].replace("our", "or")),
    (re.compile(r"(?<=\w{3})is(?=e[drs]?$|ing$|ers$|ations?$|able$)"), lambda _: "iz"),
    (re.compile(r"(?<=[lL])ys(?=e[drs]?$|ing$|ers$)"), lambda _: "yz"),
    (
        re.compile(r"(cent|fib|lit|lust|meag|calib|met|sab|somb|spect|theat)re"),
        lambda m: m[1] + "er",
    ),
    (re.compile(r"(def|lic|off|pret)ence"), lambda m: m[1] + "ense"),
    (re.compile(r"programme(?=s?$)"), lambda _: "program"),
)
"""What is spelled otherwise in Britain, and how America has it: the words are American."""


def words(line: str) -> Iterator[Span]:
    """The English words of a line that are worth a look.

    Left out are Chinese, words with other letters than those of English, single letters,
    abbreviations and names such as ``PySide``, and what stands together with digits, slashes,
    dots and the like.
    """
    for run in _RUN.finditer(line):
        if _NO_WORDS.search(run[0]):
            continue
        for word in _WORD.finditer(run[0]):
            letters = _POSSESSIVE.sub("", word[0]).replace("’", "'")
            if len(letters) > 1 and letters.isascii() and letters[1:].islower():
                start = run.start() + word.start()
                yield Span(start, start + len(word[0]))


class Speller:
    """Knows English words, and those that a person added. Loading takes a tenth of a second."""

    def __init__(self, own: Path) -> None:
        """`own` has the person's words, one a line. Raises UnreadableFile."""
        from spellchecker import SpellChecker  # loaded where English is checked, not before

        self._path = own
        # With two wrong letters, finding what was meant takes up to a second.
        self._words = SpellChecker(language="en", distance=1)
        self._own = frozenset(map(str.casefold, _lines(own)))

    def is_right(self, word: str) -> bool:
        """Whether a word is known, British or American, also with an apostrophe and s."""
        plain = word.replace("’", "'").casefold()
        forms = (plain, _POSSESSIVE.sub("", plain))
        return any(form in self._own or self._is_known(form) for form in forms)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the most usual first, with a capital where `word` has one.

        One letter may be wrong, missing or too many, two may be exchanged, or a blank is missing.
        """
        plain = word.replace("’", "'").casefold()
        found = self._words.candidates(plain) or set()
        ranked = sorted(
            found - {plain}, key=lambda each: (-self._words.word_usage_frequency(each), each)
        )
        ranked[1:1] = self._parted(plain)
        shown = [each.capitalize() if word[0].isupper() else each for each in ranked]
        return tuple(shown[:MOST_SUGGESTIONS])

    def learn(self, word: str) -> None:
        """Add a word to the person's own. Raises UnreadableFile and UnwritableFile."""
        plain = _POSSESSIVE.sub("", word.replace("’", "'"))
        learned = _lines(self._path)
        if plain.casefold() not in map(str.casefold, learned):
            _write(self._path, (*learned, plain))
        self._own = frozenset((*map(str.casefold, learned), plain.casefold()))

    def _is_known(self, word: str) -> bool:
        if word in self._words:
            return True
        return any(
            american != word and american in self._words
            for american in (pattern.sub(form, word) for pattern, form in _BRITISH)
        )

    def _parted(self, word: str) -> list[str]:
        """Two usual words, where a blank between them is missing."""
        parts = ((word[:at], word[at:]) for at in range(1, len(word) - 1))
        return [
            f"{first} {second}"
            for first, second in parts
            if (len(first) > 1 or first in "ai")
            and min(self._words[first], self._words[second]) >= _USUAL
        ][:1]


def _lines(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(path, str(error)) from error
    return tuple(filter(None, map(str.strip, text.splitlines())))


def _write(path: Path, lines: tuple[str, ...]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(path, error.strerror or "") from error
    write_bytes(path, ("\n".join(lines) + "\n").encode())
