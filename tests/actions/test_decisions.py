"""Delegated decisions and delegations, entered, put right, copied and taken back, in a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from syndic_desktop.actions.decisions import (
    add_decisions,
    change_decision,
    duplicate_decision,
    number_decisions,
    remove_decisions,
    take_list,
)
from syndic_desktop.actions.delegations import remove_delegation, save_delegation
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.acts import Act, Nature, Transmission
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import KindNumbering
from tests.copies import copied, example

ORDER = DecisionKind.PURCHASE_ORDER
DAY = date(2026, 11, 3)
NEW = Decision(ORDER, "", "Ramettes de papier", DAY, supplier="Papeterie", amount=Decimal("84.50"), tax=Tax.BEFORE)
PATTERN = KindNumbering(ORDER, "LC{annee}-{numero:02}/{initiales}")


@pytest.fixture
def store(tmp_path):
    """The bundled example without its decisions, whose purchase orders are numbered by a pattern."""
    with copied(tmp_path / "a.syndic", numbered, lambda: datetime(2026, 11, 20, 10, 42)) as store:
        yield store


def numbered(store):
    import_dossier(store, replace(example().dossier, decisions=()), example().files)
    number_decisions(store, ORDER, PATTERN)


def known(store):
    with store.reading() as reader:
        return reader.decisions()


def numbers(store):
    return [each.number for each in known(store)]


def test_a_decision_takes_the_next_number_with_the_initials_of_its_agent(store):
    add_decisions(store, (replace(NEW, initials="EO"),))
    add_decisions(store, (replace(NEW, initials="AB"), replace(NEW, number="LC2026-07/EO")))
    add_decisions(store, (NEW,))

    assert numbers(store) == ["LC2026-01/EO", "LC2026-02/AB", "LC2026-07/EO", "LC2026-08/"]


def test_a_list_fills_the_initials_of_what_it_leaves_to_number(store):
    add_decisions(store, (replace(NEW, initials="EO"),))

    take_list(store, (NEW, replace(NEW, number="X1"), replace(NEW, initials="AB")), {})

    assert [(each.number, each.initials) for each in known(store)[1:]] == [
        ("LC2026-02/EO", "EO"),
        ("X1", None),
        ("LC2026-03/AB", "AB"),
    ]


def test_what_is_entered_is_taken_back(store):
    done = add_decisions(store, (NEW, replace(NEW, subject="Encre")))
    assert len(known(store)) == 2

    back = done.undo(store)
    assert known(store) == ()
    back.undo(store)
    assert len(known(store)) == 2


def test_lines_are_entered_together_or_not_at_all(store):
    with pytest.raises(RuleViolation, match="Ligne 2 : L’objet est vide"):
        add_decisions(store, (NEW, replace(NEW, subject="  ")))

    assert known(store) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"subject": ""}, "objet est vide"),
        ({"subject": "a" * 500}, "499"),
        ({"day": None}, "numéro est vide"),
        ({"amount": Decimal(10**12)}, "démesuré"),
        ({"supplier": "a" * 301}, "titulaire"),
    ],
)
def test_what_cannot_be_a_decision_is_refused(store, change, words):
    with pytest.raises(RuleViolation, match=words):
        add_decisions(store, (replace(NEW, **change),))


def test_a_number_is_given_once_a_year(store):
    add_decisions(store, (replace(NEW, number="LC1"),))

    with pytest.raises(RuleViolation, match="déjà celui de"):
        add_decisions(store, (replace(NEW, number="lc1", day=date(2026, 1, 2)),))
    add_decisions(store, (replace(NEW, number="LC1", day=date(2025, 1, 2)),))
    add_decisions(store, (replace(NEW, number="LC1", kind=DecisionKind.ORDER),))


def test_a_decision_is_put_right_and_taken_back(store):
    add_decisions(store, (NEW,))
    was = known(store)[0]

    done = change_decision(store, was.key, amount=Decimal("90"), supplier=" Papeterie\tdu Lac ")
    assert (known(store)[0].amount, known(store)[0].supplier) == (Decimal("90"), "Papeterie du Lac")
    done.undo(store)
    assert known(store) == (was,)


def test_what_the_prefect_was_sent_does_not_change(store):
    sent = replace(NEW, number="LC1", act=Act(transmission=Transmission(DAY)))
    add_decisions(store, (sent,))

    with pytest.raises(RuleViolation, match="figé"):
        change_decision(store, sent.key, amount=Decimal("1"))
    with pytest.raises(RuleViolation, match="nouvel acte"):
        remove_decisions(store, (sent.key,))
    for said in ({"delegation": "Achats"}, {"precision": "Bail de trois ans"}):
        with pytest.raises(RuleViolation, match="figé"):
            change_decision(store, sent.key, **said)
    change_decision(store, sent.key, private=("Papeterie",))


def test_a_change_of_kind_bears_the_initials_last_used(store):
    add_decisions(store, (replace(NEW, initials="ZK"), replace(NEW, kind=DecisionKind.ORDER, number="A1")))

    change_decision(store, (DecisionKind.ORDER, "A1", DAY), kind=ORDER)

    assert [each.number for each in known(store)] == ["LC2026-01/ZK", "LC2026-02/ZK"]
    assert known(store)[1].initials == "ZK"


def test_a_copy_comes_after_its_model_under_the_next_number(store):
    add_decisions(store, (NEW, replace(NEW, subject="Encre")))
    model = known(store)[0]

    duplicate_decision(store, model.key, date(2026, 11, 5))

    assert [(each.number, each.subject, each.day) for each in known(store)][:2] == [
        ("LC2026-01/", "Ramettes de papier", DAY),
        ("LC2026-03/", "Ramettes de papier", date(2026, 11, 5)),
    ]


def test_one_entered_after_the_report_that_should_have_told_it_is_owed_to_the_next(store):
    with store.reading() as reader:
        reported = [key.day for key, kind in reader.reported() if kind is ORDER]
    assert reported

    add_decisions(store, (replace(NEW, number="LC9", day=min(reported)),))

    assert known(store)[0].entered == date(2026, 11, 20)


def test_a_delegation_that_is_renamed_keeps_its_decisions(store):
    save_delegation(store, Delegation("Achats"))
    add_decisions(store, (replace(NEW, delegation="Achats"),))

    done = save_delegation(store, Delegation("Commandes"), replaced="Achats")
    assert known(store)[0].delegation == "Commandes"
    done.undo(store)
    with store.reading() as reader:
        assert [each.name for each in reader.delegations()] == ["Achats"]
    assert known(store)[0].delegation == "Achats"


def test_what_was_transmitted_quotes_a_delegation_by_the_name_it_had(store):
    save_delegation(store, Delegation("Achats"))
    add_decisions(store, (replace(NEW, number="LC1", delegation="Achats", act=Act(transmission=Transmission(DAY))),))

    save_delegation(store, Delegation("Commandes"), replaced="Achats")

    assert known(store)[0].delegation == "Achats"


def test_two_delegations_do_not_share_a_name(store):
    save_delegation(store, Delegation("Achats"))

    with pytest.raises(RuleViolation, match="déjà une délégation"):
        save_delegation(store, Delegation("achats"))
    remove_delegation(store, "Achats")
    save_delegation(store, Delegation("achats"))


def test_a_pattern_that_prints_no_number_is_refused(store):
    with pytest.raises(RuleViolation, match="numero"):
        number_decisions(store, ORDER, KindNumbering(ORDER, "LC{annee}"))


def test_a_matter_and_a_nature_are_those_of_the_nomenclature_and_of_the_kind(store):
    order = Decision(DecisionKind.ORDER, "A1", "Nomination", DAY)
    add_decisions(store, (order,))

    done = change_decision(store, order.key, matter="4.1", nature=Nature.INDIVIDUAL)

    assert (known(store)[0].matter, known(store)[0].nature) == ("4.1", Nature.INDIVIDUAL)
    with pytest.raises(RuleViolation, match="La matière"):
        change_decision(store, order.key, matter="9.9")
    with pytest.raises(RuleViolation, match="La nature CC"):
        change_decision(store, order.key, nature=Nature.CONTRACT)
    done.undo(store)
    assert known(store) == (order,)


def test_a_matter_that_a_dossier_brought_does_not_stop_the_rest(store):
    odd = Decision(DecisionKind.ORDER, "A1", "Nomination", DAY, matter="9.9")
    with store.writing("importer") as writer:
        writer.save_decisions((odd,))

    change_decision(store, odd.key, subject="Régie")

    assert known(store)[0].subject == "Régie"


def test_what_the_prefect_was_sent_keeps_its_matter(store):
    sent = Decision(DecisionKind.ORDER, "A1", "Nomination", DAY, act=Act(transmission=Transmission(DAY)), matter="4.1")
    add_decisions(store, (sent,))

    with pytest.raises(RuleViolation, match="figé"):
        change_decision(store, sent.key, matter="4.2")
