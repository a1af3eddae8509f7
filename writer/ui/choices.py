"""What a person chose in the menus: how strong, how long, in which style; and where it is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.options import Genre, Level, Options, TitleStyle
from writer.core.settings import InterfaceLanguage, Settings
from writer.ui.menus import Menus
from writer.ui.preferences import Preferences
from writer.ui.sheet import Sheet


class Choices(QObject):
    """Keeps the choice menus and the stored settings alike.

    Signals:
        threads_changed: the model shall compute with another number of threads.
        genre_changed: the document has this Genre now.
        free_after_changed: its memory shall be given back after another number of minutes.
    """

    threads_changed = Signal()
    genre_changed = Signal(object)
    free_after_changed = Signal()

    def __init__(self, menus: Menus, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._menus = menus
        self._preferences = preferences
        self._sheet: Sheet | None = None
        self._genre = Genre.GENERAL
        menus.genres.check(self._genre)
        self._check()
        preferences.changed.connect(self._follow)
        menus.levels.chosen.connect(self._set_level)
        menus.ratios.chosen.connect(self._set_ratio)
        menus.styles.chosen.connect(self._set_style)
        menus.genres.chosen.connect(self._set_genre)
        menus.threads.chosen.connect(self._set_threads)
        menus.free_after.chosen.connect(self._set_free_after)
        menus.languages.chosen.connect(self._set_language)
        menus.themes.chosen.connect(self._set_theme)

    def options(self) -> Options:
        """For the next run of a task."""
        settings = self._preferences.settings
        return Options(
            level=settings.level,
            ratio=settings.ratio,
            count=settings.title_count,
            style=settings.title_style,
            genre=self._genre,
        )

    def free_after_minutes(self) -> int:
        """After how many minutes without a task the model's memory is given back; 0: never."""
        return self._preferences.settings.free_after_minutes

    def show_document(self, sheet: Sheet) -> None:
        """Another document is there, or this one got a place: its genre is remembered by it."""
        self._sheet = sheet
        known = self._preferences.genre_of(sheet.path)
        if known is Genre.GENERAL and sheet.genre is not known:
            self._set_genre(sheet.genre)
        else:
            self._genre = known
        self._menus.genres.check(self._genre)
        self.genre_changed.emit(self._genre)

    def _check(self) -> None:
        settings, menus = self._preferences.settings, self._menus
        menus.levels.check(settings.level)
        menus.ratios.check(settings.ratio)
        menus.styles.check(settings.title_style)
        menus.languages.check(settings.language)
        menus.themes.check(settings.theme)
        menus.threads.check(settings.threads)
        menus.free_after.check(settings.free_after_minutes)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        """Show what was chosen, wherever that was, and let others know."""
        self._check()
        settings = self._preferences.settings
        if settings.threads != before.threads:
            self.threads_changed.emit()
        if settings.free_after_minutes != before.free_after_minutes:
            self.free_after_changed.emit()

    @Slot(object)
    def _set_level(self, level: Level) -> None:
        self._preferences.set(level=level)

    @Slot(object)
    def _set_ratio(self, ratio: float) -> None:
        self._preferences.set(ratio=ratio)

    @Slot(object)
    def _set_style(self, style: TitleStyle | None) -> None:
        self._preferences.set(title_style=style)

    @Slot(object)
    def _set_threads(self, threads: int) -> None:
        self._preferences.set(threads=threads)

    @Slot(bool)
    def set_checks_wording(self, is_on: bool) -> None:
        """Hint at words on a list, or not."""
        self._preferences.set(checks_wording=is_on)

    @Slot(object)
    def _set_free_after(self, minutes: int) -> None:
        self._preferences.set(free_after_minutes=minutes)

    @Slot(object)
    def _set_language(self, language: InterfaceLanguage) -> None:
        self._preferences.set(language=language)

    @Slot(object)
    def _set_theme(self, theme: str) -> None:
        self._preferences.set(theme=theme)

    @Slot(object)
    def _set_genre(self, genre: Genre) -> None:
        self._genre = genre
        self.genre_changed.emit(genre)
        if self._sheet is None:
            return
        path = self._sheet.path
        self._sheet.genre = Genre.GENERAL if path else genre
        if path:
            self._preferences.remember(self._preferences.session.with_genre(path, genre))
