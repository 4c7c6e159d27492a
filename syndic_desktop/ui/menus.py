"""Every action of the window with its words and its shortcut, and the menu bar that shows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from syndic_desktop.queries.phases import TITLES, Phase
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.theme import Scheme

SCHEMES = {Scheme.SYSTEM: "Comme le système", Scheme.LIGHT: "Clair", Scheme.DARK: "Sombre"}
PLACES = {
    PlaceName.HOME: "Accueil",
    PlaceName.SESSIONS: "Séances",
    PlaceName.REGISTER: "Registre",
    PlaceName.DECISIONS: "Décisions",
    PlaceName.ASSEMBLY: "Assemblée",
    PlaceName.TEMPLATES: "Modèles",
    PlaceName.SETTINGS: "Réglages",
}

AZERTY = "&É\"'(-È"  # what the keys 1 to 7 of a French keyboard give without Maj


def _numbered(modifier: str, rank: int) -> tuple[str, str]:
    """The shortcut with this digit, then the same key of a French keyboard: there a digit would ask for Maj as well."""
    return f"{modifier}+{rank}", f"{modifier}+{AZERTY[rank - 1]}"


BACK = "back"
"""The property of the actions that take a gesture back or do it again: their words are those of that gesture."""

UNDER = "under"
"""The property of an action of a place that stands in a menu of its own; its value is the title of that menu."""


class Menus:
    """The actions. Whoever owns them connects `triggered` and says which may be used now."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.new = self._action("&Nouveau dossier…", "Ctrl+Alt+N")
        self.open = self._action("&Ouvrir un dossier .syndic…", "Ctrl+O")
        self.import_ = self._action("&Importer un dossier…", "Ctrl+I")
        self.import_new = self._action("Importer dans un nouveau &fichier…", "Ctrl+Shift+I")
        self.example = self._action("&Découvrir avec l’exemple…")
        self.export = self._action("&Exporter les documents…", "Ctrl+E")
        self.backup = self._action("Écrire la &feuille de secours…", "Ctrl+Shift+F")
        self.public = self._action("Exporter la version &publique…", "Ctrl+Shift+X")
        self.stop = self._action("A&nnuler l’export", "Escape")
        self.stop.setEnabled(False)
        self.show_papers = self._action("Ouvrir le dossier des do&cuments", "F9")
        self.show_papers.setEnabled(False)
        self.quit = self._action("&Quitter", "Ctrl+Q")
        self.undo = self._action("&Annuler", "Ctrl+Z")
        self.redo = self._action("&Rétablir", "Ctrl+Y", "Ctrl+Shift+Z")
        for back in (self.undo, self.redo):
            back.setProperty(BACK, True)
        self.search = self._action("Re&chercher…", "Ctrl+K", "Ctrl+F")
        self.new_session = self._action("&Nouvelle séance…", "Ctrl+N")
        self.places = {
            name: self._action(f"Aller à : {words}", *_numbered("Ctrl", rank))
            for rank, (name, words) in enumerate(PLACES.items(), start=1)
        }
        self.phases = {
            phase: self._action(f"Étape {rank} : {TITLES[phase].lower()}", *_numbered("Alt", rank))
            for rank, phase in enumerate(Phase, start=1)
        }
        self.full_screen = self._action("&Plein écran", "F11")
        self.full_screen.setCheckable(True)
        self.help = self._action("&Raccourcis de cet écran", "F1")
        self.schemes = self._schemes()
        self.recent = QMenu("Dossiers &récents", owner)
        self.here = QMenu("A&ctions", owner)

    @property
    def opening(self) -> tuple[QAction, ...]:
        """The actions that wait while a dossier is being read, so that it goes where it was meant to."""
        return (self.new, self.open, self.import_, self.import_new, self.example, self.recent.menuAction())

    @property
    def showing(self) -> tuple[QAction, ...]:
        """The actions that need an open dossier."""
        return (self.search, *self.places.values(), *self.phases.values())

    @property
    def writing(self) -> tuple[QAction, ...]:
        """The actions that write the papers of the session that is shown."""
        return (self.export, self.backup, self.public)

    @property
    def all(self) -> tuple[QAction, ...]:
        """Every action, in the order of the menus."""
        return (
            self.new, self.open, self.import_, self.import_new, self.example, self.export, self.backup,
            self.public, self.show_papers, self.stop, self.quit, self.undo, self.redo, self.search, self.new_session,
            *self.phases.values(), *self.places.values(), *self.schemes.values(), self.full_screen, self.help,
        )  # fmt: skip

    def fill(self, bar: QMenuBar) -> None:
        """Lay the actions out in a menu bar."""
        for title, actions in (
            ("&Fichier", (self.new, self.open, self.recent, self.import_, self.import_new, self.example, None,
                          self.export, self.show_papers, self.stop, None, self.quit)),
            ("Éditi&on", (self.undo, self.redo, None, self.search)),
            ("&Séance", (self.new_session, None, *self.phases.values(), None, self.backup, self.public)),
            ("", ()),
            ("&Affichage", (*self.places.values(), None, *self.schemes.values(), None, self.full_screen)),
            ("Ai&de", (self.help,)),
        ):  # fmt: skip
            if not title:
                bar.addMenu(self.here)
                continue
            menu = bar.addMenu(title)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                elif isinstance(action, QMenu):
                    menu.addMenu(action)
                else:
                    menu.addAction(action)

    def show_recent(self, paths: Iterable[Path], open_: Callable[[Path], object]) -> None:
        """The files that were open, the last one first."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(open_, path))
        if self.recent.isEmpty():
            self.recent.addAction("Aucun dossier récent").setEnabled(False)

    def show_here(self, gestures: Iterable[QAction]) -> None:
        """The gestures of the place that is shown."""
        self.here.clear()
        for menu in self.here.findChildren(QMenu):
            menu.deleteLater()
        others: dict[str, QMenu] = {}
        for action in gestures:
            if (title := action.property(UNDER)) is None:
                self.here.addAction(action)
            else:
                others.setdefault(title, QMenu(title, self.here)).addAction(action)
        for menu in others.values():
            self.here.addMenu(menu)
        self.here.menuAction().setVisible(not self.here.isEmpty())

    def _action(self, text: str, *shortcuts: str) -> QAction:
        action = QAction(text, self._owner)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        self._owner.addAction(action)
        return action

    def _schemes(self) -> dict[Scheme, QAction]:
        group = QActionGroup(self._owner)
        made = {}
        for scheme, words in SCHEMES.items():
            action = QAction(f"Thème : {words.lower()}", group)
            action.setCheckable(True)
            action.setData(scheme)
            made[scheme] = action
        return made


def bare(action: QAction) -> str:
    """The words of an action without the mark of its letter: « Ouvrir un dossier .syndic… »."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_of(action: QAction) -> str:
    """Its first shortcut, as it is written in French: « Ctrl+Maj+E »."""
    return french_keys(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))


def french_keys(keys: str) -> str:
    """« Ctrl+Shift+PgDown » as « Ctrl+Maj+Page suiv. »."""
    parts = keys.split("+") if keys != "+" else [keys]
    return "+".join(FRENCH.get(part, part) for part in parts)


FRENCH = {
    "Shift": "Maj", "Del": "Suppr", "Delete": "Suppr", "Escape": "Échap", "Esc": "Échap", "Return": "Entrée",
    "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "PgUp": "Page préc.", "PgDown": "Page suiv.", "Ins": "Inser",
    "Space": "Espace", "Home": "Début", "End": "Fin", "Backspace": "Retour arrière",
}  # fmt: skip
