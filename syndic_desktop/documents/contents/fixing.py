"""What the paper of minutes says, laid down as JSON text for ever, and read again.

Minutes that an assembly has fixed say the same words whatever moves afterwards: data, rules or this program. The values
of a context travel as themselves; rich text and insets say what they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.minutes import corrections, fixing, minutes
from syndic_desktop.documents.contents.paragraphs import SheetLine, Spot, lines, sheet, spots, with_words
from syndic_desktop.documents.insets import Inset
from syndic_desktop.documents.word.recaps import Align, Column, RecapRow, RecapTable
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import FixedText
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table

KIND, ENTRIES, TUPLE = "_", "v", "texte"
UNREADABLE = "Le texte arrêté de ce procès-verbal est illisible : il a été modifié hors du programme."
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


@dataclass(frozen=True, slots=True)
class Assembled:
    """The minutes of a session as they are recorded, before her words are put there; read once for many of hers."""

    reading: Reading
    context: Mapping[str, Any]
    spots: tuple[Spot, ...]

    def lines(self) -> tuple[SheetLine, ...]:
        """Every paragraph with her words."""
        about = self.reading.session.minutes
        return lines(self.spots, about.rewordings if about else (), self.reading.source.recaps)


def assembled(reading: Reading) -> Assembled:
    """What is recorded, whatever she wrote over it."""
    context = minutes(reading)
    return Assembled(reading, context, spots(context))


def said_anew(known: Assembled, about: Minutes | None) -> Assembled:
    """The same session with other words of hers, or other corrections: nothing else of it is told again."""
    session = known.reading.session
    source = known.reading.source
    sitting = replace(source.sitting, session=replace(session, minutes=about))
    now = replace(known.reading, source=replace(source, sitting=sitting))
    context = {**known.context, "corrections": corrections(now), "arrete": fixing(now)}
    alike = all(context[each] == known.context[each] for each in ("corrections", "arrete"))
    return Assembled(now, context, known.spots if alike else spots(context))


def told_minutes(reading: Reading) -> Mapping[str, Any]:
    """The context of the template `proces-verbal`: what was fixed, else what is recorded with her words.

    Raises RuleViolation where the text that was fixed cannot be read.
    """
    about = reading.session.minutes
    if about is not None and about.text is not None:
        # Fixing and publication are told as they come: they are no part of the text that was fixed.
        return {**fixed_context(about.text), "arrete": fixing(reading)}
    assembled = minutes(reading)
    return with_words(assembled, about.rewordings, reading.source.recaps) if about else assembled


def minutes_sheet(reading: Reading) -> tuple[SheetLine, ...]:
    """The minutes paragraph by paragraph. Raises RuleViolation where the text that was fixed cannot be read."""
    about = reading.session.minutes
    if about is not None and about.text is not None:
        return _fixed_sheet(told_minutes(reading))
    return assembled(reading).lines()


def fixed_text(reading: Reading) -> FixedText:
    """The minutes as they are told now, to be fixed."""
    content = json.dumps(_laid({**told_minutes(reading), "arrete": ""}), ensure_ascii=False, separators=(",", ":"))
    return FixedText(content, hashlib.sha256(content.encode()).hexdigest())


def fixed_context(text: FixedText) -> dict[str, Any]:
    """What the paper of fixed minutes says. Raises RuleViolation when it is none of ours."""
    try:
        context = _read(json.loads(text.content))
        _fixed_sheet(context)  # every field that the paper reads is there
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise RuleViolation(UNREADABLE) from error
    made: dict[str, Any] = context
    return made


def _fixed_sheet(context: Mapping[str, Any]) -> tuple[SheetLine, ...]:
    """The lines of fixed minutes; her words are part of them like any others."""
    return sheet(context, ())


def _laid(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case Mapping():
            return {str(key): _laid(held) for key, held in value.items()}
        case list():
            return [_laid(each) for each in value]
        case tuple():
            return {KIND: TUPLE, ENTRIES: [_laid(each) for each in value]}
    if is_dataclass(value) and not isinstance(value, type):
        return {KIND: type(value).__name__} | {each.name: _laid(getattr(value, each.name)) for each in fields(value)}
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
