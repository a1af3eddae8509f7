import shutil
import subprocess
from pathlib import Path

import pytest
from packages.library import EXCLUDED, cuda_compiler, loadable
from setup.failures import SetupFailed
from setup.folders import Checkout
from setup.llama import variants


def test_one_build_serves_every_processor_and_each_build_has_its_wheel(
    repository: Checkout,
) -> None:
    plain = loadable(repository.requirements)
    cuda = loadable(repository.requirements, "release 13.0")
    (native,) = variants(repository.requirements, "", "a")
    assert len({plain.key, cuda.key, native.key}) == 3
    assert {"-DGGML_BACKEND_DL=ON", "-DGGML_CPU_ALL_VARIANTS=ON"} <= set(plain.flags)
    assert "-DGGML_NATIVE=OFF" in plain.flags
    assert "-DGGML_NATIVE=ON" not in plain.flags
    assert "-DGGML_CUDA=ON" in cuda.flags
    assert cuda.room_bytes > plain.room_bytes


def test_no_argument_holds_a_list(repository: Checkout) -> None:
    cuda = loadable(repository.requirements, "release 13.0")
    assert not [flag for flag in cuda.flags if ";" in flag]
    assert "75-real;86-real" in cuda.definitions
    assert not loadable(repository.requirements).definitions


def test_the_bindings_alone_are_kept_and_say_the_pinned_version(repository: Checkout) -> None:
    ((name, text),) = loadable(repository.requirements).replaced
    assert name == "llama_cpp/__init__.py"
    assert text == '__version__ = "0.3.36"\n'
    assert "!/llama_cpp/llama_cpp.py" in EXCLUDED
    assert "/llama_cpp/*.py" in EXCLUDED


def test_the_proof_is_a_program(repository: Checkout) -> None:
    compile(loadable(repository.requirements).proof, "proof", "exec")


def test_cuda_wants_its_compiler_but_no_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupFailed, match="needs the CUDA compiler"):
        cuda_compiler()
    tool = tmp_path / "nvcc"
    tool.write_text("#!/bin/sh\necho 'Cuda compilation tools, release 13.0, V13.0.88'\n")
    tool.chmod(0o755)
    assert cuda_compiler() == "release 13.0, V13.0.88"


@pytest.mark.slow
def test_the_built_wheel_has_each_library_once_and_loads_without_numpy(
    repository: Checkout, tmp_path: Path
) -> None:
    from setup.folders import Folders

    wheels = Folders.for_user().wheels / loadable(repository.requirements).key
    found = list(wheels.glob("*.whl"))
    if not found:
        pytest.skip("build.py has not built the library here")
    shutil.unpack_archive(found[0], tmp_path, "zip")
    names = [path.name for path in tmp_path.rglob("*.so")]
    assert len(names) == len(set(names))
    assert {"libllama.so", "libggml.so", "libggml-base.so"} <= set(names)
    assert sum(name.startswith("libggml-cpu-") for name in names) >= 10
    proof = loadable(repository.requirements).proof
    program = f"import sys; sys.modules['numpy'] = None; sys.path.insert(0, '.')\n{proof}"
    subprocess.run([shutil.which("python3") or "python3", "-c", program], cwd=tmp_path, check=True)
