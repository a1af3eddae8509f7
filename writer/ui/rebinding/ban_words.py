"""Why a command cannot have certain keys, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from writer.core.bans import Ban


class BanWords(QObject):
    """Says it in the language of the interface."""

    def reason(self, ban: Ban) -> str:
        """Who takes the keys."""
        return {
            Ban.INPUT_METHOD: self.tr("input methods are switched with it"),
            Ban.VARIANTS: self.tr(
                "input methods change between simplified and traditional characters with it"
            ),
            Ban.LAYOUT: self.tr("keyboard layouts and input methods are chosen with it"),
            Ban.ALT_GR: self.tr(
                "on many keyboards Ctrl+Alt is the AltGr key, which types characters"
            ),
            Ban.KEYPAD: self.tr("Alt and the keypad type characters by their numbers"),
            Ban.OVERLAY: self.tr("programs for screenshots and graphics cards take it"),
            Ban.SYSTEM: self.tr("the system takes it"),
            Ban.MENU: self.tr("it opens a menu"),
            Ban.TEXT: self.tr("it types, moves or selects in every text"),
        }[ban]
