"""Faces: the letters of a sheet as Qt has them, a unit a dot."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QTextCharFormat, QTextOption

from syndic_desktop.documents.word.sheets import Face, Side

INK = "000000"
SIDES = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
    Side.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}
TABS = {
    Side.LEFT: QTextOption.TabType.LeftTab,
    Side.JUSTIFY: QTextOption.TabType.LeftTab,
    Side.CENTER: QTextOption.TabType.CenterTab,
    Side.RIGHT: QTextOption.TabType.RightTab,
}


@lru_cache(maxsize=256)
def letters(face: Face) -> QTextCharFormat:
    """A look, as Qt has it."""
    look = QTextCharFormat()
    look.setFont(font(face))
    look.setForeground(colour(face.colour or INK))
    if face.raised:
        aligned = QTextCharFormat.VerticalAlignment
        look.setVerticalAlignment(aligned.AlignSuperScript if face.raised > 0 else aligned.AlignSubScript)
    return look


@lru_cache(maxsize=256)
def font(face: Face) -> QFont:
    """A font, a unit a pixel: its letters are as wide as on the paper, which no grid of dots rounds."""
    made = QFont(face.font)
    made.setPixelSize(max(1, face.size))
    made.setBold(face.bold)
    made.setItalic(face.italic)
    made.setUnderline(face.underline)
    made.setStrikeOut(face.strike)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if face.tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.tracking)
    return made


@lru_cache(maxsize=64)
def colour(said: str) -> QColor:
    return QColor(f"#{said}")


@lru_cache(maxsize=4)
def picture(data: bytes) -> QImage:
    return QImage.fromData(data)
