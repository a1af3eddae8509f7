"""Prints documents, and shows beforehand how they will look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from writer.core.errors import Cancelled
from writer.core.jobs import CancelToken
from writer.text.export.manuscript import Manuscript
from writer.ui.runner import Runner

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Printing(QObject):
    """Asks for a printer, and prints on a thread of its own.

    Signals:
        told: this sentence is to be shown for a while.
        failed: printing ended with this WriterError.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = Runner(self)
        self._runner.failed.connect(self.failed)
        self._runner.finished.connect(self._tell_printed)
        self._previewed: Manuscript | None = None

    def ask_and_print(self, manuscript: Manuscript, window: QWidget) -> None:
        """Ask where to print, then print."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer = _printer()
        dialog = QPrintDialog(printer, window)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer, manuscript)

    def print_on(self, printer: QPrinter, manuscript: Manuscript) -> None:
        """Print, beside the window."""
        self.told.emit(self.tr("Printing…"))
        self._runner.start(lambda token: _print(printer, manuscript, token))

    def preview(self, manuscript: Manuscript, window: QWidget) -> None:
        """Show the pages; they can be printed from there."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        self._previewed = manuscript
        printer = _printer()  # which the dialog does not keep
        dialog = QPrintPreviewDialog(printer, window)
        dialog.setWindowTitle(self.tr("Print preview"))
        dialog.resize(window.size())
        dialog.paintRequested.connect(self._paint)
        dialog.exec()
        dialog.deleteLater()
        self._previewed = None

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    @Slot(object)
    def _paint(self, printer: QPrinter) -> None:
        from writer.ui.pdf import Paper

        if self._previewed is not None:
            printer.setFullPage(True)
            Paper(self._previewed, printer).paint()

    @Slot()
    def _tell_printed(self) -> None:
        self.told.emit(self.tr("Printed"))


def _printer() -> QPrinter:
    from PySide6.QtPrintSupport import QPrinter

    from writer.ui.pdf import set_up

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer)
    printer.setCreator("Writer")
    return printer


def _print(printer: QPrinter, manuscript: Manuscript, token: CancelToken) -> Iterator[None]:
    from writer.text.export.html import title_of
    from writer.ui.pdf import Paper

    printer.setDocName(title_of(manuscript))
    printer.setFullPage(True)
    try:
        Paper(manuscript, printer).paint(token.raise_if_cancelled)
    except Cancelled:
        printer.abort()
        raise
    yield None
