"""The search over the window: what it looks in, and where each thing that it finds leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.elsewhere import Elsewhere, Where, elsewhere
from syndic_desktop.ui.menus import BACK, bare, french_keys, keys_of
from syndic_desktop.ui.places import Place, PlaceName, Spot
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone

if TYPE_CHECKING:
    from syndic_desktop.queries.directories import Directory, Entry
    from syndic_desktop.queries.searches import Finding
    from syndic_desktop.store import Store
    from syndic_desktop.ui.searching import SearchPalette


LEAST = 3
"""The letters of « annuler » or « rétablir » after which these are found."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done now: its words, its keys or where it stands; `back`: it takes a gesture back."""

    words: str
    where: str
    do: Callable[[], object]
    back: bool = False
    keyed: bool = False
    """Whether `where` says its keys."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the search asks of the window.

    `actions`: of the menus and of the place; `place`, `where`: what is shown, whose buttons and own keys are found
    too; `meant`: the session that the gestures of each step are meant for; `go`: False when it could not.
    """

    actions: Callable[[], Sequence[QAction]]
    place: Callable[[], Place | None]
    where: Callable[[], Where | None]
    meant: Callable[[], Mapping[Phase, int]]
    go: Callable[[Spot], bool]


def of_screen(screen: QWidget) -> Iterator[Offer]:
    """What the keys that a screen tells do, then its buttons; of several that read alike none is meant."""
    for key in screen.findChildren(QShortcut):
        parent = key.parent()
        if key.isEnabled() and key.whatsThis() and isinstance(parent, QWidget) and parent.isVisible():
            words = key.whatsThis()
            yield Offer(
                words[:1].upper() + words[1:], french_keys(key.key().toString()), key.activated.emit, keyed=True
            )
    buttons = [each for each in screen.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
    named = Counter(each.text() for each in buttons)
    for button in buttons:
        words = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
        if named[button.text()] == 1 and any(letter.isalpha() for letter in words):
            yield Offer(words, "sur cet écran", button.click)


def _of_action(action: QAction) -> Offer:
    keys = keys_of(action)
    return Offer(bare(action), keys or "menu", action.trigger, bool(action.property(BACK)), bool(keys))


def of_place(place: Place) -> dict[str, Offer]:
    """What can be done in a place now, by its folded words."""
    offers: dict[str, Offer] = {}
    for offer in (*(_of_action(each) for each in place.gestures if each.isEnabled()), *of_screen(place)):
        offers.setdefault(wording.fold(offer.words), offer)
    return offers


class Finder(QObject):
    """Builds the palette the first time. `told`: what is found has no place of its own, a sentence says it whole."""

    told = Signal(str, object)

    def __init__(self, over: QWidget, theme: Theme, store: Store, around: Around) -> None:
        super().__init__(over)
        self._over, self._theme, self._store, self._around = over, theme, store, around
        self._known: Directory | None = None
        self._offered: dict[str, Offer] = {}
        self._elsewhere: dict[str, Elsewhere] = {}
        self._entries: tuple[Entry, ...] | None = None
        self._meant: Mapping[Phase, int] = {}
        self._palette: SearchPalette | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._learn)

    def close(self) -> None:
        """The dossier is being left: read nothing more of it."""
        self._later.stop()

    @property
    def palette(self) -> SearchPalette:
        """The field and its list."""
        if self._palette is None:
            from syndic_desktop.ui.searching import SearchPalette

            self._palette = SearchPalette(self._over, self._theme, self._find)
            self._palette.chosen.connect(self._on_chosen)
        return self._palette

    def open(self) -> None:
        """Show the search, on what the dossier and the window are now."""
        offers = [_of_action(each) for each in self._around.actions() if each.isEnabled()]
        here = self._around.place()
        self._offered = {}
        for offer in (*offers, *(of_screen(here) if here is not None else ())):
            self._offered.setdefault(wording.fold(offer.words), offer)
        self._meant, self._entries = self._around.meant(), None
        self._elsewhere = dict(elsewhere(self._around.where()))
        self.palette.open()
        self._later.start()

    def forget(self) -> None:
        """The dossier has changed: read it again when it is next searched."""
        self._known = None

    def _learn(self) -> Directory:
        """What is looked up by name, read before the first letter is typed."""
        from syndic_desktop.queries.directories import directory

        if self._known is None:
            self._known = directory(self._store)
        return self._known

    def _find(self, asked: str) -> tuple[Finding, ...]:
        from syndic_desktop.queries.directories import entry, look_up
        from syndic_desktop.queries.searches import Finding, Kind, find

        if not asked.strip():
            return ()
        known = self._learn()
        first = wording.fold(asked).split()[0]
        actions = [
            entry(Finding(0, 0, offer.words, offer.where, kind=Kind.ACTION, code=code))
            for code, offer in self._offered.items()
            # What was just done is not what she looks for by its words: Enter would undo it.
            if not offer.back or (len(first) >= LEAST and code.startswith(first))
        ]
        if self._entries is None:
            self._entries = tuple(self._of_elsewhere(known))
        named = look_up((*actions, *self._entries, *known.entries), asked)
        return (*named, *find(self._store, asked, known.bodies))

    def _of_elsewhere(self, known: Directory) -> Iterator[Entry]:
        """What is done in other places; in a step, that of the session that is meant."""
        from syndic_desktop.queries.directories import Entry
        from syndic_desktop.queries.searches import Finding, Kind

        named = {each.finding.session_id: each.finding.subject for each in known.entries}
        for code, each in self._elsewhere.items():
            session_id = self._meant.get(each.phase, 0) if each.phase is not None else 0
            told = f"{each.told} · {named[session_id]}" if session_id in named and session_id else each.told
            finding = Finding(0, 0, each.words, told, kind=Kind.ACTION, code=code)
            # Not by the day of the session it is meant for: a day asks for the session itself.
            yield Entry(wording.fold(each.words), wording.fold(f"{each.words} {each.told} {each.also}"), finding)

    def _on_chosen(self, finding: Finding) -> None:
        from syndic_desktop.queries.searches import Kind

        if finding.kind is Kind.ACTION:
            if (offer := self._offered.get(finding.code)) is not None:
                offer.do()
            else:
                self._begin(self._elsewhere[finding.code])
        elif (spot := self._spot(finding)) is not None:
            self._around.go(spot)
        else:
            self.told.emit(f"{finding.subject} ({finding.where})", Tone.PLAIN)

    def _begin(self, gesture: Elsewhere) -> None:
        """Go where a gesture is made, and begin it where that changes nothing by itself."""
        session_id = self._meant.get(gesture.phase, 0) if gesture.phase is not None else 0
        if not self._around.go(Spot(gesture.place, session_id, gesture.phase if session_id else None)):
            return
        place = self._around.place()
        if place is None or (gesture.phase is not None and not session_id):
            told = f"« {gesture.words} » se fait à l’étape « {gesture.told} » d’une séance : ouvrez-en une d’abord."
            self.told.emit(told, Tone.WARNING)
            return
        offer = of_place(place).get(wording.fold(gesture.words))
        if offer is None:
            why = place.read_only or "l’écran ne le propose pas dans l’état où il est."
            self.told.emit(f"« {gesture.words} » n’est pas possible pour l’instant : {why}", Tone.WARNING)
        elif gesture.starts:
            offer.do()
        else:
            how = f"par {offer.where}" if offer.keyed else "par son bouton"
            self.told.emit(f"« {gesture.words} » se fait ici, {how}, sur ce que vous choisissez.", Tone.PLAIN)

    def _spot(self, finding: Finding) -> Spot | None:
        """Where what was found stands; None where it has no place of its own."""
        from syndic_desktop.queries.phases import Phase
        from syndic_desktop.queries.searches import Kind, phase_of_item

        match finding.kind:
            case Kind.PERSON:
                return Spot(PlaceName.ASSEMBLY, person=finding.code)
            case Kind.SESSION:
                return Spot(PlaceName.SESSIONS, finding.session_id)
            case Kind.ITEM:
                phase = phase_of_item(self._store, finding.session_id, finding.item_id)
                return Spot(PlaceName.SESSIONS, finding.session_id, phase, finding.item_id)
            case Kind.MINUTES:
                return Spot(PlaceName.SESSIONS, finding.session_id, Phase.MINUTES, finding.item_id)
            case Kind.DECISION:
                return Spot(PlaceName.DECISIONS, decision=finding.code)
            case _:
                return None
