"""Marks: how the blocks of the domain look in the editor's document, and what tells them apart when it is read back.

Nothing here carries a colour of the theme: what is drawn stays right when the window turns from light to dark.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTableFormat,
)

from syndic_desktop.domain.texts import DecisionKind, Run

OBJECT: Final = "\ufffc"
LINE: Final = "\u2028"  # « \n » inside a paragraph, a title or a cell, as Qt writes it
DELEGATED: Final = QTextFormat.ObjectTypes.UserObject.value + 1
KIND: Final = QTextFormat.Property.UserProperty.value + 1
HEADING: Final = 2
GREY: Final = QColor(128, 138, 155)
VEIL: Final = QColor(128, 138, 155, 48)
BELOW, TIGHT, PAD = 8, 4, 6

RECAPS: Final = {
    DecisionKind.BUREAU_DELIBERATION: "délibérations du bureau prises",
    DecisionKind.PURCHASE_ORDER: "lettres de commande signées",
    DecisionKind.ORDER: "arrêtés pris",
    DecisionKind.PRESIDENT_DECISION: "décisions du président prises",
    DecisionKind.CONVENTION: "conventions signées",
    DecisionKind.CONTRACT: "marchés signés",
}


def recap_label(kind: DecisionKind) -> str:
    """What stands in the editor for a recap that is filled when the paper is made."""
    return f"Tableau des {RECAPS[kind]} par délégation, rempli à l’édition"


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a paragraph is an entry of."""
    return block.textList() if block.isValid() else None


def paragraph_format() -> QTextBlockFormat:
    """A plain paragraph."""
    look = QTextBlockFormat()
    look.setBottomMargin(BELOW)
    look.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return look


def entry_format() -> QTextBlockFormat:
    """An entry of a list."""
    look = paragraph_format()
    look.setBottomMargin(TIGHT)
    return look


def heading_format() -> QTextBlockFormat:
    """A title inside a statement."""
    look = paragraph_format()
    look.setTopMargin(BELOW)
    look.setHeadingLevel(HEADING)
    return look


def cell_format() -> QTextBlockFormat:
    """A paragraph of a cell."""
    return QTextBlockFormat()


def run_format(run: Run) -> QTextCharFormat:
    """The look of a run."""
    look = QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        look.setFontItalic(True)
    if run.underline:
        look.setFontUnderline(True)
    if run.superscript:
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return look


def heading_run() -> QTextCharFormat:
    """The look of the words of a title."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1)
    return look


def read_run(text: str, look: QTextCharFormat) -> Run:
    """The run that a stretch of the document is."""
    return Run(
        text.replace(LINE, "\n"),
        look.fontWeight() >= QFont.Weight.DemiBold.value,
        look.fontItalic(),
        look.fontUnderline(),
        look.verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript,
    )


def list_format(depth: int, *, numbered: bool) -> QTextListFormat:
    """A list at a depth from 1."""
    styles = QTextListFormat.Style
    bullets = (styles.ListDisc, styles.ListCircle, styles.ListSquare)
    look = QTextListFormat()
    look.setStyle(styles.ListDecimal if numbered else bullets[(depth - 1) % len(bullets)])
    look.setIndent(depth)
    return look


def table_format(*, header: bool) -> QTextTableFormat:
    """A table as wide as the text."""
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(GREY)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(4)
    look.setCellSpacing(0)
    look.setTopMargin(TIGHT)
    look.setBottomMargin(BELOW)
    look.setHeaderRowCount(int(header))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return look


def recap_format(kind: DecisionKind) -> QTextCharFormat:
    """The one character that stands for a recap."""
    look = QTextCharFormat()
    look.setObjectType(DELEGATED)
    look.setProperty(KIND, kind.value)
    return look


class RecapMark(QPyTextObject):
    """Paints a recap as a framed label, that is deleted in one go and never written in."""

    def intrinsicSize(self, document: QTextDocument, position: int, look: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(document.defaultFont())
        width = metrics.horizontalAdvance(self._label(look)) + 4 * PAD
        room = document.textWidth() - 2 * document.documentMargin() - 1
        return QSizeF(min(width, room) if room > 0 else width, metrics.height() + 2 * PAD)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, look: QTextFormat
    ) -> None:
        font, rect = QFont(document.defaultFont()), QRectF(rect)
        ink = painter.pen().color()
        painter.save()
        painter.setFont(font)
        painter.setBrush(VEIL)
        painter.setPen(QPen(GREY, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        painter.setPen(ink)
        label = QFontMetricsF(font).elidedText(self._label(look), Qt.TextElideMode.ElideRight, rect.width() - 4 * PAD)
        painter.drawText(
            QRectF(rect.topLeft() + QPointF(2 * PAD, 0), rect.size()), Qt.AlignmentFlag.AlignVCenter, label
        )
        painter.restore()

    @staticmethod
    def _label(look: QTextFormat) -> str:
        return recap_label(DecisionKind(look.property(KIND)))
