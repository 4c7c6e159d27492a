"""The first step of a session by keyboard: items, topics, texts, heading, timetable, library, a new session."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from functools import partial
from threading import get_ident

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.actions import Topic, texts
from syndic_desktop.actions.agenda import decide_fate, reword_item
from syndic_desktop.actions.annexes import attach
from syndic_desktop.actions.attendance import record_presence
from syndic_desktop.actions.limits import LONGEST_NOTE
from syndic_desktop.actions.phrases import add_starters
from syndic_desktop.actions.sessions import create_session
from syndic_desktop.documents import pdf
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import BudgetStep, Fate
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.phrases import STARTERS, PhraseKind
from syndic_desktop.domain.sessions import SessionKey, SessionNature
from syndic_desktop.domain.texts import words as text_words
from syndic_desktop.queries.agendas import item_sheet
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.memory import Memory
from syndic_desktop.ui.screens.preparation import annexes
from syndic_desktop.ui.screens.preparation.creation import NewSessionForm, Way
from syndic_desktop.ui.screens.preparation.library import KINDS
from syndic_desktop.ui.screens.preparation.questions import Files, new_questions, step_questions
from syndic_desktop.ui.screens.preparation.step import PreparationStep
from syndic_desktop.ui.writing.helps import WritingHelps
from syndic_desktop.ui.writing.items import Part
from syndic_desktop.ui.writing.printing import Printing
from syndic_desktop.ui.writing.veils import UNCHOSEN
from tests.documents.papers import words
from tests.ui.standing import press, standing, write

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QDragEnterEvent, QDropEvent  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(qapp, store) -> Iterator[Desk]:
    made = Desk(store)
    yield made
    made.close()


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def session(store) -> int:
    """The session of February, which is not convened."""
    with store.reading() as reader:
        return reader.sessions()[0].id


@pytest.fixture
def helps(qapp, tmp_path) -> Iterator[WritingHelps]:
    made = WritingHelps(Memory(tmp_path / "fenetre.ini"))
    yield made
    made.close()


@pytest.fixture
def step(qtbot, desk, theme, background, store, session, helps) -> Iterator[PreparationStep]:
    def make() -> PreparationStep:
        write = partial(bootstrap._write_day_count, bootstrap.paths().templates)
        files = Files(report=lambda: None, annexes=list, timetable=lambda: None, write_day_count=write)
        printing = Printing(bootstrap.paths().templates)
        made = PreparationStep(desk, theme, background, step_questions(store, lambda: TODAY, files, printing), helps)
        made.show_session(session)
        return made

    with standing(qtbot, make) as shown:
        yield shown
        shown.close_place()
        qtbot.waitUntil(lambda: shown.preview.fresh, timeout=10_000)


def subjects(store, session) -> list[str]:
    with store.reading() as reader:
        return [line.subject for line in reader.items(session)]


def item(store, item_id):
    with store.reading() as reader:
        return reader.item(item_id)


def test_items_are_added_moved_and_taken_off_by_keyboard(step, store, session, desk):
    before = subjects(store, session)

    press("Ctrl+Shift+A")
    write("Bail de l’annexe")
    press("Return")
    added = subjects(store, session)
    assert added[-2:] == ["Bail de l’annexe", "Questions diverses"]
    assert step.agenda.current.subject == "Bail de l’annexe"

    press("Escape", "Alt+Up")
    assert subjects(store, session)[-3] == "Bail de l’annexe"
    press("Delete")
    assert subjects(store, session) == before
    desk.undo()
    desk.undo()
    assert subjects(store, session) == added


def test_an_item_is_dragged_with_the_mouse(step, store, session):
    before = subjects(store, session)
    view = step.agenda.view
    first, third = (view.visualRect(view.model().index(row, 0)) for row in (0, 2))

    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    for place in (first.center() + QPoint(0, 30), QPoint(third.center().x(), third.bottom() - 8)):
        QTest.mouseMove(view.viewport(), place)
        event_to(view.viewport(), place)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(third.center().x(), third.bottom() - 8))

    assert subjects(store, session) == [before[1], before[2], before[0], *before[3:]]


def event_to(widget, place) -> None:
    """A move with the button held, which the offscreen platform does not send."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(place)
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, none))


def test_items_are_typed_one_after_the_other_until_escape(step, store, session):
    before = subjects(store, session)
    line = step.agenda.new_line

    press("Ctrl+Shift+A")
    for subject in ("Bail de l’annexe", "Véhicules"):
        write(subject)
        press("Return")
        assert line.editor.hasFocus()
        assert line.editor.text() == ""
    press("Escape")

    assert not line.isVisible()
    assert step.agenda.view.hasFocus()
    assert [each for each in subjects(store, session) if each not in before] == ["Bail de l’annexe", "Véhicules"]
    press("Ctrl+Shift+A")
    assert line.editor.text() == ""
    press("Return")
    assert not line.isVisible()


def test_an_empty_or_endless_subject_is_refused_in_place_and_stays(step, store, session):
    before = subjects(store, session)

    press("Ctrl+Shift+A")
    write("é" * 200_000)
    press("Return")

    assert subjects(store, session) == before
    assert step.agenda.new_line.refusal
    assert len(step.agenda.new_line.editor.text()) == 200_000


def test_what_an_item_is_said_to_be_is_typed(step, store):
    press("Home", "Down", "Down")
    item_id = step.item_id
    press("Return")
    write("Budget primitif 2027 🏛️")
    press("Return", "Tab", "Tab", "Tab")
    assert step.card.matter.editor.hasFocus()
    write("prise participation")
    press("Return", "Ctrl+Shift+B")
    step.card.budget.focus()
    write("primitif")
    press("Return")

    found = item(store, item_id)
    assert (found.subject, found.matter, found.budget) == ("Budget primitif 2027 🏛️", "7.9", BudgetStep.BUDGET)
    step.card.matter.focus()
    write("9.9")
    press("Tab")
    assert "n’est pas dans la liste" in step.card.matter.refusal
    assert item(store, item_id).matter == "7.9"


def test_a_topic_is_noted_entered_and_taken_back(step, store, session, desk):
    press("Ctrl+J")
    step.foreseen.subject.focus()
    write("Audit des assurances")
    step.foreseen.day.focus()
    write("30/02/2027")
    assert not step.foreseen.keep()
    assert "n’existe pas" in step.foreseen.day.refusal
    step.foreseen.day.focus()
    write("5/2/2027")
    assert step.foreseen.keep()
    assert step.agenda.foreseen_button.text().endswith("enir (1)")

    step.foreseen.view.setFocus()
    step.foreseen.enter_current()
    assert "Audit des assurances" in subjects(store, session)
    assert step.agenda.foreseen_button.text().endswith("enir (0)")
    desk.undo()
    assert "Audit des assurances" not in subjects(store, session)
    assert step.foreseen.current.subject == "Audit des assurances"


def test_what_is_typed_in_a_text_is_kept_when_she_goes_to_another_item(step, store):
    press("Home", "Down", "Down")
    item_id = step.item_id
    step.card.editor.statement.setFocus()
    write("Le budget de l’an prochain.")
    step.agenda.view.setFocus()
    press("Down")

    assert item(store, item_id).statement[0].text == "Le budget de l’an prochain."


def veiled(step) -> list[str]:
    return [each.cursor.selectedText() for each in step.card.editor.statement.extraSelections()]


def test_words_are_hidden_from_the_public_version_by_key_and_shown_again(qtbot, step, store, desk):
    step.show_part(Part.STATEMENT)
    item_id, said = step.item_id, []
    step.card.said.connect(said.append)
    press("Ctrl+Shift+M")
    assert said == [UNCHOSEN]

    write("Secours à Lise AUBRAC")
    press("Ctrl+Shift+Left", "Ctrl+Shift+M")

    assert item(store, item_id).private == ("AUBRAC",)
    assert veiled(step) == ["AUBRAC"]
    assert text_words(item(store, item_id).statement) == "Secours à Lise AUBRAC"
    press("End")
    QTest.keyClicks(QApplication.focusWidget(), ", dite aubrac")
    assert veiled(step) == ["AUBRAC"]  # nothing is looked for while she types
    qtbot.waitUntil(lambda: veiled(step) == ["AUBRAC", "aubrac"])

    press("Ctrl+Shift+Left", "Ctrl+Shift+M")
    assert item(store, item_id).private == ()
    assert veiled(step) == []
    desk.undo()
    assert veiled(step) == ["AUBRAC", "aubrac"]
    step.agenda.view.setFocus()
    press("Down")
    assert veiled(step) == []


def test_words_of_the_subject_are_hidden_by_key_and_what_is_published_is_shown(step, store):
    item_id, line = step.item_id, step.card.subject.editor
    step.card.subject.focus()
    write("Secours à Mme Lise AUBRAC")
    press("Ctrl+Shift+Left", "Ctrl+Shift+M")

    assert item(store, item_id).private == ("AUBRAC",)
    assert item(store, item_id).subject.replace("\u00a0", " ") == "Secours à Mme Lise AUBRAC"
    assert step.card.published.isVisible()
    shown = step.card.published.text().replace("\u00a0", " ")
    assert shown == "Version publique : « Secours à Mme Lise [occulté] »"

    line.setFocus()
    press("End", "Ctrl+Shift+Left", "Ctrl+Shift+M")
    assert item(store, item_id).private == ()
    assert not step.card.published.isVisible()


def test_typing_goes_on_while_the_disk_keeps_what_was_typed(qtbot, step, store, desk):
    step.show_part(Part.STATEMENT)
    field, item_id = step.card.editor.statement, step.item_id
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # the disk is not ready
        write("Premier. ")
        qtbot.waitUntil(lambda: not field.unsettled)  # she has paused: it is being saved
        write("Second.")
        assert not item(store, item_id).statement
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: "Second." in text_words(item(store, item_id).statement))

    desk.undo()
    assert not item(store, item_id).statement  # typed in one go, taken back in one


def test_what_is_being_saved_is_neither_lost_nor_overwritten_by_what_is_read(qtbot, step, store, desk):
    step.show_part(Part.STATEMENT)
    field, item_id = step.card.editor.statement, step.item_id
    write("Premier. ")
    qtbot.waitUntil(lambda: not field.unsettled)
    desk.changed.emit(frozenset({Topic.AGENDA}))  # something is read again while it may still be on its way

    assert "Premier." in field.toPlainText()
    assert "Premier." in text_words(item(store, item_id).statement)


def test_a_save_that_is_refused_meanwhile_is_said_in_the_card(qtbot, step, monkeypatch):
    monkeypatch.setattr(texts, "LONGEST", 10)
    step.show_part(Part.STATEMENT)
    write("Le budget de l’an prochain.")
    qtbot.waitUntil(lambda: "trois mille pages" in step.card.message.sentence)


def test_the_heading_is_edited_in_place_and_a_wrong_date_stays_in_sight(step, store, session):
    press("Ctrl+Shift+H")
    assert step.heading.day.editor.hasFocus()
    write("31/02/2027")
    press("Tab")
    assert "n’existe pas" in step.heading.day.refusal
    step.heading.edit_button.setChecked(False)
    assert step.heading.edit_button.isChecked()
    step.heading.day.focus()
    write("12 février 2027")
    press("Return")
    step.heading.place.focus()
    write("Mairie de Bilh")
    press("Return")

    with store.reading() as reader:
        found = reader.session(session)
    assert (found.day, found.place) == (date(2027, 2, 12), "Mairie de Bilh")


def test_the_timetable_supposes_another_day_and_is_printed(qtbot, step, tmp_path, monkeypatch):
    said: list[str] = []
    step.said.connect(lambda sentence, _tone: said.append(sentence))
    press("Ctrl+Shift+D")
    step.timetable.later_button.click()
    step.timetable.later_button.click()
    assert step.timetable.title.text().startswith("Séance du dimanche")
    assert "recule de 2" in step.timetable.supposition.text()
    monkeypatch.setattr(pdf, "office", lambda: None)  # a computer without LibreOffice
    step.ask_name = lambda: tmp_path / "decompte.docx"
    step.timetable.print_button.click()
    qtbot.waitUntil(lambda: said[-1:] == ["Décompte enregistré : decompte.docx"])
    assert "séance du dimanche" in words((tmp_path / "decompte.docx").read_bytes())

    (tmp_path / "a-file").touch()
    step.ask_name = lambda: tmp_path / "a-file" / "decompte.docx"
    step.timetable.print_button.click()
    qtbot.waitUntil(lambda: len(said) == 4)
    assert "enregistré" not in said[3]


def test_a_phrase_of_the_library_goes_where_it_was_asked_for(step, store):
    press("Home", "Down", "Down")
    item_id = step.item_id
    step._on_library(Part.VISAS)
    step.library.starters_button.click()
    write("m57")
    press("Return")
    step.card.settle()

    assert item(store, item_id).visas[-1] == next(each.text for each in STARTERS if each.name == "Instruction M57")


@pytest.mark.parametrize("part", list(Part))
def test_from_any_part_a_phrase_is_found_by_its_name_and_put_there(step, store, desk, part):
    desk.run(add_starters)
    kind = KINDS.get(part, PhraseKind.VISA if part is Part.STATEMENT else PhraseKind.CLAUSE)
    phrase = [each for each in STARTERS if each.kind is kind][-1]
    step.show_part(part)
    press("Ctrl+Shift+Space")
    assert step.library.search.hasFocus()
    write(phrase.name)
    press("Return")
    step.card.settle()

    kept = item(store, step.item_id)
    there = {
        Part.STATEMENT: lambda: [text_words(kept.statement)],
        Part.VISAS: lambda: kept.visas,
        Part.RECITALS: lambda: kept.recitals,
        Part.HEARD: lambda: kept.heard,
    }.get(part, lambda: [f"{each.verb or ''} {each.text}".strip() for each in kept.operative])()
    assert any(phrase.text.rstrip(" ,;.") in each for each in there)
    assert step.card.editor.fields[Part.OPERATIVE if part is Part.VERB else part].hasFocus()


def test_a_phrase_of_another_shelf_is_found_and_goes_to_its_own_part(step, store, desk):
    desk.run(add_starters)
    step.show_part(Part.OPERATIVE)
    press("Ctrl+Shift+Space")
    write("m57")
    assert step.library.list.item(0).text().startswith("Instruction M57 – visas")
    press("PgDown", "Return")
    step.card.settle()

    assert item(store, step.item_id).visas[-1] == next(each.text for each in STARTERS if each.name == "Instruction M57")
    assert step.card.editor.grounds[Part.VISAS].hasFocus()


PLAN = b"%PDF-1.4\n1 0 obj\n<</Type/Pages/Count 3>>\nendobj"


def test_files_are_joined_and_one_that_is_not_there_is_said(qtbot, step, store, tmp_path):
    (tmp_path / "Plan.pdf").write_bytes(PLAN)
    strip = step.card.annexes
    strip.join([tmp_path / "Plan.pdf", tmp_path / "absent.pdf", tmp_path / "Plan.pdf"])
    assert strip.progress.text() == f"Lecture de « Plan.pdf »… (2{wording.NB}autres ensuite)"
    qtbot.waitUntil(lambda: not strip.joining, timeout=10_000)

    assert strip.progress.isHidden()
    assert [each.title for each in item(store, step.item_id).annexes].count("Plan") == 1
    assert item(store, step.item_id).annexes[-1].title == "Plan"
    assert step.card.annexes.list.item(step.card.annexes.list.count() - 1).text().startswith("Plan  ·  3")
    assert "n’existe pas" in step.card.annexes.message.sentence


def test_a_file_goes_to_the_item_it_was_dropped_on(qtbot, step, store, tmp_path):
    (tmp_path / "Plan.pdf").write_bytes(PLAN)
    press("Home")
    dropped_on = step.item_id
    step.card.annexes.join([tmp_path / "Plan.pdf"])
    press("Down")
    assert step.item_id != dropped_on
    qtbot.waitUntil(lambda: not step.card.annexes.joining, timeout=10_000)

    assert item(store, dropped_on).annexes[-1].title == "Plan"
    assert "Plan" not in [each.title for each in item(store, step.item_id).annexes]


def dropped(target, data: QMimeData) -> bool:
    """Drag these onto a widget and let them fall, as the window system does; whether they were taken."""
    place, copy, none = QPointF(8, 8), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, Qt.MouseButton.LeftButton, none)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    falling = QDropEvent(place, copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(target, falling)
    return falling.isAccepted()


def test_files_that_are_dropped_are_joined_and_words_are_not(qtbot, step, store, tmp_path):
    (tmp_path / "Plan de l’été.pdf").write_bytes(PLAN)
    files, said, web = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "Plan de l’été.pdf")), QUrl("https://exemple.fr/a.pdf")])
    said.setText("Plan de l’été")
    web.setUrls([QUrl("https://exemple.fr/a.pdf")])
    before = item(store, step.item_id).annexes

    assert not dropped(step.card.annexes, said)
    assert not dropped(step.card.annexes, web)
    assert dropped(step.card.annexes, files)
    qtbot.waitUntil(lambda: not step.card.annexes.joining)

    assert [each.title for each in item(store, step.item_id).annexes[len(before) :]] == ["Plan de l’été"]
    assert step.card.annexes.acceptDrops()


def test_a_large_file_is_written_beside_the_window(qtbot, step, store, desk, tmp_path, monkeypatch):
    # Fifty megabytes take a quarter of a second to be written on a quick disk.
    threads = []
    monkeypatch.setattr(annexes, "attach", lambda *file: (threads.append(get_ident()), attach(*file))[1])
    (tmp_path / "Plan.pdf").write_bytes(PLAN)
    step.card.annexes.join([tmp_path / "Plan.pdf"])
    qtbot.waitUntil(lambda: not step.card.annexes.joining)

    assert item(store, step.item_id).annexes[-1].title == "Plan"
    assert len(threads) == 1
    assert threads[0] != get_ident()
    assert desk.undo()
    assert "Plan" not in [each.title for each in item(store, step.item_id).annexes]


def test_what_waits_while_the_dossier_closes_is_not_joined(qtbot, step, store, tmp_path, background):
    (tmp_path / "Plan.pdf").write_bytes(PLAN)
    known = item(store, step.item_id).annexes
    step.card.annexes.join([tmp_path / "Plan.pdf", tmp_path / "Plan.pdf"])
    step.close_place()
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)

    joined = item(store, step.item_id).annexes
    assert joined in (known, (*known, *joined[-1:])), "what was being written is written, nothing after it"


def test_the_pages_of_what_was_joined_before_are_counted(qtbot, step, store, desk):
    desk.run(attach, step.item_id, "Carte.pdf", PLAN)
    shown = step.card.annexes.list

    qtbot.waitUntil(lambda: shown.item(shown.count() - 1).text().startswith("Carte  ·  3"), timeout=10_000)


def test_a_word_report_goes_into_the_statement_and_what_is_none_is_said(qtbot, step, store, tmp_path):
    import docx

    paper = docx.Document()
    paper.add_paragraph("Le bail arrive à échéance.")
    paper.save(str(tmp_path / "rapport.docx"))
    (tmp_path / "autre.docx").write_bytes(b"\x00\xff")
    step.ask_report = lambda: tmp_path / "rapport.docx"
    step.card.editor.bar.report.click()
    assert step.card.report.sentence == "Lecture de « rapport.docx »…"
    qtbot.waitUntil(lambda: "échéance" in step.card.editor.statement.toPlainText(), timeout=10_000)
    assert item(store, step.item_id).statement[0].text.startswith("Le bail arrive")
    step.ask_report = lambda: tmp_path / "autre.docx"
    step.card.editor.bar.report.click()
    qtbot.waitUntil(lambda: "n’a pas été importé" in step.card.report.sentence, timeout=10_000)

    assert step.card.report.label.property("look") == "refusal"


def test_a_report_being_read_is_given_up_when_she_goes_to_another_item(qtbot, step, store, tmp_path, background):
    import docx

    paper = docx.Document()
    paper.add_paragraph("Le bail arrive à échéance.")
    paper.save(str(tmp_path / "rapport.docx"))
    press("Home", "Down", "Down")
    step.ask_report = lambda: tmp_path / "rapport.docx"
    press("Ctrl+Shift+W", "Down")
    qtbot.waitUntil(lambda: not background.busy, timeout=10_000)

    assert "échéance" not in step.card.editor.statement.toPlainText()
    assert not step.card.report.sentence


def test_open_visas_lie_on_nothing(qtbot, step, qapp):
    """On a small laptop the card scrolls: no field is flattened, and the shortcut puts the keyboard on the visas."""
    editor = step.card.editor
    editor.statement.setFocus()
    press("Ctrl+Shift+G")
    qapp.processEvents()

    visas = editor.grounds[Part.VISAS]
    assert visas.hasFocus()
    qtbot.waitUntil(lambda: visas.height() >= visas.sizeHint().height())
    assert editor.statement.geometry().bottom() < editor.grounds_button.geometry().top()
    seen = step.card.area.viewport().rect()
    assert seen.contains(visas.mapTo(step.card.area.viewport(), QPoint(0, visas.height() - 1)))


def test_what_is_typed_stays_in_sight_when_the_room_shrinks(qtbot, step):
    """Visas are open, lines are added, then a banner takes its place over the session."""
    step.card.editor.show_grounds(True)
    field, area = step.card.editor.operative, step.card.area
    field.setFocus()

    def seen() -> bool:
        rect = field.cursorRect()
        top = field.viewport().mapTo(area.viewport(), rect.topLeft()).y()
        return top >= 0 and top + rect.height() <= area.viewport().height()

    press(*("A", "Return") * 3)
    qtbot.waitUntil(seen)
    before = area.viewport().height()

    step.window().resize(1214, 600)
    qtbot.waitUntil(lambda: area.viewport().height() < before)

    qtbot.waitUntil(seen)


def test_a_second_convocation_says_which_session_lacked_its_quorum(step, store, session, desk):
    day = date(2027, 2, 4)
    desk.run(create_session, "CS", day, time(9))
    with store.reading() as reader:
        first = reader.session_id(SessionKey("CS", day, time(9)))
        seat = reader.assembly().body("CS").seats[0]
    assert desk.run(record_presence, first, seat, Stance(State.PRESENT))
    step.heading.edit()
    assert not step.heading.first.isVisible()

    step.heading.nature.focus()
    write("seconde")
    press("Return")
    step.heading.first.focus()
    write("4 février")
    press("Return")

    with store.reading() as reader:
        assert reader.session(session).first_session == "CS:2027-02-04T09:00"
    desk.undo()
    assert step.heading.first.value is None
    desk.undo()
    assert not step.heading.first.isVisible()
    assert step.heading.nature.value is SessionNature.ORDINARY


def test_the_number_that_comes_next_is_offered_and_another_may_be_typed(step, store, desk):
    step.agenda.choose(step.agenda.rows[1].id)
    shown = step.agenda.current.id
    press("Ctrl+Shift+B")
    number = step.card.number
    number.focus()

    press("Down", "Return")
    given = item(store, shown).number
    assert given
    assert number.editor.text() == given
    number.focus()
    write("/")
    press("Return")
    assert "compter de 2 à 15" in number.refusal
    write("")
    press("Return")
    assert item(store, shown).number is None

    desk.undo()
    assert number.editor.text() == given


def test_what_an_annex_is_at_transmission_is_said_by_keyboard(step, store, desk):
    desk.run(attach, step.item_id, "Rapport.pdf", b"%PDF-1.4")
    strip = step.card.annexes
    strip.list.setFocus()
    strip.list.setCurrentRow(strip.list.count() - 1)

    press("F4")
    write("rapport")
    press("Return", "Return")
    assert item(store, step.item_id).annexes[-1].typology == "21_RP"
    assert strip.list.currentItem().text().endswith("21_RP Rapport de présentation")
    assert strip.list.hasFocus()
    press("F4")
    write("22_pl")
    press("Return")
    assert item(store, step.item_id).annexes[-1].typology == "22_PL"
    desk.undo()
    assert item(store, step.item_id).annexes[-1].typology == "21_RP"

    press("F4")
    write("n’importe quoi")
    press("Return")
    assert "n’est pas dans la liste" in strip.kind.refusal


def test_where_an_annex_may_not_be_typed_it_is_said_why(step, store, desk):
    desk.run(attach, step.item_id, "Rapport.pdf", b"%PDF-1.4")
    strip = step.card.annexes
    strip.go_to(0)
    assert strip.kind.isVisible()
    strip.show_item(replace(item_sheet(store, step.item_id), frozen="Cet acte a été transmis."))
    strip.kind.hide()
    strip.go_to(0)

    assert strip.message.sentence == "Cet acte a été transmis."
    assert not strip.kind.isVisible()
    assert strip.list.hasFocus()


def test_escape_folds_the_heading_before_it_leaves_the_session(step):
    left = []
    step.left.connect(lambda: left.append(True))
    press("Ctrl+Shift+H", "Tab")

    press("Escape")

    assert step.heading.box.isHidden()
    assert step.agenda.view.hasFocus()
    assert left == []


def test_a_note_that_is_refused_is_not_folded_away(step):
    press("Ctrl+Shift+B")
    step.card.note.focus()
    write("x" * (LONGEST_NOTE + 1))

    press("Ctrl+Shift+B")

    assert step.card.note.isVisible()
    assert step.card.note.refusal
    step.card.note.give_up()


def test_tab_goes_from_the_matter_to_the_statement(step):
    """She writes after Tab: no button on the way, whose key would be a word's first space."""
    step.card.matter.focus()
    press("Tab")

    assert step.card.editor.statement.hasFocus()


# --- a new session ----------------------------------------------------------------------------------


@pytest.fixture
def form(qtbot, desk, store, theme) -> NewSessionForm:
    made = NewSessionForm(desk, new_questions(store, lambda: TODAY))
    qtbot.addWidget(made)
    made.resize(800, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.begin()
    return made


def test_a_first_session_says_nothing_of_one_before(form):
    write("1er janvier 2001")
    press("Return")

    assert "1. " in form.proposed.text()
    assert "dernière séance" not in form.proposed.text()


def test_a_session_is_created_from_the_last_one(form, store):
    created: list[int] = []
    form.created.connect(created.append)

    write("2 avril 2027")
    press("Return")
    assert form.place.value == "Salle des Tilleuls, Ambreville"
    assert "procès-verbal" in form.proposed.text()
    assert "dernière séance" in form.proposed.text()
    assert form.make()

    with store.reading() as reader:
        assert reader.session(created[0]).day == date(2027, 4, 2)
    assert not form.make()
    assert "a déjà une séance" in form.message.sentence


def test_what_was_postponed_is_ticked_and_can_be_left_out(form, store, session):
    with store.reading() as reader:
        items = reader.items(session)
    for line in items[2:4]:
        decide_fate(store, line.id, Fate.POSTPONED)
    created: list[int] = []
    form.created.connect(created.append)

    write("2 avril 2027")
    press("Return")
    postponed = [tick for tick in form.foreseen.ticks if "reporté le" in tick.text()]
    assert [tick.isChecked() for tick in postponed] == [True, True]
    postponed[1].setFocus()
    press("Space")
    press("Ctrl+Return")

    with store.reading() as reader:
        subjects = [line.subject for line in reader.items(created[0])]
    assert items[2].subject in subjects
    assert items[3].subject not in subjects


def test_a_form_without_a_date_says_so_and_creates_nothing(form, store):
    with store.reading() as reader:
        before = len(reader.sessions())
    assert not form.make()
    assert form.day.refusal
    form.way.set_value(Way.SECOND)
    form.day.set_value(date(2027, 4, 2))
    form._on_way(Way.SECOND)
    assert form.proposed.text().startswith("Choisissez la première séance")
    assert not form.make()
    assert form.first.refusal
    with store.reading() as reader:
        assert len(reader.sessions()) == before


# --- going about by keyboard ------------------------------------------------------------------------


def test_each_part_has_its_key_from_the_agenda(step):
    press("Home")
    parts = step.card.editor.fields
    for keys, field in (
        ("Ctrl+Shift+S", step.card.subject.editor),
        ("Ctrl+Shift+E", parts[Part.STATEMENT]),
        ("Ctrl+Shift+G", parts[Part.VISAS]),
        ("Ctrl+Shift+C", parts[Part.RECITALS]),
        ("Ctrl+Shift+N", parts[Part.HEARD]),
        ("Ctrl+Shift+P", parts[Part.OPERATIVE]),
    ):
        step.agenda.view.setFocus()
        press(keys)
        assert field.hasFocus(), keys


def test_f6_goes_round_the_panes_and_comes_back_where_she_wrote(step):
    step.show_part(Part.OPERATIVE)

    press("F6")
    assert step.preview.page.hasFocus()
    press("F6")
    assert step.agenda.view.hasFocus()
    press("F6")
    assert step.card.editor.operative.hasFocus()
    press("Shift+F6")
    assert step.agenda.view.hasFocus()


def test_the_library_opens_on_the_part_where_the_keyboard_is(step):
    for part, title in ((Part.RECITALS, "Considérants"), (Part.OPERATIVE, "Articles du dispositif")):
        step.show_part(part)
        press("Ctrl+Shift+Space")
        assert step.library.search.hasFocus()
        assert (step.library.part, step.library.shelf.editor.text()) == (part, title)


@pytest.mark.parametrize("way", ["button", "Escape in it", "Escape in the text", "Escape in the agenda"])
def test_leaving_the_library_brings_the_page_back_and_its_room(step, way):
    before = step.inner.sizes()
    step.show_part(Part.RECITALS)
    press("Ctrl+Shift+Space")
    assert step.right_stack.currentWidget() is step.library

    if way == "button":
        step.library.close_button.click()
    else:
        where = {"it": step.library.search, "text": step.card.editor.statement, "agenda": step.agenda.view}
        where[way.split()[-1]].setFocus()
        press("Escape")

    assert step.right_stack.currentWidget() is step.preview
    assert step.left_stack.isVisible()
    assert step.inner.sizes() == before


def test_what_the_keys_do_is_told_where_the_keyboard_is(step):
    step.show_part(Part.STATEMENT)
    title, keys = step.keys_here
    assert title == "Dans le texte : exposé"
    assert {("Ctrl+B", "gras"), ("Ctrl+F12", "insérer un tableau")} <= set(keys)

    step.show_part(Part.OPERATIVE)
    assert "article" in dict(step.keys_here[1])["Tab"]
    step.show_part(Part.VISAS)
    assert "Tab" not in dict(step.keys_here[1])
    step.agenda.view.setFocus()
    assert step.keys_here is None


def test_a_narrow_card_cuts_nothing(qtbot, step):
    step.inner.setFixedWidth(832)

    def fits() -> bool:
        area = step.card.area
        return step.card.width() < 400 and area.widget().width() <= area.viewport().width()

    qtbot.waitUntil(fits)
    assert step.card.editor.bar.report.text() == "Word…"
    for button in (step.card.more_button, step.preview.printed_button):
        qtbot.waitUntil(lambda button=button: button.width() >= button.sizeHint().width())
    assert step.card.more_button.accessibleName() == "Numéro, note, budget"
    assert step.preview.printed_button.accessibleName() == "Page imprimée"
    told = step.card.editor.grounds_count
    qtbot.waitUntil(lambda: told.width() >= told.fontMetrics().horizontalAdvance(told.text()))
    assert told.toolTip()
    view = step.agenda.view
    rows = [view.model().index(row) for row in range(len(step.agenda.rows))]
    qtbot.waitUntil(lambda: all(view.visualRect(row).height() == view.sizeHintForIndex(row).height() for row in rows))


def test_the_subject_of_the_chosen_item_is_whole(step, desk):
    view = step.agenda.view
    desk.run(reword_item, step.agenda.rows[1].id, "Objet très long, " * 12)
    press("Home")
    cut = view.visualRect(view.model().index(1)).height()

    press("Down")

    whole = view.visualRect(view.model().index(1)).height()
    assert whole > cut + 2 * view.fontMetrics().height()
    press("Up")
    assert view.visualRect(view.model().index(1)).height() == cut
