"""Checks on who was there and how they voted (A and V rules)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState, Modality, Sitting
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.votes import Ballot, Vote


def attendance(sitting: Sitting) -> Iterator[Remark]:
    """A1, A4, A7, A9, A12: the opening."""
    opening = sitting.opening_quorum()
    if not opening.reached:
        yield Remark("A1", f"Quorum non atteint à l’ouverture : {_counted(opening)}. Reconvoquez à trois jours francs.")
    yield from _proxies(sitting)
    if sitting.session.secretary is None:
        yield Remark("A12", "Aucun secrétaire de séance n’est désigné : faites-le nommer à l’ouverture.")


def _proxies(sitting: Sitting) -> Iterator[Remark]:
    situation = sitting.situation(0)
    limit = sitting.rules.proxies_per_holder
    held = Counter(place.stance.holder for place in situation.represented)
    for holder, number in held.items():
        if holder is not None and number > limit:
            yield Remark(
                "A4",
                f"{_name(sitting, holder)} porte {number} pouvoirs pour {limit} admis : faites-en désigner un autre.",
            )
    for place in situation.places:
        if place.stance.state is State.PROXY and place.state is not State.PROXY:
            holder = _name(sitting, place.stance.holder or "")
            yield Remark("A7", f"Le pouvoir du siège {place.seat.code} est sans effet : {holder} n’est pas en séance.")
        if place.represented and place.seat.deputies and sitting.rules.deputy_first:
            yield Remark(
                "A9",
                f"Le siège {place.seat.code} a un suppléant : notez qu’il est empêché lui aussi avant le pouvoir.",
            )


def voting(sitting: Sitting, kind: SyndicatKind) -> Iterator[Remark]:
    """A2, V1, V3, V6, V16, V21: every item."""
    for state in sitting.states():
        yield from _quorum(state)
        if state.item.vote is not None:
            yield from _vote(state, state.item.vote)
            if sitting.session.modality is not Modality.IN_PERSON and state.item.vote.ballot is Ballot.SECRET:
                yield Remark(
                    "V21", f"Le point {state.position} est voté au secret par visioconférence.", state.position
                )
    if kind is SyndicatKind.CLOSED and len({seat.weight for seat in sitting.seats}) > 1:
        yield Remark("V16", "Les délégués n’ont pas tous le même nombre de voix : vérifiez qu’une clause le permet.")


def _quorum(state: ItemState) -> Iterator[Remark]:
    if not state.quorum.reached:
        yield Remark(
            "A2",
            f"Quorum perdu au point {state.position} : {_counted(state.quorum)}. Le point ne peut être délibéré.",
            state.position,
        )


def _vote(state: ItemState, vote: Vote) -> Iterator[Remark]:
    counted = state.tally
    if counted is not None:
        voters = len(state.electorate.voters) + len(state.electorate.set_aside)
        if counted.heads.total != voters:
            yield Remark(
                "V1",
                f"Point {state.position} : {counted.heads.total} votes comptés pour {voters} présents ou représentés.",
                state.position,
            )
        if counted.casting_vote and vote.counts is not None and vote.chair_sense is None:
            yield Remark(
                "V3",
                f"Point {state.position} : partage, et le vote du président n’est pas noté ; il est présumé favorable.",
                state.position,
            )
    waived = vote.election is not None and vote.election.open_ballot
    if state.item.kind is ItemKind.ELECTION and vote.ballot not in (Ballot.SECRET, Ballot.ELECTION) and not waived:
        yield Remark(
            "V6",
            f"Point {state.position} : une nomination se vote au scrutin secret, sauf renonciation unanime consignée.",
            state.position,
        )


def _counted(quorum: Quorum) -> str:
    return f"{wording.fraction(quorum.total.counted)} pour {wording.fraction(quorum.required)} requis"


def _name(sitting: Sitting, code: str) -> str:
    person = sitting.assembly.person(code)
    return wording.full(person.civility, person.first_name, person.last_name)
