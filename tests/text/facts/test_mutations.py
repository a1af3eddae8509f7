from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.text.facts.mutations import (
    Pair,
    Sentence,
    altered_pairs,
    faithful_pairs,
    held_out,
    rewrites,
    sample,
    written_against,
)
from writer.core.values import FactRule
from writer.text.facts.compare import compare_facts
from writer.text.facts.forms import with_original_forms

MOST_MISSED = 0.02
MOST_FALSE_ALARMS = 0.02
ROOT = Path(__file__).parents[3]
TEXTS = [
    *(ROOT / "resources/samples/bench").glob("*.md"),
    *(ROOT / "tests/cases/documents").glob("*.md"),
]


def is_refused(pair: Pair) -> bool:
    return any(f.grave for f in compare_facts(pair.source, pair.answer, FactRule.EQUAL))


def rates(altered: Sequence[Pair], faithful: Sequence[Pair]) -> tuple[float, float]:
    missed = [pair for pair in altered if not is_refused(pair)]
    alarms = [pair for pair in faithful if is_refused(pair)]
    print(f"missed {len(missed)} of {len(altered)}, alarms {len(alarms)} of {len(faithful)}")
    for pair in (*missed, *alarms):
        print(pair)
    return len(missed) / len(altered), len(alarms) / len(faithful)


def every_sentence() -> list[Sentence]:
    return [*written_against(), *held_out()]


def test_the_cases_alter_what_they_say() -> None:
    for sentence in every_sentence():
        for old, new in (*sentence.alterations, *sentence.forms):
            assert any(old in text for text in sentence.texts[1:]), (old, new, sentence.texts[0])
    assert len(every_sentence()) >= 60


def test_sixty_altered_facts_and_sixty_faithful_rewrites() -> None:
    sentences = every_sentence()
    missed, alarms = rates(
        sample(altered_pairs(sentences), 60), sample(faithful_pairs(sentences), 60)
    )
    assert missed <= MOST_MISSED
    assert alarms <= MOST_FALSE_ALARMS


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sentences", "least"), [(written_against(), 300), (held_out(), 100)], ids=["known", "held out"]
)
def test_altered_facts_are_caught_and_faithful_rewrites_pass(
    sentences: list[Sentence], least: int
) -> None:
    altered, faithful = altered_pairs(sentences), faithful_pairs(sentences)
    assert min(len(altered), len(faithful)) >= least
    missed, alarms = rates(altered, faithful)
    assert missed <= MOST_MISSED
    assert alarms <= MOST_FALSE_ALARMS


def test_ordinary_prose_may_be_rewritten() -> None:
    pairs = rewrites()
    assert len(pairs) >= 600
    alarms = [pair for pair in pairs if is_refused(pair)]
    print(f"alarms {len(alarms)} of {len(pairs)}", *alarms, sep="\n")
    assert len(alarms) <= MOST_FALSE_ALARMS * len(pairs)


def test_other_forms_of_a_value_never_alter_a_faithful_rewrite() -> None:
    for sentence in every_sentence():
        for pair in faithful_pairs([sentence]):
            restored = with_original_forms(pair.source, pair.answer)
            assert is_refused(Pair(pair.source, restored)) <= is_refused(pair)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_samples_have_their_own_facts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert compare_facts(text, text, FactRule.EQUAL) == ()
    assert with_original_forms(text, text) == text
