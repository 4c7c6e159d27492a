"""Checks on the quorum, the proxies and the votes of a session held, gone through once, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.ballots import faults_of_office, may_not_by_video
from syndic_desktop.domain.boxes import box, in_heads, overfull
from syndic_desktop.domain.checks import ballots, rolls
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.elections import born_together, without_birth
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.votes import Ballot, Vote

ROLL = Target(Part.ROLL)


def opening(case: Case) -> Iterator[Remark]:
    """A1: the quorum at the opening."""
    counted = case.sitting.opening_quorum()
    if not counted.reached:
        told = f"Quorum non atteint à l’ouverture : {_counted(counted)}. Reconvoquez à trois jours francs."
        yield Remark("A1", told, ROLL)


def proxies(case: Case) -> Iterator[Remark]:
    """A4, A7: who holds how many, and whether he is there."""
    situation = case.sitting.situation(0)
    limit = case.rules.proxies_per_holder
    held = Counter(place.stance.holder for place in situation.represented)
    for holder, number in held.items():
        if holder is not None and number > limit:
            told = f"{case.name(holder)} porte {number} pouvoirs pour {limit} admis : faites-en désigner un autre."
            yield Remark("A4", told, Target(Part.ROLL, person=holder))
    for place in situation.places:
        target = Target(Part.ROLL, seat=place.seat.code)
        if place.stance.state is State.PROXY and place.state is not State.PROXY:
            name = case.name(place.stance.holder)
            told = f"Le pouvoir du siège {place.seat.code} est sans effet : {name} n’est pas en séance."
            yield Remark("A7", told, target)


def voting(case: Case) -> Iterator[Remark]:
    """A2, A3, V1, V3, V6, V7, V16, V21, and what `rolls` and `ballots` say: every item."""
    sitting = case.sitting
    states, new = sitting.states(), sitting.new_items()
    yield from rolls.along(case, states)
    for state in states:
        yield from _quorum(state, state.position in new)
        for check in ballots.OF_ITEM:
            yield from check(case, state)
        if state.item.vote is not None:
            yield from _vote(state, state.item.vote)
            yield from _box(case, state, state.item.vote)
            yield from _tie(case, state, state.item.vote)
            if may_not_by_video(sitting, state.item.vote):
                told = f"Point {state.position} : par visioconférence, on ne vote qu’au scrutin public."
                yield Remark("V21", told, Target(Part.VOTE, state.position))
    if case.syndicat.kind is SyndicatKind.CLOSED and len({seat.weight for seat in sitting.seats}) > 1:
        told = "Les délégués n’ont pas tous le même nombre de voix : vérifiez qu’une clause le permet."
        yield Remark("V16", told, Target(Part.PROFILE))


def _quorum(state: ItemState, new: bool) -> Iterator[Remark]:
    """`new`: quorum did not lack for it at the first session, and a second one waives it for the others (L2121-17)."""
    if state.quorum.reached:
        return
    lacking, target = _counted(state.quorum), Target(Part.ROLL, state.position)
    if new:
        told = (
            f"Le quorum n’a pas manqué pour le point {state.position} à la première séance : il y est exigé, {lacking}."
        )
        yield Remark("A3", told, target)
    else:
        told = f"Quorum perdu au point {state.position} : {lacking}. Le point ne peut être délibéré."
        yield Remark("A2", told, target)


def _vote(state: ItemState, vote: Vote) -> Iterator[Remark]:
    counted = state.tally
    if counted is not None:
        everyone = (*state.electorate.voters, *state.electorate.set_aside)
        voters = sum(each.weight for each in everyone) if counted.in_votes else len(everyone)
        if counted.heads.total != voters:
            yield Remark(
                "V1",
                f"Point {state.position} : {counted.heads.total} votes comptés pour {voters} présents ou représentés.",
                Target(Part.VOTE, state.position),
            )
        if counted.casting_vote and counted.carried and not vote.by_name and vote.chair_sense is None:
            yield Remark(
                "V3",
                f"Point {state.position} : partage, et le vote du président n’est pas noté ; il est présumé favorable.",
                Target(Part.VOTE, state.position),
            )
    waived = vote.election is not None and vote.election.open_ballot
    if state.item.kind is ItemKind.ELECTION and vote.ballot not in (Ballot.SECRET, Ballot.ELECTION) and not waived:
        yield Remark(
            "V6",
            f"Point {state.position} : une nomination se vote au scrutin secret, sauf renonciation unanime consignée.",
            Target(Part.VOTE, state.position),
        )
    elif not (vote.election is not None and vote.election.alone):  # V8 tells of those named without a ballot
        for fault in faults_of_office(state.item, vote):
            yield Remark("V6", f"Point {state.position} : {fault}", Target(Part.VOTE, state.position))


def _box(case: Case, state: ItemState, vote: Vote) -> Iterator[Remark]:
    """V1, V16: more ballots than there may be in the box, or one a delegate where the votes decide."""
    held, target = box(case.sitting, state.item, state.electorate), Target(Part.VOTE, state.position)
    for fault in overfull(held, vote):
        yield Remark("V1", f"Point {state.position} : {fault}", target)
    for fault in in_heads(held, vote):
        yield Remark("V16", f"Point {state.position} : {fault}", target)


def _tie(case: Case, state: ItemState, vote: Vote) -> Iterator[Remark]:
    people = case.sitting.assembly.people
    births = births_of(people)
    if vote.election is None:
        return
    if missing := without_birth(vote.election, births):
        told = wording.listing([case.name(each) for each in missing])
        yield Remark(
            "V7",
            f"Point {state.position} : à égalité de voix le plus âgé est élu, notez la date de naissance de {told}.",
            Target(Part.VOTE, state.position),
        )
    elif same := born_together(vote.election, births):
        lists = {each.name for each in vote.election.lists}
        told = wording.listing([f"« {each} »" if each in lists else case.name(each) for each in same])
        how = "même moyenne d’âge" if lists and not vote.election.proportional else "nés le même jour"
        yield Remark(
            "V7",
            f"Point {state.position} : {told} ont autant de voix et le même âge ({how}), personne n’est proclamé. "
            "Départagez-les par tirage au sort, et notez-le (F8), ou par un nouveau vote.",
            Target(Part.VOTE, state.position),
        )


def _counted(quorum: Quorum) -> str:
    told = f"{wording.fraction(quorum.total.counted)} pour {wording.fraction(quorum.required)} requis"
    if quorum.weights is None:
        return told
    votes = quorum.weights
    return f"{told}, et {wording.count(votes.counted, 'voix', 'voix')} pour {wording.fraction(votes.required)}"


CHECKS: tuple[Check, ...] = (opening, *rolls.CHECKS, proxies, voting)
