"""The register of a year: what is in it, its tables, what is missing before it is bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from hypothesis import given, settings

from syndic_desktop.domain.acts import Act, Scan, Signature, Transmission
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.assemblies import Body, BodyKind
from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.numbering import Counter, KindNumbering
from syndic_desktop.domain.registers import Lack, audit, audit_decisions, by_matter, volume
from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.domain.votes import Vote
from tests.strategies import dossiers

COMMITTEE = Body("CS", "Comité syndical", BodyKind.COMMITTEE, (), "CS{annee}/{numero:02}", Counter.YEAR)
DONE = Act(
    Signature(date(2026, 3, 4)),
    Transmission(date(2026, 3, 5), "x", date(2026, 3, 6)),
    date(2026, 3, 7),
    scan=Scan("scans/a.pdf", "0" * 64),
)
FIXED = Minutes(date(2026, 6, 2), date(2026, 6, 5))
CALLED = (Presence("S1", Stance(State.PRESENT)),)


def voted(number, matter="7.1", act=DONE, **others):
    return Item(
        ItemKind.DELIBERATION, f"Objet {number}", number, matter=matter, vote=Vote(unanimous=True), act=act, **others
    )


def held(day, *items, minutes=FIXED):
    return Session("CS", day, "Ville", None, attendance=CALLED, items=items, minutes=minutes)


def lacks(*sessions):
    whole = volume(COMMITTEE, 2026, sessions)
    return [(missing.lack, missing.position) for missing in audit(whole, sessions)]


def test_a_year_that_is_complete_misses_nothing():
    assert lacks(held(date(2026, 3, 2), voted("CS2026/01"), voted("CS2026/02"))) == []


def test_sessions_of_another_year_or_to_come_are_in_another_volume():
    whole = volume(
        COMMITTEE,
        2026,
        (
            held(date(2026, 9, 1), voted("CS2026/02")),
            held(date(2026, 3, 2), voted("CS2026/01")),
            held(date(2025, 3, 2), voted("CS2025/01")),
            Session("CS", date(2026, 12, 1), "Ville", None, items=(voted("CS2026/03"),)),
            replace(held(date(2026, 3, 3)), body="BU"),
        ),
    )

    assert [each.item.number for each in whole.entries] == ["CS2026/01", "CS2026/02"]


def test_what_a_volume_binds_of_the_decisions_is_signed_sent_and_dated():
    numbered = KindNumbering(DecisionKind.ORDER, "A{annee}-{numero:02}")
    bare = Decision(DecisionKind.ORDER, "A2026-01", "Régie", date(2026, 3, 2))
    decisions = (
        bare,
        replace(bare, number="A2026-02", act=Act(Signature(date(2026, 3, 2)))),
        replace(bare, number="A2026-03", act=DONE),
        replace(bare, number="A2025-09", day=date(2025, 3, 2)),
        replace(bare, number="A2026-04", day=None),
        replace(bare, number="A2025-10", day=None),
        replace(bare, number="12", day=None),
        Decision(DecisionKind.CONVENTION, "C2026-03", "Bail"),
        Decision(DecisionKind.PURCHASE_ORDER, "LC1", "Papier", date(2026, 3, 2), amount=Decimal(80)),
    )

    found = [(each.decision.number, each.lack) for each in audit_decisions(decisions, (numbered,), 2026)]

    assert found == [
        ("A2026-04", Lack.DATE),
        ("C2026-03", Lack.DATE),
        ("A2026-01", Lack.SIGNATURE),
        ("A2026-01", Lack.TRANSMISSION),
        ("A2026-02", Lack.TRANSMISSION),
    ]


def test_a_number_that_nobody_bears_is_found():
    assert lacks(held(date(2026, 3, 2), voted("CS2026/01"), voted("CS2026/03"))) == [(Lack.GAP, 0)]


def test_numbers_that_are_missing_in_a_row_are_told_together():
    session = held(date(2026, 3, 2), voted("CS2026/04"), voted("CS2026/06"), voted("CS2026/09"))
    whole = volume(COMMITTEE, 2026, (session,))

    told = [missing.sentence for missing in audit(whole, (session,))]

    assert [each.partition(" est donné")[0].partition(" sont donnés")[0] for each in told] == [
        "Les numéros CS2026/01 à CS2026/03 ne",
        "Le numéro CS2026/05 n’est donné à aucune délibération : retrouvez-la, ou dites pourquoi.",
        "Les numéros CS2026/07 à CS2026/08 ne",
    ]


def test_numbers_that_go_on_from_the_year_before_have_no_gap_between():
    continuous = replace(COMMITTEE, numbering="{numero}", counter=Counter.CONTINUOUS)
    sessions = (
        held(date(2025, 3, 2), voted("1"), voted("3")),
        held(date(2026, 3, 2), voted("4"), voted("6")),
    )

    found = audit(volume(continuous, 2026, sessions), sessions)

    assert ["5" in missing.sentence for missing in found] == [True]


def test_each_thing_that_an_act_lacks_is_said():
    bare = voted("CS2026/01", act=None)
    nameless = voted(None)
    waiting = voted("CS2026/02", act=replace(DONE, transmission=Transmission(date(2026, 3, 5)), scan=None))
    exempt = voted("CS2026/03", act=replace(DONE, transmission=None, exempt="L2131-2"))

    assert lacks(held(date(2026, 3, 2), bare, nameless, waiting, exempt)) == [
        (Lack.SIGNATURE, 1),
        (Lack.TRANSMISSION, 1),
        (Lack.PUBLICATION, 1),
        (Lack.SCAN, 1),
        (Lack.NUMBER, 2),
        (Lack.RECEIPT, 3),
        (Lack.SCAN, 3),
    ]


def test_minutes_that_were_not_fixed_or_published_are_said():
    one, two = held(date(2026, 3, 2), minutes=None), held(date(2026, 4, 2), minutes=replace(FIXED, published=None))

    assert lacks(one, two) == [(Lack.MINUTES, 0)] * 2


def test_what_was_withdrawn_is_no_deliberation_and_what_was_not_voted_is_said():
    gone = replace(voted(None), fate=Fate.WITHDRAWN)
    unvoted = replace(voted("CS2026/01"), vote=None)

    assert lacks(held(date(2026, 3, 2), gone, unvoted)) == [(Lack.VOTE, 2)]


def test_what_nobody_opened_is_said_to_be_so_and_not_to_lack_its_vote():
    unvoted = replace(voted("CS2026/01"), vote=None, act=None)
    session = held(date(2026, 3, 2), unvoted)
    opened = replace(session, course=Course(time(10)))

    said = [audit(volume(COMMITTEE, 2026, [each]), [each])[0].sentence for each in (session, opened)]

    assert [words.split(" n’")[1] for words in said] == [
        "a pas de vote : notez-le, ou retirez le point.",
        "a pas été examiné : reportez-le.",
    ]


def test_the_table_by_subject_follows_the_nomenclature_and_ends_with_what_has_no_matter():
    whole = volume(
        COMMITTEE,
        2026,
        (
            held(date(2026, 3, 2), voted("1", None), voted("2", "7.10"), voted("3", "5.2")),
            held(date(2026, 2, 2), voted("4", "7.9"), voted("5", "9.9")),
        ),
    )

    assert [(theme, [each.item.number for each in entries]) for theme, entries in by_matter(whole.entries)] == [
        ("Institutions et vie politique", ["3"]),
        ("Finances locales", ["4", "2"]),
        ("Sans matière", ["5", "1"]),
    ]


@settings(max_examples=40)
@given(dossiers())
def test_every_deliberation_is_in_both_tables_once(dossier):
    for body in dossier.assembly.bodies:
        for year in {session.day.year for session in dossier.sessions}:
            whole = volume(body, year, dossier.sessions)
            tabled = [entry for _, entries in by_matter(whole.entries) for entry in entries]
            assert sorted(map(id, (each.item for each in tabled))) == sorted(id(each.item) for each in whole.entries)
            audit(whole, dossier.sessions)
