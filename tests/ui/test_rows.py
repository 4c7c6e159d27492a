"""The words of a row, cut to the room there is: again whenever the room, the font or the number of lines changes."""

from __future__ import annotations

from syndic_desktop.ui.widgets import rows
from syndic_desktop.ui.widgets.rows import REMEMBERED, wrapped

from PySide6.QtGui import QFont, QFontMetrics  # isort: skip  # after ui, which keeps None alive

SUBJECT = "Mise à disposition d’une fibre noire au bénéfice de la communauté de communes du Val d’Ambre"


def room(words: int) -> int:
    return QFontMetrics(QFont()).horizontalAdvance(" ".join(SUBJECT.split()[:words])) + 2


def test_words_are_cut_to_the_room_and_the_lines_there_are(qapp):
    for _ in range(2):  # remembered the second time
        whole = wrapped(SUBJECT, QFont(), room(40), 2)
        narrow = wrapped(SUBJECT, QFont(), room(4), 9)
        short = wrapped(SUBJECT, QFont(), room(4), 2)

        assert whole == (SUBJECT,)
        assert len(narrow) > 2
        assert " ".join(narrow) == SUBJECT
        assert len(short) == 2
        assert short[0] == narrow[0]
        assert short[1].endswith("…")


def test_a_larger_font_takes_more_lines(qapp):
    large = QFont()
    large.setPointSize(3 * QFont().pointSize())

    assert len(wrapped(SUBJECT, large, room(4), 20)) > len(wrapped(SUBJECT, QFont(), room(4), 20))


def test_what_is_remembered_does_not_grow_for_ever(qapp):
    for number in range(REMEMBERED + 10):
        wrapped(f"Point {number}", QFont(), 500, 1)

    assert len(rows._cut) <= REMEMBERED
