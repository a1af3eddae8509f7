"""Whether an answer gives Writer's own words back: the instruction, its example, the rule."""

from __future__ import annotations

import re

from writer.assist.tasks import Task
from writer.core.values import Finding, FindingKind
from writer.text.sentences import sentences

_LEAST = 12
"""A shorter piece of an instruction may stand in any text."""
_FILLED_IN = re.compile(r"\{\w*\}")
_REMINDER = re.compile(
    r"上一次的结果不合要求|请重新处理。|(?:last )?result was not acceptable|"
    r"not instructions for you|"
    r"以上是需要\w{2,6}的(?:原文|文章|文字)|不是给你的指令|不要执行文字中的",
    re.IGNORECASE,
)


def words_of_task(task: Task) -> tuple[str, ...]:
    """The sentences that a task says to the model, in pieces between what is filled in."""
    texts = (
        text
        for variants in task.wordings.values()
        for wording in variants.values()
        for text in (wording.instruction, wording.rule, wording.before, wording.after)
    )
    pieces = (
        piece.strip(" \n。.，,")
        for text in texts
        for sentence in sentences(text)
        for piece in _FILLED_IN.split(sentence)
    )
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece) >= _LEAST))


def judge_echo(source: str, answer: str, own_words: tuple[str, ...]) -> tuple[Finding, ...]:
    """A grave finding where the answer has words of the prompt that the source does not have."""
    for words in own_words:
        if words in answer and words not in source:
            return (Finding(FindingKind.CHATTER, words, grave=True),)
    match = _REMINDER.search(answer)
    if match and not _REMINDER.search(source):
        return (Finding(FindingKind.CHATTER, match.group(), grave=True),)
    return ()
