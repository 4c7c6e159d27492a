"""What an action hands back: its name for « Annuler : … », what it touched, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndic_desktop.store import Store


class Topic(Enum):
    """What screens show; a screen refreshes itself when one of its topics was touched."""

    SYNDICAT = auto()
    ASSEMBLY = auto()
    SESSIONS = auto()
    AGENDA = auto()
    TEXTS = auto()
    ATTENDANCE = auto()
    VOTES = auto()
    DECISIONS = auto()
    PAPERS = auto()
    TOPICS = auto()
    PHRASES = auto()
    NOTICES = auto()
    ACTS = auto()
    MINUTES = auto()
    CHECKS = auto()
    DELEGATIONS = auto()
    TEMPLATES = auto()


Gesture = Callable[["Store"], "Done"]
"""A gesture with its arguments bound: what `undo` and redo run."""


@dataclass(frozen=True, slots=True)
class Done:
    """`label` completes « Annuler : … » (« déplacer le point 3 »); `undo` None: cannot be taken back.

    `joins`: gestures that follow each other with the same word here, not empty, are one step for « Annuler » (a text
    saved by the second as it is typed). The undo of the first must take all of them back: it puts back what was there.
    `remark`: what she should know now that it is done (the notices had gone out); nothing touched: nothing was to do.
    """

    label: str
    touched: frozenset[Topic] = field(default_factory=frozenset)
    undo: Gesture | None = None
    joins: str = ""
    remark: str = ""
