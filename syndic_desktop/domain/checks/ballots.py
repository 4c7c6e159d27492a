"""Checks on how an item was voted (V4, V5, V8 to V13, V15): the ballot, the doors, who took part and might not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.ballots import due, faults_of_accounts, is_secret
from syndic_desktop.domain.budgets import is_accounts
from syndic_desktop.domain.checks.cases import Case
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.conducts import CLOSED_DOORS_MEMBERS, ClosedDoors, majority_of
from syndic_desktop.domain.offices import always_secret
from syndic_desktop.domain.recusals import recused
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.votes import Ballot, Majority, Sense, Vote, senses

OfItem = Callable[[Case, ItemState], Iterator[Remark]]
"""One rule on one item of a session held."""


def asked_for(case: Case, state: ItemState) -> Iterator[Remark]:
    """V4, V5: the ballot that enough members asked for, and what it keeps of names (L2121-21)."""
    vote = state.item.vote
    if vote is None or vote.ballot is Ballot.NONE:
        return
    wanted = due(case.sitting, state.position)
    if wanted is Ballot.SECRET and not is_secret(vote):
        told = "le scrutin secret était de droit, le tiers des présents le demandait ; le vote ne l’est pas."
        yield Remark("V5", _at(state, told), _vote(state))
    if wanted is Ballot.PUBLIC and vote.ballot is not Ballot.PUBLIC and state.item.kind is not ItemKind.ELECTION:
        told = "le scrutin public était de droit, le quart des présents le demandait ; le vote ne l’est pas."
        yield Remark("V4", _at(state, told), _vote(state))
    if vote.ballot is Ballot.PUBLIC and vote.election is None and not senses(vote, state.electorate):
        told = "un scrutin public garde le nom et le vote de chacun ; notez-les."
        yield Remark("V4", _at(state, told), _vote(state))
    if vote.ballot is Ballot.SECRET and vote.chair_sense is not None:
        told = "le vote du président est noté alors que le scrutin est secret ; effacez-le."
        yield Remark("V5", _at(state, told), _vote(state))


def alone(_case: Case, state: ItemState) -> Iterator[Remark]:
    """V8: as many candidates as posts are elected without a ballot, but for the bureau (L2121-21, L2122-7)."""
    election = state.item.vote.election if state.item.vote is not None else None
    if election is None:
        return
    of_bureau = always_secret(state.item)
    if election.alone and of_bureau:
        told = "le président et le bureau s’élisent au scrutin secret, même sans concurrent ; notez les tours."
        yield Remark("V8", _at(state, told), _vote(state))
    if election.rounds and not election.alone and not of_bureau:
        running = [each.candidate for each in election.rounds[0].votes]
        lists = {each.name for each in election.lists}
        if (len(running) == election.posts and not lists) or (len(running) == 1 and running[0] in lists):
            told = "pas plus de candidats que de postes ; ils sont nommés à la lecture du président, sans scrutin."
            yield Remark("V8", _at(state, told), _vote(state))


def closed_doors(_case: Case, state: ItemState) -> Iterator[Remark]:
    """V9: asked by five members or the president, decided by the majority of those present or represented."""
    doors = state.item.conduct.closed_doors
    if doors is None:
        return
    here = {place.seat.code for place in state.situation.present}
    asking = sum(seat in here for seat in doors.asked_by)
    if doors.asked_by and asking < CLOSED_DOORS_MEMBERS:
        told = f"huis clos demandé par {wording.count(asking, 'membre')} en séance ; il en faut {CLOSED_DOORS_MEMBERS}."
        yield Remark("V9", _at(state, told), _vote(state))
    yield from _doors_voted(state, doors)


def _doors_voted(state: ItemState, doors: ClosedDoors) -> Iterator[Remark]:
    counts = doors.counts
    if counts is None:
        if not doors.unanimous:
            yield Remark("V9", _at(state, "le vote du huis clos n’est pas noté."), _vote(state))
        return
    here = len(state.situation.present) + len(state.situation.represented)
    members = here if counts.not_voting is None else doors.members or here
    needed = majority_of(members)
    if doors.adopted and counts.in_favour < needed:
        told = (
            f"huis clos voté par {wording.count(counts.in_favour, 'membre')} sur {members} présents ou représentés ; "
            f"la majorité est de {needed}."
        )
        yield Remark("V9", _at(state, told), _vote(state))


def interested(case: Case, state: ItemState) -> Iterator[Remark]:
    """V10, V11: whoever is recused neither votes, nor for another, nor presides; what makes him leave the office."""
    out = recused(state.item.recusals)
    if not out:
        return
    barred = {place.sitter for place in state.situation.present if place.seat.code in out}
    if state.item.vote is not None:
        taking = {each.seat for each in state.item.vote.by_seat if each.sense is not Sense.NOT_VOTING} & out
        taking |= {each.seat for each in state.electorate.voters if each.seat in out or each.person in barred}
        for seat in sorted(taking):
            told = f"le siège {seat} a voté, alors qu’il est déporté ou représenté par un déporté ; rouvrez le vote."
            yield Remark("V10", _at(state, told), Target(Part.VOTE, state.position, seat=seat))
    chair = state.item.president or case.session.president
    if chair in barred and not is_accounts(state.item):
        told = f"{case.name(chair)} s’est déporté et préside ; faites présider un autre membre."
        yield Remark("V10", _at(state, told), Target(Part.ROLL, state.position, person=chair), mild=True)
    for recusal in state.item.recusals:
        if not recusal.under_l1111_6 and "1111-6" in wording.fold(recusal.reason):
            told = (
                f"le déport du siège {recusal.seat} cite l’article L1111-6 ; retirez ce siège de l’effectif du quorum."
            )
            yield Remark("V11", _at(state, told), Target(Part.ROLL, state.position, seat=recusal.seat))


def accounts(case: Case, state: ItemState) -> Iterator[Remark]:
    """V12, V13: the accounts are voted without the president, and stand unless a majority is against (L1612-12)."""
    vote, item = state.item.vote, state.item
    if vote is None or vote.ballot is Ballot.NONE or not is_accounts(item):
        return
    for fault in faults_of_accounts(case.sitting, state.position, state.electorate):
        yield Remark("V12", fault, _vote(state))
    counted = state.tally
    if item.required is not Majority.NOT_REFUSED and counted is not None and not counted.carried:
        score = counted.heads if counted.weights is None else counted.weights
        if score.against <= score.in_favour:
            told = "les comptes sont adoptés, faute d’une majorité contre ; notez « comptes » au budget du point."
            yield Remark("V13", _at(state, told), Target(Part.KIND, state.position))


def concerned(case: Case, state: ItemState) -> Iterator[Remark]:
    """V15: « à la carte », only the delegates of the members that transferred the competence vote (L5212-16)."""
    members = case.sitting.concerned(state.item)
    if members is None:
        return
    if not members:
        told = f"aucun membre n’a transféré la compétence « {state.item.competence} » ; complétez les membres."
        yield Remark("V15", _at(state, told), Target(Part.KIND, state.position))
        return
    if state.item.vote is None:
        return
    always = case.sitting.presidents  # whoever chairs: it is the president of the syndicat who votes on all
    foreign = {seat.code for seat in case.sitting.seats if seat.member not in members}
    taking = {each.seat for each in state.electorate.voters if each.person not in always or each.by_proxy}
    taking |= _said(state, state.item.vote, always)
    for seat in sorted(taking & foreign):
        told = f"le siège {seat} a voté sur une compétence que son membre n’a pas transférée ; rouvrez le vote."
        yield Remark("V15", _at(state, told), Target(Part.VOTE, state.position, seat=seat))


def _said(state: ItemState, vote: Vote, always: frozenset[str]) -> set[str]:
    """The seats noted with a vote, but for those of people who vote always."""
    theirs = {place.seat.code for place in state.situation.present if place.sitter in always}
    return {each.seat for each in vote.by_seat if each.sense is not Sense.NOT_VOTING} - theirs


def _at(state: ItemState, told: str) -> str:
    return f"Point {state.position} : {told}"


def _vote(state: ItemState) -> Target:
    return Target(Part.VOTE, state.position)


OF_ITEM: tuple[OfItem, ...] = (asked_for, alone, closed_doors, interested, accounts, concerned)
