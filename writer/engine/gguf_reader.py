"""A bounded cursor over the header of a GGUF file, and its key-value pairs and tensors."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from writer.core.errors import CutShort, DamagedHeader
from writer.engine.ggml import TENSOR_TYPES, TensorType

BLOCK_BYTES = 1 << 20
HEADER_LIMIT = 64 << 20
"""The largest vocabularies make headers of some 20 MiB."""
STRING_LIMIT = 1 << 20
NAME_LIMIT = 64
"""llama.cpp keeps tensor names in 64 bytes, the closing zero included."""
COUNT_LIMIT = 10_000
KEPT_INTEGERS = 4096
DIMENSIONS_LIMIT = 4

_SCALARS = {
    0: struct.Struct("<B"),
    1: struct.Struct("<b"),
    2: struct.Struct("<H"),
    3: struct.Struct("<h"),
    4: struct.Struct("<I"),
    5: struct.Struct("<i"),
    6: struct.Struct("<f"),
    7: struct.Struct("<?"),
    10: struct.Struct("<Q"),
    11: struct.Struct("<q"),
    12: struct.Struct("<d"),
}
_INTEGERS = frozenset({0, 1, 2, 3, 4, 5, 10, 11})
_STRING = 8
_ARRAY = 9
_U32 = _SCALARS[4]
_U64 = _SCALARS[10]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An array that was stepped over."""

    count: int


Value = int | float | str | tuple[int, ...] | Skipped


@dataclass(frozen=True, slots=True)
class Tensor:
    """One entry of the tensor table."""

    name: str
    type: TensorType
    values: int
    offset: int
    """From the start of the data section."""

    @property
    def size_bytes(self) -> int:
        """Bytes of its data."""
        return self.type.size_of(self.values)


class HeaderReader:
    """Reads forward in blocks; every step is checked against the file's size and the limits."""

    def __init__(self, path: Path, stream: BinaryIO, size_bytes: int) -> None:
        self.path = path
        self.size_bytes = size_bytes
        self._stream = stream
        self._block = b""
        self._block_start = 0
        self._at = 0

    @property
    def position(self) -> int:
        """Where in the file the next byte stands."""
        return self._block_start + self._at

    def damaged(self, reason: str) -> DamagedHeader:
        """The error that says what contradicts itself, and where."""
        return DamagedHeader(self.path, f"{reason} (at byte {self.position})")

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        self._want(count)
        self._at += count
        return self._block[self._at - count : self._at]

    def u32(self) -> int:
        """An unsigned number of four bytes."""
        return int(_U32.unpack(self.take(4))[0])

    def u64(self) -> int:
        """An unsigned number of eight bytes."""
        return int(_U64.unpack(self.take(8))[0])

    def count(self, what: str) -> int:
        """A number of things, which must be a sane one."""
        number = self.u64()
        if number > COUNT_LIMIT:
            raise self.damaged(f"{number} {what}")
        return number

    def string(self, limit: int = STRING_LIMIT) -> str:
        """A string, its length before it; bytes that are no UTF-8 are replaced."""
        length = self.u64()
        if length > limit:
            raise self.damaged(f"a string of {length} bytes")
        return self.take(length).decode("utf-8", "replace")

    def pairs(self, count: int) -> dict[str, Value]:
        """`count` key-value pairs."""
        found: dict[str, Value] = {}
        for _ in range(count):
            key = self.string()
            if not key or key in found:
                raise self.damaged(f"the key {key[:NAME_LIMIT]!r} is empty or comes twice")
            found[key] = self._value()
        return found

    def tensors(self, count: int) -> Iterator[Tensor]:
        """`count` entries of the tensor table."""
        names = set[str]()
        for _ in range(count):
            tensor = self._tensor()
            if tensor.name in names:
                raise self.damaged(f"the tensor {tensor.name!r} comes twice")
            names.add(tensor.name)
            yield tensor

    def _value(self) -> Value:
        kind = self.u32()
        if kind == _STRING:
            return self.string()
        if kind == _ARRAY:
            return self._array()
        return self._scalar(kind)

    def _scalar(self, kind: int) -> int | float:
        layout = self._layout(kind)
        value: int | float = layout.unpack(self.take(layout.size))[0]
        return value

    def _array(self) -> tuple[int, ...] | Skipped:
        kind, count = self.u32(), self.u64()
        if kind == _STRING:
            self._skip_strings(count)
            return Skipped(count)
        layout = self._layout(kind)
        if kind in _INTEGERS and count <= KEPT_INTEGERS:
            return tuple(value for (value,) in layout.iter_unpack(self.take(count * layout.size)))
        self._skip(count * layout.size)
        return Skipped(count)

    def _layout(self, kind: int) -> struct.Struct:
        layout = _SCALARS.get(kind)
        if layout is None:
            raise self.damaged(f"a value of type {kind}")
        return layout

    def _tensor(self) -> Tensor:
        name = self.string(NAME_LIMIT - 1)
        dimensions = self.u32()
        if dimensions > DIMENSIONS_LIMIT:
            raise self.damaged(f"the tensor {name!r} has {dimensions} dimensions")
        shape = [self.u64() for _ in range(dimensions)] or [1]
        number = self.u32()
        kind = TENSOR_TYPES.get(number)
        if kind is None:
            raise self.damaged(f"the tensor {name!r} is of type {number}")
        values = 1
        for length in shape:
            values *= length
        if not 0 < values < 1 << 63 or shape[0] % kind.block_values:
            raise self.damaged(f"the tensor {name!r} has the shape {shape}")
        return Tensor(name, kind, values, self.u64())

    def _want(self, count: int) -> None:
        """See to it that `count` bytes from here stand in the block."""
        self._check(count)
        if self._at + count <= len(self._block):
            return
        self._block_start, self._at = self.position, 0
        self._stream.seek(self._block_start)
        self._block = self._stream.read(max(count, BLOCK_BYTES))
        if len(self._block) < count:
            end = self._block_start + len(self._block)
            raise CutShort(self.path, end, self._block_start + count)

    def _check(self, count: int) -> None:
        end = self.position + count
        if end > self.size_bytes:
            raise CutShort(self.path, self.size_bytes, end)
        if end > HEADER_LIMIT:
            raise self.damaged(f"the header is longer than {HEADER_LIMIT} bytes")

    def _skip(self, count: int) -> None:
        self._check(count)
        self._at += count

    def _skip_strings(self, count: int) -> None:
        """Step over strings without making any: a vocabulary has hundreds of thousands."""
        self._check(count * _U64.size)
        lengths = _U64.unpack_from
        while count:
            self._want(_U64.size)
            block, at = self._block, self._at
            last = len(block) - _U64.size
            while count and at <= last:
                at += lengths(block, at)[0] + _U64.size
                count -= 1
            if at > len(block) + STRING_LIMIT:
                raise self.damaged(f"a string of more than {STRING_LIMIT} bytes")
            self._at = at
            self._check(0)
