"""What the pages and the settings are called, and what each one does, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from writer.ui.preferring.setting import PageName


@dataclass(frozen=True, slots=True)
class Words:
    """What is said about a setting."""

    name: str
    description: str = ""
    unit: str = ""
    """Behind a number."""
    none: str = ""
    """What is said in place of the number that stands for none."""


class SettingWords(QObject):
    """Says it in the language of the interface."""

    def pages(self) -> Mapping[PageName, str]:
        """The names of the pages."""
        return {
            PageName.GENERAL: self.tr("General"),
            PageName.WRITING: self.tr("Writing"),
            PageName.APPEARANCE: self.tr("Appearance"),
            PageName.MODEL: self.tr("Model and tasks"),
            PageName.PREVIEW: self.tr("Preview"),
            PageName.COUNTS: self.tr("Counts and goal"),
            PageName.KEYS: self.tr("Keys"),
        }

    def settings(self) -> Mapping[str, Words]:
        """The words of each setting."""
        return {
            **self._general(),
            **self._text(),
            **self._writing(),
            **self._model(),
            **self._tasks(),
            **self._counts(),
        }

    def _general(self) -> Mapping[str, Words]:
        return {
            "language": Words(
                self.tr("Language"),
                self.tr("Of menus and messages. What you write may be in any language."),
            ),
            "autosave_s": Words(
                self.tr("Save automatically"),
                self.tr(
                    "For documents that have a file. Text without one is kept in any case, also"
                    " when the power fails."
                ),
            ),
            "keeps_activity": Words(
                self.tr("Keep a list of what the model was asked"),
                self.tr("Names of tasks and documents only, never text, on this computer only."),
            ),
            "theme": Words(
                self.tr("Theme"), self.tr("Colours of the window, of the text and of the review.")
            ),
            "keeps_lines": Words(
                self.tr("Single line breaks in Chinese text"),
                self.tr("The preview begins a new line wherever the text does."),
            ),
        }

    def _text(self) -> Mapping[str, Words]:
        return {
            "font_family": Words(self.tr("Font of the text")),
            "font_size": Words(self.tr("Size of the text"), unit=self.tr(" pt")),
            "line_characters": Words(
                self.tr("Width of lines"),
                self.tr("In Latin letters; a Chinese character is about two wide."),
                unit=self.tr(" characters"),
                none=self.tr("As wide as the window"),
            ),
            "line_height": Words(
                self.tr("Line spacing"), self.tr("As a multiple of the size of the text.")
            ),
            "indents_first_lines": Words(
                self.tr("Indent first lines"),
                self.tr("Paragraphs are shown two characters in; the text itself stays as it is."),
            ),
        }

    def _writing(self) -> Mapping[str, Words]:
        return {
            "checks_spelling": Words(
                self.tr("Check English spelling"),
                self.tr("Code, links and Chinese text are left alone."),
            ),
            "is_focused": Words(
                self.tr("Focus mode"), self.tr("All is dimmed but what you are writing.")
            ),
            "focus": Words(self.tr("Focus on"), self.tr("What stays bright in focus mode.")),
            "is_typewriter": Words(
                self.tr("Typewriter scrolling"),
                self.tr("The line that you write stays in the middle of the window."),
            ),
        }

    def _model(self) -> Mapping[str, Words]:
        return {
            "model": Words(
                self.tr("Model file"),
                self.tr("What polishes and expands, on this computer only."),
                none=self.tr("The best one that is there"),
            ),
            "threads": Words(
                self.tr("Processor threads"),
                self.tr("For the part of the model that runs on the processor."),
            ),
            "free_after_minutes": Words(
                self.tr("Free the memory when idle"),
                self.tr("The model is loaded again with the next task."),
            ),
            "free_early_minutes": Words(
                self.tr("On battery or beside a full-screen program"),
                self.tr("The memory is freed sooner then."),
            ),
        }

    def _tasks(self) -> Mapping[str, Words]:
        return {
            "level": Words(
                self.tr("Polish strength"), self.tr("What Polish begins with; each run may differ.")
            ),
            "ratio": Words(
                self.tr("Expand to"), self.tr("The length, as a multiple of the passage.")
            ),
            "title_style": Words(self.tr("Title style")),
            "title_count": Words(self.tr("Titles to choose from")),
            "checks_wording": Words(
                self.tr("Hint at words to think twice about"),
                self.tr("Words of a list that an answer brings in are marked in the review."),
            ),
        }

    def _counts(self) -> Mapping[str, Words]:
        characters, words = self.tr(" characters a minute"), self.tr(" words a minute")
        return {
            "daily_goal": Words(
                self.tr("Daily goal"),
                self.tr("How much you wrote today is shown below the text."),
                unit=self.tr(" words"),
                none=self.tr("None"),
            ),
            "reading_characters": Words(self.tr("Reading speed, Chinese"), unit=characters),
            "reading_words": Words(self.tr("Reading speed, English"), unit=words),
            "speaking_characters": Words(self.tr("Speaking speed, Chinese"), unit=characters),
            "speaking_words": Words(self.tr("Speaking speed, English"), unit=words),
        }
