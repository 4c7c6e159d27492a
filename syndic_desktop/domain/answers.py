"""Answers: what each seat has said it will do, before the session. A seat that said nothing has no answer.

Whether a seat may answer so is `seating`'s subject; what follows for the quorum is `forecasts`'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from syndic_desktop.domain.attendance import Presence, Stance, State
from syndic_desktop.domain.means import Channel

SAYABLE = (State.PRESENT, State.DEPUTY, State.PROXY, State.EXCUSED)
"""What somebody can announce; « absent » is what one is without having said anything."""


class DeputyWord(StrEnum):
    """What the deputies of a seat that its own deputy does not hold have said (values are the exchange format's)."""

    PREVENTED = "empeche"
    COMING = "present"


@dataclass(frozen=True, slots=True)
class Answer:
    """The stance a seat announced, the day it did and how; `deputies`: what its deputies said, None: nothing known.

    `meeting`: the day of the session that it was given for; None: the day that it is on.
    """

    seat: str
    stance: Stance
    day: date | None = None
    channel: Channel | None = None
    deputies: DeputyWord | None = None
    meeting: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it tells of a session on that day: who was free on another must be asked again."""
        return self.meeting in (None, day)


def standing(answers: Iterable[Answer], day: date) -> tuple[Answer, ...]:
    """The answers that tell of a session on that day."""
    return tuple(each for each in answers if each.holds(day))


def given_for(answers: Iterable[Answer], day: date) -> tuple[Answer, ...]:
    """The answers, each saying which day it was given for, as the session leaves that one."""
    return tuple(replace(each, meeting=each.meeting or day) for each in answers)


def announced(answers: Iterable[Answer]) -> tuple[Presence, ...]:
    """The roll that would be called if everybody did as they said."""
    return tuple(Presence(answer.seat, answer.stance) for answer in answers)


def with_answer(answers: Iterable[Answer], new: Answer) -> tuple[Answer, ...]:
    """The answers once a seat has given another one, at the place of its first."""
    kept = tuple(answers)
    if any(each.seat == new.seat for each in kept):
        return tuple(new if each.seat == new.seat else each for each in kept)
    return (*kept, new)


def without_answer(answers: Iterable[Answer], seat: str) -> tuple[Answer, ...]:
    """The answers once that of a seat is taken back."""
    return tuple(each for each in answers if each.seat != seat)


def deputies_prevented(answers: Iterable[Answer]) -> frozenset[str]:
    """The seats whose deputies are known not to come: a proxy may then be given at once (QE 22673 and 49337)."""
    return frozenset(each.seat for each in answers if each.deputies is DeputyWord.PREVENTED)
