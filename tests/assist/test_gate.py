from __future__ import annotations

import pytest

from tests.fakes import ScriptedEngine
from writer.assist import pipeline
from writer.assist.echo import judge_echo, words_of_task
from writer.assist.gate import (
    judge_rewrite,
    judge_sentences,
    judge_shorter,
    judge_strays,
    judge_target,
    judge_translation,
    without_repeats,
)
from writer.assist.tasks import TaskBook
from writer.core.jobs import CancelToken
from writer.core.options import Level
from writer.core.values import EditRequest, FactRule, Finding, FindingKind, Language, Proposal, Span

ZH = "会议讨论了明年的预算安排。财务处将在月底以前汇总意见。"
EN = "The committee discussed next year's budget. The treasurer will collect all proposals."


@pytest.mark.parametrize(
    ("answer", "grave"),
    [
        (ZH, []),
        (ZH.replace("预算", "预算（budget）"), [False]),
        (ZH + "Thank you all very much.", [True] * 5),
        (ZH.replace("会议讨论了明年的预算安排。", "Budget!"), [True]),
    ],
)
def test_words_of_another_language(answer: str, grave: list[bool]) -> None:
    found = judge_strays(ZH, answer)

    assert [finding.grave for finding in found] == grave
    assert all(finding.kind is FindingKind.LANGUAGE for finding in found)


def test_a_translation_must_be_in_the_other_language() -> None:
    assert judge_target(EN, Language.ENGLISH) == ()
    assert judge_target(ZH, Language.CHINESE_SIMPLIFIED) == ()
    assert judge_target(ZH, Language.ENGLISH)
    assert judge_target(EN, Language.CHINESE_SIMPLIFIED)


@pytest.mark.parametrize(
    ("source", "answer", "grave"),
    [
        (ZH, EN, None),
        (EN, ZH, None),
        (ZH, "Yes.", True),
        (ZH, f"{EN} " * 4, True),
        ("这座塔有多高？没有人知道它的高度。", "How tall is the tower? Nobody knows.", None),
        ("这座塔有多高？没有人知道它的高度。", "The tower is tall. Nobody knows how much.", False),
    ],
)
def test_a_translation_is_about_as_long_and_still_asks(
    source: str, answer: str, grave: bool | None
) -> None:
    found = judge_translation(source, answer)

    assert [finding.grave for finding in found] == ([] if grave is None else [grave])


def test_what_was_shortened_may_lose_a_sentence_but_not_gain_one() -> None:
    shorter, other = EN.split(". ")[0] + ".", "Cats sleep in warm and quiet places."

    assert judge_sentences(EN, shorter, FactRule.SUBSET, Level.DEEP) == ()
    found = judge_sentences(EN, f"{shorter} {other}", FactRule.SUBSET, Level.DEEP)
    assert [(f.kind, f.detail) for f in found] == [(FindingKind.SENTENCE_ADDED, other)]
    assert judge_shorter(EN, shorter) == ()
    assert [f.kind for f in judge_shorter(shorter, EN)] == [FindingKind.RATIO]


def test_a_lost_sentence_is_mild_only_where_everything_may_be_reworded() -> None:
    shorter = EN.split(". ")[0] + "."
    usual = judge_sentences(EN, shorter, FactRule.EQUAL, Level.STANDARD)
    deep = judge_sentences(EN, shorter, FactRule.EQUAL, Level.DEEP)

    assert [f.grave for f in usual] == [True]
    assert [f.grave for f in deep] == [False]


def test_a_thing_is_said_once_and_by_the_gravest() -> None:
    sentence = Finding(FindingKind.SENTENCE_LOST, "We met on 3 March.", grave=True)
    fact = Finding(FindingKind.FACT_LOST, "3 March", grave=True)
    mild = Finding(FindingKind.LANGUAGE, "budget")
    grave = Finding(FindingKind.LANGUAGE, "budget", grave=True)
    other = Finding(FindingKind.FACT_LOST, "4 May", grave=True)

    found = without_repeats([mild, fact, sentence, grave, other, sentence])
    assert found == (sentence, grave, other)


def test_words_of_the_prompt_are_no_rewrite(tasks: TaskBook) -> None:
    for task in tasks.tasks:
        own = words_of_task(task)

        assert own
        for words in own:
            (finding,) = judge_echo(EN, f"{EN} {words}", own)
            assert finding.kind is FindingKind.CHATTER
            assert finding.grave
            assert judge_echo(f"{EN} {words}", f"{EN} {words}", own) == ()


@pytest.mark.parametrize(
    "reminder",
    ["上一次的结果不合要求：篇幅不合要求。请重新处理。", "The last result was not acceptable."],
)
def test_the_reminder_is_no_rewrite(reminder: str) -> None:
    assert judge_echo(EN, f"{EN} {reminder}", ())
    assert judge_echo(f"{EN} {reminder}", f"{EN} {reminder}", ()) == ()


@pytest.mark.parametrize(
    ("written", "kept"), [("March 15, 2024", "15 March 2024"), ("16 March 2024", None)]
)
def test_a_date_keeps_its_form_and_a_changed_one_keeps_the_original(
    tasks: TaskBook, written: str, kept: str | None
) -> None:
    text = "The committee will meets on 15 March 2024 in the hall."
    better = "The committee will meet on {} in the hall."
    asked = EditRequest("polish", text, Span(0, len(text)))
    engine = ScriptedEngine(lambda _: better.format(written))
    *_, last = pipeline.run(asked, engine, tasks, CancelToken())
    assert isinstance(last, Proposal)

    assert last.replacement == (better.format(kept) if kept else text)


def test_each_finding_of_a_rewrite_has_its_place(tasks: TaskBook) -> None:
    gone = "The treasurer will collect all proposals."
    asked = EditRequest("polish", EN, Span(0, len(EN)))
    engine = ScriptedEngine(lambda _: EN.replace(gone, "").strip())
    *_, last = pipeline.run(asked, engine, tasks, CancelToken())
    assert isinstance(last, Proposal)
    (lost,) = (f for f in last.findings if f.kind is FindingKind.SENTENCE_LOST)

    assert lost.in_original is not None
    assert lost.in_original.of(EN) == gone


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        (
            "The meeting was attended by a total of 45 people from 12 departments.",
            "Forty-five people from 12 departments attended the meeting.",
        ),
        (
            "By the end of the year, a new bridge will have been built by the town.",
            "The town will have built a new bridge by the end of the year.",
        ),
    ],
)
def test_the_same_words_in_another_order_are_a_rewrite(source: str, answer: str) -> None:
    found = judge_rewrite(source, answer, Level.STANDARD)

    assert FindingKind.ANSWERED not in {finding.kind for finding in found}


def test_other_words_altogether_are_no_rewrite() -> None:
    source = "The meeting was attended by a total of 45 people from 12 departments."

    assert judge_rewrite(source, "Cats sleep all day long.", Level.STANDARD) == (
        Finding(FindingKind.ANSWERED, grave=True),
    )
