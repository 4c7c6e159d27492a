"""Clear days, public holidays and the time to appeal, against the examples of the law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import calendar, wording

days = st.dates(date(1990, 1, 1), date(2080, 12, 31))
spans = st.integers(0, 40)


@pytest.mark.parametrize(("clear", "sent"), [(5, date(2018, 6, 16)), (3, date(2018, 6, 18)), (1, date(2018, 6, 20))])
def test_the_latest_sending_day_is_the_one_of_the_prefecture(clear: int, sent: date):
    assert calendar.latest_send_date(date(2018, 6, 22), clear) == sent


def test_a_body_without_quorum_on_monday_meets_again_from_friday():
    monday = date(2019, 2, 4)

    assert calendar.earliest_second_session(monday) == date(2019, 2, 8)


@given(days, spans)
def test_the_latest_sending_day_leaves_exactly_the_clear_days(session: date, clear: int):
    sent = calendar.latest_send_date(session, clear)

    assert calendar.clear_days(sent, session) == clear
    assert calendar.earliest_second_session(sent, clear) == session


@given(days, st.integers(-3, 40))
def test_the_lines_of_a_count_add_up_to_the_clear_days(sent: date, distance: int):
    session = sent + timedelta(days=distance)

    lines = calendar.count_lines(sent, session)

    assert sum(line.counted for line in lines) == max(calendar.clear_days(sent, session), 0)
    assert (lines[0].day, lines[-1].day) == (sent, session)
    assert not lines[0].counted
    assert not lines[-1].counted


@given(days, spans)
def test_every_day_of_a_count_is_named(sent: date, distance: int):
    lines = calendar.count_lines(sent, sent + timedelta(days=distance + 1))

    assert [line.day for line in lines] == [sent + timedelta(days=rank) for rank in range(distance + 2)]
    assert all(line.label.startswith(wording.weekday_name(line.day)) for line in lines)


def test_a_count_says_the_days_of_rest_it_counts_all_the_same():
    lines = calendar.count_lines(date(2019, 4, 18), date(2019, 4, 24), "067")

    assert [line.label.replace(wording.NB, " ") for line in lines] == [
        "jeudi 18 avril 2019 : envoi de la convocation, ne compte pas",
        "vendredi 19 avril 2019 : 1er jour franc, jour férié (Vendredi saint), compte comme les autres",
        "samedi 20 avril 2019 : 2e jour franc, compte comme les autres",
        "dimanche 21 avril 2019 : 3e jour franc, compte comme les autres",
        "lundi 22 avril 2019 : 4e jour franc, jour férié (Lundi de Pâques), compte comme les autres",
        "mardi 23 avril 2019 : 5e jour franc",
        "mercredi 24 avril 2019 : jour de la séance, ne compte pas",
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 1, 1), "Jour de l’an"),
        (date(2019, 5, 30), "Ascension"),
        (date(2019, 6, 10), "Lundi de Pentecôte"),
        (date(2019, 7, 14), "Fête nationale"),
        (date(2019, 2, 1), None),
    ],
)
def test_public_holidays_have_their_french_name(day: date, name: str | None):
    assert calendar.holiday_name(day) == name


@given(days, st.sampled_from([None, "057"]))
def test_no_holiday_falls_on_a_day_that_is_never_looked_up(day: date, department: str | None):
    subdivision = "57" if department else None

    assert (calendar.holiday_name(day, department) is None) is (day not in country_holidays("FR", subdivision))


def test_alsace_and_moselle_have_two_holidays_more():
    good_friday, saint_stephen = date(2019, 4, 19), date(2019, 12, 26)

    for department in ("057", "067", "068", "67"):
        assert calendar.holiday_name(good_friday, department) == "Vendredi saint"
        assert calendar.holiday_name(saint_stephen, department) == "Saint-Étienne"
    assert calendar.holiday_name(good_friday, "046") is None


@pytest.mark.parametrize(
    ("published", "last_day"),
    [
        (date(2020, 1, 9), date(2020, 3, 10)),
        (date(2019, 1, 9), date(2019, 3, 11)),  # 10 March 2019 is a Sunday
        (date(2019, 2, 28), date(2019, 4, 29)),
        (date(2018, 12, 31), date(2019, 3, 1)),  # no 31 February
        (date(2019, 3, 20), date(2019, 5, 21)),
        (date(2019, 2, 20), date(2019, 4, 23)),  # 21 April 2019 is Easter Sunday
        (date(2019, 11, 9), date(2020, 1, 10)),
    ],
)
def test_the_time_to_appeal_is_two_clear_months(published: date, last_day: date):
    assert calendar.appeal_deadline(published) == last_day


def test_a_local_holiday_moves_the_end_of_the_time_to_appeal():
    published = date(2019, 2, 18)

    assert calendar.appeal_deadline(published, "046") == date(2019, 4, 19)
    assert calendar.appeal_deadline(published, "057") == date(2019, 4, 23)


@given(days)
def test_the_time_to_appeal_ends_on_a_working_day_after_two_months(published: date):
    deadline = calendar.appeal_deadline(published)

    assert calendar.is_working_day(deadline)
    assert timedelta(days=60) <= deadline - published <= timedelta(days=67)
