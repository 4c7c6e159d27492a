"""Preparing a session from the last one of its body: same place, same hour, same president, and the usual items.

The usual items propose themselves: approval of the previous minutes (L2121-15), report of what was decided by
delegation (L5211-10), any other business. Their words are those of the last session, with the dates brought up to
date: a house keeps its own way of saying « validation » or « approbation ».
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.approvals import MINUTES, fixed_day, redated, without_misquotes
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.dossiers import recap
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import Role, in_force
from syndic_desktop.domain.reconvenings import lacked, undone
from syndic_desktop.domain.sessions import Modality, Session, SessionKey, SessionNature, Sitting
from syndic_desktop.domain.texts import Block, DecisionKind, DelegatedTable, Heading, Text, delegated_tables
from syndic_desktop.domain.topics import presented_again

__all__ = [
    "REMEMBERED", "another", "carried_over", "not_to_follow", "prepared", "presiding", "quorum_was_there",
    "second_convocation", "usual_items",
]  # fmt: skip

REMEMBERED = 8
"""How many of the last sessions of a body are looked at for what their minutes still wait for."""

INTERNAL = "5.2"  # « Fonctionnement des assemblées »


def another(
    last: Session | None,
    *,
    body: str,
    day: date,
    opening: time | None = None,
    president: str | None = None,
    items: Sequence[Item] = (),
) -> Session:
    """An ordinary session of a body, set as its last one; what is given comes before what was then."""
    return Session(
        body,
        day,
        last.place if last else "",
        president or (last.president if last else None),
        opening=opening or (last.opening if last else None),
        modality=last.modality if last else Modality.IN_PERSON,
        items=tuple(items),
    )


def prepared(
    assembly: Assembly,
    earlier: Sequence[Session],
    decisions: Sequence[Decision],
    reported: Iterable[tuple[SessionKey, DecisionKind]],
    *,
    body: str,
    day: date,
    opening: time | None = None,
) -> Session:
    """The session that would be created for a body on a day, usual items included.

    `earlier`: the last sessions of the body before that day, newest first; `reported`: as `dossiers.recap` wants it.
    Raises UnknownCode when there is no such body.
    """
    assembly.body(body)
    president = presiding(assembly.roles, day)
    session = another(earlier[0] if earlier else None, body=body, day=day, opening=opening, president=president)
    told = tuple(reported)
    due = [kind for kind in DecisionKind if recap(decisions, told, session.key, kind)]
    return replace(session, items=usual_items(earlier, day, due, session.president))


def presiding(roles: Iterable[Role], day: date) -> str | None:
    """Who presides over the syndicat on a day; None when nobody does."""
    return next((role.person for role in roles if role.rank == 0 and in_force(role.since, role.until, day)), None)


def usual_items(
    earlier: Sequence[Session], day: date, due: Sequence[DecisionKind], president: str | None = None
) -> tuple[Item, ...]:
    """What the agenda of a new session begins and ends with.

    `earlier`: the sessions of the body, in any order; `due`: the kinds of delegated decisions that were never
    reported to it.
    """
    before = sorted((each for each in earlier if each.day < day), key=lambda each: (each.day, each.opening or time.min))
    last = before[-1] if before else None
    approvals = [_approval(each, last, president) for each in _to_approve(before)]
    report = _report(last, due, president, _shifted(before, day))
    closing = [item for item in last.items if item.kind is ItemKind.ANY_OTHER_BUSINESS] if last else []
    ending = [presented_again(item) for item in closing] if last else [_other_business()]
    return (*approvals, *report, *ending)


def second_convocation(sat: Sitting, day: date, opening: time | None = None) -> Session:
    """The session convened again for lack of quorum, for what the first one, `sat`, left undone (L2121-17).

    Raises RuleViolation when the day is not after the first session, when that one did not lack its quorum, or when
    it left nothing to decide.
    """
    first = sat.session
    if day <= first.day:
        raise RuleViolation(
            f"La première séance est du {wording.long_date(first.day)} : choisissez une autre date, qui vient après."
        )
    if told := not_to_follow(sat):
        raise RuleViolation(f"{told} : {'convoquez une séance ordinaire' if first.held else 'faites-en l’appel'}.")
    again = another(first, body=first.body, day=day, opening=opening, items=carried_over(first))
    return replace(again, nature=SessionNature.SECOND_NOTICE, first_session=str(first.key))


def not_to_follow(first: Sitting) -> str:
    """Why no second convocation may take a session up, as a sentence to go on; empty when one may.

    It lacked its quorum (`quorum_was_there`), and left something to decide.
    """
    if told := quorum_was_there(first):
        return told
    day = wording.long_date(first.session.day)
    return "" if carried_over(first.session) else f"La séance du {day} n’a laissé aucun point à délibérer"


def quorum_was_there(first: Sitting) -> str:
    """Why nothing lets a session be convened again without any quorum, as a sentence to go on; empty when it may be.

    It may once the roll showed that the quorum lacked at an item left undone: that of the opening tells only where
    nothing was left, for who comes afterwards brings it (L2121-17).
    """
    named = f"La séance du {wording.long_date(first.session.day)}"
    if not first.session.held:
        return f"{named} n’a pas été tenue, son défaut de quorum n’est donc pas constaté"
    left = any(undone(item) for item in first.session.items)
    if not lacked(first) and (left or first.opening_quorum().reached):
        return f"{named} n’a pas manqué de quorum"
    return ""


def carried_over(first: Session) -> tuple[Item, ...]:
    """What a session without quorum left undone: everything that was to be decided and was not."""
    return tuple(presented_again(item) for item in first.items if undone(item))


def _to_approve(before: Sequence[Session]) -> list[Session]:
    """The sessions whose minutes are still to be fixed: the last one, and those that no later agenda has taken up."""
    if not before:
        return []
    *older, last = before
    waiting = [
        each
        for place, each in enumerate(older)
        if each.held and not _fixed(each) and not any(_approves(later, each.day) for later in before[place + 1 :])
    ]
    return [*waiting, *([] if _fixed(last) else [last])]


def _fixed(session: Session) -> bool:
    return session.minutes is not None and session.minutes.fixed is not None


def _approves(session: Session, day: date) -> bool:
    said = wording.fold(wording.long_date(day))
    return any(MINUTES.search(item.subject) and said in wording.fold(item.subject) for item in session.items)


def _approval(session: Session, last: Session | None, president: str | None) -> Item:
    """The item that fixes the minutes of a session, in the words the last agenda used for the one before."""
    for item in last.items if last else ():
        if (old := fixed_day(item)) is not None:
            return _dated(presented_again(item), old, session.day, president)
    return Item(
        ItemKind.DELIBERATION,
        f"Approbation du procès-verbal de la séance du {wording.long_date(session.day)}",
        rapporteur=president,
        matter=INTERNAL,
        operative=(Clause(f"d’arrêter le procès-verbal de la séance du {wording.long_date(session.day)}."),),
    )


def _dated(item: Item, old: date, day: date, president: str | None) -> Item:
    """The item with a date of its texts made another; its statement and annexes were those of another session."""
    again = without_misquotes(redated(item, {old: day}))
    rapporteur = president if item.rapporteur and president else item.rapporteur
    return replace(again, statement=(), annexes=(), rapporteur=rapporteur, note=None)


def _shifted(before: Sequence[Session], day: date) -> dict[date, date]:
    """What each date of the last agenda becomes: its own day that of the new one, the one before its own."""
    days = [*(each.day for each in before[-2:]), day]
    return dict(pairwise(days))


def _report(
    last: Session | None, due: Sequence[DecisionKind], president: str | None, days: Mapping[date, date]
) -> list[Item]:
    """The report of delegated decisions: when the last agenda had one, or when decisions are waiting for it."""
    for item in last.items if last else ():
        kinds = [table.kind for table in delegated_tables(item.statement)]
        if kinds:
            missing = tuple(DelegatedTable(kind) for kind in due if kind not in kinds)
            again = redated(presented_again(item), days)
            return [replace(again, statement=(*_recaps(again.statement), *missing), annexes=(), note=None)]
    if not due:
        return []
    return [
        Item(
            ItemKind.DELIBERATION,
            "Compte rendu des décisions prises par délégation",
            rapporteur=president,
            matter=INTERNAL,
            statement=tuple(DelegatedTable(kind) for kind in due),
            verb="PREND ACTE",
            operative=(Clause("des décisions énumérées ci-dessus."),),
        )
    ]


def _recaps(statement: Text) -> tuple[Block, ...]:
    """The recaps of a statement with the titles over them: what was told around them was of that time.

    A title goes with what it was over: one that would stand over nothing is not kept.
    """
    kept: list[Block] = []
    over, bare = False, False  # whether a recap comes before the next title, whether a kept title comes at once
    for block in reversed(statement):
        if isinstance(block, DelegatedTable):
            kept.append(block)
            over, bare = True, False
        elif isinstance(block, Heading):
            bare = over or bare
            over = False
            if bare:
                kept.append(block)
        else:
            bare = False
    return tuple(reversed(kept))


def _other_business() -> Item:
    return Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses")
