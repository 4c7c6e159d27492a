"""Votes as they were noted."""

from __future__ import annotations

from syndic_desktop.domain.votes import (
    CandidateList,
    CandidateVotes,
    CollegeCounts,
    CollegeSense,
    Counts,
    Election,
    Lots,
    Round,
    SeatVote,
    SecretBallots,
    Vote,
)
from syndic_desktop.exchange.models.votes import CollegeCountsModel, RoundModel, VoteModel
from syndic_desktop.exchange.to_domain.conducts import heads


def vote(model: VoteModel) -> Vote:
    return Vote(
        ballot=model.mode,
        unanimous=model.resultat is not None,
        counts=heads(model),
        by_college=tuple(_college(each) for each in model.voix or ()),
        by_seat=tuple(SeatVote(each.siege, each.sens) for each in model.votes or ()),
        default=model.par_defaut,
        secret=None if model.bulletins is None else SecretBallots(model.bulletins, model.blancs or 0, model.nuls or 0),
        election=_election(model),
        chair_sense=model.voix_president,
        scrutineers=tuple(model.scrutateurs),
        colleges=tuple(CollegeSense(each.college, each.sens) for each in model.sens_par_college),
    )


def _college(model: CollegeCountsModel) -> CollegeCounts:
    return CollegeCounts(model.college, Counts(model.pour, model.contre, model.abstention, model.ne_prend_pas_part))


def _election(model: VoteModel) -> Election | None:
    told = (model.postes, model.tours, model.sans_scrutin_secret, model.proportionnelle)
    if all(each is None for each in told) and not (model.sans_scrutin or model.listes):
        return None
    return Election(
        posts=1 if model.postes is None else model.postes,
        rounds=tuple(_round(each) for each in model.tours or ()),
        open_ballot=bool(model.sans_scrutin_secret),
        alone=tuple(model.sans_scrutin),
        lists=tuple(CandidateList(each.nom, tuple(each.personnes)) for each in model.listes),
        proportional=bool(model.proportionnelle),
        lots=tuple(
            Lots(each.tour, tuple(each.entre), tuple(each.designes), each.par, each.comment or "")
            for each in model.tirages
        ),
    )


def _round(model: RoundModel) -> Round:
    return Round(
        SecretBallots(model.bulletins, model.blancs, model.nuls),
        tuple(CandidateVotes(each.candidat, each.voix) for each in model.voix),
    )
