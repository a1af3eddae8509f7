"""Chooses the verb, and turns every end of it into a sentence and an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from writer.cli.console import Console
from writer.cli.exits import Exit, Interrupted, OutputLost, UsageError
from writer.cli.parser import parse
from writer.cli.services import Services, forget
from writer.core.errors import Cancelled, NoModel, UnknownTask, WriterError
from writer.engine.self_test import SELFTEST

Verb = Callable[[argparse.Namespace, Services], Exit]


def main(arguments: Sequence[str] | None = None, services: Services | None = None) -> int:
    """Run the command line and return its exit code. Wrong flags exit as argparse does."""
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    if not parsed.verb:
        return _open_window(parsed)
    services = services or Services.of_this_process()
    try:
        return _verb(parsed.verb)(parsed, services)
    except BrokenPipeError:
        forget(services.stdout)
        return Exit.FAILED
    except OutputLost as lost:
        Console(services.stderr).say(f"standard output cannot be written ({lost}).")
        return Exit.FAILED
    except (Interrupted, KeyboardInterrupt) as end:
        return _interrupted(end, services)
    except (UsageError, WriterError) as error:
        return _failed(error, services)


def _verb(name: str) -> Verb:
    """What does the work of a verb; only its own modules are imported."""
    match name:
        case "export":
            from writer.cli.export import run_export

            return run_export
        case "convert":
            from writer.cli.convert import run_convert

            return run_convert
        case "models":
            from writer.cli.models import run_models

            return run_models
        case "doctor":
            from writer.cli.doctor import run_doctor

            return run_doctor
        case "bench":
            from writer.cli.bench import run_bench

            return run_bench
        case "evaluate":
            from writer.cli.evaluate import run_evaluate

            return run_evaluate
        case value if value == SELFTEST:
            from writer.cli.selftest import run_selftest

            return run_selftest
        case _:
            from writer.cli.tasks import run_task

            return run_task


def _open_window(parsed: argparse.Namespace) -> int:
    from writer.app import main as open_window  # Qt is loaded for the window only

    return open_window(parsed.files, model=parsed.model)


def _failed(error: UsageError | WriterError, services: Services) -> Exit:
    console = Console(services.stderr)
    if isinstance(error, UsageError):
        console.say(f"{error}. See writer --help.")
        return Exit.USAGE
    console.error(error)
    if isinstance(error, NoModel):
        console.say(
            "Name a model file with --model FILE, or make one the default: writer models add FILE. "
            "To see which are on this machine: writer models find; to fetch one: writer models "
            "download qwen3-8b."
        )
    return Exit.USAGE if isinstance(error, UnknownTask) else Exit.FAILED


def _interrupted(end: BaseException, services: Services) -> Exit:
    """Say so; a job that hangs in native code is left behind together with the process."""
    Console(services.stderr).error(Cancelled())
    if isinstance(end, Interrupted) and end.is_hanging:
        services.leave(Exit.INTERRUPTED)
    return Exit.INTERRUPTED
