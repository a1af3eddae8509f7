"""How many of a text's content words are still there in an answer to it, wherever they stand."""

from __future__ import annotations

from collections import Counter

from writer.text.alignment import words
from writer.text.function_words import is_function_word

_FUNCTION_CHARACTERS = frozenset(
    "的了是在和有我不他她它这那也就都而及与或着到把被给对从以为之其于个们上下中一啊吧呢吗很"
)
_SHORTEST_WORD = 4
"""Shorter words of an alphabet are mostly grammar: they are in any answer."""
_FEWEST = 6


def kept_share(source: str, answer: str) -> float:
    """The part of the content words of `source` that `answer` has, each as often: 0 to 1.

    1 when `source` has fewer than six, which say little. In Chinese a character counts as a
    word. Measured on 60 answers of the starter model: rewrites 0.5 and more, answers to something
    else 0.17 and less; two unrelated sentences share up to 0.17.
    """
    wanted = content_words(source)
    if wanted.total() < _FEWEST:
        return 1.0
    return (wanted & content_words(answer)).total() / wanted.total()


def content_words(text: str) -> Counter[str]:
    """The words of `text` that carry its meaning, with how often each stands there."""
    return Counter(word for word in words(text.casefold()) if _is_content(word))


def telling_words(text: str) -> Counter[str]:
    """The content words of `text`, and its short words that are no function words.

    In a passage a short word says little; in a word or two that were added it may be all.
    """
    short = (word for word in words(text.casefold()) if word.isascii() and word.isalnum())
    rest = (w for w in short if not _is_content(w) and not is_function_word(w))
    return content_words(text) + Counter(rest)


def _is_content(word: str) -> bool:
    if word.isascii():
        return word.isalnum() and (len(word) >= _SHORTEST_WORD or word.isdigit())
    return word.isalpha() and word not in _FUNCTION_CHARACTERS
