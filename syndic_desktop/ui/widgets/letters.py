"""Large letters, each drawn once: beyond 64 pixels Qt keeps no picture of them, and fills their outlines every time.

Seventy letters of a subject on a projector are eight milliseconds so, and a tenth of it once they are pictures.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QRawFont, QTextLayout, QTextOption

from syndic_desktop.ui.widgets.words import of_key, shaped

LARGE = 60
"""Pixels from which letters are drawn here, a little under what Qt keeps."""
KEPT = 256
"""Letters that are remembered, of every size and colour."""
ENDLESS = 1e6


def write(painter: QPainter, at: QPointF, words: str, font: str, colour: str, width: float = -1) -> None:
    """Paint words whose top left corner is `at`, as `shaped` lays them out; `font`: the key of a font."""
    letters = _placed(words, font, width) if of_key(font).pixelSize() >= LARGE else None
    if letters is None:
        painter.setFont(of_key(font))
        painter.setPen(QColor(colour))
        painter.drawStaticText(at, shaped(words, font, width))
        return
    ratio = painter.device().devicePixelRatio()
    for letter, left, base in letters:
        picture, corner = _picture(letter, font, colour, ratio)
        where = QPointF(round((at.x() + left) * ratio), round((at.y() + base) * ratio)) / ratio
        painter.drawImage(where + corner, picture)


@lru_cache(maxsize=64)
def _placed(words: str, font: str, width: float) -> tuple[tuple[int, float, float], ...] | None:
    """Every letter (its number in the font) with the place of its base; None where the font lacks one of them."""
    laid, leading = QTextLayout(words, of_key(font)), QFontMetricsF(of_key(font)).leading()
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    laid.setTextOption(option)
    laid.beginLayout()
    top = 0.0
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width if width > 0 else ENDLESS)
        line.setPosition(QPointF(0, top))
        top += line.height() + leading
    laid.endLayout()
    runs, face = laid.glyphRuns(), QRawFont.fromFont(of_key(font))
    if any(run.rawFont() != face for run in runs):
        return None
    return tuple(
        (letter, place.x(), place.y())
        for run in runs
        for letter, place in zip(run.glyphIndexes(), run.positions(), strict=True)
    )


@lru_cache(maxsize=KEPT)
def _picture(letter: int, font: str, colour: str, ratio: float) -> tuple[QImage, QPointF]:
    """A letter, and where its top left corner is from its base."""
    outline = QRawFont.fromFont(of_key(font)).pathForGlyph(letter)
    box = outline.boundingRect().adjusted(-1, -1, 1, 1).toAlignedRect()
    picture = QImage(box.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-box.topLeft())
    painter.fillPath(outline, QColor(colour))
    painter.end()
    return picture, QPointF(box.topLeft())
