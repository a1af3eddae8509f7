"""Finds and replaces in the editor, beside the typing, as the bar says."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor

from writer.core.errors import WriterError
from writer.core.values import Span
from writer.text.search import Template, compiled
from writer.ui.actions import Actions
from writer.ui.editor import Editor
from writer.ui.expressions import PerlExpression
from writer.ui.find_bar import FindBar
from writer.ui.icons import Icons
from writer.ui.match_marks import MatchMarks
from writer.ui.runner import Runner
from writer.ui.search_jobs import Found, Replaced, replace_all, search
from writer.ui.sentences import error_sentence
from writer.ui.theme import Colours
from writer.ui.timers import single_shot
from writer.ui.tracked import Tracked
from writer.ui.viewport import Viewport

DELAY_MS = 150
"""After an edit of the text, before it is searched anew."""


class Step(Enum):
    """Where to go when the matches are known."""

    STAY = auto()
    HERE = auto()
    """To the first match from where the search began."""
    NEXT = auto()
    PREVIOUS = auto()


class Searching(QObject):
    """Joins the bar, the editor and a thread that searches."""

    def __init__(
        self, editor: Editor, actions: Actions, bar: FindBar, viewport: Viewport, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._bar = bar
        self._found: Found | None = None
        self._edits = self._searched_at = 0
        """How often the text was changed, and how often when the last search began."""
        self._step = Step.STAY
        self._anchor = 0
        self._scope: Tracked | None = None
        self._marks = MatchMarks(editor, viewport, self)
        self._runner = Runner(self)
        self._timer = single_shot(self, self._search_again, DELAY_MS)
        self._connect_signals(actions)
        editor.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Close the bar with Esc from the text too, when nothing else has a use for the key."""
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        is_pressed = event.type() is QEvent.Type.KeyPress
        if not (is_esc and is_pressed and self._bar.isVisible()) or self._editor.is_composing:
            return False
        self._bar.leave()
        return True

    def _connect_signals(self, actions: Actions) -> None:
        bar = self._bar
        actions.find.triggered.connect(self.open)
        actions.replace.triggered.connect(self.open_replacing)
        actions.find_next.triggered.connect(self._go_to_next)
        actions.find_previous.triggered.connect(self._go_to_previous)
        bar.query_changed.connect(self._search_from_anchor)
        bar.scope_toggled.connect(self._set_scoped)
        bar.next_requested.connect(self._go_to_next)
        bar.previous_requested.connect(self._go_to_previous)
        bar.replace_requested.connect(self._replace)
        bar.replace_all_requested.connect(self._replace_all)
        bar.closed.connect(self._close)
        # The text that changed: textChanged is sent for each line that gets its colours, too.
        self._editor.contents_changed.connect(self._on_edited)
        self._editor.turned.connect(self._on_turned)
        self._editor.selectionChanged.connect(self._show_count)
        self._runner.produced.connect(self._on_produced)
        self._runner.failed.connect(self._on_failed)

    @Slot()
    def open(self) -> None:
        """Ask for words, beginning with what is selected."""
        self._open(is_replacing=self._bar.isVisible() and self._bar.is_replacing)

    @Slot()
    def open_replacing(self) -> None:
        """Ask for words and for what shall take their place."""
        self._open(is_replacing=True)

    def set_colours(self, icons: Icons, colours: Colours) -> None:
        """Mark in these colours."""
        self._bar.set_colours(icons, colours)
        self._marks.set_colours(colours)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes too long."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    def _open(self, *, is_replacing: bool) -> None:
        if self._editor.is_composing:
            return
        selected = self._editor.selection()
        words = selected.of(self._editor.text())
        is_scoped = "\n" in words
        self._scope = self._editor.track(selected) if is_scoped else None
        self._anchor = self._editor.textCursor().selectionStart()
        self._bar.set_replacing(is_on=is_replacing)
        self._bar.open("" if is_scoped else words, is_scoped=is_scoped)
        self._start(Step.HERE if words and not is_scoped else Step.STAY)

    # Searching

    @Slot()
    def _search_from_anchor(self) -> None:
        self._start(Step.HERE)

    @Slot()
    def _search_again(self) -> None:
        self._start(Step.STAY)

    @Slot(int, int, int)
    def _on_edited(self, _position: int, _removed: int, _added: int) -> None:
        self._edits += 1
        if self._bar.isVisible():
            self._timer.start()

    @Slot()
    def _on_turned(self) -> None:
        """Search the document that is shown now, from where its cursor is."""
        self._edits += 1
        self._scope = None
        self._bar.leave_scope()
        self._anchor = self._editor.textCursor().selectionStart()
        self._marks.show(None)
        if self._bar.isVisible():
            self._start(Step.STAY)
        else:
            self._runner.cancel()

    def _start(self, step: Step) -> None:
        query, text, scope = self._bar.query, self._editor.text(), self._scope_span()
        self._timer.stop()
        self._step = step
        self._searched_at = self._edits
        self._found = None
        if query.words:
            self._runner.start(lambda token: search(query, text, scope, token))
            return
        self._runner.cancel()
        self._bar.tell("")
        self._show_marks()

    @Slot(object)
    def _on_produced(self, value: Found | Replaced) -> None:
        if isinstance(value, Replaced):
            self._apply_all(value)
        elif self._searched_at == self._edits:
            self._found = value
            self._take_step()
        else:
            self._start(self._step)

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        self._tell(error)
        self._show_marks()

    def _tell(self, error: WriterError) -> None:
        self._bar.tell(error_sentence(error, self._translated), is_warning=True)

    @property
    def _fresh(self) -> Found | None:
        """The matches in the text as it is now, if they are known."""
        return self._found if self._searched_at == self._edits else None

    # Going to matches

    @Slot()
    def _go_to_next(self) -> None:
        self._go(Step.NEXT)

    @Slot()
    def _go_to_previous(self) -> None:
        self._go(Step.PREVIOUS)

    def _go(self, step: Step) -> None:
        if self._editor.is_composing or not self._bar.query.words:
            return
        self._bar.words.remember()
        self._bar.show()
        if self._fresh is None:
            self._start(step)
            return
        self._step = step
        self._take_step()

    def _take_step(self) -> None:
        found, step = self._found, self._step
        self._step = Step.STAY
        note = ""
        if found is not None and found.matches and step is not Step.STAY:
            number = self._target(found, step)
            if not 0 <= number < len(found.starts):
                is_back = step is Step.PREVIOUS
                note = self.tr("from the end") if is_back else self.tr("from the beginning")
                number %= len(found.starts)
            self._select(found.starts[number], found.ends[number])
        self._show_marks()
        self._show_count()
        if note:
            self._bar.tell(f"{self._bar.note.text()} · {note}")

    def _target(self, found: Found, step: Step) -> int:
        """The number of the match to go to; beyond the last, or before the first, to wrap."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        match step:
            case Step.HERE:
                return found.first_from(self._anchor)
            case Step.PREVIOUS:
                return found.first_from(start) - 1
        return found.next_after(start, end)

    def _select(self, start: int, end: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def _current(self, found: Found) -> int | None:
        cursor = self._editor.textCursor()
        return found.number_at(cursor.selectionStart(), cursor.selectionEnd())

    # What is shown

    @Slot()
    def _show_count(self) -> None:
        found = self._fresh
        if found is None or not self._bar.isVisible():
            return
        self._bar.tell_count(len(found.matches), self._current(found), has_more=found.has_more)

    def _show_marks(self) -> None:
        is_shown = self._bar.isVisible()
        self._marks.show(self._fresh if is_shown else None, self._scope if is_shown else None)

    @Slot(bool)
    def _set_scoped(self, is_on: bool) -> None:
        selected = self._editor.selection()
        self._scope = self._editor.track(selected) if is_on and len(selected) else None
        if is_on and self._scope is None:
            self._bar.open()
            self._bar.tell(self.tr("Select some text first"), is_warning=True)
        else:
            self._start(Step.STAY)

    def _scope_span(self) -> Span | None:
        return self._scope.span if self._scope is not None else None

    @Slot()
    def _close(self) -> None:
        self._timer.stop()
        self._runner.cancel()
        self._scope = None
        self._show_marks()
        self._editor.setFocus()

    # Replacing

    @Slot()
    def _replace(self) -> None:
        """Replace the match that is selected and go to the next; or go to one."""
        found, query = self._fresh, self._bar.query
        number = self._current(found) if found is not None else None
        if self._editor.is_composing or found is None or number is None:
            self._go_to_next()
            return
        self._bar.replacement.remember()
        words = self._bar.replacement.text()
        try:
            template = Template(words, query, compiled(query, PerlExpression))
        except WriterError as error:
            self._tell(error)
            return
        edit = template.edit(found.matches[number])
        self._editor.replace(self._editor.track(edit.span), edit.text)
        self._start(Step.NEXT)

    @Slot()
    def _replace_all(self) -> None:
        query, words = self._bar.query, self._bar.replacement.text()
        if self._editor.is_composing or not query.words:
            return
        self._bar.words.remember()
        self._bar.replacement.remember()
        text, scope = self._editor.text(), self._scope_span()
        self._runner.start(lambda token: replace_all(query, words, text, scope, token))

    def _apply_all(self, replaced: Replaced) -> None:
        """Change the text, where it is still the one that was searched."""
        made = replaced.replacement
        if made is None or self._editor.is_composing or replaced.text != self._editor.text():
            self._start(Step.STAY)
            return
        bar = self._editor.verticalScrollBar()
        place = bar.value()
        self._editor.replace(self._editor.track(made.edit.span), made.edit.text)
        bar.setValue(place)
        self._timer.stop()
        self._found = None
        self._show_marks()
        self._bar.tell(self.tr("{count} replaced").format(count=f"{made.count:,}"))

    def _translated(self, text: str) -> str:
        return QCoreApplication.translate("", text)
