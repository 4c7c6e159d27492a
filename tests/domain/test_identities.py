"""People as they are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.identities import checked, is_email, is_phone, read_name
from syndic_desktop.domain.people import Civility, Person

EVE = Person("eve", Civility.MRS, "Ève", "MARTIN")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mme Ève MARTIN", (Civility.MRS, "Ève", "MARTIN")),
        ("  monsieur Jean-Noël   de La TOUR ", (Civility.MR, "Jean-Noël", "de La TOUR")),
        ("M. Luc Eau", (Civility.MR, "Luc", "Eau")),
        ("Mme Anne Marie DU PONT", (Civility.MRS, "Anne Marie", "DU PONT")),
        ("Mme Ève d’ARC", (Civility.MRS, "Ève", "d’ARC")),
    ],
)
def test_a_name_is_read_as_it_is_typed(typed, read):
    assert read_name(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "Ève MARTIN", "Mme", "Mme MARTIN", "x" * 200_000, "\x00\x01", "שלום עולם", "🎉 🎉 🎉"]
)
def test_what_is_no_name_is_refused_with_an_example(typed):
    with pytest.raises(RuleViolation, match="comme « Mme Ève MARTIN »"):
        read_name(typed)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("06 12 34 56 78", True), ("0612345678", True), ("06.12.34.56.78 / 01-99-00-21-06", True),
        ("+33 6 12 34 56 78", True), ("+352 12 34 56 78", True), ("06 12", False), ("à demander", False),
    ],
)  # fmt: skip
def test_a_number_that_is_not_whole_is_seen(typed, whole):
    assert is_phone(typed) is whole


@pytest.mark.parametrize("wrong", ["a", "a@", "a@b", "a b@c.fr", "a@b.fr, c@d.fr", "x" * 200_000 + "@b.fr", "🎉@b.fr"])
def test_what_is_no_address_is_refused(wrong):
    assert not is_email(wrong)
    with pytest.raises(RuleViolation, match="arobase"):
        checked(replace(EVE, email=wrong))


def test_a_person_is_tidied():
    typed = replace(EVE, first_name=" Ève\t", last_name="MAR\x00TIN", email=" ", phone="", address=("", " 1 rue X "))

    assert checked(typed) == replace(EVE, last_name="MAR TIN", address=("1 rue X",))


@pytest.mark.parametrize("wrong", [{"last_name": " "}, {"first_name": "x" * 301}, {"address": ("x" * 200_000,)}])
def test_what_an_act_cannot_print_is_refused(wrong):
    with pytest.raises(RuleViolation):
        checked(replace(EVE, **wrong))
