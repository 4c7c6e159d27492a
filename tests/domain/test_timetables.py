"""The timetable of a session: what goes before, what comes after, what moves with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.agenda import BudgetStep, Fate, Item, ItemKind
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.sessions import Session, SessionNature
from syndic_desktop.domain.statutes import Accounts, Statutes, SyndicatKind
from syndic_desktop.domain.timetables import Setting, Step, moved, shifts, timetable

CLOSED = Setting(Statutes(), SyndicatKind.CLOSED)
SESSION = Session("CS", date(2026, 12, 4), "Ambreville", "ada")
BUDGET = Item(ItemKind.DELIBERATION, "Budget primitif 2027", budget=BudgetStep.BUDGET)


def days(session, setting=CLOSED):
    return {each.step: each.day for each in timetable(session, setting).milestones}


def of(step, session, setting=CLOSED):
    return next(each for each in timetable(session, setting).milestones if each.step is step)


@pytest.mark.parametrize(
    ("nature", "latest"),
    [  # the example of a préfecture: session on 22 June 2018
        (SessionNature.ORDINARY, date(2018, 6, 16)),
        (SessionNature.SECOND_NOTICE, date(2018, 6, 18)),
        (SessionNature.URGENT, date(2018, 6, 20)),
    ],
)
def test_the_last_day_to_send_follows_the_nature_of_the_session(nature, latest):
    assert days(replace(SESSION, day=date(2018, 6, 22), nature=nature))[Step.NOTICE] == latest


def test_the_statutes_may_want_more_days():
    eight = Setting(Statutes(notice_clear_days=8), SyndicatKind.OPEN)

    notice = of(Step.NOTICE, SESSION, eight)

    assert notice.day == date(2026, 11, 25)
    assert f"8{wording.NB}jours francs" in notice.label
    assert notice.source.startswith("statuts, à défaut")


def test_outside_m57_the_debate_has_two_months_and_the_papers_no_day_of_their_own():
    other = replace(CLOSED, rules=Statutes(accounts=Accounts.OTHER))

    known = days(replace(SESSION, items=(BUDGET,)), other)

    assert (known[Step.DEBATE], Step.BUDGET_PAPERS in known) == (date(2026, 10, 4), False)


@pytest.mark.parametrize(("item", "is_one"), [
    (replace(BUDGET, budget=None), True), (replace(BUDGET, fate=Fate.WITHDRAWN), False),
    (replace(BUDGET, subject="BP"), True), (replace(BUDGET, subject="BP", budget=None), False),
])  # fmt: skip
def test_the_budget_has_its_dates_whether_it_is_marked_or_its_subject_says_so(item, is_one):
    assert (Step.BUDGET_PAPERS in days(replace(SESSION, items=(item,)))) is is_one


def test_a_weekend_and_a_holiday_are_named_with_the_working_day_before():
    assert of(Step.NOTICE, SESSION).remark.startswith("samedi : jour ouvrable précédent, le vendredi")
    after_armistice = replace(SESSION, day=date(2026, 11, 17))
    assert of(Step.NOTICE, after_armistice).remark.startswith("jour férié (Armistice")
    assert of(Step.NOTICE, replace(SESSION, day=date(2026, 12, 3))).remark == ""


def test_saint_stephen_is_a_holiday_in_alsace_only():
    session = replace(SESSION, day=date(2028, 1, 1))  # sent at the latest on 26 December 2027, a Sunday there too
    monday = replace(SESSION, day=date(2023, 1, 1))

    assert "férié" in of(Step.NOTICE, monday, replace(CLOSED, department="067")).remark
    assert "férié" not in of(Step.NOTICE, monday).remark
    assert "dimanche" in of(Step.NOTICE, session).remark


def test_the_count_is_told_line_by_line_from_the_day_of_sending():
    planned, sent = timetable(SESSION, CLOSED), timetable(replace(SESSION, notice=Notice(date(2026, 12, 1))), CLOSED)

    assert [line.day for line in planned.count] == [date(2026, 11, 28) + timedelta(days=each) for each in range(7)]
    assert sum(line.counted for line in planned.count) == 5 == planned.clear_days
    assert (planned.regular, sent.regular, sent.clear_days) == (True, False, 2)
    assert sent.latest == date(2026, 11, 28)


def test_the_budget_has_dates_of_its_own():
    voted = days(replace(SESSION, items=(BUDGET,)))

    assert voted[Step.BUDGET_PAPERS] == date(2026, 11, 22)
    assert voted[Step.DEBATE] == date(2026, 9, 25)
    assert Step.DEBATE not in days(SESSION)


def test_what_follows_a_session():
    committee = days(SESSION)

    assert committee[Step.SECOND] == date(2026, 12, 8)  # missed on Friday, sent on Friday, met from Tuesday
    assert committee[Step.LIST] == date(2026, 12, 11)
    assert committee[Step.COPIES] == date(2027, 1, 4)
    assert committee[Step.NEXT] == date(2027, 3, 4)
    assert Step.SECOND not in days(replace(SESSION, nature=SessionNature.SECOND_NOTICE))
    assert Step.NEXT not in days(SESSION, replace(CLOSED, body=BodyKind.BUREAU))


def test_what_if_it_moves_by_two_days():
    session = replace(SESSION, notice=Notice(date(2026, 11, 20)))
    now = timetable(session, CLOSED)

    then = moved(session, CLOSED, session.day + timedelta(days=2))

    assert then.sent == date(2026, 11, 30)  # the notices are to send again
    changed = {each.step: (each.before, each.after) for each in shifts(now, then)}
    assert changed[Step.NOTICE] == (date(2026, 11, 28), date(2026, 11, 30))
    assert set(changed) == {each.step for each in now.milestones}
    assert shifts(now, now) == ()


def test_a_date_that_is_no_more_is_told_too():
    now = timetable(replace(SESSION, items=(BUDGET,)), CLOSED)
    gone = {each.step for each in shifts(now, timetable(SESSION, CLOSED)) if each.after is None}

    assert gone == {Step.DEBATE, Step.BUDGET_PAPERS}


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.sampled_from(SessionNature), st.integers(0, 30))
def test_sending_on_the_last_day_is_always_in_time_and_a_day_later_never(day, nature, by):
    session = replace(SESSION, day=day, nature=nature)
    found = timetable(session, CLOSED)

    assert found.regular
    late = replace(session, notice=Notice(found.latest + timedelta(days=1)))
    assert not timetable(late, CLOSED).regular
    assert moved(session, CLOSED, day + timedelta(days=by)).latest - found.latest == timedelta(days=by)


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 40))
def test_a_month_later_is_never_beyond_the_month(day, months):
    later = calendar.months_later(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
