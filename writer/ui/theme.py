"""How Writer looks: the colours of its themes, and which one is worn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from writer.core.errors import InvalidTheme
from writer.core.settings import Theme
from writer.ui.review.colours import ReviewColours
from writer.ui.theme_file import ThemeFile, read_theme

BUILT_IN = (Theme.LIGHT, Theme.DARK, "green", "sepia", "contrast")
"""The themes of Writer's own, in the order of the menu."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, each ``#rrggbb``."""

    id: str
    """The name of its file, without the ending."""
    file: ThemeFile
    palette: Mapping[str, str]
    markup: Mapping[str, str]
    """Colours of the editor's marks."""
    review: ReviewColours

    @classmethod
    def load(cls, path: Path, base: Mapping[bool, ThemeFile] | None = None) -> Colours:
        """Read a theme file, as `read_theme` does. Raises InvalidTheme."""
        file = read_theme(path, base)
        try:
            review = ReviewColours(**file.tables["review"])
        except TypeError as error:
            raise InvalidTheme(path, str(error)) from error
        return cls(path.stem, file, file.tables["palette"], file.tables["markup"], review)

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

    def __init__(
        self, folder: Path, own: Path | None = None, parent: QObject | None = None
    ) -> None:
        """The themes of `folder`, and those of the person's `own` one, which may replace them."""
        super().__init__(parent)
        self._themes = {id: Colours.load(folder / f"{id}.toml") for id in BUILT_IN}
        self.mistakes: tuple[InvalidTheme, ...] = ()
        """Files of the person that could not be used."""
        self._add(own)
        self._choice: str = Theme.SYSTEM
        self._shown: Colours | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._show)

    @property
    def themes(self) -> tuple[Colours, ...]:
        """All that can be chosen, the built-in ones first."""
        return tuple(self._themes.values())

    @property
    def colours(self) -> Colours:
        """The one that fits now; a theme that is gone gives way to that of the system."""
        if chosen := self._themes.get(self._choice):
            return chosen
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._themes[Theme.DARK if is_dark else Theme.LIGHT]

    def choose(self, choice: str) -> None:
        """Show a theme by its id, or follow the system."""
        self._choice = choice
        scheme = Qt.ColorScheme.Unknown
        if chosen := self._themes.get(choice):
            scheme = Qt.ColorScheme.Dark if chosen.file.is_dark else Qt.ColorScheme.Light
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._show()

    def _add(self, own: Path | None) -> None:
        base = {
            file.is_dark: file for file in (self._themes[t].file for t in (Theme.LIGHT, Theme.DARK))
        }
        for path in sorted(own.glob("*.toml")) if own else ():
            try:
                self._themes[path.stem] = Colours.load(path, base)
            except InvalidTheme as mistake:
                self.mistakes += (mistake,)

    @Slot()
    def _show(self) -> None:
        colours = self.colours
        if colours is self._shown:
            return
        self._shown = colours
        QApplication.setPalette(colours.qpalette())
        self.changed.emit(colours)
