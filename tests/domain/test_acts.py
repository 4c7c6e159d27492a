"""Acts: identifiers as the transmission norm wants them, and the day they enter into force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.acts import (
    Act,
    Nature,
    Signature,
    Stage,
    Step,
    Transmission,
    act_identifier,
    internal_number,
    late_from,
    misdates,
    of_this_act,
    stage,
    steps,
    transmissible,
)
from syndic_desktop.domain.checks import valid_siret
from syndic_desktop.domain.classifications import nature_of
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat
from syndic_desktop.domain.texts import DecisionKind


def syndicat(**others):
    return Syndicat("Syndicat d’essai", "Essai", SyndicatKind.OPEN, (), "Ville", "099", "Ambre", **others)


def test_the_identifier_is_recomposed_from_what_the_act_is():
    body = syndicat(siret="29909914300016", internal_number=InternalNumber.REMOVED)

    assert act_identifier(body, date(2026, 9, 25), "09/2026-02") == "099-299099143-20260925-09202602-DE"


def test_a_refused_character_becomes_an_underscore_or_goes():
    assert internal_number("CS2019/03", InternalNumber.UNDERSCORE) == "CS2019_03"
    assert internal_number("cs2019/03", InternalNumber.REMOVED) == "CS201903"


@given(st.text(max_size=30), st.sampled_from(InternalNumber))
def test_whatever_the_number_the_norm_accepts_it_or_it_is_refused(number, policy):
    try:
        made = internal_number(number, policy)
    except RuleViolation:
        return
    assert 2 <= len(made) <= 15
    assert set(made) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


def test_an_act_is_enforceable_from_the_later_of_its_two_dates():
    sent = Transmission(date(2026, 9, 28), "x", date(2026, 9, 29))

    assert Act(transmission=sent).enforceable_since is None
    assert Act(transmission=sent, publication=date(2026, 9, 28)).enforceable_since == date(2026, 9, 29)
    assert Act(transmission=sent, publication=date(2026, 10, 2)).enforceable_since == date(2026, 10, 2)


@pytest.mark.parametrize(
    ("siret", "valid"), [("29909914300016", True), ("29909914300017", False), ("123", False), ("٢" * 14, False)]
)
def test_a_siret_is_checked_by_its_key(siret, valid):
    assert valid_siret(siret) is valid


def test_an_act_sent_whose_receipt_has_not_come_is_not_enforceable():
    assert Act(transmission=Transmission(date(2026, 9, 28)), publication=date(2026, 9, 29)).enforceable_since is None
    assert Act(publication=date(2026, 9, 29), exempt="domaine privé").enforceable_since == date(2026, 9, 29)


SIGNED, SENT, GOT = Signature(date(2026, 9, 26)), Transmission(date(2026, 9, 28)), date(2026, 9, 29)


@pytest.mark.parametrize(
    ("act", "expected", "next_step"),
    [
        (None, Stage.TO_SIGN, Step.SIGN),
        (Act(signature=SIGNED), Stage.SIGNED, Step.TRANSMIT),
        (Act(SIGNED, SENT), Stage.TRANSMITTED, Step.RECEIVE),
        (Act(SIGNED, replace(SENT, receipt=GOT)), Stage.RECEIVED, Step.PUBLISH),
        (Act(SIGNED, SENT, publication=GOT), Stage.PUBLISHED, Step.RECEIVE),
        (Act(SIGNED, replace(SENT, receipt=GOT), GOT), Stage.ENFORCEABLE, Step.SCAN),
        (Act(SIGNED, notification=GOT, exempt="domaine privé"), Stage.ENFORCEABLE, Step.SCAN),
    ],
)
def test_the_stage_of_an_act_follows_from_its_days(act, expected, next_step):
    assert stage(act) is expected
    assert steps(act)[0] is next_step


def test_a_contract_under_the_threshold_enters_into_force_once_public():
    assert stage(Act(SIGNED, publication=GOT), sent=False) is Stage.ENFORCEABLE
    assert stage(Act(SIGNED, SENT, publication=GOT), sent=False) is Stage.PUBLISHED


def test_what_was_not_decided_is_a_draft_with_nothing_to_do():
    assert (stage(Act(signature=SIGNED), decided=False), steps(None, decided=False)) == (Stage.DRAFT, ())


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act(Signature(date(2026, 9, 24))), [("F9", "signé avant la séance")]),
        (Act(SIGNED, Transmission(date(2026, 9, 24))),
         [("F9", "transmis avant la séance"), ("D10", "transmis avant d’être signé")]),
        (Act(SIGNED, replace(SENT, receipt=date(2026, 9, 27))),
         [("D14", "l’accusé de réception précède la transmission")]),
        (Act(SIGNED, publication=date(2026, 9, 25)), [("D10", "publié avant d’être signé")]),
        (Act(notification=date(2026, 9, 25)), [("D10", "publié sans qu’aucune signature ne soit notée")]),
        (Act(SIGNED, replace(SENT, receipt=GOT), GOT, GOT), []),
        (Act(SIGNED, publication=GOT, taken_off=date(2026, 11, 28)),
         [("D12", "retiré du site moins de 2 mois après sa publication")]),
        (Act(SIGNED, publication=GOT, taken_off=date(2026, 11, 29)), []),
        (Act(SIGNED, publication=GOT, taken_off=date(2026, 9, 28)), [("D12", "retiré du site avant d’y être publié")]),
        (Act(SIGNED, taken_off=GOT), [("D12", "retiré du site avant d’y être publié")]),
        (Act(SIGNED, Transmission(date(2026, 10, 12)), notification=GOT),
         [("D16", "transmis plus de 15 jours après sa signature")]),
        (Act(SIGNED, Transmission(date(2026, 10, 11)), notification=GOT), []),
        (Act(SIGNED, Transmission(date(2026, 10, 12)), GOT, GOT), []),  # everybody is told of it: no delay is fixed
    ],
)  # fmt: skip
def test_days_that_contradict_each_other_are_told(act, said):
    assert [(each.rule, each.sentence) for each in misdates(act, date(2026, 9, 25))] == said


def test_a_contract_is_sent_within_fifteen_days_whoever_is_told_of_it():
    late = Act(SIGNED, Transmission(date(2026, 10, 12)), GOT)

    assert [each.rule for each in misdates(late, None, contract=True)] == ["D16"]
    assert late_from(late, contract=True) == date(2026, 10, 12)
    assert late_from(Act(SIGNED, exempt="sous le seuil"), contract=True) == date.max
    assert late_from(Act(Signature(date.max)), contract=True) == date.max


def test_a_receipt_is_that_of_its_act_or_it_is_refused():
    known, unknown = syndicat(siret="29909914300016"), syndicat()
    good, day = "099-299099143-20260925-CS2026_02-DE", date(2026, 9, 25)

    for body in (known, unknown):
        assert of_this_act(good, body, day, "CS2026/02", Nature.DELIBERATION)
        assert not of_this_act(good.replace("_02", "_03"), body, day, "CS2026/02", Nature.DELIBERATION)
        assert not of_this_act(good.replace("0925", "0926"), body, day, "CS2026/02", Nature.DELIBERATION)
    assert not of_this_act("098" + good[3:], known, day, "CS2026/02", Nature.DELIBERATION)


@pytest.mark.parametrize(
    ("kind", "amount", "day", "sent"),
    [
        (DecisionKind.PURCHASE_ORDER, Decimal(1200), date(2026, 3, 1), False),
        (DecisionKind.CONTRACT, Decimal(215_999), date(2026, 3, 1), False),
        (DecisionKind.CONTRACT, Decimal(216_000), date(2026, 3, 1), True),
        (DecisionKind.CONTRACT, Decimal(216_000), date(2025, 3, 1), False),
        (DecisionKind.CONTRACT, None, None, True),
        (DecisionKind.ORDER, None, None, True),
    ],
)
def test_contracts_are_sent_from_the_threshold_of_their_year(kind, amount, day, sent):
    assert transmissible(kind, amount, day) is sent


def test_what_the_prefect_need_not_receive_waits_for_no_sending():
    assert Step.TRANSMIT in steps(None)
    assert steps(None, sent=False) == (Step.SIGN, Step.PUBLISH, Step.SCAN)


@pytest.mark.parametrize(
    ("typed", "nature"),
    [
        ("ai", Nature.INDIVIDUAL),
        ("3", Nature.INDIVIDUAL),
        ("Acte individuel", Nature.INDIVIDUAL),
        ("AR Acte réglementaire", Nature.REGULATION),
        ("xx", None),
        ("", None),
    ],
)
def test_a_nature_is_said_by_its_letters_its_code_or_its_words(typed, nature):
    assert nature_of(typed) is nature
