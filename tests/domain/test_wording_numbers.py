"""Numbers in figures and in words, against lists checked by hand and against a reader of French numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB, Spelling

ORDINALS = """
premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième
onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième
vingt_et_unième vingt-deuxième vingt-troisième vingt-quatrième vingt-cinquième vingt-sixième vingt-septième
vingt-huitième vingt-neuvième trentième
trente_et_unième trente-deuxième trente-troisième trente-quatrième trente-cinquième trente-sixième trente-septième
trente-huitième trente-neuvième quarantième
quarante_et_unième quarante-deuxième quarante-troisième quarante-quatrième quarante-cinquième quarante-sixième
quarante-septième quarante-huitième quarante-neuvième cinquantième
cinquante_et_unième cinquante-deuxième cinquante-troisième cinquante-quatrième cinquante-cinquième cinquante-sixième
cinquante-septième cinquante-huitième cinquante-neuvième soixantième
soixante_et_unième soixante-deuxième soixante-troisième soixante-quatrième soixante-cinquième soixante-sixième
soixante-septième soixante-huitième soixante-neuvième soixante-dixième
soixante_et_onzième soixante-douzième soixante-treizième soixante-quatorzième soixante-quinzième soixante-seizième
soixante-dix-septième soixante-dix-huitième soixante-dix-neuvième quatre-vingtième
quatre-vingt-unième quatre-vingt-deuxième quatre-vingt-troisième quatre-vingt-quatrième quatre-vingt-cinquième
quatre-vingt-sixième quatre-vingt-septième quatre-vingt-huitième quatre-vingt-neuvième quatre-vingt-dixième
quatre-vingt-onzième quatre-vingt-douzième quatre-vingt-treizième quatre-vingt-quatorzième quatre-vingt-quinzième
quatre-vingt-seizième quatre-vingt-dix-septième quatre-vingt-dix-huitième quatre-vingt-dix-neuvième
""".replace("_et_", "\u0000").split()

CARDINALS = {
    0: "zéro",
    1: "un",
    16: "seize",
    17: "dix-sept",
    20: "vingt",
    21: "vingt et un",
    22: "vingt-deux",
    61: "soixante et un",
    70: "soixante-dix",
    71: "soixante et onze",
    72: "soixante-douze",
    80: "quatre-vingts",
    81: "quatre-vingt-un",
    90: "quatre-vingt-dix",
    91: "quatre-vingt-onze",
    99: "quatre-vingt-dix-neuf",
    100: "cent",
    101: "cent un",
    180: "cent quatre-vingts",
    200: "deux cents",
    201: "deux cent un",
    999: "neuf cent quatre-vingt-dix-neuf",
    1000: "mille",
    1080: "mille quatre-vingts",
    1999: "mille neuf cent quatre-vingt-dix-neuf",
    2019: "deux mille dix-neuf",
    21_000: "vingt et un mille",
    80_000: "quatre-vingt mille",
    200_000: "deux cent mille",
    1_000_000: "un million",
    80_000_000: "quatre-vingts millions",
    200_000_001: "deux cents millions un",
    10**9: "un milliard",
}

REFORMED = {
    21: "vingt-et-un",
    71: "soixante-et-onze",
    80: "quatre-vingts",
    201: "deux-cent-un",
    2026: "deux-mille-vingt-six",
    1_200_000: "un million deux-cent-mille",
    200_000_001: "deux-cents millions un",
}

EUROS = {
    "0": "zéro euro",
    "0.01": "un centime",
    "0.50": "cinquante centimes",
    "1": "un euro",
    "1.01": "un euro et un centime",
    "12.50": "douze euros et cinquante centimes",
    "80": "quatre-vingts euros",
    "1000": "mille euros",
    "1000000": "un million d’euros",
    "1000000.00": "un million d’euros",
    "2000000.80": "deux millions d’euros et quatre-vingts centimes",
    "1000001": "un million un euros",
    "3000000000": "trois milliards d’euros",
}

VALUES = {
    word: value
    for value, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()  # noqa: SIM905
    )
} | {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
BIG = {"mille": 1000, "million": 10**6, "milliard": 10**9}


def value_of(words: str) -> int:
    """Read a French number, knowing nothing of how it was written."""
    total = group = 0
    for word in re.split(r"[ -]", words.replace("quatre-vingts", "quatre-vingt").replace("quatre-vingt", "huitante")):
        plain = word if word in VALUES else word.removesuffix("s")
        if plain in BIG:
            total, group = total + max(group, 1) * BIG[plain], 0
        elif plain == "cent":
            group = max(group, 1) * 100
        elif plain != "et":
            group += 80 if plain == "huitante" else VALUES[plain]
    return total + group


whole_numbers = st.integers(0, 10**9) | st.integers(0, 2100) | st.integers(0, 1000).map(lambda n: n * 10**6)


def test_the_checked_list_has_ninety_nine_ranks():
    assert len(ORDINALS) == 99


@pytest.mark.parametrize(("value", "words"), list(enumerate(ORDINALS, start=1)))
def test_every_rank_up_to_ninety_nine_is_the_one_of_the_checked_list(value: int, words: str):
    assert wording.ordinal(value) == words.replace("\u0000", " et ")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (100, "centième"),
        (101, "cent unième"),
        (200, "deux centième"),
        (1000, "millième"),
        (2080, "deux mille quatre-vingtième"),
        (10**6, "millionième"),
        (80_000_000, "quatre-vingts millionième"),
        (10**9, "milliardième"),
    ],
)
def test_ranks_above_ninety_nine_lose_their_plural(value: int, words: str):
    assert wording.ordinal(value) == words


def test_only_the_first_rank_has_a_feminine():
    assert wording.ordinal(1, feminine=True) == "première"
    assert wording.ordinal(21, feminine=True) == "vingt et unième"


def test_a_rank_below_one_is_refused():
    with pytest.raises(ValueError, match="below one"):
        wording.ordinal(0)


def test_a_short_rank_is_written_the_french_way():
    assert [wording.ordinal_short(value) for value in (1, 2, 3)] == ["1er", "2e", "3e"]
    assert wording.ordinal_short(1, feminine=True) == "1re"


@pytest.mark.parametrize(("value", "words"), CARDINALS.items())
def test_a_number_in_words_is_the_one_written_by_hand(value: int, words: str):
    assert wording.cardinal(value) == words


@pytest.mark.parametrize(("value", "words"), REFORMED.items())
def test_the_1990_spelling_joins_every_element_but_millions(value: int, words: str):
    assert wording.cardinal(value, spelling=Spelling.REFORMED) == words


@given(whole_numbers, st.booleans(), st.sampled_from(Spelling))
def test_a_number_in_words_reads_back_as_itself(value: int, feminine: bool, spelling: Spelling):
    assert value_of(wording.cardinal(value, feminine=feminine, spelling=spelling)) == value


@given(whole_numbers)
def test_cent_and_vingt_take_their_plural_only_at_the_end_or_before_a_million(value: int):
    plurals = re.findall(r"\b(?:vingts|cents)\b(.*)", wording.cardinal(value))

    assert all(rest == "" or rest.lstrip().startswith(("million", "milliard")) for rest in plurals)


@given(whole_numbers)
def test_only_a_final_un_becomes_feminine(value: int):
    masculine, feminine = wording.cardinal(value), wording.cardinal(value, feminine=True)

    assert feminine == (f"{masculine}e" if masculine.endswith("un") else masculine)


@given(whole_numbers)
def test_both_spellings_differ_by_hyphens_only(value: int):
    traditional, reformed = (wording.cardinal(value, spelling=spelling) for spelling in Spelling)

    assert traditional.replace("-", " ") == reformed.replace("-", " ")


@given(st.integers(1, 10**9), st.sampled_from(Spelling))
def test_a_rank_never_keeps_the_plural_of_its_number(value: int, spelling: Spelling):
    assert not re.search(r"(?:vingts|cents|millions|milliards)ième", wording.ordinal(value, spelling=spelling))


@pytest.mark.parametrize("value", [-1, 10**12])
def test_a_number_that_cannot_be_trusted_in_words_is_refused(value: int):
    with pytest.raises(ValueError, match="in words"):
        wording.cardinal(value)


@pytest.mark.parametrize(("value", "words"), EUROS.items())
def test_euros_in_words_are_those_written_by_hand(value: str, words: str):
    assert wording.euros_in_words(Decimal(value)) == words


@pytest.mark.parametrize("value", [1_000_000, 12.5, "12"])
def test_euros_in_words_take_nothing_but_a_decimal(value: object):
    with pytest.raises(TypeError, match="Decimal"):
        wording.euros_in_words(value)  # type: ignore[arg-type]


def test_a_negative_amount_is_refused_in_words():
    with pytest.raises(ValueError, match="in words"):
        wording.euros_in_words(Decimal("-0.01"))


@given(st.decimals(0, 10**9, places=2))
def test_words_and_figures_say_the_same_amount(value: Decimal):
    figures = wording.amount(value, symbol=False).replace(NB, "").replace(",", ".")
    words = re.sub(r" ?d’euros| ?euros?", "\n", wording.euros_in_words(value)).replace("centimes", "centime")
    euros, _, cents = words.partition("\n") if "\n" in words else ("", "", words)
    cents = cents.removeprefix(" et ").removesuffix("centime").strip()

    assert Decimal(value_of(euros or "zéro")) + Decimal(value_of(cents or "zéro")) / 100 == Decimal(figures)


def test_an_amount_is_written_with_spaces_that_do_not_break():
    assert wording.amount(Decimal(3000)) == f"3{NB}000,00{NB}€"
    assert wording.amount(Decimal("-1234567.895"), symbol=False) == f"-1{NB}234{NB}567,90"
    assert wording.amount(None) == ""


def test_a_weight_is_written_as_a_fraction_only_when_no_decimal_is_exact():
    assert wording.fraction(Fraction(26, 2)) == "13"
    assert wording.fraction(Fraction(9, 2)) == "4,5"
    assert wording.fraction(Fraction(-1, 8)) == "-0,125"
    assert wording.fraction(Fraction(24_001, 20)) == f"1{NB}200,05"
    assert wording.fraction(Fraction(4, 3)) == "4/3"
    assert wording.number(12_500) == f"12{NB}500"
