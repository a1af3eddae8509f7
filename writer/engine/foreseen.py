"""What a model of the catalogue would be like here, before it is on the disk.

A plan needs the header of the file. Of the models that Writer offers the shape is known, as their
publishers have it, so that a person can be told what to expect before gigabytes are fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import TooLargeForMemory
from writer.engine.entry import Entry
from writer.engine.gguf import ModelHeader
from writer.engine.machine import Machine
from writer.engine.placement import Placement
from writer.engine.planner import plan

MIB = 1 << 20
COMFORTABLE = 9.0
"""Tokens a second, in the middle of what is expected: below, a smaller model is recommended."""
STARTER = "starter"


@dataclass(frozen=True, slots=True)
class _Shape:
    """The figures of a model, as its publisher has them."""

    architecture: str
    blocks: int
    width: int
    inner: int
    heads: int
    heads_kv: int
    embedding_bytes: int
    output_bytes: int
    """With tied embeddings, those once more."""
    blocks_bytes: int


_VOCABULARY, _HEAD_LENGTH, _CONTEXT = 151_936, 128, 40_960
_SHAPES = {
    "qwen3-8b": _Shape("qwen3", 36, 4096, 12288, 32, 8, 333 * MIB, 486 * MIB, 3969 * MIB),
    "qwen3-4b": _Shape("qwen3", 36, 2560, 9728, 32, 8, 304 * MIB, 304 * MIB, 2072 * MIB),
    STARTER: _Shape("qwen2", 28, 1536, 8960, 12, 2, 125 * MIB, 183 * MIB, 752 * MIB),
}


def header_of(entry: Entry) -> ModelHeader | None:
    """What the header of this model's file will say; None of a model of unknown shape."""
    shape = _SHAPES.get(entry.id)
    if shape is None:
        return None
    return ModelHeader(
        path=Path(entry.file),
        size_bytes=entry.size_bytes,
        version=3,
        architecture=shape.architecture,
        name=entry.name,
        quantization=entry.quantization,
        context_length=_CONTEXT,
        block_count=shape.blocks,
        embedding_length=shape.width,
        feed_forward_length=shape.inner,
        head_count=shape.heads,
        head_counts_kv=(shape.heads_kv,) * shape.blocks,
        key_length=_HEAD_LENGTH,
        value_length=_HEAD_LENGTH,
        vocab_size=_VOCABULARY,
        chat_template="",
        sliding_window=0,
        is_recurrent=False,
        tensor_count=0,
        embedding_bytes=shape.embedding_bytes,
        output_bytes=shape.output_bytes,
        block_bytes=(shape.blocks_bytes // shape.blocks,) * shape.blocks,
        weights_bytes=entry.size_bytes,
    )


def foreseen(entry: Entry, machine: Machine) -> Placement | None:
    """How this model would lie on the machine; None where it does not fit, or nobody knows."""
    header = header_of(entry)
    if header is None:
        return None
    try:
        return plan(header, machine, leave_core_for_window=True).placement
    except TooLargeForMemory:
        return None


def recommended(entries: Sequence[Entry], machine: Machine) -> Entry | None:
    """The best that this machine runs well, else the fastest that it runs; the starter at last.

    `entries`: the best first. None where nothing fits.
    """
    fitting = [(entry, place) for entry in entries if (place := foreseen(entry, machine))]
    for entry, place in fitting:
        is_fast = place.pace is not None and place.pace.middle >= COMFORTABLE
        if entry.id != STARTER and (place.is_whole or is_fast):
            return entry
    real = [entry for entry, _ in fitting if entry.id != STARTER]
    smallest = min(real, key=lambda entry: entry.size_bytes, default=None)
    return smallest or next((entry for entry, _ in fitting), None)
