"""A session set from the last one: what it keeps, what proposes itself, what a second convocation carries over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.domain.agenda import Annex, Clause, Fate, Item, ItemKind
from syndic_desktop.domain.approvals import misquoted, without_misquotes
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.preparations import another, carried_over, presiding, second_convocation, usual_items
from syndic_desktop.domain.sessions import Minutes, Modality, Session, SessionNature
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, Heading, paragraph
from syndic_desktop.domain.votes import Vote
from tests.domain.assemblies import present
from tests.domain.test_sessions import read

ORDERS, BUREAU = DecisionKind.PURCHASE_ORDER, DecisionKind.BUREAU_DELIBERATION
ROLL = (Presence("S1", Stance(State.PRESENT)),)
SEPTEMBER = Session(
    "CS",
    date(2026, 9, 25),
    "Salle des Tilleuls",
    "ada",
    opening=time(10),
    modality=Modality.MIXED,
    attendance=ROLL,
    items=(
        Item(
            ItemKind.DELIBERATION,
            "Validation du procès-verbal de la séance du 26 juin 2026",
            number="CS2026/19",
            matter="5.2",
            statement=(paragraph("Le procès-verbal du 26 juin…"),),
            operative=(Clause("de valider le procès-verbal du 26\u00a0juin 2026, publié le 1er juillet 2026 ;"),),
            annexes=(Annex("PV", "annexes/pv.pdf"),),
            vote=Vote(unanimous=True),
        ),
        Item(
            ItemKind.DELIBERATION,
            "Attributions exercées par le Président",
            statement=(paragraph("Cet été, …"), Heading("Commandes"), DelegatedTable(ORDERS)),
            verb="PREND ACTE",
        ),
        Item(ItemKind.DELIBERATION, "Bail"),
        Item(ItemKind.ANY_OTHER_BUSINESS, "Points divers", debate=()),
    ),
)
DAY = date(2026, 12, 4)


def said(day: str) -> str:
    return day.replace(" ", "\u00a0")


def test_place_hour_president_and_modality_are_those_of_the_last_session():
    session = another(SEPTEMBER, body="CS", day=DAY)

    assert (session.place, session.opening, session.president) == ("Salle des Tilleuls", time(10), "ada")
    assert (session.modality, session.nature) == (Modality.MIXED, SessionNature.ORDINARY)
    assert not session.attendance
    assert session.notice.day is None


def test_a_first_session_has_nothing_to_take_after():
    session = another(None, body="CS", day=DAY, president="bob", opening=time(18))

    assert (session.place, session.opening, session.president) == ("", time(18), "bob")


def test_the_usual_items_propose_themselves_in_the_words_of_the_house():
    approval, report, closing = usual_items([SEPTEMBER], DAY, [BUREAU])

    assert approval.subject == f"Validation du procès-verbal de la séance du {said('25 septembre 2026')}"
    assert (
        approval.operative[0].text
        == f"de valider le procès-verbal du {said('25 septembre 2026')}, publié le 1er juillet 2026 ;"
    )
    assert (approval.matter, approval.number, approval.vote, approval.statement, approval.annexes) == (
        "5.2",
        None,
        None,
        (),
        (),
    )
    assert report.subject == "Attributions exercées par le Président"
    assert report.statement == (Heading("Commandes"), DelegatedTable(ORDERS), DelegatedTable(BUREAU))
    assert closing == Item(ItemKind.ANY_OTHER_BUSINESS, "Points divers")


def test_what_is_copied_speaks_of_the_minutes_to_fix_and_of_no_others():
    copied = replace(
        SEPTEMBER.items[0],
        visas=("le projet de procès-verbal du 26 juin,", "la loi du 7 août 2015,", "le procès-verbal du 2 mai 2026,"),
        recitals=("que le procès-verbal du 26/06/2026 a été transmis,",),
    )
    told = replace(SEPTEMBER.items[1], recitals=("ce qui fut décidé entre le 26 juin 2026 et le 25 septembre,",))
    june = replace(SEPTEMBER, day=date(2026, 6, 26), items=())

    approval, report, _ = usual_items([june, replace(SEPTEMBER, items=(copied, told, SEPTEMBER.items[3]))], DAY, [])

    assert approval.visas == (f"le projet de procès-verbal du {said('25 septembre')},", "la loi du 7 août 2015,")
    assert approval.recitals == ("que le procès-verbal du 25/09/2026 a été transmis,",)
    assert report.recitals == (f"ce qui fut décidé entre le {said('25 septembre 2026')} et le {said('4 décembre')},",)


def test_a_title_that_was_over_words_of_that_time_is_not_kept_over_nothing():
    told = (
        Heading("Décisions"), Heading("Commandes"), paragraph("Cet été, …"), DelegatedTable(ORDERS),
        Heading("Marchés et autres décisions"), paragraph("Le marché a été signé."), Heading("Suite"),
    )  # fmt: skip
    last = replace(SEPTEMBER, items=(replace(SEPTEMBER.items[1], statement=told), SEPTEMBER.items[3]))

    report = usual_items([last], DAY, [])[1]

    assert report.statement == (Heading("Décisions"), Heading("Commandes"), DelegatedTable(ORDERS))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("le projet de procès-verbal du 25 septembre,", None),
        ("le procès-verbal de la séance du vendredi 25 septembre 2026 ;", None),
        ("le procès-verbal du 25 septembre 2026, transmis le 2 octobre 2026 ;", None),
        ("la délibération du 2 mai 2020", None),
        ("le projet de procès-verbal du 26 juin,", "26 juin"),
        ("le PV de la réunion du 26/06/2026", "26/06/2026"),
        ("le procès-verbal du 25 septembre 2025", "25 septembre 2025"),
    ],
)
def test_the_minutes_of_another_day_are_found_in_a_text(text, other):
    item = Item(ItemKind.DELIBERATION, "Approbation du procès-verbal du 25 septembre 2026", visas=(text,))

    assert misquoted(item) == other
    assert misquoted(replace(item, subject="Bail")) is None
    assert bool(without_misquotes(item).visas) is (other is None)


def test_a_new_body_gets_plain_words_and_a_report_only_when_something_is_due():
    assert [item.subject for item in usual_items([], DAY, [])] == ["Questions diverses"]
    report, _ = usual_items([], DAY, [ORDERS], "ada")
    assert report.statement == (DelegatedTable(ORDERS),)
    assert (report.rapporteur, report.verb) == ("ada", "PREND ACTE")


def test_minutes_already_fixed_are_not_proposed_and_forgotten_ones_are():
    june = replace(SEPTEMBER, day=date(2026, 6, 26), items=())
    spring = replace(SEPTEMBER, day=date(2026, 3, 20), items=())
    fixed = replace(SEPTEMBER, minutes=Minutes(date(2026, 10, 1)))

    subjects = [item.subject for item in usual_items([spring, fixed, june], DAY, [])]

    # September took June up; nobody took March up.
    assert [each for each in subjects if "procès-verbal" in each] == [
        f"Validation du procès-verbal de la séance du {said('20 mars 2026')}"
    ]


def test_later_sessions_are_not_looked_at():
    assert [item.kind for item in usual_items([SEPTEMBER], date(2026, 9, 1), [])] == [ItemKind.ANY_OTHER_BUSINESS]


def test_a_second_convocation_carries_over_what_was_left_and_nothing_else():
    kept = replace(SEPTEMBER.items[2], rapporteur="bob")
    first = replace(
        SEPTEMBER, items=(*SEPTEMBER.items[:2], kept, replace(kept, fate=Fate.WITHDRAWN), SEPTEMBER.items[3])
    )

    second = second_convocation(read(first), date(2026, 9, 29))

    assert [item.subject for item in second.items] == ["Attributions exercées par le Président", "Bail"]
    assert carried_over(first)[1] == kept
    assert (second.nature, second.first_session) == (SessionNature.SECOND_NOTICE, "CS:2026-09-25T10:00")
    assert not any(item.added_after_notice for item in second.items)


def test_a_second_convocation_without_anything_left_or_before_the_first_is_refused():
    done = replace(SEPTEMBER, items=SEPTEMBER.items[:1])
    with pytest.raises(RuleViolation, match="aucun point"):
        second_convocation(read(done), date(2026, 9, 29))
    with pytest.raises(RuleViolation, match="choisissez une autre date"):
        second_convocation(read(SEPTEMBER), SEPTEMBER.day)


@pytest.mark.parametrize(
    ("there", "reason"), [((), "n’a pas été tenue"), ((1, 2, 3), "n’a pas manqué de quorum : convoquez une séance")]
)
def test_only_a_session_that_lacked_its_quorum_is_convened_again(there, reason):
    with pytest.raises(RuleViolation, match=reason):
        second_convocation(read(replace(SEPTEMBER, attendance=present(*there))), date(2026, 9, 29))


def test_a_session_that_lost_its_quorum_on_the_way_is_convened_again():
    away = Stance(State.ABSENT)
    began = replace(SEPTEMBER, attendance=present(1, 2, 3))

    lost, late = (replace(began, movements=(Movement("S3", item, away),)) for item in (3, 4))

    assert second_convocation(read(lost), date(2026, 9, 29)).nature is SessionNature.SECOND_NOTICE
    with pytest.raises(RuleViolation, match="n’a pas manqué"):  # only « questions diverses » came after
        second_convocation(read(late), date(2026, 9, 29))


def test_a_quorum_that_came_before_every_item_did_not_lack():
    """One short at the opening, he came before the first item that was left: no item lacked its quorum."""
    came = Movement("S3", 2, Stance(State.PRESENT))
    late = replace(SEPTEMBER, attendance=present(1, 2), movements=(came,))

    with pytest.raises(RuleViolation, match="n’a pas manqué"):
        second_convocation(read(late), date(2026, 9, 29))
    assert second_convocation(read(replace(late, movements=())), date(2026, 9, 29)).items


def test_the_president_is_who_holds_the_role_that_day():
    roles = (
        Role("ada", "Présidente", 0, date(2020, 7, 1), date(2026, 3, 31)),
        Role("bob", "Président", 0, date(2026, 4, 1)),
    )

    assert presiding(roles, date(2026, 3, 31)) == "ada"
    assert presiding(roles, DAY) == "bob"
    assert presiding((), DAY) is None
