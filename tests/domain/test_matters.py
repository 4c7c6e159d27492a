"""Matters of the ACTES nomenclature."""

from __future__ import annotations

import random

import pytest

from syndic_desktop.domain.matters import MATTERS, coded, in_order, matter_of


def test_the_nomenclature_is_whole_and_its_codes_are_once_there():
    codes = [matter.code for matter in MATTERS]
    counts = [sum(code.startswith(f"{theme}.") for code in codes) for theme in range(1, 10)]

    assert counts == [7, 3, 6, 5, 8, 5, 10, 9, 4]
    assert len(set(codes)) == len(codes)


def test_7_9_comes_before_7_10():
    shuffled = [matter.code for matter in MATTERS]
    random.Random(1).shuffle(shuffled)

    assert in_order(shuffled) == [matter.code for matter in MATTERS]
    assert in_order(["7.10", "7.9.2", "?", "7.9", "7.1"]) == ["7.1", "7.9", "7.9.2", "7.10", "?"]


def test_a_deeper_code_has_the_label_of_its_two_levels():
    assert matter_of("5.7.1").label == "Intercommunalité"
    assert matter_of("9.9") is None
    assert matter_of("") is None


def test_a_label_that_says_nothing_alone_takes_its_theme():
    assert matter_of("9.1").title == "9.1 Autres domaines de compétences des communes"
    assert matter_of("7.10").title == "7.10 Divers"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("4.1", "4.1"), ("7.10 Divers", "7.10"), ("5.7.1 Statuts", "5.7.1"), ("titulaires", "4.1"), ("9.9", None),
     ("délégation", None), ("zzz", None), ("", None)],
)  # fmt: skip
def test_what_is_typed_means_one_matter_or_none(typed, code):
    assert coded(typed) == code
