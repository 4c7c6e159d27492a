"""Votes as they were noted."""

from __future__ import annotations

from syndic_desktop.domain.votes import (
    CandidateVotes,
    CollegeCounts,
    Counts,
    Election,
    Round,
    SeatVote,
    SecretBallots,
    Vote,
)
from syndic_desktop.exchange.models.votes import CollegeCountsModel, RoundModel, VoteModel


def vote(model: VoteModel) -> Vote:
    return Vote(
        ballot=model.mode,
        unanimous=model.resultat is not None,
        counts=_counts(model),
        by_college=tuple(_college(each) for each in model.voix or ()),
        by_seat=tuple(SeatVote(each.siege, each.sens) for each in model.votes or ()),
        default=model.par_defaut,
        secret=None if model.bulletins is None else SecretBallots(model.bulletins, model.blancs or 0, model.nuls or 0),
        election=_election(model),
        chair_sense=model.voix_president,
    )


def _counts(model: VoteModel) -> Counts | None:
    said = (model.pour, model.contre, model.abstention, model.ne_prend_pas_part)
    if all(each is None for each in said):
        return None
    return Counts(model.pour or 0, model.contre or 0, model.abstention or 0, model.ne_prend_pas_part)


def _college(model: CollegeCountsModel) -> CollegeCounts:
    return CollegeCounts(model.college, Counts(model.pour, model.contre, model.abstention, model.ne_prend_pas_part))


def _election(model: VoteModel) -> Election | None:
    if model.postes is None and model.tours is None and model.sans_scrutin_secret is None:
        return None
    rounds = tuple(_round(each) for each in model.tours or ())
    return Election(1 if model.postes is None else model.postes, rounds, bool(model.sans_scrutin_secret))


def _round(model: RoundModel) -> Round:
    return Round(
        SecretBallots(model.bulletins, model.blancs, model.nuls),
        tuple(CandidateVotes(each.candidat, each.voix) for each in model.voix),
    )
