"""Patterns of numbers, the next number and the missing ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import FIELDS, BadPattern, Counter, Pattern, Reading, following, gaps, next_number

LOT = Pattern.parse("CS{annee}/{numero:02}")
TARN = Pattern.parse("{mois:02}/{annee}-{numero:02}")
ORDER = Pattern.parse("LC{annee}-{numero:02}/{initiales}")
SESSION = date(2019, 2, 1)

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
numbers = st.integers(1, 2000)
other_fields = st.sampled_from([f"{{{field}}}" for field in FIELDS if not field.startswith("numero")])
literals = st.text(st.characters(exclude_characters="{}", exclude_categories=["Nd", "Cs"]), max_size=4)
sides = st.lists(other_fields, max_size=3, unique=True)


@st.composite
def patterns(draw: st.DrawFn) -> str:
    fields = draw(st.permutations([*draw(sides), draw(st.sampled_from(["{numero}", "{numero:02}", "{numero:03}"]))]))
    return "".join(draw(literals) + field for field in fields) + draw(literals)


def given_numbers(pattern: Pattern, *pairs: tuple[date, int]) -> list[tuple[date, str]]:
    return [(day, pattern.render(number, day)) for day, number in pairs]


def test_the_patterns_of_the_format_print_what_it_says():
    assert LOT.render(3, SESSION) == "CS2019/03"
    assert TARN.render(2, date(2019, 10, 7)) == "10/2019-02"
    assert ORDER.render(9, date(2018, 5, 2), "EO") == "LC2018-09/EO"
    assert Pattern.parse("D{annee2}{jour:02}{numero:03}").render(7, SESSION) == "D1901007"


def test_a_number_reads_back_with_its_fields():
    assert LOT.read("CS2019/03") == Reading(3, year=2019)
    assert TARN.read("10/2019-02") == Reading(2, year=2019, month=10)
    assert ORDER.read("LC2018-09/EO") == Reading(9, year=2018, initials="EO")
    assert LOT.read(" CS2019/123 ") == Reading(123, year=2019)


def test_a_missing_zero_is_forgiven():
    assert LOT.read("CS2019/3") == LOT.read("CS2019/03")


@pytest.mark.parametrize(
    "text", ["", "CS2019/", "B2019/03", "CS19/03", "CS2019/03bis", "CS2019-03", "CS2019/201903", "CS２０１９/03"]
)
def test_a_number_of_another_shape_is_not_read(text: str):
    assert LOT.read(text) is None


def test_fields_that_disagree_are_not_read():
    assert Pattern.parse("{annee}-{annee2}-{numero}").read("2019-18-1") is None


@given(patterns(), numbers, days, st.sampled_from(["", "EO", "J-P.D", "Éa"]))
def test_what_a_pattern_prints_it_reads_back(text: str, number: int, day: date, initials: str):
    pattern = Pattern.parse(text)

    reading = pattern.read(pattern.render(number, day, initials))

    assert reading is not None
    assert reading.number == number
    assert reading.year in (None, day.year)
    assert reading.month in (None, day.month)
    assert reading.day in (None, day.day)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CS{annee}", "il manque le champ {numero}"),
        ("", "il manque le champ {numero}"),
        ("{numero}-{numero:02}", "qu’une fois"),
        ("CS{année}/{numero}", "le champ {année} n’existe pas"),
        ("{numero:2}", "le champ {numero:2} n’existe pas"),
        ("{annee:04}{numero}", "le champ {annee:04} n’existe pas"),
        ("{numero.real}", "n’existe pas"),
        ("{}{numero}", "le champ {} n’existe pas"),
        ("CS{annee/{numero}", "une accolade est seule"),
        ("CS{numero}}", "une accolade est seule"),
        ("{{numero}}", "une accolade est seule"),
    ],
)
def test_a_pattern_that_cannot_be_understood_is_refused_with_its_reason(text: str, reason: str):
    with pytest.raises(BadPattern) as refusal:
        Pattern.parse(text)

    assert reason in str(refusal.value)
    assert isinstance(refusal.value, RuleViolation)


@given(st.text(st.sampled_from("{}{}numeroa:02 CS")))
def test_any_text_is_a_pattern_or_is_refused(text: str):
    with suppress(BadPattern):
        assert Pattern.parse(text).text == text


def test_acts_are_numbered_from_one():
    with pytest.raises(ValueError, match="from one"):
        LOT.render(0, SESSION)


def test_a_year_begins_again_at_one():
    used = given_numbers(LOT, (date(2018, 12, 20), 41), (SESSION, 1), (SESSION, 2))

    assert next_number(LOT, Counter.YEAR, date(2019, 3, 5), used) == 3
    assert next_number(LOT, Counter.YEAR, date(2020, 1, 8), used) == 1


def test_a_session_begins_again_at_one():
    used = given_numbers(TARN, (date(2019, 10, 7), 1), (date(2019, 10, 7), 2))

    assert next_number(TARN, Counter.SESSION, date(2019, 10, 7), used) == 3
    assert next_number(TARN, Counter.SESSION, date(2019, 12, 2), used) == 1


def test_two_sessions_of_one_month_never_print_the_same_number():
    used = given_numbers(TARN, (date(2019, 10, 7), 1), (date(2019, 10, 7), 2))

    assert next_number(TARN, Counter.SESSION, date(2019, 10, 28), used) == 3


def test_a_session_that_prints_no_date_counts_alone():
    plain = Pattern.parse("Délibération n° {numero}")
    used = given_numbers(plain, (date(2019, 10, 7), 1), (date(2019, 10, 7), 2))

    assert next_number(plain, Counter.SESSION, date(2019, 10, 28), used) == 1
    assert next_number(plain, Counter.CONTINUOUS, date(2020, 10, 28), used) == 3


def test_the_year_a_number_prints_counts_more_than_its_date():
    assert next_number(LOT, Counter.YEAR, date(2019, 12, 30), [(date(2020, 1, 2), "CS2019/05")]) == 6


def test_a_number_of_another_shape_counts_nowhere():
    assert next_number(LOT, Counter.YEAR, SESSION, [(SESSION, "B2019-07"), (SESSION, "provisoire")]) == 1


@given(st.sampled_from(Counter), st.sampled_from([LOT, TARN, ORDER]), st.lists(days, max_size=25))
def test_numbers_given_one_after_another_are_all_different_and_leave_no_gap(
    counter: Counter, pattern: Pattern, sessions: list[date]
):
    used: list[tuple[date, str]] = []
    for day in sessions:
        used.append((day, pattern.render(next_number(pattern, counter, day, used), day)))

    assert len({text for _, text in used}) == len(used)
    assert gaps(pattern, counter, used) == ()


def test_missing_numbers_are_printed_year_after_year():
    used = given_numbers(LOT, (date(2018, 5, 4), 2), (SESSION, 1), (SESSION, 4))

    assert gaps(LOT, Counter.YEAR, used) == ("CS2018/01", "CS2019/02", "CS2019/03")


def test_a_continuous_series_is_complete_from_its_first_number():
    used = given_numbers(LOT, (date(2018, 5, 4), 1543), (SESSION, 1545))

    assert gaps(LOT, Counter.CONTINUOUS, used) == ("CS2019/1544",)


@given(st.sets(st.integers(1, 60), min_size=1))
def test_numbers_and_gaps_make_a_whole_series(given_out: set[int]):
    used = given_numbers(LOT, *((SESSION, number) for number in given_out))

    missing = {reading.number for text in gaps(LOT, Counter.YEAR, used) if (reading := LOT.read(text))}

    assert missing | given_out == set(range(1, max(given_out) + 1))
    assert not missing & given_out


def test_the_number_that_follows_is_printed_and_a_pattern_without_one_gives_none():
    day = date(2026, 4, 2)

    assert following("CS{annee}/{numero:02}", Counter.YEAR, day, [(day, "CS2026/03")]) == "CS2026/04"
    assert following("CS{annee}", Counter.YEAR, day, []) == ""
