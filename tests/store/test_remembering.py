"""What was read is answered again while the file is as it was, and read again as soon as anybody wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from syndic_desktop.domain.agenda import Item, ItemKind, Speech
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.store import Reader, Store, Writer, open_store
from syndic_desktop.store.outlines import Outline
from syndic_desktop.store.remembering import AT_MOST
from tests.store.conftest import clock
from tests.store.dossiers import ASSEMBLY, DOSSIER, ITEMS, SESSION, SYNDICAT, keep


def session_of(store: Store, session_id: int) -> Session:
    with store.reading() as reader:
        return reader.session(session_id)


def move(store: Store, session_id: int, place: str) -> None:
    with store.writing("déplacer") as writer:
        writer.save_heading(session_id, replace(writer.session(session_id), place=place))


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: reader.syndicat(),
        lambda reader: reader.assembly(),
        lambda reader: reader.sessions(),
        lambda reader: reader.session(1),
        lambda reader: reader.near(1),
        lambda reader: reader.items(1),
        lambda reader: reader.topics(),
        lambda reader: reader.files(),
        lambda reader: reader.decisions(),
    ],
    ids=["syndicat", "assembly", "sessions", "session", "near", "items", "topics", "files", "decisions"],
)
def test_what_did_not_change_is_read_once(store: Store, ask: Callable[[Reader], object]) -> None:
    keep(store, DOSSIER)
    with store.writing("préparer") as writer:
        writer.add_session(replace(SESSION, day=SESSION.day.replace(month=3), items=()))
        writer.put_file("annexes/plan.pdf", b"%PDF-")
        writer.add_topic(UpcomingTopic("CS", ITEMS[0]))

    with store.reading() as reader:
        first = ask(reader)
    with store.reading() as reader:
        again = ask(reader)

    assert again is first


def test_what_is_written_is_read(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    session_of(store, session_id)
    with store.reading() as reader:
        assert reader.items(session_id)
        reader.files()

    move(store, session_id, "Cahors")
    assert session_of(store, session_id).place == "Cahors"

    with store.writing("renommer") as writer:
        writer.save_syndicat(replace(SYNDICAT, city="Figeac"))
        writer.save_assembly(replace(ASSEMBLY, roles=()))
        writer.remove_session(session_id)
        writer.put_file("annexes/plan.pdf", b"%PDF-")
    with store.reading() as reader:
        assert (reader.syndicat(), reader.assembly(), reader.sessions(), reader.items(session_id)) == (
            replace(SYNDICAT, city="Figeac"), replace(ASSEMBLY, roles=()), (), (),
        )  # fmt: skip
        assert [line.path for line in reader.files()][-1] == "annexes/plan.pdf"


def test_a_gesture_reads_the_assembly_once_for_those_that_follow(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.reading() as reader:
        syndicat, assembly = reader.syndicat(), reader.assembly()

    move(store, session_id, "Cahors")
    with store.writing("déplacer") as writer:
        assert writer.assembly() is assembly
        writer.save_heading(session_id, replace(SESSION, place="Figeac"))
        assert writer.syndicat() is syndicat

    with store.reading() as reader:
        assert reader.assembly() is assembly
        assert reader.session(session_id).place == "Figeac"


def test_a_gesture_reads_the_assembly_it_has_written(store: Store) -> None:
    keep(store, DOSSIER)
    with store.reading() as reader:
        reader.assembly()
        reader.syndicat()

    with store.writing("renommer") as writer:
        writer.assembly()
        writer.save_assembly(replace(ASSEMBLY, roles=()))
        writer.save_syndicat(replace(SYNDICAT, city="Figeac"))
        assert (writer.assembly(), writer.syndicat()) == (replace(ASSEMBLY, roles=()), replace(SYNDICAT, city="Figeac"))

    with store.reading() as reader:
        assert (reader.assembly(), reader.syndicat()) == (replace(ASSEMBLY, roles=()), replace(SYNDICAT, city="Figeac"))


def test_a_gesture_reads_the_assembly_that_somebody_else_wrote(store: Store, path: Path) -> None:
    (session_id,) = keep(store, DOSSIER)
    move(store, session_id, "Cahors")
    with store.reading() as reader:
        reader.assembly()
    with sqlite3.connect(path) as other:
        other.execute("DELETE FROM roles")
    other.close()

    with store.writing("déplacer") as writer:
        assert writer.assembly().roles == ()


def outline_of(store: Store, session_id: int) -> Outline:
    with store.reading() as reader:
        return reader.outline(session_id)


def fresh(path: Path, session_id: int) -> Outline:
    """What somebody who knows nothing of the file reads in it."""
    with open_store(path, clock=clock, holder="Paul sur PORTABLE-4") as onlooker:
        return outline_of(onlooker, session_id)


def test_a_gesture_reads_an_outline_again_where_it_wrote_and_nowhere_else(store: Store, path: Path) -> None:
    (session_id,) = keep(store, DOSSIER)
    before, ids = outline_of(store, session_id)

    with store.writing("voter") as writer:
        writer.save_told(ids[0], replace(before.items[0], debate=()), "debate")
    after, _ = outline_of(store, session_id)

    assert after.items[0].debate == ()
    assert after.items[1] is before.items[1]
    assert (after.attendance, after.notice) == (before.attendance, before.notice)
    assert after.attendance is before.attendance
    assert after.notice is before.notice
    assert (after, ids) == fresh(path, session_id)
    assert outline_of(store, session_id)[0] is after


def test_what_a_gesture_wrote_is_read_again_as_the_same_object(store: Store, path: Path) -> None:
    (session_id,) = keep(store, DOSSIER)
    before, ids = outline_of(store, session_id)
    debate = (Speech("dupont", "Une remarque que personne n’avait faite."),)

    with store.writing("débattre") as writer:
        writer.save_told(ids[0], replace(before.items[0], debate=debate), "debate")

    assert outline_of(store, session_id)[0].items[0].debate is debate  # whoever counted from it counts no more
    assert fresh(path, session_id)[0].items[0].debate == debate


GONE = Stance(State.ABSENT)
GESTURES: dict[str, Callable[[Writer, int, Session], object]] = {
    "presence": lambda writer, of, was: writer.save_presence(of, Presence("S1", GONE)),
    "roll": lambda writer, of, was: writer.save_presences(of, was.attendance[1:]),
    "movement": lambda writer, of, was: writer.add_movement(of, Movement("S1", 2, GONE)),
    "movements": lambda writer, of, was: writer.save_movements(of, was.movements[1:]),
    "answers": lambda writer, of, was: writer.save_answers(of, [Answer("S1", GONE)]),
    "heading": lambda writer, of, was: writer.save_heading(of, replace(was, place="Figeac")),
    "notice": lambda writer, of, was: writer.save_heading(of, replace(was, notice=Notice(date(2026, 1, 2)))),
    "items": lambda writer, of, was: writer.add_item(of, 1, Item(ItemKind.INFORMATION, "Avant tout")),
    "order": lambda writer, of, was: writer.reorder_items(of, [each.id for each in reversed(writer.items(of))]),
    "removed": lambda writer, of, was: writer.remove_item(writer.items(of)[0].id),
    "whole": lambda writer, of, was: writer.replace_session(of, replace(was, items=was.items[:1], movements=())),
}


@pytest.mark.parametrize("name", GESTURES)
def test_an_outline_is_never_behind_the_file(store: Store, path: Path, name: str) -> None:
    (session_id,) = keep(store, DOSSIER)
    was, _ = outline_of(store, session_id)
    with open_store(path, clock=clock, holder="Paul sur PORTABLE-4") as onlooker:
        assert outline_of(onlooker, session_id)[0] == was

        with store.writing(name) as writer:
            GESTURES[name](writer, session_id, was)
            written = writer.outline(session_id)

        assert written[0] != was
        assert outline_of(store, session_id) == written
        assert outline_of(onlooker, session_id) == written
    assert fresh(path, session_id) == written


def test_an_outline_is_read_again_once_somebody_else_wrote(store: Store, path: Path) -> None:
    (session_id,) = keep(store, DOSSIER)
    before, _ = outline_of(store, session_id)
    with sqlite3.connect(path) as other:
        other.execute("DELETE FROM movements")
    other.close()

    with store.writing("pointer") as writer:
        assert writer.outline(session_id)[0] == replace(before, movements=())
        writer.save_presence(session_id, Presence("S1", GONE))

    after, _ = outline_of(store, session_id)
    assert (after.movements, after.attendance[1].stance) == ((), GONE)


def test_what_is_kept_is_found_again_once_two_have_read_at_once(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.reading() as reader, store.reading() as other:  # as a paper is made beside the window
        reader.outline(session_id)
        other.outline(session_id)

    assert outline_of(store, session_id)[0] is outline_of(store, session_id)[0]


def test_an_outline_is_as_it_was_after_a_gesture_that_was_given_up(store: Store, path: Path) -> None:
    (session_id,) = keep(store, DOSSIER)
    before = outline_of(store, session_id)

    def give_up() -> None:
        with store.writing("pointer") as writer:
            writer.save_presence(session_id, Presence("S1", GONE))
            assert writer.outline(session_id) != before
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        give_up()

    assert outline_of(store, session_id) == before == fresh(path, session_id)


def test_a_gesture_on_another_session_leaves_an_outline_alone(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.writing("préparer") as writer:
        other = writer.add_session(replace(SESSION, day=SESSION.day.replace(month=3)))
    before, _ = outline_of(store, session_id)
    _, ids = outline_of(store, other)

    with store.writing("débattre") as writer:
        writer.save_told(ids[0], replace(ITEMS[0], debate=()), "debate")

    assert outline_of(store, session_id)[0].items is before.items
    assert outline_of(store, other)[0].items[0].debate == ()


def test_the_outline_of_a_session_that_was_removed_is_refused(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    outline_of(store, session_id)
    with store.writing("supprimer") as writer:
        writer.remove_session(session_id)

    with pytest.raises(RuleViolation):
        outline_of(store, session_id)


def test_what_is_undone_leaves_what_was_there(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    session_of(store, session_id)

    def give_up() -> None:
        with store.writing("déplacer") as writer:
            writer.save_heading(session_id, replace(SESSION, place="Cahors"))
            assert writer.session(session_id).place == "Cahors"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        give_up()

    assert session_of(store, session_id).place == SESSION.place


def test_what_somebody_else_writes_is_read(store: Store, path: Path) -> None:
    (session_id,) = keep(store, DOSSIER)
    with open_store(path, clock=clock, holder="Paul sur PORTABLE-4") as onlooker:
        assert session_of(onlooker, session_id).place == SESSION.place

        move(store, session_id, "Cahors")

        assert session_of(onlooker, session_id).place == "Cahors"


def test_a_transaction_goes_on_seeing_one_moment_and_the_next_one_does_not(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.writing("déplacer") as writer:  # another connection reads meanwhile
        writer.save_heading(session_id, replace(SESSION, place="Cahors"))
        assert session_of(store, session_id).place == SESSION.place

    assert session_of(store, session_id).place == "Cahors"


def test_the_last_ones_asked_are_kept_and_no_more(store: Store) -> None:
    (first,) = keep(store, DOSSIER)
    with store.writing("préparer") as writer:
        empty = replace(SESSION, items=(), attendance=(), movements=())
        others = [writer.add_session(replace(empty, day=SESSION.day.replace(year=2020 + n))) for n in range(AT_MOST)]

    with store.reading() as reader:
        asked_first = reader.session(first)
        kept = [reader.session(each) for each in others][-1]

        assert reader.session(others[-1]) is kept
        assert reader.session(first) is not asked_first
        assert reader.session(first) == asked_first


def test_decisions_are_read_again_once_one_was_written_here_or_elsewhere(store: Store) -> None:
    keep(store, DOSSIER)
    with store.reading() as reader:
        known = reader.decisions()
    with store.writing("renommer") as writer:
        writer.save_decisions((replace(known[0], subject="Autre objet"), *known[1:]))
        assert writer.decisions()[0].subject == "Autre objet"
    with store.reading() as reader:
        assert reader.decisions() == (replace(known[0], subject="Autre objet"), *known[1:])

    with sqlite3.connect(store.path) as elsewhere:
        elsewhere.execute("UPDATE decisions SET subject = 'Ailleurs'")
    elsewhere.close()
    with store.reading() as reader:
        assert {each.subject for each in reader.decisions()} == {"Ailleurs"}
