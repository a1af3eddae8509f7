"""How Writer looks: colours out of a TOML file, light and dark, and which one is worn."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from writer.core.settings import Theme
from writer.ui.review.colours import ReviewColours


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme file, each ``#rrggbb``."""

    name: str
    palette: Mapping[str, str]
    markup: Mapping[str, str]
    """Colours of the editor's marks."""
    review: ReviewColours

    @classmethod
    def load(cls, path: Path) -> Colours:
        """Read a theme file."""
        table = tomllib.loads(path.read_text("utf-8"))
        review = ReviewColours(**table["review"])
        return cls(path.stem, table["palette"], table["markup"], review)

    def qpalette(self) -> QPalette:
        """For all widgets."""
        made = QPalette()
        for name, role in _ROLES.items():
            made.setColor(role, QColor(self.palette[name]))
        muted = QColor(self.palette["muted"])
        for role in (_R.WindowText, _R.Text, _R.ButtonText, _R.HighlightedText):
            made.setColor(QPalette.ColorGroup.Disabled, role, muted)
        made.setColor(QPalette.ColorGroup.Disabled, _R.Highlight, QColor(self.palette["hover"]))
        return made

    def stylesheet(self) -> str:
        """For what the palette does not reach: slim scroll bars, quiet dividers."""
        p = self.palette
        return (
            "QScrollBar { background: transparent; margin: 0; }"
            "QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }"
            f"QScrollBar::handle {{ background: {p['mid']}; border-radius: 4px; margin: 2px; }}"
            f"QScrollBar::handle:hover {{ background: {p['dark']}; }}"
            "QScrollBar::handle:vertical { min-height: 36px; }"
            "QScrollBar::handle:horizontal { min-width: 36px; }"
            "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
            f"QSplitter::handle {{ background: {p['outline']}; }}"
            f"QMenuBar {{ background: {p['window']}; padding: 2px 6px; }}"
            "QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }"
            f"QMenuBar::item:selected {{ background: {p['pressed']}; }}"
        )


_R = QPalette.ColorRole
_ROLES = {
    "window": _R.Window,
    "text": _R.WindowText,
    "page": _R.Base,
    "hover": _R.AlternateBase,
    "ink": _R.Text,
    "button": _R.Button,
    "button_text": _R.ButtonText,
    "bright": _R.BrightText,
    "selection": _R.Highlight,
    "selection_text": _R.HighlightedText,
    "link": _R.Link,
    "link_visited": _R.LinkVisited,
    "tip": _R.ToolTipBase,
    "tip_text": _R.ToolTipText,
    "muted": _R.PlaceholderText,
    "accent": _R.Accent,
    "light": _R.Light,
    "midlight": _R.Midlight,
    "mid": _R.Mid,
    "dark": _R.Dark,
    "shadow": _R.Shadow,
}


class Appearance(QObject):
    """Shows the colours that the person or the system asks for.

    Signals:
        changed: these Colours are shown now.
    """

    changed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = {
            theme: Colours.load(folder / f"{theme}.toml") for theme in (Theme.LIGHT, Theme.DARK)
        }
        self._choice = Theme.SYSTEM
        self._shown: Colours | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show)

    @property
    def colours(self) -> Colours:
        """The one that fits now."""
        if self._choice is not Theme.SYSTEM:
            return self._themes[self._choice]
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._themes[Theme.DARK if is_dark else Theme.LIGHT]

    def choose(self, choice: Theme) -> None:
        """Show light or dark, or follow the system."""
        self._choice = choice
        scheme = {
            Theme.SYSTEM: Qt.ColorScheme.Unknown,
            Theme.LIGHT: Qt.ColorScheme.Light,
            Theme.DARK: Qt.ColorScheme.Dark,
        }
        QGuiApplication.styleHints().setColorScheme(scheme[choice])
        self._show()

    @Slot()
    def _show(self) -> None:
        colours = self.colours
        if colours is self._shown:
            return
        self._shown = colours
        QApplication.setPalette(colours.qpalette())
        self.changed.emit(colours)
