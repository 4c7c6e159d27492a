"""The step « Procès-verbal », by keyboard alone, on the real example: writing, reviewing, fixing, publishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.actions.minutes import save_wording
from syndic_desktop.documents.folders import write_minutes
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.minutes import Rewording, Standing
from syndic_desktop.domain.texts import paragraph, words
from syndic_desktop.queries.minutes import minutes_again, minutes_view
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.phases import Phase
from syndic_desktop.store import Store, open_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.minutes.sheets import MARGIN
from syndic_desktop.ui.screens.minutes.sides import FIXING
from syndic_desktop.ui.screens.minutes.step import MinutesStep, Questions
from syndic_desktop.ui.widgets.banners import Tone
from tests.ui.standing import press, standing, tab_to, write

from PySide6.QtGui import QColor  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QApplication  # isort: skip

TODAY = date(2026, 11, 23)
NEXT = date(2026, 11, 20)


@pytest.fixture
def store(example_path) -> Iterator[Store]:
    """The example, open, on a day after its first session."""
    with open_store(example_path, clock=lambda: datetime(2026, 11, 23, 10), holder="essai") as opened:
        yield opened


@pytest.fixture
def session_id(store):
    with store.reading() as reader:
        return next(line.id for line in reader.sessions() if line.held)


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.fixture
def shown() -> list[Path]:
    """The folders that were shown."""
    return []


@pytest.fixture
def step(qtbot, store, desk, theme, session_id, tmp_path, shown) -> Iterator[MinutesStep]:
    background = Background()

    def writer(it, folder):
        source = paper_source(store, it)[1]
        return lambda cancelled: write_minutes(source, bootstrap.paths().templates, folder, cancelled)

    def make():
        read, again = partial(minutes_view, store), partial(minutes_again, store)
        templates = bootstrap.paths().templates
        questions = Questions(read, again, lambda: TODAY, lambda: tmp_path, writer, templates, shown.append)
        screen = MinutesStep(desk, theme, background, questions)
        screen.show_session(session_id)
        return screen

    with standing(qtbot, make) as screen:
        yield screen
        screen.leave()
        screen.close_place()
    background.close()


@pytest.fixture
def kept(store, session_id):
    """What she wrote, as the file keeps it."""

    def rewordings():
        with store.reading() as reader:
            about = reader.minutes(session_id)
        return about.rewordings if about else ()

    return rewordings


def rank_of(step, place, item=0):
    return next(
        rank
        for rank, each in enumerate(step.sheet.lines)
        if each.line.own and (each.line.anchor.item, each.line.anchor.place) == (item, place)
    )


def told(step, rank):
    return words(step.sheet.lines[rank].line.told)


def test_enter_writes_over_the_paragraph_and_escape_goes_back_to_the_sheet(step, kept):
    rank = rank_of(step, "levee")
    step.sheet.choose(rank)
    press("Return")
    assert QApplication.focusWidget() is step.editor.editor
    write("On se lève.")
    press("Escape")

    assert told(step, rank) == "On se lève."
    assert [words(each.told) for each in kept()] == ["On se lève."]
    assert QApplication.focusWidget() is step.sheet
    assert step.sheet.current == rank
    assert not step.editor.isVisible()


def test_what_is_typed_is_kept_without_leaving_the_paragraph(qtbot, step, kept):
    step.sheet.choose(rank_of(step, "levee"))
    press("Return")
    write("On se lève.")

    qtbot.waitUntil(lambda: [words(each.told) for each in kept()] == ["On se lève."])

    assert step.editor.isVisible()


def test_the_keyboard_goes_from_paragraph_to_paragraph_and_from_item_to_item(step):
    assert step.sheet.current == 0
    press("Down", "Down", "Up")
    assert step.sheet.current == 1
    press("Ctrl+Down", "Ctrl+Down")
    line = step.sheet.lines[step.sheet.current].line
    assert (line.anchor.item, line.anchor.place) == (1, "objet")
    assert step.items.currentItem().text().startswith("1. ")
    press("End")
    assert step.items.currentItem().text() == "Clôture"


def test_what_comes_from_elsewhere_is_told_and_not_written_over(step, kept):
    step.sheet.choose(rank_of(step, "objet", 1))
    press("Return")

    assert not step.editor.isVisible()
    assert "étape Ordre du jour" in step.hint.text()


def test_a_paragraph_is_added_between_two_others_then_taken_off(step, kept):
    rank = rank_of(step, "quorum")
    step.sheet.choose(rank)
    press("Ctrl+Return")
    write("Un mot de bienvenue.")
    press("Escape")

    assert told(step, rank + 1) == "Un mot de bienvenue."
    assert step.sheet.lines[rank + 1].line.standing is Standing.ADDED
    press("Delete")
    assert kept() == ()


def test_a_paragraph_left_empty_is_no_paragraph(step, kept):
    before = len(step.sheet.lines)
    press("Ctrl+Return", "Escape")

    assert (kept(), len(step.sheet.lines)) == ((), before)


def test_delete_takes_a_paragraph_off_and_brings_it_back(step, kept):
    rank = rank_of(step, "levee")
    step.sheet.choose(rank)
    press("Delete")
    assert [each.told for each in kept()] == [()]
    assert step.sheet.toPlainText().count("Paragraphe retiré") == 1
    press("Delete")
    assert kept() == ()


def test_f8_goes_to_what_is_to_be_reviewed_and_shows_what_changed(step, desk, session_id, kept):
    base = (paragraph("La séance est levée à midi."),)
    desk.run(save_wording, session_id, Rewording(0, "levee", base, (paragraph("On se lève."),)))
    assert "1" in step.side.review.text()

    press("F8")

    assert step.sheet.current == rank_of(step, "levee")
    assert "midi" in step.editor.changes.text()
    assert step.editor.keep.isVisible()
    tab_to(step.editor.keep)
    press("Space")
    assert step.view.to_review == 0
    assert told(step, step.sheet.current) == "On se lève."


def test_undo_follows_what_is_being_written(step, desk, qtbot, kept):
    step.sheet.choose(rank_of(step, "levee"))
    press("Return")
    write("On se lève.")
    qtbot.waitUntil(lambda: len(kept()) == 1)

    desk.undo()

    assert kept() == ()
    assert not step.editor.isVisible()


def test_a_content_that_lacks_leads_to_where_it_is_entered(step):
    asked = []
    step.asked.connect(asked.append)
    row = next(row for row in range(step.side.contents.count()) if "→" in step.side.contents.item(row).text())
    step.side.contents.setFocus()
    step.side.contents.setCurrentRow(row)
    press("Return")

    (spot,) = asked
    assert spot.phase is Phase.SITTING
    assert spot.target.part is Part.VOTE
    assert step.show_target(Target(Part.MINUTES, 2))
    assert step.sheet.lines[step.sheet.current].line.anchor.item == 2


def test_minutes_are_fixed_signed_and_published_by_keyboard(step, store, session_id):
    press("Ctrl+Shift+A")
    panel = step.side.fixing
    assert step.side.tabs.currentIndex() == FIXING
    write("20/11/2026")
    tab_to(panel.corrections)
    write("Page 2, lire « barque ».")
    tab_to(panel.reason.editor)
    write("les demandes de scrutin étaient orales")
    tab_to(panel.fix)
    press("Space")

    with store.reading() as reader:
        about = reader.session(session_id).minutes
    assert about.fixed == NEXT
    assert about.text is not None
    assert [each.replace("\u00a0", " ") for each in about.corrections] == ["Page 2, lire « barque »."]
    assert "27" in panel.publish_by.text()
    assert QApplication.focusWidget() is panel.sign_day.editor, "what comes next is where the keyboard is"
    write("20/11/2026")
    press("Tab")
    write("23/11/2026")
    press("Return")
    with store.reading() as reader:
        about = reader.session(session_id).minutes
    assert (about.signed, about.published) == (NEXT, TODAY)
    assert not panel.undo.isVisible()
    step.sheet.setFocus()
    step.sheet.choose(rank_of(step, "levee"))
    press("Return")
    assert "se rectifie à une séance suivante" in step.hint.text()


def test_the_days_the_councillors_of_the_members_were_written_to_are_noted(store, step, session_id):
    panel = step.side.fixing
    assert panel.copy_day.isHidden(), "nothing is sent before it is fixed"
    panel.list_day.focus()

    write("20/10/2026")
    press("Return")

    with store.reading() as reader:
        assert reader.session(session_id).minutes.list_copied == date(2026, 10, 20)
    assert panel.list_day.value == date(2026, 10, 20)


def test_a_refusal_to_fix_is_said_in_place(step):
    step.side.show_fixing()
    step.side.fixing.day.set_value(date(2026, 9, 25))
    step.side.fixing.fix.setFocus()
    press("Space")

    assert "séance suivante" in step.side.fixing.message.sentence
    assert step.side.fixing.day.editor.selectedText() == "25/09/2026", "typing takes its place"


def test_a_refusal_is_read_whole_above_what_follows(qtbot, step):
    step.resize(1190, 540)
    panel = step.side.fixing
    step.side.show_fixing()
    panel.message.say("Aucune séance connue de « Comité syndical » ne s’est tenue le 20 novembre 2026. " * 2)

    def whole() -> bool:
        wanted = panel.message.heightForWidth(panel.message.width())
        below = min((each.y() for each in (panel.list_day, panel.undo) if each.isVisible()), default=10_000)
        return panel.message.height() >= wanted and panel.message.geometry().bottom() < below

    qtbot.waitUntil(whole)


def test_the_editor_of_the_last_paragraph_is_seen_whole(qtbot, step):
    step.resize(1190, 540)
    step.sheet.choose(rank_of(step, "levee"))
    press("Return")

    qtbot.waitUntil(lambda: step.editor.geometry().bottom() <= step.sheet.viewport().height())
    press("Escape")
    assert step.sheet.document().rootFrame().frameFormat().bottomMargin() == MARGIN


def test_a_reason_is_asked_on_a_day_when_no_session_is_known(step):
    panel = step.side.fixing
    panel.show_fixing(replace(step.view, contents=()), fresh=True)
    step.side.show_fixing()
    panel.day.focus()
    write("04/12/2026")
    press("Tab")
    assert not panel.reason.isVisible(), "that session is known"

    panel.day.focus()
    write("03/12/2026")
    press("Tab")
    assert panel.reason.isVisible()


def test_word_and_pdf_are_written_where_she_wants_and_the_folder_opens(step, qtbot, tmp_path, monkeypatch, shown):
    monkeypatch.setattr("syndic_desktop.documents.pdf.office", lambda: None)
    step.sheet.setFocus()
    press("Ctrl+Shift+P")

    qtbot.waitUntil(lambda: "est écrit" in step.printing.sentence)
    assert step.printing.sentence == f"« proces-verbal-cs-2026-09-25.docx » est écrit dans {tmp_path}."
    assert (tmp_path / "proces-verbal-cs-2026-09-25.docx").exists()
    step.printing.folder_button.setFocus()
    press("Space")
    assert shown == [tmp_path]
    press("Escape")

    assert not step.printing.isVisible()
    assert QApplication.focusWidget() is step.sheet


def test_escape_takes_what_is_said_away_from_the_sheet_too(step):
    step.printing.say("« proces-verbal.docx » est écrit dans /tmp.", Tone.GOOD)
    step.sheet.setFocus()
    press("Escape")

    assert not step.printing.isVisible()
    assert QApplication.focusWidget() is step.sheet


def test_a_file_that_is_only_read_is_read(step, kept):
    step.only_read("Ce dossier est ouvert ailleurs.")
    step.sheet.choose(rank_of(step, "levee"))
    press("Return", "Ctrl+Return", "Delete")

    assert (kept(), step.editor.isVisible()) == ((), False)
    assert step.hint.text() == "Ce dossier est ouvert ailleurs."


def test_the_sheet_says_where_the_printed_pages_begin(qtbot, step):
    qtbot.waitUntil(lambda: step.paper.leaves.count > 0)

    begins = step.sheet._begins
    assert sorted(begins.values()) == list(range(2, step.paper.leaves.count + 1))
    assert list(begins) == sorted(begins)
    step.sheet.choose(rank_of(step, "levee"))
    assert step.paper.state.text() == f"Page\xa0{step.paper.leaves.count}\xa0/\xa0{step.paper.leaves.count}"


def framed(widget):
    """The colour of the frame, half way down."""
    return QColor(widget.grab().toImage().pixel(1, widget.height() // 2)).name()


def test_ctrl_p_shows_the_pages_of_what_is_written_and_escape_comes_back(qtbot, step, theme):
    rank = rank_of(step, "levee")
    step.sheet.choose(rank)
    press("Return")
    write("On se lève.")
    press("Escape")
    qtbot.waitUntil(lambda: "On se lève." in step.paper.leaves.toPlainText())

    press("Ctrl+P")
    assert QApplication.focusWidget() is step.paper.leaves
    assert step.paper.leaves.page == step.paper.leaves.count - 1
    assert framed(step.paper.leaves) == theme.colours.accent, "where the keyboard is shows"
    press("Home")
    assert step.paper.leaves.page == 0
    press("End")
    assert step.paper.leaves.page == step.paper.leaves.count - 1
    qtbot.waitUntil(lambda: not step.paper.leaves.missing)
    press("Escape")

    assert QApplication.focusWidget() is step.sheet
    assert step.sheet.current == rank


def test_words_are_hidden_from_the_public_version_by_key_and_shown_again(step, store, session_id):
    rank = rank_of(step, "expose/0", 3)
    step.sheet.choose(rank)
    press("Return")
    press("Home", "Ctrl+Shift+Right", "Ctrl+Shift+M")
    item = private_of(store, session_id)
    assert len(item) == 1
    assert item[0] in told(step, rank)
    marked = {each.cursor.selectedText() for each in step.sheet.extraSelections()}
    assert marked == set(item)
    assert {each.cursor.selectedText() for each in step.editor.editor.extraSelections()} == set(item)

    press("Ctrl+Shift+M")

    assert private_of(store, session_id) == ()
    assert not step.sheet.extraSelections()


def test_a_paragraph_of_no_item_hides_nothing_and_says_so(step):
    step.sheet.choose(rank_of(step, "levee"))
    press("Return")
    press("Ctrl+A", "Ctrl+Shift+M")

    assert "Seul un paragraphe d’un point" in step.hint.text()


def private_of(store, session_id):
    with store.reading() as reader:
        return reader.session(session_id).items[2].private
