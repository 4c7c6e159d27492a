"""Sending again: whom a notice no longer tells the truth, why, and the session once new notices have replaced it.

A new heading (date, hour, place, modality, nature) or agenda is told to everybody, and the notices that said otherwise
are void; a new member is told alone, and what the others received still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from hashlib import sha256

from syndic_desktop.domain.agenda import Annex, Fate, Item
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.convenings import as_it_stands
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch, Notice, Sending, SentPaper
from syndic_desktop.domain.people import Person
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.snapshots import Change, Difference, NoticeSnapshot, differences, paired
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.timetables import Setting, Timetable, last_sending, moved, notice_days, timetable

HOLDING = (Change.MEMBER_ADDED, Change.MEMBER_REMOVED, Change.RENUMBERED)
"""What makes nothing void of what the others received; a number changes alone where what had gone is cleared away."""


@dataclass(frozen=True, slots=True)
class Resending:
    """What has changed since the notices went out, and who must be told, in protocol order; nobody: nothing to send.

    `voids`: what was received no longer holds.
    """

    differences: tuple[Difference, ...] = ()
    people: tuple[str, ...] = ()
    voids: bool = False


def convened(sitting: Sitting) -> tuple[str, ...]:
    """Everybody to convene, once each, in protocol order."""
    return tuple(dict.fromkeys(code for seat in sitting.seats if (code := seat.convened) is not None))


def resending(sitting: Sitting) -> Resending:
    """What there is to send again of a session whose notices went out; nothing of another one, nor once it is held."""
    kept = sitting.session.notice.snapshot
    if kept is None or sitting.session.held:
        return Resending()
    found = (*differences(kept, as_it_stands(sitting)), *note_changes(sitting))
    if any(each.what not in HOLDING for each in found):
        return Resending(found, convened(sitting), voids=True)
    told = {each.person for each in kept.convened}
    return Resending(found, tuple(code for code in convened(sitting) if code not in told))


def last_day(sitting: Sitting) -> date:
    """The last day for the notices to leave: enough clear days before the session (L2121-11, L2121-12).

    Those that hold no longer are replaced before the day that they announced: members would come.
    """
    session, kept = sitting.session, sitting.session.notice.snapshot
    wanted = notice_days(session.nature, sitting.rules)
    return last_sending(session.day, wanted, kept.day if kept else None)


def due_timetable(sitting: Sitting, setting: Setting, by: int = 0) -> Timetable:
    """The timetable of a session, or were it to move by some days; the delay runs from the notices still to send where
    those that left hold no longer. A day too near the end of time raises OverflowError.
    """
    session = sitting.session
    if by or resending(sitting).voids:
        return moved(session, setting, session.day + timedelta(days=by))
    return timetable(session, setting)


def letters(assembly: Assembly, people: Iterable[str], day: date, at: time | None = None) -> tuple[Dispatch, ...]:
    """One sending each, as each is convened; nobody is sent an e-mail at no address. Raises UnknownCode."""
    return tuple(Dispatch(code, day, way(assembly.person(code)), at=at) for code in people)


def way(person: Person) -> Means:
    """How somebody is convened: as asked, and by post where there is no address to send an e-mail to."""
    unreachable = person.convened_by is Means.EMAIL and not (person.email or "").strip()
    return Means.POST if unreachable else person.convened_by


def sent(sitting: Sitting, day: date, dispatches: tuple[Dispatch, ...], papers: tuple[SentPaper, ...]) -> Session:
    """The session once its first notices are gone. Raises RuleViolation when it is too late, or already done."""
    session = sitting.session
    _refuse_unlikely(session, day)
    if session.notice.day is not None:
        raise RuleViolation("Les convocations sont déjà parties : notez un nouvel envoi, ou annulez le premier.")
    if not dispatches:
        raise RuleViolation("Personne n’est à convoquer : entrez d’abord les délégués de cette instance.")
    return _frozen(sitting, replace(session.notice, day=day, dispatches=dispatches, papers=papers))


def sent_again(sitting: Sitting, day: date, dispatches: tuple[Dispatch, ...], papers: tuple[SentPaper, ...]) -> Session:
    """The session once what has changed is told: the agenda as it stands is announced, what it replaced is void.

    Raises RuleViolation when nothing has changed.
    """
    session, again = sitting.session, resending(sitting)
    _refuse_unlikely(session, day)
    if not again.people:
        raise RuleViolation("Rien n’a changé depuis l’envoi : il n’y a rien à renvoyer.")
    if session.notice.day is not None and day < session.notice.day:
        raise RuleViolation("Le nouvel envoi ne peut pas précéder le premier : corrigez la date.")
    return _replaced(sitting, day, dispatches, papers) if again.voids else _completed(sitting, dispatches, papers)


def _replaced(sitting: Sitting, day: date, dispatches: tuple[Dispatch, ...], papers: tuple[SentPaper, ...]) -> Session:
    was = sitting.session.notice
    assert was.day is not None
    gone = Sending(was.day, day, was.dispatches, was.snapshot, was.papers, resending(sitting).differences)
    notice = replace(was, day=day, dispatches=dispatches, papers=papers, void=(*was.void, gone))
    return _frozen(sitting, replace(notice, displayed=None, copied=None))  # neither is true of the new letters yet


def _completed(sitting: Sitting, dispatches: tuple[Dispatch, ...], papers: tuple[SentPaper, ...]) -> Session:
    """Those who were forgotten get theirs: what the others received is not written over."""
    was = sitting.session.notice
    known = {paper.path for paper in was.papers}
    more = tuple(paper for paper in papers if paper.path not in known)
    return _frozen(sitting, replace(was, dispatches=(*was.dispatches, *dispatches), papers=(*was.papers, *more)))


def _frozen(sitting: Sitting, notice: Notice) -> Session:
    """The session with its notice, which announces all that is kept on the agenda, and what it said."""
    items = tuple(
        replace(item, added_after_notice=False) if item.fate is Fate.KEPT else item for item in sitting.session.items
    )
    made = replace(sitting.session, notice=replace(notice, snapshot=None), items=items)
    snapshot = as_it_stands(replace(sitting, session=made), noted=True)
    notes = tuple(note_print(item) for item in items if item.fate is Fate.KEPT)
    return replace(made, notice=replace(notice, snapshot=snapshot, notes=notes))


def note_print(item: Item) -> str:
    """The fingerprint of what the note says of an item: its texts and annexes, whatever their look."""
    clauses = [(clause.verb, clause.text, clause.sub) for clause in item.operative]
    annexes = [(annex.title, annex.file) for annex in item.annexes]
    said = repr((words(item.statement), item.visas, item.recitals, item.heard, clauses, annexes))
    return sha256(said.encode()).hexdigest()


def note_changes(sitting: Sitting) -> Iterator[Difference]:
    """The items that the note no longer tells as it was received; one that was reworded is told as such already, and
    so are annexes that came or went.
    """
    notice = sitting.session.notice
    if notice.snapshot is None or len(notice.notes) != len(notice.snapshot.agenda):
        return  # what was imported from elsewhere has no fingerprint
    kept = [item for item in sitting.session.items if item.fate is Fate.KEPT]
    stands = as_it_stands(sitting)
    pairs = paired(notice.snapshot.agenda, stands.agenda)  # two items may have the same subject
    for was, now in pairs.items():
        announced, item = notice.snapshot.agenda[was], kept[now]
        subject = announced.subject
        if announced.annexes is not None:
            item = replace(item, annexes=tuple(Annex(each.title, each.file) for each in announced.annexes))
        if item.subject == subject and note_print(item) != notice.notes[was]:
            yield Difference(Change.NOTE, after=subject, was=notice.snapshot.number(was), now=stands.number(now))


def _refuse_unlikely(session: Session, day: date) -> None:
    if session.held:
        raise RuleViolation("La séance a été tenue : ses convocations ne changent plus.")
    if day > session.day:
        raise RuleViolation("L’envoi serait postérieur à la séance : corrigez l’une des deux dates.")


def current(notice: Notice, person: str) -> Dispatch | None:
    """The last sending recorded to somebody, of the notices that hold."""
    return next((each for each in reversed(notice.dispatches) if each.person == person), None)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the notices of a session change of those sent on `since`: to be told before they go, and kept after.

    `received`: who has those, None where it is not known who.
    """

    since: date
    differences: tuple[Difference, ...]
    received: frozenset[str] | None = None

    def concerns(self, person: str | None) -> bool:
        """Whether a letter to somebody must tell it; nobody is told of a change in what he did not receive."""
        return bool(self.differences) and (self.received is None or person in self.received)


def amendment(sitting: Sitting) -> Amendment | None:
    """What must be told of the notices received: of those that hold, else of the last that were replaced."""
    notice, again = sitting.session.notice, resending(sitting)
    if again.people and notice.day is not None:
        return Amendment(notice.day, again.differences, _received(notice.snapshot))
    return replaced(notice)


def replaced(notice: Notice) -> Amendment | None:
    """What the notices that hold changed of the last that they replaced; None where they are the first."""
    if not notice.void:
        return None
    last = notice.void[-1]
    return Amendment(last.day, last.changes, _received(last.snapshot))


def _received(kept: NoticeSnapshot | None) -> frozenset[str] | None:
    return None if kept is None else frozenset(each.person for each in kept.convened)


def to_send(sitting: Sitting, day: date | None) -> Sitting:
    """The session as its next letters tell it, dated `day`: the agenda as it stands, what was sent before forgotten.

    What was taken off keeps its place, unannounced: the others keep their numbers.
    """
    session = sitting.session
    items = tuple(replace(item, added_after_notice=item.fate is not Fate.KEPT) for item in session.items)
    going = letters(sitting.assembly, convened(sitting), day) if day else ()
    notice = replace(session.notice, day=day, dispatches=going, snapshot=as_it_stands(sitting))
    return replace(sitting, session=replace(session, notice=notice, items=items))
