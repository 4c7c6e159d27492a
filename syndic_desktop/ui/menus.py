"""Every action of the window with its words and its shortcut, and the menu bar that shows them all."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from syndic_desktop.ui.theme import Scheme

SCHEMES = {Scheme.SYSTEM: "Comme le système", Scheme.LIGHT: "Clair", Scheme.DARK: "Sombre"}


class Menus:
    """The actions. Whoever owns them connects `triggered` and says which may be used now."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.open = self._action("&Ouvrir un dossier .syndic…", "Ctrl+O")
        self.import_ = self._action("&Importer un dossier…", "Ctrl+I")
        self.import_new = self._action("Importer dans un &nouveau fichier…", "Ctrl+Shift+I")
        self.example = self._action("&Découvrir avec l’exemple…")
        self.export = self._action("&Exporter les documents…", "Ctrl+E")
        self.stop = self._action("A&nnuler l’export", "Escape")
        self.stop.setEnabled(False)
        self.show_papers = self._action("Ouvrir le dossier des &documents", "Ctrl+Shift+E")
        self.show_papers.setEnabled(False)
        self.quit = self._action("&Quitter", "Ctrl+Q")
        self.undo = self._action("&Annuler", "Ctrl+Z")
        self.redo = self._action("&Rétablir", "Ctrl+Y", "Ctrl+Shift+Z")
        self.search = self._action("Re&chercher…", "Ctrl+K", "Ctrl+F")
        self.reword = self._action("&Modifier l’objet", "F2")
        self.up = self._action("Mon&ter le point", "Alt+Up")
        self.down = self._action("&Descendre le point", "Alt+Down")
        self.withdraw = self._action("&Retirer de l’ordre du jour", "Ctrl+Delete")
        self.postpone = self._action("Re&porter à une autre séance", "Ctrl+R")
        self.keep = self._action("Re&mettre à l’ordre du jour", "Ctrl+M")
        self.to_sessions = self._action("Aller aux &séances", "Ctrl+1")
        self.to_agenda = self._action("Aller à l’&ordre du jour", "Ctrl+2")
        self.to_page = self._action("Aller à l’&aperçu", "Ctrl+3")
        self.full_screen = self._action("&Plein écran", "F11")
        self.full_screen.setCheckable(True)
        self.schemes = self._schemes()

    @property
    def changing(self) -> tuple[QAction, ...]:
        """The actions that change an item."""
        return (self.reword, self.up, self.down, self.withdraw, self.postpone, self.keep)

    @property
    def opening(self) -> tuple[QAction, ...]:
        """The actions that wait while a dossier is being read, so that it goes where it was meant to."""
        return (self.open, self.import_, self.import_new, self.example)

    @property
    def showing(self) -> tuple[QAction, ...]:
        """The actions that need an open dossier."""
        return (self.search, self.to_sessions, self.to_agenda, self.to_page)

    def fill(self, bar: QMenuBar) -> None:
        """Lay the actions out in a menu bar."""
        for title, actions in (
            ("&Fichier", (self.open, self.import_, self.import_new, self.example, None, self.export, self.show_papers,
                          self.stop, None, self.quit)),
            ("&Édition", (self.undo, self.redo, None, self.search)),
            ("&Point", (self.reword, None, self.up, self.down, None, self.withdraw, self.postpone, self.keep)),
            ("&Affichage", (self.to_sessions, self.to_agenda, self.to_page, None, *self.schemes.values(), None,
                            self.full_screen)),
        ):  # fmt: skip
            menu = bar.addMenu(title)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)

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
