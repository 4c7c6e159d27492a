"""The activity of a year, with the names that people and organisations go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.activities import Named, Report
from syndic_desktop.domain import wording
from syndic_desktop.domain.activity import activity
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.sessions import Sitting, sitting
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.queries.decisions import counted_once
from syndic_desktop.queries.papers import logo_of, templates_of
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class ReadYear:
    """A year as it was read: what counting it takes, which may be done beside the window."""

    year: int
    syndicat: Syndicat
    assembly: Assembly
    sittings: tuple[Sitting, ...]
    decisions: tuple[Decision, ...]
    logo: bytes | None
    templates: Mapping[str, bytes]

    def report(self) -> Report:
        """Count it. Raises RuleViolation when a vote of it cannot be counted."""
        told = activity(self.year, self.sittings, self.decisions)
        known = self.assembly
        people = {each.code: wording.full(each.civility, each.first_name, each.last_name) for each in known.people}
        members = {each.code: each for each in known.members}
        colleges = {each.code: each.name for each in known.colleges}
        sat = {seat.titular: seat.member for each in self.sittings for seat in each.seats if seat.titular}
        return Report(
            self.syndicat,
            told,
            {each.code: each.name for each in known.bodies},
            tuple(
                Named(people.get(each.code, each.code), members[sat[each.code]].name, each) for each in told.delegates
            ),
            tuple(
                Named(members[each.code].name, colleges.get(members[each.code].college, ""), each)
                for each in told.members
            ),
            self.logo,
            self.templates,
        )


def activity_years(store: Store) -> tuple[int, ...]:
    """The years of which there is something to report, the newest first."""
    with store.reading() as reader:
        held = {line.day.year for line in reader.sessions() if line.held}
        taken = {each.day.year for each in reader.decisions() if each.day}
    return tuple(sorted(held | taken, reverse=True))


def read_year(store: Store, year: int) -> ReadYear:
    """Read what a year is counted from."""
    with store.reading() as reader:
        syndicat, assembly = the_syndicat(reader), reader.assembly()
        sittings = []
        for line in reader.sessions():
            if line.held and line.day.year == year:
                session = reader.session(line.id)
                read = sitting(assembly, syndicat.profile, session)
                sittings.append(with_first(read, reader.first_session(session), syndicat.profile))
        # What the bureau took in session is counted among its deliberations, once.
        decisions, logo = counted_once(reader), logo_of(reader, syndicat.logo)
        templates = templates_of(reader, syndicat.templates)
    return ReadYear(year, syndicat, assembly, tuple(sittings), decisions, logo, templates)
