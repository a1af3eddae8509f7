"""llama.cpp for packages: one build for every processor, with CUDA where it is asked for.

Its backends are modules that are loaded when Writer runs, the fastest one that the machine can use.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setup.failures import SetupFailed
from setup.llama import PACKAGE, Variant
from setup.pip import version
from setup.steps import digest

FOLDER = "llama_cpp/lib"
LOADABLE = (
    "-DGGML_BACKEND_DL=ON",
    "-DGGML_CPU_ALL_VARIANTS=ON",
    "-DGGML_NATIVE=OFF",
    "-DLLAVA_BUILD=OFF",
    "-DCMAKE_PLATFORM_NO_VERSIONED_SONAME=ON",
    # The modules lie beside the library and find it there.
    f"-DCMAKE_INSTALL_BINDIR={FOLDER}",
    "-DCMAKE_INSTALL_RPATH=$ORIGIN",
)
CUDA = (
    "-DGGML_CUDA=ON",
    "-DGGML_CUDA_NCCL=OFF",
    "-DGGML_CUDA_FORCE_MMQ=ON",
    # With it the module would need the driver's own library to load at all.
    "-DGGML_CUDA_NO_VMM=ON",
)
# Code for the RTX 20 to 50 series; the driver of any other card translates the last one for it.
ARCHITECTURES = 'set(CMAKE_CUDA_ARCHITECTURES "75-real;86-real;89-real;120a-real;90-virtual")\n'

# Writer uses the C interface alone: without the rest, numpy and others are not needed either.
KEPT = ("__init__.py", "_ctypes_extensions.py", "llama_cpp.py", "py.typed")
EXCLUDED = (
    "/lib/**",
    "/include/**",
    "/llama_cpp/*.py",
    *(f"!/llama_cpp/{name}" for name in KEPT),
    "/llama_cpp/server/**",
)
PROOF = """
import ctypes, os
from pathlib import Path
import llama_cpp
from llama_cpp import llama_cpp as library
folder = Path(llama_cpp.__file__).parent / "lib"
if os.name == "nt":
    handles = [ctypes.CDLL(str(folder / name)) for name in ("ggml.dll", "ggml-base.dll")]
else:
    handles = [library._lib]
def function(name):
    return next(getattr(handle, name) for handle in handles if hasattr(handle, name))
function("ggml_backend_load_all_from_path")(ctypes.c_char_p(os.fsencode(folder)))
count = function("ggml_backend_dev_count")
count.restype = ctypes.c_size_t
assert count(), "no backend in " + str(folder)
library.llama_backend_init()
"""


def loadable(requirements: Path, cuda: str = "") -> Variant:
    """Return the build for packages; ``cuda`` is what the CUDA compiler says of itself, if any."""
    flags = (*(CUDA if cuda else ("-DGGML_CUDA=OFF",)), *LOADABLE)
    number = version(requirements / "llama.txt", PACKAGE)
    replaced = (("llama_cpp/__init__.py", f'__version__ = "{number}"\n'),)
    source = digest(requirements / "llama.txt", requirements / "build.txt")
    system = f"{sys.platform} {platform.machine()} {' '.join(platform.libc_ver())}"
    definitions = ARCHITECTURES if cuda else ""
    facts = json.dumps([source, flags, EXCLUDED, replaced, system, cuda + definitions])
    return Variant(
        name="all processors and CUDA" if cuda else "all processors",
        flags=flags,
        key=digest(facts)[:12],
        excluded=EXCLUDED,
        replaced=replaced,
        definitions=definitions,
        proof=PROOF,
    )


def cuda_compiler() -> str:
    """Return the release of the CUDA compiler; no card and no driver is needed to build."""
    if not (compiler := shutil.which("nvcc")):
        raise SetupFailed(
            "--cuda needs the CUDA compiler: put the folder of nvcc on the PATH "
            "(packaging/README.md has the recipe), then run the same command again."
        )
    said = subprocess.run([compiler, "--version"], check=False, capture_output=True, text=True)
    found = re.search(r"release .*", said.stdout)
    return found[0] if found else said.stdout.strip()
