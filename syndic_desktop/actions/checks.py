"""Gestures on checks: setting one aside (« passer outre ») with a reason, which is kept; taking that back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.checks import RULES
from syndic_desktop.domain.errors import RuleViolation, UnknownCode
from syndic_desktop.domain.overrides import Override

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store, Writer

CHECKS = frozenset({Topic.CHECKS})
LONGEST_REASON = 1000
SHORTEST_REASON = 10
"""Characters: « un » or « ok » would tell a judge nothing, « note orale » does."""

Overrides = tuple[Override, ...]


def override_check(store: Store, session_id: int, rule: str, fact: str, item: int | None, reason: str) -> Done:
    """Set aside what a check says (`fact`, of a `Finding`), of the session or of an item (1-based), for a reason.

    Raises RuleViolation when no real reason is given: it is what a judge would be told.
    """
    given = wording.clean_line(reason)
    if not given:
        raise RuleViolation("Écrivez pourquoi : le motif est gardé avec la séance.")
    if len(given) < SHORTEST_REASON or not any(each.isalpha() for each in given):
        raise RuleViolation("Ce motif est trop court : dites pourquoi en quelques mots, il est gardé avec la séance.")
    if len(given) > LONGEST_REASON:
        raise RuleViolation(f"Le motif doit tenir en {LONGEST_REASON} caractères : raccourcissez-le.")
    with store.writing(f"passer outre {_named(rule)}") as writer:
        was = _kept(writer, session_id, item)
        others = tuple(each for each in was if (each.rule, each.fact) != (rule, fact))
        _save(writer, session_id, item, (*others, Override(rule, fact, given, writer.moment.date())))
        item_id = _item_id(writer, session_id, item)
    undo = partial(restore_overrides, session_id=session_id, item_id=item_id, overrides=was)
    return Done(f"passer outre {_named(rule)}", CHECKS, undo)


def withdraw_override(store: Store, session_id: int, rule: str, fact: str, item: int | None) -> Done:
    """Listen to a check again. Nothing happens where it was not set aside."""
    label = f"rétablir le contrôle {_named(rule)}"
    with store.writing(label) as writer:
        was = _kept(writer, session_id, item)
        kept = tuple(each for each in was if (each.rule, each.fact) != (rule, fact))
        if kept == was:
            return Done(label)
        _save(writer, session_id, item, kept)
        item_id = _item_id(writer, session_id, item)
    return Done(label, CHECKS, partial(restore_overrides, session_id=session_id, item_id=item_id, overrides=was))


def restore_overrides(store: Store, session_id: int, item_id: int | None, overrides: Overrides) -> Done:
    """Put what was set aside back as it was; the inverse of the above."""
    with store.writing("rétablir un contrôle") as writer:
        if item_id is None:
            session = writer.session(session_id)
            was = session.overrides
            writer.save_heading(session_id, replace(session, overrides=overrides))
        else:
            item = writer.item(item_id)
            was = item.overrides
            writer.save_item(item_id, replace(item, overrides=overrides))
    undo = partial(restore_overrides, session_id=session_id, item_id=item_id, overrides=was)
    return Done("rétablir un contrôle", CHECKS, undo)


def _named(rule: str) -> str:
    if rule not in RULES:
        raise UnknownCode("Contrôle", rule)
    return f"« {RULES[rule].name} »"


def _kept(reader: Reader, session_id: int, item: int | None) -> Overrides:
    item_id = _item_id(reader, session_id, item)
    return reader.session(session_id).overrides if item_id is None else reader.item(item_id).overrides


def _item_id(reader: Reader, session_id: int, item: int | None) -> int | None:
    if item is None:
        return None
    found = next((line.id for line in reader.items(session_id) if line.position == item), None)
    if found is None:
        raise RuleViolation(f"Cette séance n’a pas de point {item} : il a été retiré entre-temps.")
    return found


def _save(writer: Writer, session_id: int, item: int | None, overrides: Overrides) -> None:
    item_id = _item_id(writer, session_id, item)
    if item_id is None:
        writer.save_heading(session_id, replace(writer.session(session_id), overrides=overrides))
    else:
        writer.save_item(item_id, replace(writer.item(item_id), overrides=overrides))
