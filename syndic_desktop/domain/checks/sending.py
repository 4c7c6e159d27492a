"""Checks on the ways of the notice (C7, C10, C17): told as long as they can be put right, until the roll is called."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.people import Person

PAPER = (Means.POST, Means.HAND)


def means(case: Case) -> Iterator[Remark]:
    """C7: by e-mail, unless the member asked for paper; and then there must be an address."""
    people = {person.code: person for person in case.sitting.assembly.people}
    convened = [people[code] for seat in case.sitting.seats if (code := seat.convened) in people]
    unreachable = [each for each in convened if each.convened_by is Means.EMAIL and not (each.email or "").strip()]
    ways = {dispatch.person: dispatch.means for dispatch in case.session.notice.dispatches}
    if not ways and unreachable:
        told = f"Sans adresse de courriel : {_names(case, unreachable)}. Entrez-la, ou convoquez par courrier."
        yield Remark("C7", told, Target(Part.PERSON, person=unreachable[0].code))
    wanted = [each for each in convened if each.convened_by in PAPER and ways.get(each.code) is Means.EMAIL]
    if wanted:
        told = f"Convoqués par courriel, alors que le papier est demandé : {_names(case, wanted)}."
        yield Remark("C7", told, Target(Part.SENDING, person=wanted[0].code))
    posted = [each for each in convened if each.convened_by is Means.EMAIL and ways.get(each.code) in PAPER]
    posted = [each for each in posted if each not in unreachable]
    if posted:
        told = f"Convoqués sur papier sans l’avoir demandé : {_names(case, posted)}. Notez leur demande."
        yield Remark("C7", told, Target(Part.PERSON, person=posted[0].code))


def displayed(case: Case) -> Iterator[Remark]:
    """C10: displayed or published, and entered in the register."""
    notice = case.session.notice
    if notice.day is not None and notice.displayed is None:
        told = "La convocation est partie : notez le jour où elle est affichée ou publiée et mentionnée au registre."
        yield Remark("C10", told, Target(Part.DISPLAYED))


def copies(case: Case) -> Iterator[Remark]:
    """C17: councillors of the member bodies who do not sit get a copy of the notice and of its note."""
    notice = case.session.notice
    if notice.day is not None and notice.copied is None and case.deliberative:
        told = "Notez le jour où les conseillers des membres qui ne siègent pas ont reçu copie de la convocation."
        yield Remark("C17", told, Target(Part.COPIES))


def _names(case: Case, people: list[Person]) -> str:
    return wording.listing([case.name(person.code) for person in people])


CHECKS: tuple[Check, ...] = (means, displayed, copies)
