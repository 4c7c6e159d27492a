"""What the codes of a scanned signature folder mean in a dossier: which act each names, of a session or delegated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.documents.delegated import MARK as DECISIONS
from syndic_desktop.documents.signing import SheetMark
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.queries.delegated import named_decision

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


@dataclass(frozen=True, slots=True)
class NamedActs:
    """The acts by their marks, and the numbers that the dossier has none for, as the sheets bear them."""

    refs: dict[SheetMark, ActRef]
    unknown: tuple[str, ...]


def named_acts(store: Store, marks: Sequence[SheetMark]) -> NamedActs:
    """The acts that the marks of a scan name. A session is found by its day where its hour was changed since."""
    refs: dict[SheetMark, ActRef] = {}
    unknown = []
    with store.reading() as reader:
        for mark in dict.fromkeys(marks):
            ref = _ref(reader, mark)
            if ref is None:
                unknown.append(mark.number)
            else:
                refs[mark] = ref
    return NamedActs(refs, tuple(unknown))


def _ref(reader: Reader, mark: SheetMark) -> ActRef | None:
    if mark.session == DECISIONS:
        key = named_decision(reader, mark.number)
        return None if key is None else ActRef(decision=key)
    item = _item(reader, mark.session, mark.number)
    return ActRef(item) if item else None


def _item(reader: Reader, session: str, number: str) -> int:
    try:
        key = SessionKey.parse(session)
    except RuleViolation:
        return 0
    same_day = [line for line in reader.sessions() if (line.body, line.day) == (key.body, key.day)]
    found = [item.id for line in same_day for item in reader.items(line.id) if item.number == number]
    return found[0] if len(found) == 1 else 0
