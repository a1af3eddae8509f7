"""The search in a folder: its pane, what finds and what replaces; few sessions need it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from writer.core.atomic import Noting
from writer.core.errors import WriterError
from writer.text.snapshots import Snapshots
from writer.ui import threads
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.folder.finding import FolderFinding
from writer.ui.folder.open_texts import OpenTexts
from writer.ui.folder.questions import FolderQuestions
from writer.ui.folder.replacing import FolderReplacing
from writer.ui.folder.search_pane import SearchPane
from writer.ui.sentences import error_sentence


class FolderSearch(QObject):
    """Assembles these parts for one editor.

    Signals:
        failed: this WriterError happened; every text is as it was.
    """

    failed = Signal(object)

    def __init__(
        self,
        editor: Editor,
        documents: Documents,
        texts: OpenTexts,
        snapshots: Snapshots,
        noting: Noting,
        questions: FolderQuestions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.pane = SearchPane()
        self.finding = FolderFinding(self.pane, editor, documents, texts, _sentence, self)
        self.replacing = FolderReplacing(
            self.pane, self.finding, texts, snapshots, noting, questions, _sentence, self
        )
        self.finding.failed.connect(self.failed)
        self.replacing.failed.connect(self.failed)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        threads.cancel_all((self.finding, self.replacing))

    def shut_down(self, timeout_ms: int) -> bool:
        """End the threads; False when that takes too long."""
        return threads.shut_down((self.finding, self.replacing), timeout_ms)


def _sentence(error: WriterError) -> str:
    return error_sentence(error, lambda text: QCoreApplication.translate("", text))
