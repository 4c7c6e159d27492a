"""Folios: the sheet that the tables of a register give each act of a session, against the one where the act begins.

The PDF says where each act begins: a mark stands there. Without it, the tables must say the same sheet of an act, and
sheets that follow the order of the acts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from syndic_desktop.documents.binding import marked_pages
from syndic_desktop.documents.contents.volumes import UNKNOWN_PAGE, act_mark
from syndic_desktop.documents.discordances import NOTHING, Discordance, plain
from syndic_desktop.documents.marks import BETWEEN_CELLS
from syndic_desktop.documents.rereadings import PDF, WORD, Line, joined, reread
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session

ABOUT = "feuillet"
MOST_SESSIONS = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """What a table says of an act: its position in the agenda, its number, the sheet (0: not counted), the line."""

    position: int
    number: str
    folio: int
    line: Line


def folio_discordances(
    path: str, lines: Sequence[Line], session: Session, awaited: Sequence[Line] = (), pdf: bytes | None = None
) -> Iterator[Discordance]:
    """What the tables of a register say otherwise of the sheets of a session; of Word, the lines that they lack too.

    `awaited`: the register of that session alone, whose sheets are not counted. `pdf`: the register, where it is one.
    """
    rows = list(_rows(lines, session))
    if path.lower().endswith(WORD):
        short = Counter(each.number for each in _rows(awaited, session)) - Counter(each.number for each in rows)
        yield from (Discordance(path, "ligne d’une table", NOTHING, number) for number in short)
    rows = [each for each in rows if each.folio]
    pages = _pages(pdf, rows)
    if pages:
        wrong = [(each, str(pages[each.number])) for each in rows if pages.get(each.number, each.folio) != each.folio]
    else:
        wrong = list(_uneven(rows))
    for each, expected in wrong:
        yield Discordance(path, ABOUT, f"{each.number} – {each.folio}", f"{each.number} – {expected}", each.line.place)


def _rows(lines: Sequence[Line], session: Session) -> Iterator[_Row]:
    flat = [Line(wording.fold(BETWEEN_CELLS.sub(" ", line.text)), line.place) for line in lines]
    folded, starts = joined(flat)
    day = wording.short_date(session.day)
    for position, item in enumerate(session.items, start=1):
        if item.deliberates and item.number:
            said = (day, item.number, wording.french(item.subject))
            row = r"\s*".join(re.escape(letter) for words in said for letter in plain(words))
            for found in re.finditer(rf"(?<!\d){row}\s+(\d{{1,5}}|{UNKNOWN_PAGE})(?![\d/])", folded):
                rank = max(bisect_right(starts, found.start()) - 1, 0)
                yield _Row(position, item.number, int(found[1]) if found[1].isdigit() else 0, flat[rank])


def _pages(pdf: bytes | None, rows: Sequence[_Row]) -> Mapping[str, int]:
    """By number, the page where each act begins; nothing where the PDF has no mark of this session."""
    if pdf is None:
        return {}
    try:
        said = reread(f"registre{PDF}", pdf)
        marks = marked_pages(pdf)
    except (RuleViolation, ValueError, KeyError, TypeError, OSError):
        return {}
    on_page: dict[str, str] = {}
    for line in said:
        on_page[line.place] = on_page.get(line.place, "") + line.text
    wanted = {each.position: each.number for each in rows}
    for place in range(1, MOST_SESSIONS):
        found = {number: marks.get(act_mark(place, position)) for position, number in wanted.items()}
        if any(found.values()) and all(
            page is None or number in on_page.get(f"page {page}", "") for number, page in found.items()
        ):
            return {number: page for number, page in found.items() if page is not None}
    return {}


def _uneven(rows: Sequence[_Row]) -> Iterator[tuple[_Row, str]]:
    """The rows of an act that is on two sheets, or before the act that comes before it."""
    least = 0
    for position in sorted({each.position for each in rows}):
        mine = [each for each in rows if each.position == position]
        folios = sorted({each.folio for each in mine})
        if len(folios) > 1:
            yield from ((each, f"un seul feuillet, {' ou '.join(map(str, folios))}") for each in mine[-1:])
        elif folios[0] < least:
            yield mine[0], f"{least} ou après"
        least = max(least, folios[0])
