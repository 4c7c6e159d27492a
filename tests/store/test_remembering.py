"""What was read is answered again while the file is as it was, and read again as soon as anybody wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.store import Reader, Store, open_store
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
    ],
    ids=["syndicat", "assembly", "sessions", "session", "near", "items", "topics", "files"],
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
