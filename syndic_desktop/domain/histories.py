"""What the sessions that were held rest on: nothing done to the assembly afterwards may change them.

A session is held once its roll was called. Who sat, who could replace them, with what weight, in what order and under
what title must read the same for ever. A misspelt name may be put right everywhere, when she says so and until the
minutes are approved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, Body, FormerSeats, Seat, SeatOnDay, seats_on
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.people import in_force
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.statutes import FormerProfile, Profile

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Footing:
    """A session and the people it names, besides those who sit; `fixed`: its minutes were approved (L2121-15)."""

    key: SessionKey
    people: frozenset[str] = frozenset()
    held: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What the papers of a session say of the assembly."""

    seats: tuple[SeatOnDay, ...]
    roles: frozenset[tuple[str, str, int]]
    names: frozenset[tuple[str, ...]]
    rules: Profile


class PastChanged(RuleViolation):
    """A gesture would change who sat at sessions that were held."""

    def __init__(self, days: Iterable[date]) -> None:
        self.days = tuple(sorted(set(days)))
        super().__init__(
            f"Cela changerait {_counted(self.days)} : donnez une date « à partir du » "
            f"après le {wording.short_date(self.days[-1])}."
        )


class NamesChanged(RuleViolation):
    """A gesture would change words that sessions already held print."""

    def __init__(self, days: Iterable[date], *, fixed: bool) -> None:
        self.days, self.fixed = tuple(sorted(set(days))), fixed
        what_next = (
            "leur procès-verbal est arrêté, l’orthographe n’y change plus"
            if fixed
            else "confirmez s’il s’agit d’une faute à corriger partout"
        )
        super().__init__(f"Ce nom figure dans {_counted(self.days)} : {what_next}.")


def record(assembly: Assembly, footing: Footing) -> Record:
    """What a session says of the assembly. Raises UnknownCode when its body is not known."""
    body, day = assembly.body(footing.key.body), footing.key.day
    seats = seats_on(assembly, body, day)
    named = {code for seat in seats for code in (seat.titular, *seat.deputies) if code} | footing.people
    roles = (
        (role.person, role.title, role.rank)
        for role in assembly.roles
        if role.person in named and in_force(role.since, role.until, day)
    )
    colleges, members = {seat.college for seat in seats}, {seat.member for seat in seats}
    names = (
        *(
            (each.code, each.civility, each.first_name, each.last_name)
            for each in assembly.people
            if each.code in named
        ),
        *((each.code, each.name) for each in assembly.members if each.code in members),
        *((each.code, each.name, each.article) for each in assembly.colleges if each.code in colleges),
        (body.code, body.name),
    )
    return Record(seats, frozenset(roles), frozenset(names), body.rules.on(day))


def settled(before: Assembly, after: Assembly, footings: Iterable[Footing], *, everywhere: bool = False) -> Assembly:
    """The assembly `after` a gesture, the sessions held keeping the order of seats they had.

    Raises PastChanged when who sat at one of them would change, NamesChanged when a name it prints would, unless it
    is to be put right `everywhere` and no minutes that print it are approved.
    """
    held = [each for each in footings if each.held]
    after = _as_they_were(before, after, held)
    known = {body.code for body in after.bodies}
    people: list[date] = []
    names: list[date] = []
    fixed: list[date] = []
    for footing in held:
        if footing.key.body not in known:
            when = wording.short_date(footing.key.day)
            raise RuleViolation(f"Cette instance a tenu une séance le {when} : elle ne peut pas être retirée.")
        was, now = record(before, footing), record(after, footing)
        if (was.seats, was.roles, was.rules) != (now.seats, now.roles, now.rules):
            people.append(footing.key.day)
        if was.names != now.names:
            (fixed if footing.fixed else names).append(footing.key.day)
    if people:
        raise PastChanged(people)
    if fixed or (names and not everywhere):
        raise NamesChanged(fixed or names, fixed=bool(fixed))
    return after


def as_held(before: Assembly, after: Assembly, footings: Iterable[Footing]) -> Assembly:
    """The assembly once a dossier brought in has completed it: as `settled`, who brings it having read what changes.

    Raises RuleViolation with the session that would change, and how.
    """
    held = [each for each in footings if each.held]
    try:
        return settled(before, after, held, everywhere=True)
    except PastChanged as refusal:
        footing = min((each for each in held if each.key.day == refusal.days[0]), key=lambda each: str(each.key))
        told = _told(before, record(before, footing), record(_as_they_were(before, after, held), footing))
        raise RuleViolation(
            f"Ce dossier changerait {_counted(refusal.days)} ({told}) : datez ce qui change, « du » un jour après le "
            f"{wording.short_date(refusal.days[-1])}, ou importez-le dans un autre fichier."
        ) from refusal
    except NamesChanged as refusal:
        raise RuleViolation(
            f"Ce dossier changerait un nom que porte {_counted(refusal.days)} : son procès-verbal est arrêté (CGCT, "
            "L2121-15), l’orthographe n’y change plus. Importez-le dans un autre fichier."
        ) from refusal


def _told(assembly: Assembly, was: Record, now: Record) -> str:
    """The first thing that differs of a session: « siège S1 : M. Alain BORIE remplacé »."""
    then, there = ({seat.code: seat for seat in record.seats} for record in (was, now))
    codes = dict.fromkeys((*then, *there))
    told = (_seat_told(assembly, code, then.get(code), there.get(code)) for code in codes)
    if found := next(filter(None, told), ""):
        return found
    if was.roles != now.roles:
        person, title, _ = min(was.roles ^ now.roles)
        return f"fonction « {title} » de {_person(assembly, person)}"
    return "ordre des sièges" if was.seats != now.seats else "règles propres à l’instance"


def _seat_told(assembly: Assembly, code: str, old: SeatOnDay | None, new: SeatOnDay | None) -> str:
    """How a seat differs; empty when it does not."""
    if old is None or new is None:
        return f"siège {code} {'en exercice' if old is None else 'retiré'} ce jour-là"
    if old.titular != new.titular:
        return f"siège {code} : {_titular(assembly, old)} remplacé"
    if old.deputies != new.deputies:
        return f"suppléants du siège {code}"
    if old.weight != new.weight:
        return f"siège {code} : {wording.fraction(old.weight)} voix, devenues {wording.fraction(new.weight)}"
    return f"membre ou collège du siège {code}" if old != new else ""


def _titular(assembly: Assembly, seat: SeatOnDay) -> str:
    return _person(assembly, seat.titular) if seat.titular else "titulaire non désigné"


def _person(assembly: Assembly, code: str) -> str:
    known = any(each.code == code for each in assembly.people)
    return named(assembly, code) if known else code


def kept_profile(before: Profile, after: Profile, footings: Iterable[Footing]) -> Profile:
    """The profile once a dossier brought in has changed it: sessions held keep the rules of their day.

    Raises RuleViolation when what it says of the past is not what they were held with.
    """
    held = [each for each in footings if each.held]
    made = dated(before, after, last_held(held))
    days = sorted({each.key.day for each in held if _bare(made.on(each.key.day)) != _bare(before.on(each.key.day))})
    if days:
        raise RuleViolation(
            f"Ce dossier changerait {_counted(tuple(days))} (le profil statutaire d’alors) : corrigez ses "
            "anciens profils, ou importez-le dans un autre fichier."
        )
    return made


def _bare(profile: Profile) -> Profile:
    return replace(profile, former=())


def kept_apart(before: Assembly, after: Assembly, footings: Iterable[Footing]) -> Assembly:
    """The assembly whose mandates, changed where they stood by a list, follow those that already sat instead.

    What such a mandate was holds until the last session held; what the list says of it begins the day after.
    """
    last = last_held(footings)
    if last is None:
        return after
    gone = [each for each in before.seats if each not in after.seats]
    seats: list[Seat] = []
    for new in after.seats:
        old = None if new in before.seats else next((each for each in gone if _amended(each, new, last)), None)
        if old is None:
            seats.append(new)
            continue
        gone.remove(old)
        begins = max(last + _DAY, new.since or date.min)
        ends = begins - _DAY if old.until is None else min(old.until, begins - _DAY)
        seats += [replace(old, until=ends), replace(new, since=begins)]
    return replace(after, seats=tuple(seats))


def _amended(old: Seat, new: Seat, last: date) -> bool:
    """Whether a mandate that sat became another where it stood, and still runs after the last session held."""
    same = replace(new, since=old.since, until=old.until) == old
    return (
        new.code == old.code
        and not same
        and in_force(old.since, old.until, last)
        and (new.until is None or new.until > last)
    )


def seated_at(assembly: Assembly, mandate: Seat, footings: Iterable[Footing]) -> tuple[SessionKey, ...]:
    """The sessions held at which a mandate counted, oldest first."""
    bodies = {body.code: body for body in assembly.bodies}
    return tuple(
        sorted(
            footing.key
            for footing in footings
            if footing.held
            and in_force(mandate.since, mandate.until, footing.key.day)
            and mandate.code in bodies[footing.key.body].seats_on(footing.key.day)
        )
    )


def last_held(footings: Iterable[Footing], body: str | None = None) -> date | None:
    """The day of the last session held, by one body or by any."""
    return max((each.key.day for each in footings if each.held and body in (None, each.key.body)), default=None)


def _as_they_were(before: Assembly, after: Assembly, held: list[Footing]) -> Assembly:
    known = {body.code: body for body in before.bodies}
    return replace(after, bodies=tuple(_as_it_was(known.get(body.code), body, held) for body in after.bodies))


def dated(old: Profile, new: Profile, last: date | None) -> Profile:
    """A profile that changes keeps, up to the day of the last session held, what it said."""
    was, now = replace(old, former=()), replace(new, former=())
    if last is None or was == now or old.former != new.former or (old.former and last <= old.former[-1].until):
        return new
    return replace(new, former=(*old.former, FormerProfile(last, was)))


def _as_it_was(old: Body | None, new: Body, held: list[Footing]) -> Body:
    if old is None:
        return new
    last = last_held(held, new.code)
    return replace(_with_former_order(old, new, last), rules=dated(old.rules, new.rules, last))


def _with_former_order(old: Body, new: Body, last: date | None) -> Body:
    """A body whose seats change keeps, up to its last session held, those it had."""
    if last is None or old.seats == new.seats or old.former != new.former:
        return new
    if old.former and last <= old.former[-1].until:
        return new
    return replace(new, former=(*old.former, FormerSeats(last, old.seats)))


def _counted(days: tuple[date, ...]) -> str:
    if len(days) == 1:
        return f"la séance tenue le {wording.short_date(days[0])}"
    return f"{len(days)} séances tenues, la dernière le {wording.short_date(days[-1])}"
