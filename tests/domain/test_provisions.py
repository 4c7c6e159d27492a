"""Every rule of the profile is named, sourced, written and read back."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.provisions import (
    PROVISIONS,
    Shape,
    default,
    provision,
    read,
    refused,
    said,
    saying,
    spelt,
)
from syndic_desktop.domain.statutes import Profile, Publication, Statutes, SyndicatKind, statutes
from tests.strategies.assemblies import profiles

BAD = ("", "abc", "-1", "1,5", "9" * 200_000, "٣", "½", "🎉", "\x00", "שלום")


def test_every_rule_has_its_provision():
    told = {"ballots_told"}  # no rule: whether one is the statutes’ own
    assert {each.key for each in PROVISIONS} | told == {field.name for field in fields(Statutes)}
    assert all(each.source(kind) for each in PROVISIONS for kind in SyndicatKind)


@given(profiles(), st.sampled_from(PROVISIONS))
def test_what_a_profile_is_made_to_say_is_what_applies(profile, rule):
    value = default(rule.key)

    made = saying(profile, rule.key, value)

    assert said(made, rule.key) == value == getattr(statutes(made), rule.key)
    assert said(saying(made, rule.key, None), rule.key) is None
    assert saying(made, rule.key, said(profile, rule.key)) == profile


@pytest.mark.parametrize("rule", PROVISIONS, ids=lambda rule: rule.key)
def test_what_is_written_is_read_back(rule):
    for value in [choice for choice, _ in rule.choices] or [default(rule.key)]:
        if value not in ("", ()):
            assert read(rule, spelt(rule, value)) == value


@pytest.mark.parametrize("typed", BAD)
@pytest.mark.parametrize("rule", [each for each in PROVISIONS if each.shape not in (Shape.WORDS, Shape.LIST)],
                         ids=lambda rule: rule.key)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_what_to_type(rule, typed):
    with pytest.raises(RuleViolation, match=r"écrivez|choisissez"):
        read(rule, typed)


def test_lists_and_fractions_are_read_as_they_are_typed():
    assert read(provision("conveners"), " 1er Vice-Président ;; doyen d’âge") == ("1er Vice-Président", "doyen d’âge")
    assert read(provision("quorum_fraction"), "2 / 3") == Fraction(2, 3)
    with pytest.raises(RuleViolation, match="trop long"):
        read(provision("court"), "x" * 200_000)


def test_an_open_syndicat_publishes_electronically_and_urgency_keeps_a_day():
    assert refused(SyndicatKind.OPEN, "publication", Publication.PAPER)
    assert not refused(SyndicatKind.CLOSED, "publication", Publication.PAPER)
    assert not refused(SyndicatKind.OPEN, "publication", None)
    assert refused(SyndicatKind.CLOSED, "urgent_clear_days", 0)
    assert not refused(SyndicatKind.OPEN, "urgent_clear_days", 0)


def test_the_words_of_a_value_agree():
    assert spelt(provision("notice_clear_days"), 1) == "1\N{NO-BREAK SPACE}jour franc"
    assert spelt(provision("notice_clear_days"), 5) == "5\N{NO-BREAK SPACE}jours francs"
    assert spelt(provision("months_between_sessions"), 3) == "3 mois"
    assert saying(Profile(), "court", "x").court == "x"
