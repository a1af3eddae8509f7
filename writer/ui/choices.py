"""What a person chose in the menus: how strong, how long, in which style; and where it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from writer.core.values import Genre, Level, Options, TitleStyle
from writer.ui.menus import Menus
from writer.ui.preferences import Preferences


class Choices(QObject):
    """Keeps the choice menus and the stored settings alike."""

    def __init__(self, menus: Menus, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._menus = menus
        self._preferences = preferences
        self._path: Path | None = None
        self._genre = Genre.GENERAL
        settings = preferences.settings
        menus.levels.check(settings.level)
        menus.ratios.check(settings.ratio)
        menus.styles.check(settings.title_style)
        menus.genres.check(self._genre)
        menus.languages.check(settings.language)
        menus.themes.check(settings.theme)
        menus.levels.chosen.connect(self._set_level)
        menus.ratios.chosen.connect(self._set_ratio)
        menus.styles.chosen.connect(self._set_style)
        menus.genres.chosen.connect(self._set_genre)

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

    def show_document(self, path: Path | None) -> None:
        """Another document is there, or this one got a place: its genre is remembered by it."""
        was_untitled, self._path = self._path is None, path
        known = self._preferences.genre_of(path)
        if path and was_untitled and known is Genre.GENERAL and self._genre is not known:
            self._set_genre(self._genre)
        else:
            self._genre = known
        self._menus.genres.check(self._genre)

    @Slot(object)
    def _set_level(self, level: Level) -> None:
        self._preferences.change(replace(self._preferences.settings, level=level))

    @Slot(object)
    def _set_ratio(self, ratio: float) -> None:
        self._preferences.change(replace(self._preferences.settings, ratio=ratio))

    @Slot(object)
    def _set_style(self, style: TitleStyle | None) -> None:
        self._preferences.change(replace(self._preferences.settings, title_style=style))

    @Slot(object)
    def _set_genre(self, genre: Genre) -> None:
        self._genre = genre
        if self._path:
            session = self._preferences.session.with_genre(self._path, genre)
            self._preferences.remember(session)
