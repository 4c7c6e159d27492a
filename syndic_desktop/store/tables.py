"""How a table is written down: the names of its constraints, and the few kinds of columns there are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, PrimaryKeyConstraint, Table, Text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


class JsonText(Text):
    """Text that holds JSON; empty where the domain value is the default of its field."""

    cache_ok = True


def text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def json(name: str) -> Column[str]:
    return Column(name, JsonText)


def key(*names: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*names)


def refers(columns: str | list[str], *targets: str) -> ForeignKeyConstraint:
    names = [columns] if isinstance(columns, str) else columns
    return ForeignKeyConstraint(names, targets, deferrable=True, initially="DEFERRED")


def some(table: Table, *names: str) -> list[Column[Any]]:
    """Some columns of a table, in this order."""
    return [table.c[name] for name in names]


def row_id() -> Column[int]:
    return Column("id", Integer, primary_key=True, nullable=False)
