"""Checks on who was in the room and by what right (A4 to A6, A8, A9, A12 to A14): proxies, secretary, chair…"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.answers import deputies_prevented
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.chairs import by_right, eldest, installing, sitting_in
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.proxies import every, given, givers, last_held, spent
from syndic_desktop.domain.rapporteurs import away
from syndic_desktop.domain.sessions import ItemState

ROLL = Target(Part.ROLL)


def papers(case: Case) -> Iterator[Remark]:
    """A5: a proxy is written and dated (L2121-20). Those that nobody saw are told together, until the minutes stand."""
    session = case.session
    titulars = givers(case.sitting.assembly, session)
    unseen = []
    for seat, stance in given(session).items():
        name, paper = case.name(titulars.get(seat) or seat), stance.paper
        if paper is None or (paper.signed is None and paper.file is None):
            unseen.append(name)
        elif paper.signed is not None and paper.signed > session.day:
            signed = wording.long_date(paper.signed)
            told = f"Le pouvoir de {name} est daté du {signed}, après la séance : il ne vaut rien pour elle."
            yield Remark("A5", told, Target(Part.ROLL, seat=seat))
    if unseen and (session.minutes is None or session.minutes.fixed is None):
        names = wording.listing(unseen)
        told = wording.agree(len(unseen), "Pouvoir écrit non vu", "Pouvoirs écrits non vus")
        yield Remark("A5", f"{told} : {names}. Notez sa date ou joignez son scan.", ROLL, mild=True)


def worn_out(case: Case) -> Iterator[Remark]:
    """A6: the same proxy holds for three consecutive sessions, and more in case of illness only (L2121-20).

    One that was signed since the first of them is another one.
    """
    now, limit, assembly = every(case.session), case.rules.proxy_sessions, case.sitting.assembly
    before = last_held(case.earlier(), limit) if now else ()
    titulars = givers(assembly, case.session)
    told: set[tuple[str, str | None]] = set()
    for seat, stance in now:
        if (seat, stance.holder) in told or not spent(assembly, case.session, before, seat, stance):
            continue
        told.add((seat, stance.holder))
        said = (
            f"Le pouvoir de {case.name(titulars[seat])} à {case.name(stance.holder)} sert pour la {limit + 1}e séance "
            f"de suite, {limit} sont admises : faites-en signer un nouveau, ou notez la maladie constatée."
        )
        yield Remark("A6", said, Target(Part.ROLL, seat=seat))


def secretary(case: Case) -> Iterator[Remark]:
    """A12: a secretary, who is a member and sits (L2121-15); auxiliaries from outside only assist."""
    chosen = case.session.secretary
    if chosen is None:
        told = "Aucun secrétaire de séance n’est désigné : faites-le nommer à l’ouverture."
        yield Remark("A12", told, Target(Part.SECRETARY))
    elif chosen not in sitting_in(case.sitting.situation(0)):
        told = (
            f"{case.name(chosen)}, secrétaire de séance, ne siège pas à l’ouverture : faites nommer un membre présent."
        )
        yield Remark("A12", told, Target(Part.SECRETARY, person=chosen))


def chair(case: Case) -> Iterator[Remark]:
    """A13: where the president is away a vice-president presides, in the order of their appointment (L2122-17)."""
    chosen = case.session.president
    if installing(case.sitting):
        yield from _not_the_eldest(case)
        return
    roles = case.sitting.assembly.roles_on(case.session.day).values()
    if chosen is None or not case.deliberative or not any(role.rank == 0 for role in roles):
        return
    here = sitting_in(case.sitting.situation(0))
    first = by_right(case.sitting.assembly, case.session.day, here)
    if first is not None and chosen in here and first.person != chosen:
        told = f"{case.name(chosen)} préside alors que {case.name(first.person)}, {_titled(first)}, est en séance."
        yield Remark("A13", f"{told} Vérifiez qui préside.", Target(Part.ROLL, person=chosen))


def along(case: Case, states: tuple[ItemState, ...]) -> Iterator[Remark]:
    """A4, A8, A9, A13, A14, item by item: whose proxies they are, a chair or a rapporteur who does not sit."""
    rooms = [case.sitting.situation(0), *(state.situation for state in states)]
    yield from _present_givers(case, rooms)
    yield from _frozen_proxies(case, states)
    yield from _absent_chairs(case, states)
    yield from _laden(case, states)
    yield from _before_their_deputies(case, rooms)
    for state in states:
        if away(case.sitting, state.position):
            person = state.item.rapporteur
            who = case.name(person)
            told = f"Point {state.position} : {who} le rapporte sans être en séance ; dites qui l’a présenté."
            yield Remark("A14", told, Target(Part.SUBJECT, state.position, person=person))


def _present_givers(case: Case, rooms: list[Situation]) -> Iterator[Remark]:
    told: set[str] = set()
    for room in rooms:
        here = sitting_in(room)
        for place in room.represented:
            giver = place.seat.titular
            if giver in here and place.seat.code not in told:
                told.add(place.seat.code)
                yield Remark(
                    "A8",
                    f"{case.name(giver)} est en séance, et son pouvoir vaut encore pour le siège {place.seat.code} : "
                    "retirez-le dès son arrivée.",
                    Target(Part.ROLL, person=giver, seat=place.seat.code),
                )


def _frozen_proxies(case: Case, states: tuple[ItemState, ...]) -> Iterator[Remark]:
    """What was corrected in the roll after a vote had been closed with a proxy."""
    for state in states:
        if state.item.electorate is None:
            continue
        seated = {place.seat.code: place.sitter for place in state.situation.present}
        for voter in state.electorate.voters:
            if voter.by_proxy and voter.seat in seated:
                told = (
                    f"Point {state.position} : le pouvoir du siège {voter.seat} a voté, alors que "
                    f"{case.name(seated[voter.seat])} est en séance ; rouvrez le vote."
                )
                yield Remark("A8", told, Target(Part.VOTE, state.position, seat=voter.seat))


def _absent_chairs(case: Case, states: tuple[ItemState, ...]) -> Iterator[Remark]:
    said: set[str] = set()
    for state in states:
        chosen = case.sitting.presiding(state.position) or case.session.president
        if chosen is None or chosen in said or state.item.fate is not Fate.KEPT:
            continue
        if chosen not in sitting_in(state.situation):
            said.add(chosen)
            told = f"Point {state.position} : {case.name(chosen)} préside sans être en séance ; dites qui préside."
            yield Remark("A13", told, Target(Part.ROLL, state.position, person=chosen))


def _laden(case: Case, states: tuple[ItemState, ...]) -> Iterator[Remark]:
    """A4: nobody holds more proxies than may be at any item (L2121-20); those of the opening are told with the roll."""
    limit = case.rules.proxies_per_holder
    told = {holder for holder, number in _held(case.sitting.situation(0)).items() if number > limit}
    for state in states:
        for holder, number in _held(state.situation).items():
            if holder is not None and number > limit and holder not in told:
                told.add(holder)
                said = f"Point {state.position} : {case.name(holder)} porte {number} pouvoirs pour {limit} admis"
                target = Target(Part.ROLL, state.position, person=holder)
                yield Remark("A4", f"{said} : faites-en désigner un autre.", target)


def _before_their_deputies(case: Case, rooms: list[Situation]) -> Iterator[Remark]:
    """A9: a proxy is for when the deputy is prevented too, whenever it is given (QE 22673 and 49337)."""
    if not case.rules.deputy_first:
        return
    prevented = set(deputies_prevented(case.session.standing_answers))
    for room in rooms:
        for place in room.represented:
            code = place.seat.code
            if place.seat.deputies and code not in prevented:
                prevented.add(code)  # once
                told = f"Le siège {code} a un suppléant : notez qu’il est empêché lui aussi avant le pouvoir."
                yield Remark("A9", told, Target(Part.ROLL, seat=code))


def _held(room: Situation) -> Counter[str | None]:
    return Counter(place.stance.holder for place in room.represented)


def _not_the_eldest(case: Case) -> Iterator[Remark]:
    """The eldest presides until the president is elected (L2122-8, L5211-9); the roles noted are those of the end."""
    place = installing(case.sitting)
    presiding = case.sitting.presiding(place)
    first = eldest(case.sitting.assembly, sitting_in(case.sitting.situation(place, voting=True)))
    if presiding is not None and first not in (None, presiding):
        told = (
            f"Point {place} : {case.name(presiding)} préside l’élection du président ; c’est, par l’âge, à "
            f"{case.name(first)}, en séance, de le faire : dites qui préside (F8)."
        )
        yield Remark("A13", told, Target(Part.ROLL, place, person=presiding))


def _titled(role: Role) -> str:
    return role.title[:1].lower() + role.title[1:]


CHECKS: tuple[Check, ...] = (papers, worn_out, secretary, chair)
