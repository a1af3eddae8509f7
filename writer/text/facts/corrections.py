"""Whether quoted words were only put right: spelling, agreement, and words that carry nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from writer.text.facts.homophones import sound_alike

_SAY_THE_SAME = "见到 说讲 跟和同与 个件 这此 那哪 啦了 呀啊"
_CONFUSED = tuple(map(frozenset, _SAY_THE_SAME.split()))
"""Characters that say the same in most places."""
_SPELLINGS = (
    "is are am was were be been/has have had/do does did/a an the/there their they're/its it's"
    "/your you're/who whom/then than/to too/of have/here hear/no know/new knew/write right"
    "/by buy bye/weather whether/loose lose/off of/accept except/affect effect/which witch"
    "/wear where/quiet quite/piece peace/past passed/brake break/principal principle/would wood"
    "/our are/threw through/week weak/meet meat/wait weight/whose who's/good well"
    "/it that/me i/him he/them they/aint ain't/shall will/towards toward/until till"
    "/somebody someone/anybody anyone/everybody everyone"
)
_CONFUSED_WORDS = tuple(frozenset(words.split()) for words in _SPELLINGS.split("/"))
_NOT_TWICE = {"no": "any", "none": "any", "nothing": "anything", "nobody": "anybody"}
_NOT_TWICE |= {"never": "ever", "nowhere": "anywhere", "anyone": "anybody"}
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly")
_LIGHT = frozenset(
    "的地得了着过呢吧啊呀嘛啦哦就才也都很真这那个件些儿情把被跟和与同于再又还以之其说讲道将请是在"
)
_LIGHT_ENGLISH = (
    "a an the that just really very so some then well to of in on at for and do does did have has "
    "had is are am was were be been"
)
_LIGHT_WORDS = frozenset(_LIGHT_ENGLISH.split())
_MOVABLE_WORDS = (
    "要是 如果 假如 因为 虽然 但是 可是 其实 好像 大概 已经 真的 现在 今天 明天 昨天 今晚 一直 "
    "还是 也许 然后 所以 只要 就算 毕竟 居然 到底"
)
_MOVABLE = frozenset(_MOVABLE_WORDS.split())
_CONTRACTIONS = (
    (re.compile("咱们"), "咱"),
    (re.compile(r"\bcannot\b|\bcan['’]?t\b"), "can not"),
    (re.compile(r"\bwon['’]?t\b"), "will not"),
    (re.compile(r"(?<!\bai)n['’]t\b"), " not"),
    (re.compile(r"['’]re\b"), " are"),
    (re.compile(r"['’]m\b"), " am"),
    (re.compile(r"['’]ve\b"), " have"),
    (re.compile(r"['’]ll\b"), " will"),
    (re.compile(r"\balright\b"), "all right"),
    (re.compile(r"\bits(?= (?:all|not|a|an|the|so|too|very|just)\b)"), "it is"),
    (re.compile(r"\b(it|that|he|she|there|here|what|who|where)['’]s\b"), r"\1 is"),
)
_WORD = re.compile(r"([^\W\d_])[不没]\1|[a-z\u00c0-\u024f]+(?:['’][a-z]+)*|\d+|[^\W\d_]")
_ALIKE_LETTERS = (frozenset("aeiouy"), frozenset("cs"), frozenset("sz"), frozenset("ck"))
_SHORT_WORD = 3
_LONG_WORD = 6
_NEAR = 3
_LONGEST_COMPARED = 400
_LONGEST_CHANGE = 12
_LEAST_KEPT = 0.7
"""Of the words; more than three in ten that come or go are a new wording, however light."""


_Change = tuple[list[str], list[str]]


def is_correction(was: str, now: str) -> bool:
    """Whether nothing that carries meaning differs between two pieces of text.

    Words that are spelt or inflected otherwise may differ anywhere. Words that carry nothing may
    come and go as long as most of the text stays. A number, a name, a "not" or any other word
    that is gone, new or another makes it no correction.
    """
    written_out = (_without_double_negation(_words(_written_out(text))) for text in (was, now))
    return _is_correction(_words(was), _words(now)) or _is_correction(*written_out)


def _is_correction(before: list[str], after: list[str]) -> bool:
    if max(len(before), len(after)) > _LONGEST_COMPARED:
        return False
    changes = _changes(before, after)
    light = 0
    for gone, come in _without_moved(changes):
        cost = _cost(gone, come)
        if cost is None:
            return False
        light += cost
    return light <= max(1, (1 - _LEAST_KEPT) * len(before))


def _changes(before: list[str], after: list[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        (before[i:j], after[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    ]


def _without_moved(changes: list[_Change]) -> list[_Change]:
    """The changes without a word such as 要是 that only stands elsewhere."""
    kept = list(changes)
    for gone, nothing in changes:
        moved = (nothing, gone)
        if "".join(gone) in _MOVABLE and not nothing and moved in kept:
            kept.remove((gone, nothing))
            kept.remove(moved)
    return kept


def _cost(gone: Sequence[str], come: Sequence[str]) -> int | None:
    """How many light words come and go in one place; None where another word does."""
    if max(len(gone), len(come)) > _LONGEST_CHANGE:
        return None
    costs: list[int | None] = [0]
    for word in come:
        costs.append(_plus(costs[-1], _weight(word)))
    for was in gone:
        row = [_plus(costs[0], _weight(was))]
        for place, now in enumerate(come):
            options = (
                costs[place] if _is_same_word(was, now) else None,
                _plus(costs[place + 1], _weight(was)),
                _plus(row[-1], _weight(now)),
            )
            row.append(min((o for o in options if o is not None), default=None))
        costs = row
    return costs[-1]


def _plus(cost: int | None, more: int | None) -> int | None:
    return None if cost is None or more is None else cost + more


def _weight(word: str) -> int | None:
    return 1 if word in _LIGHT or word in _LIGHT_WORDS else None


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text.lower())]


def _written_out(text: str) -> str:
    """`text` without contractions: cannot and can't as can not."""
    text = text.lower()
    for pattern, plain in _CONTRACTIONS:
        text = pattern.sub(plain, text)
    return text


def _without_double_negation(words: list[str]) -> list[str]:
    """The words with any for a no that follows a not closely: "not have no money"."""
    found: list[str] = []
    for word in words:
        is_negated = "not" in found[-_NEAR:]
        found.append(_NOT_TWICE.get(word, word) if is_negated else word)
    return found


def _is_same_word(was: str, now: str) -> bool:
    if was == now or any(was in group and now in group for group in _CONFUSED_WORDS):
        return True
    if len(was) == len(now) == 1:
        return sound_alike(was, now) or any(was in group and now in group for group in _CONFUSED)
    if min(len(was), len(now)) < _SHORT_WORD or not was[0].isascii():
        return False
    return _is_inflected(was, now) or _is_misspelt(was, now)


def _is_inflected(was: str, now: str) -> bool:
    short, long = sorted((was, now), key=len)
    return long in {short + e for e in _ENDINGS} | {f"{short[:-1]}{e}" for e in ("ies", "ied")}


def _is_misspelt(was: str, now: str) -> bool:
    """Letters in another order, doubled, left out, or a wrong vowel, in a long word."""
    is_turned = sorted(was) == sorted(now) and len(was) > _SHORT_WORD
    if is_turned or _without_doubles(was) == _without_doubles(now):
        return True
    short, long = sorted((was, now), key=len)
    if len(long) < _LONG_WORD or short[0] != long[0]:
        return False
    if len(short) == len(long):
        differing = [pair for pair in zip(was, now, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and any(g.issuperset(differing[0]) for g in _ALIKE_LETTERS)
    return len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1)
    )


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
