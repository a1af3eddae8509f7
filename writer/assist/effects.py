"""Whether an answer did what its passage says, instead of working on what it says.

Where a passage addresses somebody, an order must still be an order and a question a question, and
nothing may stand beside them that looks like their effect. Where that cannot be told, a mild
finding says so; it says also what came to a polish of any passage, for not all that a model obeys
looks like an order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from writer.assist.hints import hints, indirect_questions
from writer.assist.speech_acts import Act, SpeechAct, speech_acts, still_addresses
from writer.core.values import Finding, FindingKind
from writer.text.additions import added_asides, added_pieces, added_words
from writer.text.coverage import LEAST_SHARE, STRICT_SHARE, lost_sentences, place_of, shared
from writer.text.overlap import content_words, telling_words
from writer.text.sentences import sentences

_FEWEST = 2
"""Content words that a sentence needs to be missed, where it addresses somebody."""
_MOST_GROWTH, _LEAST_GROWTH = 0.3, 2
"""By how much of itself, and by how many content words, a sentence may grow in a polish."""
_RESTATED = 0.5
"""Of a question's words, in a statement that may answer it."""
_SHORT = 6
_CODE = re.compile(
    r"```|~~~|\bprint\s*\(|\bdef \w+\(|\bfunction\b\s*\w*\(|=>|\bconsole\.log|#!/|\becho [\"'$]|"
    r"\bSELECT\b.+\bFROM\b|\bimport \w+$|</?(?:h\d|html|body|p|div|head|title)\b|[{]\s*\"\w+\"\s*:",
    re.MULTILINE,
)
_QUOTED = re.compile(r"[“「『\"]([^”」』\"。，！？,.!?]{1,20})[”」』\"]")
"""Words that are spoken of, not speech, which a polish may correct."""
_CLAUSE_END = re.compile(r"[，,；;：:—]+")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_COURTESY = frozenset(("please", "could", "would", "kindly", *"请您你"))


def judge_effects(source: str, answer: str, *, may_add: bool) -> tuple[Finding, ...]:
    """Findings where `answer` may have obeyed or answered `source`.

    Both with placeholders and without markup. `may_add`: the answer is to say more than the source.
    """
    if source.strip() == answer.strip():
        return ()
    acts = [act for act in speech_acts(source) if act.act is not Act.REQUEST]
    findings = [finding for act in acts for finding in _of_act(act, source, answer, may_add)]
    code = _new_match(_CODE, source, answer) if acts else ""
    if code:
        findings.append(Finding(FindingKind.ANSWERED, code, grave=True))
    if may_add:
        findings += _in_addition(acts, source, answer)
        return tuple(findings)
    if acts:
        findings += _beside(source, answer)
    findings += _gone_hints(source, answer)
    for piece in added_pieces(source, answer):
        findings.append(Finding(FindingKind.SENTENCE_ADDED, piece, grave=bool(acts)))
    for words in added_words(source, answer):
        findings.append(Finding(FindingKind.SENTENCE_ADDED, words))
    return tuple(findings)


def judge_title(title: str, prose: str) -> Finding | None:
    """A finding where a title may be the effect of what `prose` asks for; grave: no title of it.

    A title is of the text when it has more words of the text than of what addresses somebody in
    it. One that has words of that and new ones, or as many new ones, must be looked at.
    """
    acts = [act for act in speech_acts(prose) if act.act is not Act.REQUEST]
    may_lead, told = hints(prose), _told(prose)
    if not acts and not may_lead and not told:
        return None
    words = telling_words(title)
    rest = telling_words(_without(prose, (*acts, *told)))
    own, known = shared(words, rest), shared(words, telling_words(prose))
    asked, new = known - own, words.total() - known
    if acts and (not words or (rest and own < max(asked, 1))):
        return Finding(FindingKind.ANSWERED, title, grave=True)
    is_order = bool(may_lead) or any(act.act is Act.ORDER for act in acts)
    if _CODE.search(title) or new >= own or (new and (asked or is_order)):
        return Finding(FindingKind.ANSWERED, title)
    return None


def _of_act(act: SpeechAct, source: str, answer: str, may_add: bool) -> Iterator[Finding]:
    """What became of one order or question."""
    place = place_of(act.sentence, answer)
    if place.size >= _FEWEST and place.share < LEAST_SHARE:
        yield Finding(FindingKind.SENTENCE_LOST, act.sentence, grave=True)
        return
    if act.sentence in answer:
        return
    yield from _parts(act, answer)
    new = _new_words(source, place.found)
    if not still_addresses(act, place.found):
        # "Could you send it?" may become "Please send it." as long as nothing else comes.
        is_grave = bool(new) or act.act is Act.ORDER
        if is_grave or not _is_polite(place.found):
            yield Finding(FindingKind.ANSWERED, act.sentence, is_grave, instead=place.found)
    elif not may_add and new.total() > max(_LEAST_GROWTH, _MOST_GROWTH * place.size):
        yield Finding(FindingKind.ANSWERED, act.sentence, instead=place.found)


def _parts(act: SpeechAct, answer: str) -> Iterator[Finding]:
    """What an order quotes must stay as it is, and no clause of it may go."""
    if act.act is not Act.ORDER:
        return
    for match in _QUOTED.finditer(act.sentence):
        if match[1].casefold() not in answer.casefold():
            yield Finding(FindingKind.QUOTATION_LOST, match[1], grave=True)
    for clause in _CLAUSE_END.split(act.sentence):
        place = place_of(clause, answer)
        if place.size > _FEWEST and place.share < LEAST_SHARE:
            yield Finding(FindingKind.SENTENCE_LOST, clause.strip(), grave=True)


def _beside(source: str, answer: str) -> Iterator[Finding]:
    """Sentences of a polish that stand for nothing in the source, however short they are."""
    if len(sentences(answer.strip())) > len(sentences(source.strip())):
        for sentence in lost_sentences(answer, source, least=STRICT_SHARE, fewest=1):
            yield Finding(FindingKind.SENTENCE_ADDED, sentence, grave=True)
    again = content_words(answer) - content_words(source)
    for word, times in again.items():
        if times > 1 and word in source.casefold() and len(word) > 1:
            yield Finding(FindingKind.ANSWERED, word)
    for shouted in dict.fromkeys(_CAPITALS.findall(answer)):
        if shouted not in source and shouted.casefold() in source.casefold():
            yield Finding(FindingKind.ANSWERED, shouted)


def _gone_hints(source: str, answer: str) -> Iterator[Finding]:
    """Where a polish has less than half the words of a sentence that may lead a model astray."""
    for sentence in hints(source):
        place = place_of(sentence, answer)
        if place.size >= _FEWEST and place.share < STRICT_SHARE:
            yield Finding(FindingKind.SENTENCE_LOST, sentence)


def _in_addition(acts: Sequence[SpeechAct], source: str, answer: str) -> Iterator[Finding]:
    """What came to a passage with an order or a hint is its effect, or is not: to be looked at.

    Beside a question it is looked at where it says the question's words again, and right after it.
    """
    all_of_it = [piece.strip() for piece in sentences(answer)]
    for sentence in hints(source):
        yield Finding(FindingKind.ANSWERED, sentence)
    for aside in added_asides(source, answer) if acts else ():
        yield Finding(FindingKind.ANSWERED, aside)
    for act in (*acts, *_told(source)):
        if act.act is Act.ORDER:
            yield Finding(FindingKind.ANSWERED, act.sentence)
        elif act.act is Act.QUESTION:
            for sentence in _answers(act, all_of_it, source):
                yield Finding(FindingKind.ANSWERED, act.sentence, instead=sentence)


def _told(text: str) -> tuple[SpeechAct, ...]:
    """The questions that a text tells of, as if they were asked."""
    return tuple(SpeechAct(Act.QUESTION, sentence) for sentence in indirect_questions(text))


def _answers(act: SpeechAct, pieces: Sequence[str], source: str) -> Iterator[str]:
    """Statements that a question's words stand in, and a short one right after it."""
    asked = content_words(act.sentence)
    for before, piece in zip(("", *pieces), pieces, strict=False):
        if piece in source:
            continue
        words = content_words(piece)
        is_restated = asked and shared(asked, words) >= _RESTATED * asked.total()
        is_after = before == act.sentence and words.total() <= _SHORT
        if is_after or (is_restated and not still_addresses(act, piece)):
            yield piece


def _new_words(source: str, text: str) -> Counter[str]:
    """Content words that no form of stands in the source; courtesies are none."""
    known = content_words(source)
    words = content_words(text)
    return Counter(
        {
            word: times
            for word, times in words.items()
            if word not in _COURTESY and not shared(Counter({word: 1}), known)
        }
    )


def _is_polite(text: str) -> bool:
    return any(word in text.casefold() for word in ("please", "kindly", "请"))


def _new_match(pattern: re.Pattern[str], source: str, answer: str) -> str:
    match = None if pattern.search(source) else pattern.search(answer)
    return match.group() if match else ""


def _without(text: str, acts: Iterable[SpeechAct]) -> str:
    for act in acts:
        text = text.replace(act.sentence, " ")
    return text
