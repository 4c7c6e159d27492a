"""How an election by rounds is told: each round's ballots and votes, then who is elected and why."""

from __future__ import annotations

from syndic_desktop.documents.contents.presence import Context, Hall
from syndic_desktop.domain import wording
from syndic_desktop.domain.elections import RELATIVE_FROM, Elected, absolute_majority, elect, votes_cast
from syndic_desktop.domain.votes import Election, Round
from syndic_desktop.domain.wording import NB

NO_ELECTION: Context = {"tours": [], "elus": [], "dispense": ""}


def election(held: Election, hall: Hall) -> Context:
    """The part of the context `vote` that tells an election: `tours`, `elus`, `resultat`."""
    births = {each: person.birth for each in _candidates(held) if (person := hall.names.person(each)) and person.birth}
    result = elect(held, births)
    elected = [_elected(each, hall) for each in result.elected]
    if not result.complete:
        elected.append(_unfilled(result.posts - len(result.elected)))
    names = wording.listing(hall.names.full(each.candidate) for each in result.elected)
    one = len(result.elected) == 1 and wording.is_feminine(hall.names.civility(result.elected[0].candidate))
    return {
        "tours": [_round(number, each, hall) for number, each in enumerate(held.rounds, start=1)],
        "elus": elected,
        "resultat": f"Élu{'e' if one else ''}{'s' if len(result.elected) > 1 else ''}{NB}: {names}"
        if names
        else "Sans élu",
    }


def _candidates(held: Election) -> set[str]:
    return {votes.candidate for each in held.rounds for votes in each.votes}


def _round(number: int, held: Round, hall: Hall) -> Context:
    return {
        "titre": f"{wording.ordinal(number).capitalize()} tour de scrutin",
        "bulletins": held.ballots.cast,
        "blancs": held.ballots.blank,
        "nuls": held.ballots.void,
        "exprimes": votes_cast(held),
        "majorite": absolute_majority(held) if number < RELATIVE_FROM else None,
        "phrase": _counts(number, held),
        "lignes": [
            {"candidat": hall.names.full(each.candidate), "voix": wording.count(each.votes, "voix", "voix")}
            for each in held.votes
        ],
    }


def _counts(number: int, held: Round) -> str:
    counts = [
        wording.count(held.ballots.cast, "bulletin trouvé dans l’urne", "bulletins trouvés dans l’urne"),
        wording.count(held.ballots.blank, "blanc"),
        wording.count(held.ballots.void, "nul"),
        wording.count(votes_cast(held), "suffrage exprimé", "suffrages exprimés"),
    ]
    rule = f"majorité absolue{NB}: {absolute_majority(held)}" if number < RELATIVE_FROM else "majorité relative"
    return f"{', '.join(counts)}{NB}; {rule}."


def _elected(elected: Elected, hall: Hall) -> str:
    name = hall.names.full(elected.candidate)
    ending = wording.gendered(hall.names.civility(elected.candidate), "", "e")
    majority = "relative" if elected.round >= RELATIVE_FROM else "absolue"
    rank = f"{wording.ordinal(elected.round)} tour"
    votes = wording.count(elected.votes, "voix", "voix")
    if elected.by_age:
        return f"{name}, à égalité avec {votes} au {rank}, est proclamé{ending} élu{ending} au bénéfice de l’âge."
    return f"{name}, ayant obtenu la majorité {majority} au {rank} ({votes}), est proclamé{ending} élu{ending}."


def _unfilled(posts: int) -> str:
    if posts == 1:
        return "Aucun autre candidat n’ayant obtenu la majorité requise, un poste n’est pas pourvu."
    return f"Aucun autre candidat n’ayant obtenu la majorité requise, {posts} postes ne sont pas pourvus."
