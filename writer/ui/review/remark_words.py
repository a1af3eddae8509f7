"""A finding as it is written above the text, beside a change and behind the words it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from writer.ui.finding_sentences import finding_sentence
from writer.ui.review.remarks import Remark

_GRAVE, _MILD = "▲", "●"


class RemarkWords(QObject):
    """Puts findings into words, in the language of the moment."""

    def line(self, remark: Remark) -> str:
        """A sign, what became of the block, and the sentence about the finding."""
        sentence = finding_sentence(
            remark.finding, lambda text: QCoreApplication.translate("", text)
        )
        if remark.is_to_check:  # the sentence says so
            return f"{_MILD} {sentence}"
        grave = remark.finding.grave
        sign = f"{_GRAVE} " + self.tr("Original kept") if grave else f"{_MILD} " + self.tr("Note")
        return self.tr("{sign}: {sentence}").format(sign=sign, sentence=sentence)

    def tag(self, remarks: Sequence[Remark]) -> str:
        """What stands behind words that these remarks are about."""
        if any(remark.finding.grave for remark in remarks):
            return _GRAVE
        if any(remark.is_to_check for remark in remarks):
            return f"{_MILD} " + self.tr("to check")
        return _MILD
