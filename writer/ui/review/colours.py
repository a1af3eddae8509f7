"""The colours of a review: a small palette for light and for dark surroundings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewColours:
    """Colours as ``#rrggbb``. None of them is the only sign of what it stands for."""

    surface: str
    """Behind the text of the views."""
    text: str
    muted: str
    """Words that only accompany, and text that will not be in the result."""
    outline: str
    """Thin lines around fields and buttons."""
    hover: str
    """Behind a plain button under the pointer."""
    accent: str
    """The primary button, the progress, the focus."""
    on_accent: str
    inserted: str
    inserted_back: str
    inserted_back_current: str
    removed: str
    removed_back: str
    removed_back_current: str
    mild: str
    mild_back: str
    grave: str
    grave_back: str

    @classmethod
    def light(cls) -> ReviewColours:
        """For dark text on a light ground."""
        return cls(
            surface="#ffffff",
            text="#1f2328",
            muted="#636c76",
            outline="#d0d7de",
            hover="#eef1f4",
            accent="#0a5fbf",
            on_accent="#ffffff",
            inserted="#0f5d27",
            inserted_back="#dff6e4",
            inserted_back_current="#aee8bc",
            removed="#9a1226",
            removed_back="#fde8e6",
            removed_back_current="#f9c4be",
            mild="#744a00",
            mild_back="#fff6d8",
            grave="#9a1226",
            grave_back="#fde8e6",
        )

    @classmethod
    def dark(cls) -> ReviewColours:
        """For light text on a dark ground."""
        return cls(
            surface="#1b1d21",
            text="#e2e5e9",
            muted="#9aa3ad",
            outline="#40464e",
            hover="#2c3036",
            accent="#2d6cc8",
            on_accent="#ffffff",
            inserted="#86e29b",
            inserted_back="#17331f",
            inserted_back_current="#1d552f",
            removed="#ffada5",
            removed_back="#452023",
            removed_back_current="#6b2a2d",
            mild="#ecc15c",
            mild_back="#352b12",
            grave="#ffada5",
            grave_back="#452023",
        )
