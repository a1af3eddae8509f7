"""Which language and which scripts a text is in, by its characters and commonest words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer.core.values import Language, Script
from writer.text.function_words import count_english, count_foreign, is_english
from writer.text.parser import parse
from writer.text.scripts import Census, census, words_by_script
from writer.text.variants import count_variants

_SHORT_HAN = 6
_SHORT_WORDS = 3
FEWEST_UNITS = 4
"""Characters or words; of less, nobody can say what it would be rewritten as."""
_OWN_SHARE = 0.2
"""Of all units: from here on a script is one of those that a text is in."""
_FEWEST_FUNCTIONAL = 2
"""So many function words make English words within Chinese a sentence."""
_LONGEST_NAME = 4
"""Han characters in a row; more are a phrase."""


def language_of(text: str) -> Language:
    """The language of plain prose, by most of it."""
    found = census(text)
    han, kana = found.of(Script.HAN), found.of(Script.KANA)
    if not found.total or kana > 0.15 * (han + kana):
        return Language.UNDETERMINED
    if found.foreign > 0.5 * found.total:
        return Language.UNDETERMINED
    if han >= 0.8 * found.total:
        return _standard_of(text)
    if han <= 0.2 * found.total:
        return Language.ENGLISH if is_english(found.latin) else Language.UNDETERMINED
    return _of_both(text, found)


def language_of_document(text: str) -> Language:
    """The language of a Markdown text, by most of its prose; code and the like do not count."""
    return language_of(prose_only(text))


def prose_only(text: str) -> str:
    """The words of a Markdown text: a line a paragraph, nothing opaque, no markers."""
    return "\n".join(_words_of(text))


def same_language(before: str, after: str) -> bool:
    """Whether an answer is in the language of its passage; names alone are in any language."""
    if _is_too_short(before) or _is_too_short(after):
        return _share_a_script(before, after)
    was, now = language_of(before), language_of(after)
    if Language.MIXED in (was, now):
        return _share_a_script(before, after) and not _switched_script(before, after)
    if {was, now} == {Language.ENGLISH, Language.UNDETERMINED}:
        unclear = before if was is Language.UNDETERMINED else after
        return _share_a_script(before, after) and not _is_foreign(unclear)
    return was is now


def is_mostly_han(text: str) -> bool:
    """Whether the lines of this text are lines of Chinese: not fewer Han characters than words."""
    found = census(text)
    return 0 < found.of(Script.HAN) >= len(found.latin)


def own_scripts(text: str) -> frozenset[Script] | None:
    """What a text is written in, a few words apart; None where it is too short to say."""
    found = census(text)
    match language_of(text):
        case Language.CHINESE_SIMPLIFIED | Language.CHINESE_TRADITIONAL:
            own, size = {Script.HAN}, found.of(Script.HAN)
        case Language.ENGLISH:
            own, size = {Script.LATIN}, len(found.latin)
        case Language.MIXED:
            own, size = {Script.HAN, Script.LATIN}, found.total
        case Language.UNDETERMINED:
            own, size = set(), found.total
    if size < FEWEST_UNITS:
        return None
    if len(own) != 1:
        own |= {script for script in Script if found.of(script) >= _OWN_SHARE * found.total}
    if Script.KANA in own:
        own.add(Script.HAN)
    return frozenset(own)


def _standard_of(text: str) -> Language:
    """Simplified unless more characters are traditional only; many are the same in both."""
    simple, full = count_variants(text)
    return Language.CHINESE_TRADITIONAL if full > simple else Language.CHINESE_SIMPLIFIED


def _of_both(text: str, found: Census) -> Language:
    """Names in the other script leave a text what it is; sentences in both make a mixture."""
    if found.foreign > found.of(Script.HAN):
        return Language.MIXED
    if not _has_english_sentence(found.latin):
        return _standard_of(text)
    runs = [len(word.text) for word in words_by_script(text) if word.script is Script.HAN]
    are_names = max(runs) <= _LONGEST_NAME and 2 * len(runs) <= len(found.latin)
    is_english = are_names and sum(runs) < len(found.latin)
    return Language.ENGLISH if is_english else Language.MIXED


def _has_english_sentence(latin: Sequence[str]) -> bool:
    """Letters and acronyms are none, though some (A, IT, US) look like words of one."""
    words = [word for word in latin if len(word) > 1 and not word.isupper()]
    functional = count_english(words)
    return functional >= _FEWEST_FUNCTIONAL and functional * 6 >= len(latin)


def _is_foreign(text: str) -> bool:
    """Whether something says that a text in no known language is in another, not only names."""
    found = census(text)
    is_in_other_letters = found.total - len(found.latin) > len(found.latin)
    return is_in_other_letters or count_foreign(found.latin) > count_english(found.latin)


def _words_of(text: str) -> Iterator[str]:
    for prose in parse(text).prose:
        marks = prose.marks
        gaps = [m.span for m in marks.masks] + [b.span for b in marks.breaks]
        gaps += [marker for pair in marks.pairs for marker in (pair.opening, pair.closing)]
        pieces: list[str] = []
        position = prose.span.start
        for gap in sorted(gaps):
            pieces.append(text[position : max(position, gap.start)])
            position = max(position, gap.end)
        yield " ".join([*pieces, text[position : prose.span.end]])


def _is_too_short(text: str) -> bool:
    found = census(text)
    return found.of(Script.HAN) < _SHORT_HAN and found.total - found.of(Script.HAN) <= _SHORT_WORDS


def _share_a_script(before: str, after: str) -> bool:
    """Whether the two have letters of one script at all."""
    was, now = census(before), census(after)
    if not was.total or not now.total:
        return True
    return any(was.of(script) and now.of(script) for script in Script)


def _switched_script(before: str, after: str) -> bool:
    """Whether Chinese changed between simplified and traditional, or vanished, or came."""
    was, now = census(before).of(Script.HAN), census(after).of(Script.HAN)
    if was > _SHORT_HAN * 3 > 3 * now or now > _SHORT_HAN * 3 > 3 * was:
        return True
    return was > 0 and now > 0 and _standard_of(before) is not _standard_of(after)
