"""Snapshots of notices: what the letters said when they went out, and what has changed since.

Later edits of the roster or of the agenda never rewrite a snapshot. How one is taken of a session, and how a session is
read as it was convened, is `convenings`' subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.modalities import HELD, NATURES, Modality, SessionNature
from syndic_desktop.domain.people import Civility

ALIKE = 0.6
"""From 0 to 1: subjects this close are one item that was reworded, others are one removed and one added."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A person's name as the letters print it."""

    person: str
    civility: Civility
    first_name: str
    last_name: str

    def __str__(self) -> str:
        return wording.full(self.civility, self.first_name, self.last_name)


@dataclass(frozen=True, slots=True)
class Convened:
    """Who was convened for a seat, its deputies in order, and how the letter travelled where that was noted.

    `deputy`: the seat has no titular yet and its first deputy was convened.
    """

    seat: str
    member: str
    person: str
    deputy: bool = False
    deputies: tuple[str, ...] = ()
    weight: Fraction = Fraction(1)
    means: Means | None = None


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An annex that went with the letter; `file` is its path in the dossier."""

    title: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Announced:
    """An item as the agenda announces it. `rapporteur` is a person's code.

    `rank`: the number that members read, which is its position in the session, from 1: what is taken off leaves its
    own number empty, and nobody has to learn another for the rest. None in the snapshots that were taken before it
    was kept: they were numbered without a gap. `annexes`: None likewise; nothing is then said to differ. `note`: the
    words that the note told of it, whatever their look; None likewise.
    """

    kind: ItemKind
    subject: str
    rapporteur: str | None = None
    annexes: tuple[Enclosed, ...] | None = None
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeSnapshot:
    """What the notices of a session said. `names` holds everyone that the others name by code.

    `modality`, `nature`: None in the snapshots that were taken before these were kept; nothing is then said to differ.
    """

    day: date
    place: str
    opening: time | None = None
    convened: tuple[Convened, ...] = ()
    agenda: tuple[Announced, ...] = ()
    names: tuple[Printed, ...] = ()
    modality: Modality | None = None
    nature: SessionNature | None = None

    def number(self, place: int) -> int:
        """The number under which an item (its place in `agenda`, from 0) is announced."""
        return self.agenda[place].rank or place + 1

    def name(self, person: str | None) -> str:
        """« M. Alain MATHIEU »; the code itself of somebody who is not named."""
        return next((str(each) for each in self.names if each.person == person), person or "")


class Change(StrEnum):
    """What may differ between what was sent and what is."""

    DAY = "date"
    HOUR = "heure"
    PLACE = "lieu"
    MODALITY = "modalité"
    NATURE = "nature de la séance"
    ITEM_REMOVED = "point retiré"
    ITEM_ADDED = "point ajouté"
    ITEM_MOVED = "point déplacé"
    RENUMBERED = "points renumérotés"
    ITEM_REWORDED = "objet modifié"
    ITEM_KIND = "nature modifiée"
    RAPPORTEUR = "rapporteur modifié"
    NOTE = "note modifiée"
    ANNEX_REMOVED = "annexe retirée"
    ANNEX_REPLACED = "annexe remplacée"
    ANNEX_ADDED = "annexe ajoutée"
    MEMBER_REMOVED = "membre retiré"
    MEMBER_ADDED = "membre ajouté"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the difference sheet: what was sent, what is; for an item its position then and now, from 1."""

    what: Change
    before: str = ""
    after: str = ""
    was: int | None = None
    now: int | None = None


def differences(snapshot: NoticeSnapshot, now: NoticeSnapshot) -> tuple[Difference, ...]:
    """What has changed since the notices went out, in the order of the letter; nothing when they still tell the truth.

    `now` is the session as it stands. An item keeps its identity while its subject is the same, or nearly.
    """
    return (*_heading(snapshot, now), *_items(snapshot, now), *_members(snapshot, now))


def _heading(sent: NoticeSnapshot, now: NoticeSnapshot) -> Iterator[Difference]:
    if sent.day != now.day:
        yield Difference(Change.DAY, wording.long_date(sent.day), wording.long_date(now.day))
    if sent.opening != now.opening:
        yield Difference(Change.HOUR, _clock(sent.opening), _clock(now.opening))
    if sent.place != now.place:
        yield Difference(Change.PLACE, sent.place, now.place)
    if sent.modality and now.modality and sent.modality is not now.modality:
        yield Difference(Change.MODALITY, HELD[sent.modality], HELD[now.modality])
    if sent.nature and now.nature and sent.nature is not now.nature:
        yield Difference(Change.NATURE, NATURES[sent.nature], NATURES[now.nature])


def _clock(hour: time | None) -> str:
    return wording.clock(hour) if hour else ""


def _items(sent: NoticeSnapshot, now: NoticeSnapshot) -> Iterator[Difference]:
    pairs = paired(sent.agenda, now.agenda)
    still = _in_order(list(pairs.values()))
    for old, item in enumerate(sent.agenda):
        new = pairs.get(old)
        if new is None:
            yield Difference(Change.ITEM_REMOVED, before=item.subject, was=sent.number(old))
            continue
        then = now.agenda[new]
        ranks = sent.number(old), now.number(new)
        rapporteurs = sent.name(item.rapporteur), now.name(then.rapporteur)
        for what, different, before, after in (
            (Change.ITEM_MOVED, new not in still, item.subject, then.subject),
            (Change.ITEM_REWORDED, item.subject != then.subject, item.subject, then.subject),
            (Change.ITEM_KIND, item.kind is not then.kind, item.kind.value, then.kind.value),
            (Change.RAPPORTEUR, item.rapporteur != then.rapporteur, *rapporteurs),
        ):
            if different:
                yield Difference(what, before, after, *ranks)
        for what, before, after in _annexes(item, then):
            yield Difference(what, before, after, *ranks)
    for new, item in enumerate(now.agenda):
        if new not in pairs.values():
            yield Difference(Change.ITEM_ADDED, after=item.subject, now=now.number(new))
    yield from _renumbered(sent, now, {old: new for old, new in pairs.items() if new in still})


def _renumbered(sent: NoticeSnapshot, now: NoticeSnapshot, pairs: Mapping[int, int]) -> Iterator[Difference]:
    """The items that nobody moved and that have another number, because of what came or went: « points 3 à 7 »."""
    runs: list[list[tuple[int, int]]] = []
    for old, new in pairs.items():
        was, there = sent.agenda[old].rank, now.agenda[new].rank
        if was is None or there is None or was == there:
            continue
        if runs and runs[-1][-1] == (was - 1, there - 1):
            runs[-1].append((was, there))
        else:
            runs.append([(was, there)])
    for run in runs:
        (first, first_now), (last, last_now) = run[0], run[-1]
        yield Difference(Change.RENUMBERED, _points(first, last), _points(first_now, last_now))


def _points(first: int, last: int) -> str:
    """« point 6 », « points 3 à 7 »."""
    return f"point{wording.NB}{first}" if first == last else f"points{wording.NB}{first} à{wording.NB}{last}"


def _annexes(sent: Announced, now: Announced) -> Iterator[tuple[Change, str, str]]:
    """Each annex that went, came, or is another file under the same title."""
    if sent.annexes is None or now.annexes is None:
        return
    gone = [each for each in sent.annexes if each not in now.annexes]
    come = [each for each in now.annexes if each not in sent.annexes]
    for each in gone:
        same = next((other for other in come if other.title == each.title), None)
        if same is None:
            yield Change.ANNEX_REMOVED, each.title, ""
        else:
            come.remove(same)
            yield Change.ANNEX_REPLACED, "", each.title
    for each in come:
        yield Change.ANNEX_ADDED, "", each.title


def paired(sent: Sequence[Announced], now: Sequence[Announced]) -> dict[int, int]:
    """For each item sent that is still there, its place now (both from 0); in the order sent."""
    free = list(range(len(now)))
    pairs: dict[int, int] = {}
    for find in (_same, _near):
        for old, item in enumerate(sent):
            subject = None if old in pairs else find(item.subject, [now[each].subject for each in free])
            if subject is not None:
                pairs[old] = next(each for each in free if now[each].subject == subject)
                free.remove(pairs[old])
    return dict(sorted(pairs.items()))


def _same(subject: str, others: list[str]) -> str | None:
    return subject if subject in others else None


def _near(subject: str, others: list[str]) -> str | None:
    return next(iter(get_close_matches(subject, others, 1, ALIKE)), None)


def _in_order(places: Sequence[int]) -> tuple[int, ...]:
    """As many places as can be kept in increasing order: the fewest items are said to have moved."""
    chains: list[tuple[int, ...]] = [()]
    for place in places:
        chains.append((*max((each for each in chains if not each or each[-1] < place), key=len), place))
    return max(chains, key=len)


def _members(sent: NoticeSnapshot, now: NoticeSnapshot) -> Iterator[Difference]:
    then, there = ({(each.seat, each.person) for each in some.convened} for some in (sent, now))
    for each in sent.convened:
        if (each.seat, each.person) not in there:
            yield Difference(Change.MEMBER_REMOVED, before=sent.name(each.person))
    for each in now.convened:
        if (each.seat, each.person) not in then:
            yield Difference(Change.MEMBER_ADDED, after=now.name(each.person))
