"""Minutes when another file brings their session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.handovers import refuse_other_minutes, with_minutes
from syndic_desktop.domain.minutes import FixedText, Rewording
from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.domain.texts import paragraph

BARQUE, RAMES = (Item(ItemKind.DELIBERATION, subject) for subject in ("Barque", "Rames"))
HERS = Rewording(1, "debats/0", (paragraph("Dit."),), (paragraph("Redit."),))
TEXT = FixedText("{}", "x")
BARE = Session("CS", date(2026, 3, 1), "Salle", None, items=(BARQUE, RAMES))


def known(**about: object) -> Session:
    return replace(BARE, minutes=Minutes(**about))


def test_her_words_stay_under_their_item_when_the_file_says_none():
    brought = replace(BARE, items=(RAMES, BARQUE))

    found = with_minutes(brought, known(rewordings=(HERS,)))

    assert found.minutes == Minutes(rewordings=(replace(HERS, item=2),))


def test_her_words_stay_when_the_file_has_no_such_item():
    found = with_minutes(replace(BARE, items=(RAMES,)), known(rewordings=(HERS,)))

    assert found.minutes.rewordings == (replace(HERS, item=0, place="~1/debats/0"),)


def test_words_that_the_file_brings_come_in_the_place_of_hers():
    theirs = replace(HERS, told=(paragraph("Autrement."),))
    brought = replace(BARE, minutes=Minutes(rewordings=(theirs,)))

    assert with_minutes(brought, known(rewordings=(HERS,))) == brought


def test_a_fixed_text_stays_and_takes_the_days_that_the_file_says():
    fixed = Minutes(date(2026, 4, 1), text=TEXT)
    brought = replace(BARE, minutes=Minutes(published=date(2026, 4, 3)))

    found = with_minutes(brought, replace(BARE, minutes=fixed))

    assert found.minutes == replace(fixed, published=date(2026, 4, 3))


def test_another_text_than_the_one_that_was_fixed_is_refused():
    fixed = known(fixed=date(2026, 4, 1), text=TEXT)
    other = known(fixed=date(2026, 4, 1), text=FixedText("[]", "y"))

    refuse_other_minutes([fixed], [fixed])
    refuse_other_minutes([BARE], [other])
    with pytest.raises(RuleViolation, match="est arrêté"):
        refuse_other_minutes([fixed], [other])
