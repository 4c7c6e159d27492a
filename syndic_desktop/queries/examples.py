"""Example values for every kind of document, out of the dossier that is shipped: what a template is tried with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from syndic_desktop.documents.binding import KIND as REGISTER
from syndic_desktop.documents.binding import ORDERS, ToBind
from syndic_desktop.documents.contents.activities import activity_report
from syndic_desktop.documents.contents.decisions import Delegated
from syndic_desktop.documents.contents.differences import sheet
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.contents.orders import orders_register
from syndic_desktop.documents.contents.rolls import shortfall
from syndic_desktop.documents.contents.signing import decisions_summary, signature_summary
from syndic_desktop.documents.contents.volumes import register
from syndic_desktop.documents.delegated import KIND as DECISION
from syndic_desktop.documents.delegated import decision_papers
from syndic_desktop.documents.folders import WORKBOOK, papers
from syndic_desktop.documents.parapheurs import KIND as FOLDER
from syndic_desktop.documents.sources import Source, source_of
from syndic_desktop.documents.years import REPORT
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.orders import orders, years
from syndic_desktop.domain.registers import volume
from syndic_desktop.domain.resending import Amendment
from syndic_desktop.domain.snapshots import Change, Difference
from syndic_desktop.queries.activities import ReadYear

SHORTFALL, CHANGES = "proces-verbal-de-carence", "modifications"
_CHANGED = (
    Difference(Change.PLACE, "Salle des Tilleuls", "Salle du conseil"),
    Difference(Change.ITEM_REWORDED, "Budget", "Budget primitif", 2, 2),
)


@dataclass(frozen=True, slots=True)
class Examples:
    """What each kind of document is filled with: its contexts, one for each paper of the example; the logo."""

    contexts: Mapping[str, tuple[Mapping[str, object], ...]]
    images: Mapping[str, bytes] = field(default_factory=dict)


def examples_of(dossier: Dossier, files: Mapping[str, bytes]) -> Examples:
    """The examples that a dossier gives: at least one session held, and one to come. Raises RuleViolation."""
    sources = [source_of(dossier, session.key, files) for session in dossier.sessions]
    found: dict[str, list[Mapping[str, object]]] = {}
    for source in sources:
        for paper in papers(source):
            if paper.kind != WORKBOOK:
                found.setdefault(paper.kind, []).append(paper.context)
    held = [source for source in sources if source.sitting.session.held]
    found[SHORTFALL] = [*(shortfall(reading(_empty(each))) for each in held), *found.get(SHORTFALL, [])]
    found[CHANGES] = [_changes(source) for source in sources]
    known = Delegated(dossier.syndicat, dossier.assembly, dossier.delegations)
    taken = [each for each, _ in decision_papers(dossier.decisions, known)]
    found[DECISION] = [paper.context for _, paper in decision_papers(dossier.decisions, known)]
    found[FOLDER] = [
        *(_folder(source) for source in held),
        decisions_summary(taken, known, [1] * len(taken)),
    ]
    found[REGISTER] = [_register(dossier, held)]
    found[ORDERS] = [
        orders_register(orders(year, dossier.decisions), known) for year in sorted(years(dossier.decisions))
    ]
    found[REPORT] = [_activity(dossier, held)]
    logo = held[0].logo
    return Examples({kind: tuple(each) for kind, each in sorted(found.items())}, {"logo": logo} if logo else {})


def _empty(source: Source) -> Source:
    """The same session had nobody come but the first three."""
    sitting = source.sitting
    session = sitting.session
    attendance = tuple(
        each if rank < 3 else replace(each, stance=Stance(State.ABSENT)) for rank, each in enumerate(session.attendance)
    )
    items = tuple(replace(item, vote=None) for item in session.items)
    alone = replace(session, attendance=attendance, movements=(), items=items)
    return replace(source, sitting=replace(sitting, session=alone))


def _changes(source: Source) -> Mapping[str, object]:
    sent = source.sitting.session.notice.day or date(source.sitting.session.day.year, 1, 1)
    return sheet(Amendment(sent, _CHANGED), reading(source))


def _folder(source: Source) -> Mapping[str, object]:
    read = reading(source)
    states = [state for state in read.states if state.item.deliberates]
    return signature_summary(read, states, [2] * len(states))


def _register(dossier: Dossier, held: list[Source]) -> Mapping[str, object]:
    session = held[0].sitting.session
    whole = volume(dossier.assembly.body(session.body), session.day.year, dossier.sessions)
    chosen = [source for source in held if source.sitting.session in whole.sessions]
    what = ToBind(whole, [reading(each) for each in chosen], dossier.decisions)
    return register(what.whole, what.readings, what.decisions)


def _activity(dossier: Dossier, held: list[Source]) -> Mapping[str, object]:
    year = held[0].sitting.session.day.year
    sittings = tuple(each.sitting for each in held if each.sitting.session.day.year == year)
    read = ReadYear(year, dossier.syndicat, dossier.assembly, sittings, dossier.decisions, held[0].logo, {})
    return activity_report(read.report())
