"""What a person chose: a small JSON file.

Only what differs from the default is stored, and keys of other versions are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from writer.core.options import Level, TitleStyle
from writer.core.stored import (
    Loaded,
    as_choice,
    as_number,
    as_text,
    as_texts,
    read_stored,
    write_stored,
)

RATES = (20, 3000)
"""The slowest and the fastest that can be set, a minute."""
RATE_NAMES = ("reading_characters", "reading_words", "speaking_characters", "speaking_words")


class InterfaceLanguage(StrEnum):
    """The language of menus and messages."""

    SYSTEM = "system"
    CHINESE = "zh_CN"
    ENGLISH = "en"


class Theme(StrEnum):
    """The themes that Writer knows by name; there are more, each with the name of its file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose in Preferences or at the command line."""

    language: InterfaceLanguage = InterfaceLanguage.SYSTEM
    theme: str = Theme.SYSTEM
    """The id of a theme."""
    model: str = ""
    """The model file to use; empty: the first of the catalogue that is on the disk."""
    level: Level = Level.STANDARD
    """The strength that polish starts with."""
    ratio: float = 2.0
    title_style: TitleStyle | None = None
    """None: as the genre and the language suggest."""
    title_count: int = 6
    threads: int = 0
    """0: one a core, as the plan finds best."""
    free_after_minutes: int = 10
    """Without a task for so long, the model's memory is given back; 0: never."""
    free_early_minutes: int = 2
    """The same on battery and beside a full-screen program; 0: as at other times."""
    checks_wording: bool = True
    """Whether words are hinted at that an answer adds and that are on a list."""
    keeps_lines: bool = True
    """Whether the preview breaks lines of Chinese text where the source does."""
    daily_goal: int = 0
    """Words a day; 0: none."""
    indents_first_lines: bool = False
    """Whether paragraphs are shown with their first line indented; the text stays as it is."""
    font_family: str = ""
    """Empty: sans serif; one of the typefaces, or the name of a family."""
    font_size: int = 0
    """In points; 0: the system's."""
    line_characters: int = 84
    """The widest line of the text, in digits; 0: as wide as the window."""
    line_height: float = 1.6
    """From line to line, as a multiple of the size of the text."""
    focus: str = "sentence"
    """What stays bright in focus mode: a sentence or a paragraph."""
    is_focused: bool = False
    is_typewriter: bool = False
    """Whether the line that is written stays in the middle of the window."""
    checks_spelling: bool = True
    """Of English words."""
    autosave_s: int = 0
    """Documents that have a name are saved every so many seconds; 0: never."""
    keeps_activity: bool = True
    """Whether a list is kept of what the model was asked: names of tasks and files."""
    reading_characters: int = 400
    """How many Chinese characters are read in a minute."""
    reading_words: int = 240
    speaking_characters: int = 200
    speaking_words: int = 140
    model_folders: tuple[str, ...] = ()
    """Folders that are looked into for models, besides Writer's own and other programs'."""
    forgotten_models: tuple[str, ...] = ()
    """Model files that are on the disk and shall not be listed."""
    download_limit_kb: int = 0
    """How fast downloads may be, in 1,000 bytes a second; 0: as fast as they can."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of those commands, by their ids, that have others than they come with."""

    @classmethod
    def load(cls, path: Path) -> Loaded[Settings]:
        """The settings in `path`, or the defaults."""
        return read_stored(path, cls._from)

    def save(self, path: Path, *, since: Settings | None = None) -> None:
        """Store what differs from the defaults; raises UnwritableFile.

        Of a file that is there, only what is other than in `since` is changed.
        """
        before = asdict(since) if since is not None else None
        write_stored(path, asdict(self), asdict(Settings()), before)

    @classmethod
    def _from(cls, stored: Mapping[str, object]) -> Settings:
        default = cls()
        style = stored.get("title_style")
        return cls(
            language=as_choice(stored.get("language"), default.language),
            theme=as_text(stored.get("theme")) or default.theme,
            model=as_text(stored.get("model")),
            level=as_choice(stored.get("level"), default.level),
            ratio=as_number(stored.get("ratio"), default.ratio, 1.0, 10.0),
            title_style=as_choice(style, TitleStyle.HEADLINE)
            if style in tuple(TitleStyle)
            else None,
            title_count=int(as_number(stored.get("title_count"), default.title_count, 1, 20)),
            threads=int(as_number(stored.get("threads"), default.threads, 0, 1024)),
            free_after_minutes=int(
                as_number(stored.get("free_after_minutes"), default.free_after_minutes, 0, 1440)
            ),
            free_early_minutes=int(
                as_number(stored.get("free_early_minutes"), default.free_early_minutes, 0, 1440)
            ),
            checks_wording=stored.get("checks_wording") is not False,
            keeps_lines=stored.get("keeps_lines") is not False,
            daily_goal=int(as_number(stored.get("daily_goal"), default.daily_goal, 0, 1_000_000)),
            indents_first_lines=stored.get("indents_first_lines") is True,
            font_family=as_text(stored.get("font_family")),
            font_size=int(as_number(stored.get("font_size"), default.font_size, 0, 200)),
            line_characters=int(
                as_number(stored.get("line_characters"), default.line_characters, 0, 500)
            ),
            line_height=as_number(stored.get("line_height"), default.line_height, 1.0, 4.0),
            focus=as_text(stored.get("focus")) or default.focus,
            is_focused=stored.get("is_focused") is True,
            is_typewriter=stored.get("is_typewriter") is True,
            checks_spelling=stored.get("checks_spelling") is not False,
            autosave_s=int(as_number(stored.get("autosave_s"), default.autosave_s, 0, 3600)),
            keeps_activity=stored.get("keeps_activity") is not False,
            **{
                name: int(as_number(stored.get(name), getattr(default, name), *RATES))
                for name in RATE_NAMES
            },
            model_folders=as_texts(stored.get("model_folders")),
            forgotten_models=as_texts(stored.get("forgotten_models")),
            download_limit_kb=int(
                as_number(stored.get("download_limit_kb"), default.download_limit_kb, 0, 10_000_000)
            ),
            keys=_keys(stored.get("keys")),
        )


def _keys(stored: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(stored, dict):
        return {}
    return {
        id: as_texts(keys)
        for id, keys in stored.items()
        if isinstance(id, str) and isinstance(keys, list)
    }
