"""The syndicat and its assembly: colleges, members, people, seats and their mandates, roles, bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from syndic_desktop.domain.assemblies import Assembly, Body, College, Member, PoolDeputy, Seat
from syndic_desktop.domain.people import Person, Role
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.store import schema
from syndic_desktop.store.codec import columns, from_columns
from syndic_desktop.store.journal import Ledger, Row, numbered

T = TypeVar("T")

SYNDICAT = (
    "name", "short_name", "kind", "address", "city", "department", "department_name", "templates", "internal_number",
    "siret", "ape", "logo", "profile", "numberings",
)  # fmt: skip
COLLEGE = ("code", "name", "article")
MEMBER = ("code", "name", "college", "address", "competences")
PERSON = ("code", "civility", "first_name", "last_name", "email", "phone", "address", "birth", "convened_by")
MANDATE = ("member", "titular", "vacant", "weight", "since", "until")
POOL_DEPUTY = ("member", "person", "since", "until")
ROLE = ("person", "title", "rank", "since", "until")
BODY = ("code", "name", "kind", "numbering", "counter", "votes_by_college", "rules", "former")

ASSEMBLY = (
    schema.colleges, schema.members, schema.people, schema.seats, schema.mandates, schema.seat_deputies,
    schema.pool_deputies, schema.roles, schema.bodies, schema.body_seats,
)  # fmt: skip
"""Every table the assembly is read from."""


def load_syndicat(connection: Connection) -> Syndicat | None:
    """None in a file where nothing has been entered yet."""
    row = connection.execute(select(schema.syndicats)).mappings().first()
    return from_columns(Syndicat, row, SYNDICAT) if row else None


def save_syndicat(ledger: Ledger, syndicat: Syndicat) -> None:
    ledger.sync(schema.syndicats, [{"id": 1, **columns(syndicat, SYNDICAT)}])


def remove_syndicat(ledger: Ledger) -> None:
    ledger.sync(schema.syndicats, [])


def load_assembly(connection: Connection) -> Assembly:
    """Everyone and everything, in the order of the dossier."""
    deputies: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in _ordered(connection, schema.seat_deputies):
        deputies[row["seat"], row["ordinal"]].append(row["person"])
    sits: dict[str, list[str]] = defaultdict(list)
    for row in _ordered(connection, schema.body_seats):
        sits[row["body"]].append(row["seat"])
    return Assembly(
        colleges=_values(connection, schema.colleges, College, COLLEGE),
        members=_values(connection, schema.members, Member, MEMBER),
        people=_values(connection, schema.people, Person, PERSON),
        seats=tuple(_seat(row, deputies[row["seat"], row["ordinal"]]) for row in _ordered(connection, schema.mandates)),
        pool_deputies=_values(connection, schema.pool_deputies, PoolDeputy, POOL_DEPUTY),
        roles=_values(connection, schema.roles, Role, ROLE),
        bodies=tuple(
            from_columns(Body, row, BODY, seats=tuple(sits[row["code"]])) for row in _ordered(connection, schema.bodies)
        ),
    )


def save_assembly(ledger: Ledger, assembly: Assembly) -> None:
    """Only the rows that differ are touched."""
    mandates = numbered(({"seat": seat.code, **columns(seat, MANDATE)} for seat in assembly.seats), "seat")
    wanted: tuple[tuple[Table, Iterable[Row]], ...] = (
        (schema.colleges, (columns(each, COLLEGE) for each in assembly.colleges)),
        (schema.members, (columns(each, MEMBER) for each in assembly.members)),
        (schema.people, (columns(each, PERSON) for each in assembly.people)),
        (schema.seats, ({"code": code} for code in dict.fromkeys(each.code for each in assembly.seats))),
        (schema.mandates, mandates),
        (schema.seat_deputies, _seat_deputies(assembly.seats, mandates)),
        (
            schema.pool_deputies,
            numbered((columns(each, POOL_DEPUTY) for each in assembly.pool_deputies), "member", "person"),
        ),
        (schema.roles, numbered((columns(each, ROLE) for each in assembly.roles), "person")),
        (schema.bodies, (columns(each, BODY) for each in assembly.bodies)),
        (schema.body_seats, ({"body": each.code, "seat": seat} for each in assembly.bodies for seat in each.seats)),
    )
    for table, rows in wanted:
        ledger.sync(table, list(rows))


def _seat_deputies(seats: Iterable[Seat], mandates: Iterable[Row]) -> Iterable[Row]:
    for seat, mandate in zip(seats, mandates, strict=True):
        for person in seat.deputies:
            yield {"seat": seat.code, "ordinal": mandate["ordinal"], "person": person}


def _seat(row: Mapping[Any, Any], deputies: list[str]) -> Seat:
    return from_columns(Seat, row, MANDATE, code=row["seat"], deputies=tuple(deputies))


def _values(connection: Connection, table: Table, kind: type[T], names: tuple[str, ...]) -> tuple[T, ...]:
    return tuple(from_columns(kind, row, names) for row in _ordered(connection, table))


def _ordered(connection: Connection, table: Table) -> Iterable[Mapping[Any, Any]]:
    return connection.execute(select(table).order_by(table.c.position)).mappings()
