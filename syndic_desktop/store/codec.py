"""Domain values to columns and JSON text, and back, guided by nothing but their own type hints.

A dataclass becomes an object without the fields that hold their default; in a union it carries its class name under
`_`. Dates are ISO, fractions and decimals exact text. Whatever a file holds that the domain does not know (a field, a
class, a word of an enum) raises `UnreadableValue`: nothing is dropped in silence.

Written here rather than left to pydantic: it costs nothing at start, and there is one pass between a row and a value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from syndic_desktop.domain.errors import FileTrouble

T = TypeVar("T")
Convert = Callable[[Any], Any]
CLASS = "_"
REMEMBERED, SHORT, LONG_ONES = 1024, 4096, 4
"""How many texts of a column are remembered once decoded, the longest of them, in characters, and how many longer ones.

A gesture changes one item, and the hundred others of its session are read again as they were; texts of sixty pages,
saved at each word, would only fill the memory, but the last one is read three times in a row.
"""


class UnreadableValue(FileTrouble):
    """The file holds a value that the domain does not know."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Ce dossier contient une donnée que cette version du programme ne sait pas lire ({what}). "
            "Mettez le programme à jour, ou reprenez une sauvegarde."
        )


@dataclass(frozen=True, slots=True)
class Field:
    """How one field travels; `scalar`: it has a column of its own type, anything else is JSON text.

    `decode` reads plain JSON types, `read` the column.
    """

    name: str
    default: Any
    encode: Convert
    decode: Convert
    scalar: bool
    read: Convert


dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Compact JSON text of a value already made of plain JSON types."""


def encode(value: object) -> Any:
    """Plain JSON types of a dataclass."""
    return _encode_fields(value)


def decode(kind: type[T], plain: object) -> T:
    """The value of class `kind` that `encode` made `plain` of. Raises UnreadableValue."""
    shape: Any = kind
    with _read(shape):
        made: T = _decoder(shape)(plain)
    return made


def columns(value: Any, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a dataclass as columns. JSON columns are empty where the field holds its default."""
    kind: Any = type(value)
    plan = _fields(kind)
    return {name: _column(plan[name], getattr(value, name)) for name in names}


def from_columns(kind: type[T], row: Mapping[Any, Any], names: Iterable[str], **others: object) -> T:
    """The value that `columns` made a row of; `others` are the fields stored elsewhere. Raises UnreadableValue."""
    shape: Any = kind
    with _read(shape):
        plan = _fields(shape)
        return kind(**{name: plan[name].read(row[name]) for name in names}, **others)


def field(kind: type, name: str, stored: object) -> Any:
    """One field alone, from its column. Raises UnreadableValue."""
    shape: Any = kind
    with _read(shape):
        return _fields(shape)[name].read(stored)


@contextmanager
def _read(kind: type) -> Iterator[None]:
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableValue(f"{kind.__name__} : {error}") from error


def _column(field: Field, value: Any) -> Any:
    if field.scalar:
        return field.encode(value)
    return None if value == field.default else _text(field, value)


def _text(field: Field, value: Any) -> str:
    """The JSON text of a value; that of a whole room is kept, for each of its votes freezes the same electorate."""
    known = _TEXTS.get((id(value), field.name))
    if known is None:
        known = (value, dumps(field.encode(value)))
        if len(known[1]) > SHORT:
            if len(_TEXTS) >= TEXTS:
                _TEXTS.clear()
            _TEXTS[id(value), field.name] = known  # with the value: its identity is nobody else's meanwhile
    return known[1]


_TEXTS: dict[tuple[int, str], tuple[Any, str]] = {}
TEXTS = 16


@cache
def _fields(kind: Any) -> dict[str, Field]:
    hints = get_type_hints(kind)
    plan = {}
    for field in fields(kind):
        hint = hints[field.name]
        decode, scalar = _decoder(hint), _scalar(hint)
        read = decode if scalar else _reader(decode, field.default)
        plan[field.name] = Field(field.name, field.default, _encoder(hint), decode, scalar, read)
    return plan


def _reader(decode: Convert, default: Any) -> Convert:
    """How a JSON column is read; values are frozen, so that a text met again is answered with the same one."""

    def whole(stored: str) -> Any:
        return decode(json.loads(stored))

    short, long = lru_cache(maxsize=REMEMBERED)(whole), lru_cache(maxsize=LONG_ONES)(whole)

    def read(stored: str | None) -> Any:
        if stored is None:
            return default
        return short(stored) if len(stored) <= SHORT else long(stored)

    return read


def _scalar(hint: Any) -> bool:
    kinds = [each for each in _members(hint) if each is not NoneType]
    return all(isinstance(each, type) and not is_dataclass(each) and get_origin(each) is None for each in kinds)


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _encode_fields(value: Any) -> dict[str, Any]:
    kind: Any = type(value)
    made = {}
    for name, default, encode, required in _plan(kind):
        held = getattr(value, name)
        if required or held != default:  # two hundred fractions are long to compare with nothing
            made[name] = encode(held)
    return made


@cache
def _plan(kind: Any) -> tuple[tuple[str, Any, Convert, bool], ...]:
    return tuple((each.name, each.default, each.encode, each.default is MISSING) for each in _fields(kind).values())


def _decode_fields(kind: Any, plain: dict[str, Any]) -> Any:
    plan = _fields(kind)
    return kind(**{name: plan[name].decode(held) for name, held in plain.items() if name != CLASS})


@cache
def _encoder(hint: Any) -> Convert:
    members = _members(hint)
    if NoneType in members:
        inner = _encoder(_without_none(hint))
        return lambda value: None if value is None else inner(value)
    if len(members) > 1:
        return lambda value: {CLASS: type(value).__name__, **_encode_fields(value)}
    if get_origin(hint) is tuple:
        each = _encoder(get_args(hint)[0])
        return lambda value: [each(one) for one in value]
    if is_dataclass(hint):
        return _encode_fields
    return _scalar_encoder(hint)


def _scalar_encoder(hint: type) -> Convert:
    if hint is bool:
        return bool
    if hint in (str, int):
        return hint
    if hint in (Fraction, Decimal) or issubclass(hint, Enum):
        return str
    if hint in (date, time):
        return lambda value: value.isoformat()
    raise TypeError(f"no codec for {hint}")


@cache
def _decoder(hint: Any) -> Convert:
    members = _members(hint)
    if NoneType in members:
        inner = _decoder(_without_none(hint))
        return lambda plain: None if plain is None else inner(plain)
    if len(members) > 1:
        classes = {each.__name__: each for each in members}
        return lambda plain: _decode_fields(classes[plain[CLASS]], plain)
    if get_origin(hint) is tuple:
        each = _decoder(get_args(hint)[0])
        return lambda plain: tuple([each(one) for one in plain])
    if is_dataclass(hint):
        return lambda plain: _decode_fields(hint, plain)
    return hint.fromisoformat if hint in (date, time) else hint  # type: ignore[no-any-return]


def _without_none(hint: Any) -> Any:
    kept = tuple(each for each in get_args(hint) if each is not NoneType)
    return kept[0] if len(kept) == 1 else Union[kept]  # noqa: UP007  # built at run time
