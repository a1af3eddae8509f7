"""The verb that makes another file of a document."""

from __future__ import annotations

import argparse
from pathlib import Path

from writer.cli.console import Console
from writer.cli.document import open_document
from writer.cli.exits import Exit, UsageError
from writer.cli.services import Services
from writer.core.atomic import write_bytes
from writer.text.export.manuscript import Exported, Form, Manuscript, Style
from writer.text.newlines import normalise

STDOUT = Path("-")


def run_export(parsed: argparse.Namespace, services: Services) -> Exit:
    """Write FILE in the form that was asked for, to OUT or beside it.

    The exit code is KEPT where pictures are missing from it.
    """
    form: Form = parsed.to
    style: Style = parsed.style
    if style is Style.OFFICIAL and form is not Form.DOCX:
        raise UsageError("--style official is for --to docx")
    document = open_document(parsed.file, services)
    path = document.file.path.absolute() if document.file else None
    target = _target(parsed.output, path, form)
    if target is not None and path is not None and target.absolute() == path:
        raise UsageError(f"{target} is the document itself; name another file with -o")
    text, _ = normalise(document.text)
    manuscript = Manuscript(text, path.parent if path else None, path.stem if path else "")
    made = _made(manuscript, form, style)
    if target is None:
        services.deliver_bytes(made.content)
    else:
        write_bytes(target, made.content)
    return _tell(made, services)


def _target(output: Path | None, path: Path | None, form: Form) -> Path | None:
    """The file to write; None for standard output."""
    if output == STDOUT or (output is None and path is None):
        return None
    return output if output is not None else path.with_suffix(f".{form}") if path else None


def _made(manuscript: Manuscript, form: Form, style: Style) -> Exported:
    from writer.ui.exporting_forms import exported

    if form is not Form.PDF:
        return exported(manuscript, form, style)
    from writer.ui.pdf import headless

    application = headless()  # kept while it is painted
    made = exported(manuscript, form, style)
    del application
    return made


def _tell(made: Exported, services: Services) -> Exit:
    for address in made.lost:
        Console(services.stderr).say(
            f"the picture {address} is not in it: it is not on this computer or cannot be read."
        )
    return Exit.KEPT if made.lost else Exit.DONE
