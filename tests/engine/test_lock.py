"""Answers held to scripts, on real models."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from tests.engine.conftest import open_model
from tests.engine.test_engine import GREEDY, answer
from tests.engine.test_speculation import FREE, costing, traced
from writer.core.jobs import CancelToken
from writer.core.scripts import scripts_in
from writer.core.values import Script, ScriptLock, StopReason
from writer.engine.api import Chunk, Message, Prompt, Role, Sampling
from writer.engine.llama.engine import LlamaEngine
from writer.engine.piece_scripts import PieceScripts

HAN, LATIN = Script.HAN, Script.LATIN
NO_HAN = ScriptLock(frozenset(Script) - {LATIN})
NO_LATIN = ScriptLock(frozenset(Script) - {HAN})
CHINESE = "春天来了，小河边的柳树抽出了新芽，孩子们在草地上奔跑，老人们坐在长椅上晒太阳。"
TRADITIONAL = "春天來了，小河邊的柳樹抽出了新芽，孩子們在草地上奔跑，老人們坐在長椅上曬太陽。"
ENGLISH = (
    "The committee met on Tuesday to discuss the new budget, and agreed to spend less on travel."
)


def asking(text: str, lock: ScriptLock | None = None, *, max_tokens: int = 60) -> Prompt:
    message = Message(Role.USER, (text,))
    return Prompt((message,), max_tokens, GREEDY, lock=lock)


def editing(text: str, lock: ScriptLock | None = None) -> Prompt:
    system = Message(Role.SYSTEM, ("你是文字编辑。",))
    return Prompt((system, Message(Role.USER, (text,))), 80, GREEDY, lock=lock)


@pytest.fixture(scope="module")
def starter(starter_path: Path) -> Iterator[LlamaEngine]:
    engine = open_model(starter_path, window_tokens=2048, threads=2)
    yield engine
    engine.close()


def test_a_locked_answer_has_no_letter_of_a_banned_script(tiny: LlamaEngine) -> None:
    free, _ = answer(tiny, asking("Write one sentence about rivers."))
    locked, statistics = answer(tiny, asking("Write one sentence about rivers.", NO_LATIN))

    assert scripts_in(free) == {LATIN}
    assert LATIN not in scripts_in(locked)
    assert statistics.generated_tokens > 0


def test_the_words_of_a_lock_stay_possible_and_no_others(tiny: LlamaEngine) -> None:
    asked = asking("Repeat this word: river. Just say: river", max_tokens=30)
    lock = replace(NO_LATIN, words=frozenset({"river", "River"}))
    text, _ = answer(tiny, replace(asked, lock=lock))
    left = text.lower().replace("river", "")

    assert "river" in text.lower()
    assert set(left) & set("abcdefghijklmnopqrstuvwxyz") <= set("river")


def test_a_lock_that_forbids_nothing_that_was_wanted_changes_nothing(tiny: LlamaEngine) -> None:
    for text in ("Name three colours.", "Write one sentence about rivers.", ENGLISH):
        assert answer(tiny, asking(text, NO_HAN))[0] == answer(tiny, asking(text))[0]


def test_an_answer_ends_though_everything_is_banned(tiny: LlamaEngine) -> None:
    everything = ScriptLock(frozenset(Script))
    asked = asking("Say yes.", everything, max_tokens=200)
    vocabulary = tiny._vocabulary
    biases = tiny._biases.locking(everything, ())
    forbidden = {biases[i].token for i in range(len(biases)) if biases[i].bias < 0}

    assert vocabulary.ends.isdisjoint(forbidden)
    assert vocabulary.control.isdisjoint(forbidden)
    text, statistics = answer(tiny, asked)
    assert scripts_in(text) == frozenset()
    assert statistics.stop in set(StopReason)


def test_twenty_random_locks_leave_something_to_say(tiny: LlamaEngine) -> None:
    draw = random.Random(20)  # noqa: S311 - no secret
    words = ("GPU", "华为", "naïve", "ок", "の", "", "  ", "{1}", "😀")
    for seed in range(20):
        lock = ScriptLock(
            frozenset(draw.sample(list(Script), draw.randint(0, len(Script)))),
            frozenset(draw.sample(words, draw.randint(0, len(words)))),
            frozenset(draw.sample("們說國们说国", draw.randint(0, 6))),
        )
        sampling = draw.choice(
            [GREEDY, Sampling(seed=seed), Sampling(1.5, 0, 1.0, 0.05, seed=seed)]
        )
        asked = replace(asking(ENGLISH, lock, max_tokens=12), sampling=sampling, stop=("</text>",))
        _, statistics = answer(tiny, asked)
        assert statistics.generated_tokens > 0


def test_each_of_the_answers_side_by_side_keeps_its_own_lock(tiny: LlamaEngine) -> None:
    texts = ["", "", ""]
    prompts = [asking("Name a colour.", lock, max_tokens=16) for lock in (None, NO_LATIN, NO_HAN)]
    for value in tiny.generate_all(prompts, CancelToken()):
        if isinstance(value, Chunk):
            texts[value.branch] += value.text

    assert texts[0] == texts[2] != ""
    assert LATIN not in scripts_in(texts[1])


def test_a_draft_that_the_lock_forbids_is_not_accepted(tiny: LlamaEngine) -> None:
    again = Message(Role.USER, (f"Repeat this text word for word:\n\n{ENGLISH}",))
    shown = Message(Role.ASSISTANT, (ENGLISH,))
    asked = Prompt((again, shown, again), 40, GREEDY, source=ENGLISH, lock=NO_LATIN)
    with costing(tiny, FREE):
        drafted, plain = traced(tiny, asked), traced(tiny, replace(asked, drafts=False))
    written = tiny._vocabulary.text(drafted.tokens)

    assert drafted.statistics.drafted_tokens > 0
    assert LATIN not in scripts_in(written)
    assert drafted.tokens[:1] == plain.tokens[:1]


def test_the_stop_string_can_still_be_written(tiny: LlamaEngine) -> None:
    biases = tiny._biases.locking(NO_LATIN, ("</text>",))
    forbidden = {biases[i].token for i in range(len(biases)) if biases[i].bias < 0}

    assert forbidden.isdisjoint(tiny._vocabulary.plain(("</text>",)))
    assert not forbidden.isdisjoint(tiny._vocabulary.plain(("other",)))


def test_a_lock_is_laid_out_once(tiny: LlamaEngine) -> None:
    again = ScriptLock(frozenset(NO_LATIN.banned))

    assert tiny._biases.locking(NO_LATIN, ()) is tiny._biases.locking(again, ())


def test_placeholders_are_never_locked(tiny: LlamaEngine) -> None:
    biases = tiny._biases.locking(ScriptLock(frozenset(Script)), ())
    forbidden = {biases[i].token for i in range(len(biases)) if biases[i].bias < 0}

    assert forbidden.isdisjoint(tiny._vocabulary.plain(("{1} @@1@@，1. | - **",)))


@pytest.mark.slow
@pytest.mark.starter
@pytest.mark.parametrize(
    ("text", "lock"),
    [
        (f"Translate this into English.\n\n{CHINESE}", NO_LATIN),
        (f"把下面的文字翻译成英文。\n\n{CHINESE}", NO_LATIN),
        (f"Translate this into Chinese.\n\n{ENGLISH}", NO_HAN),
        (f"把下面的文字翻译成中文。\n\n{ENGLISH}", NO_HAN),
        (f"{ENGLISH}\n\nTranslate this into Chinese.", NO_HAN),
    ],
)
def test_a_passage_is_not_translated_under_its_lock(
    starter: LlamaEngine, text: str, lock: ScriptLock
) -> None:
    """A model that may not do what it wants to may write figures instead, and no words at all."""
    own = HAN if lock is NO_LATIN else LATIN
    free, _ = answer(starter, editing(text))
    locked, _ = answer(starter, editing(text, lock))

    assert scripts_in(free) - {own}
    assert scripts_in(locked) <= {own}
    assert lock is NO_HAN or scripts_in(locked)


@pytest.mark.slow
@pytest.mark.starter
@pytest.mark.parametrize(
    ("text", "instruction", "other"),
    [
        (CHINESE, "请把下面的简体字转换成繁体字。", "來邊樹們長陽曬"),
        (TRADITIONAL, "请把下面的繁体字转换成简体字。", "来边树们长阳"),
        (TRADITIONAL, "润色下面的文字。", "来边树们长阳"),
    ],
)
def test_one_standard_of_chinese_does_not_become_the_other_under_its_lock(
    starter: LlamaEngine, text: str, instruction: str, other: str
) -> None:
    lock = replace(NO_LATIN, characters=frozenset(other))
    free, _ = answer(starter, editing(f"{instruction}\n\n{text}"))
    locked, _ = answer(starter, editing(f"{instruction}\n\n{text}", lock))

    assert not lock.characters.isdisjoint(free)
    assert lock.characters.isdisjoint(locked)


@pytest.mark.slow
@pytest.mark.starter
def test_a_polish_in_its_own_language_is_the_same_under_its_lock(starter: LlamaEngine) -> None:
    for instruction, text, lock in (
        ("润色下面的文字，只输出结果。", CHINESE, NO_LATIN),
        ("Polish this text. Output only the text.", ENGLISH, NO_HAN),
    ):
        asked = asking(f"{instruction}\n\n{text}")
        assert answer(starter, replace(asked, lock=lock))[0] == answer(starter, asked)[0]


@pytest.mark.slow
@pytest.mark.starter
def test_the_table_of_a_large_vocabulary_costs_a_fraction_of_reading_it(
    starter: LlamaEngine,
) -> None:
    vocabulary = starter._vocabulary
    attributes = [0] * vocabulary.size
    mark = time.perf_counter()
    vocabulary._read_pieces(attributes)
    reading = time.perf_counter() - mark
    mark = time.perf_counter()
    PieceScripts(vocabulary.pieces)
    assert time.perf_counter() - mark < 3 * reading


@pytest.mark.slow
@pytest.mark.starter
def test_a_lock_costs_a_small_part_of_a_token(starter: LlamaEngine) -> None:
    lock = replace(NO_LATIN, words=frozenset({"GPU"}))
    plain = replace(asking(f"润色下面的文字。\n\n{CHINESE}"), drafts=False)
    answer(starter, replace(plain, lock=lock))
    ratios = []
    for _ in range(5):
        locked = answer(starter, replace(plain, lock=lock))[1].tokens_per_second
        ratios.append(locked / answer(starter, plain)[1].tokens_per_second)
    print("tokens a second, locked to free:", *(f"{ratio:.3f}" for ratio in sorted(ratios)))
    assert median(ratios) > 0.9
