"""The parts of the review panel, from head to foot, and how they show a state."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from writer.ui.review.banner import Banner
from writer.ui.review.change_page import ChangePage
from writer.ui.review.colours import ReviewColours
from writer.ui.review.composition_view import CompositionView
from writer.ui.review.findings_view import FindingsView
from writer.ui.review.footer import Footer
from writer.ui.review.header import Header
from writer.ui.review.keys import Keys
from writer.ui.review.notice import Notice
from writer.ui.review.run import Run
from writer.ui.review.state import ReviewState, Stage
from writer.ui.review.stream_view import StreamView
from writer.ui.review.stylesheet import stylesheet
from writer.ui.review.titles_view import TitlesView
from writer.ui.review.versions import Versions
from writer.ui.review.words import Words


class ReviewBody(QWidget):
    """Lays the parts out and brings them up to date; its owner connects what they ask for.

    Turning a page neither takes the focus nor loses it: where it was in a part that goes away,
    the new page has it.
    """

    def __init__(
        self, state: ReviewState, keys: Keys, colours: ReviewColours, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._run = Run()
        self._words = Words(self)
        self.header = Header(keys)
        self.banner = Banner()
        self.findings = FindingsView(keys, colours)
        self.notice = Notice()
        self.stream = StreamView(keys)
        self.changes = ChangePage(keys, colours)
        self.titles = TitlesView(keys)
        self.composition = CompositionView(keys)
        self.pages = QStackedWidget()
        self.footer = Footer(keys)
        self._lay_out()
        self.findings.remark_requested.connect(self.changes.go_to_remark)
        self.changes.decision_changed.connect(self.tell)
        self.set_colours(colours)

    @property
    def summary(self) -> str:
        """What a person who does not see the panel should hear of it."""
        if self.pages.currentWidget() is self.notice and not self.banner.text:
            return self.notice.heading
        return " ".join(filter(None, (self.banner.text, self.header.status)))

    def set_colours(self, colours: ReviewColours) -> None:
        """Wear other colours."""
        self.setStyleSheet(stylesheet(colours))
        self.findings.set_colours(colours)
        self.changes.view.set_colours(colours)

    def begin(self, title: str, run: Run) -> None:
        """Show a run that starts."""
        self._run = run
        self.stream.reset()
        self.findings.show_remarks(())
        self.header.show_task(title, self._state.level)
        self._show_page(self.stream)

    def clear(self) -> None:
        """Show that there is nothing to review."""
        self.stream.reset()
        self.header.show_task("", None)
        self.show_result()

    def show_result(self) -> None:
        """Show the page of the present stage."""
        state, version = self._state, self._state.version
        self.stream.flush()
        if state.stage is Stage.TITLES and state.title_list is not None:
            self.findings.show_findings(state.title_list.findings)
            self.titles.show_titles(state.title_list.titles)
            self._show_page(self.titles)
            return
        if state.stage is Stage.COMPOSED and state.composition is not None:
            # A grave one keeps no original here: there is nothing that would be replaced.
            found = (replace(finding, grave=False) for finding in state.composition.findings)
            self.findings.show_findings(tuple(found))
            self.composition.show_composition(state.composition)
            self._show_page(self.composition if state.composition.text else self.notice)
            return
        self.findings.show_remarks(version.remarks if version is not None else ())
        if version is not None and state.stage is Stage.CHANGES:
            self.changes.show_version(version)
            self._show_page(self.changes)
        elif version is None and self.stream.has_text:
            self._show_page(self.stream)
        else:
            self._show_page(self.notice)

    def tell(self) -> None:
        """Bring every word and button up to date."""
        state = self._state
        is_grave = bool(state.error) or state.is_stale
        self.banner.tell(self._words.warning(state), is_grave=is_grave)
        notice = self._words.notice(state)
        self.notice.tell(notice.heading, notice.words)
        self.header.show_versions(state.versions if state.version is not None else Versions())
        self.footer.show_state(state)
        self.tell_status()

    def tell_status(self) -> None:
        """Bring the line below the title up to date, and the progress."""
        self.header.show_status(self._words.status(self._state, self._run))
        if self._state.stage is Stage.STREAMING:
            self.header.show_progress(self._run.percent)
        else:
            self.header.hide_progress()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.stream.setAccessibleName(self.tr("What is being written"))
        self.titles.setAccessibleName(self.tr("Titles"))
        self.composition.setAccessibleName(self.tr("The result"))
        for part in (self.header, self.findings, self.changes, self.footer):
            part.retranslate()
        self.tell()

    def _lay_out(self) -> None:
        for page in (self.notice, self.stream, self.changes, self.titles, self.composition):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.findings)
        column.addWidget(self.pages, 1)
        column.addWidget(self.footer)

    def _show_page(self, page: QWidget) -> None:
        had_focus = self._has_focus()
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.tell()
        if had_focus and not self._has_focus():
            page.setFocus()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)
