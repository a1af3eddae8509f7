"""The window of the models: what is here, what can be had, how each would run, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.core.download_errors import NotPublished
from writer.core.errors import WriterError
from writer.core.jobs import Progress
from writer.engine.entry import Entry
from writer.engine.found import FoundModel, Verdict
from writer.engine.measured_pace import MeasuredPace
from writer.engine.newer import Changes
from writer.ui.machine.words import plan_sentences
from writer.ui.menus import offered
from writer.ui.models.deeds import ModelDeeds, Supply
from writer.ui.models.file_work import Checked
from writer.ui.models.list import ModelList
from writer.ui.models.look import button_style, progress_style
from writer.ui.models.plans import Plan
from writer.ui.models.words import work_words
from writer.ui.phrases import size
from writer.ui.room import Room, fit
from writer.ui.sentences import error_sentence
from writer.ui.theme import Colours

SIZE, SMALLEST = QSize(860, 560), QSize(480, 360)
LIMITS_KB = (0, 1000, 2000, 5000, 10_000)

tr: Callable[[str], str] = partial(QCoreApplication.translate, "")


class ModelsDialog(QDialog):
    """Not modal: one writes on while a file is fetched, read or moved."""

    def __init__(self, supply: Supply, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._supply = supply
        self.list = ModelList()
        self._deeds = ModelDeeds(supply, self.list, self)
        self._shown = supply.host.state.path, supply.host.state.status
        self.details, self.work = QLabel(), QLabel()
        self._bar, self._limit = QProgressBar(), QComboBox()
        self._limit_label = QLabel()
        self.buttons: dict[str, QPushButton] = {}
        self._limits = offered(LIMITS_KB, supply.given.preferences.settings.download_limit_kb)
        self._lay_out()
        self._connect_signals()
        self._retranslate()
        self.set_colours(supply.given.appearance.colours)

    @Slot(object)
    def set_colours(self, colours: Colours) -> None:
        """Look as the first page does."""
        self.setStyleSheet(button_style(colours) + progress_style(colours))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """Close; what is being read or moved is stopped, a download goes on."""
        self._supply.work.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        for label in (self.details, self.work):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._upper(), 1)
        rows.addWidget(self.details)
        rows.addLayout(self._working())
        for ways in self._ways():
            rows.addLayout(self._row(ways))
        layout = QVBoxLayout(self)
        layout.addWidget(Room(content), 1)
        layout.addLayout(self._lower())
        self.setMinimumSize(SMALLEST)
        fit(self, SIZE)

    def _upper(self) -> QHBoxLayout:
        """The list, and what can be done with the model that is selected in it."""
        column = QVBoxLayout()
        for name, slot in self._actions():
            column.addWidget(self._button(name, slot))
        column.addStretch(1)
        upper = QHBoxLayout()
        upper.addWidget(self.list, 1)
        upper.addLayout(column)
        return upper

    def _working(self) -> QHBoxLayout:
        """How far it is with what takes its time."""
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 4)
        working = QHBoxLayout()
        working.addWidget(self._bar)
        working.addWidget(self.work, 1)
        working.addWidget(self._button("cancel", self._supply.work.cancel))
        return working

    def _lower(self) -> QHBoxLayout:
        self._limit_label.setBuddy(self._limit)
        lower = QHBoxLayout()
        lower.addWidget(self._limit_label)
        lower.addWidget(self._limit)
        lower.addStretch(1)
        lower.addWidget(self._button("close", self.reject))
        return lower

    def _row(self, buttons: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, slot in buttons:
            row.addWidget(self._button(name, slot))
        row.addStretch(1)
        return row

    def _actions(self) -> Sequence[tuple[str, Callable[[], object]]]:
        """What can be done with the model that is selected."""
        return (
            ("use", self._deeds.use),
            ("download", self._deeds.download),
            ("check", self._deeds.check),
            ("move", self._deeds.move),
            ("remove", self._deeds.remove),
            ("show", self._deeds.show_in_folder),
        )

    def _ways(self) -> Sequence[Sequence[tuple[str, Callable[[], object]]]]:
        """The ways to more models, in rows that are not wide."""
        supply, deeds = self._supply, self._deeds
        return (
            (("file", deeds.choose_file), ("folder", deeds.add_folder)),
            (
                ("stick", supply.open_stick),
                ("search", supply.library.search),
                ("newer", deeds.compare),
            ),
        )

    def _connect_signals(self) -> None:
        supply, work = self._supply, self._supply.work
        supply.given.appearance.changed.connect(self.set_colours)
        supply.library.changed.connect(self._show_library)
        supply.library.searched.connect(self._show_library)
        supply.host.state_changed.connect(self._show_model)
        supply.downloading.changed.connect(self._show_buttons)
        supply.plans.found.connect(self._show_plan)
        self._deeds.began.connect(self._on_began)
        work.progressed.connect(self._show_progress)
        work.checked.connect(self._on_checked)
        work.compared.connect(self._on_compared)
        work.failed.connect(self._on_failed)
        work.ended.connect(self._on_ended)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.list.itemActivated.connect(self._deeds.use)
        self._limit.activated.connect(self._choose_limit)

    # What is shown

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Models"))
        self.list.setAccessibleName(self.tr("Models"))
        for name, text in self._names().items():
            self.buttons[name].setText(text)
        self._limit_label.setText(self.tr("Download speed limit"))
        self._limit.clear()
        for limit in self._limits:
            speed = self.tr("{size} a second").format(size=size(limit * 1000))
            self._limit.addItem(speed if limit else self.tr("No limit"))
        limit = self._supply.given.preferences.settings.download_limit_kb
        self._limit.setCurrentIndex(self._limits.index(limit) if limit in self._limits else 0)
        self._tell("")
        self._show_library()

    def _names(self) -> dict[str, str]:
        return {
            "use": self.tr("Use it"),
            "download": self.tr("Download"),
            "check": self.tr("Check"),
            "move": self.tr("Move…"),
            "remove": self.tr("Remove…"),
            "show": self.tr("Show in folder"),
            "cancel": self.tr("Stop"),
            "file": self.tr("Choose a model file…"),
            "folder": self.tr("Add a folder to look in…"),
            "stick": self.tr("From a USB stick…"),
            "search": self.tr("Look again"),
            "newer": self.tr("Look for newer versions"),
            "close": self.tr("Close"),
        }

    @Slot()
    def _show_library(self) -> None:
        self.list.show_library(self._supply.library, self._supply.host.state.path)
        self._on_selected()

    @Slot()
    def _show_model(self) -> None:
        """Another model, or it stands differently; not each percent that is loaded."""
        state = self._supply.host.state
        if self._shown != (state.path, state.status):
            self._shown = state.path, state.status
            self._show_library()

    @Slot()
    def _on_selected(self) -> None:
        row = self.list.selected
        self._show_buttons()
        if isinstance(row, FoundModel):
            self.details.setText(self._about(row))
            self._supply.plans.ask(row.path)
        elif row is not None:
            self.details.setText(self._about_entry(row))

    def _about(self, model: FoundModel) -> str:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        entry = model.entry if model.verdict is not Verdict.WRONG else None
        purpose = entry.purpose_in(chinese=is_chinese) if entry else ""
        return "\n".join(filter(None, (str(model.path), purpose)))

    def _about_entry(self, entry: Entry) -> str:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        outlook = self._supply.library.outlook
        placement = outlook.placements.get(entry.id) if outlook else None
        plan = plan_sentences(placement, tr) if placement else ""
        if outlook is not None and placement is None:
            plan = self.tr("This computer has too little memory for it.")
        return "\n".join(filter(None, (entry.purpose_in(chinese=is_chinese), plan)))

    @Slot(object)
    def _show_plan(self, plan: Plan) -> None:
        row = self.list.selected
        if not isinstance(row, FoundModel) or row.path != plan.path:
            return
        words = error_sentence(plan.error, tr) if plan.error else self._plan_words(plan)
        self.details.setText("\n".join(filter(None, (self._about(row), words))))

    def _plan_words(self, plan: Plan) -> str:
        if plan.placement is None:
            return ""
        measured = MeasuredPace(self._supply.given.paths.measured_pace)
        return plan_sentences(plan.placement, tr, measured.of(plan.path, plan.placement))

    @Slot()
    def _show_buttons(self) -> None:
        row, supply = self.list.selected, self._supply
        model = row if isinstance(row, FoundModel) else None
        is_free = not supply.work.is_busy
        is_used = model is not None and model.path == supply.host.state.path
        is_movable = model is not None and model.origin.is_ours
        for name, is_possible in (
            ("use", model is not None and not is_used),
            ("download", isinstance(row, Entry) and not supply.downloading.is_running),
            ("check", is_free and model is not None and model.verdict is Verdict.UNCHECKED),
            ("move", is_free and is_movable),
            ("remove", is_free and model is not None),
            ("show", model is not None),
            ("stick", is_free),
            ("newer", is_free and bool(supply.library.catalogue.published)),
        ):
            self.buttons[name].setEnabled(is_possible)
        is_own = model is None or self._deeds.is_own(model)
        words = self.tr("Remove…") if is_own else self.tr("Stop listing it")
        self.buttons["remove"].setText(words)
        is_published = bool(supply.library.catalogue.published)
        why = "" if is_published else error_sentence(NotPublished(), tr)
        self.buttons["newer"].setToolTip(why)
        is_running = supply.downloading.is_running and isinstance(row, Entry)
        wait = self.tr("One download at a time: another one is running.") if is_running else ""
        self.buttons["download"].setToolTip(wait)

    # What came of it

    @Slot()
    def _on_began(self) -> None:
        self._tell(self.tr("One moment…"))
        self._show_buttons()

    @Slot(int)
    def _choose_limit(self, index: int) -> None:
        self._supply.given.preferences.set(download_limit_kb=self._limits[index])

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        self._tell(work_words(progress, tr), progress.percent)
        self._show_buttons()

    @Slot(object)
    def _on_checked(self, checked: Checked) -> None:
        self._supply.library.replace(checked.before, checked.after)

    @Slot(object)
    def _on_compared(self, changes: Changes) -> None:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        if changes.is_empty:
            self._tell(self.tr("There is nothing newer."))
            return
        names = [e.name_in(chinese=is_chinese) for e in (*changes.new, *changes.changed)]
        gone = [e.name_in(chinese=is_chinese) for e in changes.gone]
        parts = []
        if names:
            text = self.tr("New, with the next version of Writer: {names}.")
            parts.append(text.format(names=self.tr(", ").join(names)))
        if gone:
            text = self.tr("No longer recommended: {names}.")
            parts.append(text.format(names=self.tr(", ").join(gone)))
        self._tell(" ".join(parts))

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        self._tell(error_sentence(error, tr))

    @Slot()
    def _on_ended(self) -> None:
        if not self._bar.isHidden():
            self._tell("")
        self._show_buttons()

    def _tell(self, words: str, percent: int | None = None) -> None:
        self.work.setText(words)
        self._bar.setVisible(percent is not None)
        self._bar.setValue(percent or 0)
        self.buttons["cancel"].setVisible(self._supply.work.is_busy)

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"models_{name}")
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        self.buttons[name] = button
        return button
