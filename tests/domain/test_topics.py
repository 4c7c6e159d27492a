"""Topics foreseen: to an agenda and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Annex, BudgetStep, Clause, Fate, Item, ItemKind, Speech
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.topics import UpcomingTopic, presented_again, to_agenda, to_topic
from syndic_desktop.domain.votes import Majority, Vote

WRITTEN = Item(
    ItemKind.DELIBERATION,
    "Bail du siège",
    rapporteur="bob",
    matter="3.3",
    statement=(paragraph("Le bail"),),
    visas=("le code,",),
    recitals=("que,",),
    heard=("le rapport,",),
    verb="DÉCIDE",
    operative=(Clause("d’approuver"),),
    annexes=(Annex("Plan", "annexes/plan.pdf"),),
    budget=BudgetStep.BUDGET,
    note="appeler le notaire",
    majority=Majority.TWO_THIRDS,
    competence="gemapi",
    private=("Mme DUPONT",),
)


@given(after_notice=st.booleans(), day=st.none() | st.dates())
def test_a_topic_goes_to_an_agenda_and_comes_back_whole(after_notice, day):
    topic = UpcomingTopic("CS", WRITTEN, day)

    item = to_agenda(topic, after_notice=after_notice)

    assert item.added_after_notice is after_notice
    assert to_topic(item, "CS", day) == topic


@pytest.mark.parametrize(
    "decided", [{"vote": Vote(unanimous=True)}, {"number": "CS2026/01"}, {"kind": ItemKind.ANY_OTHER_BUSINESS}]
)
def test_what_was_decided_or_is_no_topic_does_not_go_back(decided):
    with pytest.raises(RuleViolation):
        to_topic(replace(WRITTEN, **decided), "CS")


def test_a_postponed_item_comes_with_its_texts_and_nothing_of_what_was_done():
    then = replace(
        WRITTEN,
        fate=Fate.POSTPONED,
        number="CS2026/01",
        debate=(Speech("bob", "reportons"),),
        vote=Vote(unanimous=True),
        president="bob",
        added_after_notice=True,
    )

    assert presented_again(then) == WRITTEN
    assert presented_again(then, after_notice=True) == replace(WRITTEN, added_after_notice=True)


def test_a_topic_keeps_the_day_it_is_meant_for():
    assert to_topic(WRITTEN, "CS", date(2027, 2, 5)).day == date(2027, 2, 5)
