"""Whether an answer keeps the rules of its document's genre.

A finding is grave where the answer breaks what the genre leaves untouched and the source had
right: the block stays as it was then. What is merely unusual for the genre is mild.
"""

from __future__ import annotations

from writer.assist.genres_fiction import judge_fiction
from writer.assist.genres_official import judge_official
from writer.assist.genres_speech import judge_speech
from writer.core.options import Genre
from writer.core.values import FactRule, Finding
from writer.text.dialogue import in_style_of
from writer.text.language import is_mostly_han


def judge_genre(
    genre: Genre,
    source: str,
    answer: str,
    *,
    rule: FactRule = FactRule.EQUAL,
    kind: str = "",
) -> tuple[Finding, ...]:
    """What an answer to one segment breaks of the genre's rules.

    Both texts as they stand in the document, or both with placeholders. `rule` is the task's: what
    may be added or left out of the facts may be so of speeches, notes and the like. `kind` is the
    document's 文种, for OFFICIAL. A translation has other marks and pronouns, so it is not judged.
    A finding's `detail` is what is lost, or what came where nothing is; it has no places yet.
    """
    if source == answer or (source and is_mostly_han(source) is not is_mostly_han(answer)):
        return ()
    match genre:
        case Genre.OFFICIAL:
            return tuple(judge_official(source, answer, rule, kind))
        case Genre.FICTION:
            return tuple(judge_fiction(source, answer, rule))
        case Genre.SPEECH:
            return tuple(judge_speech(source, answer, rule))
    return ()


def settled(genre: Genre, source: str, answer: str, rule: FactRule = FactRule.EQUAL) -> str:
    """The answer with what differs in form alone written as the source has it.

    In fiction: quotation marks, dashes and ellipses, where the source writes them in one way.
    """
    is_translation = is_mostly_han(source) is not is_mostly_han(answer)
    if genre is not Genre.FICTION or rule is FactRule.FREE or is_translation:
        return answer
    return in_style_of(source, answer)
