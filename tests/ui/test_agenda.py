"""The agenda says what became of each item, and what a change means once others have read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.domain.acts import Transmission
from syndic_desktop.domain.wording import NB
from tests.ui.conftest import first_step

from PySide6.QtWidgets import QLabel, QStyleOptionViewItem  # isort: skip  # after ui, which keeps None alive


@pytest.fixture
def office(at_work):
    return at_work


def test_a_row_says_what_was_decided(office, press):
    press("Escape", "End", "Return")

    said = [row.result for row in first_step(office).agenda.rows]
    assert "Adopté à l’unanimité" in said
    assert "Adopté" in said
    assert "Pris acte" in said
    assert any(each.startswith(("Élu", "Élue")) for each in said)
    assert "Voté" not in said


def test_a_withdrawn_item_is_no_extract(qtbot, office, press):
    press("Ctrl+Delete")
    preview = first_step(office).preview

    qtbot.waitUntil(lambda: preview.warning.text() == "Point retiré de l’ordre du jour.")
    assert "DÉLIBÉRATION" not in preview.page.toPlainText()


def test_a_change_after_the_notices_says_when_they_went_out(window, office, press):
    with office.store.writing("convoquer") as writer:
        session_id = office.sessions.sheet.id
        session = writer.session(session_id)
        writer.save_heading(session_id, replace(session, notice=replace(session.notice, day=date(2026, 11, 27))))

    press("Alt+Down")

    assert f"La convocation est partie le 27{NB}novembre{NB}2026" in office.said.sentence
    assert "enregistré" in window.status.right.text()


def test_an_act_that_was_transmitted_is_refused_before_she_types(office, press):
    press("Escape", "End", "Return")
    row = first_step(office).agenda.current
    with office.store.writing("transmettre") as writer:
        item = writer.item(row.id)
        act = replace(item.act, transmission=item.act.transmission or Transmission(date(2026, 10, 1)))
        writer.save_item(row.id, replace(item, act=act))

    press("F2")

    assert not first_step(office).agenda.editing
    said = [label.text() for label in office.findChildren(QLabel) if label.isVisible()]
    assert [each for each in said if each.startswith("Cet acte a été transmis")] != []


def test_a_gesture_that_changes_nothing_is_not_said_to_be_saved(window, office, press):
    press("Ctrl+M")

    assert "enregistré" not in window.status.right.text()
    assert not window.menus.undo.isEnabled()


def test_a_file_that_goes_away_under_the_window_is_told(office, example_path, press, tmp_path):
    example_path.rename(tmp_path / "ailleurs.syndic")

    press("Ctrl+Delete")

    assert "a été déplacé, renommé ou supprimé" in office.said.sentence
    assert "lecture seule" not in office.said.sentence


def test_rows_stand_one_under_the_other_whatever_the_width(qtbot, window, office, press):
    press("Escape", "End", "Return")
    view = first_step(office).agenda.view
    delegate = view.itemDelegate()

    for width in (1366, 1024, 1920):
        window.resize(width, 700)
        qtbot.wait(50)
        for row in range(view.model().rowCount()):
            index = view.model().index(row)
            option = QStyleOptionViewItem()
            option.font = view.font()
            assert view.visualRect(index).height() == delegate.sizeHint(option, index).height()
