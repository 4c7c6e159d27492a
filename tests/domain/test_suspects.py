"""What looks personal and was not marked: told; what was marked, or only looks like a number of an act: not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.agenda import Annex, Clause, Item, ItemKind
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.domain.suspects import suspects
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, paragraph
from tests.domain.test_checks import GOOD


def held(*said: str, private: tuple[str, ...] = (), told: str = "") -> Session:
    """A session of one item that decides these, and whose minutes tell this in other words."""
    item = Item(ItemKind.DELIBERATION, "Bail", operative=tuple(map(Clause, said)), private=private)
    minutes = Minutes(rewordings=(Rewording(0, "levee", (), (paragraph(told),), 1),)) if told else None
    return replace(GOOD, items=(item,), minutes=minutes)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Joignable au 06 12 34 56 78.", "06 12 34 56 78"),
        ("Joignable au +33 6.12.34.56.78", "+33 6.12.34.56.78"),
        ("écrire à lise.aubrac@orange.fr.", "lise.aubrac@orange.fr"),
        ("demeurant 12 bis, rue d’Ambre, à Cahors", "12 bis, rue d’Ambre"),
    ],
)
def test_what_looks_personal_is_found_unless_it_is_marked(said, found):
    assert suspects(held("Rien", said)) == (found,)
    assert suspects(held(said, private=(found,))) == ()
    assert suspects(held("Rien", told=said)) == (found,)
    assert suspects(held("Rien", told=said, private=(found,))) == ()


@pytest.mark.parametrize(
    "said",
    ["la délibération CS2026/19 du 25 septembre 2026", "un crédit de 1 200 000 000,00 €", "le SIRET 200 012 345 00018",
     "les 12 membres prennent place", "0,12 34 56 78 90"],
)  # fmt: skip
def test_what_is_no_personal_data_is_not_told(said):
    assert suspects(held(said)) == ()


def with_annexes(session: Session, *annexes: Annex) -> Session:
    return replace(session, items=(replace(session.items[0], annexes=annexes),))


def test_the_name_of_an_annex_that_is_not_published_is_told_where_a_text_says_it():
    secret = Annex("Dossier de M. Paul BLIN", None, private=True)
    quoting = held("Vu le dossier de M. Paul BLIN joint,", told="On lit le « Dossier de M. Paul BLIN ».")

    assert suspects(with_annexes(quoting, secret)) == ("dossier de M. Paul BLIN", "Dossier de M. Paul BLIN")
    assert suspects(with_annexes(held("Rien"), secret)) == ()
    assert suspects(with_annexes(quoting, replace(secret, private=False))) == ()
    marked = held("Vu le dossier de M. Paul BLIN joint,", private=(secret.title,))
    assert suspects(with_annexes(marked, secret)) == ()


def test_one_word_of_the_tongue_is_not_taken_for_the_name_of_an_annex():
    secret = Annex("Plan", None, private=True)

    assert suspects(with_annexes(held("le plan de relance"), secret)) == ()
    assert suspects(with_annexes(held("selon l’annexe « Plan »"), secret)) == ("Plan",)


def test_a_telephone_in_the_name_of_an_annex_is_told_only_where_the_annex_is_published():
    annex = Annex("Devis, 06 12 34 56 78", None)

    assert suspects(with_annexes(held("Rien"), annex)) == ("06 12 34 56 78",)
    assert suspects(with_annexes(held("Rien"), replace(annex, private=True))) == ()


def test_a_delegated_decision_is_read_where_its_table_is_printed():
    session = held("Rien")
    table = DelegatedTable(DecisionKind.PURCHASE_ORDER)
    reporting = replace(session, items=(replace(session.items[0], statement=(table,)),))
    rewritten = held("Rien", told="Rien")
    assert rewritten.minutes is not None
    (hers,) = rewritten.minutes.rewordings
    rewritten = replace(rewritten, minutes=Minutes(rewordings=(replace(hers, told=(table,)),)))
    order = Decision(DecisionKind.PURCHASE_ORDER, "LC1", "Élagage, 06 12 34 56 78", supplier="blin@orange.fr")
    recaps = {DecisionKind.PURCHASE_ORDER: (order,)}

    assert suspects(session, recaps) == ()
    assert suspects(reporting, recaps) == ("06 12 34 56 78", "blin@orange.fr")
    assert suspects(rewritten, recaps) == ("06 12 34 56 78", "blin@orange.fr")
    hidden = {DecisionKind.PURCHASE_ORDER: (replace(order, private=("06 12 34 56 78", "blin@orange.fr")),)}
    assert suspects(reporting, hidden) == ()
