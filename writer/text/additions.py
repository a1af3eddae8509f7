"""What a rewrite says beyond its source, however short: a sentence, an aside, words at an end.

A word of the source stands for one word of the rewrite only, so that what says again what already
stands there is an addition too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from writer.text.coverage import LEAST_SHARE, shared
from writer.text.overlap import telling_words
from writer.text.placeholders import PLACEHOLDER
from writer.text.sentences import sentences

_ASIDE = re.compile(r"[（(]([^（）()\n]{1,80})[）)]")
_END_MARKS = " \t\n。．.!！?？;；,，…、"
_CONNECTIVES = re.compile(
    r"(?:于是|然而|但是|不过|因此|所以|其实|同时|此外|另外|随后|然后|接着|最后|首先|其次|总之|当时|"
    r"如今|现在|目前|今天|例如|比如|如下|等等|还|也|就|便|又|已经?|曾经?|将|了|的|着|过|吧|呢|啊|"
    r"起来|下来|下去)+"
)
_JOINING_WORDS = (
    "however therefore thus hence moreover furthermore meanwhile overall today currently indeed "
    "additionally consequently finally firstly secondly nevertheless nonetheless well"
)
_JOINING = frozenset(_JOINING_WORDS.split())


def added_pieces(source: str, answer: str) -> tuple[str, ...]:
    """Sentences and asides of `answer` that nothing in `source` stands for.

    Both without markup. A sentence counts where the answer has more of them than the source; it
    may have been split, but not restated.
    """
    if source.strip() == answer.strip():
        return ()
    return tuple(dict.fromkeys((*_sentences(source, answer), *_asides(source, answer))))


def added_words(source: str, answer: str) -> tuple[str, ...]:
    """Words put right before or after a sentence of `source` that stands as it was."""
    old, new = _pieces(source), _pieces(answer)
    same, wanted, said = frozenset(old), telling_words(source), telling_words(answer)
    stripped = [piece.strip(_END_MARKS) for piece in old]
    bare = [each for each in stripped if len(old) == 1 or telling_words(each).total() > 1]
    found = (
        words
        for piece in new
        if piece not in same
        for sentence in bare
        for words in _around(sentence, piece.strip(_END_MARKS))
        if _says_something(words) and not _is_owed(words, wanted, said)
    )
    return tuple(dict.fromkeys(found))


def added_asides(source: str, answer: str) -> tuple[str, ...]:
    """What stands in brackets in `answer` and nowhere in `source`."""
    return tuple(dict.fromkeys(_asides(source, answer)))


def _sentences(source: str, answer: str) -> Iterator[str]:
    old, new = _pieces(source), _pieces(answer)
    if len(new) <= len(old):
        return
    had, wanted, said = Counter(old), telling_words(source), telling_words(answer)
    for piece, times in Counter(new).items():
        if times > had[piece] and not _is_owed(piece, wanted, said):
            yield piece


def _asides(source: str, answer: str) -> Iterator[str]:
    wanted, said = telling_words(source), telling_words(answer)
    for match in _ASIDE.finditer(answer):
        if match[0] not in source and not _is_owed(match[1], wanted, said):
            yield match[0]


def _around(sentence: str, piece: str) -> Iterator[str]:
    """What is before or after `sentence` in a piece that ends or begins with it."""
    if piece.endswith(sentence):
        yield piece.removesuffix(sentence).strip(_END_MARKS)
    if piece.startswith(sentence):
        yield piece.removeprefix(sentence).strip(_END_MARKS)


def _is_owed(piece: str, wanted: Counter[str], said: Counter[str]) -> bool:
    """Whether words of the source that the rest of the answer does not use are in `piece`."""
    own = telling_words(piece)
    return shared(own, wanted - (said - own)) >= LEAST_SHARE * own.total()


def _pieces(text: str) -> list[str]:
    return [s for piece in sentences(text) if any(map(str.isalnum, s := piece.strip()))]


def _says_something(text: str) -> bool:
    """Whether there is more in it than what joins sentences."""
    rest = _CONNECTIVES.sub("", PLACEHOLDER.sub("", text))
    told = [word for word in telling_words(rest) if word not in _JOINING]
    return len(told) > 1 or any(map(str.isascii, told))
