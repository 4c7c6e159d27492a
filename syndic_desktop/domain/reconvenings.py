"""Second convocations: the session that lacked its quorum, and what of it is settled without any (L2121-17).

An item keeps its identity while its subject is the same, accents and capitals apart: a resemblance is not enough to do
without a quorum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.modalities import SessionNature
from syndic_desktop.domain.sessions import UNDECIDED, Session, SessionKey, Sitting, sitting
from syndic_desktop.domain.statutes import Profile

TO_CONVENE_AGAIN = (
    "La séance est levée faute de quorum : écrivez le procès-verbal de carence (Ctrl+E) et préparez la seconde "
    "convocation, qui reprend ce qui reste à décider (Ctrl+F7)."
)
"""What is to be done once a session was closed for lack of quorum (L2121-17)."""


def convened_again(first: date, second: date) -> str:
    """That a session has its second convocation already, as a sentence to go on: one is enough (L2121-17)."""
    return f"La séance du {wording.long_date(first)} a déjà sa seconde convocation, le {wording.long_date(second)}"


def first_key(session: Session) -> SessionKey | None:
    """The session that a second convocation says it follows; None of another one, when it does not say, or not well."""
    said = session.first_session if session.nature is SessionNature.SECOND_NOTICE else None
    try:
        return SessionKey.parse(said) if said else None
    except RuleViolation:
        return None


def second_of(first: Session, sessions: Iterable[Session]) -> Session | None:
    """The second convocation of a session among others, the oldest where there are several; None where it has none."""
    found = [
        each
        for each in sessions
        if each.body == first.body and (key := first_key(each)) is not None and key.means(first.key)
    ]
    return min(found, key=lambda each: (each.day, each.opening or time.min), default=None)


def first_day(first: Sitting, today: date) -> date:
    """The first day the body may meet again, notices leaving today, or the very day of a session still to come.

    L2121-17: as many clear days as the rules of the first session want (three, unless they say more).
    """
    return calendar.earliest_second_session(max(today, first.session.day), first.rules.second_notice_clear_days)


def undone(item: Item) -> bool:
    """Whether a session left an item to be decided again: it was to be decided, stayed on the agenda, has no vote."""
    return item.kind is not ItemKind.ANY_OTHER_BUSINESS and item.fate is Fate.KEPT and item.vote is None


def not_taken_up(sat: Sitting) -> frozenset[int]:
    """The positions (1-based) that a session held without its quorum left for another one, unheard.

    Where something was voted the quorum came in the end, and what is only told was told: it has no vote to show it.
    """
    session = sat.session
    voted = any(item.vote is not None for item in session.items)
    left = [
        position
        for position, item in enumerate(session.items, start=1)
        if undone(item) and (not voted or item.kind not in UNDECIDED)
    ]
    if not session.held or not left or sat.opening_quorum().reached:
        return frozenset()
    return frozenset(position for position in left if not sat.quorum_at(position).reached)


def lacked(sat: Sitting) -> frozenset[int]:
    """The positions (1-based) of what a session left to be decided for lack of quorum, and not for another reason."""
    left = (position for position, item in enumerate(sat.session.items, start=1) if undone(item))
    return frozenset(position for position in left if not sat.quorum_at(position).reached)


def with_first(second: Sitting, first: Session | None, profile: Profile) -> Sitting:
    """The sitting that knows what the first session could not decide for lack of quorum, where that one is known.

    What it left with its quorum is there again as anything else, and wants the quorum. `profile`: as `sitting` has it.
    """
    if first is None:
        return second
    told = lacked(sitting(second.assembly, profile, first))
    return replace(second, carried=frozenset(wording.fold(first.items[place - 1].subject) for place in told))
