"""The table of delegated decisions: which are shown, their sums, what no session was told of, what is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from syndic_desktop.actions.acts import sign, transmit
from syndic_desktop.actions.decisions import add_decisions, change_decision, number_decisions
from syndic_desktop.actions.delegations import save_delegation
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.acts import ActRef, Step
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.matters import MATTERS
from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import DelegatedTable
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.decisions import Wanted, decision_table, proposals
from syndic_desktop.queries.filings import decisions_to_transmit
from tests.copies import copied, example

ORDER, TODAY = DecisionKind.PURCHASE_ORDER, date(2026, 11, 20)


@pytest.fixture
def store(tmp_path):
    """The bundled example, with four decisions of its own."""
    with copied(tmp_path / "a.syndic", decided, lambda: datetime(2026, 11, 20, 10, 42)) as store:
        yield store


def decided(store):
    import_dossier(store, replace(example().dossier, decisions=()), example().files)
    number_decisions(store, ORDER, KindNumbering(ORDER, "LC{annee}-{numero:02}"))
    save_delegation(store, Delegation("Achats", ceiling=Decimal(100), tax=Tax.BEFORE))
    add_decisions(
        store,
        (
            Decision(ORDER, "", "Papier", date(2026, 3, 2), None, "Papeterie", Decimal("80.10"), Tax.BEFORE),
            Decision(ORDER, "", "Écran", date(2026, 11, 18), None, "Mâcon Vidéo", Decimal(400), Tax.BEFORE,
                     delegation="Achats"),
            Decision(ORDER, "LC0", "Sans date", None, None, "Mâcon Vidéo", Decimal(7), Tax.AFTER),
            Decision(DecisionKind.ORDER, "A1", "Nomination", date(2026, 11, 19)),
        ),
    )  # fmt: skip


def subjects(lines):
    return [line.decision.subject for line in lines]


def test_the_newest_come_first_after_those_to_complete(store):
    table = decision_table(store, Wanted(ORDER), TODAY)

    assert subjects(table.lines) == ["Sans date", "Écran", "Papier"]
    assert (table.sums.before_tax, table.sums.after_tax, table.sums.unknown) == (Decimal("480.10"), Decimal(7), None)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(words="macon ecran"), ["Écran"]),
        (Wanted(ORDER, since=date(2026, 11, 1)), ["Sans date", "Écran"]),
        (Wanted(until=date(2026, 3, 2)), ["Sans date", "Papier"]),
        (Wanted(DecisionKind.CONTRACT), []),
    ],
)
def test_only_what_is_wanted_is_shown(store, wanted, shown):
    assert subjects(decision_table(store, wanted, TODAY).lines) == shown


def test_what_was_not_delegated_is_said_on_its_line(store):
    (line,) = decision_table(store, Wanted(words="ecran"), TODAY).lines

    assert "dépasse le plafond" in line.doubts[0]


def test_what_the_other_decisions_of_a_year_add_is_said_on_the_line_that_passes_the_limit(store):
    save_delegation(store, Delegation("Fournitures", yearly=Decimal(100), tax=Tax.BEFORE))
    bought = Decision(
        ORDER, "", "Papier", date(2026, 5, 2), amount=Decimal(60), tax=Tax.BEFORE, delegation="Fournitures"
    )
    add_decisions(store, (bought, replace(bought, subject="Encre", day=date(2026, 6, 2))))

    def told(words):
        (line,) = decision_table(store, Wanted(words=words), TODAY).lines
        return " ".join(line.doubts)

    assert "plus que sa limite" in told("encre fournitures")
    assert told("papier fournitures") == ""

    change_decision(store, (ORDER, "LC2026-03", date(2026, 5, 2)), amount=Decimal(30))

    assert told("encre fournitures") == ""


def test_what_was_signed_two_weeks_ago_and_not_sent_is_said_on_its_line(store):
    big, day = Decision(DecisionKind.CONTRACT, "M1", "Serveurs", date(2026, 11, 1), amount=Decimal(300_000)), TODAY
    add_decisions(store, (replace(big, tax=Tax.BEFORE),))
    sign(store, [ActRef(decision=big.key)], date(2026, 11, 4))

    def doubtful(today):
        return any("15 jours : transmettez-la" in each.replace(NB, " ") for line in decision_table(
            store, Wanted(DecisionKind.CONTRACT), today).lines for each in line.doubts)  # fmt: skip

    assert (doubtful(date(2026, 11, 19)), doubtful(day)) == (False, True)
    transmit(store, [ActRef(decision=big.key)], date(2026, 11, 18))
    assert not doubtful(day)


def test_what_no_session_was_told_of_is_listed_whatever_is_shown(store):
    with store.reading() as reader:
        reports = [key.day for key, _ in reader.reported() if key.day <= TODAY]
    table = decision_table(store, Wanted(DecisionKind.CONTRACT), TODAY)

    untold = subjects(table.untold)
    assert "Écran" in untold
    assert ("Papier" in untold) == (not any(day >= TODAY for day in reports))


def reporting(body, day, kind):
    statement = (DelegatedTable(kind),)
    report = Item(ItemKind.INFORMATION, "Décisions prises par délégation", statement=statement)
    return Session(body, day, "Orsigny", None, items=(report,))


REPORTED = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("body", "told", "others"), [("", None, []), ("CS", REPORTED, []), ("BU", None, [("Bureau", REPORTED)])]
)
def test_it_is_told_by_a_session_of_the_comite_that_prints_its_kind(store, body, told, others):
    with store.writing("essai") as writer:
        for line in writer.sessions():
            writer.remove_session(line.id)
        writer.add_session(reporting("CS", date(2026, 11, 20), DecisionKind.CONTRACT))
        if body:
            writer.add_session(reporting(body, date(2026, 11, 19), DecisionKind.ORDER))

    table = decision_table(store, Wanted(DecisionKind.ORDER), TODAY)

    assert [line.told for line in table.lines] == [told]
    assert [list(line.others) for line in table.lines] == [others]
    assert ("Nomination" in subjects(table.untold)) == (told is None)


def test_what_was_used_last_is_offered_first(store):
    offered = proposals(store, ORDER, TODAY)

    assert offered.suppliers == ("Mâcon Vidéo", "Papeterie")
    assert offered.delegations == ("Achats",)
    assert offered.number == "LC2026-03"
    assert proposals(store, ORDER, None).number == ""


def test_matters_and_natures_are_offered_by_kind(store):
    add_decisions(store, (Decision(DecisionKind.ORDER, "A9", "Régie", TODAY, matter="7.10"),))

    offered = proposals(store, DecisionKind.ORDER, TODAY)

    assert offered.matters[:3] == ("7.10 Divers", "5.4 Délégation de fonctions", "5.5 Délégation de signature")
    assert len(offered.matters) == len(set(offered.matters)) == len(MATTERS)
    assert offered.natures == ("AR Acte réglementaire", "AI Acte individuel")
    assert proposals(store, DecisionKind.CONTRACT, TODAY).matters[0] == "1.1 Marchés publics"


def test_a_bureau_deliberation_that_a_session_took_is_followed_there(store):
    with store.reading() as reader:
        assembly = reader.assembly()
    bureau = next(body for body in assembly.bodies if body.kind is BodyKind.BUREAU)
    day = date(2026, 10, 2)
    item = Item(ItemKind.DELIBERATION, "Bail", number="BU2026/07")
    with store.writing("tenir") as writer:
        writer.add_session(Session(bureau.code, day, "Siège", None, items=(item,)))
    twin = Decision(DecisionKind.BUREAU_DELIBERATION, "bu2026/07", "Bail", day)
    other = replace(twin, number="BU2026/08")
    add_decisions(store, (twin, other))

    lines = {line.number: line for line in decision_table(store, Wanted(), TODAY).lines}

    assert lines["bu2026/07"].steps == ()
    assert any("séance de ce dossier" in each for each in lines["bu2026/07"].doubts)
    assert Step.TRANSMIT in lines["BU2026/08"].steps
    waiting = decisions_to_transmit(store)
    assert ActRef(decision=other.key) in waiting
    assert ActRef(decision=twin.key) not in waiting


def test_a_decision_that_changed_after_it_was_signed_is_told(store):
    was = decision_table(store, Wanted(ORDER), TODAY).lines[0]
    sign(store, [was.ref], TODAY)
    assert not any("Depuis la signature" in each for each in line_of(store, was.number).doubts)

    change_decision(store, was.key, subject="Autre objet")

    told = [each for each in line_of(store, was.number).doubts if "Depuis la signature" in each]
    assert [each.partition(" : ")[0] for each in told] == ["Depuis la signature, l’objet a changé"]
    change_decision(store, was.key, subject=was.decision.subject)
    assert not any("Depuis la signature" in each for each in line_of(store, was.number).doubts)


def line_of(store, number):
    return next(each for each in decision_table(store, Wanted(), TODAY).lines if each.number == number)
