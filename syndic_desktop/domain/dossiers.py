"""The dossier: a syndicat, its assembly, its sessions, its delegated decisions and what is foreseen, as one value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.decisions import Decision, corrected, due, entered_late, redated
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import Footing, as_held, kept_profile
from syndic_desktop.domain.phrases import Phrase
from syndic_desktop.domain.reconvenings import first_key, not_taken_up, with_first
from syndic_desktop.domain.sessions import Session, SessionKey, Sitting, sitting
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.texts import DecisionKind, delegated_tables
from syndic_desktop.domain.topics import UpcomingTopic


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the exchange format carries but the attached files."""

    syndicat: Syndicat
    assembly: Assembly = Assembly()
    sessions: tuple[Session, ...] = ()
    decisions: tuple[Decision, ...] = ()
    topics: tuple[UpcomingTopic, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    classifications: tuple[Classification, ...] = ()

    def session(self, key: SessionKey) -> Session:
        """The one session meant by a key. Raises RuleViolation when there is none, or several."""
        return the_one(self.sessions, key)

    def sitting(self, session: Session) -> Sitting:
        """A session of this dossier, read with its assembly and statutes."""
        key = first_key(session)
        first = next((each for each in self.sessions if key is not None and key.means(each.key)), None)
        profile = self.syndicat.profile
        return with_first(sitting(self.assembly, profile, session), first, profile)

    def reported(self) -> tuple[tuple[SessionKey, DecisionKind], ...]:
        """What `recap` asks: every session with each kind that it told, or is to tell."""
        telling = (session for session in self.sessions if reports(session))
        return tuple((session.key, kind) for session in telling for kind in sorted(tells(self.sitting(session))))


def the_one(sessions: Iterable[Session], key: SessionKey) -> Session:
    """The one session meant by a key. Raises RuleViolation when there is none, or several."""
    found = [session for session in sessions if key.means(session.key)]
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(str(session.key) for session in found)
        raise RuleViolation(f"Plusieurs séances ce jour-là : précisez l’heure ({choices}).")
    raise RuleViolation(f"Aucune séance « {key} » dans ce dossier : vérifiez l’instance et la date.")


def reports(session: Session) -> frozenset[DecisionKind]:
    """The kinds of delegated decisions that a session's agenda reports."""
    return frozenset(
        table.kind for item in session.items if item.fate is Fate.KEPT for table in delegated_tables(item.statement)
    )


def tells(sat: Sitting) -> frozenset[DecisionKind]:
    """The kinds that a session told, or is to tell: those of its agenda, but what lacked its quorum to be taken up."""
    unheard = not_taken_up(sat)
    taken = (item for position, item in enumerate(sat.session.items, start=1) if position not in unheard)
    return reports(replace(sat.session, items=tuple(taken)))


def recap(
    decisions: Iterable[Decision],
    reported: Iterable[tuple[SessionKey, DecisionKind]],
    key: SessionKey,
    kind: DecisionKind,
) -> tuple[Decision, ...]:
    """What a report of `kind` made to the session `key` contains: never reported to an earlier session of that body.

    `reported` holds every session of the dossier with each kind it tells (`tells`). A kind that no session
    of the body ever reports in a table of its own goes with the others: it is told since the last report of any kind.
    """
    own = [(other, said) for other, said in reported if other.body == key.body]
    apart = any(said is kind for _other, said in own)
    earlier = [other.day for other, said in own if (said is kind or not apart) and _before(other, key)]
    return due(decisions, kind, key.day, max(earlier, default=None))


def told_on(decisions: Iterable[Decision], reported: Iterable[tuple[SessionKey, DecisionKind]]) -> dict[Decision, date]:
    """The day of the first session whose papers tell each decision, or are to; without those that none prints.

    `reported`: as `recap` wants it, which says what the table of a kind prints, session by session.
    """
    every = tuple(reported)
    waiting: dict[DecisionKind, list[Decision]] = {}
    for each in sorted(decisions, key=_owed_from):
        waiting.setdefault(each.kind, []).append(each)
    told: dict[Decision, date] = {}
    for key, kind in sorted(every, key=lambda said: said[0].day):
        # Twenty years of decisions: those to come, and those that were told, are not looked at again.
        held = waiting.get(kind, [])
        owed = held[: bisect_right(held, key.day, key=_owed_from)]
        if owed:
            told.update((each, key.day) for each in recap(owed, every, key, kind))
            waiting[kind] = [*(each for each in owed if each not in told), *held[len(owed) :]]
    return told


def _owed_from(decision: Decision) -> date:
    return decision.owed_from or date.min


def registered(known: Dossier, completed: Dossier, today: date) -> Dossier:
    """The dossier once completed, whose new decisions bear the day they came in where a report had missed them."""
    keys = {each.key for each in known.decisions}
    told = [(key.day, kind) for key, kind in known.reported()]
    fresh = [each for each in completed.decisions if each.key not in keys]
    gone = {each.key for each in completed.decisions}
    moved = redated([each for each in known.decisions if each.key not in gone], fresh)

    def entered(each: Decision) -> Decision:
        if each.key in keys:
            return each
        was = moved.get(each.key)
        return entered_late(each, told, today) if was is None else corrected(each, was, told, today)

    return replace(completed, decisions=tuple(map(entered, completed.decisions)))


def held_apart(known: Dossier, completed: Dossier, footings: Iterable[Footing]) -> Dossier:
    """The dossier once completed, where nothing that the sessions held rest on has changed.

    `footings`: those of the known one. Raises RuleViolation with the session that would change, and how.
    """
    resting = tuple(footings)
    profile = kept_profile(known.syndicat.profile, completed.syndicat.profile, resting)
    syndicat = replace(completed.syndicat, profile=profile)
    return replace(completed, syndicat=syndicat, assembly=as_held(known.assembly, completed.assembly, resting))


def _before(one: SessionKey, other: SessionKey) -> bool:
    if one.day != other.day:
        return one.day < other.day
    return one.opening is not None and other.opening is not None and one.opening < other.opening
