from __future__ import annotations

import random
import struct
import time
import tracemalloc
from pathlib import Path

import gguf
import pytest

from tests.engine.models import BLOCKS, VOCABULARY, WIDTH, write_model
from writer.core.errors import (
    CutShort,
    DamagedHeader,
    ModelError,
    ModelMissing,
    NotGguf,
    UnreadableFile,
    UnsupportedArchitecture,
    UnsupportedVersion,
)
from writer.engine.ggml import ATTENTION, FILE_TYPES, RECURRENT, TENSOR_TYPES
from writer.engine.gguf import inspect


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "模型.gguf")


def test_the_header_says_what_the_model_is(model: Path) -> None:
    header = inspect(model)
    assert (header.architecture, header.name, header.quantization) == ("llama", "Tiny test", "Q8_0")
    assert (header.context_length, header.block_count, header.embedding_length) == (2048, 2, 64)
    assert (header.head_count, header.head_count_kv) == (4, 2)
    assert header.head_counts_kv == (2, 2)
    assert (header.key_length, header.value_length) == (16, 16)
    assert header.vocab_size == VOCABULARY
    assert header.chat_template
    assert header.chat_template.startswith("{% for message")
    assert (header.sliding_window, header.is_recurrent) == (0, False)
    assert header.size_bytes == model.stat().st_size


def test_the_weights_are_told_apart_by_where_they_go(model: Path) -> None:
    header = inspect(model)
    table = VOCABULARY * WIDTH * 4
    block = (WIDTH + 1) * WIDTH * 4
    assert header.embedding_bytes == header.output_bytes == table
    assert header.block_bytes == (block,) * BLOCKS
    assert header.weights_bytes == 2 * table + BLOCKS * block


@pytest.mark.starter
@pytest.mark.tiny
def test_real_models_are_read_quickly(starter_path: Path, tiny_path: Path) -> None:
    started = time.perf_counter()
    starter, tiny = inspect(starter_path), inspect(tiny_path)
    seconds = time.perf_counter() - started
    assert (starter.architecture, starter.quantization, starter.block_count) == (
        "qwen2",
        "Q4_K_M",
        28,
    )
    assert (starter.vocab_size, starter.context_length) == (151_936, 32_768)
    assert (tiny.architecture, tiny.quantization, tiny.head_count_kv) == ("llama", "Q4_1", 3)
    assert tiny.output_bytes > tiny.embedding_bytes, "tied embeddings are needed twice"
    assert seconds < 0.4


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        inspect(tmp_path / "nowhere.gguf")
    with pytest.raises(UnreadableFile):
        inspect(tmp_path)


@pytest.mark.parametrize("content", [b"", b"GGU", b"GGML" + bytes(64), b"PK\x03\x04" + bytes(64)])
def test_other_files_are_not_gguf(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(content)
    with pytest.raises(NotGguf):
        inspect(path)


@pytest.mark.parametrize("version", [0, 1, 4, 0x03000000])
def test_other_versions_are_named(model: Path, version: int) -> None:
    _overwrite(model, 4, struct.pack("<I", version))
    with pytest.raises(UnsupportedVersion) as caught:
        inspect(model)
    assert caught.value.version == version


def test_a_cut_file_says_both_sizes(model: Path) -> None:
    whole = model.stat().st_size
    with model.open("r+b") as stream:
        stream.truncate(whole - 1000)
    with pytest.raises(CutShort) as caught:
        inspect(model)
    assert caught.value.size_bytes == whole - 1000
    assert whole - 32 < caught.value.needed_bytes <= whole


@pytest.mark.parametrize("offset", [8, 16])
@pytest.mark.parametrize("count", [10_001, 2**63, 2**64 - 1])
def test_absurd_counts_are_refused(model: Path, offset: int, count: int) -> None:
    _overwrite(model, offset, struct.pack("<Q", count))
    with pytest.raises(DamagedHeader):
        inspect(model)


def test_a_string_of_absurd_length_is_refused(model: Path) -> None:
    _overwrite(model, 24, struct.pack("<Q", 2**62))
    with pytest.raises(DamagedHeader):
        inspect(model)


@pytest.mark.parametrize("architecture", ["clip", "bert", "t5encoder", "dream", "whisper"])
def test_architectures_that_write_no_text_are_named(tmp_path: Path, architecture: str) -> None:
    path = write_model(tmp_path / "model.gguf", architecture)
    with pytest.raises(UnsupportedArchitecture) as caught:
        inspect(path)
    assert caught.value.architecture == architecture


@pytest.mark.parametrize("kind", ["adapter", "mmproj", "imatrix"])
def test_files_that_only_belong_to_a_model_are_refused(tmp_path: Path, kind: str) -> None:
    path = write_model(tmp_path / "model.gguf", change=lambda writer: writer.add_type(kind))
    with pytest.raises(UnsupportedArchitecture) as caught:
        inspect(path)
    assert caught.value.architecture == kind


def test_one_part_of_a_split_model_is_refused(tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "model.gguf", change=lambda writer: writer.add_uint16("split.count", 3)
    )
    with pytest.raises(DamagedHeader, match="3 parts"):
        inspect(path)


def test_a_recurrent_model_and_a_sliding_window_are_noticed(tmp_path: Path) -> None:
    recurrent = inspect(write_model(tmp_path / "one.gguf", "lfm2"))
    assert recurrent.is_recurrent
    sliding = inspect(
        write_model(tmp_path / "two.gguf", "gemma3", lambda w: w.add_sliding_window(512))
    )
    assert (sliding.sliding_window, sliding.is_recurrent) == (512, False)


def test_heads_may_differ_from_block_to_block(tmp_path: Path) -> None:
    def differ(writer: gguf.GGUFWriter) -> None:
        for data in writer.kv_data:
            data.pop("deci.attention.head_count_kv", None)
        writer.add_head_count_kv([4, 0])

    header = inspect(write_model(tmp_path / "model.gguf", "deci", differ))
    assert header.head_counts_kv == (4, 0)
    assert header.head_count_kv == 4


def test_a_model_without_a_vocabulary_is_damaged(tmp_path: Path) -> None:
    def forget(writer: gguf.GGUFWriter) -> None:
        for data in writer.kv_data:
            data.pop("tokenizer.ggml.tokens")

    with pytest.raises(DamagedHeader, match="tokens"):
        inspect(write_model(tmp_path / "model.gguf", change=forget))


def test_the_tables_agree_with_the_reference_package() -> None:
    for kind, (values, size) in gguf.GGML_QUANT_SIZES.items():
        ours = TENSOR_TYPES[kind.value]
        assert (ours.name, ours.block_values, ours.block_bytes) == (kind.name, values, size)
    for file_type in gguf.LlamaFileType:
        if file_type.value in FILE_TYPES:
            name = file_type.name.removeprefix("MOSTLY_").removeprefix("ALL_")
            assert FILE_TYPES[file_type.value] == name.removesuffix("_MOE")
    assert not ATTENTION & RECURRENT


@pytest.mark.parametrize("seed", range(8))
def test_damage_never_ends_in_anything_but_a_model_error(model: Path, seed: int) -> None:
    """Cut and flipped copies, measured for time and memory."""
    draw = random.Random(seed)  # noqa: S311 - damage has to be repeatable
    whole = model.read_bytes()
    header_end = whole.rindex(b"output.weight") + 64
    tracemalloc.start()
    started = time.perf_counter()
    outcomes = {_outcome(model, _damaged(draw, whole, header_end)) for _ in range(150)}
    seconds = time.perf_counter() - started
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {"CutShort", "DamagedHeader"} <= outcomes
    assert seconds < 20
    assert peak < 8 << 20


def _damaged(draw: random.Random, whole: bytes, header_end: int) -> bytes:
    if draw.random() < 0.3:
        return whole[: draw.randrange(len(whole))]
    copy = bytearray(whole)
    for _ in range(draw.randint(1, 4)):
        copy[draw.randrange(header_end)] = draw.randrange(256)
    return bytes(copy)


def _outcome(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    try:
        inspect(path)
    except ModelError as error:
        return type(error).__name__
    return "header"


def _overwrite(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)
