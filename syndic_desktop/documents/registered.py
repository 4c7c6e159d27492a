"""Registered: what the register of a year does not say of one session: who was there, then each of its acts.

The session is looked for between its own heading and that of the next one: the same people are there at most sessions,
and what another session says is no proof of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from syndic_desktop.documents.binding import ToBind, bound
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.discordances import DOCUMENT, UNREADABLE, Discordance, plain
from syndic_desktop.documents.entered import entered_discordances
from syndic_desktop.documents.folios import folio_discordances
from syndic_desktop.documents.marks import Marking, bare, missing, names
from syndic_desktop.documents.rereadings import WORD, Line, reread
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.documents.told_acts import Told, untold
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.registers import volume

NAME = "registre"
"""What the name of the file of a register begins with."""
ITSELF = "le registre de l’année"
_DAY = r"[a-z]+\d+(?:er)?[a-z]+\d{4}"
"""A day in words, as `plain` gives it."""


def registered(
    path: str,
    data: bytes,
    read: Reading,
    shelf: Shelf,
    told: Mapping[str, Told],
    mark: Marking,
    pdf: bytes | None = None,
) -> Iterator[Discordance]:
    """What the register, Word or PDF, does not say of a session. `told`: its acts that were put to the vote.

    `pdf`: the same register as PDF, whose pages are its sheets.
    """
    try:
        lines = reread(path, data)
    except RuleViolation:
        yield Discordance(path, DOCUMENT, UNREADABLE, ITSELF)
        return
    awaited = _awaited(read, shelf)
    yield from folio_discordances(path, lines, read.session, awaited, pdf)
    yield from entered_discordances(path, lines, read.source.decisions, read.session.day.year)
    mine = _between(lines, awaited[0].text) if awaited else lines
    lost = list(missing(path, _of_people(awaited, read, told, mark), mine, mark))
    yield from lost
    said = [plain(each.expected) for each in lost]
    numbers = [act.number for act in told.values() if act.number]
    for key, act in told.items():
        for each in untold(path, None, _chapter(lines, act.number, numbers) or lines, {key: act}):
            if not any(plain(each.expected) in line for line in said):
                yield each


def _awaited(read: Reading, shelf: Shelf) -> tuple[Line, ...]:
    """The session as a register of it alone would tell it, from its heading on; nothing without a deliberation."""
    whole = volume(read.body, read.session.day.year, (read.session,))
    if not whole.sessions:
        return ()
    alone = bound(ToBind(whole, (read,)), shelf, pdf=False)
    lines = reread(WORD, alone.word) if alone else ()
    day = plain(wording.long_date(read.session.day))
    start = next((rank for rank, line in enumerate(lines) if day in plain(line.text)), len(lines))
    return lines[start:]


def _between(lines: Sequence[Line], heading: str) -> Sequence[Line]:
    """The lines from a heading to the next one that differs by its day alone; all of them where it is not there."""
    sought = plain(heading)
    start = next((rank for rank, line in enumerate(lines) if plain(line.text) == sought), None)
    if start is None:
        return lines
    other = re.compile(re.sub(_DAY, lambda _: _DAY, re.escape(sought), count=1))
    ends = (rank for rank, line in enumerate(lines) if rank > start and other.fullmatch(plain(line.text)))
    return lines[start : next(ends, len(lines))]


def _of_people(awaited: Sequence[Line], read: Reading, told: Mapping[str, Told], mark: Marking) -> tuple[Line, ...]:
    """What is said before the first act, and whoever is named after; not the tables, whose acts are looked for."""
    known = names(read.source)
    subjects = [plain(said) for act in told.values() for what, said in act.facts if what == "objet"]
    kept, opening = [], True
    for line in awaited:
        words = plain(line.text)
        of_act = any(each in words for each in subjects)
        opening = opening and not of_act
        if opening or (not of_act and not known.isdisjoint(bare(mark(line.text)))):
            kept.append(line)
    return tuple(kept)


def _chapter(lines: Sequence[Line], number: str, numbers: Sequence[str]) -> list[Line]:
    """The lines of a register that are of one act: from its number to that of the next act."""
    kept, mine = [], False
    for line in lines:
        said = [each for each in numbers if _says(line.text, each)]
        mine = number in said or (mine and not said)
        if mine and number:
            kept.append(line)
    return kept


def _says(text: str, number: str) -> bool:
    return number in text and re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", text) is not None
