"""Large letters that are drawn once: they stand where Qt would have drawn them, and nothing is drawn in their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from syndic_desktop.ui.widgets import letters
from syndic_desktop.ui.widgets.words import of_key, shaped

SUBJECT = "Le budget, fibré : à l’unanimité des deux collèges"
INK = "#102030"


@pytest.fixture
def font(qapp):
    large = QFont()
    large.setPixelSize(71)
    large.setBold(True)
    return large.key()


def painted(words, font, paint):
    image = QImage(700, 330, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, QPointF(12.4, 10), words, font)
    painter.end()
    return [image.pixelColor(x, y).lightness() for y in range(0, 330, 2) for x in range(0, 700, 2)]


def by_qt(painter, at, words, font):
    painter.setFont(of_key(font))
    painter.setPen(QColor(INK))
    painter.drawStaticText(at, shaped(words, font, 650))


def by_us(painter, at, words, font):
    letters.write(painter, at, words, font, INK, 650)


@pytest.mark.parametrize("words", [SUBJECT, "Budget \N{CHECK MARK} \N{CJK UNIFIED IDEOGRAPH-6F22}"])
def test_letters_stand_where_qt_draws_them(font, words):
    expected, drawn = painted(words, font, by_qt), painted(words, font, by_us)

    inked = sum(each < 100 for each in expected)
    assert inked > 2000
    # A letter stands on a whole pixel: its edges alone are lighter or darker than where Qt puts it between two.
    assert abs(sum(each < 100 for each in drawn) - inked) < inked / 20
    assert sum(abs(one - other) > 200 for one, other in zip(expected, drawn, strict=True)) < inked / 50


def test_a_letter_is_drawn_once_wherever_it_stands(font):
    painted(SUBJECT, font, by_us)
    known = letters._picture.cache_info().misses
    painted("fibré à l’unanimité", font, by_us)
    assert letters._picture.cache_info().misses == known
