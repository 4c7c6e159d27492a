"""Sessions and their items: light lines, ids that last, order kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import SessionKey, SessionNature
from syndic_desktop.store import Paper, Store, YearPaper
from tests.store.dossiers import ASSEMBLY, DOSSIER, ITEMS, SESSION, keep


@pytest.fixture
def session_id(store: Store) -> int:
    return keep(store, DOSSIER)[0]


def ids(store: Store, session_id: int) -> list[int]:
    with store.reading() as reader:
        return [line.id for line in reader.items(session_id)]


def subjects(store: Store, session_id: int) -> list[str]:
    with store.reading() as reader:
        return [line.subject for line in reader.items(session_id)]


def test_a_session_line_tells_enough_for_a_list(store: Store, session_id: int) -> None:
    with store.reading() as reader:
        (line,) = reader.sessions()

    assert (line.id, line.key, line.body_name) == (session_id, SESSION.key, "Comité syndical")
    assert (line.items, line.held, line.notice_day) == (3, True, date(2019, 1, 25))


def test_sessions_come_newest_first(store: Store, session_id: int) -> None:
    with store.writing("préparer") as writer:
        later = writer.add_session(replace(SESSION, day=date(2020, 1, 1), attendance=(), movements=(), items=()))
        evening = writer.add_session(replace(SESSION, opening=time(20, 0), items=()))

    with store.reading() as reader:
        lines = reader.sessions()

    assert [line.id for line in lines] == [later, evening, session_id]
    assert (lines[0].held, lines[0].items) == (False, 0)


def test_what_checks_count_from_is_near_but_for_the_session_convened_again(store: Store, session_id: int) -> None:
    bare = replace(SESSION, attendance=(), movements=(), items=())
    second = replace(bare, day=date(2021, 1, 1), nature=SessionNature.SECOND_NOTICE, first_session=str(SESSION.key))
    (other,) = (body.code for body in ASSEMBLY.bodies if body.code != SESSION.body)
    with store.writing("préparer") as writer:
        again = writer.add_session(second)
        for near in (replace(bare, day=date(2020, 12, 1)), replace(bare, day=date(2019, 6, 1))):
            writer.add_session(near)
        writer.add_session(replace(bare, body=other, day=date(2020, 12, 1)))
        writer.add_session(replace(bare, body=other, day=second.day))

    with store.reading() as reader:
        found = reader.near(again)

    assert [(each.body, each.day) for each in found] == [
        (SESSION.body, SESSION.day), (SESSION.body, date(2020, 12, 1)), (other, second.day)
    ]  # fmt: skip


def test_an_item_line_tells_enough_for_an_agenda(store: Store, session_id: int) -> None:
    with store.reading() as reader:
        lines = reader.items(session_id)

    assert [(line.position, line.kind, line.number) for line in lines] == [
        (place, item.kind, item.number) for place, item in enumerate(ITEMS, start=1)
    ]
    assert [line.has_vote for line in lines] == [False, True, False]


def test_an_item_is_read_whole_with_its_frozen_electorate(store: Store, session_id: int) -> None:
    item_id = ids(store, session_id)[1]

    with store.reading() as reader:
        assert reader.item(item_id) == ITEMS[1]
        assert reader.session_of(item_id) == session_id


def test_the_session_around_an_item_is_whole_but_for_its_agenda(store: Store, session_id: int) -> None:
    with store.reading() as reader:
        around = reader.session_around(ids(store, session_id)[1])

        assert around == replace(reader.session(session_id), items=())


@pytest.mark.parametrize(("position", "place"), [(1, 0), (2, 1), (4, 3), (99, 3), (0, 0)])
def test_an_item_is_added_where_it_is_asked(store: Store, session_id: int, position: int, place: int) -> None:
    with store.writing("ajouter") as writer:
        item_id = writer.add_item(session_id, position, replace(ITEMS[0], subject="Nouveau"))

    assert ids(store, session_id)[place] == item_id
    assert len(set(ids(store, session_id))) == 4
    with store.reading() as reader:
        assert [line.position for line in reader.items(session_id)] == [1, 2, 3, 4]


def test_a_removed_item_leaves_no_gap_and_comes_back_under_its_id(store: Store, session_id: int) -> None:
    before = ids(store, session_id)
    with store.writing("supprimer") as writer:
        writer.remove_item(before[0])
    assert ids(store, session_id) == before[1:]

    with store.writing("rétablir") as writer:
        writer.add_item(session_id, 1, ITEMS[0], item_id=before[0])

    assert ids(store, session_id) == before
    with store.reading() as reader:
        assert reader.session(session_id) == SESSION


def test_an_id_never_serves_twice(store: Store, session_id: int) -> None:
    last = ids(store, session_id)[-1]
    with store.writing("supprimer") as writer:
        writer.remove_item(last)
    with store.writing("ajouter") as writer:
        assert writer.add_item(session_id, 1, ITEMS[2]) > last


def test_items_are_reordered(store: Store, session_id: int) -> None:
    order = ids(store, session_id)[::-1]

    with store.writing("déplacer") as writer:
        writer.reorder_items(session_id, order)

    assert ids(store, session_id) == order
    assert subjects(store, session_id) == [item.subject for item in reversed(ITEMS)]


def test_an_order_that_forgets_an_item_is_a_bug(store: Store, session_id: int) -> None:
    with pytest.raises(ValueError, match="every item"), store.writing("déplacer") as writer:
        writer.reorder_items(session_id, ids(store, session_id)[1:])


def test_a_replaced_session_keeps_the_ids_of_the_items_it_still_has(store: Store, session_id: int) -> None:
    first, second, third = ids(store, session_id)
    reworded = replace(ITEMS[1], subject="Travaux de voirie, lot n° 1")
    new = replace(ITEMS[0], subject="Nouveau")

    with store.writing("remplacer") as writer:
        writer.replace_session(session_id, replace(SESSION, items=(ITEMS[2], new, reworded), movements=()))

    assert ids(store, session_id)[0] == third
    assert ids(store, session_id)[2] == second
    assert first not in ids(store, session_id)


def test_a_removed_session_comes_back_under_its_ids(store: Store, session_id: int) -> None:
    items = ids(store, session_id)
    with store.writing("supprimer") as writer:
        writer.remove_session(session_id)
    with store.reading() as reader:
        assert reader.sessions() == ()

    with store.writing("rétablir") as writer:
        assert writer.add_session(SESSION, session_id=session_id, item_ids=tuple(items)) == session_id

    assert ids(store, session_id) == items
    with store.reading() as reader:
        assert reader.dossier() == DOSSIER


def test_a_key_without_an_hour_means_the_only_session_of_that_day(store: Store, session_id: int) -> None:
    with store.reading() as reader:
        assert reader.session_id(SessionKey("CS", date(2019, 2, 1))) == session_id
        assert reader.session_id(SESSION.key) == session_id
        with pytest.raises(RuleViolation, match="Aucune séance"):
            reader.session_id(SessionKey("BU", date(2019, 2, 1)))


def test_a_key_that_means_two_sessions_asks_for_the_hour(store: Store, session_id: int) -> None:
    with store.writing("préparer") as writer:
        writer.add_session(replace(SESSION, opening=time(20, 0), items=()))

    with store.reading() as reader, pytest.raises(RuleViolation, match="précisez l’heure"):
        reader.session_id(SessionKey("CS", date(2019, 2, 1)))


@pytest.mark.parametrize("opening", [None, time(20, 0)])
def test_two_sessions_of_one_key_are_refused(store: Store, session_id: int, opening: time | None) -> None:
    other = replace(SESSION, opening=opening, items=())
    with store.writing("préparer") as writer:
        writer.add_session(other)

    with pytest.raises(RuleViolation, match="existe déjà"), store.writing("préparer") as writer:
        writer.add_session(other)


def test_what_is_no_more_is_said(store: Store, session_id: int) -> None:
    with store.reading() as reader:
        with pytest.raises(RuleViolation, match="séance n’existe plus"):
            reader.session(99)
        with pytest.raises(RuleViolation, match="point n’existe plus"):
            reader.item(99)
        with pytest.raises(RuleViolation, match="point n’existe plus"):
            reader.session_around(99)
    for gesture in ("remove_session", "remove_item"):
        with pytest.raises(RuleViolation, match="n’existe plus"), store.writing(gesture) as writer:
            getattr(writer, gesture)(99)


def test_one_presence_changes_in_place_or_goes_last(store: Store, session_id: int) -> None:
    excused = Presence("S2", Stance(State.EXCUSED))
    with store.writing("excuser") as writer:
        writer.save_presence(session_id, excused)
        assert writer.session(session_id).attendance == (excused, SESSION.attendance[1])
        writer.save_presences(session_id, ())
        writer.save_presence(session_id, SESSION.attendance[1])
        writer.save_presence(session_id, excused)

    with store.reading() as reader:
        assert reader.session(session_id).attendance == (SESSION.attendance[1], excused)


def test_somebody_still_cited_is_not_forgotten(store: Store, session_id: int) -> None:
    without = replace(ASSEMBLY, people=ASSEMBLY.people[1:], roles=(), seats=(ASSEMBLY.seats[0], ASSEMBLY.seats[2]))

    with pytest.raises(RuleViolation, match="Personne « ada »"), store.writing("oublier") as writer:
        writer.save_assembly(without)

    with store.reading() as reader:
        assert reader.dossier() == DOSSIER


def test_papers_of_other_paths_stay_recorded(store: Store, session_id: int) -> None:
    made = datetime(2026, 11, 23, 12, 0)
    one, two = Paper("a.docx", "extract", "f1", made), Paper("b.docx", "minutes", "f1", made)
    with store.writing("exporter") as writer:
        writer.record_papers(session_id, [one, two])
        writer.record_papers(session_id, [replace(two, fingerprint="f2")])

    with store.reading() as reader:
        assert reader.papers(session_id) == (one, replace(two, fingerprint="f2"))


def test_papers_of_a_year_are_kept_by_name(store: Store) -> None:
    made = datetime(2026, 11, 23, 12, 0)
    one = YearPaper("registre-cs-2026.docx", "registre CS", 2026, "f1", made, "d1")
    with store.writing("relier") as writer:
        writer.record_year_papers([one, replace(one, path="registre-cs-2025.docx", year=2025)])
        writer.record_year_papers([replace(one, fingerprint="f2", digest="")])

    with store.reading() as reader:
        assert [each.year for each in reader.year_papers()] == [2025, 2026]
        assert reader.year_papers()[1] == replace(one, fingerprint="f2", digest="")


def test_files_are_kept_byte_for_byte(store: Store) -> None:
    content = bytes(range(256)) * 300
    with store.writing("joindre") as writer:
        writer.put_file("annexes/é.pdf", content)
        writer.put_file("logo.png", b"")

    with store.reading() as reader:
        assert [(line.path, line.size) for line in reader.files()] == [("annexes/é.pdf", len(content)), ("logo.png", 0)]
        assert reader.file("annexes/é.pdf") == content
        assert reader.file("logo.png") == b""
        with pytest.raises(RuleViolation, match="absent"):
            reader.file("autre.pdf")


def test_an_empty_store_says_what_to_do(store: Store) -> None:
    with store.reading() as reader:
        assert reader.syndicat() is None
        assert reader.sessions() == ()
        with pytest.raises(RuleViolation, match="importez un dossier"):
            reader.dossier()
