"""The language of the interface: follow the system, or what the person chose."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QTranslator,
)
from PySide6.QtWidgets import QApplication

from writer.core.settings import InterfaceLanguage
from writer.ui.typefaces import families

log = logging.getLogger(__name__)

MISSING_IN_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut"),
)
"""What Qt says, and its own translation lacks or says badly: it is translated with Writer's."""
KEYS = (
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
)
"""Qt describes these keys; here they are called what stands on them."""


class Translation:
    """Installs the translators of Writer and of Qt; every widget is told by Qt."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._compiled: list[bytes] = []
        """What the translators read from; mapped files would change under them."""

    @property
    def chinese(self) -> Path:
        """The compiled Chinese texts."""
        return self._folder / "writer_zh_CN.qm"

    def choose(self, choice: InterfaceLanguage) -> None:
        """Speak the chosen language from now on."""
        locale = _locale(choice)
        QLocale.setDefault(locale)
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        self._compiled.clear()
        is_chinese = locale.language() is QLocale.Language.Chinese
        font = QApplication.font()
        font.setFamilies(families(is_chinese=is_chinese))
        QApplication.setFont(font)
        if is_chinese:
            system = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(system / "qtbase_zh_CN.qm")
            self._install(self.chinese)
        else:
            self._install(self._folder / "writer_en.qm")  # no more than its plurals
        # Told at once: a window that is made next speaks this language from its beginning.
        QCoreApplication.sendPostedEvents(
            QCoreApplication.instance(), QEvent.Type.LanguageChange.value
        )

    def _install(self, path: Path) -> None:
        translator = QTranslator()
        compiled = path.read_bytes() if path.is_file() else b""
        if not translator.load(compiled):
            log.debug("no translation in %s", path)
            return
        self._installed.append(translator)
        self._compiled.append(compiled)
        QCoreApplication.installTranslator(translator)


def _locale(choice: InterfaceLanguage) -> QLocale:
    match choice:
        case InterfaceLanguage.CHINESE:
            return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        case InterfaceLanguage.ENGLISH:
            return QLocale(QLocale.Language.English)
    for name in QLocale.system().uiLanguages():
        language = QLocale(name).language()
        if language is QLocale.Language.Chinese:
            return _locale(InterfaceLanguage.CHINESE)
        if language is QLocale.Language.English:
            break
    return QLocale(QLocale.Language.English)
