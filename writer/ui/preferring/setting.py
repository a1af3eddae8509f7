"""What can be set in the preferences: on which page, and with what kind of control."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from writer.core.settings import RATES
from writer.ui.page import DEFAULT_SIZE_PT, LARGEST_SIZE_PT, SMALLEST_SIZE_PT


class PageName(StrEnum):
    """The pages, in their order."""

    GENERAL = "general"
    WRITING = "writing"
    APPEARANCE = "appearance"
    MODEL = "model"
    PREVIEW = "preview"
    COUNTS = "counts"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of what the menu of the same setting offers."""


@dataclass(frozen=True, slots=True)
class File:
    """The path of a file, chosen in a dialog."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`."""

    low: float
    high: float
    step: float = 1
    has_none: bool = False
    """Whether less than `low` is stored as 0, and said in words."""
    usual: float | None = None
    """What 0 stands for, where it stands for a number."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One of the `Settings`, by its name."""

    name: str
    page: PageName
    control: Switch | Choice | File | Number


_RATE = Number(*RATES, step=10)
SETTINGS = (
    Setting("language", PageName.GENERAL, Choice()),
    Setting("autosave_s", PageName.GENERAL, Choice()),
    Setting("keeps_activity", PageName.GENERAL, Switch()),
    Setting("font_family", PageName.WRITING, Choice()),
    Setting(
        "font_size",
        PageName.WRITING,
        Number(SMALLEST_SIZE_PT, LARGEST_SIZE_PT, usual=DEFAULT_SIZE_PT),
    ),
    Setting("line_characters", PageName.WRITING, Number(20, 240, step=2, has_none=True)),
    Setting("line_height", PageName.WRITING, Number(1.0, 3.0, step=0.1)),
    Setting("indents_first_lines", PageName.WRITING, Switch()),
    Setting("checks_spelling", PageName.WRITING, Switch()),
    Setting("is_focused", PageName.WRITING, Switch()),
    Setting("focus", PageName.WRITING, Choice()),
    Setting("is_typewriter", PageName.WRITING, Switch()),
    Setting("theme", PageName.APPEARANCE, Choice()),
    Setting("model", PageName.MODEL, File()),
    Setting("level", PageName.MODEL, Choice()),
    Setting("ratio", PageName.MODEL, Choice()),
    Setting("title_style", PageName.MODEL, Choice()),
    Setting("title_count", PageName.MODEL, Number(1, 20)),
    Setting("checks_wording", PageName.MODEL, Switch()),
    Setting("threads", PageName.MODEL, Choice()),
    Setting("free_after_minutes", PageName.MODEL, Choice()),
    Setting("free_early_minutes", PageName.MODEL, Choice()),
    Setting("keeps_lines", PageName.PREVIEW, Switch()),
    Setting("daily_goal", PageName.COUNTS, Number(100, 100_000, step=100, has_none=True)),
    Setting("reading_characters", PageName.COUNTS, _RATE),
    Setting("reading_words", PageName.COUNTS, _RATE),
    Setting("speaking_characters", PageName.COUNTS, _RATE),
    Setting("speaking_words", PageName.COUNTS, _RATE),
)
"""Everything but the keys, in the order in which it is shown."""
ELSEWHERE = ("model_folders", "forgotten_models", "download_limit_kb")
"""What is set where models are kept."""
