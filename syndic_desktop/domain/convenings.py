"""Convening: the snapshot taken of a session when its notices go out, and the session read as it was convened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from syndic_desktop.domain.agenda import Annex, Fate, Item
from syndic_desktop.domain.amendments import as_proposed
from syndic_desktop.domain.assemblies import Assembly, Member, SeatOnDay
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.people import Person
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.snapshots import Announced, Convened, Enclosed, NoticeSnapshot, Printed
from syndic_desktop.domain.texts import paragraph, words


def as_sent(sitting: Sitting) -> NoticeSnapshot:
    """What the notices say: everyone convened, and the agenda without what was added afterwards."""
    items = (item for item in sitting.session.items if not item.added_after_notice)
    return _snapshot(sitting, enumerate(items, start=1), noted=True)


def as_it_stands(sitting: Sitting, *, noted: bool = False) -> NoticeSnapshot:
    """What notices would say now: without what was taken off, with what was added; to be compared with `as_sent`.

    `noted`: with the words of the note, which are long to read and compared by their fingerprint.
    """
    items = enumerate(sitting.session.items, start=1)
    return _snapshot(sitting, ((rank, item) for rank, item in items if item.fate is Fate.KEPT), noted=noted)


def snapped(sitting: Sitting) -> Session:
    """The session with the snapshot of its notices, once they are dated and where none is kept yet."""
    session = sitting.session
    if session.notice.day is None or session.notice.snapshot is not None:
        return session
    return replace(session, notice=replace(session.notice, snapshot=as_sent(sitting)))


def as_convened(sitting: Sitting) -> Sitting:
    """The session as its letters told it: heading, agenda, people and seats of the snapshot, no roll, no vote.

    The sitting itself while no notice went out. What the letters do not freeze (address, role of that day) is read from
    the assembly, and a modality or a nature that the snapshot does not know from the session.
    """
    kept = sitting.session.notice.snapshot
    if kept is None:
        return sitting
    written: dict[str, list[Item]] = {}  # in order: two items may have the same subject
    for item in sitting.session.items:
        written.setdefault(item.subject, []).append(item)
    items = tuple(
        _announced(each, found.pop(0) if (found := written.get(each.subject)) else None) for each in kept.agenda
    )
    held = replace(
        sitting.session,
        day=kept.day,
        opening=kept.opening,
        place=kept.place,
        modality=kept.modality or sitting.session.modality,
        nature=kept.nature or sitting.session.nature,
        items=items,
        attendance=(),
        movements=(),
        secretary=None,
        closing=None,
        course=Course(),
    )
    assembly = _assembly(sitting.assembly, kept)
    colleges = {member.code: member.college for member in assembly.members}
    seats = tuple(_seat(each, colleges[each.member]) for each in kept.convened)
    return replace(sitting, assembly=assembly, session=held, seats=seats)


def marked_as(session: Session, was: Session) -> tuple[Item, ...]:
    """The items, each said to have come after the notice as it was then; one that came since stays as it is."""
    subjects = [item.subject for item in session.items]
    if subjects == [item.subject for item in was.items]:  # by rank: two items may bear one subject
        marks = [item.added_after_notice for item in was.items]
    else:
        announced = {item.subject: item.added_after_notice for item in was.items}
        marks = [announced.get(item.subject, item.added_after_notice) for item in session.items]
    return tuple(replace(item, added_after_notice=mark) for item, mark in zip(session.items, marks, strict=True))


def _announced(each: Announced, written: Item | None) -> Item:
    """An item as the letter told it, with the texts and annexes that the letter says are enclosed."""
    annexes = None if each.annexes is None else tuple(Annex(annex.title, annex.file) for annex in each.annexes)
    item = Item(each.kind, each.subject, rapporteur=each.rapporteur, annexes=annexes or ())
    if written is not None and annexes is None:
        item = replace(item, annexes=written.annexes)
    put = None if written is None else as_proposed(written)
    if each.note is not None and (
        put is None or note_words(put) != each.note
    ):  # written anew since: its words are kept
        return replace(item, statement=tuple(paragraph(line) for line in each.note.split("\n") if line))
    if put is None:
        return item
    texts = ("statement", "visas", "recitals", "heard", "verb", "operative")
    return replace(item, **{name: getattr(put, name) for name in texts})


def note_words(item: Item) -> str:
    """What the note tells of an item, in words, one line a paragraph: its statement, then what is proposed."""
    clauses = (line for each in item.operative for line in (" ".join(filter(None, (each.verb, each.text))), *each.sub))
    grounds = (*(f"Vu {each}" for each in item.visas), *(f"Considérant {each}" for each in item.recitals))
    return "\n".join(line for line in (words(item.statement), *grounds, item.verb or "", *clauses) if line)


def enclosed(item: Item) -> tuple[Enclosed, ...]:
    """The annexes of an item as the letter encloses them."""
    return tuple(Enclosed(annex.title, annex.file) for annex in item.annexes)


def _snapshot(sitting: Sitting, items: Iterable[tuple[int, Item]], *, noted: bool) -> NoticeSnapshot:
    """`items`: what is announced, with the number of each; `noted`: with what the note says of it."""
    session = sitting.session
    means = {each.person: each.means for each in session.notice.dispatches}
    convened = tuple(
        Convened(seat.code, seat.member, person, seat.titular is None, seat.deputies, seat.weight, means.get(person))
        for seat in sitting.seats
        if (person := seat.convened) is not None
    )
    agenda = tuple(
        Announced(
            item.kind,
            item.subject,
            item.rapporteur,
            enclosed(item),
            rank,
            note_words(as_proposed(item)) if noted else None,
        )
        for rank, item in items
    )
    named = {code for each in convened for code in (each.person, *each.deputies)} | {each.rapporteur for each in agenda}
    names = tuple(
        Printed(each.code, each.civility, each.first_name, each.last_name)
        for each in sitting.assembly.people
        if each.code in named
    )
    return NoticeSnapshot(
        session.day, session.place, session.opening, convened, agenda, names, session.modality, session.nature
    )


def _assembly(assembly: Assembly, kept: NoticeSnapshot) -> Assembly:
    """The assembly, with the names of the letters and everyone they name, whatever became of them."""
    people = {each.code: each for each in assembly.people}
    for each in kept.names:
        known = people.get(each.person, Person(each.person, each.civility, each.first_name, each.last_name))
        people[each.person] = replace(
            known, civility=each.civility, first_name=each.first_name, last_name=each.last_name
        )
    members = {each.member: Member(each.member, each.member, "") for each in kept.convened}
    members |= {each.code: each for each in assembly.members}
    return replace(assembly, people=tuple(people.values()), members=tuple(members.values()))


def _seat(each: Convened, college: str) -> SeatOnDay:
    titular = None if each.deputy else each.person
    return SeatOnDay(each.seat, college, each.member, titular, each.deputies, each.weight)
