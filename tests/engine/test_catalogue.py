from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from writer.core.errors import (
    Cancelled,
    ChecksumMismatch,
    ModelMissing,
    NoModel,
    UnreadableFile,
)
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.paths import resources
from writer.engine.catalogue import Catalogue
from writer.engine.digest import BLOCK_BYTES, Digests


@pytest.fixture
def catalogue() -> Catalogue:
    """The real one, with sizes that fit into a test's folder."""
    known = Catalogue.load(resources() / "models.toml")
    return Catalogue(tuple(replace(entry, size_bytes=4) for entry in known.entries))


def put(folder: Path, name: str, content: bytes = b"GGUF") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_recommended_model_comes_first_and_test_models_are_not_offered() -> None:
    known = Catalogue.load(resources() / "models.toml")
    assert [entry.id for entry in known.entries] == ["qwen3-8b", "qwen3-4b", "starter"]
    assert known.entries[0].size_bytes == 5_027_783_488
    assert all(len(bytes.fromhex(entry.sha256)) == 32 for entry in known.entries)


@pytest.mark.starter
def test_the_starter_is_found_where_the_set_up_put_it(starter_path: Path) -> None:
    known = Catalogue.load(resources() / "models.toml")
    assert starter_path in known.find(starter_path.parent).values()


def test_a_file_of_another_size_is_not_the_model(catalogue: Catalogue, tmp_path: Path) -> None:
    put(tmp_path, catalogue.entries[0].file, b"half")
    put(tmp_path, catalogue.entries[1].file, b"too long")
    assert list(catalogue.find(tmp_path)) == [catalogue.entries[0]]


def test_the_first_model_on_the_disk_is_the_default(catalogue: Catalogue, tmp_path: Path) -> None:
    put(tmp_path, "another.gguf")
    with pytest.raises(NoModel) as caught:
        catalogue.default("", tmp_path)
    assert caught.value.folder == tmp_path
    starter = put(tmp_path, catalogue.entries[2].file)
    assert catalogue.default("", tmp_path) == starter
    large = put(tmp_path, catalogue.entries[0].file)
    assert catalogue.default("", tmp_path) == large


def test_a_chosen_model_is_used_even_where_it_is_gone(catalogue: Catalogue, tmp_path: Path) -> None:
    put(tmp_path, catalogue.entries[0].file)
    gone = tmp_path / "gone.gguf"
    assert catalogue.default(str(gone), tmp_path) == gone


def test_entries_are_found_by_id_and_by_file_name(catalogue: Catalogue) -> None:
    entry = catalogue.entries[1]
    assert catalogue.named("qwen3-4b") is catalogue.named(entry.file) is entry
    assert catalogue.entry_for(Path("/elsewhere") / entry.file) is entry
    assert catalogue.named("gpt") is None


def test_a_digest_comes_with_progress_and_is_remembered(tmp_path: Path) -> None:
    content = os.urandom(BLOCK_BYTES + 10)
    path = put(tmp_path, "model.gguf", content)
    digests = Digests(tmp_path / "cache" / "digests.json")
    *progress, digest = digests.digest(path, CancelToken())
    assert digest == hashlib.sha256(content).hexdigest()
    assert progress[-1] == Progress(Stage.HASHING, len(content), len(content))
    assert len(progress) == 2
    assert list(digests.digest(path, CancelToken())) == [digest]


def test_a_changed_file_is_read_again_and_the_old_digest_forgotten(tmp_path: Path) -> None:
    path, memory = put(tmp_path, "model.gguf", b"one"), tmp_path / "digests.json"
    digests = Digests(memory)
    first = list(digests.digest(path, CancelToken()))[-1]
    path.write_bytes(b"two")
    os.utime(path, ns=(1, 1))
    second = list(digests.digest(path, CancelToken()))[-1]
    assert first != second == hashlib.sha256(b"two").hexdigest()
    assert list(json.loads(memory.read_text("utf-8")).values()) == [second]


@pytest.mark.parametrize("memory", ["{", "[]", '{"a": 1}'])
def test_a_damaged_memory_only_costs_time(tmp_path: Path, memory: str) -> None:
    path = put(tmp_path, "model.gguf", b"one")
    store = tmp_path / "digests.json"
    store.write_text(memory, "utf-8")
    assert (
        list(Digests(store).digest(path, CancelToken()))[-1] == hashlib.sha256(b"one").hexdigest()
    )


def test_hashing_stops_when_cancelled(tmp_path: Path) -> None:
    path = put(tmp_path, "model.gguf", bytes(2 * BLOCK_BYTES))
    token = CancelToken()
    steps = Digests(tmp_path / "digests.json").digest(path, token)
    next(steps)
    token.cancel()
    with pytest.raises(Cancelled):
        next(steps)


def test_verify_tells_a_wrong_file(tmp_path: Path) -> None:
    path = put(tmp_path, "model.gguf", b"one")
    digests, right = Digests(tmp_path / "digests.json"), hashlib.sha256(b"one").hexdigest()
    assert all(isinstance(step, Progress) for step in digests.verify(path, right, CancelToken()))
    with pytest.raises(ChecksumMismatch) as caught:
        list(digests.verify(path, "0" * 64, CancelToken()))
    assert caught.value.found == right


def test_files_that_cannot_be_read_are_told_apart(tmp_path: Path) -> None:
    digests = Digests(tmp_path / "digests.json")
    with pytest.raises(ModelMissing):
        list(digests.digest(tmp_path / "nowhere.gguf", CancelToken()))
    with pytest.raises(UnreadableFile):
        list(digests.digest(tmp_path, CancelToken()))
