from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import gguf
import pytest

from tests.engine.models import write_model
from writer.core.errors import (
    Cancelled,
    CutShort,
    NoChatTemplate,
    NotGguf,
    UnsupportedArchitecture,
)
from writer.core.jobs import CancelToken, Progress
from writer.engine import model_files
from writer.engine.catalogue import Catalogue
from writer.engine.digest import Digests
from writer.engine.entry import Entry
from writer.engine.found import FoundModel, Verdict, examine, find_models, verify_found
from writer.engine.model_places import DEEP, FLAT, NESTED, Origin, Place

MODEL_LAYER = "application/vnd.ollama.image.model"
EMPTY = Catalogue(())


def catalogued(path: Path, name: str = "") -> Catalogue:
    """A catalogue that knows just this file, and another one."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    size = path.stat().st_size
    entry = Entry("known", "Known", name or path.name, "Q8_0", size, digest, "MIT")
    return Catalogue((replace(entry, id="large", file="large.gguf", size_bytes=1 << 33), entry))


def search(
    *places: Place, catalogue: Catalogue = EMPTY, digests: Path | None = None
) -> list[FoundModel]:
    memory = Digests(digests or Path("/nowhere/digests.json"))
    return list(find_models(places, catalogue, memory, CancelToken()))


def added(folder: Path, depth: int = NESTED) -> Place:
    return Place(Origin.ADDED, folder, depth)


def without_template(writer: gguf.GGUFWriter) -> None:
    writer.kv_data[0].pop("tokenizer.chat_template")


def names_of(models: list[FoundModel]) -> list[str]:
    return [model.path.name for model in models]


def test_a_model_is_found_with_all_that_its_header_says(tmp_path: Path) -> None:
    path = write_model(tmp_path / "我的 模型.GGUF")
    (model,) = search(added(tmp_path))
    assert (model.path, model.origin, model.name) == (path, Origin.ADDED, "Tiny test")
    assert model.header.quantization == "Q8_0"
    assert (model.entry, model.verdict) == (None, Verdict.UNKNOWN)


def test_only_models_that_can_write_are_found(tmp_path: Path) -> None:
    write_model(tmp_path / "good.gguf")
    for name in (
        *("mmproj-model-f16.gguf", "model-00001-of-00003.gguf", "nomic-embed-text.gguf"),
        *("bge-reranker.gguf", "notes.md", "model.gguf.part"),
    ):
        write_model(tmp_path / name)
    write_model(tmp_path / "clip.gguf", "clip")
    write_model(tmp_path / "base.gguf", change=without_template)
    (tmp_path / "text.gguf").write_text("no model", "utf-8")
    (tmp_path / "empty.gguf").write_bytes(b"")
    whole = (tmp_path / "good.gguf").read_bytes()
    (tmp_path / "cut.gguf").write_bytes(whole[:-100])
    (tmp_path / "folder.gguf").mkdir()
    assert names_of(search(added(tmp_path))) == ["good.gguf"]


def test_an_embedding_model_is_known_by_what_it_calls_itself(tmp_path: Path) -> None:
    def rename(writer: gguf.GGUFWriter) -> None:
        writer.kv_data[0].pop("general.name")
        writer.add_name("Qwen3 Embedding 0.6B")

    write_model(tmp_path / "model.gguf", change=rename)
    assert search(added(tmp_path)) == []


def test_folders_are_looked_into_only_so_far_down(tmp_path: Path) -> None:
    for depth in range(1, 5):
        folder = tmp_path.joinpath(*"abcd"[: depth - 1])
        folder.mkdir(exist_ok=True)
        write_model(folder / f"{depth}.gguf")
    assert names_of(search(added(tmp_path, FLAT))) == ["1.gguf"]
    assert names_of(search(added(tmp_path, 3))) == ["1.gguf", "2.gguf", "3.gguf"]


def test_a_file_with_several_names_is_found_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    path = write_model(second / "model.gguf")
    os.link(path, first / "hard.gguf")
    (first / "soft.gguf").symlink_to(path)
    models = search(Place(Origin.WRITER, first), added(second), added(tmp_path))
    assert [(model.origin, model.path.name) for model in models] == [(Origin.WRITER, "hard.gguf")]


def test_what_other_programs_keep_in_a_folder_that_was_added_stays_theirs(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    write_model(tmp_path / "own.gguf")
    write_model(tmp_path / "theirs" / "model.gguf")
    models = search(added(tmp_path), Place(Origin.LM_STUDIO, tmp_path / "theirs"))
    assert [model.origin for model in models] == [Origin.ADDED, Origin.LM_STUDIO]


def test_links_that_go_round_end(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "round").symlink_to(tmp_path)
    (folder / "self").symlink_to(folder / "self")
    (folder / "gone.gguf").symlink_to(tmp_path / "nowhere")
    write_model(folder / "model.gguf")
    walk = model_files._Walk(CancelToken())
    assert list(walk.files(tmp_path, 50)) == [folder / "model.gguf"]
    assert names_of(search(added(tmp_path, 50))) == ["model.gguf"]


def test_linked_folders_are_looked_into(tmp_path: Path) -> None:
    drive, library = tmp_path / "drive", tmp_path / "library"
    drive.mkdir()
    library.mkdir()
    write_model(drive / "model.gguf")
    (library / "linked").symlink_to(drive)
    assert names_of(search(added(library))) == ["model.gguf"]


def test_what_cannot_be_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_model(tmp_path / "good.gguf")
    write_model(tmp_path / "locked.gguf")
    (tmp_path / "locked").mkdir()
    list_folder, open_file = os.scandir, Path.open

    def scandir(path: Path) -> object:
        return list_folder(refused(path))

    def opened(path: Path, *args: object) -> object:
        return open_file(refused(path), *args)  # type: ignore[call-overload]

    def refused(path: Path) -> Path:
        if path.name.startswith("locked"):
            raise PermissionError(13, "not for you")
        return path

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "open", opened)
    found = search(added(tmp_path), added(tmp_path / "nowhere"), added(tmp_path / "good.gguf"))
    assert names_of(found) == ["good.gguf"]


def test_a_folder_with_too_many_files_is_not_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(50):
        (tmp_path / f"{number}.txt").write_bytes(b"")
    monkeypatch.setattr(model_files, "ENTRIES_LIMIT", 20)
    walk = model_files._Walk(CancelToken())
    assert len(list(walk.files(tmp_path, 1))) == 20


def test_looking_stops_when_cancelled(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
        write_model(tmp_path / name / "model.gguf")
    token = CancelToken()
    steps = find_models([added(tmp_path)], Catalogue(()), Digests(tmp_path / "d"), token)
    next(steps)
    token.cancel()
    with pytest.raises(Cancelled):
        next(steps)


def test_forgotten_files_are_not_found(tmp_path: Path) -> None:
    path = write_model(tmp_path / "model.gguf")
    memory = Digests(tmp_path / "digests.json")
    steps = find_models([added(tmp_path)], Catalogue(()), memory, CancelToken(), forgotten=[path])
    assert list(steps) == []


def test_a_forgotten_file_is_not_found_by_another_name_either(tmp_path: Path) -> None:
    path = write_model(tmp_path / "model.gguf")
    (tmp_path / "a link.gguf").symlink_to(path)
    os.link(path, tmp_path / "another.gguf")
    memory = Digests(tmp_path / "digests.json")
    steps = find_models([added(tmp_path)], Catalogue(()), memory, CancelToken(), forgotten=[path])
    assert list(steps) == []


def test_a_name_in_a_header_is_plain_text_on_one_line(tmp_path: Path) -> None:
    def rename(writer: gguf.GGUFWriter) -> None:
        writer.kv_data[0].pop("general.name")
        writer.add_name("\x1b]0;Fine\x07\n  model\u202e " + "x" * 500)

    write_model(tmp_path / "model.gguf", change=rename)
    (model,) = search(added(tmp_path))
    assert model.name.startswith("]0;Fine model xxx")
    assert len(model.name) <= 100


class Ollama:
    """A folder as Ollama keeps it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "blobs").mkdir(parents=True)

    def blob(self) -> Path:
        path = write_model(self.folder / "model")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return path.rename(self.folder / "blobs" / f"sha256-{digest}")

    def manifest(self, place: str, content: object) -> None:
        path = self.folder / "manifests" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")

    def model(self, place: str, blob: Path, media_type: str = MODEL_LAYER) -> None:
        layers = [
            {"mediaType": "application/vnd.ollama.image.template", "digest": "sha256:00"},
            {"mediaType": media_type, "digest": blob.name.replace("-", ":"), "size": 1},
        ]
        self.manifest(place, {"schemaVersion": 2, "layers": layers})

    def search(self) -> list[FoundModel]:
        return search(Place(Origin.OLLAMA, self.folder, DEEP))


@pytest.fixture
def ollama(tmp_path: Path) -> Ollama:
    return Ollama(tmp_path / "ollama")


def test_models_of_ollama_are_used_where_they_lie(ollama: Ollama) -> None:
    blob = ollama.blob()
    ollama.model("registry.ollama.ai/library/qwen3/8b", blob)
    (model,) = ollama.search()
    assert (model.path, model.name) == (blob, "qwen3:8b")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("registry.ollama.ai/somebody/写作/latest", "somebody/写作:latest"),
        ("hf.co/Qwen/Qwen3-8B-GGUF/Q4_K_M", "Qwen/Qwen3-8B-GGUF:Q4_K_M"),
        ("short/tag", "short:tag"),
    ],
)
def test_models_of_ollama_are_called_as_people_call_them(
    ollama: Ollama, place: str, name: str
) -> None:
    ollama.model(place, ollama.blob())
    assert [model.name for model in ollama.search()] == [name]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "[" * 10_000,
        {},
        {"layers": None},
        {"layers": [5]},
        {"layers": [{"mediaType": MODEL_LAYER}]},
        {"layers": [{"mediaType": MODEL_LAYER, "digest": "sha256:../../../etc/passwd"}]},
        {"layers": [{"mediaType": MODEL_LAYER, "digest": "sha256:" + "0" * 64}]},
        {"layers": [{"mediaType": MODEL_LAYER, "digest": 5}]},
    ],
    ids=str,
)
def test_a_damaged_manifest_is_passed_over(ollama: Ollama, content: object) -> None:
    ollama.manifest("registry.ollama.ai/library/damaged/1b", content)
    ollama.model("registry.ollama.ai/library/good/1b", ollama.blob())
    assert [model.name for model in ollama.search()] == ["good:1b"]


def test_a_blob_is_no_model_because_it_lies_there(ollama: Ollama) -> None:
    blob = ollama.blob()
    assert ollama.search() == []
    ollama.model("registry.ollama.ai/library/nomic-embed-text/v1", blob)
    ollama.model("registry.ollama.ai/library/x/1", blob, "application/vnd.ollama.image.projector")
    assert ollama.search() == []


def test_the_cache_of_hugging_face_is_used_through_its_snapshots(tmp_path: Path) -> None:
    folder = tmp_path / "models--Qwen--Qwen3-8B-GGUF"
    (folder / "blobs").mkdir(parents=True)
    snapshot = folder / "snapshots" / "0123"
    snapshot.mkdir(parents=True)
    blob = write_model(folder / "blobs" / "abcdef")
    (snapshot / "model.gguf").symlink_to(Path("../../blobs/abcdef"))
    (model,) = search(Place(Origin.HUGGING_FACE, tmp_path, DEEP))
    assert model.path == snapshot / "model.gguf"
    assert model.path.resolve() == blob


def test_a_file_of_the_catalogue_is_checked_in_the_background(tmp_path: Path) -> None:
    path = write_model(tmp_path / "model.gguf")
    catalogue, memory = catalogued(path), tmp_path / "digests.json"
    (model,) = search(added(tmp_path), catalogue=catalogue, digests=memory)
    assert (model.entry, model.verdict) == (catalogue.entries[1], Verdict.UNCHECKED)
    *progress, judged = verify_found([model], Digests(memory), CancelToken())
    assert all(isinstance(step, Progress) for step in progress)
    assert judged == replace(model, verdict=Verdict.RIGHT)
    assert search(added(tmp_path), catalogue=catalogue, digests=memory) == [judged]
    assert list(verify_found([judged], Digests(memory), CancelToken())) == []


def test_a_file_that_only_claims_to_be_of_the_catalogue_is_told(tmp_path: Path) -> None:
    path = write_model(tmp_path / "model.gguf")
    catalogue, memory = catalogued(path), tmp_path / "digests.json"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    other = tmp_path / "another.gguf"
    other.write_bytes(content)
    models = search(added(tmp_path), catalogue=catalogue, digests=memory)
    steps = verify_found(models, Digests(memory), CancelToken())
    judged = {m.path.name: m for m in steps if isinstance(m, FoundModel)}
    assert (judged["model.gguf"].verdict, judged["model.gguf"].entry) == (
        *(Verdict.WRONG,),
        catalogue.entries[1],
    )
    assert (judged["another.gguf"].verdict, judged["another.gguf"].entry) == (
        *(Verdict.UNKNOWN,),
        None,
    )


def test_a_file_that_goes_while_it_is_checked_is_passed_over(tmp_path: Path) -> None:
    paths = [write_model(tmp_path / name) for name in ("a.gguf", "b.gguf")]
    models = search(added(tmp_path), catalogue=catalogued(paths[0]))
    paths[0].unlink()
    steps = list(verify_found(models, Digests(tmp_path / "digests.json"), CancelToken()))
    assert [step.path for step in steps if isinstance(step, FoundModel)] == [paths[1]]


def last(steps: Iterator[Progress | FoundModel]) -> FoundModel:
    *_, model = steps
    assert isinstance(model, FoundModel)
    return model


def test_a_chosen_file_is_examined_and_read_when_it_may_be_of_the_catalogue(
    tmp_path: Path,
) -> None:
    path = write_model(tmp_path / "from the stick.gguf")
    memory = Digests(tmp_path / "digests.json")
    unknown = last(examine(path, Catalogue(()), memory, CancelToken()))
    assert (unknown.verdict, memory.known(path)) == (Verdict.UNKNOWN, None)
    known = last(examine(path, catalogued(path, "model.gguf"), memory, CancelToken()))
    assert (known.verdict, known.origin) == (Verdict.RIGHT, Origin.ADDED)
    assert (unknown.own_name, known.own_name) == ("from the stick.gguf", "model.gguf")
    blob = replace(unknown, path=tmp_path / "sha256-0123")
    assert blob.own_name == "sha256-0123.gguf"


def test_a_chosen_file_that_is_no_use_is_told_apart(tmp_path: Path) -> None:
    good = write_model(tmp_path / "good.gguf")
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(good.read_bytes()[:-100])
    text = tmp_path / "text.gguf"
    text.write_text("text", "utf-8")
    base = write_model(tmp_path / "base.gguf", change=without_template)
    clip = write_model(tmp_path / "clip.gguf", "clip")
    for path, kind in (
        *((cut, CutShort), (text, NotGguf)),
        *((base, NoChatTemplate), (clip, UnsupportedArchitecture)),
    ):
        with pytest.raises(kind):
            list(examine(path, Catalogue(()), Digests(tmp_path / "d"), CancelToken()))
