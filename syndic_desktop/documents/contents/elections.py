"""How an election by rounds is told: each round's ballots and votes, then who is elected and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.presence import Context, Hall
from syndic_desktop.domain import wording
from syndic_desktop.domain.elections import (
    RELATIVE_FROM,
    Elected,
    ElectionResult,
    absolute_majority,
    elect,
    votes_cast,
)
from syndic_desktop.domain.votes import Election, Round
from syndic_desktop.domain.wording import NB

NO_ELECTION: Context = {"tours": [], "elus": [], "dispense": ""}


def election(held: Election, hall: Hall) -> Context:
    """The part of the context `vote` that tells an election: `tours`, `elus`, `resultat`."""
    births = {each: person.birth for each in _candidates(held) if (person := hall.names.person(each)) and person.birth}
    result = elect(held, births)
    elected = [_elected(each, hall) for each in result.elected]
    tied = () if result.complete else _tied(held, result, births)
    if not result.complete:
        elected.append(_undecided(tied, result, hall) if tied else _unfilled(result))
    return {
        "tours": [_round(number, each, hall) for number, each in enumerate(held.rounds, start=1)],
        "elus": elected,
        "resultat": _result(result, hall.names) or ("À départager au bénéfice de l’âge" if tied else "Sans élu"),
    }


def _result(result: ElectionResult, names: Names) -> str:
    """« Élue : Mme X », « Élus : M. X et Mme Y »; nothing where nobody is."""
    people = [each.candidate for each in result.elected]
    if not people:
        return ""
    ending = ("e" if names.women(people) else "") + ("s" if len(people) > 1 else "")
    return f"Élu{ending}{NB}: {wording.listing(map(names.full, people))}"


def _candidates(held: Election) -> set[str]:
    return {votes.candidate for each in held.rounds for votes in each.votes} | set(held.alone)


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
    if not elected.round:
        alone = wording.gendered(hall.names.civility(elected.candidate), "seul candidat", "seule candidate")
        effect = "la nomination prend effet immédiatement, lecture en étant donnée (CGCT, article L2121-21)"
        return f"{name}, {alone} au poste à pourvoir, est proclamé{ending} élu{ending}{NB}: {effect}."
    majority = "relative" if elected.round >= RELATIVE_FROM else "absolue"
    rank = f"{wording.ordinal(elected.round)} tour"
    votes = wording.count(elected.votes, "voix", "voix")
    if elected.by_age:
        return f"{name}, à égalité avec {votes} au {rank}, est proclamé{ending} élu{ending} au bénéfice de l’âge."
    return f"{name}, ayant obtenu la majorité {majority} au {rank} ({votes}), est proclamé{ending} élu{ending}."


def _tied(held: Election, result: ElectionResult, births: Mapping[str, date]) -> tuple[Elected, ...]:
    """Candidates whom only an age that nobody noted could tell apart."""
    whoever = elect(held, {each: births.get(each, date.max) for each in _candidates(held)}).elected
    first = next((each for each in whoever if each not in result.elected), None)
    if first is None or not first.by_age:
        return ()
    taken = {each.candidate for each in result.elected}
    equals = (each for each in held.rounds[first.round - 1].votes if each.votes == first.votes)
    return tuple(Elected(each.candidate, first.round, first.votes) for each in equals if each.candidate not in taken)


def _undecided(tied: Sequence[Elected], result: ElectionResult, hall: Hall) -> str:
    """The law elects the eldest (L2122-7); the dossier does not say who that is."""
    who = wording.listing(hall.names.full(each.candidate) for each in tied)
    votes, rank = wording.count(tied[0].votes, "voix", "voix"), wording.ordinal(tied[0].round)
    left = result.posts - len(result.elected)
    post = "Le poste revient" if left == 1 else f"Les {left} postes reviennent"
    return (
        f"{who} sont à égalité, avec {votes} au {rank} tour. {post} au bénéfice de l’âge"
        f"{NB}: les dates de naissance restent à vérifier."
    )


def _unfilled(result: ElectionResult) -> str:
    left = result.posts - len(result.elected)
    who = "Aucun autre candidat" if result.elected else "Aucun candidat"
    posts = "un poste n’est pas pourvu" if left == 1 else f"{left} postes ne sont pas pourvus"
    return f"{who} n’ayant obtenu la majorité requise, {'le poste n’est pas pourvu' if result.posts == 1 else posts}."
