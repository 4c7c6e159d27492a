"""The step « Convocation », by keyboard alone, on the real example: answers, sending, register, checks set aside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from syndic_desktop.domain.answers import DeputyWord
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.sessions import SessionKey, SessionNature
from syndic_desktop.queries.phases import Phase
from syndic_desktop.store import Store, open_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.menus import keys_of
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.convocations.questions import Postroom, Questions, step_questions
from syndic_desktop.ui.screens.convocations.screen import CHECKS, NOTICE, ConvocationStep
from syndic_desktop.ui.widgets.tables import PADDING
from tests.ui.standing import press, standing, tab_to, write

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive

NOW = datetime(2027, 1, 25, 10, 42)
HUGE = "x" * 200_000


@pytest.fixture
def clock() -> list[datetime]:
    """What the watch says, alone in its list: a test may turn it."""
    return [NOW]


@pytest.fixture
def store(example_path, clock) -> Iterator[Store]:
    """The example, open; what is noted in it is dated by the same watch as the screen."""
    with open_store(example_path, clock=lambda: clock[0], holder="essai") as opened:
        yield opened


@pytest.fixture
def session_id(store):
    with store.reading() as reader:
        return reader.session_id(SessionKey.parse("CS:2027-02-05"))


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.fixture
def made() -> list[tuple]:
    """The parcels whose letters were asked for, with their folder."""
    return []


@pytest.fixture
def threads() -> list[threading.Thread]:
    """Where each checking of the session was made."""
    return []


@pytest.fixture
def questions(store, clock, threads) -> Questions:
    real = step_questions(store, lambda: clock[0])

    def checks(session_id, leaving):
        make = real.checks(session_id, leaving)

        def made():
            threads.append(threading.current_thread())
            return make()

        return made

    return replace(real, checks=checks)


@pytest.fixture
def writing() -> Iterator[threading.Event]:
    """Letters are written once it is set; a test may hold them."""
    event = threading.Event()
    event.set()
    yield event
    event.set()


@pytest.fixture
def step(qtbot, questions, desk, theme, session_id, made, tmp_path, writing) -> Iterator[ConvocationStep]:
    background = Background()

    def write_letters(parcel, folder, before, progress, cancelled):
        made.append((parcel, folder))
        writing.wait(20)
        return []

    postroom = Postroom(background, write_letters, lambda _folder: None, lambda: tmp_path)

    def make():
        screen = ConvocationStep(desk, theme, questions, postroom)
        screen.show_session(session_id)
        return screen

    with standing(qtbot, make) as screen:
        yield screen
        screen.close_place()
    background.close()


@pytest.fixture
def read(store, session_id):
    def session():
        with store.reading() as reader:
            return reader.session(session_id)

    return session


def stance(read, seat):
    return next((each.stance for each in read().answers if each.seat == seat), None)


@pytest.fixture
def findings(qtbot, step):
    """The cards of the panel, the keyboard on the first."""
    step.tabs.setCurrentIndex(CHECKS)
    qtbot.waitUntil(lambda: step.checks.cards != () and step.checks.cards[0].isVisible())
    step.checks.cards[0].setFocus()
    qtbot.waitUntil(step.checks.cards[0].hasFocus)
    return step.checks.cards


def plain(text):
    return text.replace("\u00a0", " ")


def test_one_key_an_answer_and_the_outlook_follows(step, read):
    first, second = step.table.lines[:2]

    press("P", "Down", "A")

    assert stance(read, first.seat).state is State.PRESENT
    assert stance(read, second.seat).state is State.EXCUSED
    assert plain(step.outlook.headline.text()).endswith("1 attendu pour 13 requis")
    assert plain(step.table.current.answer).startswith("absent")


def test_a_deputy_known_alone_answers_with_one_key(step, read):
    row = step.table.current

    press("S")

    assert stance(read, row.seat).deputy == row.deputies[0].person


def test_e_says_that_the_deputy_is_prevented_and_says_it_no_more(step, read):
    row = step.table.current

    press("E")
    assert "réponse du titulaire" in step.message.text()
    press("A", "E")
    assert read().answers[0].deputies is DeputyWord.PREVENTED
    assert plain(step.table.current.answer).endswith(", suppléant empêché")
    press("E")

    assert (stance(read, row.seat).state, read().answers[0].deputies) == (State.EXCUSED, None)


def test_a_proxy_asks_for_whom_in_place(step, read):
    row, holder = step.table.lines[0], step.table.lines[3]

    press("O")
    assert step.who_line.isVisible()
    write(holder.name.split()[-1])
    press("Return")

    assert stance(read, row.seat).holder == holder.person
    assert not step.who_line.isVisible()
    assert QApplication.focusWidget() is step.table


def test_a_proxy_to_nobody_known_is_refused_in_place_and_escape_gives_up(step, read):
    press("O")
    write("personne de ce nom")
    press("Return")
    assert "n’est pas dans la liste" in step.who.refusal

    press("Escape")
    press("Escape")
    assert read().answers == ()


def test_delete_takes_an_answer_back_and_undo_brings_it_again(step, desk, read):
    press("P", "Delete")
    assert read().answers == ()

    desk.undo()

    assert len(read().answers) == 1
    assert step.table.current.stance.state is State.PRESENT


def test_m_changes_how_a_person_is_convened(step, store):
    row = step.table.current

    press("M")

    with store.reading() as reader:
        assert reader.assembly().person(row.person).convened_by is Means.POST
    assert step.table.current.means is Means.POST


def test_ctrl_return_records_the_sending_to_everybody(step, read):
    press("Ctrl+Return")

    notice = read().notice
    assert (notice.day, len(notice.dispatches)) == (date(2027, 1, 25), 24)
    assert {each.at for each in notice.dispatches} == {time(10, 42)}
    assert not step.sending.button.isVisible()


def test_the_hour_noted_is_that_of_the_gesture_unless_she_wrote_one(step, read, clock):
    clock[0] = datetime(2027, 1, 26, 8, 5, 30)
    press("Ctrl+Return")

    assert {(each.day, each.at) for each in read().notice.dispatches} == {(date(2027, 1, 26), time(8, 5))}


def test_an_hour_that_she_wrote_is_kept(step, read, clock):
    tab_to(step.sending.hour.editor)
    write("9h15")
    press("Return")
    clock[0] = datetime(2027, 1, 25, 17)
    press("Ctrl+Return")

    assert {each.at for each in read().notice.dispatches} == {time(9, 15)}


def test_a_sending_that_is_forbidden_says_why_over_the_table(step, store, read):
    with store.writing("signataire") as writer:
        session_id = writer.session_id(SessionKey.parse("CS:2027-02-05"))
        session = read()
        writer.save_heading(session_id, replace(session, notice=replace(session.notice, signatory="fabre-laurent")))

    press("Ctrl+Return")

    assert "ne peut pas convoquer" in step.message.text()
    assert step.message.isVisible()
    assert read().notice.day is None


def test_what_changed_is_told_and_sent_again(step, store, desk, read, session_id):
    press("Ctrl+Return")
    with store.writing("déplacer") as writer:
        writer.save_heading(session_id, replace(read(), place="Mairie de Bilh"))
    step.refresh()
    assert "À renvoyer à tous" in step.changed.sentence
    assert "Mairie de Bilh" in step.changed.sentence

    press("Ctrl+Return")

    assert step.changed.sentence == ""
    assert len(read().notice.void) == 1
    step.tabs.setCurrentIndex(NOTICE)
    assert "sans effet" in step.notice.void.text()


def test_the_register_is_filled_by_tab_alone(step, read):
    press("Ctrl+Return")
    row = step.table.current

    tab_to(step.register.proof.editor)
    write("accusé de réception n° 12")
    press("Return")

    proofs = [each.proof for each in read().notice.dispatches if each.person == row.person]
    assert proofs == ["accusé de réception n° 12"]


def test_a_date_of_sending_that_is_none_is_refused_in_place(step, read):
    for words in ("demain matin", "32/13/2027", "\x00\x01", HUGE, "🎉", "שלום"):
        tab_to(step.sending.day.editor)
        write(words)
        press("Return")

        assert step.sending.day.refusal, words
        step.sending.button.click()
        assert read().notice.day is None


@pytest.mark.parametrize("words", [HUGE, "\x00" * 600])
def test_a_proof_that_cannot_be_is_refused_and_what_was_kept_stays(step, read, words):
    press("Ctrl+Return")
    before = read()
    tab_to(step.register.proof.editor)
    write(words)
    press("Return")

    assert read() == before or len(read().notice.dispatches[0].proof or "") <= 500


@pytest.mark.parametrize("words", ["רחוב 5", "récépissé 📬", "n° 3 <b>&"])
def test_a_proof_may_say_anything(step, read, words):
    press("Ctrl+Return")
    tab_to(step.register.proof.editor)
    write(words)
    press("Return")

    assert read().notice.dispatches[0].proof == words


def test_what_is_typed_is_kept_on_the_way_out(step, read):
    press("Ctrl+Return")
    tab_to(step.register.proof.editor)
    write("récépissé")

    assert step.leave()

    assert read().notice.dispatches[0].proof == "récépissé"


def test_a_note_corrected_in_word_is_told_and_kept_as_it_left(qtbot, at_work, answers, tmp_path, press):
    office = at_work
    answers.path = tmp_path
    office.go(Spot(PlaceName.SESSIONS, office.sessions.sheet.id, Phase.NOTICE))
    step = office.sessions.workspace.step
    press("Ctrl+Shift+L")
    qtbot.waitUntil(lambda: not step.letters.busy)
    note = next(tmp_path.rglob("note-de-synthese.docx"))
    note.write_bytes(note.read_bytes() + b"corrected")

    step.sending.button.click()

    assert "« note-de-synthese.docx », corrigé à la main, est gardé tel quel" in office.said.sentence
    answers.path = tmp_path / "preuve"
    next(each for each in step.gestures if each.text().startswith("Ressortir")).trigger()
    kept = next(answers.path.rglob("note-de-synthese.docx"))
    assert kept.read_bytes() == note.read_bytes()
    assert kept.parent.name == "partis le 2026-11-20"
    assert not [*answers.path.rglob("convocations/*")], "letters as the program makes them can be made again"


def test_the_sending_waits_for_letters_that_are_being_written(qtbot, step, read, writing):
    writing.clear()
    press("Ctrl+Shift+L", "Ctrl+Return")

    assert "s’écrivent encore" in step.letters.refusal.sentence
    assert step.letters.refusal.isVisible()
    assert read().notice.day is None

    writing.set()
    qtbot.waitUntil(lambda: not step.letters.busy)
    assert not step.letters.refusal.isVisible()
    press("Ctrl+Return")
    assert len(read().notice.dispatches) == 24


def test_the_letters_bear_the_day_of_the_sending(qtbot, step, made, tmp_path):
    press("Ctrl+Shift+L")

    qtbot.waitUntil(lambda: not step.letters.busy)
    ((parcel, folder),) = made
    assert parcel.day == date(2027, 1, 25)
    assert folder.parent == Path(tmp_path)


def test_a_check_is_set_aside_in_place_with_its_reason(step, findings, read):
    before = step.checks.open

    press("+")
    write("Le rapporteur l’enverra demain")
    press("Return")

    kept = [each for item in read().items for each in item.overrides] + list(read().overrides)
    assert [each.reason for each in kept] == ["Le rapporteur l’enverra demain"]
    assert step.checks.open == before - 1
    assert step.checks.cards[-1].row.word == "passé outre"


def test_a_day_too_late_is_checked_before_it_is_sent_and_set_aside(qtbot, step, read, clock):
    clock[0] = datetime(2027, 2, 1, 9)
    tab_to(step.sending.day.editor)
    write("25/01/2027")
    press("Return")
    write("01/02/2027")
    press("Return")
    qtbot.waitUntil(lambda: "C1" in [card.row.code for card in step.checks.cards])
    late = next(card for card in step.checks.cards if card.row.code == "C1")
    step.tabs.setCurrentIndex(CHECKS)

    late.reasoned.emit("Accord unanime")
    step.sending.button.click()

    assert read().notice.day == date(2027, 2, 1)
    assert [each.reason for each in read().overrides] == ["Accord unanime"]


def test_what_blocks_is_seen_without_a_click_and_one_click_away(qtbot, step, store, read, session_id):
    qtbot.waitUntil(lambda: not step.checks.waiting)
    assert step.blocked.isHidden()
    with store.writing("signataire") as writer:
        session = read()
        writer.save_heading(session_id, replace(session, notice=replace(session.notice, signatory="fabre-laurent")))
    step.checks.refresh()

    assert step.blocked.isVisible()
    assert "ne peut pas convoquer" in step.blocked.sentence
    step.blocked.button.click()

    card = step.checks.blocking[0]
    assert card.isVisible()
    assert card.hasFocus()
    card.reasoned.emit("Délégation de signature")
    assert step.blocked.isHidden()


def test_the_number_convened_is_read_whole_in_a_small_window(qtbot, step):
    for width in (872, 1200, 872):
        step.window().resize(width, 600)
        qtbot.waitUntil(lambda width=width: step.window().width() == width)
        for read_whole in (step.sending.told, step.prepare_button, step.sending.button):
            qtbot.waitUntil(lambda each=read_whole: each.width() >= each.sizeHint().width())


def test_nothing_is_set_aside_without_a_reason(step, findings, read):
    card = findings[0]

    press("+")
    write(HUGE)
    press("Return")

    assert "1 000 au plus" in plain(card.reason.refusal)
    assert read().overrides == ()
    assert not any(item.overrides for item in read().items)


def test_a_reason_being_written_survives_a_refresh(step, findings):
    press("+")
    write("Parce que")

    step.checks.refresh()

    assert step.checks.cards[0].reason.editor.text() == "Parce que"
    assert QApplication.focusWidget() is step.checks.cards[0].reason.editor


def test_answers_typed_one_after_the_other_wait_for_no_check(qtbot, step, threads):
    qtbot.waitUntil(lambda: not step.checks.waiting)
    before = len(threads)

    press("P", "Down", "A", "Down", "P")
    assert len(threads) == before
    qtbot.waitUntil(lambda: len(threads) > before and not step.checks.waiting)

    assert len(threads) == before + 1
    assert threading.main_thread() not in threads


def test_enter_on_a_finding_asks_the_window_for_its_place(qtbot, step):
    step.tabs.setCurrentIndex(CHECKS)
    qtbot.waitUntil(lambda: step.checks.cards != ())
    asked: list[Spot] = []
    step.asked.connect(asked.append)
    card = next(each for each in step.checks.cards if each.row.code == "C5")
    card.setFocus()

    press("Return")

    meant = Target(Part.STATEMENT, 1)
    assert asked == [Spot(PlaceName.SESSIONS, step.sheet.id, Phase.AGENDA, step.sheet.items[0], target=meant)]


def test_every_gesture_is_offered_with_its_key(step, read):
    told = {action.text(): keys_of(action) for action in step.gestures}

    assert told["Présent"] == "P"
    assert told["Effacer la réponse"] == "Suppr"
    assert told["Préparer les convocations"] == "Ctrl+Maj+L"
    assert told["Noter l’envoi"] == "Ctrl+Entrée"
    step.gestures[0].trigger()
    assert stance(read, step.table.current.seat).state is State.PRESENT


def test_a_proxy_is_offered_only_to_those_who_may_hold_it(step, desk):
    absent = step.table.lines[1]
    press("Down", "A", "Up", "O")

    assert absent.name not in step.who.offered
    assert step.table.lines[2].name in step.who.offered


def test_a_finding_of_this_step_is_gone_to(step):
    seat = step.table.lines[4].seat

    assert step.show_target(Target(Part.ANSWERS, seat=seat))
    assert step.table.current.seat == seat
    assert step.show_target(Target(Part.DISPLAYED))
    assert QApplication.focusWidget() is step.notice.displayed.editor
    assert not step.show_target(Target(Part.STATEMENT, 1))


def test_the_screen_holds_in_a_small_window(qtbot, step):
    step.window().resize(872, 600)

    qtbot.waitUntil(lambda: step.window().width() == 872)
    assert step.minimumSizeHint().width() <= 872
    assert step.minimumSizeHint().height() <= 600


@pytest.mark.parametrize("name", ["displayed", "budget_papers", "copied", "signatory"])
def test_what_a_notice_cannot_bear_is_refused_in_place_and_stays_typed(qtbot, step, read, name):
    """A day that is none, or after the session; a signatory who is nobody."""
    step.tabs.setCurrentIndex(NOTICE)
    field = step.notice.fields[name]
    qtbot.waitUntil(field.isVisible)
    before = read()

    for words in ("31/02/2027", "\x00PK\x03", HUGE, "🎉", "שלום", "06/02/2027"):
        field.focus()
        write(words)
        press("Return")

        assert field.refusal, words
        assert field.editor.text()
        assert not step.leave()
    assert read() == before


def test_what_a_notice_bears_is_kept_and_taken_back(qtbot, step, desk, read):
    step.tabs.setCurrentIndex(NOTICE)
    qtbot.waitUntil(step.notice.displayed.isVisible)
    step.notice.displayed.focus()
    write("25/01/2027")
    press("Return")
    assert read().notice.displayed == date(2027, 1, 25)

    desk.undo()

    assert read().notice.displayed is None
    assert step.notice.displayed.editor.text() == ""


def test_why_it_is_urgent_is_asked_of_an_urgent_session_only(qtbot, step, store, read, session_id):
    step.tabs.setCurrentIndex(NOTICE)
    assert not step.notice.urgency.isVisible()
    with store.writing("urgence") as writer:
        writer.save_heading(session_id, replace(read(), nature=SessionNature.URGENT))
    step.refresh()
    qtbot.waitUntil(step.notice.urgency.isVisible)

    step.notice.urgency.focus()
    write("Rupture d’une digue")
    press("Return")

    assert read().notice.urgency == "Rupture d’une digue"


@pytest.mark.parametrize("room", [620, 470])
def test_the_hour_of_each_sending_is_read_whole(qtbot, step, room):
    qtbot.waitUntil(lambda: bool(step.table.lines))
    step.show()
    step.table.set_lines([replace(row, sent="20/11/2026 à 10 h 30") for row in step.table.lines])
    step.table.setFixedWidth(room)
    qtbot.waitUntil(lambda: step.table.viewport().width() <= room and step.table.isVisible())
    metrics = step.table.fontMetrics()

    for place, column in enumerate(step.table.lines_model.columns):
        if column.title in ("Moyen", "Envoi"):
            widest = max(metrics.horizontalAdvance(column.says(row)) for row in step.table.lines)
            assert not step.table.isColumnHidden(place)
            assert step.table.columnWidth(place) >= widest + 2 * PADDING
    assert step.table.horizontalHeader().length() <= step.table.viewport().width(), "nothing stands out of sight"


def test_tab_goes_through_the_sending_and_the_letter_in_reading_order(step):
    step.tabs.setCurrentIndex(NOTICE)
    step.sending.day.focus()
    names = []
    for _ in range(11):
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName() or focused.text())
        press("Tab")

    assert names == [
        "Date d’envoi", "Heure d’envoi", "Préparer les convocations", "Noter l’envoi", "Personnes convoquées", "Moyen",
        "Quorum, contrôles, convocation", "Signée par", "Affichée ou publiée, et au registre, le",
        "Documents du budget envoyés le", "Copie aux élus des membres le",
    ]  # fmt: skip
