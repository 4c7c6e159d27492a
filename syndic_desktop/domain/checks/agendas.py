"""Checks on the agenda (C5, C8, C9, C18, C20, C21): what may be decided, and what was told of it beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.approvals import fixed_day, misquoted
from syndic_desktop.domain.budgets import is_budget
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.convenings import as_it_stands
from syndic_desktop.domain.resending import note_changes
from syndic_desktop.domain.sessions import Modality
from syndic_desktop.domain.snapshots import Change, differences
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.votes import Ballot

ANNEXED = re.compile(
    r"\b(?:\w++ +)?(?:en +annexe\b(?! +\d)|ci-annexé\w*|ci-joint\w*|annexé\w* +(?:à +la|au)\b)", re.IGNORECASE
)
"""« présentée en annexe », « ci-annexée », « annexé à la »: the reader is sent to a paper that should be there."""
MAY_CITE = ("annex", "ci-joint")
"""One of these is in whatever `ANNEXED` finds: most texts have none, and are not gone through at each word."""


def note(case: Case) -> Iterator[Remark]:
    """C5: whatever is decided, elections too, has a statement, of which the note is made, sent with the notice.

    L2121-12. Once the roll is called, what is written is no longer the note but the act.
    """
    for position, item in case.kept():
        if item.deliberates and not item.statement:
            told = f"Le point {position} n’a pas d’exposé : rédigez sa note de synthèse."
            yield Remark("C5", told, Target(Part.STATEMENT, position))
    if case.session.held or case.session.notice.day is None:
        return
    sent = wording.long_date(case.session.notice.day)
    for each in note_changes(case.sitting):
        position = each.now or 1
        if (item := case.session.items[position - 1]).deliberates and item.statement:
            told = f"La note du point {position} a été écrite ou modifiée après l’envoi du {sent} : renvoyez-la."
            yield Remark("C5", told, Target(Part.STATEMENT, position))


def unannounced(case: Case) -> Iterator[Remark]:
    """C8: no vote on what the agenda that was sent did not say, even if all agree."""
    added = _added(case)
    for position, item in enumerate(case.session.items, start=1):
        decided = item.vote is not None and item.vote.ballot is not Ballot.NONE
        planned = not case.session.held and item.deliberates
        if (case.session.came_late(item) or position in added) and (decided or planned):
            told = f"Le point {position} a été ajouté après la convocation : il ne peut pas être voté"
            told += "." if case.session.held else ", sauf à renvoyer les convocations dans le délai."
            yield Remark("C8", told, Target(Part.VOTE if decided else Part.KIND, position))


def _added(case: Case) -> frozenset[int]:
    """The positions of the items that the notices, as they went out, did not announce."""
    kept = case.session.notice.snapshot
    if kept is None:
        return frozenset()
    found = differences(kept, as_it_stands(case.sitting))
    return frozenset(each.now for each in found if each.what is Change.ITEM_ADDED and each.now)


def any_other_business(case: Case) -> Iterator[Remark]:
    """C9: « questions diverses » carry neither a vote nor a decision ready to be voted."""
    for position, item in enumerate(case.session.items, start=1):
        if item.kind is not ItemKind.ANY_OTHER_BUSINESS:
            continue
        if item.vote is not None:
            told = f"Le point {position}, « questions diverses », ne peut pas porter de vote."
            yield Remark("C9", told, Target(Part.VOTE, position))
        elif item.operative and item.fate is Fate.KEPT:
            told = f"Le point {position}, « questions diverses », ne peut rien décider : faites-en un point à part."
            yield Remark("C9", told, Target(Part.OPERATIVE, position))


def by_video(case: Case) -> Iterator[Remark]:
    """C18: what may not be decided by video, wholly or in part: elections, and the budget."""
    if case.session.modality is Modality.IN_PERSON:
        return
    for position, item in case.kept():
        if item.kind is ItemKind.ELECTION or _elects(item):
            told = f"Le point {position} est une élection : elle ne peut se tenir par visioconférence."
            yield Remark("C18", told, Target(Part.MODALITY, position))
        elif is_budget(item):
            told = f"Le point {position} est un budget primitif : il ne peut être adopté par visioconférence."
            yield Remark("C18", told, Target(Part.MODALITY, position))


def _elects(item: Item) -> bool:
    """Whether a deliberation says that it elects: « Élection du président », « Élections des délégués »."""
    said = wording.fold(item.subject)
    return item.kind is ItemKind.DELIBERATION and said.startswith(("election ", "elections "))


def annexes(case: Case) -> Iterator[Remark]:
    """C20: a text that sends its reader to an annex has one."""
    for position, item in case.kept():
        cited = None if item.annexes else next(filter(None, map(_cited, _texts(item))), None)
        if cited is not None:
            told = f"Le point {position} cite « {cited} » et n’a pas d’annexe : joignez-la."
            yield Remark("C20", told, Target(Part.ANNEXES, position))


def other_minutes(case: Case) -> Iterator[Remark]:
    """C21: the item that fixes the minutes of a session quotes no other day for them."""
    for position, item in case.kept():
        about, other = fixed_day(item), misquoted(item)
        if about is not None and other is not None:
            told = (
                f"Le point {position} arrête le procès-verbal du {wording.long_date(about)}, et l’un de ses textes "
                f"cite celui du {other} : corrigez la date, ou retirez ce texte."
            )
            yield Remark("C21", told, Target(Part.STATEMENT, position))


def _cited(text: str) -> str | None:
    folded = text.lower()
    found = ANNEXED.search(text) if any(word in folded for word in MAY_CITE) else None
    return found[0] if found else None


def _texts(item: Item) -> Iterator[str]:
    yield words(item.statement)
    yield from item.recitals
    for clause in item.operative:
        yield clause.text
        yield from clause.sub


CHECKS: tuple[Check, ...] = (note, unannounced, any_other_business, by_video, annexes, other_minutes)
