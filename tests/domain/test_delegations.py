"""Delegations: who may decide what, until when, and up to which amount."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.acts import Act, Nature, Signature, Transmission
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, Seat
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.delegations import (
    Delegation,
    Holder,
    allowing,
    doubts,
    over_the_year,
    renewals,
    sound,
)
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Counter

DAY = date(2026, 9, 25)
ORDERS = Delegation(
    "Achats",
    Holder.PRESIDENT,
    (DecisionKind.PURCHASE_ORDER,),
    Decimal(40000),
    Tax.BEFORE,
    "CS2026/04",
    date(2026, 1, 1),
    date(2026, 12, 31),
)
BUREAU = Delegation("Personnel", Holder.BUREAU)


def order(amount="1000", tax=Tax.BEFORE, day=DAY, delegation="Achats", kind=DecisionKind.PURCHASE_ORDER):
    return Decision(kind, "LC2026-01", "Papier", day, amount=Decimal(amount), tax=tax, delegation=delegation)


def said(decision, delegations=(ORDERS, BUREAU)):
    return " ".join(doubts(decision, delegations)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_decision_within_its_delegation_raises_no_doubt():
    assert said(order("40000")) == ""
    assert said(order(delegation="  achats ".strip())) == ""


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (order("40000.01"), "dépasse le plafond"),
        (order("48000.01", Tax.AFTER), "dépasse le plafond"),
        (order("48000", Tax.AFTER), "peut dépasser"),
        (order("40000", Tax.AFTER), ""),
        (order(tax=None), "HT ou TTC"),
        (order(day=date(2027, 1, 1)), "n’était pas en vigueur"),
        (order(delegation="Personnel"), "ne permet pas ce type"),
        (order(delegation=None), "ne dit pas quelle délégation"),
        (order(delegation=None, kind=DecisionKind.ORDER), "Aucune délégation"),
        (order(delegation="Inconnue"), "n’est pas parmi les délégations"),
        (order(delegation="CS2020/04"), "n’est pas parmi les délégations"),
        (order(delegation="cs2026/04 du 3 mai"), ""),
        (order(delegation="Arrêté du 3 mai"), ""),
    ],
)
def test_what_was_not_delegated_is_said(decision, words):
    assert words in said(decision)
    assert bool(words) == bool(said(decision))


@pytest.mark.parametrize(
    ("kind", "amount", "sent", "late"),
    [
        (DecisionKind.CONTRACT, "216000", date(2026, 10, 11), True),
        (DecisionKind.CONTRACT, "216000", date(2026, 10, 10), False),
        (DecisionKind.CONTRACT, "215999", date(2026, 10, 11), False),  # the prefect need not receive it
        (DecisionKind.ORDER, "1", date(2026, 10, 11), False),  # everybody is told of it
    ],
)
def test_a_contract_that_the_prefect_received_late_is_told(kind, amount, sent, late):
    act = Act(Signature(DAY), Transmission(sent), publication=DAY)
    decision = replace(order(amount, kind=kind), act=act)

    assert ("plus de 15 jours après sa signature" in said(decision, ())) is late


def test_nothing_is_said_while_no_delegation_is_entered():
    assert said(order("1e9", delegation=None), ()) == ""


def test_those_that_allow_a_kind_on_a_day_are_proposed():
    assert allowing((ORDERS, BUREAU), DecisionKind.PURCHASE_ORDER, DAY) == (ORDERS,)
    assert allowing((ORDERS, BUREAU), DecisionKind.PURCHASE_ORDER, date(2027, 1, 1)) == ()
    assert allowing((ORDERS, BUREAU), DecisionKind.BUREAU_DELIBERATION, None) == (BUREAU,)


@given(
    st.decimals("0.01", 10**6, places=2),
    st.sampled_from(Tax),
    st.sampled_from(Tax),
    st.sampled_from(["1", "1.055", "1.2"]),
)
def test_no_amount_above_the_ceiling_goes_unsaid_whatever_the_tax(amount, wanted, told, rate):
    ceiling = Delegation("Achats", ceiling=Decimal(1000), tax=wanted)
    before = amount
    after = amount * Decimal(rate)
    above = (before if wanted is Tax.BEFORE else after) > 1000

    decision = order(str(before if told is Tax.BEFORE else after), told)

    if above:
        assert "plafond" in said(decision, (ceiling,))


@pytest.mark.parametrize(
    ("delegation", "words"),
    [
        (Delegation(" "), "nom"),
        (Delegation("a" * 121), "120"),
        (Delegation("A", ceiling=Decimal(0), tax=Tax.BEFORE), "plus grand que zéro"),
        (Delegation("A", ceiling=Decimal(10)), "HT ou TTC"),
        (Delegation("A", yearly=Decimal(10)), "HT ou TTC"),
        (Delegation("A", yearly=Decimal(0), tax=Tax.BEFORE), "plus grand que zéro"),
        (Delegation("A", Holder.VICE_PRESIDENT, vice="a" * 121), "vice-président"),
        (Delegation("A", since=DAY, until=date(2026, 1, 1)), "finit avant"),
    ],
)
def test_a_delegation_that_means_nothing_is_refused(delegation, words):
    with pytest.raises(RuleViolation, match=words):
        sound(delegation)


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        (DecisionKind.PRESIDENT_DECISION, "Adoption du budget primitif 2026", "porte sur le budget"),
        (DecisionKind.BUREAU_DELIBERATION, "Compte administratif 2025", "porte sur les comptes"),
        (DecisionKind.PURCHASE_ORDER, "Budget primitif 2026 : impression", ""),
        (DecisionKind.PRESIDENT_DECISION, "Achat d’une barque", ""),
    ],
)
def test_what_the_committee_may_not_delegate_is_told_whatever_is_delegated(kind, subject, words):
    told = said(Decision(kind, "1", subject, DAY), ())

    assert words in told
    assert bool(words) is bool(told)


def test_an_individual_order_is_sent_within_fifteen_days_a_general_one_when_it_may():
    late = Decision(
        DecisionKind.ORDER, "A1", "Nomination", DAY, act=Act(Signature(DAY), Transmission(date(2026, 10, 11)))
    )

    assert said(late, ()) == ""
    assert "plus de 15 jours après sa signature" in said(replace(late, nature=Nature.INDIVIDUAL), ())


RENEWED = date(2026, 5, 5)


def assembly(*mandates):
    """Seats A to D of the comité; each mandate its seat and its first day."""
    seats = tuple(Seat(code, "m", code.lower(), since=since) for code, since in mandates)
    body = Body("CS", "Comité", BodyKind.COMMITTEE, ("A", "B", "C", "D"), "{numero}", Counter.YEAR)
    return Assembly(seats=seats, bodies=(body,))


def test_the_comite_is_renewed_once_most_of_its_seats_are():
    old = [(code, date(2020, 7, 1)) for code in "ABCD"]
    two = [("A", date(2026, 4, 2)), ("B", date(2026, 4, 20))]

    assert renewals(assembly(*old)) == (date(2020, 7, 1),)
    assert renewals(assembly(*old, *two)) == (date(2020, 7, 1),)
    assert renewals(assembly(*old, *two, ("C", date(2023, 1, 1)))) == (date(2020, 7, 1),)
    assert renewals(assembly(*old, *two, ("C", RENEWED), ("D", date(2026, 6, 1)))) == (date(2020, 7, 1), RENEWED)
    assert renewals(assembly(("A", None), ("B", None), ("C", None))) == ()


@pytest.mark.parametrize(
    ("delegation", "day", "told"),
    [
        (Delegation("Achats", since=date(2020, 7, 10)), DAY, True),
        (Delegation("Achats", act="CS2020/04 du 10 juillet 2020"), DAY, True),
        (Delegation("Achats", act="CS2020/04 du 1er juillet 2020"), DAY, True),
        (Delegation("Achats", act="n° 4 du 10/07/2020"), DAY, True),
        (Delegation("Achats", since=date(2020, 7, 10)), date(2026, 5, 4), False),
        (Delegation("Achats", since=RENEWED), DAY, False),
        (Delegation("Achats", act="CS2020/04 du 31 juin 2020"), DAY, False),
        (Delegation("Achats"), DAY, False),
    ],
)
def test_a_delegation_ends_with_the_comite_that_gave_it(delegation, day, told):
    found = " ".join(doubts(order(day=day), (delegation,), (RENEWED,)))

    assert ("a pris fin au renouvellement du comité, le 05/05/2026" in found) == told


def test_what_a_year_adds_up_to_is_told_from_the_decision_that_passes_its_limit():
    limit = Delegation("Achats", yearly=Decimal(1000), tax=Tax.BEFORE)
    days = [date(2026, 3, 1), date(2026, 1, 1), date(2026, 2, 1), date(2027, 1, 1)]
    third, first, second, next_year = (replace(order("400", day=day), number=f"LC{day}") for day in days)
    other = order("9000", delegation="Travaux")

    told = over_the_year((third, first, second, next_year, other), (limit, Delegation("Travaux")))

    assert list(told) == [third]
    assert "atteint 1\N{NO-BREAK SPACE}200,00" in told[third].replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
    assert "2026" in told[third]


def test_a_year_told_with_tax_is_above_its_limit_only_where_every_rate_says_so():
    limit = Delegation("Achats", yearly=Decimal(1000), tax=Tax.BEFORE)
    first = order("600", Tax.AFTER, day=date(2026, 1, 1))
    second = order("600", Tax.AFTER, day=date(2026, 2, 1))
    third = order("600", Tax.AFTER, day=date(2026, 3, 1))

    told = over_the_year((first, second, third), (limit,))

    assert "selon la TVA" in told[second]
    assert "plus que sa limite" in told[third]
    assert first not in told
    assert "HT ou TTC" in said(order(tax=None), (limit,))


def test_a_vice_president_takes_what_the_president_would_and_is_named_by_its_delegation_only():
    vice = Delegation("Marchés", Holder.VICE_PRESIDENT, vice="  Mme Anne ROY,  1re Vice-Présidente ")

    assert vice.covers(DecisionKind.ORDER)
    assert vice.covers(DecisionKind.CONTRACT)
    assert not vice.covers(DecisionKind.BUREAU_DELIBERATION)
    assert sound(vice).vice == "Mme Anne ROY, 1re Vice-Présidente"
    assert sound(replace(vice, holder=Holder.PRESIDENT)).vice is None
