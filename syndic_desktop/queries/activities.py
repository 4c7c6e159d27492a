"""The activity of a year, with the names that people and organisations go by."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.activity import Activity, Presence, activity
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.sessions import sitting
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """How often somebody or some organisation was there; `of`: the organisation, or the college."""

    name: str
    of: str
    presence: Presence

    @property
    def percent(self) -> int | None:
        """The share of sessions where the seat was filled, rounded; None when never called."""
        rate: Fraction | None = self.presence.rate
        return None if rate is None else round(rate * 100)


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """A year as it is shown and printed; `bodies`: the names by code."""

    syndicat: str
    activity: Activity
    bodies: dict[str, str]
    delegates: tuple[PresenceRow, ...]
    members: tuple[PresenceRow, ...]


def activity_years(store: Store) -> tuple[int, ...]:
    """The years of which there is something to report, the newest first."""
    with store.reading() as reader:
        held = {line.day.year for line in reader.sessions() if line.held}
        taken = {each.day.year for each in reader.decisions() if each.day}
    return tuple(sorted(held | taken, reverse=True))


def activity_sheet(store: Store, year: int) -> ActivitySheet:
    """The activity of a year. Raises RuleViolation when a vote of it cannot be counted."""
    with store.reading() as reader:
        syndicat, assembly = the_syndicat(reader), reader.assembly()
        sittings = []
        for line in reader.sessions():
            if line.held and line.day.year == year:
                session = reader.session(line.id)
                read = sitting(assembly, syndicat.profile, session)
                sittings.append(with_first(read, reader.first_session(session)))
        decisions = reader.decisions()
    told = activity(year, sittings, decisions)
    people = {each.code: wording.full(each.civility, each.first_name, each.last_name) for each in assembly.people}
    members = {each.code: each for each in assembly.members}
    colleges = {each.code: each.name for each in assembly.colleges}
    sat = {seat.titular: seat.member for each in sittings for seat in each.seats if seat.titular}
    return ActivitySheet(
        syndicat.name,
        told,
        {each.code: each.name for each in assembly.bodies},
        tuple(
            PresenceRow(people.get(each.code, each.code), members[sat[each.code]].name, each) for each in told.delegates
        ),
        tuple(
            PresenceRow(members[each.code].name, colleges.get(members[each.code].college, ""), each)
            for each in told.members
        ),
    )
