"""What papers say, laid down as JSON text for ever, and read again: plain values, rich text and insets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from syndic_desktop.documents.insets import Inset
from syndic_desktop.documents.word.recaps import Align, Column, RecapRow, RecapTable
from syndic_desktop.domain.minutes import FixedText
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table

KIND, ENTRIES, TUPLE = "_", "v", "texte"
_BLOCKS = (Paragraph, Heading, Listing, Table, RecapTable)
_KINDS = {kind.__name__: kind for kind in (*_BLOCKS, Run, Column, RecapRow, Inset)}
_HELD: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "bool": (bool,),
    "int": (int,),
    "float": (float, int),
    "tuple[Run, ...]": (Run,),
    "tuple[Block, ...]": _BLOCKS,
    "tuple[PaperBlock, ...]": _BLOCKS,
    "tuple[str, ...]": (str,),
    "tuple[tuple[str, ...], ...]": (tuple,),
    "tuple[Column, ...]": (Column,),
    "tuple[RecapRow, ...]": (RecapRow,),
}
"""What a field may hold, or each entry of it, by its type hint."""


def laid_down(text: FixedText) -> Any:
    """The values of a text. Raises ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError
    where it is none of ours.
    """
    return _read(json.loads(text.content))


def laid(value: object) -> Any:
    """A value of a context as JSON holds it. Raises TypeError for what papers do not say."""
    match value:
        case Enum():
            return value.value
        case Mapping():
            return {str(key): laid(held) for key, held in value.items()}
        case list():
            return [laid(each) for each in value]
        case tuple():
            return {KIND: TUPLE, ENTRIES: [laid(each) for each in value]}
    if is_dataclass(value) and not isinstance(value, type):
        return {KIND: type(value).__name__} | {each.name: laid(getattr(value, each.name)) for each in fields(value)}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is not what papers say")


def _read(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_read(each) for each in plain]
    if not isinstance(plain, dict):
        return plain
    if KIND not in plain:
        return {key: _read(held) for key, held in plain.items()}
    if plain[KIND] == TUPLE:
        return tuple(_read(each) for each in plain[ENTRIES])
    kind: Any = _KINDS[plain[KIND]]
    held = {name: _read(each) for name, each in plain.items() if name != KIND}
    for each in fields(kind):
        if each.name in held:
            held[each.name] = _fit(held[each.name], str(each.type))
    return kind(**held)


def _fit(value: Any, hint: str) -> Any:
    """A value as its field takes it. Raises TypeError, ValueError."""
    if hint == "Align":
        return Align(value)
    entries = value if hint not in ("str", "bool", "int", "float") else (value,)
    if not isinstance(entries, tuple) or not all(isinstance(each, _HELD[hint]) for each in entries):
        raise TypeError(hint)
    if hint.startswith("tuple[tuple") and not all(isinstance(cell, str) for row in entries for cell in row):
        raise TypeError(hint)
    return value
