import io
import shutil
import tarfile
from pathlib import Path

import pytest
from setup import llama
from setup.commands import Commands
from setup.disk import require_space, unpack
from setup.failures import CommandFailed, SetupFailed
from setup.folders import Checkout, Folders
from setup.llama import Llama, Variant, build_progress, cuda_device, variants
from setup.pip import Pip


def test_the_key_tells_processors_and_cuda_apart(repository: Checkout) -> None:
    (plain,) = variants(repository.requirements, "", "a")
    (other,) = variants(repository.requirements, "", "b")
    cuda, fallback = variants(repository.requirements, "nvcc 13, RTX", "a")
    assert len({plain.key, other.key, cuda.key}) == 3
    assert fallback == plain
    assert "-DGGML_CUDA=ON" in cuda.flags
    assert "-DGGML_CUDA=OFF" in plain.flags


def test_the_key_follows_the_pinned_version(repository: Checkout, tmp_path: Path) -> None:
    files = tmp_path / "requirements"
    shutil.copytree(repository.requirements, files)
    (before,) = variants(files, "", "a")
    (files / "llama.txt").write_text("llama-cpp-python==9\n")
    (after,) = variants(files, "", "a")
    assert before.key != after.key


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_cuda_wants_a_compiler_and_a_working_driver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CUDA_HOME", raising=False)
    monkeypatch.delenv("CUDA_PATH", raising=False)
    program(tmp_path, "nvcc", "echo release 13.0")
    assert cuda_device() == ""
    program(tmp_path, "nvidia-smi", "echo no driver; exit 9")
    assert cuda_device() == ""
    program(tmp_path, "nvidia-smi", "echo RTX, 8.9")
    assert cuda_device() == "release 13.0\nRTX, 8.9"


def test_the_compiler_s_progress_is_one_short_line() -> None:
    assert build_progress("  [12/74] /usr/bin/g++ -DGGML_BUILD ...\n") == "compiling 12 of 74"
    assert build_progress("  *** Configuring CMake...\n") == "Configuring CMake..."
    assert build_progress("warning: nothing\n") is None


class Workshop:
    """Stands in for pip and the compiler; counts what they were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.built: list[str] = []
        self.installed: list[Path] = []
        self.broken: set[str] = set()
        monkeypatch.setattr(llama, "require_space", lambda *_: None)
        monkeypatch.setattr(llama, "cuda_device", lambda: "")
        monkeypatch.setattr(Pip, "download", self._download)
        monkeypatch.setattr(Pip, "install_wheel", lambda _pip, wheel: self.installed.append(wheel))
        monkeypatch.setattr(Commands, "run", self._run)

    def _download(self, _file: Path, folder: Path, *, source: bool) -> None:
        assert source
        folder.mkdir(parents=True)
        archive_of(folder / "llama.tar.gz", "llama-1/CMakeLists.txt")

    def _run(self, command: list[object], **_options: object) -> None:
        words = [str(word) for word in command]
        if "wheel" not in words:
            return
        kind = "CUDA" if "GGML_CUDA=ON" in " ".join(words) else "CPU"
        self.built.append(kind)
        if kind in self.broken:
            raise CommandFailed(words, 1, ["error: no cublas"], Path("log"))
        made = Path(words[words.index("-w") + 1])
        made.mkdir()
        (made / "llama_cpp_python-1-py3-none-any.whl").write_text(kind)


def archive_of(file: Path, *members: str) -> None:
    with tarfile.open(file, "w:gz") as archive:
        for name in members:
            archive.addfile(tarfile.TarInfo(name), io.BytesIO())


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(monkeypatch)


def clone(root: Path, repository: Checkout) -> Checkout:
    shutil.copytree(repository.requirements, Checkout(root).requirements)
    return Checkout(root)


def test_a_second_clone_takes_the_wheel_of_the_first(
    workshop: Workshop, folders: Folders, repository: Checkout, tmp_path: Path, commands: Commands
) -> None:
    for name in ("one", "two"):
        step = Llama(clone(tmp_path / name, repository), folders)
        assert not step.is_done()
        assert step.needs_compiler() is (name == "one")
        step.carry_out(commands)
        assert step.is_done()
        assert not step.needs_compiler()
    assert workshop.built == ["CPU"]
    assert len(workshop.installed) == 2
    assert list(folders.build.iterdir()) == []


def test_an_interrupted_build_goes_on_in_the_same_place(
    workshop: Workshop, folders: Folders, repository: Checkout, tmp_path: Path, commands: Commands
) -> None:
    workshop.broken = {"CPU"}
    checkout = clone(tmp_path / "one", repository)
    with pytest.raises(SetupFailed, match="no cublas"):
        Llama(checkout, folders).carry_out(commands)
    (room,) = folders.build.iterdir()
    compiled = room / "source" / "compiled"
    compiled.touch()
    seen: list[bool] = []
    keep = Llama._keep

    def look(self: Llama, variant: Variant, wheel: Path, place: Path) -> Path:
        seen.append(compiled.exists())
        return keep(self, variant, wheel, place)

    workshop.broken = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Llama, "_keep", look)
        Llama(checkout, folders).carry_out(commands)
    assert seen == [True]


def test_where_cuda_does_not_build_the_processor_serves_and_the_person_knows(
    workshop: Workshop,
    folders: Folders,
    repository: Checkout,
    tmp_path: Path,
    commands: Commands,
    screen: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(llama, "cuda_device", lambda: "nvcc, RTX")
    workshop.broken = {"CUDA"}
    step = Llama(clone(tmp_path / "one", repository), folders)
    step.carry_out(commands)
    assert workshop.built == ["CUDA", "CPU"]
    assert "built for the CPU alone" in screen.getvalue()
    assert step.is_done()


def test_an_archive_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    archive_of(tmp_path / "a.tar.gz", "top/file")
    (tmp_path / "target.part").mkdir()
    (tmp_path / "target.part" / "left behind").touch()
    unpack(tmp_path / "a.tar.gz", tmp_path / "target")
    assert [path.name for path in (tmp_path / "target").iterdir()] == ["file"]
    assert not (tmp_path / "target.part").exists()


def test_too_little_room_is_said_before_anything_begins(tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match=r"needs 1000000\.0 GB"):
        require_space(tmp_path, 10**15, "The model")
