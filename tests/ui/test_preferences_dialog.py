"""The preferences: every change holds at once, wherever it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from tests.ui.conftest import Desk
from writer.core.options import Level, TitleStyle
from writer.core.settings import InterfaceLanguage, Settings
from writer.ui.focus import Extent
from writer.ui.main_window import MainWindow
from writer.ui.page import DEFAULT_SIZE_PT
from writer.ui.preferences import Preferences
from writer.ui.preferring.dialog import PreferencesDialog
from writer.ui.preferring.row import SettingRow
from writer.ui.preferring.setting import ELSEWHERE, SETTINGS, PageName
from writer.ui.typefaces import Typeface


def opened(desk: Desk, window: MainWindow) -> PreferencesDialog:
    desk.press(window, "Ctrl+,")
    dialog = window.personal.preferring.dialog
    assert dialog is not None
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def settings(window: MainWindow) -> Settings:
    return window._given.preferences.settings


def row(dialog: PreferencesDialog, name: str) -> SettingRow:
    return next(each for each in dialog._rows if each.setting.name == name)


def shown(dialog: PreferencesDialog) -> set[str]:
    """The settings that can be seen."""
    return {each.setting.name for each in dialog._rows if each.isVisibleTo(dialog)}


CHANGES: dict[str, tuple[object, Callable[[MainWindow], object]]] = {
    "language": (InterfaceLanguage.CHINESE, lambda w: w.commands.polish.text() == "润色"),
    "autosave_s": (30, lambda w: w.keeping.autosave._timer.isActive()),
    "keeps_activity": (False, lambda w: not w._given.preferences.settings.keeps_activity),
    "font_family": (Typeface.SONG, lambda w: "Noto Serif CJK SC" in w.editor.font().families()),
    "font_size": (20, lambda w: w.editor.size_pt == 20),
    "line_characters": (40, lambda w: w.editor._line_characters == 40),
    "line_height": (2.3, lambda w: w.editor._line_height == 2.3),
    "indents_first_lines": (True, lambda w: w.editor._indents_first_lines),
    "checks_spelling": (False, lambda w: not w.commands.check_spelling.isChecked()),
    "is_focused": (True, lambda w: w.text_tools.focus._is_on),
    "focus": (Extent.PARAGRAPH, lambda w: w.text_tools.extents.value is Extent.PARAGRAPH),
    "is_typewriter": (True, lambda w: w.commands.typewriter.isChecked()),
    "theme": ("dark", lambda w: w._given.appearance.colours.id == "dark"),
    "level": (Level.LIGHT, lambda w: w.choices.options().level is Level.LIGHT),
    "ratio": (3.0, lambda w: w.choices.options().ratio == 3.0),
    "title_style": (TitleStyle.NEWS, lambda w: w.choices.options().style is TitleStyle.NEWS),
    "title_count": (9, lambda w: w.choices.options().count == 9),
    "checks_wording": (False, lambda w: not w.commands.check_wording.isChecked()),
    "threads": (2, lambda w: w.idle_work._wants_reload),
    "free_after_minutes": (5, lambda w: w.choices.free_after_minutes() == 5),
    "free_early_minutes": (5, lambda w: w.notices.free_early.value == 5),
    "keeps_lines": (False, lambda w: not w.commands.keep_lines.isChecked()),
    "daily_goal": (700, lambda w: "700" in w.sides.goal_label.text()),
    "reading_characters": (500, lambda w: w.counter._pace.reading_characters == 500),
    "reading_words": (300, lambda w: w.counter._pace.reading_words == 300),
    "speaking_characters": (180, lambda w: w.counter._pace.speaking_characters == 180),
    "speaking_words": (120, lambda w: w.counter._pace.speaking_words == 120),
}


def test_everything_that_is_stored_can_be_set() -> None:
    names = {setting.name for setting in SETTINGS}
    assert names | {"keys", *ELSEWHERE} == {field.name for field in fields(Settings)}
    assert set(CHANGES) | {"model"} == {setting.name for setting in SETTINGS}


def test_a_change_holds_at_once_and_can_be_taken_back(desk: Desk) -> None:
    window = desk.open("Text of one paragraph.\n")
    dialog = opened(desk, window)
    for name, (value, holds) in CHANGES.items():
        each = row(dialog, name)
        assert not holds(window), name
        assert not each.reset.isVisibleTo(each), name
        operate(each, value)
        assert getattr(settings(window), name) == value, name
        assert type(getattr(settings(window), name)) is type(value), name
        assert each.reset.isVisibleTo(each), name
        QApplication.processEvents()
        assert holds(window), name
        assert Preferences(desk.paths).settings == settings(window), name
        each.reset.click()
        QApplication.processEvents()
        assert settings(window) == Settings(), name
        assert name == "threads" or not holds(window), name
        assert not each.reset.isVisibleTo(each), name


def operate(each: SettingRow, value: object) -> None:
    """Set a value as a person does."""
    field = each.control.field
    if isinstance(field, QCheckBox):
        QTest.keyClick(field, Qt.Key.Key_Space)
    elif isinstance(field, QDoubleSpinBox):
        assert isinstance(value, int | float)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, f"{value:g}")
        QTest.keyClick(field, Qt.Key.Key_Return)
    else:
        assert isinstance(field, QComboBox)
        index = list(each.control._menu.items).index(value)  # type: ignore[attr-defined]  # a choice
        field.setCurrentIndex(index)
        field.activated.emit(index)


def test_what_a_menu_changes_is_shown_here(desk: Desk) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    window.menus.levels.item(Level.DEEP).trigger()
    window.commands.focus_mode.trigger()
    window.commands.zoom_in.trigger()
    window.sides.goals.item(500).trigger()
    level, focus = row(dialog, "level").control.field, row(dialog, "is_focused").control.field
    size, goal = row(dialog, "font_size").control.field, row(dialog, "daily_goal").control.field
    assert isinstance(level, QComboBox)
    assert isinstance(focus, QCheckBox)
    assert isinstance(size, QDoubleSpinBox)
    assert isinstance(goal, QDoubleSpinBox)
    assert level.currentText() == "Deep"
    assert focus.isChecked()
    assert size.value() == DEFAULT_SIZE_PT + 1
    assert goal.value() == 500


def test_a_value_that_no_menu_offers_unticks_it(desk: Desk) -> None:
    window = desk.open("Text.\n")
    widths = window.text_tools.looks.widths
    seen = [widths.value]
    operate(row(opened(desk, window), "line_characters"), 77)
    seen.append(widths.value)
    widths.item(60).trigger()
    seen.append(widths.value)
    assert seen == [84, None, 60]
    assert settings(window).line_characters == 60


def test_no_number_is_said_in_words(desk: Desk) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    goal, width = row(dialog, "daily_goal").control.field, row(dialog, "line_characters")
    assert isinstance(goal, QDoubleSpinBox)
    assert goal.text() == "None"
    goal.stepUp()
    assert settings(window).daily_goal == 100
    goal.stepDown()
    assert settings(window).daily_goal == 0
    window._given.preferences.set(line_characters=0)
    assert isinstance(width.control.field, QDoubleSpinBox)
    assert width.control.field.text() == "As wide as the window"


def test_another_font_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.open("Text.\n")
    monkeypatch.setattr(window.text_tools.looks, "_choose_family", lambda _: "DejaVu Serif")
    dialog = opened(desk, window)
    field = row(dialog, "font_family").control.field
    assert isinstance(field, QComboBox)
    field.activated.emit(field.count() - 1)
    assert settings(window).font_family == "DejaVu Serif"
    assert field.currentText() == "Another font: DejaVu Serif…"


def test_the_model_is_chosen_as_in_the_menu_and_reset_to_the_one_that_is_found(desk: Desk) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    each = row(dialog, "model")
    desk.questions(window).chosen = desk.paths.models / "other.gguf"
    assert isinstance(each.control.field, QPushButton)
    each.control.field.click()
    desk.qtbot.waitUntil(lambda: settings(window).model.endswith("other.gguf"))
    labels = [label.text() for label in each.control.findChildren(QLabel)]
    assert labels == ["other.gguf"]
    engines = len(desk.engines)
    each.reset.click()
    assert settings(window).model == ""
    desk.qtbot.waitUntil(lambda: len(desk.engines) == engines + 1)


@pytest.mark.parametrize("page", list(PageName))
def test_enter_in_a_control_presses_no_button(desk: Desk, page: PageName) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    dialog.open_at(page)
    pressed: list[bool] = []
    for button in dialog.findChildren(QPushButton):
        button.clicked.disconnect()
        button.clicked.connect(pressed.append)
    for kind in (QDoubleSpinBox, QCheckBox, QTreeWidget):
        for field in dialog.findChildren(kind):
            if field.isVisible():
                field.setFocus()
                QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == []


def test_all_is_reset_after_a_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    assert not dialog.reset_all.isEnabled()
    window._given.preferences.set(
        level=Level.DEEP, daily_goal=300, model_folders=("/models",), keys={"polish": ("F2",)}
    )
    answers = [False, True]
    monkeypatch.setattr(window.questions, "reset_everything", lambda: answers.pop(0))
    dialog.reset_all.click()
    assert settings(window).level is Level.DEEP
    dialog.reset_all.click()
    assert replace(settings(window), model_folders=()) == Settings()
    assert window.menus.levels.value is Level.STANDARD
    assert settings(window).model_folders == ("/models",)
    assert window.commands.polish.shortcut().toString() == "Alt+1"
    assert not dialog.reset_all.isEnabled()


def test_all_keys_are_reset_after_a_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.open("Text.\n")
    window._given.preferences.set(keys={"polish": ("F2",)}, daily_goal=300)
    dialog = opened(desk, window)
    answers = [False, True]
    monkeypatch.setattr(window.questions, "reset_keys", lambda: answers.pop(0))
    dialog._keys.reset_all.click()
    assert window.commands.polish.shortcut().toString() == "F2"
    dialog._keys.reset_all.click()
    assert window.commands.polish.shortcut().toString() == "Alt+1"
    assert settings(window) == Settings(daily_goal=300)


def test_the_question_says_what_is_reset(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.open("Text.\n")
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    assert not window.questions.reset_everything()
    assert not window.questions.reset_keys()
    assert said == ["Reset all preferences, also the keys?", "Reset the keys of all commands?"]


def test_a_page_shows_its_settings(desk: Desk) -> None:
    dialog = opened(desk, desk.open("Text.\n"))
    for number, page in enumerate(PageName):
        dialog.pages.setCurrentRow(number)
        assert shown(dialog) == {each.name for each in SETTINGS if each.page is page}
        assert dialog._keys.isVisibleTo(dialog) == (page is PageName.KEYS)


FOUND = {
    "line spacing": "line_height",
    "行距": "line_height",
    "hangju": "line_height",
    "zdbc": "autosave_s",
    "theme": "theme",
    "sepia": "theme",
    "power": "autosave_s",
    "speaking chinese": "speaking_characters",
}


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_the_search_finds_settings_on_all_pages(desk: Desk, language: InterfaceLanguage) -> None:
    window = desk.open("Text.\n")
    window._given.preferences.set(language=language)
    QApplication.processEvents()
    dialog = opened(desk, window)
    before = shown(dialog)
    for query, name in FOUND.items():
        dialog.search.setText(query)
        assert name in shown(dialog), query
        assert len(shown(dialog)) <= 3, query
        dialog.search.clear()
        assert shown(dialog) == before


def test_the_search_finds_commands_by_their_names(desk: Desk) -> None:
    dialog = opened(desk, desk.open("Text.\n"))
    dialog.search.setText("typewriter")
    assert shown(dialog) == {"is_typewriter"}
    items = dialog._keys._items
    assert not items["typewriter"].isHidden()
    assert items["save"].isHidden()
    dialog.search.setText("daziji")
    assert not items["typewriter"].isHidden()
    dialog.search.setText("qqqqq")
    assert not shown(dialog)
    assert dialog._nothing.isVisibleTo(dialog)


def test_choosing_a_page_ends_the_search(desk: Desk) -> None:
    dialog = opened(desk, desk.open("Text.\n"))
    dialog.search.setText("theme")
    dialog.pages.setCurrentRow(list(PageName).index(PageName.COUNTS))
    assert dialog.search.text() == ""
    assert "daily_goal" in shown(dialog)


def test_escape_ends_the_search_and_then_closes(desk: Desk) -> None:
    dialog = opened(desk, desk.open("Text.\n"))
    dialog.search.setText("theme")
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.search.text() == ""
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_window_can_be_used_meanwhile(desk: Desk) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    assert not dialog.isModal()
    window.editor.setFocus()
    QTest.keyClicks(window.editor, "More. ")
    assert window.editor.text() == "More. Text.\n"
    assert opened(desk, window) is dialog


def test_it_speaks_the_language_that_is_chosen_in_it(desk: Desk) -> None:
    window = desk.open("Text.\n")
    dialog = opened(desk, window)
    operate(row(dialog, "language"), InterfaceLanguage.CHINESE)
    desk.qtbot.waitUntil(lambda: dialog.windowTitle() == "首选项")
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "自动保存" in texts
    theme = row(dialog, "theme").control.field
    assert isinstance(theme, QComboBox)
    assert "深色" in [theme.itemText(number) for number in range(theme.count())]
    assert dialog._keys._items["polish"].text(0) == "润色"


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_everything_is_named_for_who_cannot_see_it(desk: Desk, language: InterfaceLanguage) -> None:
    window = desk.open("Text.\n")
    window._given.preferences.set(language=language, level=Level.DEEP)
    QApplication.processEvents()
    dialog = opened(desk, window)
    for part in focusable(dialog):
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface.text(QAccessible.Text.Name), part


def test_everything_is_reached_by_tab(desk: Desk) -> None:
    dialog = opened(desk, desk.open("Text.\n"))
    for number in range(len(PageName)):
        dialog.pages.setCurrentRow(number)
        wanted = {part for part in focusable(dialog) if part.isVisible() and part.isEnabled()}
        reached: set[QWidget] = set()
        dialog.search.setFocus()
        for _ in range(2 * len(wanted)):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            reached.add(focused)
        assert wanted <= reached


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.CHINESE])
def test_no_text_is_cut_off_at_100_to_200_percent(desk: Desk, language: InterfaceLanguage) -> None:
    window = desk.open("Text.\n")
    window._given.preferences.set(language=language, level=Level.DEEP)
    QApplication.processEvents()
    dialog = opened(desk, window)
    font = dialog.font()
    for scale in (1.0, 1.5, 2.0):
        font.setPointSizeF(QApplication.font().pointSizeF() * scale)
        dialog.setFont(font)
        dialog.resize(dialog.minimumSize() * scale)
        for number in range(len(PageName)):
            dialog.pages.setCurrentRow(number)
            QApplication.processEvents()
            for part in dialog.findChildren(QWidget):
                if part.isVisible() and isinstance(part, QLabel | QAbstractButton | QComboBox):
                    assert part.width() >= part.minimumSizeHint().width(), part
                    if isinstance(part, QLabel) and part.wordWrap():
                        assert part.height() >= part.heightForWidth(part.width()), part.text()


def focusable(dialog: PreferencesDialog) -> list[QWidget]:
    """What a person can operate."""
    kinds = (QAbstractButton, QComboBox, QDoubleSpinBox)
    parts: list[QWidget] = [dialog.search, dialog.pages, dialog._keys.list]
    parts += [part for part in dialog.findChildren(QWidget) if isinstance(part, kinds)]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
