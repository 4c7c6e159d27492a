"""The acts of a session as the step shows them: stages, what is next, what is out of date and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions.acts import publish, receive, sign, transmit
from syndic_desktop.actions.papers import record_papers
from syndic_desktop.actions.texts import save_part
from syndic_desktop.documents.folders import Written, paper_fingerprint, papers
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.acts import Stage
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.queries.acts import acts_sheet, matching, out_of_date, produced
from syndic_desktop.queries.live import papers as live_papers
from syndic_desktop.queries.papers import paper_source
from tests.actions.held_acts import acts_of, session_of, unsigned
from tests.documents.papers import TEMPLATES

SIGNED, SENT, GOT, PUBLIC = date(2026, 9, 28), date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 1)


@pytest.fixture
def store(tmp_path):
    with unsigned(tmp_path / "a.syndic") as store:
        yield store


def export(store):
    """Remember every paper as it would be written now."""
    session_id, source = paper_source(store, session_of(store))
    shelf = Shelf(TEMPLATES, source.syndicat.templates)
    made = [Written(each.path, each.kind, paper_fingerprint(each, source, shelf), "x") for each in papers(source)]
    record_papers(store, session_id, made)


def stale(store):
    return out_of_date(produced(store, session_of(store)), TEMPLATES)


def test_what_is_to_be_done_comes_first_and_is_counted(store):
    first, _second, _third, *others = acts_of(store)
    sign(store, others, SIGNED)
    sign(store, [first], SIGNED)
    for gesture, day in ((transmit, SENT), (receive, GOT), (publish, PUBLIC)):
        gesture(store, [first], day)

    sheet = acts_sheet(store, session_of(store))

    assert [row.section for row in sheet.rows] == ["À signer"] * 2 + ["À transmettre"] * 6 + ["Acte signé à classer"]
    assert sheet.summary.replace("\u00a0", " ") == (
        "2 actes à signer · 6 à transmettre · 7 actes signés à classer · 9 actes, 1 exécutoire"
    )
    assert sheet.list_by.startswith("02/10"), "the day that the home page says too"
    last = sheet.rows[-1]
    assert last.stage is Stage.ENFORCEABLE
    assert last.days == ("28/09/26", "29/09/26", "30/09/26", "01/10/26")
    assert (last.identifier, last.appeal) == ("099-299099143-20260925-CS2026_19-DE", "2\u00a0décembre\u00a02026")


def test_what_has_moved_since_the_signature_is_said(store):
    ref = acts_of(store)[0]
    sign(store, [ref], SIGNED)
    with store.writing("essai") as writer:
        writer.save_item(ref.item, replace(writer.item(ref.item), subject="Autre chose", number="CS2026/99"))

    row = next(row for row in acts_sheet(store, session_of(store)).rows if row.ref == ref)

    assert row.moved == "le numéro et l’objet ont changé"


def test_nothing_is_out_of_date_just_after_an_export(store):
    assert produced(store, session_of(store)) is None
    export(store)

    assert stale(store).acts == {}
    assert not stale(store).others


def test_an_extract_out_of_date_says_why(store, monkeypatch):
    first, second, *_ = acts_of(store)
    export(store)
    monkeypatch.setattr(store, "_clock", lambda: datetime(2026, 11, 21, 9))
    sign(store, [first], SIGNED)
    save_part(store, second.item, "recitals", ("qu’il le faut",))

    found = stale(store)

    assert set(found.acts) == {first.item, second.item}
    assert found.acts[first.item].reason == "les dates de l’acte ont changé"
    assert found.acts[second.item].reason == "le texte a changé"
    assert found.acts[second.item].sentence.startswith("Extrait du 20/11/2026 à refaire (Ctrl+E)")
    assert "Procès-verbal" in found.others


@pytest.mark.parametrize(
    ("number", "subject", "reason"),
    [
        ("CS2026/99", None, "le numéro a changé"),
        (None, "Autre chose", "l’objet a changé"),
        ("CS2026/99", "Autre chose", "le numéro et l’objet ont changé"),
    ],
)
def test_an_extract_that_bears_another_name_is_out_of_date_all_the_same(store, monkeypatch, number, subject, reason):
    ref, *others = acts_of(store)
    export(store)
    monkeypatch.setattr(store, "_clock", lambda: datetime(2026, 11, 21, 9))
    with store.writing("essai") as writer:
        item = writer.item(ref.item)
        writer.save_item(ref.item, replace(item, number=number or item.number, subject=subject or item.subject))

    found = stale(store)

    assert found.acts[ref.item].reason == reason
    assert not {each.item for each in others} & set(found.acts)


def test_an_extract_of_what_is_deliberated_no_more_is_told_in_the_room_too(store):
    ref, *_ = acts_of(store)
    export(store)
    with store.writing("essai") as writer:
        item = writer.item(ref.item)
        writer.save_item(ref.item, replace(item, kind=ItemKind.INFORMATION, number=None, vote=None))

    assert "extraits qui ne sont plus dus" in stale(store).others
    source, known = live_papers.produced(store, session_of(store))
    assert live_papers.outdated(source, known, TEMPLATES)[live_papers.UNDUE] == 1


def test_an_extract_that_bears_another_name_is_out_of_date_in_the_room_too(store):
    ref, *_ = acts_of(store)
    export(store)
    with store.writing("essai") as writer:
        item = writer.item(ref.item)
        writer.save_item(ref.item, replace(item, number="CS2026/99"))

    source, known = live_papers.produced(store, session_of(store))
    assert live_papers.outdated(source, known, TEMPLATES)["extraits"] == 1
    public = [
        replace(each, path=each.path.replace("extraits/", "publics/")) for each in known if each.kind == "extrait"
    ]
    told = live_papers.outdated(source, public, TEMPLATES)
    assert told["version publique (Ctrl+Maj+X)"] == len(public)


def test_two_extracts_that_swapped_their_numbers_are_both_out_of_date(store):
    first, second, *_others = acts_of(store)
    export(store)
    with store.writing("essai") as writer:
        one, two = writer.item(first.item), writer.item(second.item)
        writer.save_item(first.item, replace(one, number=two.number))
        writer.save_item(second.item, replace(two, number=one.number))

    assert {first.item, second.item} <= set(stale(store).acts)


def test_files_are_known_by_the_number_in_their_name(store):
    rows = acts_sheet(store, session_of(store)).rows

    found = matching(["CS2026-19.pdf", "scan_CS2026_20 signé.PDF", "CS2026-2.pdf", "autre.pdf"], rows)

    assert {name: row.number for name, row in found.items()} == {
        "CS2026-19.pdf": "CS2026/19", "scan_CS2026_20 signé.PDF": "CS2026/20",
    }  # fmt: skip


def test_a_session_to_come_has_no_act(store):
    with store.reading() as reader:
        line = next(line for line in reader.sessions() if not line.held)

    assert "Aucune délibération" in acts_sheet(store, line.id).missing


def test_what_was_never_opened_is_no_act_and_nothing_of_it_is_out_of_date(store):
    with store.writing("lever la séance avant le dernier point") as writer:
        session_id = session_of(store)
        session = writer.session(session_id)
        place = max(rank for rank, item in enumerate(session.items) if item.deliberates)
        left = replace(session.items[place], vote=None, debate=None, electorate=None)
        writer.save_item(writer.items(session_id)[place].id, left)
        writer.save_heading(session_id, replace(session, course=replace(session.course, opened=time(10))))
    export(store)

    rows = acts_sheet(store, session_id).rows

    assert len(rows) == 8
    assert left.number not in [row.number for row in rows]
    assert not stale(store).acts
