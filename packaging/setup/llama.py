"""llama-cpp-python: built here for this processor, its wheel kept for all checkouts."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from setup.commands import Commands
from setup.disk import require_space, unpack
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.folders import Checkout, Folders
from setup.pip import Pip, clean_environment, version
from setup.steps import Stamps, Step, digest

PACKAGE = "llama-cpp-python"
STAMP = "llama-cpp-python"
ROOM_BYTES = 1_200_000_000
CUDA_ROOM_BYTES = 6_000_000_000
NINJA = re.compile(r"^\s*\[(\d+)/(\d+)\]")

# The project forces the cache variable on; a plain variable of the same name goes before it.
HOOK = "set(LLAMA_BUILD_COMMON OFF)\n"
COMMON = (
    "-DLLAVA_BUILD=OFF",
    "-DGGML_NATIVE=ON",
    "-DCMAKE_PLATFORM_NO_VERSIONED_SONAME=ON",
)
CPU = ("-DGGML_CUDA=OFF",)
CUDA = (
    "-DGGML_CUDA=ON",
    "-DGGML_CUDA_NCCL=OFF",
    "-DGGML_CUDA_FORCE_MMQ=ON",
    "-DCMAKE_CUDA_ARCHITECTURES=native",
)
EXCLUDED = ("/lib/**", "/include/**", "/bin/**")
LICENCES = ("LICENSE.md", "vendor/llama.cpp/LICENSE", "vendor/llama.cpp/licenses/*")
PROOF = "import llama_cpp.llama_cpp as library; library.llama_backend_init()"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to build the library."""

    name: str
    flags: tuple[str, ...]
    key: str
    """Names the wheel in the cache: version, flags, processor, system and CUDA."""
    excluded: tuple[str, ...] = EXCLUDED
    """What of the build stays out of the wheel."""
    replaced: tuple[tuple[str, str], ...] = ()
    """Files of the source archive that are written anew before the build."""
    definitions: str = ""
    """Lists for CMake, which an argument cannot hold: the arguments are a list themselves."""
    proof: str = PROOF
    """A program that fails where the wheel is of no use."""

    @property
    def room_bytes(self) -> int:
        """How much disk its build takes."""
        return CUDA_ROOM_BYTES if "-DGGML_CUDA=ON" in self.flags else ROOM_BYTES


def variants(requirements: Path, cuda: str, processor: str) -> tuple[Variant, ...]:
    """Return the ways to build it here, best first; the processor alone is always the last."""
    source = digest(requirements / "llama.txt", requirements / "build.txt")
    system = f"{sys.platform} {platform.machine()} {' '.join(platform.libc_ver())}"

    def variant(name: str, flags: Sequence[str], device: str) -> Variant:
        flags = (*flags, *COMMON)
        facts = json.dumps([source, flags, system, processor, device])
        return Variant(name, flags, digest(facts)[:12])

    plain = variant("CPU", CPU, "")
    return (variant("CUDA", CUDA, cuda), plain) if cuda else (plain,)


def processor() -> str:
    """Return the processor's model and abilities, which native code is built for."""
    if sys.platform == "win32":
        return f"{platform.processor()} {os.environ.get('PROCESSOR_IDENTIFIER', '')}"
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    wanted = ("model name", "flags", "Features", "CPU implementer", "CPU part")
    return "\n".join(dict.fromkeys(line for line in lines if line.startswith(wanted)))


def cuda_device() -> str:
    """Return compiler and cards when CUDA can be built for and used here, or an empty string."""
    compiler = shutil.which("nvcc") or _toolkit_compiler()
    if not compiler:
        return ""
    cards = _answer("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
    if not cards:
        return ""
    release = _answer(compiler, "--version")
    return f"{release}\n{cards}" if release else ""


def _toolkit_compiler() -> str:
    places = [os.environ.get(name, "") for name in ("CUDA_HOME", "CUDA_PATH")]
    for place in [*places, "/usr/local/cuda"]:
        if place and (found := shutil.which("nvcc", path=str(Path(place) / "bin"))):
            return found
    return ""


def _answer(*command: str) -> str:
    try:
        asked = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError:
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""


def build_progress(line: str) -> str | None:
    """Return how far the compiler is, out of a line of the build's output."""
    if found := NINJA.match(line):
        return f"compiling {found[1]} of {found[2]}"
    if "Configuring CMake" in line or "*** Installing" in line:
        return line.strip(" *\n")
    return None


class Llama(Step):
    """The wheel in the virtual environment: out of the cache, or built, and proved to load."""

    title = "Language model library (llama-cpp-python)"

    def __init__(
        self, checkout: Checkout, folders: Folders, ways: Sequence[Variant] | None = None
    ) -> None:
        self._checkout = checkout
        self._folders = folders
        self._variants = ways or variants(checkout.requirements, cuda_device(), processor())
        self._stamps = Stamps(checkout.venv)

    def is_done(self) -> bool:
        """Return whether the library wanted here was installed."""
        return self._stamps.has(STAMP, self._variants[0].key)

    def needs_compiler(self) -> bool:
        """Return whether a build lies ahead."""
        return not self.is_done() and self._cached(self._variants[0]) is None

    @property
    def wheel(self) -> Path | None:
        """The wheel that is wanted here, once it lies in the cache."""
        return self._cached(self._variants[0])

    def carry_out(self, commands: Commands) -> None:
        """Install the best variant that builds and loads."""
        *better, last = self._variants
        for variant in better:
            try:
                self._provide(variant, commands)
            except SetupFailed as failure:
                commands.console.say(f"{failure}\nThe library is now built for the CPU alone.")
            else:
                break
        else:
            self._provide(last, commands)
        self._stamps.put(STAMP, self._variants[0].key)

    def _provide(self, variant: Variant, commands: Commands) -> None:
        wheel = self._cached(variant) or self._build(variant, commands)
        Pip(self._checkout, commands).install_wheel(wheel)
        try:
            commands.run([self._checkout.python, "-c", variant.proof])
        except CommandFailed as failure:
            shutil.rmtree(wheel.parent)
            raise SetupFailed(
                f"The {variant.name} build of {PACKAGE} does not load: {last_words(failure)}. Its "
                f"wheel was removed; run the same command again to build it anew."
                f"\nLog: {failure.log}"
            ) from failure

    def _cached(self, variant: Variant) -> Path | None:
        return next((self._folders.wheels / variant.key).glob("*.whl"), None)

    def _build(self, variant: Variant, commands: Commands) -> Path:
        room = self._folders.build / variant.key
        require_space(room, variant.room_bytes, f"The build of {PACKAGE}")
        source = self._source(room, commands)
        for name, text in variant.replaced:
            (source / name).write_text(text, encoding="utf-8")
        made = room / "made"
        shutil.rmtree(made, ignore_errors=True)
        hook = room / "hook.cmake"
        hook.write_text(HOOK + variant.definitions, encoding="utf-8")
        try:
            commands.run(
                self._build_command(variant, source, made, hook),
                summary=build_progress,
                environment=self._build_environment(),
            )
        except CommandFailed as failure:
            raise SetupFailed(
                f"{PACKAGE} could not be built for {variant.name}: {last_words(failure)}. What was "
                f"compiled is kept for the next time.\nLog: {failure.log}"
            ) from failure
        return self._keep(variant, next(made.glob("*.whl")), room)

    def _build_command(
        self, variant: Variant, source: Path, made: Path, hook: Path
    ) -> list[str | Path]:
        arguments = ";".join([f"-DCMAKE_PROJECT_llama_cpp_INCLUDE={hook.as_posix()}",
                              *variant.flags])  # fmt: skip
        settings = {
            "build-dir": (source.parent / "cmake").as_posix(),
            "build.targets": "llama",
            "cmake.args": arguments,
            "cmake.build-type": "Release",
            "wheel.exclude": ";".join(variant.excluded),
            "wheel.license-files": ";".join(LICENCES),
        }
        options = [word for name, value in settings.items() for word in ("-C", f"{name}={value}")]
        return [self._checkout.python, "-m", "pip", "wheel", "-v", "--no-deps", "--no-index",
                "--no-build-isolation", "-w", made, *options, source]  # fmt: skip

    def _build_environment(self) -> dict[str, str]:
        environment = clean_environment(programs=self._checkout.programs)
        environment.setdefault("CMAKE_BUILD_PARALLEL_LEVEL", str(os.cpu_count() or 1))
        return environment

    def _source(self, room: Path, commands: Commands) -> Path:
        source = room / "source"
        if source.is_dir():
            return source
        fetched = room / "fetched"
        requirement = self._checkout.requirements / "llama.txt"
        Pip(self._checkout, commands).download(requirement, fetched, source=True)
        commands.console.detail("unpacking")
        unpack(next(fetched.glob("*.tar.gz")), source)
        shutil.rmtree(fetched)
        return source

    def _keep(self, variant: Variant, wheel: Path, room: Path) -> Path:
        folder = self._folders.wheels / variant.key
        folder.mkdir(parents=True, exist_ok=True)
        number = version(self._checkout.requirements / "llama.txt", PACKAGE)
        description = f"{PACKAGE} {number} for {variant.name}\n{' '.join(variant.flags)}\n"
        (folder / "about.txt").write_text(description, encoding="utf-8")
        kept = folder / wheel.name
        wheel.replace(kept)
        shutil.rmtree(room)
        return kept
