"""A vote being taken in the room: who votes, what it would give were it kept now, and why it does not add up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.elections import election
from syndic_desktop.domain import wording
from syndic_desktop.domain.ballots import faults_of_office, unanswered
from syndic_desktop.domain.boxes import box, in_heads, overfull
from syndic_desktop.domain.elections import votes_cast
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Ballot
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import RESULTS

_SHARED = re.compile(r"\bcommissions? +(?:d.appels? +d.offres?|de +delegation)|\bcao\b|\bcdsp\b|\bproportionnelle\b")

if TYPE_CHECKING:
    from syndic_desktop.domain.tallies import Tally
    from syndic_desktop.domain.votes import Vote
    from syndic_desktop.queries.live.rooms import Live


@dataclass(frozen=True, slots=True)
class VoterLine:
    """A seat that votes on the item; `weight` is empty where everybody has one vote.

    `college` is a code, `section` its name.
    """

    seat: str
    college: str
    name: str
    by: str
    section: str
    weight: str


def voter_lines(live: Live, position: int) -> tuple[VoterLine, ...]:
    """Who votes on an item (1-based), in protocol order."""
    voters = live.sitting.voters(position)
    seats = {seat.code: seat for seat in live.sitting.seats}
    colleges = live.hall.colleges
    weighted = len({each.weight for each in voters.voters}) > 1
    lines = []
    for each in voters.voters:
        titular = seats[each.seat].titular if each.by_proxy and each.seat in seats else None
        lines.append(
            VoterLine(
                each.seat,
                each.college,
                live.short.get(titular or each.person, each.person),
                live.short.get(each.person, "") if each.by_proxy else "",
                colleges[each.college].name if each.college in colleges else each.college,
                wording.fraction(each.weight) if weighted else "",
            )
        )
    return tuple(lines)


def trial(live: Live, position: int, vote: Vote) -> str:
    """What a vote that is not kept yet would give: « 12 pour, 7 contre : adopté », or why it cannot be counted."""
    if vote.election is not None and not (vote.election.rounds or vote.election.alone):
        return ""  # nobody stands yet
    items = list(live.session.items)
    items[position - 1] = item = replace(items[position - 1], vote=vote, electorate=None)
    sitting = live.sitting.after(replace(live.session, items=tuple(items)))
    if unanswered(vote, voters := sitting.voters(position)):
        return "Personne n’a encore répondu à l’appel."
    held = box(sitting, item, voters)
    for wrong in (*faults_of_office(item, vote), *overfull(held, vote), *in_heads(held, vote)):
        return f"{wrong[:1].upper()}{wrong[1:]}"
    try:
        tally = sitting.state(position).tally
    except RuleViolation as trouble:
        return str(trouble)
    if vote.election is not None:
        return " ".join(election(vote.election, live.hall)["elus"])  # type: ignore[arg-type]
    return _summary(tally) if tally else ""


def shares(subject: str) -> bool:
    """Whether its subject says that posts are shared between lists in proportion (L1411-5): she may say otherwise."""
    return _SHARED.search(wording.fold(subject)) is not None


def doubt(vote: Vote) -> str:
    """Why ballots do not add up with what was counted of them; empty where they do."""
    if vote.ballot is Ballot.SECRET and vote.secret is not None and vote.counts is not None:
        cast = vote.secret.cast - vote.secret.blank - vote.secret.void
        return _differing(cast, vote.counts.in_favour + vote.counts.against)
    if vote.election is None or not vote.election.rounds:
        return ""
    if vote.election.posts == 1 or vote.election.lists:  # a ballot is one vote
        last = vote.election.rounds[-1]
        return _differing(votes_cast(last), sum(each.votes for each in last.votes))
    return ""


def _differing(cast: int, counted: int) -> str:
    if cast == counted:
        return ""
    said = wording.count(cast, "suffrage exprimé", "suffrages exprimés")
    return f"{said} dans l’urne (bulletins moins blancs et nuls), {counted} comptés : vérifiez le dépouillement."


def _summary(tally: Tally) -> str:
    heads = tally.heads
    parts = [f"{wording.fraction(heads.in_favour)} pour", f"{wording.fraction(heads.against)} contre"]
    if heads.abstaining:
        parts.append(wording.count(heads.abstaining, "abstention"))
    if heads.null:
        parts.append(wording.count(heads.null, "blanc ou nul", "blancs ou nuls"))
    if heads.not_voting:
        parts.append(f"{wording.fraction(heads.not_voting)} hors vote")
    casting = ", voix prépondérante" if tally.casting_vote else ""
    return f"{', '.join(parts)}{_weighed(tally)}{NB}: {RESULTS[tally.outcome].lower()}{casting}"


def _weighed(tally: Tally) -> str:
    """« , soit 36 voix contre 4 » where votes are weighed: they decide."""
    weights = tally.weights
    if weights is None or weights == tally.heads or not weights.against:
        return ""
    cast = wording.count(weights.in_favour, "voix", "voix")
    return f", soit {cast} contre {wording.fraction(weights.against)}"
