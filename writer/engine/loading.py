"""From a model file to a running engine: check, plan, load; the same for window and terminal."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator
from pathlib import Path

from writer.core.errors import DecodeFailed, InternalError, LoadFailed, NotTriedAgain
from writer.core.jobs import CancelToken, Progress
from writer.core.paths import Paths
from writer.engine.api import Chunk, Engine, Message, Prompt, Role, Sampling
from writer.engine.guard import Deed
from writer.engine.machine import Machine
from writer.engine.planner import LoadPlan
from writer.engine.prospect import Prospect, after_failures, here
from writer.engine.self_test import Outcome, command_for, run_child

log = logging.getLogger(__name__)

_WORDS = "Good morning. "
_TRIAL_REPEATS, _TRIAL_TOKENS = 150, 16
"""A prompt of more than one batch, and an answer of some steps; it needs 1,024 tokens at most."""
_TRIAL_WINDOW = 1024


def open_engine(
    path: Path,
    token: CancelToken,
    *,
    paths: Paths,
    leave_core_for_window: bool,
    threads: int = 0,
    safe_mode: bool = False,
) -> Iterator[Progress | Engine]:
    """Yield Progress while `path` is loaded and then the engine, which the caller closes.

    `paths`: what was learnt of model and machine is kept in the user's cache folder, and a
    breadcrumb lies in the state folder while native code may die. `safe_mode`: keep off the
    graphics card, as is done by itself after a crash.
    Raises ModelError, NativeLibraryUnusable or Cancelled. Belongs to one thread, as the engine.
    """
    prospect = Prospect.of(
        path, paths, leave_core_for_window=leave_core_for_window, threads=threads
    )
    token.raise_if_cancelled()
    _heed_crash(prospect)
    plans = prospect.plans(safe_mode=safe_mode)
    if plans[0].gpu_layers and not prospect.experience.is_tested:
        yield from _first_contact(prospect, plans[0].device, token)
        plans = prospect.plans(safe_mode=safe_mode)
    yield (yield from _first_that_loads(prospect, plans, token, paths.cache))


def plan_for(
    path: Path, *, paths: Paths, leave_core_for_window: bool, threads: int = 0
) -> LoadPlan:
    """How `path` would be loaded now, for all that is known; raises as `open_engine` does."""
    prospect = Prospect.of(
        path, paths, leave_core_for_window=leave_core_for_window, threads=threads
    )
    return prospect.plans()[0]


def try_out(path: Path, token: CancelToken, *, paths: Paths) -> Iterator[Progress | LoadPlan]:
    """Load `path` and let it read, write and time itself: Progress, then the plan that worked.

    This is the child's part of the self-test. It leaves no breadcrumb, for its parent watches; a
    success is remembered.
    """
    prospect = Prospect.of(path, paths, leave_core_for_window=False, threads=0)
    on_card = [rung for rung in prospect.rungs if rung.gpu_layers]
    for plan in on_card or prospect.rungs:
        try:
            engine = yield from _loaded(plan, token, paths.cache)
        except LoadFailed as error:
            log.info("%s: %s", plan.layout, error)
            continue
        try:
            yield from _use(engine, token)
        finally:
            engine.close()
        if plan.gpu_layers:
            prospect.history.passed(prospect.key)
        yield plan
        return
    raise LoadFailed(path, "no layout loads")


def step_down(path: Path, layout: str, *, paths: Paths) -> None:
    """From now on load `path` without this layout, which writes far slower than it should."""
    prospect = Prospect.of(path, paths, leave_core_for_window=True, threads=0)
    if prospect.key:
        log.info("too slow: %s", layout)
        prospect.history.was_too_slow(prospect.key, layout)


def trust_again(path: Path, *, paths: Paths) -> None:
    """Forget how the last run ended, and what was learnt of `path` on the card: try all of it."""
    prospect = Prospect.of(path, paths, leave_core_for_window=True, threads=0)
    prospect.guard.clear()
    if prospect.key:
        prospect.history.forget(prospect.key)


def machine() -> Machine:
    """This machine with the GPUs that llama.cpp sees; loads the native library."""
    from writer.engine.llama.native import gpus, has_gpu_part

    return here(gpus(), has_part=has_gpu_part())


def backends() -> tuple[str, ...]:
    """What llama.cpp can compute on, in its own words; loads the native library."""
    from writer.engine.llama.native import devices

    return tuple(f"{device.name} ({device.description})" for device in devices())


def _heed_crash(prospect: Prospect) -> None:
    """Doubt the card on which Writer ended; do not die twice in a row where it helps nothing."""
    crash = prospect.crash
    if crash is None:
        return
    log.info("%s", crash.summary)
    if prospect.key:
        prospect.history.must_be_tested_again(prospect.key)
    is_same = crash.in_safe_mode and crash.model == str(prospect.path)
    if is_same or all(rung.gpu_layers for rung in prospect.rungs):
        prospect.guard.clear()  # whoever asks once more is heard
        raise NotTriedAgain(prospect.path, crash.summary)


def _first_contact(prospect: Prospect, device: str, token: CancelToken) -> Iterator[Progress]:
    """Have a child try the card, and remember how that went."""
    outcome = Outcome("", "it did not start")
    try:
        for value in run_child(command_for(prospect.path), token):
            if isinstance(value, Progress):
                yield value
            else:
                outcome = value
    except OSError as error:
        outcome = Outcome("", str(error))
    failure = outcome.failure
    if not failure and outcome.device != device:
        failure = f"it ran on {outcome.device}, not on {device}"
    if failure:
        log.info("the self-test on %s failed: %s", device, failure)
        prospect.history.did_not_pass(prospect.key, failure)
    else:
        prospect.history.passed(prospect.key)


def _first_that_loads(
    prospect: Prospect, plans: tuple[LoadPlan, ...], token: CancelToken, cache: Path
) -> Generator[Progress, None, Engine]:
    """Climb down until a plan loads. What failed on a card is remembered then.

    Where everything fails the file is to blame, or something that passes: nothing is remembered.
    """
    failed: list[LoadPlan] = []
    last: LoadFailed | None = None
    for plan in plans:
        told = after_failures(plan, failed)
        try:
            engine = yield from _guarded(prospect, told, token, cache)
        except LoadFailed as error:
            log.info("%s did not load: %s", plan.layout, error)
            failed.append(plan)
            last = error
            continue
        on_card = [plan.layout for plan in failed if plan.gpu_layers]
        if on_card:
            prospect.history.did_not_load(prospect.key, on_card)
        prospect.guard.clear()
        return engine
    raise last or InternalError("a ladder without rungs")


def _guarded(
    prospect: Prospect, plan: LoadPlan, token: CancelToken, cache: Path
) -> Generator[Progress, None, Engine]:
    """Load, and write one token, with a breadcrumb lying all the while."""
    from writer.engine.llama.native import library

    guard, in_safe_mode = prospect.guard, prospect.crash is not None
    library().when_dying(guard.note_last_words)
    with guard.watching(Deed.LOADING, plan.path, plan.device, safe_mode=in_safe_mode):
        engine = yield from _loaded(plan, token, cache)
    try:
        with guard.watching(Deed.FIRST_DECODE, plan.path, plan.device, safe_mode=in_safe_mode):
            for _ in engine.generate(_prompt(repeats=1, max_tokens=1), token):
                pass
    except DecodeFailed as error:
        engine.close()
        raise LoadFailed(plan.path, str(error)) from error
    except BaseException:
        engine.close()
        raise
    return engine


def _loaded(plan: LoadPlan, token: CancelToken, cache: Path) -> Generator[Progress, None, Engine]:
    # llama.cpp takes its time to load, and whoever only imports this module needs none of it.
    from writer.engine.llama.engine import load

    for value in load(plan, token, cache=cache):
        if not isinstance(value, Progress):
            return value
        yield value
    raise InternalError("loading gave no engine")


def _use(engine: Engine, token: CancelToken) -> Iterator[Progress]:
    """Let the engine do all that it will: read more than one batch, write, and time batches."""
    repeats = _TRIAL_REPEATS if engine.description.window_tokens >= _TRIAL_WINDOW else 1
    for value in engine.generate(_prompt(repeats, _TRIAL_TOKENS), token):
        if not isinstance(value, Chunk):
            yield value
    yield from engine.calibrate(token)


def _prompt(repeats: int, max_tokens: int) -> Prompt:
    message = Message(Role.USER, (_WORDS * repeats,))
    return Prompt((message,), max_tokens, Sampling(temperature=0))
