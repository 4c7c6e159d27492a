"""What a search of the whole store finds, as lines ready to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.queries.phases import Phase

if TYPE_CHECKING:
    from syndic_desktop.store import Hit, Store

SHOWN = 30
BEFORE = 40
"""Characters shown before the first word found, so that it is never cut off the line."""
NO_NAMES: Mapping[str, str] = {}
FOUND, END = "\x02", "\x03"


class Kind(StrEnum):
    """What was found, in a word."""

    ITEM = "point"
    MINUTES = "procès-verbal"
    SESSION = "séance"
    PERSON = "personne"
    DECISION = "décision"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found; `extract` is cut in stretches, each with whether it is one of the words asked.

    `code`: of a person, of an action, the number of a decision; the numbers of the store are 0 where they mean nothing.
    """

    item_id: int
    session_id: int
    subject: str
    where: str
    extract: tuple[tuple[str, bool], ...] = ()
    kind: Kind = Kind.ITEM
    code: str = ""

    @property
    def told(self) -> str:
        """The line in one sentence, for whoever listens to the screen."""
        return f"{self.subject}, {self.kind}, {self.where}"


def find(store: Store, asked: str, bodies: Mapping[str, str] = NO_NAMES, limit: int = SHOWN) -> tuple[Finding, ...]:
    """The items where every word asked is found, best first, then what she wrote in minutes.

    `bodies`: the names to show instead of codes.
    """
    if not asked.strip():
        return ()
    with store.reading() as reader:
        hits, told = reader.search(asked, limit), reader.search_minutes(asked, limit)
    found = (_finding(hit, bodies.get(hit.body, hit.body)) for hit in hits)
    return (*found, *(_written(hit, bodies.get(hit.body, hit.body)) for hit in told))[: max(limit, len(hits))]


def phase_of_item(store: Store, session_id: int, item_id: int) -> Phase:
    """The step an item is to be looked at in: where it is written, in the room, then where its act is followed.

    An item that is no more is looked for where it was written.
    """
    from syndic_desktop.queries.session_lists import Stage, stage

    with store.reading() as reader:
        held = next((stage(line) for line in reader.sessions() if line.id == session_id), None)
        number = next((line.number for line in reader.items(session_id) if line.id == item_id), None)
    if held is Stage.HELD and number:
        return Phase.ACTS
    return Phase.SITTING if held in (Stage.HELD, Stage.UNDER_WAY) else Phase.AGENDA


def _finding(hit: Hit, body: str) -> Finding:
    day = wording.long_date(hit.day)
    where = " · ".join(filter(None, (hit.number or f"point {hit.position}", f"{body} du {day}")))
    return Finding(hit.item_id, hit.session_id, wording.french(hit.subject), where, stretches(hit.extract))


def _written(hit: Hit, body: str) -> Finding:
    """A paragraph of hers; where it belongs to no item, the session is what it is of."""
    of = f"point {hit.position} · " if hit.position else ""
    session = f"{body} du {wording.long_date(hit.day)}"
    subject = wording.french(hit.subject) or session
    where = f"{of}{session}" if hit.subject else "ouverture et clôture"
    return Finding(hit.item_id, hit.session_id, subject, where, stretches(hit.extract), Kind.MINUTES)


def meant_by(store: Store, chosen: int, *, sure: bool) -> dict[Phase, int]:
    """The session that a gesture of each step is meant for, where this one is chosen; nothing where none is.

    Not `sure`: it was only highlighted for what is due of it. What prepares a session is then meant for the next one to
    come, and what follows one for the last that was held.
    """
    if not chosen:
        return {}
    meant = dict.fromkeys(Phase, chosen)
    if sure:
        return meant
    with store.reading() as reader:
        lines = reader.sessions()  # newest first
    held = {line.id for line in lines if line.held}
    before, after = (Phase.AGENDA, Phase.NOTICE, Phase.SITTING), (Phase.MINUTES, Phase.ACTS)
    if chosen in held and (coming := [line.id for line in lines if line.id not in held]):
        meant |= dict.fromkeys(before, coming[-1])
    if chosen not in held and (past := [line.id for line in lines if line.id in held]):
        meant |= dict.fromkeys(after, past[0])
    return meant


def stretches(extract: str) -> tuple[tuple[str, bool], ...]:
    """Cut an extract at its marks: « la \\x02fibre\\x03 noire » gives la, fibre (found), noire."""
    cut: list[tuple[str, bool]] = []
    for index, part in enumerate(extract.split(FOUND)):
        word, _, after = part.partition(END) if index else ("", "", part)
        cut += [(word, True), (after, False)]
    cut = [each for each in cut if each[0]]
    if cut and not cut[0][1] and len(cut[0][0]) > BEFORE:
        cut[0] = (f"…{cut[0][0][-BEFORE:].partition(' ')[2]}", False)
    return tuple(cut)
