"""What a model would be like on a machine, before it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.qwen3_shape import write_qwen3_8b
from writer.core.paths import resources
from writer.engine.catalogue import Catalogue
from writer.engine.entry import Entry
from writer.engine.foreseen import foreseen, header_of, recommended
from writer.engine.gguf import ModelHeader, inspect
from writer.engine.machine import Gpu, Machine
from writer.engine.placement import GIB

ENTRIES = Catalogue.load(resources() / "models.toml").entries


def entry(id: str) -> Entry:
    return next(entry for entry in ENTRIES if entry.id == id)


def machine(ram_gib: float, card_gib: float = 0, speed: float = 256e9) -> Machine:
    free = int(card_gib * GIB)
    gpus = (Gpu("RTX", free, free, bytes_per_second=int(speed)),) if card_gib else ()
    ram = int(ram_gib * GIB)
    return Machine(8, ram, ram, gpus)


def same_size(foretold: ModelHeader, real: ModelHeader) -> None:
    for name in ("embedding_bytes", "output_bytes", "weights_bytes"):
        assert getattr(foretold, name) == pytest.approx(getattr(real, name), rel=0.01), name
    assert sum(foretold.block_bytes) == pytest.approx(sum(real.block_bytes), rel=0.01)
    for name in (
        *("architecture", "block_count", "embedding_length", "feed_forward_length"),
        *("head_count", "head_counts_kv", "key_length", "value_length", "vocab_size"),
    ):
        assert getattr(foretold, name) == getattr(real, name), name


@pytest.mark.starter
def test_the_starter_is_as_foretold(starter_path: Path) -> None:
    foretold = header_of(entry("starter"))
    assert foretold is not None
    same_size(foretold, inspect(starter_path))


def test_the_recommended_model_is_as_foretold(tmp_path: Path) -> None:
    foretold = header_of(entry("qwen3-8b"))
    assert foretold is not None
    same_size(foretold, inspect(write_qwen3_8b(tmp_path / "model.gguf")))


@pytest.mark.parametrize("known", ENTRIES, ids=lambda known: known.id)
def test_the_parts_make_up_the_file(known: Entry) -> None:
    header = header_of(known)
    assert header is not None
    is_tied = known.id != "qwen3-8b" and known.id != "starter"
    parts = sum(header.block_bytes) + header.embedding_bytes
    parts += 0 if is_tied else header.output_bytes
    assert parts == pytest.approx(known.size_bytes, rel=0.02)


@pytest.mark.parametrize(
    ("here", "id"),
    [
        (machine(16, 7), "qwen3-8b"),
        (machine(16, 5.3), "qwen3-8b"),
        (machine(16, 3.3, 128e9), "qwen3-4b"),
        (machine(16), "qwen3-4b"),
        (machine(5), "qwen3-4b"),
        (machine(3), "starter"),
    ],
    ids=["8 GB card", "6 GB card", "4 GB card", "no card", "little memory", "hardly any"],
)
def test_what_is_recommended_runs_well_here(here: Machine, id: str) -> None:
    found = recommended(ENTRIES, here)
    assert found is not None
    assert found.id == id
    assert foreseen(found, here) is not None


def test_where_nothing_fits_nothing_is_recommended() -> None:
    assert recommended(ENTRIES, machine(0.5)) is None
    assert foreseen(ENTRIES[0], machine(2)) is None
