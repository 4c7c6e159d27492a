"""The sheet of the minutes draws again what changed, and shows what it would show drawn whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.documents.contents.fixing import minutes_sheet
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.ui.screens.minutes import sheets
from syndic_desktop.ui.screens.minutes.sheets import MinutesSheet
from tests.documents.papers import example

SHORT = (paragraph("Mots."),)
LISTED = (paragraph("Deux choses :"), Listing((paragraph("une barque"), paragraph("deux rames"))))
BOXED = (Table((("Poste", "Coût"), ("Barque", "neuf cents")), header=True),)
LOOKS = (Paragraph((Run("Ceci "), Run("compte", bold=True))),)


@pytest.fixture(scope="module")
def held():
    return example()


@pytest.fixture
def sheet(qtbot):
    made = MinutesSheet()
    qtbot.addWidget(made)
    made.resize(700, 600)
    return made


def lines(held, *hers):
    session = replace(held.sitting.session, minutes=Minutes(rewordings=hers))
    return minutes_sheet(reading(replace(held, sitting=replace(held.sitting, session=session))))


def base(held, place, item):
    return next(
        line.line.base
        for line in lines(held)
        if line.line.anchor and (line.line.anchor.item, line.line.anchor.place) == (item, place)
    )


def drawn(sheet):
    return sheet.document().toHtml(), sheet._spans


def whole(qtbot, shown):
    fresh = MinutesSheet()
    qtbot.addWidget(fresh)
    fresh.resize(700, 600)
    fresh.show_lines(shown, fresh=True)
    return drawn(fresh)


@pytest.mark.parametrize("told", [(), SHORT, LISTED, BOXED, LOOKS])
@pytest.mark.parametrize(("place", "item"), [("levee", 0), ("expose/0", 3), ("quorum", 0)])
@pytest.mark.parametrize("added", [0, 1])
def test_what_was_written_is_drawn_as_with_all_the_rest(qtbot, sheet, held, told, place, item, added):
    hers = Rewording(item, place, base(held, place, item), told, added)
    states = [lines(held), lines(held, hers), lines(held, replace(hers, told=SHORT)), lines(held)]
    sheet.show_lines(states[0], fresh=True)

    for shown in states[1:]:
        sheet.show_lines(shown)
        assert drawn(sheet) == whole(qtbot, shown)


def test_the_room_of_a_closed_editor_is_given_back(qtbot, sheet, held):
    shown = lines(held)
    sheet.show_lines(shown, fresh=True)
    sheet.make_room(12, 300)
    assert drawn(sheet) != whole(qtbot, shown)

    sheet.show_lines(shown)

    assert drawn(sheet) == whole(qtbot, shown)


@pytest.mark.parametrize("told", [SHORT, BOXED, (*SHORT, *BOXED), (*BOXED, *BOXED), (*BOXED, *SHORT)])
def test_one_paragraph_written_draws_that_one_alone(qtbot, sheet, held, monkeypatch, told):
    hers = Rewording(3, "expose/0", base(held, "expose/0", 3), told)
    states = [lines(held), lines(held, hers), lines(held, replace(hers, told=LISTED)), lines(held, hers), lines(held)]
    sheet.show_lines(states[0], fresh=True)
    monkeypatch.setattr(sheet, "_draw", lambda: pytest.fail("the whole sheet is drawn again"))

    for shown in states[1:]:
        sheet.show_lines(shown)
        assert drawn(sheet) == whole(qtbot, shown)


def test_many_lines_are_shown_before_they_are_drawn_whole(qtbot, sheet, held, monkeypatch):
    shown = lines(held)
    awaited = whole(qtbot, shown)
    monkeypatch.setattr(sheets, "FIRST", 10)
    monkeypatch.setattr(sheets, "STEP", 20)

    sheet.show_lines(shown, fresh=True)
    assert len(sheet._spans) == 10
    qtbot.waitUntil(lambda: len(sheet._spans) == len(shown))
    assert drawn(sheet) == awaited


@pytest.mark.parametrize(
    "ask", [lambda sheet, shown: sheet.choose(len(shown) - 1), lambda sheet, shown: sheet.show_lines(shown)]
)
def test_what_is_asked_of_a_line_that_is_not_drawn_yet_draws_it(qtbot, sheet, held, monkeypatch, ask):
    shown = lines(held)
    awaited = whole(qtbot, shown)
    monkeypatch.setattr(sheets, "FIRST", 10)
    sheet.show_lines(shown, fresh=True)
    sheet.show_private(("Comité",))

    ask(sheet, shown)

    assert drawn(sheet) == awaited
