"""Dates and hours, in figures and in words."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB, Spelling

SESSION = date(2019, 2, 1)


def test_the_first_of_a_month_is_a_rank():
    assert wording.long_date(SESSION) == f"1er{NB}février{NB}2019"
    assert wording.long_date(SESSION, weekday=True) == f"vendredi 1er{NB}février{NB}2019"
    assert wording.long_date(date(2019, 10, 7)) == f"7{NB}octobre{NB}2019"


def test_a_short_date_keeps_its_zeros():
    assert wording.short_date(SESSION) == "01/02/2019"


def test_an_extract_opens_with_the_year_in_words():
    assert wording.session_opening(SESSION) == f"L’an deux mille dix-neuf, le 1er{NB}février"
    assert wording.session_opening(date(2026, 3, 12), Spelling.REFORMED) == f"L’an deux-mille-vingt-six, le 12{NB}mars"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (SESSION, "premier février deux mille dix-neuf"),
        (date(2021, 12, 31), "trente et un décembre deux mille vingt et un"),
        (date(2080, 8, 8), "huit août deux mille quatre-vingt"),
        (date(2200, 1, 21), "vingt et un janvier deux mille deux cent"),
    ],
)
def test_a_date_in_words_never_takes_a_plural(day: date, words: str):
    assert wording.date_in_words(day) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(0, 0), "zéro heure"),
        (time(1, 0), "une heure"),
        (time(10, 0), "dix heures"),
        (time(12, 1), "douze heures une"),
        (time(18, 30), "dix-huit heures trente"),
        (time(21, 0), "vingt et une heures"),
    ],
)
def test_an_hour_in_words_is_feminine_and_counted(moment: time, words: str):
    assert wording.hour_in_words(moment) == words


def test_an_hour_in_figures_does_not_break():
    assert wording.clock(time(10, 0)) == f"10{NB}h{NB}00"
    assert wording.clock(time(9, 5)) == f"9{NB}h{NB}05"


@given(st.dates())
def test_a_long_date_names_the_day_python_knows(day: date):
    number, month, year = wording.long_date(day).split(NB)
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]

    assert date(int(year), months.index(month) + 1, int(number.removesuffix("er"))) == day
