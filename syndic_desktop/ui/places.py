"""Places: the screens that the side bar leads to, and the steps of one session. What the window asks of each.

A place stands in the content area (« Accueil », « Séances », « Assemblée », « Réglages »…); a `Step` is a place that
works on one session (« Ordre du jour », « Convocation »…). The window builds each the first time it is visited, so
that it opens at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.widgets.reading import OnlyRead
from syndic_desktop.ui.widgets.revealing import refused_in, reveal

if TYPE_CHECKING:
    from syndic_desktop.domain.checks.targets import Target


class Remembered(Protocol):
    """What keeps the widths that she gave, from one day to the next."""

    def saveState(self) -> QByteArray: ...
    def restoreState(self, state: QByteArray, /) -> bool: ...


class PlaceName(StrEnum):
    """The places of the side bar, in order; the values are what the window remembers."""

    HOME = "accueil"
    SESSIONS = "seances"
    REGISTER = "registre"
    DECISIONS = "decisions"
    ASSEMBLY = "assemblee"
    TEMPLATES = "modeles"
    SETTINGS = "reglages"


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere to go to; numbers are those of the store, 0 where none is meant.

    `new_session`: to begin one, the second convocation of `first_session` where that is given; `person`: a code, to be
    shown in the assembly; `decision`: its code; `target`: what a finding is about there.
    """

    place: PlaceName
    session_id: int = 0
    phase: Phase | None = None
    item_id: int = 0
    new_session: bool = False
    first_session: int = 0
    person: str = ""
    decision: str = ""
    target: Target | None = None


class Place(QWidget):
    """A screen of the window. It refreshes itself on `desk.changed`; the window shows what the desk refuses."""

    said = Signal(str, object)  # a sentence and its `Tone`, for the banner of the window
    counted = Signal(str)  # what the status line says of what is shown: « 13 points · quorum prévu 14/18 »
    asked = Signal(object)  # a `Spot`: she wants to go there
    held_back = Signal(object)  # leaving was refused: the `Field` that the keyboard is back on, None where it is none
    read_only = ""  # why nothing can be changed here; empty where it can

    def enter(self) -> None:
        """The eyes come here: put the keyboard on the one thing she wants first."""

    def leave(self) -> bool:
        """The eyes go elsewhere: keep what is being typed. False when it was refused: the reason is shown in place."""
        return True

    def settle(self) -> bool:
        """Keep what is being typed; where it is refused, bring it back under the eyes, with the keyboard."""
        if self.leave():
            return True
        field = refused_in(self)
        if field is not None:
            reveal(field, self)
        self.held_back.emit(field)
        return False

    def show_target(self, target: Target) -> bool:
        """Put the keyboard on what a finding is about; False where this place has nothing nearer to show."""
        return False

    def show_spot(self, spot: Spot) -> None:
        """Show what she comes for, where the spot says it."""

    def close_place(self) -> None:
        """The dossier is being closed: begin nothing any more."""

    def only_read(self, reason: str) -> None:
        """Offer nothing that changes the dossier, for this reason; what was said to only read stays."""
        self.read_only = reason
        OnlyRead(self, reason).close_gestures(self.gestures)

    @property
    def highlighted(self) -> int:
        """The session that is highlighted here, whose steps Alt+1 to Alt+5 open; 0 where none is."""
        return 0

    @property
    def panes(self) -> Mapping[str, Remembered]:
        """What can be made wider, by the name it is remembered under."""
        return {}

    @property
    def gestures(self) -> tuple[QAction, ...]:
        """What can be done here, for the menu, the search and the help; each has its words and its shortcut."""
        return ()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """Other keys worth telling: (« Alt+↑ », « monter le siège »). Shortcuts that say what they do are found."""
        said = ((each.key().toString(), each.whatsThis()) for each in self.findChildren(QShortcut) if each.isEnabled())
        return tuple(dict.fromkeys((keys, words) for keys, words in said if words))

    @property
    def keys_here(self) -> tuple[str, tuple[tuple[str, str], ...]] | None:
        """What keys do in the one field where the keyboard is: a title, and each key with its words."""
        return None


class Step(Place):
    """A place of one session. `left`: Escape, back to the list of sessions."""

    left = Signal()

    def forget(self) -> None:
        """The session that was shown is no more: ask nothing of it."""

    @property
    def item_id(self) -> int:
        """The item that is chosen; 0 where there is none."""
        return 0

    def show_session(self, session_id: int) -> None:
        """Show a session, which may be the one already shown."""
        raise NotImplementedError

    def show_item(self, item_id: int) -> None:
        """Go to an item of the session that is shown; nothing to do where items are not shown one by one."""
