"""Words that change at each gesture: what they say, the place they ask for, when nothing is laid out around them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from syndic_desktop.ui.widgets.words import Words

LONG = "Le quorum, fixé à 101 membres en exercice, n’est pas atteint avec 21 présents. " * 3


class Asked(QObject):
    """How often a widget was asked to lay itself out again."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def line(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    row = QHBoxLayout(whole)
    words = Words("20 présents", "muted")
    row.addWidget(words)
    row.addStretch(1)
    with qtbot.waitExposed(whole):
        whole.show()
    QApplication.processEvents()
    yield words
    whole.hide()


def test_it_says_what_a_label_would_in_as_much_room(line):
    label = QLabel("20 présents")
    label.ensurePolished()

    assert line.text() == line.accessibleName() == "20 présents"
    assert abs(line.sizeHint().width() - label.sizeHint().width()) <= 1


def test_as_many_letters_lay_nothing_out_again_and_more_do(line):
    asked = Asked(line.parentWidget())

    line.setText("02 présents")  # the same figures: as wide
    QApplication.processEvents()
    assert asked.times == 0

    line.setText("200 présents ou représentés")
    QApplication.processEvents()
    assert asked.times == 1
    assert line.width() >= line.sizeHint().width()


def test_what_is_in_bold_is_wider(line):
    line.say([("20", True), (" présents", False)])
    bold = line.sizeHint().width()

    assert line.text() == "20 présents"
    assert bold > Words("20 présents", "muted").sizeHint().width()


def test_a_narrower_figure_keeps_its_place_and_a_shorter_sentence_gives_it_back(line):
    line.setText("200 présents")
    held = line.sizeHint().width()

    line.setText("111 présents")
    assert line.sizeHint().width() == held
    line.setText("1 présent")
    assert line.sizeHint().width() < held


def test_what_is_cut_takes_the_width_it_is_given_and_says_all(qtbot):
    words = Words("quorum atteint · 200 présents pour 101 requis", cut=True)
    qtbot.addWidget(words)
    words.resize(90, 20)

    assert words.sizeHint().width() == 0
    ((shown, _),) = words._shown(words.width())
    assert shown.endswith("…")
    assert words.text().endswith("requis")


def test_on_several_lines_it_is_as_high_as_a_label(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    words, label = Words(LONG, wrapped=True), QLabel(LONG)
    label.setWordWrap(True)
    column.addWidget(words)
    column.addWidget(label)
    whole.resize(400, 300)
    with qtbot.waitExposed(whole):
        whole.show()

    assert words.height() > 2 * words.fontMetrics().height()
    assert abs(words.heightForWidth(380) - label.heightForWidth(380)) <= 2


def test_it_is_painted(line):
    dark = [
        line.grab().toImage().pixelColor(x, y).lightness() for x in range(line.width()) for y in range(line.height())
    ]

    assert min(dark) < 160 < max(dark)


def test_another_font_is_taken_at_once(qtbot):
    words = Words("24 présents")
    qtbot.addWidget(words)
    before = words.sizeHint()
    larger = words.font()
    larger.setPixelSize(60)
    words.setFont(larger)
    assert words.sizeHint().height() > before.height()
    assert words.sizeHint().width() > before.width()
