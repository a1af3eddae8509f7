"""A document in any of the forms that it can be given away in; shared by window and terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.text.export.manuscript import Exported, Form, Manuscript, Style


def exported(
    manuscript: Manuscript,
    form: Form,
    style: Style = Style.PLAIN,
    stop: Callable[[], None] = lambda: None,
) -> Exported:
    """The document in a form. `stop` may raise; a PDF needs an application, see `pdf.headless`.

    What makes a form is loaded with the first document in it.
    """
    match form:
        case Form.HTML:
            from writer.text.export.html import html_page

            return html_page(manuscript)
        case Form.PDF:
            from writer.ui.pdf import pdf

            return pdf(manuscript, stop)
        case Form.DOCX:
            from writer.ui.pdf_pictures import rasterise

            if style is Style.OFFICIAL:
                from writer.text.export.official_docx import official_document

                return official_document(manuscript, rasterise)
            from writer.text.export.docx import word_document

            return word_document(manuscript, rasterise)
        case Form.TXT:
            from writer.text.export.plain import plain_text

            return Exported(plain_text(manuscript).encode("utf-8", "replace"))


def write(
    manuscript: Manuscript,
    form: Form,
    style: Style,
    path: Path,
    stop: Callable[[], None] = lambda: None,
) -> tuple[str, ...]:
    """Write the document to `path`, whole or not at all, and name the pictures that are lost.

    Raises UnwritableFile.
    """
    made = exported(manuscript, form, style, stop)
    stop()
    write_bytes(path, made.content)
    return made.lost
