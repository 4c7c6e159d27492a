"""The quorum never comes, by keyboard in the real window: its record, the second convocation, the session held."""

from __future__ import annotations

from datetime import date, time

import docx
import pytest

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.sessions import Session, SessionNature
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.phases import Phase
from syndic_desktop.store import create_store
from tests.ui.conftest import NOW
from tests.ui.standing import press, write
from tests.ui.test_session_story import assembly

SUBJECTS = ("Budget primitif", "Marché de fibre", "Vente d’un terrain")
SECOND = date(2026, 11, 24)  # three clear days after 20 November: the 21st, the 22nd and the 23rd


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "comité.syndic"
    syndicat = Syndicat("Syndicat mixte d’Ambre", "Ambre", SyndicatKind.OPEN, (), "Orsigny", "046", "Ambre")
    clauses = (Clause("APPROUVE le projet"),)
    items = tuple(Item(ItemKind.DELIBERATION, each, matter="7.1", operative=clauses) for each in SUBJECTS)
    other = Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses")
    with create_store(made, clock=lambda: NOW, holder="essai") as store, store.writing("préparer") as writer:
        writer.save_syndicat(syndicat)
        writer.save_assembly(assembly())
        writer.add_session(Session("CS", NOW.date(), "Orsigny", "aubrac", opening=time(10), items=(*items, other)))
    return made


def test_a_quorum_that_never_comes(qtbot, window, path, answers, tmp_path):
    window.open_store(path)
    print_the_backup(qtbot, window, answers, tmp_path)
    open_without_quorum(qtbot, window)
    convene_again(window)
    write_the_record(qtbot, window, answers, tmp_path)
    send(window)
    hold_without_quorum(window)


def step(window):
    return window.office.sessions.workspace.step


def session(window):
    with window.office.store.reading() as reader:
        return reader.session(window.office.sessions.sheet.id)


def plain(words: str) -> str:
    return words.replace(NB, " ")


def print_the_backup(qtbot, window, answers, tmp_path):
    """The sheets in case the laptop dies, alone, by their key; where they are is said."""
    answers.path = tmp_path / "secours"
    press("Ctrl+2", "Return")
    with qtbot.waitSignal(window.office.exports.written):
        press("Ctrl+Shift+F")
    (sheet,) = (each for each in answers.path.rglob("*") if each.is_file())
    assert sheet.name == "feuille-de-secours.docx"
    said = plain(window.office.exports.outcome.sentence)
    assert said.startswith(f"« feuille-de-secours.docx » est écrit dans {sheet.parent}")


def open_without_quorum(qtbot, window):
    """Five of twelve: nothing may be decided, and it is said; the session closes and another is asked for."""
    press("Alt+3", *["P"] * 5, *["A"] * 7, "F7")
    write("10:02")
    press("Return", "Return")
    assert step(window).head.title.text() == "✗ Quorum non atteint"
    assert "Levez la séance et reconvoquez" in step(window).foot.sentence
    qtbot.waitUntil(lambda: window.office.said.sentence == "")  # a remark is said in one place
    press("U")
    assert session(window).items[0].vote is None
    press("Ctrl+F7", "Return")
    qtbot.waitUntil(window.office.sessions.form.isVisible)


def convene_again(window):
    """The form says the first day, and takes up what was left to decide, nothing else."""
    form = window.office.sessions.form
    assert (form.day.value, form.hour.value) == (SECOND, time(10))
    assert "sans condition de quorum" in form.proposed.text()
    press("Ctrl+Return")
    made = session(window)
    assert (made.day, made.nature, made.first_session) == (SECOND, SessionNature.SECOND_NOTICE, "CS:2026-11-20T10:00")
    assert [item.subject for item in made.items] == list(SUBJECTS)


def write_the_record(qtbot, window, answers, tmp_path):
    """The record of the first session: who was there, that it was not enough, what is to be decided again."""
    press("Ctrl+2", "Escape", "Down", "Return")
    assert session(window).day == NOW.date()
    answers.path = tmp_path / "carence"
    with qtbot.waitSignal(window.office.exports.written):
        press("Ctrl+E")
    (record,) = answers.path.rglob("proces-verbal-de-carence.docx")
    told = plain("\n".join("".join(each.itertext()) for each in docx.Document(str(record)).element.body.iter("{*}p")))
    assert "5 membres sont présents" in told
    assert "trois jours francs" in told
    assert all(subject in told for subject in SUBJECTS)
    assert not list(answers.path.rglob("proces-verbal.docx")), "nothing else is there to tell"


def send(window):
    press("Escape", "Escape", "Up", "Return", "Alt+2")  # the first one closes what was told of the papers
    assert window.office.sessions.workspace.phase is Phase.NOTICE
    press("Ctrl+Return")
    notice = session(window).notice
    assert (notice.day, len(notice.dispatches)) == (NOW.date(), 12)


def hold_without_quorum(window):
    """Three are enough for what the first session left."""
    press("Alt+3", *["P"] * 3, *["A"] * 9, "F7", "Return", "Return")
    assert step(window).head.title.text() == "✓ Sans condition de quorum"
    press("U", "Shift+F7", "Return")
    held = session(window)
    assert held.items[0].vote.unanimous
    assert len(held.items[0].electorate.voters) == 3
    assert held.closing is not None
