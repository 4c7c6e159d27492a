"""Amendments: the text follows what is decided, and what was there is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.amendments import as_proposed, decide, drop, propose
from syndic_desktop.domain.errors import RuleViolation

ITEM = Item(ItemKind.DELIBERATION, "Bail", operative=(Clause("AUTORISE le bail", sub=("un an",)), Clause("CHARGE X")))


def read(item):
    return [clause.text for clause in item.operative]


def test_an_amendment_proposed_changes_no_text_and_keeps_what_it_found():
    asked = propose(ITEM, "p1", 2, "CHARGE Y")

    assert read(asked) == read(ITEM)
    assert (asked.conduct.amendments[0].before, asked.conduct.amendments[0].adopted) == ("CHARGE X", None)


def test_one_adopted_is_in_the_text_with_all_that_its_clause_had():
    made = decide(propose(ITEM, "p1", 1, "AUTORISE un autre bail"), 0, True)

    assert read(made) == ["AUTORISE un autre bail", "CHARGE X"]
    assert made.operative[0].sub == ("un an",)


def test_one_rejected_stays_told_and_changes_nothing():
    made = decide(propose(ITEM, "p1", 1, "REFUSE"), 0, False)

    assert (read(made), made.conduct.amendments[0].adopted) == (read(ITEM), False)


def test_a_clause_may_be_added_or_removed():
    added = decide(propose(ITEM, "p1", 0, "DIT que"), 0, True)
    gone = decide(propose(ITEM, "p1", 2, ""), 0, True)

    assert (read(added), read(gone)) == (["AUTORISE le bail", "CHARGE X", "DIT que"], ["AUTORISE le bail"])
    assert read(decide(added, 0, None)) == read(ITEM)


def test_the_text_as_it_was_put_is_found_under_what_was_adopted():
    first = decide(propose(ITEM, "p1", 1, "AUTORISE un autre bail"), 0, True)
    then = decide(propose(first, "p1", 0, "DIT que"), 1, True)
    refused = decide(propose(then, "p1", 2, "CHARGE Y"), 2, False)

    assert read(as_proposed(refused)) == read(ITEM)
    rewritten = replace(first, operative=(Clause("AUTORISE encore"), ITEM.operative[1]))
    assert read(as_proposed(rewritten)) == ["AUTORISE encore", "CHARGE X"]


def test_what_changed_since_is_said_rather_than_overwritten():
    asked = propose(ITEM, "p1", 2, "CHARGE Y")
    since = replace(asked, operative=(ITEM.operative[0], Clause("CHARGE Z")))

    with pytest.raises(RuleViolation, match="a changé depuis"):
        decide(since, 0, True)


@pytest.mark.parametrize(
    ("clause", "after", "said"), [(3, "X", "2 articles"), (-1, "X", "2 articles"), (2, " CHARGE X ", "ne change rien")]
)
def test_what_cannot_be_asked_is_refused(clause, after, said):
    with pytest.raises(RuleViolation, match=said):
        propose(ITEM, "p1", clause, after)


def test_one_adopted_is_not_forgotten():
    made = decide(propose(ITEM, "p1", 1, "REFUSE"), 0, True)

    with pytest.raises(RuleViolation, match="adopté"):
        drop(made, 0)
    assert drop(decide(made, 0, False), 0) == ITEM


@given(st.integers(0, 2), st.text(min_size=1).filter(str.strip))
def test_taking_a_decision_back_gives_the_text_back(clause, after):
    try:
        asked = propose(ITEM, "p1", clause, after)
    except RuleViolation:
        return
    assert read(decide(decide(asked, 0, True), 0, None)) == read(ITEM)
