"""What rows say together that cannot be: a person on two seats, a member in two colleges, two presidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from syndic_desktop.domain import wording
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.rosters.articles import usual_article
from syndic_desktop.exchange.rosters.columns import Column, Field, Layout
from syndic_desktop.exchange.rosters.lines import RosterLine, RosterPerson
from syndic_desktop.exchange.rosters.mandates import together
from syndic_desktop.exchange.rosters.names import Identities, slug
from syndic_desktop.exchange.rosters.ranks import is_president
from syndic_desktop.exchange.sheets.faults import CellFault
from syndic_desktop.exchange.sheets.tables import letters

Told = Callable[[RosterLine], str | None]


def with_articles(lines: Sequence[RosterLine]) -> tuple[RosterLine, ...]:
    """The same seats, the article of each college taken from the row that writes it, or from usage."""
    written = {slug(line.college): line.article for line in reversed(lines) if line.article}
    return tuple(
        replace(line, article=written.get(slug(line.college)) or usual_article(line.college) or "") for line in lines
    )


def contradictions(lines: Sequence[RosterLine], layout: Layout) -> Iterator[CellFault]:
    """Every fault that takes more than one row to see."""
    yield from _colleges(lines, layout)
    yield from _people(lines, layout)
    yield from _presidents(lines, layout)


def _colleges(lines: Sequence[RosterLine], layout: Layout) -> Iterator[CellFault]:
    def differing(field: Field, of: Told, by: Told, sentence: str) -> Iterator[CellFault]:
        for line, first in _second_word(lines, of, by):
            yield _fault(layout, line, Column(field), f"{sentence} « {shown(of(first) or '')} » à la ligne {first.row}")

    yield from differing(Field.ARTICLE, _article, _college, "ce collège a l’article")
    yield from differing(Field.COLLEGE_CODE, _code, _college, "ce collège a le code")
    yield from differing(Field.COLLEGE, _college_name, _code, "ce code est celui du collège")
    yield from differing(Field.COLLEGE, _college_name, _member, "ce membre est dans le collège")
    known = {slug(line.college) for line in with_articles(lines) if line.article}
    for line in lines:
        if slug(line.college) not in known:
            known.add(slug(line.college))
            sentence = f"l’article du collège « {shown(line.college)} » n’est pas connu : écrivez le, la, les ou l’"
            yield _fault(layout, line, Column(Field.ARTICLE), f"{sentence} dans la colonne « {Field.ARTICLE} »")


def _second_word(lines: Sequence[RosterLine], of: Told, by: Told) -> Iterator[tuple[RosterLine, RosterLine]]:
    """Lines that say another thing than the first one with the same key."""
    first: dict[str, RosterLine] = {}
    for line in lines:
        key, said = by(line), of(line)
        if not key or not said:
            continue
        known = first.setdefault(slug(key), line)
        if slug(of(known) or "") != slug(said):
            yield line, known


def _people(lines: Sequence[RosterLine], layout: Layout) -> Iterator[CellFault]:
    """A delegate holds one seat at a time, and is not at once titular and deputy."""
    identities = Identities()
    seated: dict[int, list[RosterLine]] = {}
    for line in lines:
        if line.titular:
            holder = seated.setdefault(identities.of(line.titular), [])
            if other := _at_the_same_time(line, holder):
                yield _fault(layout, line, Column(Field.LAST_NAME), _already(line.titular, other))
            holder.append(line)
    for line in lines:
        named: set[int] = set()
        for rank, deputy in enumerate(line.deputies, start=1):
            who = identities.of(deputy)
            if other := _at_the_same_time(line, seated.get(who, [])):
                yield _fault(layout, line, Column(Field.LAST_NAME, rank), _already(deputy, other))
            elif who in named:
                yield _fault(layout, line, Column(Field.LAST_NAME, rank), "ce suppléant est nommé deux fois")
            named.add(who)


def _presidents(lines: Sequence[RosterLine], layout: Layout) -> Iterator[CellFault]:
    chair: list[RosterLine] = []
    for line in lines:
        if line.role and is_president(line.role):
            if other := _at_the_same_time(line, chair):
                yield _fault(layout, line, Column(Field.ROLE), f"il y a déjà un président à la ligne {other.row}")
            chair.append(line)


def _at_the_same_time(line: RosterLine, others: Sequence[RosterLine]) -> RosterLine | None:
    period = (line.since, line.until)
    return next((other for other in others if together(period, (other.since, other.until))), None)


def _already(person: RosterPerson, line: RosterLine) -> str:
    name = wording.full(person.civility, shown(person.first_name), shown(person.last_name))
    return f"{name} est déjà titulaire à la ligne {line.row} ; à deux homonymes, donnez à chacun son courriel"


def _fault(layout: Layout, line: RosterLine, column: Column, sentence: str) -> CellFault:
    place = layout.get(column) or layout.get(Column(Field.COLLEGE), 1)
    return CellFault(f"{letters(place)}{line.row}", sentence)


def _article(line: RosterLine) -> str | None:
    return line.article


def _college(line: RosterLine) -> str | None:
    return line.college


def _code(line: RosterLine) -> str | None:
    return line.college_code


def _college_name(line: RosterLine) -> str | None:
    return line.college


def _member(line: RosterLine) -> str | None:
    return line.member
