"""What a gesture has just changed in the room, in words: who came or left, which proxies fall, what the quorum does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Place, Situation, State

if TYPE_CHECKING:
    from syndic_desktop.domain.quorum import Quorum
    from syndic_desktop.queries.live.rooms import Live


Seen = tuple[tuple[int, "Situation", "Quorum"], ...]
"""The room at an item that is shown, then at the next one: who leaves after the vote leaves for that one."""


def seen(live: Live, at: int) -> Seen:
    """The room as it stands, where the screen shows an item (1-based); 0: as the session opens."""
    last = len(live.session.items)
    return tuple((here, live.room(here), live.quorum(min(here, last))) for here in ((at, at + 1) if at else (0,)))


def news(live: Live, before: Seen, now: Seen) -> tuple[str, bool]:
    """What has changed between two looks, in words, and whether the quorum was lost; nothing of another item."""
    if before[0][0] != now[0][0]:
        return "", False
    for (at, room, quorum), (_, there, then) in zip(before, now, strict=True):
        if said := told(live, room, there, quorum, then, calling=not at):
            return said, quorum.reached and not then.reached
    return "", False


def told(live: Live, before: Situation, after: Situation, was: Quorum, now: Quorum, *, calling: bool = False) -> str:
    """A sentence or two; empty where nothing that shows has changed. Both rooms are those of the same item.

    `calling`: the roll is being called, nobody comes nor goes.
    """
    if len(before.places) != len(after.places):
        return ""
    moved, followed = [], []
    for old, new in zip(before.places, after.places, strict=True) if before is not after else ():
        if old.stance is not new.stance and old.stance != new.stance:
            moved.append(_called(live, new) if calling else _moved(live, old, new))
        elif old.state is not new.state:
            followed.append(_followed(live, new))
    if len(moved) > 1:
        moved = [f"{wording.number(len(moved))} sièges changent"]
    said = " ; ".join(filter(None, (*moved, *followed)))
    parts = [f"{said[:1].upper()}{said[1:]}."] if said else []
    if was.reached is not now.reached:
        parts.append("Le quorum est atteint." if now.reached else "Le quorum n’est plus atteint.")
    return " ".join(parts)


def _called(live: Live, new: Place) -> str:
    giver = live.giver(new.seat)
    if new.state is State.DEPUTY:
        return f"{live.name(new.sitter)} siège pour {giver}"
    if new.state is State.PROXY:
        return f"{giver} a donné pouvoir à {live.name(new.stance.holder)}"
    words = {State.PRESENT: "présent", State.EXCUSED: "excusé", State.ABSENT: "absent"}
    word = words.get(new.state, "excusé")
    civility = live.hall.names.civility(new.seat.titular)
    return f"{giver} : {wording.gendered(civility, word, f'{word}e')}"


def _moved(live: Live, old: Place, new: Place) -> str:
    giver = live.giver(new.seat)
    ends = f" : le pouvoir donné à {live.name(old.stance.holder)} ne vaut plus" if old.state is State.PROXY else ""
    if new.state is State.PRESENT:
        return f"{giver} arrive{ends}" if not old.seated else f"{giver} siège"
    if new.state is State.DEPUTY:
        return f"{live.name(new.sitter)} siège pour {giver}{ends}"
    if new.state is State.PROXY:
        return f"{giver} {'quitte la séance et ' if old.seated else ''}donne pouvoir à {live.name(new.stance.holder)}"
    word = "absent" if new.state is State.ABSENT else "excusé"
    civility = live.hall.names.civility(new.seat.titular)
    if old.seated:
        return f"{live.name(old.sitter)} quitte la séance"
    return f"{giver} est {wording.gendered(civility, word, f'{word}e')}{ends}"


def _followed(live: Live, new: Place) -> str:
    """A seat that did not move, whose proxy follows its holder."""
    given = f"le pouvoir de {live.giver(new.seat)} à {live.name(new.stance.holder)}"
    return f"{given} reprend effet" if new.state is State.PROXY else f"{given} ne vaut plus"
