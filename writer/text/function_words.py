"""Words that tell English from other languages in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence

_ENGLISH_WORDS = (
    "the of and to a in is was that it for on with as are be this by at from or an not have "
    "has had but they you he she we his her its their our my your i which who what when where "
    "how why will would can could should may must there been were do does did if than then so "
    "all more no one two into out up about over after before some any only also other these "
    "those them him me us very just because while during through between both each few most "
    "such own same too don't it's i'm i'll i've i'd can't won't hello please thanks yes"
)
_FOREIGN_WORDS = (
    # German
    "der die das und ist nicht ein eine einen einem ich wir sie er es mit auf für von zu den "
    "dem des auch sich wird war sind haben hat so wie was will in an am im zum zur über nach "
    "bei aber oder wenn guten danke bitte ja nein "
    # French
    "le la les un une des du et est sont dans pour que qui ne pas sur avec ce cette il elle "
    "nous vous je tu on me au aux son sa ses leur mais ou où plus bonjour merci oui "
    # Spanish, Italian, Portuguese
    "el los las una y es en por con del se su lo como más para no al pero sus fue esta este "
    "son a me hola gracias buenos días sí muy di che è non per sono della gli nel anche più "
    "come ciao grazie o os um uma não com em do da dos das mais foi mas ao sua seu obrigado "
    # Dutch, Swedish
    "het een van niet op te zijn met voor dat is we was och att som på är för inte med av"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_SHARED = _ENGLISH & _FOREIGN
_SHORT = 8
"""So many plain words without any function word are taken for English names and headings."""


def count_english(words: Sequence[str]) -> int:
    """How many are function words of English, those that other languages share included."""
    return sum(word in _ENGLISH for word in _normalised(words))


def count_foreign(words: Sequence[str]) -> int:
    """How many are function words of another language and none of English."""
    return sum(word in _FOREIGN and word not in _SHARED for word in _normalised(words))


def is_english(words: Sequence[str]) -> bool:
    """Function words decide; without any, letters with accents do."""
    english, foreign = count_english(words), count_foreign(words)
    shared = sum(word in _SHARED for word in _normalised(words))
    if foreign:
        return english - shared > foreign and english * 12 >= len(words)
    if english:
        return english * 12 >= len(words)
    return 0 < len(words) <= _SHORT and all(map(str.isascii, words))


def is_function_word(word: str) -> bool:
    """Whether this is a function word of English."""
    return count_english((word,)) > 0


def _normalised(words: Sequence[str]) -> list[str]:
    return [word.lower().replace("’", "'") for word in words]
