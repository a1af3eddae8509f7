"""``--selftest-gpu``: the child that tries a model on the graphics card before the editor does."""

from __future__ import annotations

import argparse

from writer.cli.exits import Exit
from writer.cli.services import Services
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.self_test import PASSED


def run_selftest(parsed: argparse.Namespace, services: Services) -> Exit:
    """Say how far it is, a line each time, and at last on what the model ran."""
    for value in services.try_out(parsed.selftest_gpu, CancelToken()):
        if not isinstance(value, Progress):
            services.deliver(f"{PASSED}{value.device}\n")
        elif value.stage is Stage.LOADING:
            services.deliver(f"{value.done}/{value.total}\n")
        else:
            services.deliver(".\n")  # a sign of life
    return Exit.DONE
