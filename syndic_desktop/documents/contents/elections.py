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
    next_round,
    quotient_of,
    standing,
    votes_cast,
    without_birth,
)
from syndic_desktop.domain.votes import Election, Round
from syndic_desktop.domain.wording import NB

NO_ELECTION: Context = {"tours": [], "elus": [], "dispense": ""}


def election(held: Election, hall: Hall) -> Context:
    """The part of the context `vote` that tells an election: `tours`, `elus`, `resultat`."""
    births = {each: person.birth for each in standing(held) if (person := hall.names.person(each)) and person.birth}
    result, by_lot = elect(held, births), not without_birth(held, births)
    if held.lists:
        elected, tied = _lists_elected(held, result, hall, by_lot=by_lot), result.tied
    else:
        elected = [_elected(each, held, hall) for each in result.elected]
        tied = () if result.complete else tuple(each.candidate for each in _tied(held, result, births))
        if tied:
            elected.append(_undecided(_tied(held, result, births), result, hall, by_lot=by_lot))
    following = None if tied else next_round(held, births)
    if not (result.complete or tied):
        elected.append(_unfilled(held, result, following, over=hall.over))
    return {
        "tours": [_round(number, each, held, hall) for number, each in enumerate(held.rounds, start=1)],
        "elus": elected,
        "resultat": _result(result, hall.names) or (_level(by_lot) if tied else _nobody(following, over=hall.over)),
    }


def _level(by_lot: bool) -> str:
    """What tells a tie apart: age, or lots where every age is known and is the same."""
    return f"À départager {'par tirage au sort' if by_lot else 'au bénéfice de l’âge'}"


def _nobody(following: int | None, *, over: bool) -> str:
    """What an election that elects nobody has come to, in a few words."""
    if following is None:
        return "Sans élu"
    return "Élection interrompue, sans élu" if over else f"Sans élu, {wording.ordinal(following)} tour à tenir"


def _result(result: ElectionResult, names: Names) -> str:
    """« Élue : Mme X », « Élus : M. X et Mme Y »; nothing where nobody is."""
    people = [each.candidate for each in result.elected]
    if not people:
        return ""
    ending = ("e" if names.women(people) else "") + ("s" if len(people) > 1 else "")
    return f"Élu{ending}{NB}: {wording.listing(map(names.full, people))}"


def _round(number: int, held: Round, election: Election, hall: Hall) -> Context:
    shared = election.proportional and bool(election.lists)
    absolute = number < RELATIVE_FROM and not shared
    return {
        "titre": f"{wording.ordinal(number).capitalize()} tour de scrutin",
        "bulletins": held.ballots.cast,
        "blancs": held.ballots.blank,
        "nuls": held.ballots.void,
        "exprimes": votes_cast(held),
        "majorite": absolute_majority(held) if absolute else None,
        "phrase": _counts(held, _shared(held, election) if shared else _rule(number, held)),
        "lignes": [
            {"candidat": _stood(each.candidate, election, hall), "voix": wording.count(each.votes, "voix", "voix")}
            for each in held.votes
        ],
    }


def _stood(candidate: str, election: Election, hall: Hall) -> str:
    """« Mme X », « la liste « Ensemble » (M. Y et Mme Z) »."""
    people = next((each.people for each in election.lists if each.name == candidate), None)
    if people is None:
        return hall.names.full(candidate)
    named = f" ({wording.listing(map(hall.names.full, people))})" if people else ""
    return f"la liste «{NB}{candidate}{NB}»{named}"


def _rule(number: int, held: Round) -> str:
    return f"majorité absolue{NB}: {absolute_majority(held)}" if number < RELATIVE_FROM else "majorité relative"


def _shared(held: Round, election: Election) -> str:
    quotient = wording.fraction(round(quotient_of(held, election.posts), 2))
    posts = wording.count(election.posts, "poste à pourvoir", "postes à pourvoir")
    return f"{posts}, représentation proportionnelle au plus fort reste, quotient électoral{NB}: {quotient}"


def _counts(held: Round, rule: str) -> str:
    counts = [
        wording.count(held.ballots.cast, "bulletin trouvé dans l’urne", "bulletins trouvés dans l’urne"),
        wording.count(held.ballots.blank, "blanc"),
        wording.count(held.ballots.void, "nul"),
        wording.count(votes_cast(held), "suffrage exprimé", "suffrages exprimés"),
    ]
    return f"{', '.join(counts)}{NB}; {rule}."


def _elected(elected: Elected, held: Election, hall: Hall) -> str:
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
    if elected.by_lot:
        level = f"{name}, à égalité avec {votes} au {rank} et né{ending} le même jour, est proclamé{ending} élu{ending}"
        return f"{level} {_lots(elected.round, held, hall)}."
    return f"{name}, ayant obtenu la majorité {majority} au {rank} ({votes}), est proclamé{ending} élu{ending}."


def _lots(number: int, held: Election, hall: Hall) -> str:
    """« par tirage au sort, effectué par M. X (un bulletin tiré de l’urne) », at a round (1-based)."""
    drawn = next(each for each in held.lots if each.round == number)
    how = f" ({wording.french(drawn.how).rstrip('.')})" if drawn.how else ""
    return f"par tirage au sort, effectué par {hall.names.full(drawn.by)}{how}"


def _lists_elected(held: Election, result: ElectionResult, hall: Hall, *, by_lot: bool) -> list[str]:
    """One sentence a list: its votes, how they made it win, and who is elected from it."""
    said = []
    for name in dict.fromkeys(each.on for each in result.elected):
        theirs = [each for each in result.elected if each.on == name]
        first, people = theirs[0], [each.candidate for each in theirs]
        ending = ("e" if hall.names.women(people) else "") + ("s" if len(people) > 1 else "")
        verb = wording.agree(len(people), "est", "sont")
        named = wording.listing(map(hall.names.full, people))
        said.append(f"{_how(first, theirs, held, hall)}{NB}: {named} {verb} proclamé{ending} élu{ending}.")
    if result.tied:
        lists = wording.listing(f"«{NB}{each}{NB}»" for each in result.tied)
        age = "revient au bénéfice de l’âge, les dates de naissance restent à vérifier"
        told = "reste à tirer au sort, l’âge ne les départageant pas" if by_lot else age
        said.append(f"Les listes {lists} sont à égalité{NB}: ce qui reste à pourvoir {told}.")
    return said


def _how(first: Elected, theirs: Sequence[Elected], held: Election, hall: Hall) -> str:
    listed, votes = f"La liste «{NB}{first.on}{NB}»", wording.count(first.votes, "voix", "voix")
    if not first.round:
        return f"{listed}, seule liste présentée, est nommée à la lecture qui en est donnée (CGCT, article L2121-21)"
    aged = ", au bénéfice de l’âge" if any(each.by_age for each in theirs) else ""
    if held.proportional:
        obtained = wording.count(len(theirs), "poste")
        last = ", le dernier au bénéfice de l’âge" if aged else ""
        if any(each.by_lot for each in theirs):
            last = f", le dernier {_lots(1, held, hall)}"
        return f"{listed}, avec {votes}, obtient {obtained}{last}"
    majority = "relative" if first.round >= RELATIVE_FROM else "absolue"
    rank = f"{wording.ordinal(first.round)} tour"
    if aged:
        return f"{listed}, à égalité avec {votes} au {rank}, l’emporte au bénéfice de l’âge"
    if first.by_lot:
        how = _lots(first.round, held, hall)
        return f"{listed}, à égalité avec {votes} au {rank}, de même moyenne d’âge, l’emporte {how}"
    return f"{listed}, ayant obtenu la majorité {majority} au {rank} ({votes}), l’emporte"


def _tied(held: Election, result: ElectionResult, births: Mapping[str, date]) -> tuple[Elected, ...]:
    """Candidates whom only an age that nobody noted, or that is the same, could tell apart."""
    ages = sorted(standing(held), key=lambda each: (births.get(each, date.max), each))
    whoever = elect(held, {each: date.fromordinal(rank) for rank, each in enumerate(ages, start=1)}).elected
    first = next((each for each in whoever if each not in result.elected), None)
    if first is None or not first.by_age:
        return ()
    taken = {each.candidate for each in result.elected}
    equals = (each for each in held.rounds[first.round - 1].votes if each.votes == first.votes)
    return tuple(Elected(each.candidate, first.round, first.votes) for each in equals if each.candidate not in taken)


def _undecided(tied: Sequence[Elected], result: ElectionResult, hall: Hall, *, by_lot: bool) -> str:
    """The law elects the eldest (L2122-7); the dossier does not say who that is, or none is (`by_lot`)."""
    who = wording.listing(hall.names.full(each.candidate) for each in tied)
    votes, rank = wording.count(tied[0].votes, "voix", "voix"), wording.ordinal(tied[0].round)
    left = result.posts - len(result.elected)
    if by_lot:
        post = "le poste reste" if left == 1 else f"{left} postes restent"
        return f"{who} sont à égalité, avec {votes} au {rank} tour, et du même âge{NB}: {post} à tirer au sort."
    post = "Le poste revient" if left == 1 else f"Les {left} postes reviennent"
    return (
        f"{who} sont à égalité, avec {votes} au {rank} tour. {post} au bénéfice de l’âge"
        f"{NB}: les dates de naissance restent à vérifier."
    )


def _unfilled(held: Election, result: ElectionResult, following: int | None, *, over: bool) -> str:
    """Why posts are left: a round to come, one that was never held, or nobody for them once all were (L2122-7)."""
    left = result.posts - len(result.elected)
    who = "Aucun autre candidat" if result.elected else "Aucun candidat"
    one = "le poste" if result.posts == 1 else "un poste"
    unfilled = f"{one} n’est pas pourvu" if left == 1 else f"{left} postes ne sont pas pourvus"
    if not held.rounds:
        return f"{who} ne s’étant présenté, {unfilled}."
    if following is None:
        last = wording.ordinal(len(held.rounds))
        return f"{who} n’étant élu à l’issue du {last} tour, {unfilled}."
    why, rank = f"{who} n’ayant obtenu la majorité requise", wording.ordinal(following)
    if not over:
        return f"{why}, un {rank} tour est à tenir."
    remain = f"{one} reste" if left == 1 else f"{left} postes restent"
    return f"{why}, et le {rank} tour n’ayant pas été tenu, l’élection est interrompue{NB}: {remain} à pourvoir."
