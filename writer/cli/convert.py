"""The verb that converts between simplified and traditional Chinese."""

from __future__ import annotations

import argparse

from writer.cli.document import open_document
from writer.cli.exits import Exit, UsageError
from writer.cli.services import Services
from writer.core.values import Span
from writer.text.conversion import TARGETS, converted


def run_convert(parsed: argparse.Namespace, services: Services) -> Exit:
    """Print FILE with its prose converted, or write it back in its own encoding."""
    if parsed.in_place and parsed.file in (None, "-"):
        raise UsageError("--in-place needs a FILE")
    document = open_document(parsed.file, services)
    new = converted(document.text, Span(0, len(document.text)), TARGETS[parsed.to])
    if parsed.in_place:
        document.write(new)
    else:
        services.deliver(new)
    return Exit.DONE
