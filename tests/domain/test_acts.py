"""Acts: identifiers as the transmission norm wants them, and the day they enter into force."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.acts import Act, Transmission, act_identifier, internal_number
from syndic_desktop.domain.checks import valid_siret
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat


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
