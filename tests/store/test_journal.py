"""Every change leaves a line: when, who, what, before and after. What does not change leaves none."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

from syndic_desktop.domain.assemblies import College
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.store import JournalLine, Store
from tests.store.conftest import NOON
from tests.store.dossiers import ASSEMBLY, DECISIONS, DOSSIER, ITEMS, SESSION, keep


def lines(store: Store, label: str) -> list[JournalLine]:
    """What a gesture left, in the order it was done."""
    with store.reading() as reader:
        return [line for line in reversed(reader.journal(1000)) if line.label == label]


def told(store: Store, label: str) -> list[tuple[str, str]]:
    return [(line.table, line.key) for line in lines(store, label)]


def test_a_changed_value_is_told_before_and_after(store: Store) -> None:
    keep(store, DOSSIER)
    ada, *others = ASSEMBLY.people

    with store.writing("marier Ada") as writer:
        writer.save_assembly(replace(ASSEMBLY, people=(replace(ada, last_name="BRU", address=("Cahors",)), *others)))

    (line,) = lines(store, "marier Ada")
    assert (line.at, line.who, line.table, line.key) == (NOON, "Marie sur PORTABLE-3", "people", "ada")
    assert line.before == {"last_name": "ALLARD", "address": None}
    assert line.after == {"last_name": "BRU", "address": ["Cahors"]}


def test_a_created_row_is_told_with_its_long_texts_by_fingerprint(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    item = replace(ITEMS[0], statement=(paragraph("mot " * 500),))

    with store.writing("ajouter") as writer:
        item_id = writer.add_item(session_id, 1, item)

    (line,) = lines(store, "ajouter")
    assert (line.table, line.key, line.before) == ("items", str(item_id), None)
    assert line.after is not None
    assert line.after["subject"] == "Décisions du bureau"
    assert set(line.after["statement"]) == {"length", "sha256"}  # type: ignore[call-overload]


def test_a_removed_row_is_told_whole(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.reading() as reader:
        removed = reader.items(session_id)[1].id

    with store.writing("supprimer") as writer:
        writer.remove_item(removed)

    (line,) = lines(store, "supprimer")
    assert line.after is None
    assert line.before is not None
    assert line.before["statement"] == [
        {"_": "Paragraph", "runs": [{"text": "Le marché des œuvres d’art de l’échangeur."}]}
    ]
    assert line.before["number"] == "CS2019/01"


def test_one_more_decision_at_the_top_is_one_line(store: Store) -> None:
    keep(store, DOSSIER)

    with store.writing("décider") as writer:
        writer.save_decisions((replace(DECISIONS[1], number="A2"), *DECISIONS))

    assert told(store, "décider") == [("decisions", "arrete/A2/")]


def test_another_order_is_one_line_with_both_orders(store: Store) -> None:
    keep(store, DOSSIER)

    with store.writing("préséance") as writer:
        writer.save_assembly(replace(ASSEMBLY, people=ASSEMBLY.people[::-1]))

    (line,) = lines(store, "préséance")
    assert (line.table, line.key) == ("people", "*")
    assert (line.before, line.after) == ({"order": ["ada", "bob", "cid"]}, {"order": ["cid", "bob", "ada"]})


def test_a_presence_is_told_alone(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)

    with store.writing("excuser") as writer:
        writer.save_presence(session_id, Presence("S2", Stance(State.EXCUSED)))

    (line,) = lines(store, "excuser")
    assert (line.table, line.key) == ("presences", f"{session_id}/S2")
    assert (line.before, line.after) == ({"state": "present"}, {"state": "excuse"})


def test_a_heading_tells_only_what_moved(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)

    with store.writing("reporter") as writer:
        writer.save_heading(session_id, replace(SESSION, day=date(2019, 2, 8)))

    (line,) = lines(store, "reporter")
    assert (line.before, line.after) == ({"day": "2019-02-01"}, {"day": "2019-02-08"})


def test_a_file_is_told_by_its_fingerprint(store: Store) -> None:
    with store.writing("joindre") as writer:
        writer.put_file("annexes/a.pdf", b"%PDF")
    with store.writing("rejoindre") as writer:
        writer.put_file("annexes/a.pdf", b"%PDF-2")

    (line,) = lines(store, "rejoindre")
    assert line.before is not None
    assert line.before["size"] == 4
    assert isinstance(line.before["content"], dict)


def test_what_fails_leaves_no_line(store: Store) -> None:
    keep(store, DOSSIER)

    with suppress(RuntimeError), store.writing("échouer") as writer:
        writer.save_assembly(replace(ASSEMBLY, colleges=(*ASSEMBLY.colleges, College("N", "Nouveau", "le"))))
        raise RuntimeError

    assert lines(store, "échouer") == []
    with store.reading() as reader:
        assert reader.dossier() == DOSSIER


def test_a_gesture_that_changes_nothing_leaves_no_line(store: Store) -> None:
    keep(store, DOSSIER)

    with store.writing("rien") as writer:
        writer.save_assembly(ASSEMBLY)

    assert lines(store, "rien") == []


def test_typing_that_goes_on_is_told_in_one_line(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.reading() as reader:
        first, second = (line.id for line in reader.items(session_id)[:2])

    def write(item_id: int, *words: str) -> None:
        for word in words:
            with store.writing("modifier l’exposé", goes_on=True) as writer:
                writer.save_item(item_id, replace(writer.item(item_id), statement=(paragraph(word),)))

    write(first, "L", "Le", "Le syndicat")
    write(second, "Vu")
    write(first, "La")

    assert told(store, "modifier l’exposé") == [("items", str(each)) for each in (first, second, first)]
    one, _, three = lines(store, "modifier l’exposé")
    assert one.before is not None
    assert one.after is not None
    assert three.before is not None
    assert one.before["statement"] != one.after["statement"] == three.before["statement"]
    assert "Le syndicat" in str(one.after["statement"])


def test_a_gesture_in_between_begins_another_line(store: Store) -> None:
    (session_id,) = keep(store, DOSSIER)
    with store.reading() as reader:
        item_id = reader.items(session_id)[0].id

    for subject, goes_on in (("a", True), ("b", False), ("c", True), ("d", True)):
        with store.writing("modifier l’objet", goes_on=goes_on) as writer:
            writer.save_item(item_id, replace(writer.item(item_id), subject=subject))

    assert [line.after for line in lines(store, "modifier l’objet")] == [{"subject": "a"}, {"subject": "d"}]
