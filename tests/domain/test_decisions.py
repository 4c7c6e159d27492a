"""Delegated decisions: what is due at a session, and how it is grouped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.acts import CHOICES, Act, Nature, Transmission
from syndic_desktop.domain.decisions import Decision, by_supplier, corrected, due, entered_late, numbered
from syndic_desktop.domain.dossiers import recap, told_on
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import DecisionKind

ORDER = DecisionKind.PURCHASE_ORDER
DAYS = st.dates(date(2018, 1, 1), date(2019, 12, 31))


def order(number, day=None, supplier=None):
    return Decision(ORDER, number, "Achat", day=day, supplier=supplier)


ALL = (order("1", date(2018, 5, 2)), order("2", date(2019, 1, 10)), order("3"), order("4", date(2019, 3, 1)))


def numbers(decisions):
    return [each.number for each in decisions]


def test_the_first_report_takes_everything_up_to_the_session_and_what_has_no_date():
    assert numbers(due(ALL, ORDER, date(2019, 2, 1), None)) == ["1", "2", "3"]


def test_the_next_report_takes_only_what_came_since():
    assert numbers(due(ALL, ORDER, date(2019, 4, 1), date(2019, 2, 1))) == ["4"]


def test_only_an_earlier_session_of_the_same_body_that_reported_counts():
    bureau, earlier = SessionKey("BU", date(2019, 1, 1)), SessionKey("CS", date(2018, 12, 1))
    reported = [(bureau, ORDER), (earlier, DecisionKind.ORDER), (SessionKey("CS", date(2020, 1, 1)), ORDER)]

    due_now = recap(ALL, reported, SessionKey("CS", date(2019, 2, 1)), ORDER)

    assert numbers(due_now) == ["1", "2", "3"]


def test_a_kind_that_no_agenda_reports_apart_is_told_since_the_last_report_of_any_kind():
    september, april = SessionKey("CS", date(2018, 9, 1)), SessionKey("CS", date(2019, 4, 1))
    reported = [(september, DecisionKind.CONTRACT)]

    assert numbers(recap(ALL, reported, september, ORDER)) == ["1", "3"]
    assert numbers(recap(ALL, reported, april, ORDER)) == ["2", "4"]
    assert numbers(recap(ALL, [*reported, (april, ORDER)], april, ORDER)) == ["1", "2", "3", "4"]


@given(st.lists(st.none() | DAYS), st.lists(DAYS, min_size=1, unique=True))
def test_every_decision_is_reported_once_and_only_once(days, sessions):
    decisions = [order(str(number), day) for number, day in enumerate(days)]
    keys = [SessionKey("CS", day) for day in sorted(sessions)]
    reported = [(key, ORDER) for key in keys]

    told = [number for key in keys for number in numbers(recap(decisions, reported, key, ORDER))]

    last = max(sessions)
    assert sorted(told) == sorted(each.number for each in decisions if each.day is None or each.day <= last)


@given(st.lists(st.tuples(st.none() | DAYS, DAYS)), st.lists(DAYS, min_size=1, unique=True))
def test_a_decision_entered_at_any_time_is_told_once_and_no_report_already_made_changes(said, sessions):
    """`said`: the day of each decision and the day it is entered; a report is made on each day of `sessions`."""
    keys = [SessionKey("CS", day) for day in sorted(sessions)]
    reported = [(key, ORDER) for key in keys]
    reports = [(key.day, ORDER) for key in keys]
    decisions = [entered_late(order(str(rank), day), reports, today) for rank, (day, today) in enumerate(said)]

    told = [number for key in keys for number in numbers(recap(decisions, reported, key, ORDER))]

    assert len(told) == len(set(told))
    for key in keys:
        known = [each for each, (_, today) in zip(decisions, said, strict=True) if today <= key.day]
        assert recap(known, reported, key, ORDER) == recap(decisions, reported, key, ORDER)
    owed = [str(rank) for rank, (day, today) in enumerate(said) if max(day or today, today) <= max(sessions)]
    assert set(owed) <= set(told)


def test_a_decision_entered_after_the_report_that_owed_it_is_told_by_the_next():
    january, march = SessionKey("CS", date(2019, 1, 15)), SessionKey("CS", date(2019, 3, 1))
    late = entered_late(order("1", date(2019, 1, 10)), [(january.day, ORDER)], date(2019, 1, 20))
    reported = [(january, ORDER), (march, ORDER)]

    assert recap([late], reported, january, ORDER) == ()
    assert numbers(recap([late], reported, march, ORDER)) == ["1"]


def test_what_no_agenda_prints_is_told_by_none_whatever_the_others_report():
    september = SessionKey("CS", date(2019, 9, 25))

    assert told_on(ALL, [(september, DecisionKind.CONTRACT)]) == {}


def test_each_decision_is_told_on_the_day_of_the_first_session_that_prints_it():
    april, may = SessionKey("CS", date(2019, 4, 1)), SessionKey("CS", date(2019, 5, 1))
    first = SessionKey("CS", date(2019, 2, 1))
    reported = [(may, ORDER), (first, ORDER), (april, DecisionKind.CONTRACT)]

    assert {each.number: day for each, day in told_on(ALL, reported).items()} == {
        "1": first.day,
        "2": first.day,
        "3": first.day,
        "4": may.day,
    }


def test_a_report_of_the_bureau_does_not_keep_the_committee_from_telling_its_own():
    bureau, committee = SessionKey("BU", date(2019, 2, 1)), SessionKey("CS", date(2019, 4, 1))
    contract = Decision(DecisionKind.CONTRACT, "M1", "Voirie", date(2019, 1, 3))

    told = told_on([*ALL, contract], [(bureau, DecisionKind.CONTRACT), (committee, ORDER)])

    assert {each.number: day for each, day in told.items()} == {
        "M1": bureau.day,
        **dict.fromkeys("1234", committee.day),
    }


REPORTS = st.tuples(st.builds(SessionKey, st.sampled_from(["CS", "BU"]), DAYS), st.sampled_from(DecisionKind))


@given(st.lists(st.tuples(st.sampled_from(DecisionKind), st.none() | DAYS)), st.lists(REPORTS, unique=True))
def test_a_decision_is_told_exactly_where_a_recap_that_is_printed_holds_it(said, reported):
    decisions = [Decision(kind, str(rank), "Objet", day) for rank, (kind, day) in enumerate(said)]

    told = told_on(decisions, reported)

    for each in decisions:
        days = [key.day for key, kind in reported if each in recap(decisions, reported, key, kind)]
        assert told.get(each) == min(days, default=None)


def test_a_decision_entered_in_time_bears_no_day_of_entry():
    fresh = order("1", date(2019, 1, 10))

    assert entered_late(fresh, [(date(2019, 1, 15), ORDER)], date(2019, 1, 12)) == fresh
    assert entered_late(fresh, [(date(2019, 1, 9), ORDER)], date(2019, 2, 1)) == fresh


def test_orders_are_grouped_by_supplier_in_order_of_appearance():
    mixed = [order("1", supplier="B"), order("2", supplier="A"), order("3", supplier="B")]

    assert [(supplier, numbers(group)) for supplier, group in by_supplier(mixed)] == [("B", ["1", "3"]), ("A", ["2"])]


def test_the_nature_is_the_one_chosen_else_that_of_the_receipt_else_that_of_the_kind():
    order = Decision(DecisionKind.ORDER, "A1", "Nomination", date(2026, 11, 3))
    received = replace(order, act=Act(transmission=Transmission(date(2026, 11, 4), "099-299099143-20261103-A1-AI")))

    assert order.sent_as is Nature.REGULATION
    assert received.sent_as is Nature.INDIVIDUAL
    assert replace(received, nature=Nature.REGULATION).sent_as is Nature.REGULATION
    assert {kind: Decision(kind, "1", "x").sent_as for kind in DecisionKind if len(CHOICES[kind]) == 1} == {
        DecisionKind.PURCHASE_ORDER: Nature.CONTRACT,
        DecisionKind.BUREAU_DELIBERATION: Nature.DELIBERATION,
        DecisionKind.CONVENTION: Nature.CONTRACT,
        DecisionKind.CONTRACT: Nature.CONTRACT,
    }


def test_what_is_bought_is_a_public_contract_until_somebody_says_otherwise():
    assert Decision(DecisionKind.CONTRACT, "M1", "Fibre").filed_under == "1.1"
    assert Decision(DecisionKind.CONTRACT, "M1", "Maîtrise d’œuvre", matter="1.6").filed_under == "1.6"
    assert Decision(DecisionKind.ORDER, "A1", "Nomination").filed_under is None


def test_a_decision_is_found_by_its_number_and_its_kind_where_two_bear_it():
    order, decided = (
        Decision(DecisionKind.ORDER, "2026-01", "a"),
        Decision(DecisionKind.PRESIDENT_DECISION, "2026-01", "b"),
    )
    alone = Decision(DecisionKind.ORDER, "Né12", "c")

    assert numbered((order, alone), "ne12") is alone
    assert numbered((order, decided), "decision_president:2026-01") is decided
    with pytest.raises(RuleViolation, match="arrete:2026-01"):
        numbered((order, decided), "2026-01")
    with pytest.raises(RuleViolation, match="Aucune décision"):
        numbered((order, decided), "2026-02")


@given(
    st.none() | DAYS,
    DAYS,
    st.lists(st.tuples(st.sampled_from(["CS", "BU"]), DAYS), unique=True),
    DAYS,
)
def test_a_date_put_right_changes_nothing_of_what_each_body_was_told(day, right, reports, today):
    keys = [SessionKey(body, each) for body, each in sorted(reports, key=lambda said: said[1])]
    reported, made = [(key, ORDER) for key in keys], [(key.day, ORDER) for key in keys]
    was = order("1", day)

    now = corrected(replace(was, day=right), was, made, today)

    def tellers(decision):
        return [key for key in keys if recap([decision], reported, key, ORDER)]

    before, after = tellers(was), tellers(now)
    assert [key for key in before if key.day < today] == [key for key in after if key.day < today]
    assert len({key.body for key in after}) == len(after)
    if any(key.day < today for key in before) and day is not None:
        assert before == after
