"""Where the clock, the paths, the store, the templates and the windows meet; nobody else knows them all.

Everything heavy is imported by the function that uses it: the window opens first.
"""

from __future__ import annotations

import getpass
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndic_desktop.cli import Tools
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before, PutAway
    from syndic_desktop.documents.letters import Parcel
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.exchange.dossiers import Reading
    from syndic_desktop.store import Store
    from syndic_desktop.ui.memory import Memory
    from syndic_desktop.ui.outside import Outside
    from syndic_desktop.ui.window import MainWindow

FOLDER = "Syndic Desktop"


@dataclass(frozen=True, slots=True)
class Paths:
    """`settings` belongs to the user of this computer, `documents` is where she keeps her files."""

    resources: Path
    templates: Path
    example: Path
    settings: Path
    documents: Path


def paths() -> Paths:
    """Where everything is: beside the package, or in the bundle's own folder."""
    from platformdirs import user_config_path, user_documents_path

    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    resources = root / "resources"
    documents = user_documents_path()
    return Paths(
        resources,
        root / "templates_docx",
        resources / "exemple" / "dossier.json",
        user_config_path(FOLDER, appauthor=False, roaming=False) / "fenetre.ini",
        documents if documents.is_dir() else Path.home(),
    )


def clock() -> datetime:
    """Now, on the clock of the wall."""
    return datetime.now()


def holder() -> str:
    """Who is working: « Marie sur PORTABLE-3 »."""
    try:
        who = getpass.getuser()
    except (KeyError, OSError):  # no account name at all, as in some containers
        who = "quelqu’un"
    return f"{who} sur {platform.node() or 'cet ordinateur'}"


def tools() -> Tools:
    """What the commands need."""
    from syndic_desktop.cli import Tools

    found = paths()
    return Tools(clock, holder(), found.templates, found.example)


def open_window(path: Path | None = None) -> int:
    """Show the window and stay until it is closed."""
    from syndic_desktop.ui.application import stay

    return stay(show_window(path))


def show_window(path: Path | None = None) -> MainWindow:
    """The window, shown: on a file, else on the file that was open last, else on the welcome."""
    from syndic_desktop.ui.collecting import nothing_collected

    with nothing_collected():  # all that is made here stays: going through it again and again is a tenth of the start
        return _made(path)


def _made(path: Path | None) -> MainWindow:
    _import_what_has_no_window()
    from syndic_desktop.ui.application import application
    from syndic_desktop.ui.crash import CrashGuard
    from syndic_desktop.ui.memory import Memory
    from syndic_desktop.ui.theme import Theme
    from syndic_desktop.ui.window import MainWindow

    found = paths()
    app = application(sys.argv)
    memory = Memory(found.settings)
    theme = Theme(app, found.resources, memory.scheme)
    guard = CrashGuard(app)
    guard.install()
    window = MainWindow(outside(found, memory), theme)
    guard.troubled.connect(window.trouble)
    guard.continued.connect(window.refresh)
    guard.quit_asked.connect(app.quit)
    app.aboutToQuit.connect(window.shut)
    chosen = path or memory.last_store
    if chosen is not None:
        window.open_store(chosen)
    window.show()
    return window


def _import_what_has_no_window() -> None:
    """PySide6 reads the source of every module imported after it, which costs more than importing them."""
    import platformdirs  # noqa: F401

    import syndic_desktop.actions.papers
    import syndic_desktop.exchange.faults
    import syndic_desktop.queries.homes
    import syndic_desktop.store  # noqa: F401


def outside(found: Paths, memory: Memory) -> Outside:
    """The real world, as the window is given it."""
    from syndic_desktop.ui.dialogs import Dialogs, show_folder
    from syndic_desktop.ui.outside import Outside

    return Outside(
        clock=clock,
        open_store=_open_store,
        create_store=_create_store,
        read_dossier=_read_dossier,
        write_papers=partial(_write_papers, found.templates),
        write_backup=partial(_write_papers, found.templates, alone=True),
        write_public=partial(_write_public, found.templates),
        write_letters=partial(_write_letters, found.templates),
        write_day_count=partial(_write_day_count, found.templates),
        show_folder=show_folder,
        ask=Dialogs(),
        memory=memory,
        example=found.example,
        documents=found.documents,
        sets=tuple(sorted(each.name for each in found.templates.iterdir() if each.is_dir())),
        templates=found.templates,
    )


def _open_store(path: Path) -> Store:
    from syndic_desktop.store import open_store

    return open_store(path, clock=clock, holder=holder())


def _create_store(path: Path) -> Store:
    from syndic_desktop.store import create_store

    return create_store(path, clock=clock, holder=holder())


def _read_dossier(path: Path) -> Reading:
    from syndic_desktop.exchange import dossiers

    return dossiers.read(path)


def _write_papers(
    templates: Path,
    source: Source,
    folder: Path,
    before: Before,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
    *,
    alone: bool = False,
) -> Iterator[Written | PutAway]:
    """Every paper of a session; `alone`: the sheets in case the laptop dies, and nothing else."""
    from syndic_desktop.documents.folders import backup_paper, write_papers, written

    if alone:
        return written(backup_paper(source), source, templates, folder, progress, cancelled, before)
    return write_papers(source, templates, folder, progress=progress, cancelled=cancelled, before=before)


def _write_public(
    templates: Path,
    source: Source,
    folder: Path,
    before: Before,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> Iterator[Written]:
    """What of a session is published, without what is private, in Word and as tagged PDF."""
    from syndic_desktop.documents.publishing import write_public

    return write_public(source, templates, folder, progress, cancelled, before)


def _write_day_count(
    templates: Path, source: Source, by: int, path: Path, cancelled: Callable[[], bool]
) -> tuple[Path, ...]:
    from syndic_desktop.documents.folders import write_day_count

    return write_day_count(source, by, templates, path, cancelled)


def _write_letters(
    templates: Path,
    parcel: Parcel,
    folder: Path,
    before: Before,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> Iterator[Written]:
    from syndic_desktop.documents.letters import write_letters

    return write_letters(parcel, templates, folder, progress, cancelled, before)
