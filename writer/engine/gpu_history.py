"""What is known of a model on a graphics card: whether it works there, and what failed to load.

Kept in one JSON file of the user's cache folder. A new card, driver, build or model file starts
with nothing known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from writer.engine.machine import Gpu
from writer.engine.memory import JsonMemory

ENTRIES_MAX = 32
"""Models on cards that are remembered; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What is known of one model on one card."""

    is_tested: bool = False
    """Whether the self-test has been run."""
    failure: str = ""
    """Why the self-test failed; empty when it passed."""
    failed_layouts: tuple[str, ...] = ()
    """`LoadPlan.layout` of what would not load though something lower on the ladder did."""
    slow_layouts: tuple[str, ...] = ()
    """`LoadPlan.layout` of what the person gave up because it was far too slow."""


def meeting_key(gpu: Gpu, build: str, model: Path) -> str:
    """What stands for this card with its driver, this build of llama.cpp and this model file.

    Raises OSError when the file is gone.
    """
    status = model.stat()
    parts = (gpu.name, gpu.total_bytes, gpu.driver, build)
    file = (model.absolute(), status.st_size, status.st_mtime_ns)
    return sha256("|".join(map(str, (*parts, *file))).encode("utf-8", "replace")).hexdigest()


class GpuHistory:
    """Reads and writes the experiences."""

    def __init__(self, memory: Path) -> None:
        self._memory = JsonMemory(memory, ENTRIES_MAX)

    def of(self, key: str) -> Experience:
        """What is known; nothing where nothing is."""
        return _experience(self._memory.read().get(key))

    def passed(self, key: str) -> None:
        """The self-test has run to its end."""
        self._keep(key, replace(self.of(key), is_tested=True, failure=""))

    def did_not_pass(self, key: str, failure: str) -> None:
        """The self-test died, fell silent, or said that it failed."""
        self._keep(key, replace(self.of(key), is_tested=True, failure=failure))

    def must_be_tested_again(self, key: str) -> None:
        """Writer ended while it used the card: what the self-test said holds no more."""
        self._keep(key, replace(self.of(key), is_tested=False, failure=""))

    def did_not_load(self, key: str, layouts: Iterable[str]) -> None:
        """Remember layouts that failed."""
        known = self.of(key)
        failed = dict.fromkeys((*known.failed_layouts, *layouts))
        self._keep(key, replace(known, failed_layouts=tuple(failed)))

    def was_too_slow(self, key: str, layout: str) -> None:
        """Remember a layout that loaded, and then wrote far slower than it should."""
        known = self.of(key)
        slow = dict.fromkeys((*known.slow_layouts, layout))
        self._keep(key, replace(known, slow_layouts=tuple(slow)))

    def forget(self, key: str) -> None:
        """Know nothing any more: all is tried again."""
        self._keep(key, Experience())

    def _keep(self, key: str, experience: Experience) -> None:
        self._memory.keep(key, asdict(experience))


def _experience(stored: object) -> Experience:
    if not isinstance(stored, dict):
        return Experience()
    failure = stored.get("failure")
    return Experience(
        is_tested=stored.get("is_tested") is True,
        failure=failure if isinstance(failure, str) else "",
        failed_layouts=_texts(stored.get("failed_layouts")),
        slow_layouts=_texts(stored.get("slow_layouts")),
    )


def _texts(stored: object) -> tuple[str, ...]:
    return tuple(map(str, stored)) if isinstance(stored, list) else ()
