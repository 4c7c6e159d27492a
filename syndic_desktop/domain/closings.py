"""What a session leaves as it closes: what lacked its quorum, what nobody took up, the elections that are not over.

What lacked its quorum is not forgotten: it comes back by right on a second convocation (L2121-17). Anything else is
postponed to another session, or taken up while this one is still there.
"""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.amendments import undecided
from syndic_desktop.domain.endings import Ending, Unfinished, lacking, unfinished
from syndic_desktop.domain.preparations import not_to_follow
from syndic_desktop.domain.reconvenings import TO_CONVENE_AGAIN, lacked
from syndic_desktop.domain.sessions import Sitting, not_dealt_with

INTERRUPTED = (
    "Levée maintenant, l’élection est interrompue : le procès-verbal dira le poste à pourvoir, et une prochaine séance "
    "la reprendra."
)
REMEDY = "Le poste reste à pourvoir à une prochaine séance"


def to_ask(sat: Sitting) -> str:
    """The question to be answered before a session closes on an election that is not over; empty where none is."""
    left = tuple(unfinished(sat))
    return f"{'. '.join(map(lacking, left))}. Lever la séance quand même ?" if left else ""


def at_stake(sat: Sitting) -> str:
    """What becomes of the elections that are not over, were the session to close now; empty where none is."""
    kinds = {each.ending for each in unfinished(sat)}
    told = (
        INTERRUPTED if Ending.ROUND in kinds else "",
        "Une date de naissance se note à l’Assemblée, avant ou après la levée." if Ending.AGE in kinds else "",
        f"{REMEDY}." if kinds & {Ending.SAME_AGE, Ending.UNFILLED} else "",
    )
    return " ".join(filter(None, told))


def before(sat: Sitting) -> str:
    """What of the agenda would be left, were the session to close now; empty where all was dealt with."""
    without, forgotten = _left(sat)
    told = (
        f"Faute de quorum, {_those(without)} à la seconde convocation." if without else "",
        _forgotten(forgotten),
        _amendments(sat, "décidez-en avant la levée (F8)"),
    )
    return " ".join(filter(None, told))


def after(sat: Sitting, *, convened: bool) -> str:
    """What a session that closed leaves, and what is to be done of it; `convened`: it has its second convocation."""
    without, forgotten = _left(sat)
    again = bool(without) and not not_to_follow(sat)
    told = (
        TO_CONVENE_AGAIN if again and not convened else "",
        _forgotten(forgotten),
        _amendments(sat, "reprenez la séance (F7) pour en décider"),
        *(_to_resume(each) for each in unfinished(sat)),
    )
    return " ".join(filter(None, told))


def _left(sat: Sitting) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The positions (1-based) of what was to be voted and was not: for lack of quorum, and for another reason."""
    left, without = not_dealt_with(sat.session), lacked(sat)
    return tuple(each for each in left if each in without), tuple(each for each in left if each not in without)


def _those(positions: Sequence[int]) -> str:
    """« le point 4 revient », « les points 4 et 5 reviennent »."""
    if len(positions) == 1:
        return f"le point {positions[0]} revient"
    return f"les points {wording.listing(map(str, positions))} reviennent"


def _forgotten(positions: Sequence[int]) -> str:
    if not positions:
        return ""
    if len(positions) == 1:
        return f"Le point {positions[0]} n’a pas été traité : reportez-le."
    return f"Les points {wording.listing(map(str, positions))} n’ont pas été traités : reportez-les."


def _amendments(sat: Sitting, remedy: str) -> str:
    """What waits on an item that was neither withdrawn nor postponed."""
    kept = (each for each in enumerate(sat.session.items, start=1) if each[1].fate is Fate.KEPT)
    left = [str(place) for place, item in kept if undecided(item)]
    if not left:
        return ""
    where = f"{wording.agree(len(left), 'au point', 'aux points')} {wording.listing(left)}"
    return f"Un amendement n’est pas décidé {where} : {remedy}."


def _to_resume(each: Unfinished) -> str:
    if each.ending is Ending.ROUND:
        return (
            f"{lacking(each)} : reprenez la séance (F7) pour le tenir, sinon une prochaine séance reprendra l’élection."
        )
    if each.ending is Ending.AGE:
        return f"{lacking(each)} : notez-la à l’Assemblée."
    return f"{lacking(each)}. {REMEDY}."
