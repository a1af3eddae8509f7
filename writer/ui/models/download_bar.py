"""The slim bar that tells how a download stands, above the text that is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from writer.ui.models.downloading import Delivery, Downloading, Step
from writer.ui.models.look import progress_style
from writer.ui.models.words import transfer_words
from writer.ui.phrases import size
from writer.ui.sentences import error_sentence
from writer.ui.theme import Colours
from writer.ui.time_left import TimeLeft

tr: Callable[[str], str] = partial(QCoreApplication.translate, "")


class DownloadBar(QFrame):
    """Shown as long as there is a download; it never takes the focus by itself.

    Signals:
        use_requested: the file that arrived shall be used.
    """

    use_requested = Signal()

    def __init__(self, downloading: Downloading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("download_bar")
        self._downloading = downloading
        self._time_left = TimeLeft(self)
        self._label, self._bar = QLabel(), QProgressBar()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 4)
        self.pause, self.resume, self.use, self.drop = (
            self._button(name, slot)
            for name, slot in (
                ("pause", downloading.pause),
                ("resume", downloading.resume),
                ("use", self.use_requested.emit),
                ("drop", downloading.drop),
            )
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        for widget in (self._bar, self._label, self.pause, self.resume, self.use, self.drop):
            layout.addWidget(widget)
        layout.setStretchFactor(self._label, 1)
        downloading.changed.connect(self._show)
        self._show()

    @property
    def text(self) -> str:
        """What is told; empty when there is no download."""
        return "" if self.isHidden() else self._label.text()

    def set_colours(self, colours: Colours) -> None:
        """Be seen, in light and in dark."""
        p = colours.palette
        self.setStyleSheet(
            f"#download_bar {{ background: {p['passage_back']};"
            f" border-bottom: 1px solid {p['accent']}; }}"
            f"#download_bar QLabel {{ color: {p['text']}; }}"
            f"{progress_style(colours)}"
            f"QPushButton {{ color: {p['text']}; background: transparent;"
            f" border: 1px solid {p['accent']}; border-radius: 5px; padding: 4px 12px; }}"
            f"QPushButton:hover, QPushButton:focus {{ background: {p['pressed']}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        delivery = self._downloading.delivery
        self.setVisible(delivery is not None)
        if delivery is None:
            return
        self._label.setText(self._sentence(delivery))
        self._bar.setValue(delivery.percent)
        self._bar.setVisible(delivery.step in (Step.RUNNING, Step.PAUSED))
        self.setAccessibleName(self._label.text())
        is_waiting = delivery.step in (Step.PAUSED, Step.FAILED)
        self.pause.setVisible(delivery.step is Step.RUNNING)
        self.resume.setVisible(is_waiting)
        self.use.setVisible(delivery.step is Step.DONE)
        self.drop.setVisible(delivery.step is not Step.RUNNING)
        self.pause.setText(self.tr("Pause"))
        is_failed = delivery.step is Step.FAILED
        self.resume.setText(self.tr("Try again") if is_failed else self.tr("Resume"))
        self.use.setText(self.tr("Use it now"))
        is_done = delivery.step is Step.DONE
        self.drop.setText(self.tr("Close") if is_done else self.tr("Discard"))

    def _sentence(self, delivery: Delivery) -> str:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        name = delivery.entry.name_in(chinese=is_chinese)
        match delivery.step:
            case Step.DONE:
                return self.tr("{name} has been downloaded and checked.").format(name=name)
            case Step.FAILED if delivery.error is not None:
                return error_sentence(delivery.error, tr)
            case Step.RUNNING:
                return self._running(delivery, name)
        text = self.tr("The download of {name} is paused at {done} of {total}.")
        total = size(delivery.entry.size_bytes)
        return text.format(name=name, done=size(delivery.done_bytes), total=total)

    def _running(self, delivery: Delivery, name: str) -> str:
        transfer = delivery.transfer
        if transfer is None:
            return self.tr("{name}: starting…").format(name=name)
        words = transfer_words(transfer, self._downloading.site_label(), tr)
        left = self._time_left.words(transfer.seconds_left)
        return "  ·  ".join(filter(None, (name, words, left)))

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"download_{name}")
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
