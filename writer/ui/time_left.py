"""How long something will still take, as people say it."""

from __future__ import annotations

from PySide6.QtCore import QObject

_SECONDS = 60
_MOST_MINUTES = 90
"""From here on hours are told."""


class TimeLeft(QObject):
    """Puts seconds into words, in the language of the moment."""

    def words(self, seconds: float | None) -> str:
        """About how long it will take; empty where nobody knows."""
        if seconds is None:
            return ""
        if seconds < _SECONDS:
            return self.tr("less than a minute left")
        minutes = round(seconds / _SECONDS)
        if minutes < _MOST_MINUTES:
            return self.tr("about {minutes} min left").format(minutes=minutes)
        return self.tr("about {hours} h left").format(hours=f"{minutes / 60:.1f}")
