"""The room at the size it has in a window of 1024 × 700: nothing is cut, whatever is asked."""

from __future__ import annotations

import pytest

from syndic_desktop.actions.agenda import reword_item
from syndic_desktop.actions.debates import record_speech
from syndic_desktop.domain.agenda import Speech
from tests.ui.standing import press, standing

from PySide6.QtCore import QRect  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit  # isort: skip

SIZE = (844, 535)  # pixels of the step
LONG = "Convention de mise à disposition de fibre noire entre le syndicat et la communauté de communes du Val d’Ambre"


def cut(step):
    """The words of what is not seen whole: beyond what holds it, under something else, or on too few lines."""
    found = []
    over = QRect() if step.ask.isHidden() else QRect(step.ask.mapTo(step, step.ask.rect().topLeft()), step.ask.size())
    for kind in (QLabel, QAbstractButton, QLineEdit):
        for each in step.findChildren(kind):
            if not each.isVisible() or step.item.result.isAncestorOf(each) or each is step.foot:
                continue
            place = QRect(each.mapTo(step, each.rect().topLeft()), each.size())
            hidden = place.intersects(over) and not step.ask.isAncestorOf(each)
            hidden |= each.visibleRegion().boundingRect() != each.rect()
            lines = each.heightForWidth(each.width()) if isinstance(each, QLabel) and each.wordWrap() else 0
            wide = each.sizeHint().width() if type(each) is QLabel and not each.wordWrap() else 0
            if hidden or wide > each.width() + 1 or lines > each.height():
                found.append(each.text() or each.accessibleName())
    return found


@pytest.fixture
def first(store, session_id):
    """The first item, with a title of two lines."""
    with store.reading() as reader:
        item = next(iter(reader.items(session_id))).id
    reword_item(store, item, LONG)
    return item


def test_nothing_is_cut_before_the_roll(qtbot, first, make):
    with standing(qtbot, make, *SIZE) as step:
        qtbot.waitUntil(lambda: not cut(step))
        assert step.item.subject.height() > 2 * step.item.about.fontMetrics().height() - 4, "the title has two lines"


def test_nothing_is_cut_by_a_question_of_two_lines(qtbot, first, opened, make):
    with standing(qtbot, make, *SIZE) as step:
        qtbot.waitUntil(lambda: not cut(step))
        low = step.item.height()

        press("Shift+F8")

        qtbot.waitUntil(lambda: step.ask.height() > step.foot.height() and not cut(step))
        assert step.item.height() < low
        press("Escape")
        qtbot.waitUntil(lambda: step.item.height() == low)


def test_the_debate_is_not_cut_where_the_keys_need_fewer_lines_than_before(qtbot, first, store, opened, make):
    record_speech(store, first, Speech("bonnel-thomas", "Une remarque."))
    with standing(qtbot, make, *SIZE) as step:
        qtbot.waitUntil(lambda: not cut(step))
        press("PgDown")
        qtbot.waitUntil(lambda: not cut(step))
        press("PgUp", "U")
        qtbot.waitUntil(lambda: not cut(step))


def test_going_from_item_to_item_leaves_the_roll_as_wide(qtbot, opened, make):
    with standing(qtbot, make, *SIZE) as step:
        press("PgDown")
        qtbot.waitUntil(lambda: not cut(step))
        wide = step.roll.width()
        press("Return")
        qtbot.waitUntil(lambda: not cut(step))
        assert step.roll.width() == wide
