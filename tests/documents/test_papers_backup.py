"""The sheet for the day the laptop dies: what a pen needs to count the votes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from syndic_desktop.documents.contents.backups import backup
from tests.documents.sessions import ITEM, plain, read, session


def test_each_seat_has_its_votes_where_they_are_unequal():
    reading = read(session(ITEM))
    sitting = reading.source.sitting
    first, *others = sitting.seats
    weighed = replace(sitting, seats=(replace(first, weight=Fraction(3)), *others))

    def told(sat):
        made = backup(replace(reading, source=replace(reading.source, sitting=sat)))
        return [plain(line["annonce"]) for college in made["colleges"] for line in college["lignes"]]

    assert told(weighed)[:2] == ["3 voix", "1 voix"]
    assert not any("voix" in each for each in told(sitting))


def test_an_item_on_one_competence_names_the_members_whose_delegates_vote():
    """L5212-16: those who transferred the competence, and the president."""
    of_nobody, of_all = backup(read(session(replace(ITEM, competence="cinéma"), ITEM)))["points"]

    assert plain(of_nobody["regle"]) == "votent le président et les délégués de : personne"
    assert of_all["regle"] == ""
