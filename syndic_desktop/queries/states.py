"""The `etat` of a session: who is there and what was decided, item by item, as plain values ready for JSON.

Counts are heads (integers); what is weighted is exact text (« 3/2 »). A contract: keys are added, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState, SessionKey
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.domain.tallies import CollegeScore, Score, Tally
from syndic_desktop.domain.votes import Election
from syndic_desktop.queries.sittings import read_sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store

Plain = dict[str, object]


def session_state(store: Store, key: SessionKey) -> Plain:
    """The `etat` of one session. Raises RuleViolation when the key means none or several."""
    sheet = read_sitting(store, key)
    sat = sheet.sitting
    births = births_of(sat.assembly.people)
    return {"seance": str(sheet.key), "points": [_item(state, births) for state in sat.states()]}


def _item(state: ItemState, births: Mapping[str, date]) -> Plain:
    there = state.situation
    return {
        "position": state.position,
        "numero": state.item.number,
        "en_exercice": len(there.places),
        "presents": len(there.present),
        "titulaires": len(there.having(State.PRESENT)),
        "suppleants": len(there.having(State.DEPUTY)),
        "representes": len(there.represented),
        "excuses": len(there.excused),
        "absents": len(there.absent),
        "quorum": _quorum(state.quorum),
        "votants": len(state.electorate.voters),
        "vote": _vote(state, births),
    }


def _quorum(quorum: Quorum) -> Plain:
    weighted = quorum.base is QuorumBase.WEIGHTS
    plain: Plain = {
        "requis": _amount(quorum.required, weighted=weighted),
        "compte": _amount(quorum.total.counted, weighted=weighted),
        "atteint": quorum.reached,
    }
    if quorum.weights is not None:
        votes = quorum.weights
        plain["voix"] = {"requis": str(votes.required), "compte": str(votes.counted), "atteint": votes.reached}
    if quorum.base is QuorumBase.COLLEGES:
        plain["par_college"] = [
            {"college": code, "requis": int(count.required), "compte": int(count.counted), "atteint": count.reached}
            for code, count in quorum.by_college
        ]
    return plain


def _vote(state: ItemState, births: Mapping[str, date]) -> Plain | None:
    if state.tally is not None:
        return _tally(state.tally)
    election = state.item.vote.election if state.item.vote else None
    return (
        _election(election, births, len(state.electorate.voters) + len(state.electorate.set_aside))
        if election
        else None
    )


def _tally(tally: Tally) -> Plain:
    plain = _heads(tally.heads)
    if tally.heads.null:
        plain["blancs_et_nuls"] = int(tally.heads.null)
    plain["par_college"] = None if tally.by_college is None else [_college(share) for share in tally.by_college]
    plain["voix"] = _weights(tally.weights)
    plain["resultat"] = tally.outcome.value
    plain["preponderante"] = tally.casting_vote
    return plain


def _college(share: CollegeScore) -> Plain:
    return {"college": share.college, **_heads(share.heads), "voix": _weights(share.weights)}


def _election(election: Election, births: Mapping[str, date], seated: int) -> Plain:
    """An election has no for or against: the ballots of its last round say who voted."""
    result = elect(election, births)
    cast = election.rounds[-1].ballots.cast
    nothing = {"pour": 0, "contre": 0, "abstention": 0, "ne_prend_pas_part": seated - cast}
    return {
        **nothing,
        "par_college": None,
        "voix": None,
        "resultat": "adopte" if result.complete else "rejete",
        "preponderante": False,
        "elus": [{"candidat": each.candidate, "tour": each.round, "voix": each.votes} for each in result.elected],
    }


def _heads(score: Score) -> Plain:
    return {
        "pour": int(score.in_favour),
        "contre": int(score.against),
        "abstention": int(score.abstaining),
        "ne_prend_pas_part": int(score.not_voting),
    }


def _weights(score: Score | None) -> Plain | None:
    """The four, weighted; None when a secret ballot hides whose weight is where."""
    if score is None:
        return None
    return {
        "pour": str(score.in_favour),
        "contre": str(score.against),
        "abstention": str(score.abstaining),
        "ne_prend_pas_part": str(score.not_voting),
    }


def _amount(value: Fraction, *, weighted: bool) -> object:
    return str(value) if weighted else int(value)


def as_lines(state: Plain) -> list[str]:
    """The `etat` in words, a line an item."""
    lines = [f"Séance {state['seance']}"]
    for point in state["points"]:  # type: ignore[attr-defined]  # plain values, built above
        vote = point["vote"]
        said = "sans vote" if vote is None else f"{vote['resultat']} ({vote['pour']} pour, {vote['contre']} contre)"
        quorum = "quorum atteint" if point["quorum"]["atteint"] else "QUORUM NON ATTEINT"
        lines.append(
            f"{point['position']:>3}  {point['numero'] or '—':<14} {wording.count(point['presents'], 'présent')}, "
            f"{wording.count(point['representes'], 'représenté')}, {wording.count(point['votants'], 'votant')}, "
            f"{quorum} · {said}"
        )
    return lines
