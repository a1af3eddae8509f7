"""What the engine keeps on the disk: batch costs, and KV states of Writer's own prompt text."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engine.conftest import open_model
from tests.engine.test_engine import GREEDY, answer
from writer.core.jobs import CancelToken
from writer.engine.api import Message, Prompt, Role
from writer.engine.batch_costs import ENTRIES_MAX, CostMemory
from writer.engine.digest import Digests
from writer.engine.draft_length import SIZES, BatchCosts
from writer.engine.llama.engine import LlamaEngine
from writer.engine.llama.prefixes import FILES_MAX, PrefixStore

COSTS = BatchCosts({1: 1, 2: 1.5, 4: 2.5, 8: 4.5, 16: 5, 32: 9})
SYSTEM = Message(
    Role.SYSTEM,
    (
        "You are a text editor. You work on the text itself and do not talk to the user. Keep "
        "every name, every number and every link exactly as it is, and answer in English.",
    ),
)
STATE = b"\x00\x01" * 500


def asked(text: str) -> Prompt:
    messages = (SYSTEM, Message(Role.USER, (text,)))
    return Prompt(messages, 12, GREEDY, preamble=(SYSTEM,), drafts=False)


def test_costs_are_remembered_by_key(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "costs.json"
    assert CostMemory(path).recall("a") is None
    CostMemory(path).remember("a", COSTS)
    recalled = CostMemory(path).recall("a")
    assert recalled is not None
    assert recalled.as_mapping() == COSTS.as_mapping()
    assert CostMemory(path).recall("b") is None


def test_the_oldest_costs_go_first(tmp_path: Path) -> None:
    memory = CostMemory(tmp_path / "costs.json")
    for number in range(ENTRIES_MAX + 3):
        memory.remember(str(number), COSTS)
    assert memory.recall("2") is None
    assert memory.recall("3") is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b'{"a": 3}',
        b'{"a": {"1": "x"}}',
        b'{"a": {"1": 1}}',
        b'{"a": {"1": 1, "2": -5, "4": 1, "8": 1, "16": 1, "32": 1}}',
        b"\xff\xfe",
    ],
)
def test_damaged_costs_are_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "costs.json"
    path.write_bytes(content)
    assert CostMemory(path).recall("a") is None
    CostMemory(path).remember("a", COSTS)
    assert CostMemory(path).recall("a") is not None


def test_a_state_comes_back_for_its_tokens_and_key_only(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path / "states", "model A")
    store.save([1, 2, 3], STATE)
    assert store.load([1, 2, 3]) == STATE
    assert store.load([1, 2]) is None
    assert PrefixStore(tmp_path / "states", "model B").load([1, 2, 3]) is None


def test_the_longest_beginning_is_found(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "key")
    for tokens in ([1], [1, 2, 3], [1, 9, 9, 9], [2, 2, 2, 2, 2]):
        store.save(tokens, STATE)
    assert store.longest([1, 2, 3, 4]) == (1, 2, 3)
    assert store.longest([1, 2]) == (1,)
    assert store.longest([7]) == ()
    assert PrefixStore(tmp_path, "other").longest([1, 2, 3, 4]) == ()


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    return content[:-10] + bytes([content[-10] ^ 1]) + content[-9:]


@pytest.mark.parametrize(
    "damage", [_cut, _flipped, lambda _: b"", lambda _: b"notes", lambda c: c + b"x"]
)
def test_a_damaged_state_is_ignored_and_written_again(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    store = PrefixStore(tmp_path, "key")
    store.save([1, 2, 3], STATE)
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert store.load([1, 2, 3]) is None
    assert store.longest([1, 2, 3]) == ()
    store.save([1, 2, 3], STATE)
    assert store.load([1, 2, 3]) == STATE


def test_states_that_were_not_used_for_long_go(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "key")
    for number in range(FILES_MAX):
        store.save([number], STATE)
    for age, path in enumerate(sorted(tmp_path.iterdir())):
        os.utime(path, (age, age))
    assert store.load([0]) is not None  # used: the newest now
    store.save([FILES_MAX], STATE)
    assert len(list(tmp_path.iterdir())) == FILES_MAX
    assert store.load([0]) is not None


@pytest.fixture
def cache(tiny_path: Path, tmp_path: Path) -> Path:
    """A cache folder that knows the model's sha256, as after the model was checked."""
    *_, digest = Digests(tmp_path / "digests.json").digest(tiny_path, CancelToken())
    assert isinstance(digest, str)
    return tmp_path


@pytest.fixture
def cold(tiny_path: Path, cache: Path) -> Iterator[Callable[[], LlamaEngine]]:
    """Opens an engine as a fresh start would."""
    opened: list[LlamaEngine] = []

    def open_cold() -> LlamaEngine:
        opened.append(open_model(tiny_path, cache=cache))
        return opened[-1]

    yield open_cold
    for engine in opened:
        engine.close()


def test_a_cold_start_reads_only_the_passage(cold: Callable[[], LlamaEngine]) -> None:
    first, second = cold(), cold()
    text, statistics = answer(first, asked("Name a river."))
    assert statistics.reused_tokens == 0

    again, statistics = answer(second, asked("Name a river."))
    assert again == text
    system = len(second._template.tokens((SYSTEM,)))
    assert statistics.reused_tokens >= system - 8  # all but the assistant's header
    assert statistics.reused_tokens + statistics.prefilled_tokens == statistics.prompt_tokens


def test_a_prewarm_after_a_cold_start_takes_the_saved_state(
    cold: Callable[[], LlamaEngine],
) -> None:
    answer(cold(), asked("Name a river."))
    engine = cold()
    reading = list(engine.prewarm((SYSTEM,), CancelToken()))
    assert reading == []
    assert len(engine._session.mirror) > 20


def test_a_damaged_state_on_the_disk_harms_no_answer(
    cold: Callable[[], LlamaEngine], cache: Path
) -> None:
    text, _ = answer(cold(), asked("Name a river."))
    for path in (cache / "prompt-states").iterdir():
        path.write_bytes(_flipped(path.read_bytes()))
    again, statistics = answer(cold(), asked("Name a river."))
    assert (again, statistics.reused_tokens) == (text, 0)
    again, statistics = answer(cold(), asked("Name a river."))
    assert again == text
    assert statistics.reused_tokens > 0


def test_a_state_of_another_length_is_not_taken(cold: Callable[[], LlamaEngine]) -> None:
    """Whole and ours by its sha256, but not what llama.cpp wants."""
    text, _ = answer(cold(), asked("Name a river."))
    engine = cold()
    store = engine._saved._store()
    assert store is not None
    tokens = store.longest(engine._template.tokens(asked("Name a river.").messages))
    state = store.load(tokens)
    assert state is not None
    for wrong in (state[:-100], state[:7], b"\xff" * len(state)):
        store.save(tokens, wrong)
        again, _ = answer(cold(), asked("Name a river."))
        assert again == text


def test_no_word_of_the_user_is_kept(cold: Callable[[], LlamaEngine], cache: Path) -> None:
    engine = cold()
    phrase = "Xylophone quartet"
    answer(engine, asked(phrase))
    store = engine._saved._store()
    assert store is not None
    held = store.longest(engine._template.tokens(asked(phrase).messages))
    assert "text editor" in engine._vocabulary.text(held)
    assert "ylophone" not in engine._vocabulary.text(held)
    (path,) = (cache / "prompt-states").iterdir()
    assert path.stat().st_size > 1000


def test_without_a_known_sha256_nothing_is_saved(tiny_path: Path, tmp_path: Path) -> None:
    engine = open_model(tiny_path, cache=tmp_path)
    try:
        answer(engine, asked("Name a river."))
        assert not (tmp_path / "prompt-states").exists()
    finally:
        engine.close()


def test_batches_are_timed_once_and_remembered(cold: Callable[[], LlamaEngine]) -> None:
    engine = cold()
    assert engine.batch_costs == BatchCosts.assumed(on_gpu=False).as_mapping()
    assert len(list(engine.calibrate(CancelToken()))) > len(SIZES)
    measured = engine.batch_costs
    assert measured[1] == 1
    assert 1 <= measured[2] <= measured[32] <= 100
    assert list(engine.calibrate(CancelToken())) == []
    assert cold().batch_costs == measured


def test_timing_leaves_the_cache_and_the_answers_alone(cold: Callable[[], LlamaEngine]) -> None:
    engine = cold()
    text, _ = answer(engine, asked("Name a river."))
    mirror = list(engine._session.mirror)
    list(engine.calibrate(CancelToken()))
    assert engine._session.mirror == mirror
    again, statistics = answer(engine, asked("Name a river."))
    assert again == text
    assert statistics.prefilled_tokens == 1


def test_costs_of_another_number_of_threads_are_not_taken(tiny_path: Path, cache: Path) -> None:
    engine = open_model(tiny_path, cache=cache, threads=1)
    list(engine.calibrate(CancelToken()))
    engine.close()
    other = open_model(tiny_path, cache=cache, threads=2)
    try:
        assert other.batch_costs == BatchCosts.assumed(on_gpu=False).as_mapping()
    finally:
        other.close()
    stored = json.loads((cache / "batch-costs.json").read_text())
    assert len(stored) == 1
