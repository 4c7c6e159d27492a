"""How a vote is told: the formula before the decision, the result with its figures, by college and by name.

An item without a vote says none; figures are heads, and weights where the statutes give different ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from syndic_desktop.documents.contents.elections import NO_ELECTION, election
from syndic_desktop.documents.contents.presence import Context, Hall
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.tallies import Outcome, Score, Tally
from syndic_desktop.domain.votes import Ballot, Majority, Sense, Vote, Voter, noted
from syndic_desktop.domain.wording import NB

TAKES_NOTE = re.compile(r"(?:de |d’|d')?(?:prendre|donner) acte", re.IGNORECASE)
SENSES = (
    (Sense.IN_FAVOUR, "A voté pour", "Ont voté pour"),
    (Sense.AGAINST, "A voté contre", "Ont voté contre"),
    (Sense.ABSTAINING, "S’est abstenu", "Se sont abstenus"),
    (Sense.NOT_VOTING, "N’a pas pris part au vote", "N’ont pas pris part au vote"),
)
NO_VOTE: Context = {
    "entree": "", "verbe": "", "majorite": "", "majorite_capitales": "", "formule": "", "scrutin": "", "phrase": "",
    "resultat": "", "par_college": False, "lignes": [], "total": None, "noms": [], "pour": 0, "contre": 0,
    "abstentions": 0, "ne_prennent_pas_part": 0, **NO_ELECTION,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """The words for the outcome of a vote."""

    formula: str
    sentence: str
    result: str


def vote(state: ItemState, hall: Hall, *, by_college: bool = False) -> Context:
    """The context `vote` of an item. `by_college`: the body's votes are told college by college."""
    held = state.item.vote
    if held is None:
        return NO_VOTE | {"verbe": verb(state.item)}
    if state.tally is None:
        return _without_tally(state, held, hall)
    tally, weighted = state.tally, _weighted(state)
    said = _outcome(tally, weighted, _chair(state, hall), secret=held.ballot is Ballot.SECRET)
    word = verb(state.item)
    lines = [] if _secret(held) else _lines(tally, hall, weighted)
    return NO_VOTE | _open_ballot(held, hall) | {
        "entree": f"{hall.body[:1].upper()}{hall.body[1:]}, après en avoir délibéré,",
        "verbe": word,
        "majorite": said.formula,
        "majorite_capitales": said.formula.upper(),
        "formule": _formula(word, said, tally, weighted, bare=not state.item.operative),
        "scrutin": f"{_ballot(held, tally)}{_scrutineers(held, hall)}",
        "phrase": said.sentence,
        "resultat": said.result,
        "par_college": len(hall.colleges) > 1 and bool(lines) and (by_college or _said_by_college(held)),
        "lignes": lines,
        "total": _line("Total", tally.heads, tally.weights if weighted else None),
        "noms": _named(state, held, hall),
        "pour": int(tally.heads.in_favour),
        "contre": int(tally.heads.against),
        "abstentions": int(tally.heads.abstaining),
        "ne_prennent_pas_part": int(tally.heads.not_voting),
    }  # fmt: skip


def verb(item: Item) -> str:
    """The verb that opens the operative part: its own, « DÉCIDE » or « PREND ACTE »; none where clauses have theirs."""
    if item.verb is not None:
        return item.verb.upper()
    bare = [clause for clause in item.operative if clause.verb is None]
    if item.operative and not bare:
        return ""
    no_vote = item.vote is not None and item.vote.ballot is Ballot.NONE
    return "PREND ACTE" if no_vote and not any(TAKES_NOTE.match(clause.text) for clause in bare) else "DÉCIDE"


def deciding(tally: Tally) -> Score:
    """The figures that decide: weights, or ballots where nobody knows whose they are."""
    return tally.heads if tally.weights is None else tally.weights


def _without_tally(state: ItemState, held: Vote, hall: Hall) -> Context:
    """A prise d’acte, or an election by rounds."""
    body = f"{hall.body[:1].upper()}{hall.body[1:]}"
    word = verb(state.item)
    if held.election is None or not (held.election.rounds or held.election.alone):
        return NO_VOTE | {"entree": body, "verbe": word, "formule": word, "resultat": "Prise d’acte"}
    told = election(held.election, hall)
    told |= {
        "verbe": word,
        "scrutin": f"{_ballot(held, None)}{_scrutineers(held, hall)}" if held.election.rounds else "",
    }
    if not state.item.operative:  # the sentences that proclaim who is elected say it all
        return NO_VOTE | told
    return NO_VOTE | told | {"entree": f"{body}, au vu des opérations de vote,", "formule": word}


def _open_ballot(held: Vote, hall: Hall) -> Context:
    """An election decided without a ballot of paper."""
    if held.election is None or not held.election.open_ballot:
        return {}
    sentence = f"{hall.body[:1].upper()}{hall.body[1:]} décide, à l’unanimité, de ne pas procéder au scrutin secret."
    return {"dispense": sentence}


def _outcome(tally: Tally, weighted: bool, chair: str, *, secret: bool) -> Said:
    figures = _figures(tally, weighted, secret=secret)
    if (apart := _by_threshold(tally, figures)) is not None:
        return apart
    if tally.casting_vote:
        tie = f"à égalité de voix, la voix {chair} étant prépondérante"
        if tally.carried:
            return Said(tie, f"Délibération adoptée {tie}, {figures}.", "Adoptée, voix prépondérante")
        return Said(tie, f"Proposition rejetée {tie}, {figures}.", "Rejetée, voix prépondérante")
    cast = " des suffrages exprimés"
    if tally.outcome is Outcome.UNANIMOUS:
        formula = "à l’unanimité" + (cast if tally.heads.abstaining or tally.heads.null else "")
        return Said(formula, f"Délibération adoptée {formula}, {figures}.", f"Adoptée {formula}")
    formula = f"à la majorité{cast}"
    if tally.outcome is Outcome.ADOPTED:
        return Said(formula, f"Délibération adoptée {formula}, {figures}.", "Adoptée à la majorité")
    return _rejected(tally, figures)


def _by_threshold(tally: Tally, figures: str) -> Said | None:
    """What is adopted, or not, by another majority than that of the votes cast; None where that one decided."""
    wanted, score = tally.threshold, deciding(tally)
    if wanted.majority is Majority.NOT_REFUSED and tally.carried and score.against >= score.in_favour:
        why = "une majorité des voix ne s’étant pas dégagée contre son adoption"  # L1612-12
        result = "Adoptée, une majorité ne s’étant pas dégagée contre"
        return Said("", f"Délibération adoptée, {why}, {figures}.", result)
    if wanted.heads is None:
        return None
    if not tally.carried:
        short = f"la majorité des deux tiers des membres ({wanted.heads}) n’étant pas atteinte"
        result = "Rejetée, la majorité des deux tiers n’étant pas atteinte"
        return Said("", f"Proposition rejetée, {short}, {figures}.", result)
    formula = "à la majorité des deux tiers des membres"
    return Said(formula, f"Délibération adoptée {formula}, {figures}.", "Adoptée à la majorité des deux tiers")


def _rejected(tally: Tally, figures: str) -> Said:
    score = deciding(tally)
    if not score.cast:
        why = f"aucun suffrage n’étant exprimé ({figures.removeprefix('par ')})"
        return Said("", f"Proposition non adoptée, {why}.", "Non adoptée")
    if score.in_favour == score.against:
        return Said("", f"Proposition rejetée à égalité de voix, {figures}.", "Rejetée")
    whole = not (score.in_favour or tally.heads.abstaining or tally.heads.null)
    formula = "à la majorité" if score.in_favour else "à l’unanimité"
    if not whole:
        formula += " des suffrages exprimés"
    return Said(formula, f"Proposition rejetée {formula}, {figures}.", "Rejetée")


def _formula(word: str, said: Said, tally: Tally, weighted: bool, *, bare: bool) -> str:
    """« DÉCIDE À L’UNANIMITÉ »; what is rejected is said to be. `bare`: no clause follows to say what."""
    if not tally.carried:
        return "N’ADOPTE PAS LA PROPOSITION" if bare else "N’ADOPTE PAS LA PROPOSITION SUIVANTE"
    if bare and word == "DÉCIDE":
        word = "ADOPTE LA PROPOSITION"
    formula = said.formula.upper()
    if tally.outcome is Outcome.UNANIMOUS and tally.heads.abstaining and not weighted:
        formula += f" ({wording.count(int(tally.heads.abstaining), 'abstention').upper()})"
    return f"{word}{',' if word and tally.casting_vote else ''} {formula}".strip()


def _figures(tally: Tally, weighted: bool, *, secret: bool) -> str:
    """« par 30 voix pour, 4 voix contre, 2 abstentions (soit 10 délégués pour, 2 contre, 1 abstention) »."""
    score = deciding(tally)
    parts = [wording.count(score.in_favour, "voix pour", "voix pour")]
    if score.against or tally.outcome is not Outcome.UNANIMOUS:
        parts.append(wording.count(score.against, "voix contre", "voix contre"))
    if score.abstaining or (tally.outcome is not Outcome.UNANIMOUS and not secret):
        parts.append(wording.count(score.abstaining, "abstention"))
    said = f"par {', '.join(parts)}"
    if weighted:
        said += f" (soit {_heads(tally.heads)})"
    if tally.heads.not_voting:
        said += f", {_out(tally)}"
    return said


def _heads(heads: Score) -> str:
    """« 10 délégués pour, 2 contre, 1 abstention »; « 21 délégués » where they all say the same."""
    if not (heads.against or heads.abstaining):
        return wording.count(heads.in_favour, "délégué")
    parts = [f"{wording.count(heads.in_favour, 'délégué')} pour"]
    if heads.against:
        parts.append(f"{wording.fraction(heads.against)} contre")
    if heads.abstaining:
        parts.append(wording.count(heads.abstaining, "abstention"))
    return ", ".join(parts)


def _out(tally: Tally) -> str:
    number = tally.heads.not_voting
    who = wording.count(number, "voix", "voix") if tally.in_votes else wording.count(number, "délégué")
    return f"{who} ne prenant pas part au vote"


def _ballot(held: Vote, tally: Tally | None) -> str:
    """The way the vote was held, where it is not by raised hands."""
    if held.ballot is Ballot.PUBLIC:
        return "Il est procédé au vote au scrutin public, par appel nominal."
    if not _secret(held):
        return ""
    if held.secret is None or tally is None:
        return "Il est procédé au vote au scrutin secret."
    cast = held.secret.cast - held.secret.blank - held.secret.void
    counts = (
        wording.count(held.secret.cast, "bulletin trouvé dans l’urne", "bulletins trouvés dans l’urne"),
        wording.count(held.secret.blank, "blanc"),
        wording.count(held.secret.void, "nul"),
        wording.count(cast, "suffrage exprimé", "suffrages exprimés"),
    )
    each = ", à raison d’un bulletin par voix" if tally.in_votes else ""
    return f"Il est procédé au vote au scrutin secret{each}{NB}: {', '.join(counts)}."


def _scrutineers(held: Vote, hall: Hall) -> str:
    """« Scrutateurs : Mme X et M. Y. », after the way the vote was held."""
    people = held.scrutineers
    if not people or not (_secret(held) or held.election):
        return ""
    word = "Scrutatrice" if hall.names.women(people) else "Scrutateur"
    names = wording.listing(map(hall.names.full, people))
    return f" {wording.agree(len(people), word)}{NB}: {names}."


def _secret(held: Vote) -> bool:
    return held.ballot in (Ballot.SECRET, Ballot.ELECTION) and not (held.election and held.election.open_ballot)


def _chair(state: ItemState, hall: Hall) -> str:
    """« de la Présidente », « du président de séance »."""
    chair = state.chair or hall.chair
    if chair is not None and not hall.names.presides(chair):
        return wording.gendered(hall.names.civility(chair), "du président de séance", "de la présidente de séance")
    return wording.gendered(hall.names.civility(hall.names.president()), "du Président", "de la Présidente")


def _weighted(state: ItemState) -> bool:
    """Whether votes are told in weights beside heads."""
    everyone = (*state.electorate.voters, *state.electorate.set_aside)
    known = state.tally is not None and state.tally.weights is not None and not state.tally.in_votes
    return known and any(voter.weight != 1 for voter in everyone)


def _lines(tally: Tally, hall: Hall, weighted: bool) -> list[Context]:
    scores = tally.by_college or ()
    return [_line(hall.colleges[each.college].name, each.heads, each.weights if weighted else None) for each in scores]


def _line(name: str, heads: Score, weights: Score | None) -> Context:
    whole = weights or Score()

    def cell(head: Fraction, weight: Fraction) -> str:
        said = wording.fraction(head)
        return f"{said} ({wording.count(weight, 'voix', 'voix')})" if weights and head else said

    return {
        "nom": name,
        "pour": cell(heads.in_favour, whole.in_favour),
        "contre": cell(heads.against, whole.against),
        "abstentions": cell(heads.abstaining, whole.abstaining),
        "ne_prennent_pas_part": cell(heads.not_voting, whole.not_voting),
    }


def _said_by_college(held: Vote) -> bool:
    return bool(held.by_college or held.colleges)


def _named(state: ItemState, held: Vote, hall: Hall) -> list[Context]:
    """Names by sense: everybody's in a public ballot (L2121-15), else of those who did not say yes, where noted.

    Where colleges say what they say, only whoever did otherwise is named: the lines of the colleges tell the rest.
    """
    public = held.ballot is Ballot.PUBLIC
    if _secret(held) or not (held.by_name or (public and held.unanimous)):
        return []
    apart = {each.seat for each in held.by_seat}
    listed = [each for each in state.electorate.voters if public or not held.colleges or each.seat in apart]
    said = noted(held, listed)
    groups = {sense: [each for each in listed if said[each.seat] is sense] for sense, *_ in SENSES}
    if not public and not held.colleges:
        groups[Sense.IN_FAVOUR] = []
    return [
        {"sens": _heading(groups[sense], one, many, state, hall), "noms": _voters(groups[sense], state, hall)}
        for sense, one, many in SENSES
        if groups[sense]
    ]


def _heading(voters: list[Voter], one: str, many: str, state: ItemState, hall: Hall) -> str:
    heading = many if len(voters) > 1 else one
    if "abstenu" in one and hall.names.women(_person(each, state) for each in voters):
        return heading.replace("abstenu", "abstenue")
    return heading


def _voters(voters: Iterable[Voter], state: ItemState, hall: Hall) -> str:
    return wording.together([_voter(each, state, hall) for each in voters])


def _voter(voter: Voter, state: ItemState, hall: Hall) -> tuple[str, str]:
    person = _person(voter, state)
    name = hall.names.bare(person)
    if voter.by_proxy:
        name += f" (par pouvoir à {hall.names.brief(voter.person)})"
    return hall.names.civility(person), name


def _person(voter: Voter, state: ItemState) -> str | None:
    """Whose vote it is: the giver's when it is cast by proxy."""
    if not voter.by_proxy:
        return voter.person
    return next((place.seat.titular for place in state.situation.places if place.seat.code == voter.seat), None)
