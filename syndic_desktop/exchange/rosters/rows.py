"""One row of a roster: its cells read one by one, every fault kept with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from syndic_desktop.domain import wording
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.rosters import cells
from syndic_desktop.exchange.rosters.columns import DEPUTIES, PERSONAL, Column, Field, Layout
from syndic_desktop.exchange.rosters.lines import RosterLine, RosterPerson
from syndic_desktop.exchange.sheets.cells import day, text
from syndic_desktop.exchange.sheets.faults import CellFault, Wrong
from syndic_desktop.exchange.sheets.tables import Row, Value, letters

T = TypeVar("T")

EXAMPLE = "exemple"
_WORDS = {Field.COLLEGE: "le collège", Field.MEMBER: "le membre", Field.CIVILITY: "la civilité",
          Field.FIRST_NAME: "le prénom", Field.LAST_NAME: "le nom"}  # fmt: skip
_TITULAR = (*PERSONAL, Field.PHONE, Field.ADDRESS, Field.ROLE)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads a row; what is wrong goes to `faults`."""

    number: int
    row: Row
    layout: Layout
    faults: list[CellFault]

    @property
    def blank(self) -> bool:
        """Nothing is said of a seat: an empty row, or one that only holds a remark."""
        return not any(self._value(column) for column in self.layout if column.field is not Field.REMARK)

    @property
    def example(self) -> bool:
        """A row of the model that nobody erased."""
        remark = self._value(Column(Field.REMARK))
        return isinstance(remark, str) and wording.fold(remark).startswith(EXAMPLE)

    def line(self) -> RosterLine | None:
        """The seat, its article empty when it is not written; None when what makes a seat is missing."""
        before = len(self.faults)
        vacancy = self._read(Column(Field.VACANT), cells.vacancy)
        line = RosterLine(
            row=self.number,
            college=self._needed(Column(Field.COLLEGE), text) or "",
            college_code=self._read(Column(Field.COLLEGE_CODE), text),
            article=self._read(Column(Field.ARTICLE), cells.article) or "",
            member=self._needed(Column(Field.MEMBER), text) or "",
            titular=self._titular(vacancy),
            vacant=vacancy == cells.VACANT,
            role=None if vacancy else self._read(Column(Field.ROLE), text),
            deputies=tuple(each for rank in range(1, DEPUTIES + 1) if (each := self._deputy(rank))),
            weight=self._read(Column(Field.WEIGHT), cells.weight),
            since=self._read(Column(Field.SINCE), day),
            until=self._read(Column(Field.UNTIL), day),
        )
        self._dates(line)
        return line if len(self.faults) == before else None

    def _dates(self, line: RosterLine) -> None:
        if line.since and line.until and line.until < line.since:
            self._fault(Column(Field.UNTIL), f"le mandat finit avant le {wording.short_date(line.since)}, son début")
        if line.role and not line.since and not self._value(Column(Field.SINCE)):
            column = Column(Field.SINCE)
            where = column if column in self.layout else Column(Field.ROLE)
            self._fault(where, f"la fonction « {shown(line.role)} » demande une date dans la colonne « Du »")

    def _titular(self, vacancy: str | None) -> RosterPerson | None:
        if vacancy is None:
            return self._person(0)
        for field in _TITULAR:
            if self._value(Column(field)) is not None:
                self._fault(Column(field), f"la colonne « Vacant » dit « {vacancy} » : effacez l’une des deux cellules")
        return None

    def _deputy(self, rank: int) -> RosterPerson | None:
        named = any(self._value(Column(field, rank)) is not None for field in PERSONAL)
        return self._person(rank) if named else None

    def _person(self, rank: int) -> RosterPerson | None:
        civility = self._needed(Column(Field.CIVILITY, rank), cells.civility)
        first = self._needed(Column(Field.FIRST_NAME, rank), text)
        last = self._needed(Column(Field.LAST_NAME, rank), text)
        email = self._read(Column(Field.EMAIL, rank), cells.email)
        phone = None if rank else self._read(Column(Field.PHONE), cells.phone)
        address = None if rank else self._read(Column(Field.ADDRESS), cells.paragraphs)
        if civility is None or first is None or last is None:
            return None
        return RosterPerson(civility, first, last, email, phone, address or ())

    def _needed(self, column: Column, parse: Callable[[Value], T]) -> T | None:
        if self._value(column) is None:
            whose = " du suppléant" if column.deputy else ""
            or_vacant = ", ou écrivez « oui » dans « Vacant »" if column == Column(Field.LAST_NAME) else ""
            self._fault(column, f"{_WORDS[column.field]}{whose} manque{or_vacant}")
            return None
        return self._read(column, parse)

    def _read(self, column: Column, parse: Callable[[Value], T]) -> T | None:
        value = self._value(column)
        if value is None:
            return None
        try:
            return parse(value)
        except Wrong as wrong:
            self._fault(column, str(wrong))
            return None

    def _value(self, column: Column) -> Value | None:
        return self.row.get(self.layout[column]) if column in self.layout else None

    def _fault(self, column: Column, sentence: str) -> None:
        """A column that is not there has its own fault, once, in the row of titles."""
        if column in self.layout:
            self.faults.append(CellFault(f"{letters(self.layout[column])}{self.number}", sentence))
