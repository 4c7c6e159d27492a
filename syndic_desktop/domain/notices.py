"""Notices: when a session was convened, and to whom what was sent (L2121-10 to L2121-12).

The count of clear days itself is in `calendar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from syndic_desktop.domain.means import Means
from syndic_desktop.domain.snapshots import Difference, NoticeSnapshot

__all__ = ["Dispatch", "Means", "Notice", "Sending", "SentPaper"]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One notice sent to one person, with what proves it."""

    person: str
    day: date
    means: Means
    proof: str | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A paper that left with the notices, and the fingerprint of what it was made from.

    `kept`: the file of the dossier that holds it as it left, None where it was not found on the disk, or is nobody's
    but one person's and as the program made it; `corrected`: it was changed by hand before it left.
    """

    path: str
    fingerprint: str
    kept: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """Notices that others replaced on `replaced`: void, kept as the proof of what was received; `changes`: why."""

    day: date
    replaced: date
    dispatches: tuple[Dispatch, ...] = ()
    snapshot: NoticeSnapshot | None = None
    papers: tuple[SentPaper, ...] = ()
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """`day` is the date of the letter, None while the session is being prepared.

    `signatory`: a person, None for the president; `urgency`: why the delay is shortened (L2121-12); `displayed`: the
    day it was displayed or published and entered in the register (L2121-10); `budget_papers`: the day the draft budget
    was communicated (L5217-10-4); `copied`: the day councillors of the members got their copy (L5211-40-2);
    `snapshot`: what the letters said, kept as soon as they are dated; `notes`: the fingerprint of what the note said of
    each item announced, in order; `papers`: what went with them; `void`: the sendings replaced, oldest first.
    """

    day: date | None = None
    dispatches: tuple[Dispatch, ...] = ()
    signatory: str | None = None
    urgency: str | None = None
    displayed: date | None = None
    budget_papers: date | None = None
    copied: date | None = None
    snapshot: NoticeSnapshot | None = None
    papers: tuple[SentPaper, ...] = ()
    void: tuple[Sending, ...] = ()
    notes: tuple[str, ...] = ()
