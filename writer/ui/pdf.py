"""A document on paper: laid out by Qt, numbered, and as a PDF with an outline."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from writer.core.paths import resources
from writer.text.export.html import remote_pictures, title_of
from writer.text.export.manuscript import Exported, Manuscript
from writer.text.export.pictures import picture
from writer.text.language import is_mostly_han, prose_only
from writer.text.render import pieces_of
from writer.text.render_html import Looks
from writer.text.render_math import Drawing
from writer.text.render_patch import DRAWING
from writer.ui.pdf_finish import Place, finished
from writer.ui.pdf_pages import blocks_of, pages_of, top_of
from writer.ui.pdf_pictures import drawing, image_of
from writer.ui.pdf_text import Spelling
from writer.ui.typefaces import Typeface, families, style_hint

MARGINS_MM = QMarginsF(25, 25, 25, 25)
SIZE_PT, NUMBER_PT = 11.0, 9.0
NUMBER_MM = 12.0
"""From the bottom of the paper to the page's number."""
DOTS_PER_INCH = 1200
PIXELS_PER_INCH = 96
_PIXELS_PER_PT = PIXELS_PER_INCH / 72
_PICTURE = re.compile(
    r'<img src="(?P<address>[^"]*)" alt="(?P<words>[^"]*)"'
    r'(?: data-width="(?P<width>[\d.]+)" data-height="(?P<height>[\d.]+)" class="drawing")?>'
)
"""Qt takes the blanks of Chinese in front of a line for blanks that do not count."""
_TALLEST = 0.9
"""Of the page: what a picture may take."""


_TALL = 3 * SIZE_PT * _PIXELS_PER_PT
"""Pixels: from here on a picture is more than a part of its line."""
_SINGLE = QTextBlockFormat.LineHeightTypes.SingleHeight.value


class Paper:
    """A document that is laid out for one device. It may be made and used in any one thread."""

    def __init__(self, manuscript: Manuscript, device: QPagedPaintDevice) -> None:
        self._manuscript = manuscript
        self._device = device
        self._is_chinese = is_mostly_han(prose_only(manuscript.text))
        self._scale = device.logicalDpiX() / 25.4
        """Dots in a millimetre."""
        full = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
        self._paper = full * self._scale
        self._body = QRectF(
            MARGINS_MM.left() * self._scale,
            MARGINS_MM.top() * self._scale,
            self._paper.width() - (MARGINS_MM.left() + MARGINS_MM.right()) * self._scale,
            self._paper.height() - (MARGINS_MM.top() + MARGINS_MM.bottom()) * self._scale,
        )
        self.lost = dict.fromkeys(remote_pictures(manuscript))
        """The addresses of pictures that cannot be shown."""
        self._shown: dict[str, str] = {}
        """The HTML of the pictures so far, by their addresses."""
        self._document = self._laid_out()
        self._pages = pages_of(self._document, self._body.height())

    @property
    def page_count(self) -> int:
        """How many pages it has; at least one."""
        return len(self._pages)

    def paint(self, stop: Callable[[], None] = lambda: None) -> None:
        """Paint all pages on the device; `stop` is called before each and may raise."""
        painter = QPainter(self._device)
        try:
            for page in range(self.page_count):
                stop()
                if page:
                    self._device.newPage()
                self._paint_page(painter, page)
        finally:
            painter.end()

    @property
    def spelling(self) -> Spelling:
        """Which characters are on the pages."""
        text = self._document.toRawText() + "0123456789"
        return Spelling(text, self._document.defaultFont().families())

    def headings(self) -> Iterator[Place]:
        """Where the headings are, in their order."""
        for block in blocks_of(self._document):
            if level := block.blockFormat().headingLevel():
                top = top_of(block)
                page = max(0, bisect_right(self._pages, top, key=lambda page: page.top) - 1)
                below = self._body.top() + top - self._pages[page].top
                title = block.text().strip().replace("\u2028", " ")
                yield Place(title, level, page, below / self._scale / 25.4 * 72)

    def _laid_out(self) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.documentLayout().setPaintDevice(self._device)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font(SIZE_PT))
        style = (resources() / "export" / "paper.css").read_text(encoding="utf-8")
        document.setDefaultStyleSheet(style)
        looks = Looks(keeps_lines=self._manuscript.keeps_lines)
        pieces = pieces_of(self._manuscript.text, looks)
        drawings = {d.name: d for piece in pieces for d in piece.drawings}
        html = "".join(piece.html for piece in pieces)
        document.setHtml(_PICTURE.sub(lambda m: self._picture(m, drawings, document), html))
        _break_long_words(document)
        self._adjust_blocks(document)
        document.setTextWidth(self._body.width())
        return document

    def _font(self, size_pt: float) -> QFont:
        font = QFont()
        font.setFamilies(list(families(Typeface.SONG, is_chinese=self._is_chinese)))
        font.setStyleHint(style_hint(Typeface.SONG))
        font.setPointSizeF(size_pt)
        return font

    def _picture(
        self, match: re.Match[str], drawings: dict[str, Drawing], document: QTextDocument
    ) -> str:
        """An image of which the document knows the pixels and the size, or words for it."""
        address, words = unescape(match["address"]), match["words"]
        if address not in self._shown:
            self._shown[address] = self._shown_as(match, drawings, document)
        if self._shown[address]:
            return self._shown[address]
        self.lost.setdefault(address)
        return f'<span class="picture">[{words or match["address"]}]</span>'

    def _shown_as(
        self, match: re.Match[str], drawings: dict[str, Drawing], document: QTextDocument
    ) -> str:
        """The HTML of a picture that is made known; empty where there is none."""
        address = unescape(match["address"])
        if match["width"]:
            em = SIZE_PT * _PIXELS_PER_PT
            size = QSizeF(float(match["width"]) * em, float(match["height"]) * em)
            found = drawings.get(address.removeprefix(DRAWING))
            image = drawing(_in_black(found), size) if found else QImage()
        else:
            file = picture(address, self._manuscript.folder)
            image = image_of(file.content) if file else QImage()
            size = self._size(image)
        if image.isNull():
            return ""
        name = QUrl(f"picture:{len(self._shown)}")
        document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
        sides = f'width="{size.width():.1f}" height="{size.height():.1f}"'
        return f'<img src="{name.toString()}" {sides}>'

    def _size(self, image: QImage) -> QSizeF:
        """In pixels of a screen: as large as there, and no larger than the page."""
        if image.isNull():
            return QSizeF()
        size = QSizeF(image.size()) / image.devicePixelRatio()
        room = self._body.size() / self._scale / 25.4 * PIXELS_PER_INCH
        scale = min(1.0, room.width() / size.width(), _TALLEST * room.height() / size.height())
        return size * scale

    def _adjust_blocks(self, document: QTextDocument) -> None:
        """Make room at the sides count in dots as that above does; give pictures their own."""
        ratio = self._scale * 25.4 / PIXELS_PER_INCH
        whole = QTextCursor(document)
        whole.beginEditBlock()
        for block in blocks_of(document):
            form = block.blockFormat()
            has_sides = form.leftMargin() or form.rightMargin()
            has_picture = _has_tall_picture(block)
            if has_sides:
                form.setLeftMargin(form.leftMargin() * ratio)
                form.setRightMargin(form.rightMargin() * ratio)
            if has_picture:
                form.setLineHeight(100, _SINGLE)
            if has_sides or has_picture:
                QTextCursor(block).setBlockFormat(form)
        whole.endEditBlock()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        part = self._pages[page]
        painter.save()
        painter.translate(self._body.left(), self._body.top() - part.top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, part.top, self._body.width(), part.height)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
        context.palette = palette
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_number(painter, str(page + 1))

    def _paint_number(self, painter: QPainter, number: str) -> None:
        font = self._font(NUMBER_PT)
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.black))
        width = QFontMetricsF(font, self._device).horizontalAdvance(number)
        bottom = self._paper.height() - NUMBER_MM * self._scale
        painter.drawText(round((self._paper.width() - width) / 2), round(bottom), number)


def set_up(device: QPagedPaintDevice) -> None:
    """Let a device have A4 pages of which every point can be painted."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        MARGINS_MM,
        QPageLayout.Unit.Millimeter,
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def pdf(manuscript: Manuscript, stop: Callable[[], None] = lambda: None) -> Exported:
    """The document as a PDF. Needs an application, see `headless`; any thread may ask."""
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    title = title_of(manuscript)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("Writer")
    set_up(writer)
    paper = Paper(manuscript, writer)
    paper.paint(stop)
    places = tuple(paper.headings())
    buffer.close()
    content = finished(bytes(array.data()), places, paper.spelling)
    return Exported(content, tuple(paper.lost))


def headless() -> QGuiApplication | None:
    """An application without a window, for the command line; None where there is one already.

    It must be kept as long as something is painted.
    """
    if QGuiApplication.instance() is not None:
        return None
    if os.name == "posix":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["writer"])


def _has_tall_picture(block: QTextBlock) -> bool:
    fragments = block.begin()
    while not fragments.atEnd():
        form = fragments.fragment().charFormat()
        if form.isImageFormat() and form.toImageFormat().height() > _TALL:
            return True
        fragments += 1
    return False


def _break_long_words(document: QTextDocument) -> None:
    """Let addresses and the like break where they must."""
    option = document.defaultTextOption()
    option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def _in_black(found: Drawing) -> bytes:
    return found.svg.replace("currentColor", "#000000").encode()
