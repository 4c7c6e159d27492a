"""What putting an attendance right would change, in words, before anything is kept."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.rapporteurs import away
from syndic_desktop.domain.rectifications import Consequence, Effect, Rectification, Stretch, rectify
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import RESULTS

if TYPE_CHECKING:
    from syndic_desktop.domain.tallies import Tally
    from syndic_desktop.queries.live.rooms import Live


def foretold(live: Live, stretch: Stretch) -> str:
    """« Points 4 et 5 recomptés : 16 votants au lieu de 17, résultat inchangé. À voter de nouveau : point 6… ».

    Raises RuleViolation where it may not be put right so.
    """
    made = rectify(live.sitting, stretch)
    said = [f"{_points(each)}{NB}: {words}." for words, each in _grouped(made.consequences)]
    return " ".join((*said, *_to_say(live, made))) or "Aucun point n’en dépend."


def _to_say(live: Live, made: Rectification) -> list[str]:
    """Who presides or presents an item that he was not there for: the papers would say it all the same."""
    was = live.sitting
    now = Sitting(was.assembly, made.session, was.rules, was.seats, was.carried)
    positions = [each.position for each in made.consequences]
    chair = live.session.president
    usual = [each for each in positions if was.session.items[each - 1].president is None]
    presided = [each for each in usual if _left(was, now, each, chair)]
    presented = [each for each in positions if away(now, each) and not away(was, each)]
    words = (("dites qui présidait (F8)", presided), ("dites qui rapportait (F8)", presented))
    return [f"{_points(each)}{NB}: {told}." for told, each in words if each]


def _left(was: Sitting, now: Sitting, position: int, person: str | None) -> bool:
    rooms = [sitting.situation(position, voting=True) for sitting in (was, now)]
    return rooms[0].place_of(person) is not None and rooms[1].place_of(person) is None


def _grouped(found: tuple[Consequence, ...]) -> list[tuple[str, list[int]]]:
    """The positions of which the same is said, the votes first."""
    told = [(_said(each), each.position, each.effect is Effect.ROOM) for each in found]
    told.sort(key=lambda each: (each[2], each[0]))
    grouped = [(words, [each[1] for each in group]) for words, group in groupby(told, key=lambda each: each[0])]
    order = {Effect.LAPSED: 0, Effect.REOPENED: 1, Effect.COUNTED: 2, Effect.ROOM: 3}
    effects = {each.position: order[each.effect] for each in found}
    return sorted(grouped, key=lambda each: (effects[each[1][0]], each[1]))


def _points(positions: list[int]) -> str:
    """« Point 4 », « Points 4 et 5 »."""
    word = wording.agree(len(positions), "Point", "Points")
    return f"{word}{NB}{wording.listing(str(each) for each in positions)}"


def _said(each: Consequence) -> str:
    if each.effect is Effect.LAPSED:
        return "le quorum n’y était pas, le vote est repris"
    was, now = each.voters
    voters = f"{wording.count(now, 'votant')} au lieu de {was}" if was != now else "présences changées"
    if each.effect is Effect.REOPENED:
        return f"{voters}, son décompte est à voter de nouveau"
    if each.effect is Effect.ROOM:
        return voters
    return f"{voters}, {_result(each.was, each.now)}"


def _result(was: Tally | None, now: Tally | None) -> str:
    if was is None or now is None:
        return "recompté"
    if was.outcome is now.outcome:
        return f"toujours {RESULTS[now.outcome].lower()}"
    heads = now.heads
    counted = f"{wording.fraction(heads.in_favour)}{NB}pour, {wording.fraction(heads.against)}{NB}contre"
    return f"« {RESULTS[was.outcome]} » devient « {RESULTS[now.outcome]} » ({counted})"
