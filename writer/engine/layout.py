"""One way to lay a model out over card and RAM, and what it takes of each.

The buffers are llama.cpp's, as its log tells them for flash attention; the rest was measured as
the peak of processes on the CPU.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from writer.engine.gguf import ModelHeader

KvType = Literal["f16", "q8_0"]

KV_BLOCK = 32
"""q8_0 packs this many values of a head together."""
KV_VALUE_BYTES: dict[KvType, Fraction] = {"f16": Fraction(2), "q8_0": Fraction(34, KV_BLOCK)}
BATCH_TOKENS = 256
"""Positions of one batch, as the session makes its context."""
OUTPUTS_MAX = 32
"""Positions of one batch whose logits are kept, as the session makes its context."""
PROGRAM_BYTES = 72 << 20
"""The interpreter, Writer's own modules and the library, without a window."""
TOKEN_BYTES = 400
"""What one token of the vocabulary takes in llama.cpp's tables and in Writer's."""
_F32 = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to lay a model out. Sizes are in bytes."""

    header: ModelHeader
    gpu_layers: int
    """Blocks from the last one back, and the output; 0: all on the CPU."""
    kv_type: KvType
    window_tokens: int
    is_mapped: bool = False
    """Whether the weights stay in the file, which is mapped into memory."""

    @property
    def blocks_on_cpu(self) -> int:
        """Blocks that are not on the card."""
        return self.header.block_count - max(0, self.gpu_layers - 1)

    @property
    def vram_bytes(self) -> int:
        """What the process holds on the card; 0 on the CPU."""
        if not self.gpu_layers:
            return 0
        first = self.blocks_on_cpu
        weights = sum(self.header.block_bytes[first:]) + self.header.output_bytes
        return weights + self._kv_bytes(first, None) + self._compute_bytes + self._visitor_bytes

    @property
    def ram_bytes(self) -> int:
        """What the process holds in RAM at its peak."""
        end = self.blocks_on_cpu
        weights = sum(self.header.block_bytes[:end]) + self.header.embedding_bytes
        if self.is_mapped:
            weights = self.header.weights_bytes
        elif not self.gpu_layers:
            # Embeddings that are the output too are held twice where the CPU repacks their type.
            weights += self.header.output_bytes
        compute = self._compute_bytes if end else self._input_bytes
        return weights + self._kv_bytes(0, end) + compute + self._logit_bytes + self._program_bytes

    @property
    def kv_bytes(self) -> int:
        """The KV cache of all blocks."""
        return self._kv_bytes(0, None)

    def _kv_bytes(self, first: int, end: int | None) -> int:
        values = sum(self.header.head_counts_kv[first:end]) * self._head_length
        return int(values * self.window_tokens * KV_VALUE_BYTES[self.kv_type])

    @property
    def _head_length(self) -> int:
        return self.header.key_length + self.header.value_length

    @property
    def _compute_bytes(self) -> int:
        """The compute buffer: the feed-forward part of one batch, or the logits, and the mask."""
        width, inner = self.header.embedding_length, self.header.feed_forward_length
        block = BATCH_TOKENS * _F32 * (4 * width + 3 * inner)
        return max(block, self._logit_bytes) + self._mask_bytes

    @property
    def _mask_bytes(self) -> int:
        return BATCH_TOKENS * self.window_tokens * 2

    @property
    def _input_bytes(self) -> int:
        """What a batch hands to the card."""
        return BATCH_TOKENS * _F32 * self.header.embedding_length + self._mask_bytes

    @property
    def _logit_bytes(self) -> int:
        return OUTPUTS_MAX * self.header.vocab_size * _F32

    @property
    def _visitor_bytes(self) -> int:
        """What comes to the card for a moment: packed KV of a block unpacked, weights left behind.

        The weights of blocks on the CPU visit the card to read a prompt, block by block.
        """
        packed = 0
        if self.kv_type != "f16":
            packed = self.header.head_count_kv * self._head_length * self.window_tokens * 2
        return packed + max(self.header.block_bytes[: self.blocks_on_cpu], default=0)

    @property
    def _program_bytes(self) -> int:
        return PROGRAM_BYTES + TOKEN_BYTES * self.header.vocab_size
