"""Which scripts an answer may be written in, so that it stays in the language that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer.core.values import Language, Script, ScriptLock
from writer.text.function_words import is_function_word
from writer.text.language import FEWEST_UNITS, language_of, own_scripts
from writer.text.scripts import census, words_by_script
from writer.text.variants import other_standard, traditional

_SENTENCE_START = re.compile(r"(?:^|[.!?:。！？：;；\n])[\s\"'“‘(（\[「『*_#>-]*$")

_HAN_PER_WORD = 1.5
"""Characters that say about as much as an English word."""


def lock_for(source: str) -> ScriptLock | None:
    """What keeps an answer in the scripts of its passage; None where that cannot be said.

    A few words in another script do not open it: they stay possible, and no others.
    """
    own = own_scripts(source)
    if own is None:
        return None
    banned = frozenset(Script) - own
    words = (word.text for word in words_by_script(source) if word.script in banned)
    return ScriptLock(banned, frozenset(words), other_standard(source))


def translation_target(source: str) -> Language:
    """Chinese is translated into English, and everything else into Chinese."""
    language = language_of(source)
    if language.is_chinese:
        return Language.ENGLISH
    found = census(source)
    is_chinese_for_most = found.of(Script.HAN) > _HAN_PER_WORD * len(found.latin)
    if language is Language.MIXED and is_chinese_for_most:
        return Language.ENGLISH
    return Language.CHINESE_SIMPLIFIED


def lock_for_translation(source: str, target: Language | None = None) -> ScriptLock | None:
    """What keeps a translation in its language, by default that of `translation_target`.

    Names in Latin letters stay possible, and letters of a third script may be kept. None where the
    passage is too short to say.
    """
    found = census(source)
    is_into_chinese = (target or translation_target(source)) is not Language.ENGLISH
    if not found.total or (is_into_chinese and found.total < FEWEST_UNITS):
        return None
    wanted = Script.HAN if is_into_chinese else Script.LATIN
    own = own_scripts(source) or {Script.LATIN, Script.HAN}
    present = {script for script in Script if found.of(script)}
    banned = frozenset(s for s in Script if s in own or s not in present) - {wanted}
    names = frozenset(_names(source)) if Script.LATIN in banned else frozenset()
    return ScriptLock(banned, names, traditional() if is_into_chinese else frozenset())


def _names(text: str) -> Iterator[str]:
    """Latin words that a translation may keep: acronyms, brands, capitals within a sentence."""
    words = [word for word in words_by_script(text) if word.script is Script.LATIN]
    capitalised = sum(word.text[0].isupper() for word in words)
    is_title_case = capitalised * 2 > len(words)
    for word in words:
        if is_function_word(word.text):
            continue
        start, end = word.span.start, word.span.end
        has_digits = text[end : end + 1].isdigit() or text[start - 1 : start].isdigit()
        is_coined = has_digits or any(map(str.isupper, word.text[1:]))
        is_capitalised = word.text[0].isupper() and not is_title_case
        if is_coined or (is_capitalised and not _begins_sentence(text, start)):
            yield word.text


def _begins_sentence(text: str, position: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, position - 12) : position]))
