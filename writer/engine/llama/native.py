"""llama.cpp's C interface: its environment, its library, and what the bindings leave out.

Everything goes through ``llama_cpp.llama_cpp``, the ctypes layer of llama-cpp-python. Its structs
change with every release, so the version and their sizes are checked before anything is called.
"""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from collections import deque
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Final

from writer.core.errors import NativeLibraryUnusable
from writer.engine.driver import card_speeds, driver_version
from writer.engine.machine import Gpu

log = logging.getLogger(__name__)

VERSION: Final = "0.3.36"

STRUCT_SIZES: Final = {
    "llama_model_params": 80,
    "llama_context_params": 160,
    "llama_batch": 56,
    "llama_token_data_array": 32,
}
"""sizeof on 64-bit machines, as this release's headers have them."""

_LOG_WARN, _LOG_ERROR = 3, 4  # as ggml.h has them; the bindings' own table is out of date
_DEVICE_GPU, _DEVICE_INTEGRATED_GPU = 1, 2

_GPU_PARTS: Final = frozenset({"CUDA", "ROCm", "Vulkan", "Metal", "SYCL"})
"""Registries of devices as llama.cpp names them."""

_UNWANTED_VARIABLES: Final = ("GGML_BACKEND_PATH", "LLAMA_CPP_LIB_PATH", "LLAMA_CPP_LIB")
"""They would load a library from a place that nobody who uses Writer chose."""


def prepare_environment(environment: MutableMapping[str, str] = os.environ) -> None:
    """Set what the library reads once, when it loads. Call before `library`.

    Threads that wait for each other spin only briefly. With the default, two on two cores fell from
    38 tokens a second to 13 beside one busy process, and to 4 (at worst 0.3) beside two; so they
    keep 20 and 17, and are as fast on an idle machine.
    """
    environment.setdefault("GOMP_SPINCOUNT", "1000")
    environment["GGML_NO_BACKTRACE"] = "1"  # ggml would fork a debugger when it aborts
    for name in _UNWANTED_VARIABLES:
        environment.pop(name, None)
    for name in ("CUDA_PATH", "HIP_PATH"):
        folder = environment.get(name)
        if folder is not None and not (Path(folder) / "bin").is_dir():
            del environment[name]  # the import adds it to the search path and fails without it


_loading = Lock()


def library() -> Library:
    """Load llama.cpp, once per process, on any thread. Raises NativeLibraryUnusable.

    One at a time: native code calls the log of the last that was made, which must not be freed.
    """
    with _loading:
        return _library()


@cache
def _library() -> Library:
    prepare_environment()
    try:
        import llama_cpp
        from llama_cpp import llama_cpp as functions
    except (ImportError, OSError, RuntimeError, FileNotFoundError) as error:
        raise NativeLibraryUnusable(str(error)) from error
    if llama_cpp.__version__ != VERSION:
        raise NativeLibraryUnusable(f"llama-cpp-python {llama_cpp.__version__}, not {VERSION}")
    for name, size in STRUCT_SIZES.items():
        if (found := ctypes.sizeof(getattr(functions, name))) != size:
            raise NativeLibraryUnusable(f"{name} has {found} bytes, not {size}")
    return Library(functions, Path(llama_cpp.__file__).parent / "lib")


class Library:
    """The loaded library with its log in Python's hands and its backends initialised."""

    def __init__(self, functions: ModuleType, folder: Path) -> None:
        self.c = functions
        """The ctypes functions, structs and constants, by their C names."""
        self.folder = folder
        self._errors: deque[str] = deque(maxlen=8)
        self._log_callback = functions.llama_log_callback(self._on_log)
        functions.llama_log_set(self._log_callback, None)
        self._load_backends()
        functions.llama_backend_init()
        self.abort_callback = _abort_callback(functions)
        self._last_words: object = None

    def when_dying(self, tell: Callable[[str], None]) -> None:
        """Hand `tell` the message when ggml is about to abort the process, instead of stderr.

        It runs on the thread that fails, which then ends the process; it must not call the library.
        """
        kind = ctypes.CFUNCTYPE(None, ctypes.c_char_p)

        def on_abort(message: bytes) -> None:
            tell(message.decode("utf-8", "replace"))

        callback = kind(on_abort)
        self.ggml("ggml_set_abort_callback", ctypes.c_void_p, kind)(callback)
        self._last_words = callback  # the one before is given up only now

    def take_errors(self) -> str:
        """The last error lines, forgotten here: the only place where a failure says why."""
        lines = "; ".join(self._errors)
        self._errors.clear()
        return lines

    def ggml(self, name: str, restype: object, *argtypes: object) -> Callable[..., object]:
        """A ggml function that the bindings leave out, with its prototype.

        On Linux llama.cpp's own handle finds it. Loading ggml by itself would bring a second
        registry of devices.
        """
        for handle in self._handles():
            try:
                function = getattr(handle, name)
            except AttributeError:
                continue
            function.restype = restype
            function.argtypes = argtypes
            return function  # type: ignore[no-any-return]  # ctypes does not type its symbols
        raise NativeLibraryUnusable(f"no symbol {name}")

    def _handles(self) -> list[ctypes.CDLL]:
        if sys.platform == "win32":
            return [ctypes.CDLL(str(self.folder / f"{n}.dll")) for n in ("ggml", "ggml-base")]
        else:  # noqa: RET505 - mypy checks one branch a platform
            return [self.c._lib]  # noqa: SLF001 - the bindings keep their handle here

    def _load_backends(self) -> None:
        """Load backends built as modules, from our own folder and from nowhere else.

        The library's default search includes the working directory, where anybody may have put
        a file of the right name.
        """
        count = self.ggml("ggml_backend_dev_count", ctypes.c_size_t)
        if count() == 0:
            load = self.ggml("ggml_backend_load_all_from_path", None, ctypes.c_char_p)
            load(os.fsencode(self.folder))
        if count() == 0:
            raise NativeLibraryUnusable("llama.cpp has no backend, not even for the CPU")

    def _on_log(self, level: int, text: bytes, _data: object) -> None:
        if level not in (_LOG_WARN, _LOG_ERROR):
            return
        line = text.decode("utf-8", "replace").strip()
        if level == _LOG_ERROR and line:
            self._errors.append(line)
        log.debug("llama.cpp: %s", line)


def _abort_callback(functions: ModuleType) -> object:
    """strlen, as the callback that says whether to stop: its data is a string, empty or not.

    It runs hundreds of times a token on a native thread; a Python function would have to take
    the GIL for each.
    """
    libc = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
    return ctypes.cast(libc.strlen, functions.ggml_abort_callback)


@dataclass(frozen=True, slots=True)
class Device:
    """A device that llama.cpp can compute on."""

    name: str
    description: str
    is_gpu: bool
    shares_ram: bool
    free_bytes: int
    total_bytes: int


def devices() -> tuple[Device, ...]:
    """All devices, with the memory that is free on each at this moment."""
    lib = library()
    handle = ctypes.c_void_p
    count = lib.ggml("ggml_backend_dev_count", ctypes.c_size_t)
    get = lib.ggml("ggml_backend_dev_get", handle, ctypes.c_size_t)
    name = lib.ggml("ggml_backend_dev_name", ctypes.c_char_p, handle)
    description = lib.ggml("ggml_backend_dev_description", ctypes.c_char_p, handle)
    kind = lib.ggml("ggml_backend_dev_type", ctypes.c_int, handle)
    size = ctypes.POINTER(ctypes.c_size_t)
    memory = lib.ggml("ggml_backend_dev_memory", None, handle, size, size)

    def device(index: int) -> Device:
        dev = get(index)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        memory(dev, ctypes.byref(free), ctypes.byref(total))
        return Device(
            name=_text(name(dev)),
            description=_text(description(dev)),
            is_gpu=kind(dev) in (_DEVICE_GPU, _DEVICE_INTEGRATED_GPU),
            shares_ram=kind(dev) != _DEVICE_GPU,
            free_bytes=free.value,
            total_bytes=total.value,
        )

    number = count()
    assert isinstance(number, int)  # noqa: S101 - tells mypy what c_size_t returns
    return tuple(device(index) for index in range(number))


def gpus() -> tuple[Gpu, ...]:
    """The GPUs as llama.cpp counts them: without the integrated ones where there are others."""
    every = tuple(device for device in devices() if device.is_gpu)
    found = tuple(device for device in every if not device.shares_ram) or every
    driver, speeds = (driver_version(), card_speeds()) if found else ("", {})
    return tuple(
        Gpu(
            name=d.description,
            total_bytes=d.total_bytes,
            free_bytes=d.free_bytes,
            driver=driver,
            shares_ram=d.shares_ram,
            bytes_per_second=speeds.get(d.description, 0),
        )
        for d in found
    )


def has_gpu_part() -> bool:
    """Whether this build of llama.cpp can compute on graphics cards, were there one."""
    lib = library()
    if any(
        (lib.folder / f"{p}ggml-cuda{s}").exists() for p in ("", "lib") for s in (".dll", ".so")
    ):
        return True
    count = lib.ggml("ggml_backend_reg_count", ctypes.c_size_t)()
    get = lib.ggml("ggml_backend_reg_get", ctypes.c_void_p, ctypes.c_size_t)
    name = lib.ggml("ggml_backend_reg_name", ctypes.c_char_p, ctypes.c_void_p)
    assert isinstance(count, int)  # noqa: S101 - tells mypy what c_size_t returns
    return any(_text(name(get(index))) in _GPU_PARTS for index in range(count))


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""
