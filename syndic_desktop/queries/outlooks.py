"""The quorum to expect, in words: what is promised, and what would break it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from syndic_desktop.domain import wording
from syndic_desktop.domain.forecasts import Forecast
from syndic_desktop.domain.quorum import Count
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.domain.wording import NB

NAMED = 3
"""How many people a sentence names."""


def headline(found: Forecast, new: tuple[int, ...] = ()) -> str:
    """« 14 attendus pour 10 requis »; `new`: the items that want the quorum where the others do without."""
    quorum = found.quorum
    if quorum.waived:
        points = f"{'le point' if len(new) == 1 else 'les points'} {wording.listing([str(each) for each in new])}"
        but = f", sauf pour {points} ({wording.fraction(quorum.total.required)} requis)" if new else ""
        return f"Aucun quorum n’est requis{but} : {wording.count(found.whole.expected, 'attendu')}"
    if quorum.base is QuorumBase.WEIGHTS:
        counted = wording.count(quorum.total.counted, "voix attendue", "voix attendues")
    elif quorum.total.counted != found.whole.expected:  # proxies count too
        counted = f"{wording.fraction(quorum.total.counted)}{NB}présents ou représentés"
    else:
        counted = wording.count(quorum.total.counted, "attendu")
    each = ", collège par collège" if quorum.base is QuorumBase.COLLEGES else ""
    votes = quorum.weights
    also = (
        f", et {wording.count(votes.counted, 'voix', 'voix')} pour {wording.fraction(votes.required)}" if votes else ""
    )
    return f"{counted} pour {wording.fraction(quorum.required)} requis{each}{also}"


def margin(found: Forecast, coming: Callable[[str], str]) -> str:
    """What would break it, or what it lacks; `coming`: who is to come for a seat."""
    quorum = found.quorum
    if quorum.waived:
        return ""
    if not quorum.reached:
        hope = "suffisent si tous viennent" if found.possible.reached else "ne suffiront pas : appelez les suppléants"
        silent = wording.count(found.whole.silent, "réponse attendue", "réponses attendues")
        return f"Il manque {_lacking(found)} ; {silent} {_agreed(found.whole.silent, hope)}."
    if not found.decisive:
        if quorum.weights is not None:  # heads and votes have no margin in common
            return "Aucune absence isolée ne ferait perdre le quorum."
        spare = wording.fraction(min(count.counted - count.required for count in quorum.counts))
        return f"Marge : {spare}. Aucune absence isolée ne ferait perdre le quorum."
    if len(found.decisive) == found.whole.expected and len(found.decisive) > 1:
        return "Aucune marge : si une seule personne ne vient pas, le quorum est perdu."
    everyone = list(dict.fromkeys(coming(code) for code in found.decisive))
    names, more = everyone[:NAMED], len(everyone) - NAMED
    listed = wording.listing([*names, *(["un autre"] if more > 0 else [])], "ou")
    return f"Si {listed} ne vient pas, le quorum est perdu."


def _lacking(found: Forecast) -> str:
    """« 2 présences », « 3 voix », « 1 présence et 3 voix »."""
    heads, votes = found.missing, found.missing_weights
    if found.quorum.base is QuorumBase.WEIGHTS:
        heads, votes = Fraction(0), found.missing
    parts = [wording.count(heads, "présence")] if heads else []
    return wording.listing([*parts, *([wording.count(votes, "voix", "voix")] if votes else [])])


def _agreed(number: int, hope: str) -> str:
    return hope if number > 1 else hope.replace("suffisent si tous viennent", "suffit").replace("suffiront", "suffira")


def need(count: Count) -> str:
    """« 3 sur 4 requis »."""
    return f"{wording.fraction(count.counted)} sur {wording.fraction(count.required)} requis"
