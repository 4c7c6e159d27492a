"""Word documents turned into PDF by LibreOffice, where it is installed.

LibreOffice waits for ever, or does nothing, when its user already has it open: each call gets a profile of its own, a
time limit, and every file is looked at afterwards. A PDF that exists is replaced only by a complete one.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from syndic_desktop.documents.files import write_whole
from syndic_desktop.domain.errors import FileTrouble

DEFAULT_TIMEOUT = 180.0  # seconds for a batch, which takes about fifteen
BATCH = 40  # documents for one start of LibreOffice
_TAGGED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export">
<prop oor:name="UseTaggedPDF" oor:op="fuse"><value>true</value></prop>
<prop oor:name="PDFUACompliance" oor:op="fuse"><value>true</value></prop>
<prop oor:name="ExportBookmarksToPDFDestination" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""  # whoever hears a PDF rather than sees it needs its headings, its language and its title (loi 2005-102, art. 47)
_LOOK_EVERY = 0.05  # seconds between two looks at the cancel button
_GRACE = 3.0  # seconds left to LibreOffice to end by itself
_NAMES = ("soffice", "libreoffice")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_ONE_AT_A_TIME = threading.Lock()
_POSIX = sys.platform != "win32"
_WINDOWS_FLAGS = 0 if _POSIX else 0x08000000 | 0x00000200  # no console window; a group of its own
_ABSENT = (
    "LibreOffice n’est pas installé sur cet ordinateur : les PDF n’ont pas été produits. "
    "Installez LibreOffice, ou enregistrez les documents en PDF depuis Word."
)


def office() -> Path | None:
    """LibreOffice's command on this computer."""
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    return Path(found) if found else next((path for path in _usual_places() if path.is_file()), None)


def convert(
    paths: Sequence[Path],
    *,
    timeout: float = DEFAULT_TIMEOUT,
    cancelled: Callable[[], bool] | None = None,
    spare: Callable[[Path, bytes], object] = lambda _path, _content: None,
    counted: Callable[[int], object] = lambda _done: None,
) -> tuple[Path, ...]:
    """Write a PDF beside each document and return them, in order; those made so far once cancelled.

    `timeout` is for `BATCH` documents. `spare` is given each PDF just before it is written: it may set aside the file
    that stands there. `counted` is told how many are made, while LibreOffice works. Bookmarks become named
    destinations.
    Raises FileTrouble, naming what could not be converted; the other PDF are there.
    """
    command = office() if paths else None
    if paths and command is None:
        raise FileTrouble(_ABSENT)
    made: list[Path] = []
    failed: list[Path] = []
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        with _workshop() as folder:
            copies = _copies(batch, folder)
            arguments = _arguments(str(command), folder, copies)
            watched = partial(_watched, copies, start, counted, cancelled or (lambda: False))
            if watched() or not _run_alone(arguments, timeout=timeout, cancelled=watched):
                return _pdf(made)
            for path, copy in zip(batch, copies, strict=True):
                (made if _kept(copy.with_suffix(".pdf"), path.with_suffix(".pdf"), spare) else failed).append(path)
    if failed:
        raise FileTrouble(_not_converted(failed))
    return _pdf(made)


def _watched(
    copies: Sequence[Path], before: int, counted: Callable[[int], object], cancelled: Callable[[], bool]
) -> bool:
    counted(before + sum(copy.with_suffix(".pdf").is_file() for copy in copies))
    return cancelled()


def _pdf(paths: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(path.with_suffix(".pdf") for path in paths)


def _usual_places() -> Iterator[Path]:
    yield _MAC
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"):
        if folder := os.environ.get(variable):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.com"  # unlike soffice.exe, it waits for the end
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"


@contextmanager
def _workshop() -> Iterator[Path]:
    """A folder of our own for copies, profile and results, gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="syndic-pdf-"))
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_TAGGED, encoding="utf-8")
    except OSError as error:
        raise FileTrouble(
            f"Aucun fichier temporaire ne peut être écrit ({_reason(error)}). Faites de la place."
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copies(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The documents under plain numbered names: two folders may hold homonyms, and Word may hold them open."""
    copies = [folder / f"{rank:04}{path.suffix}" for rank, path in enumerate(paths)]
    for path, copy in zip(paths, copies, strict=True):
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise FileTrouble(f"« {path.name} » n’a pas pu être lu ou copié ({_reason(error)}).") from error
    return copies


def _arguments(command: str, folder: Path, copies: Sequence[Path]) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        command, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", "pdf", "--outdir", str(copies[0].parent), *map(str, copies),
    ]  # fmt: skip


def _run_alone(arguments: list[str], *, timeout: float, cancelled: Callable[[], bool]) -> bool:
    """The same once nobody else here runs it: two at a time would take a small computer's breath away."""
    while not _ONE_AT_A_TIME.acquire(timeout=_LOOK_EVERY):
        if cancelled():
            return False
    try:
        return _run(arguments, timeout=timeout, cancelled=cancelled)
    finally:
        _ONE_AT_A_TIME.release()


def _run(arguments: list[str], *, timeout: float, cancelled: Callable[[], bool]) -> bool:
    """Whether LibreOffice ran to its end."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            arguments, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=_POSIX, creationflags=_WINDOWS_FLAGS
        )
    except OSError as error:
        raise FileTrouble(f"LibreOffice n’a pas pu être lancé ({_reason(error)}).") from error
    try:
        return _waited(process, timeout=timeout, cancelled=cancelled)
    finally:
        _end(process)


def _waited(process: subprocess.Popen[bytes], *, timeout: float, cancelled: Callable[[], bool]) -> bool:
    limit = time.monotonic() + timeout
    while process.poll() is None:
        if cancelled():
            return False
        if time.monotonic() > limit:
            raise FileTrouble(
                "LibreOffice ne répond pas : les PDF n’ont pas été produits. Fermez LibreOffice, puis recommencez."
            )
        time.sleep(_LOOK_EVERY)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running: soffice is a script that starts the real program, so the whole group goes."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _kept(made: Path, target: Path, spare: Callable[[Path, bytes], object]) -> bool:
    """Whether LibreOffice made a whole PDF, now in its place; it says nothing of a file it could not read."""
    try:
        content = made.read_bytes()
    except OSError:
        return False
    if not (content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]):
        return False
    spare(target, content)
    write_whole(target, content)
    return True


def _not_converted(paths: Sequence[Path]) -> str:
    names = ", ".join(f"« {path.name} »" for path in paths[:3])
    others = f" et {len(paths) - 3} autres" if len(paths) > 3 else ""
    return (
        f"LibreOffice n’a pas su convertir en PDF {names}{others} ; le reste l’est. Vérifiez que Word sait les ouvrir."
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
