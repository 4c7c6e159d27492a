"""Votes as they were noted."""

from __future__ import annotations

from syndic_desktop.domain.votes import CollegeCounts, Election, Lots, Round, SecretBallots, Vote
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.conducts import heads


def vote(value: Vote) -> Json:
    return {
        "mode": value.ballot,
        **(lean(resultat="unanimite") if value.unanimous else {}),
        **(heads(value.counts) if value.counts else {}),
        **lean(
            voix=[_college(each) for each in value.by_college],
            votes=[{"siege": each.seat, "sens": each.sense} for each in value.by_seat],
        ),
        **given(par_defaut=value.default),
        **lean(sens_par_college=[{"college": each.college, "sens": each.sense} for each in value.colleges]),
        **(_ballots(value.secret) if value.secret else {}),
        **(_election(value.election) if value.election else {}),
        **given(voix_president=value.chair_sense),
        **lean(scrutateurs=list(value.scrutineers)),
    }


def _college(value: CollegeCounts) -> Json:
    return {"college": value.college, **heads(value.counts)}


def _ballots(value: SecretBallots) -> Json:
    return {"bulletins": value.cast, "blancs": value.blank, "nuls": value.void}


def _election(value: Election) -> Json:
    return {
        "postes": value.posts,
        **lean(tours=[_round(each) for each in value.rounds], sans_scrutin_secret=value.open_ballot),
        **lean(
            sans_scrutin=list(value.alone),
            listes=[{"nom": each.name, "personnes": list(each.people)} for each in value.lists],
            proportionnelle=value.proportional,
            tirages=[_lots(each) for each in value.lots],
        ),
    }


def _lots(value: Lots) -> Json:
    told = {"tour": value.round, "entre": list(value.between), "designes": list(value.drawn), "par": value.by}
    return {**told, **lean(comment=value.how)}


def _round(value: Round) -> Json:
    return {
        **_ballots(value.ballots),
        "voix": [{"candidat": each.candidate, "voix": each.votes} for each in value.votes],
    }
