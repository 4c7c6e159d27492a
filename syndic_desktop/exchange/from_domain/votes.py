"""Votes as they were noted."""

from __future__ import annotations

from syndic_desktop.domain.votes import CollegeCounts, Counts, Election, Round, SecretBallots, Vote
from syndic_desktop.exchange.from_domain import Json, given, lean


def vote(value: Vote) -> Json:
    return {
        "mode": value.ballot,
        **(lean(resultat="unanimite") if value.unanimous else {}),
        **(_counts(value.counts) if value.counts else {}),
        **lean(
            voix=[_college(each) for each in value.by_college],
            votes=[{"siege": each.seat, "sens": each.sense} for each in value.by_seat],
        ),
        **given(par_defaut=value.default),
        **(_ballots(value.secret) if value.secret else {}),
        **(_election(value.election) if value.election else {}),
        **given(voix_president=value.chair_sense),
    }


def _counts(value: Counts) -> Json:
    return given(
        pour=value.in_favour, contre=value.against, abstention=value.abstaining, ne_prend_pas_part=value.not_voting
    )


def _college(value: CollegeCounts) -> Json:
    return {"college": value.college, **_counts(value.counts)}


def _ballots(value: SecretBallots) -> Json:
    return {"bulletins": value.cast, "blancs": value.blank, "nuls": value.void}


def _election(value: Election) -> Json:
    return {
        "postes": value.posts,
        **lean(tours=[_round(each) for each in value.rounds], sans_scrutin_secret=value.open_ballot),
    }


def _round(value: Round) -> Json:
    return {
        **_ballots(value.ballots),
        "voix": [{"candidat": each.candidate, "voix": each.votes} for each in value.votes],
    }
