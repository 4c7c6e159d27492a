"""A scripted session: an endless, repeatable sequence of gestures, and the process that makes them until it is killed.

`perform(store, number)` makes gesture `number`; the same numbers on another store make the same dossier, which is how
the test knows what must be there. Run as a script it is a nursery: it rehearses on the file it is given, then for each
line `PATH FIRST` on its input it forks a child that makes gestures from FIRST on and prints each number once the
gesture is acknowledged.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from syndic_desktop.actions.agenda import decide_fate, move_item, reword_item
from syndic_desktop.actions.answers import record_answer, withdraw_answer
from syndic_desktop.actions.attendance import record_movement, record_presence
from syndic_desktop.actions.checks import override_check
from syndic_desktop.actions.minutes import save_wording
from syndic_desktop.actions.notices import fill_notice, send_notices
from syndic_desktop.actions.votes import close_vote, reopen_vote
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Vote
from syndic_desktop.store import Store, open_store

Perform = Callable[[Store, int], None]
"""Makes the gesture of a number."""
REHEARSED = 60
HELD, DRAFT = SessionKey.parse("CS:2026-10-09"), SessionKey.parse("CS:2026-12-04")
SEATS = 5


def clock() -> datetime:
    """A clock that stands still: what is compared is what was written, not when."""
    return datetime(2026, 10, 9, 10, 0)


def perform(store: Store, number: int) -> None:
    """Make one gesture, drawn from its number; one that the rules refuse is a gesture that changes nothing."""
    draw = random.Random(number)
    with store.reading() as reader:
        held, draft = reader.session_id(HELD), reader.session_id(DRAFT)
        voted = [line.id for line in reader.items(held)]
        planned = [line.id for line in reader.items(draft)]
    seat = f"S{draw.randint(1, SEATS)}"
    stance = Stance(draw.choice([State.PRESENT, State.EXCUSED, State.ABSENT]))
    item, position = draw.choice(planned), draw.randint(1, len(planned))
    gestures = (
        lambda: reword_item(store, item, f"Objet n° {number} : marché d’œuvres « {'x' * draw.randint(1, 300)} »"),
        lambda: move_item(store, item, position),
        lambda: decide_fate(store, item, draw.choice(list(Fate))),
        lambda: record_presence(store, held, seat, stance),
        lambda: record_movement(store, held, Movement(seat, draw.randint(1, len(voted)), stance)),
        lambda: close_vote(store, draw.choice(voted), Vote(unanimous=True)),
        lambda: reopen_vote(store, draw.choice(voted), "erreur de décompte"),
        lambda: record_answer(store, draft, Answer(seat, stance)),
        lambda: withdraw_answer(store, draft, seat),
        lambda: fill_notice(store, draft, urgency=f"Motif n° {number}"),
        lambda: send_notices(store, draft, clock().date()),
        lambda: save_wording(store, held, _hers(draw, number)),
        lambda: override_check(store, draft, "C5", f"constat {number}", position, "vu avec la présidente"),
    )
    with suppress(RuleViolation):
        draw.choice(gestures)()


def _hers(draw: random.Random, number: int) -> Rewording:
    """What she writes over a paragraph of the minutes, or after it."""
    told = (paragraph(f"Rédaction n° {number} : « {'œ' * draw.randint(1, 300)} »"),)
    return Rewording(draw.randint(0, 2), "debats/0", (paragraph("Dit."),), told, draw.randint(0, 1))


def _live(path: Path, first: int, make: Perform) -> None:
    with open_store(path, clock=clock, holder="séance") as store:
        number = first
        while True:
            make(store, number)
            os.write(1, f"{number}\n".encode())
            number += 1


def _rehearse(path: Path, make: Perform) -> None:
    with open_store(path, clock=clock, holder="répétition") as store:
        for number in range(REHEARSED):
            make(store, number)


def main(rehearsal: Path, make: Perform = perform) -> None:
    """The nursery of children that make gestures."""
    _rehearse(rehearsal, make)
    os.write(1, b"ready\n")
    for line in sys.stdin:
        path, first = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            _live(Path(path), int(first), make)
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"reaped\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
