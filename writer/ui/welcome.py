"""What a first start says where no model is there: write now, and the ways to get a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from writer.engine.entry import Entry
from writer.engine.foreseen import STARTER
from writer.engine.found import FoundModel
from writer.ui.machine.words import joined, machine_sentence, pace_sentence
from writer.ui.models.library import Library, Outlook
from writer.ui.models.look import button_style
from writer.ui.models.words import model_name, origin_words
from writer.ui.phrases import size
from writer.ui.theme import Colours

USUAL_BYTES_S = 12_500_000
"""100 Mbit/s, as most lines at home have at least."""
FOUND_SHOWN = 3
"""So many models that were found are listed; the others are in the dialog."""

tr: Callable[[str], str] = partial(QCoreApplication.translate, "")


class Welcome(QFrame):
    """A page above the editor, which can be used at once.

    Signals:
        choose_model_requested: the person has a model file.
        download_requested: this Entry shall be fetched.
        use_requested: this FoundModel shall be used where it lies.
        stick_requested: the file comes from another computer.
        others_requested: the person wants to see all models.
        dismissed: the person wants to write without a model.
    """

    choose_model_requested = Signal()
    download_requested = Signal(object)
    use_requested = Signal(object)
    stick_requested = Signal()
    others_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._library: Library | None = None
        self._recommended: Entry | None = None
        self._starter: Entry | None = None
        self._heading, self._text, self._machine = QLabel(), QLabel(), QLabel()
        self._heading.setObjectName("welcome_heading")
        for label in (self._heading, self._text, self._machine):
            label.setWordWrap(True)
        self._download = self._button("download", self._ask_for_download)
        self._choose = self._button("choose", self.choose_model_requested.emit)
        self._stick = self._button("stick", self.stick_requested.emit)
        self._try = self._button("try", self._ask_for_starter)
        self._others = self._button("others", self.others_requested.emit)
        self._later = self._button("later", self.dismissed.emit)
        self._found = QGridLayout()
        self._found_buttons: list[QPushButton] = []
        self._lay_out()
        self._retranslate()
        self.hide()

    def set_library(self, library: Library) -> None:
        """Show what is found there, as it is found."""
        self._library = library
        library.changed.connect(self._retranslate)

    def set_downloading(self, *, is_running: bool) -> None:
        """One download at a time: its own bar tells of it."""
        self._download.setEnabled(not is_running)
        self._try.setEnabled(not is_running)

    def set_colours(self, colours: Colours) -> None:
        """Stand out from the page a little."""
        p = colours.palette
        self.setStyleSheet(
            f"#welcome {{ background: {p['window']}; border-bottom: 1px solid {p['outline']}; }}"
            "#welcome_heading { font-size: 15pt; font-weight: 600; }"
            f"{button_style(colours)}"
            f"#welcome_main, #welcome_download {{ color: {p['bright']}; background: {p['accent']};"
            f" border-color: {p['accent']}; font-weight: 600; }}"
            "#welcome_main:focus, #welcome_download:focus"
            f" {{ border: 2px solid {p['ink']}; padding: 4px 11px; }}"
            "#welcome_download[is_second=true]"
            f" {{ color: {p['ink']}; background: {p['button']};"
            f" border: 1px solid {p['mid']}; font-weight: 400; }}"
            f"#welcome_download:disabled {{ color: {p['muted']}; background: {p['window']};"
            f" border: 1px solid {p['mid']}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep all lines whole."""
        super().resizeEvent(event)
        self._claim_height()

    def _claim_height(self) -> None:
        """In a low window the page is scrolled; without this its lines would be squeezed."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self._download, self._choose, self._stick)),
            (second, (self._try, self._others, self._later)),
        ):
            row.setSpacing(10)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        self._found.setHorizontalSpacing(12)
        self._found.setVerticalSpacing(6)
        self._found.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 16, 28, 16)
        layout.setSpacing(8)
        for label in (self._heading, self._text, self._machine):
            layout.addWidget(label)
        layout.addLayout(self._found)
        layout.addLayout(first)
        layout.addLayout(second)

    @Slot()
    def _retranslate(self) -> None:
        self._heading.setText(self.tr("There is no writing model yet, but you can start writing."))
        self._text.setText(
            self.tr(
                "Polish, expand and titles need a language model, a file that works on this"
                " computer only: nothing you write leaves it."
            )
        )
        library = self._library
        outlook = library.outlook if library else None
        entries = library.catalogue.entries if library else ()
        is_looking = library is not None and library.is_searching
        self._recommended = outlook.recommended if outlook else None
        if outlook is None and entries and not is_looking:
            self._recommended = entries[0]
        self._starter = next((entry for entry in entries if entry.id == STARTER), None)
        found = library.usable[:FOUND_SHOWN] if library else ()
        self._machine.setText(self._prospect(outlook))
        self._machine.setVisible(bool(self._machine.text()))
        self._show_found(found)
        self._name_buttons(found)
        self._claim_height()

    def _prospect(self, outlook: Outlook | None) -> str:
        """What this computer has, what it can run, and how that will feel."""
        if outlook is None:
            is_looking = self._library is not None and self._library.is_searching
            return self.tr("Looking at this computer…") if is_looking else ""
        here = self.tr("This computer: {facts}.").format(
            facts=machine_sentence(outlook.machine, tr)
        )
        entry = outlook.recommended
        if entry is None:
            lack = self.tr("Its memory is too small for the models that Writer knows.")
            return f"{here}\n{lack}"
        text = self.tr("It can run {name}. {purpose}").format(
            name=_name(entry), purpose=entry.purpose_in(chinese=_is_chinese())
        )
        placement = outlook.placements.get(entry.id)
        pace = pace_sentence(placement.pace, tr) if placement else ""
        return "\n".join(filter(None, (here, text, joined((pace, self._duration(entry)), tr))))

    def _duration(self, entry: Entry) -> str:
        """How long the download takes over a usual line."""
        text = self.tr("Downloading it takes about {minutes} min at 100 Mbit/s.")
        return text.format(minutes=ceil(entry.size_bytes / USUAL_BYTES_S / 60))

    def _show_found(self, found: Sequence[FoundModel]) -> None:
        """A row for each model that is here already, the best first."""
        while (item := self._found.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._found_buttons = []
        for row, model in enumerate(found):
            name = model_name(model, is_chinese=_is_chinese())
            is_best = row == 0 and _is_good(model)
            button = self._button("main" if is_best else "use", partial(self._use, model))
            button.setText(self.tr("Use {name}").format(name=name))
            where = QLabel(self._where(model))
            where.setToolTip(str(model.path))
            where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._found.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
            self._found.addWidget(where, row, 1)
            self._found_buttons.append(button)

    def _where(self, model: FoundModel) -> str:
        text = self.tr("{size}, already here: {origin}")
        if model.entry is not None and model.entry.id == STARTER:
            text = self.tr("{size}, already here: {origin}; of limited use")
        length, origin = size(model.header.size_bytes), origin_words(model.origin, tr)
        return text.format(size=length, origin=origin)

    def _name_buttons(self, found: Sequence[FoundModel]) -> None:
        entry, starter = self._recommended, self._starter
        here = {model.entry for model in found}
        self._download.setVisible(entry is not None and entry not in here)
        if entry is not None:
            text = self.tr("Download the recommended model ({name}, {size})")
            self._download.setText(text.format(name=_name(entry), size=size(entry.size_bytes)))
        self._download.setProperty("is_second", any(map(_is_good, found)))
        self._download.style().unpolish(self._download)
        self._download.style().polish(self._download)
        self._choose.setText(self.tr("Choose a model file…"))
        self._stick.setText(self.tr("From a USB stick…"))
        self._try.setVisible(starter is not None and starter is not entry and starter not in here)
        if starter is not None:
            text = self.tr("Try the starter model first ({size}, of limited use)")
            self._try.setText(text.format(size=size(starter.size_bytes)))
        self._others.setText(self.tr("All models…"))
        self._later.setText(self.tr("Write without one for now"))

    def _use(self, model: FoundModel) -> None:
        self.use_requested.emit(model)

    def _ask_for_download(self) -> None:
        self.download_requested.emit(self._recommended)

    def _ask_for_starter(self) -> None:
        self.download_requested.emit(self._starter)

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"welcome_{name}")
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button


def _is_good(model: FoundModel) -> bool:
    """Whether it is one that is recommended; whatever else is here may be anything."""
    return model.entry is not None and model.entry.id != STARTER


def _is_chinese() -> bool:
    return QLocale().language() is QLocale.Language.Chinese


def _name(entry: Entry) -> str:
    return entry.name_in(chinese=_is_chinese())
