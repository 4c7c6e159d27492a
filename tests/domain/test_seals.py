"""Seals: what changes after the signature is named, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.domain.acts import Act, Seal, Signature
from syndic_desktop.domain.agenda import Annex, Clause
from syndic_desktop.domain.checks import findings
from syndic_desktop.domain.conducts import Conduct
from syndic_desktop.domain.seals import moved, seals, told
from syndic_desktop.domain.sessions import sitting
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.votes import Counts, Vote
from tests.domain.assemblies import present
from tests.domain.test_checks import GOOD, ITEM, SYNDICAT
from tests.domain.test_sessions import assembly


def sat(session):
    return sitting(assembly(), Profile(), session)


def signed(session=GOOD):
    return Act(Signature(date(2026, 9, 26), seals=seals(sat(session), 1)))


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"number": "CS2026/02"}, ("numero",)),
        ({"subject": "Un autre objet"}, ("objet",)),
        ({"operative": (Clause("autrement"),)}, ("texte",)),
        ({"annexes": (Annex("Plan"),)}, ("texte",)),
        ({"vote": Vote(counts=Counts(2, 1))}, ("vote",)),
        ({"note": "à relire", "matter": "7.1", "private": ("X",), "conduct": Conduct(time(10))}, ()),
    ],
)
def test_a_change_of_the_item_is_named(change, parts):
    item = replace(ITEM, **change)

    assert moved(signed(), seals(sat(replace(GOOD, items=(item,))), 1)) == parts


@pytest.mark.parametrize(
    ("change", "parts"),
    [({"place": "Ailleurs"}, ("seance",)), ({"secretary": "t3"}, ("seance",)),
     ({"attendance": present(1, 2, 3, 4)}, ("vote", "presences")), ({"closing": time(12)}, ())],
)  # fmt: skip
def test_a_change_of_the_session_is_named(change, parts):
    assert moved(signed(), seals(sat(replace(GOOD, **change)), 1)) == parts


def test_an_act_signed_without_a_seal_never_moved():
    assert moved(Act(Signature(date(2026, 9, 26))), (Seal("vote", "x"),)) == ()


def test_what_moved_is_told_by_the_checks():
    item = replace(ITEM, act=signed(), subject="Autre chose", number="CS2026/02")

    (found,) = findings(SYNDICAT, sat(replace(GOOD, items=(item,))))

    assert found.rule.code == "D15"
    assert "le numéro et l’objet ont changé depuis que l’acte a été signé" in found.sentence
    assert told(("vote",)) == "le vote a changé"
