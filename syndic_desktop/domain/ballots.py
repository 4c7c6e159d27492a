"""Ballots: which one the members may ask for, who keeps out of the accounts, and what refuses a vote being entered.

What is refused here can still be put right in the room. Of a vote that was recorded all the same, `checks` says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.boxes import box, counted, in_heads, overfull
from syndic_desktop.domain.budgets import is_accounts, seems_accounts
from syndic_desktop.domain.conducts import askers_needed
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.modalities import Modality
from syndic_desktop.domain.offices import always_secret
from syndic_desktop.domain.recusals import recused
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.votes import Ballot, Electorate, Sense, Vote


def is_secret(vote: Vote) -> bool:
    """Whether nobody knows who said what: a secret vote, or an election whose secrecy was not waived."""
    if vote.election is not None:
        return not vote.election.open_ballot
    return vote.ballot in (Ballot.SECRET, Ballot.ELECTION)


def due(sitting: Sitting, position: int) -> Ballot | None:
    """The ballot that enough of the members present as an item (1-based) is voted asked for; None: no ballot.

    L2121-21: secret at the request of a third, public of a quarter; secret where both are asked for.
    """
    requests = sitting.session.items[position - 1].conduct.requests
    if not requests:
        return None
    here = {place.seat.code for place in sitting.situation(position, voting=True).present}
    for ballot in (Ballot.SECRET, Ballot.PUBLIC):
        asking = {seat for each in requests if each.ballot is ballot for seat in each.seats} & here
        if asking and len(asking) >= _needed(sitting, ballot, len(here)):
            return ballot
    return None


def owed(sitting: Sitting, position: int) -> Ballot | None:
    """The ballot that an item (1-based) is to be voted by, for it was asked for; None: as she likes.

    A nomination is secret whoever asks for a public ballot (L2121-21).
    """
    wanted = due(sitting, position)
    election = sitting.session.items[position - 1].kind is ItemKind.ELECTION
    return None if wanted is Ballot.PUBLIC and election else wanted


def otherwise(owing: Ballot, position: int) -> str:
    """Why an item (1-based) is voted by no other ballot than the one it owes, and what to do."""
    secret = owing is Ballot.SECRET
    name, asking = ("secret", "le tiers") if secret else ("public", "le quart")
    remedy = "votez au secret (S)" if secret else "votez nom par nom (N)"
    return (
        f"Le scrutin {name} du point {position} est demandé par {asking} des présents, il est de droit : {remedy}, ou "
        "retirez la demande (F8 ; CGCT, L2121-21)."
    )


def faults_of_office(item: Item, vote: Vote) -> Iterator[str]:
    """How the president or the bureau were elected otherwise than by a secret ballot, in words that say what to do."""
    if vote.ballot is Ballot.NONE or not always_secret(item):
        return
    if not is_secret(vote):
        yield "le président et le bureau s’élisent au scrutin secret, sans renonciation possible ; notez les bulletins."
    elif vote.election is not None and vote.election.alone:
        yield "le président et le bureau s’élisent au scrutin secret, même sans concurrent ; notez les tours."


def may_not_by_video(sitting: Sitting, vote: Vote) -> bool:
    """Whether a vote is of those that are not held by video, wholly or in part: all but a public ballot (L5211-11-1).

    A nomination without any ballot, or whose secrecy was waived, is not one.
    """
    if sitting.session.modality is Modality.IN_PERSON or vote.ballot in (Ballot.PUBLIC, Ballot.NONE):
        return False
    return vote.election is None or not (vote.election.open_ballot or vote.election.alone)


def faults_of_accounts(sitting: Sitting, position: int, voters: Electorate) -> Iterator[str]:
    """How the president takes part in the vote of his own accounts, in sentences that say what to do; L2121-14.

    He attends the discussion, and then neither presides, votes, gives a proxy nor counts for the quorum.
    """
    session = sitting.session
    item = session.items[position - 1]
    heads = sitting.presidents
    if not is_accounts(item) or not heads:
        return
    where, chair = f"Point {position}, comptes :", sitting.presiding(position)
    if chair is not None and chair in heads:
        yield f"{where} {named(sitting.assembly, chair)} préside ; faites élire un autre président pour ce point."
    for person in _taking_part(sitting, position, voters, heads):
        who = named(sitting.assembly, person)
        yield f"{where} {who} est au vote ; notez qu’il sort pendant le point, avant le vote."
    for place in sitting.situation(position, voting=True).represented:
        giver = place.seat.titular
        if giver is not None and giver in heads:
            yield f"{where} {named(sitting.assembly, giver)} est représenté ; retirez son pouvoir pour ce point."
    if seems_accounts(item) and sitting.quorum_at(position).reached:
        marked = replace(item, budget=BudgetStep.ACCOUNTS)
        if not sitting.quorum_if(marked, position).reached:
            yield f"{where} le quorum n’y est plus sans le président, qui n’est pas compté ; attendez un membre."


def _taking_part(sitting: Sitting, position: int, voters: Electorate, heads: frozenset[str]) -> tuple[str, ...]:
    """The presidents who are in the room as their accounts are voted, and those whose vote was frozen."""
    out = recused(sitting.session.items[position - 1].recusals)
    there = (place for place in sitting.situation(position, voting=True).present if place.seat.code not in out)
    people = [place.sitter for place in there] + [voter.person for voter in voters.voters]
    return tuple(dict.fromkeys(person for person in people if person is not None and person in heads))


def refuse(sitting: Sitting, position: int, vote: Vote, kind: SyndicatKind) -> None:
    """Refuse a vote that is about to be recorded on an item (1-based). Raises RuleViolation with what to do.

    An open syndicat votes by video as its statutes have it: it is told by `checks`, and not refused.
    """
    if vote.ballot is Ballot.NONE:
        return
    if not sitting.voters(position).voters:  # without any condition of quorum, a room that is empty decides nothing
        raise RuleViolation(f"Personne ne vote au point {position} : pointez d’abord qui est en séance.")
    if kind is SyndicatKind.CLOSED and may_not_by_video(sitting, vote):
        raise RuleViolation(
            "Par visioconférence on ne vote qu’au scrutin public : choisissez-le, ou reportez le point à une séance "
            "tenue en un même lieu (CGCT, L5211-11-1)."
        )
    owing = owed(sitting, position)
    if (owing is Ballot.SECRET and not is_secret(vote)) or (owing is Ballot.PUBLIC and not _named(vote)):
        raise RuleViolation(otherwise(owing, position))
    item, voters = sitting.session.items[position - 1], sitting.voters(position)
    for fault in faults_of_office(item, vote):
        raise RuleViolation(f"Point {position} : {fault[:-1]} (CGCT, L2122-7 et L5211-2).")
    held = box(sitting, item, voters) if counted(vote) else None
    for fault in (*overfull(held, vote), *in_heads(held, vote)) if held is not None else ():
        raise RuleViolation(f"Point {position} : {fault}")
    for fault in faults_of_accounts(sitting, position, voters):
        raise RuleViolation(f"{fault[:-1]} (CGCT, L2121-14).")
    if unanswered(vote, voters):
        raise RuleViolation(UNANSWERED)


UNANSWERED = "Personne n’a répondu à l’appel nominal : notez ce que chacun a dit, ou T si les autres sont pour."


def unanswered(vote: Vote, voters: Electorate) -> bool:
    """Whether a roll call was answered by nobody: nothing was voted (L2121-21)."""
    silent = {each.seat for each in vote.by_seat if each.sense is Sense.NOT_VOTING}
    return vote.ballot is Ballot.PUBLIC and bool(silent) and silent >= {each.seat for each in voters.voters}


def _named(vote: Vote) -> bool:
    """Whether the name and the vote of each are kept (L2121-21)."""
    return vote.ballot is Ballot.PUBLIC and (vote.by_name or vote.unanimous)


def _needed(sitting: Sitting, ballot: Ballot, present: int) -> int:
    rules = sitting.rules
    return askers_needed(ballot, present, public=rules.public_ballot_fraction, secret=rules.secret_ballot_fraction)
