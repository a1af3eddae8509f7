"""Regular expressions through Qt's PCRE, which stops by itself when one takes too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from writer.core.errors import ExpressionMistake, InvalidExpression
from writer.core.values import Span
from writer.text.search import Match, Query, bounded
from writer.ui.positions import Units

STEPS = 2_000_000
"""So many tries from one match to the next, some milliseconds, and an expression is given up."""


class PerlExpression:
    """A regular expression as Perl writes it, with ``^`` and ``$`` at every line."""

    def __init__(self, query: Query) -> None:
        """Raises InvalidExpression, with the place of the mistake in the words of the query."""
        options = (
            QRegularExpression.PatternOption.MultilineOption
            | QRegularExpression.PatternOption.UseUnicodePropertiesOption
        )
        if not query.heeds_case:
            options |= QRegularExpression.PatternOption.CaseInsensitiveOption
        typed = QRegularExpression(query.words, options)
        if not typed.isValid():
            raise InvalidExpression(
                ExpressionMistake.SYNTAX,
                detail=typed.errorString(),
                position=Units(query.words).index(typed.patternErrorOffset()),
            )
        self._expression = QRegularExpression(
            f"(*LIMIT_MATCH={STEPS}){bounded(query.words, query)}", options
        )
        if not self._expression.isValid():  # as with a verb that must stand at the very beginning
            raise InvalidExpression(ExpressionMistake.SYNTAX, detail=self._expression.errorString())

    @property
    def names(self) -> Mapping[str, int]:
        """The numbers of the groups that have a name."""
        names = self._expression.namedCaptureGroups()
        return {name: number for number, name in enumerate(names) if name}

    @property
    def group_count(self) -> int:
        """How many groups there are, without the whole match."""
        return self._expression.captureCount()

    def matches(self, text: str) -> Iterator[Match]:
        """Where it matches; raises InvalidExpression when it takes too long."""
        units = Units(text)
        found = self._expression.globalMatch(text)
        is_at_end = False
        while found.hasNext():
            match = found.next()
            is_at_end = match.capturedStart() == units.position(len(text))
            span = Span(units.index(match.capturedStart()), units.index(match.capturedEnd()))
            yield Match(span, self._groups(match))
        if not found.isValid() and not is_at_end:
            raise InvalidExpression(ExpressionMistake.TOO_SLOW)

    def _groups(self, match: QRegularExpressionMatch) -> tuple[str, ...]:
        return tuple(match.captured(number) for number in range(self.group_count + 1))
