"""What the window remembers from one day to the next, in a small file of the user's: never anything of a dossier."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from syndic_desktop.ui.theme import Scheme

LAST_STORE, FOLDER, SCHEME, GEOMETRY = "dernier_dossier", "dernier_repertoire", "theme", "fenetre"
HELP = "aide"
PRINTED = "page_imprimee"
PANE, CHOICE = "volet", "dernier_choix"
RECENT, SPOT = "recents", "dernier_lieu"
MOST_RECENT = 8


class Use(StrEnum):
    """What a folder is for; each has its own."""

    OPEN = "ouvrir"
    IMPORT = "importer"
    EXPORT = "exporter"
    JOIN = "joindre"


class Help(StrEnum):
    """What helps while she writes; each may be switched off."""

    TYPOGRAPHY = "typographie"
    SPELLING = "orthographe"


class Memory:
    """Small settings; what cannot be read is as if nothing had been said."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def folder_beside(self) -> Path:
        """The folder of the settings, where her other small files are kept."""
        return Path(self._settings.fileName()).parent

    @property
    def last_store(self) -> Path | None:
        """The file that was open last, which may be there no more."""
        said = self._text(LAST_STORE)
        return Path(said) if said else None

    @last_store.setter
    def last_store(self, path: Path | None) -> None:
        self._settings.setValue(LAST_STORE, str(path) if path else "")

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files that were open, the last one first, those that are still there."""
        return tuple(path for path in self._recent() if path.is_file())

    def remember_recent(self, path: Path) -> None:
        """A file was opened."""
        # One that is away (a USB key) keeps its place: it may come back.
        kept = [path, *(each for each in self._recent() if each != path)]
        self._settings.setValue(RECENT, "\n".join(str(each) for each in kept[:MOST_RECENT]))

    def _recent(self) -> list[Path]:
        return [Path(line) for line in self._text(RECENT).splitlines() if line]

    def spot(self, store: Path) -> tuple[str, str]:
        """The place and the step of a session that were shown in a file; empty when it is another."""
        place, _, rest = self._text(SPOT).partition(" ")
        phase, _, path = rest.partition(" ")
        return (place, phase) if path == str(store) else ("", "")

    def remember_spot(self, store: Path, place: str, phase: str) -> None:
        self._settings.setValue(SPOT, f"{place} {phase} {store}")

    def folder(self, use: Use, default: Path) -> Path:
        """Where she last opened, imported or exported."""
        said = self._text(f"{FOLDER}_{use}")
        return Path(said) if said and Path(said).is_dir() else default

    def remember_folder(self, use: Use, folder: Path) -> None:
        """The next dialog of this kind opens there."""
        self._settings.setValue(f"{FOLDER}_{use}", str(folder))

    @property
    def scheme(self) -> Scheme:
        said = self._text(SCHEME)
        return Scheme(said) if said in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue(SCHEME, scheme.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty the first time."""
        said = self._settings.value(GEOMETRY)
        return said if isinstance(said, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(GEOMETRY, geometry)

    def pane(self, name: str) -> QByteArray:
        """How wide the parts of a screen are; empty the first time."""
        said = self._settings.value(f"{PANE}_{name}")
        return said if isinstance(said, QByteArray) else QByteArray()

    def remember_pane(self, name: str, state: QByteArray) -> None:
        self._settings.setValue(f"{PANE}_{name}", state)

    def choice(self, store: Path) -> tuple[int, int]:
        """The session and the item that were chosen in a file, by their numbers there; zeros when it is another."""
        session, _, rest = self._text(CHOICE).partition(" ")
        item, _, path = rest.partition(" ")
        return (int(session), int(item)) if path == str(store) and session.isdigit() and item.isdigit() else (0, 0)

    def remember_choice(self, store: Path, session_id: int, item_id: int) -> None:
        self._settings.setValue(CHOICE, f"{session_id} {item_id} {store}")

    @property
    def printed_page(self) -> bool:
        """Whether she reads the page as LibreOffice prints it, beside her text."""
        return self._text(PRINTED) == "oui"

    @printed_page.setter
    def printed_page(self, on: bool) -> None:
        self._settings.setValue(PRINTED, "oui" if on else "non")

    def helps(self, what: Help) -> bool:
        """Whether a help with writing is on; she who never said wants them all."""
        return self._text(f"{HELP}_{what}") != "non"

    def remember_help(self, what: Help, on: bool) -> None:
        self._settings.setValue(f"{HELP}_{what}", "oui" if on else "non")

    def _text(self, key: str) -> str:
        said = self._settings.value(key, "")
        return said if isinstance(said, str) else ""
