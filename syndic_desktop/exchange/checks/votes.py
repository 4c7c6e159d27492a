"""Votes: said one way only, by voters who were there, no more votes than voters."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.boxes import Box, box
from syndic_desktop.domain.elections import RELATIVE_FROM
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import ItemState, Sitting, votable
from syndic_desktop.domain.votes import Ballot, Counts, Electorate, Round, SecretBallots, Vote
from syndic_desktop.domain.wording import agree, fraction
from syndic_desktop.exchange.checks.codes import COLLEGE, SEAT, Codes, unknown
from syndic_desktop.exchange.faults import Fault, shown

WAYS = "« resultat », un décompte (« pour », « contre »…), « voix », « votes » ou « tours »"


def faults(sitting: Sitting, codes: Codes, where: str) -> Iterator[Fault]:
    for position, item in enumerate(sitting.session.items, start=1):
        if item.vote is not None:
            found = list(_vote(sitting, codes, position, f"{where}.points[{position - 1}].vote"))
            yield from found or _counted(sitting, position, f"{where}.points[{position - 1}].vote")


def ways(vote: Vote) -> int:
    """In how many ways a vote says its result."""
    rounds = vote.election is not None and bool(vote.election.rounds or vote.election.alone)
    return sum((vote.unanimous, vote.counts is not None, bool(vote.by_college), vote.by_name, rounds))


def _vote(sitting: Sitting, codes: Codes, position: int, where: str) -> Iterator[Fault]:
    item = sitting.session.items[position - 1]
    vote = item.vote or Vote()
    yield from _form(item, vote, where)
    for place, said in enumerate(vote.by_college):
        yield from unknown(f"{where}.voix[{place}].college", COLLEGE, said.college, codes.colleges)
    yield from _twice([each.college for each in vote.by_college], f"{where}.voix", "college")
    for place, each in enumerate(vote.colleges):
        yield from unknown(f"{where}.sens_par_college[{place}].college", COLLEGE, each.college, codes.colleges)
    yield from _twice([each.college for each in vote.colleges], f"{where}.sens_par_college", "college")
    yield from _twice([each.seat for each in vote.by_seat], f"{where}.votes", "siege")
    if vote.by_seat:
        yield from _seats(vote, sitting.voters(position), codes, where)
    if vote.election is not None:
        if len(vote.election.rounds) > RELATIVE_FROM:
            yield Fault(f"{where}.tours[{RELATIVE_FROM}]", "une élection compte trois tours au plus (CGCT, L2122-7)")
        for place, held in enumerate(vote.election.rounds):
            most = box(sitting, item, sitting.voters(position))
            yield from _round(held, vote.election.posts, most, f"{where}.tours[{place}]")
        for place, lots in enumerate(vote.election.lots):
            if not set(lots.drawn) <= set(lots.between) or not 1 <= lots.round <= len(vote.election.rounds):
                told = "le sort désigne des candidats entre qui il est tiré, à l’un des tours tenus"
                yield Fault(f"{where}.tirages[{place}].designes", told)


def _form(item: Item, vote: Vote, where: str) -> Iterator[Fault]:
    if not votable(item, vote.ballot):
        yield Fault(where, f"pas de vote sur {_unvoted(item)}")
    said = ways(vote)
    if vote.ballot is Ballot.NONE:
        if said:
            yield Fault(where, f"le mode « {Ballot.NONE} » n’a pas de résultat")
    elif said == 0:
        yield Fault(where, f"résultat manquant : donnez {WAYS}")
    elif said > 1:
        yield Fault(where, f"le résultat est dit de {said} façons à la fois : gardez une seule façon parmi {WAYS}")
    if vote.secret is not None and vote.ballot is not Ballot.SECRET:
        yield Fault(f"{where}.bulletins", f"réservé au mode « {Ballot.SECRET} »")
    if vote.ballot is Ballot.SECRET and vote.by_name:
        yield Fault(where, "un scrutin secret ne dit pas qui a voté quoi")
    if vote.election is not None and vote.ballot is not Ballot.ELECTION:
        yield Fault(
            where, f"« postes », « tours » et « sans_scrutin_secret » sont réservés au mode « {Ballot.ELECTION} »"
        )


def _unvoted(item: Item) -> str:
    """What is never voted, as the sentence of its fault goes on."""
    if item.fate is not Fate.KEPT:
        return "un point retiré ou reporté"
    if item.kind is ItemKind.INFORMATION:
        return f"un point d’information : on en prend acte (mode « {Ballot.NONE} »)"
    return "des questions diverses"


def _twice(codes: list[str], where: str, key: str) -> Iterator[Fault]:
    for place, code in enumerate(codes):
        if code in codes[:place]:
            yield Fault(f"{where}[{place}].{key}", f"« {shown(code)} » est déjà donné ({where}[{codes.index(code)}])")


def _seats(vote: Vote, voters: Electorate, codes: Codes, where: str) -> Iterator[Fault]:
    """Seats that vote though they may not; a recused one may be noted as taking no part."""
    there = {voter.seat for voter in (*voters.voters, *voters.set_aside)}
    for place, said in enumerate(vote.by_seat):
        path = f"{where}.votes[{place}].siege"
        if said.seat not in codes.seats:
            yield from unknown(path, SEAT, said.seat, codes.seats)
        elif said.seat not in there:
            yield Fault(path, f"le siège « {shown(said.seat)} » ne vote pas : ni présent, ni représenté à ce point")


def _round(held: Round, posts: int, most: Box, where: str) -> Iterator[Fault]:
    yield from _twice([each.candidate for each in held.votes], f"{where}.voix", "candidat")
    found = held.ballots
    yield from _overfull(found, most, where)
    cast = found.cast - found.blank - found.void
    if cast < 0:
        yield Fault(where, f"{found.blank + found.void} blancs et nuls sur {_ballots(found.cast)}")
        return
    for place, candidate in enumerate(held.votes):
        if candidate.votes > cast:
            yield Fault(f"{where}.voix[{place}].voix", f"{candidate.votes} voix pour {_cast(cast)}")
    total = sum(each.votes for each in held.votes)
    if total > cast * posts:
        yield Fault(f"{where}.voix", f"{total} voix en tout pour {_cast(cast)}")


def _counted(sitting: Sitting, position: int, where: str) -> Iterator[Fault]:
    """What can only be told once votes are added up. Every other way of voting was checked voter by voter."""
    vote = sitting.session.items[position - 1].vote or Vote()
    if vote.secret is not None:
        most = box(sitting, sitting.session.items[position - 1], sitting.voters(position))
        yield from _box(vote.secret, vote.counts or Counts(), most, where)
    if vote.counts is not None or vote.by_college:
        try:
            state = sitting.state(position)
        except RuleViolation as violation:
            yield Fault(where, str(violation))
        else:
            yield from _adds_up(state, where)


def _adds_up(state: ItemState, where: str) -> Iterator[Fault]:
    """Whoever sits or is represented said something, or did not vote; a recused member may be told or left out."""
    voters = len(state.electorate.voters)
    if state.tally is None or state.tally.in_votes:  # the box was checked against the votes there are
        return
    if not voters <= state.tally.heads.total <= voters + len(state.electorate.set_aside):
        yield Fault(where, f"{state.tally.heads.total} votes comptés pour {_voters(voters)}, corrigez le décompte")


def _box(found: SecretBallots, counts: Counts, most: Box, where: str) -> Iterator[Fault]:
    opened = found.blank + found.void + counts.in_favour + counts.against
    if found.cast not in (opened, opened + counts.abstaining):
        yield Fault(where, f"{_ballots(opened)} au décompte pour {found.cast} dans l’urne")
    yield from _overfull(found, most, where)


def _overfull(found: SecretBallots, most: Box, where: str) -> Iterator[Fault]:
    """One ballot a voter, or a vote."""
    if found.cast > most.most:
        whole = f"{fraction(most.votes)} voix" if most.per_vote else _voters(most.voters)
        yield Fault(f"{where}.bulletins", f"{_ballots(found.cast)} pour {whole}")


def _ballots(number: int) -> str:
    return f"{number} {agree(number, 'bulletin')}"


def _voters(number: int) -> str:
    return f"{number} {agree(number, 'votant')}"


def _cast(number: int) -> str:
    return f"{number} {agree(number, 'suffrage exprimé', 'suffrages exprimés')}"
