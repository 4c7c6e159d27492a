"""Dates, hours and lines as they are typed."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("04/12/2026", date(2026, 12, 4)),
        ("4/12/26", date(2026, 12, 4)),
        ("041226", date(2026, 12, 4)),
        ("04122026", date(2026, 12, 4)),
        ("4-12-2026", date(2026, 12, 4)),
        ("4.12.2026", date(2026, 12, 4)),
        ("2026-12-04", date(2026, 12, 4)),
        (" 4 décembre 2026 ", date(2026, 12, 4)),
        ("vendredi 4 décembre 2026", date(2026, 12, 4)),
        ("1er février 2027", date(2027, 2, 1)),
        ("4 déc. 2026", date(2026, 12, 4)),
        ("4 DÉCEMBRE", date(2026, 12, 4)),
        ("4/12", date(2026, 12, 4)),
        ("3 février", date(2027, 2, 3)),
        ("29 février", date(2028, 2, 29)),
        ("demain", date(2026, 11, 24)),
        ("aujourd’hui", TODAY),
        ("après-demain", date(2026, 11, 25)),
        ("vendredi", date(2026, 11, 27)),
        ("lundi prochain", date(2026, 11, 30)),
        ("dans 12 jours", date(2026, 12, 5)),
        ("+10", date(2026, 12, 3)),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, day):
    assert wording.read_date(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30/02/2026", "février 2026 n’existe pas : février compte 28 jours"),
        ("31 avril 2027", "avril compte 30 jours"),
        ("4/13/2026", "Le mois 13 n’existe pas"),
        ("jeudi 4 décembre 2026", "est un vendredi, pas un jeudi"),
        ("4 jui 2026", "n’est pas une date"),
        ("0/1/2026", "n’existe pas"),
        ("4/12/0026", "trop loin"),
        ("bientôt", "n’est pas une date"),
        ("", "n’est pas une date"),
        ("٤/١٢/٢٠٢٦", "n’est pas une date"),
        ("\x00\x1b", "n’est pas une date"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_type(typed, said):
    with pytest.raises(RuleViolation, match=said):
        wording.read_date(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("18:30", time(18, 30)),
        ("18h30", time(18, 30)),
        ("18 h 30", time(18, 30)),
        ("18\u00a0h\u00a030", time(18, 30)),
        ("18 H", time(18)),
        ("9", time(9)),
        ("1830", time(18, 30)),
        ("930", time(9, 30)),
        ("18 heures 30", time(18, 30)),
        ("10.15", time(10, 15)),
        ("midi", time(12)),
        ("0:00", time(0)),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed, hour):
    assert wording.read_hour(typed) == hour


@pytest.mark.parametrize("typed", ["24:00", "18:60", "99", "", "tôt", "-1", "18:30:00:00", "١٨"])
def test_what_is_no_hour_is_refused(typed):
    with pytest.raises(RuleViolation):
        wording.read_hour(typed)


def test_a_pasted_line_keeps_its_words_and_nothing_else():
    assert wording.clean_line(" Bail\x00 du\r\nsiège\t, 1er \x1b étage \ud83d ") == "Bail du siège , 1er étage"
    assert wording.clean_line("שלום 🏛️ n°\u00a04") == "שלום 🏛️ n°\u00a04"


@given(st.text())
def test_anything_typed_is_read_or_refused_in_one_short_line(typed):
    for read in (lambda: wording.read_date(typed, today=TODAY), lambda: wording.read_hour(typed)):
        refusal = refused(read)
        assert len(refusal.splitlines()) <= 1
        assert len(refusal) < 200


def refused(read) -> str:
    """The sentence of a refusal; empty when it was read."""
    try:
        read()
    except RuleViolation as refusal:
        return str(refusal)
    return ""


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_as_we_print_it_reads_back(day):
    for printed in (wording.short_date(day), wording.long_date(day), wording.long_date(day, weekday=True)):
        assert wording.read_date(printed, today=TODAY) == day


@given(st.times().map(lambda each: each.replace(second=0, microsecond=0)))
def test_an_hour_as_we_print_it_reads_back(hour):
    assert wording.read_hour(wording.clock(hour)) == hour


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed):
    once = wording.clean_line(typed)
    assert wording.clean_line(once) == once
    once.encode()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("1 234,50 €", "1234.50"),
        ("1\u202f234,5", "1234.5"),
        ("1.234,50", "1234.50"),
        ("1.234.567", "1234567"),
        ("1234.5", "1234.5"),
        ("-12 euros", "-12"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_as_it_is_typed_or_pasted(typed, read):
    assert wording.read_amount(typed) == (None if read is None else Decimal(read))


@pytest.mark.parametrize(
    "typed", ["douze", "1,234,5", "12,345", "1e5", "٣", "12 $", "9" * 13, "--1", "NaN", "1.2.3,4,5"]
)
def test_what_is_no_amount_is_refused_in_one_sentence(typed):
    with pytest.raises(RuleViolation, match="n’est pas un montant"):
        wording.read_amount(typed)
