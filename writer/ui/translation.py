"""The language of the interface: follow the system, or what the person chose."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
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
)
"""What Qt's file dialog says and Qt's own translation lacks: it is translated with Writer's."""


class Translation:
    """Installs the translators of Writer and of Qt; every widget is told by Qt."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._installed: list[QTranslator] = []

    def choose(self, choice: InterfaceLanguage) -> None:
        """Speak the chosen language from now on."""
        locale = _locale(choice)
        QLocale.setDefault(locale)
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        is_chinese = locale.language() is QLocale.Language.Chinese
        font = QApplication.font()
        font.setFamilies(families(is_chinese=is_chinese))
        QApplication.setFont(font)
        if is_chinese:
            system = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(system / "qtbase_zh_CN.qm")
            self._install(self._folder / "writer_zh_CN.qm")

    def _install(self, path: Path) -> None:
        translator = QTranslator()
        if not translator.load(str(path)):
            log.debug("no translation in %s", path)
            return
        self._installed.append(translator)
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
