"""Makes the virtual environment of the program and keeps it in step with pyproject.toml.

Standard library only: nothing is installed yet when this runs. A stamp inside the environment says what it holds, so
that the next start asks pip nothing; whatever was interrupted is made again. It refuses to know what the program does.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from system import ROOT, SetupTrouble, captured, child_environment, offer_dictionary, python_version, require, say

Purpose = Literal["runtime", "check"]

PYPROJECT = ROOT / "pyproject.toml"
STAMP_NAME = "syndic-desktop.json"
LOCK_NAME = "syndic-desktop.lock"

OFFLINE_SIGNS = (
    "Name or service not known",
    "NameResolutionError",
    "Network is unreachable",
    "NewConnectionError",
    "ProxyError",
    "Temporary failure in name resolution",
    "from versions: none",
    "getaddrinfo failed",
    "timed out",
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment of ours holds, as written inside it once a step is finished."""

    python: str
    busy: bool = False
    installed: Mapping[str, str] = field(default_factory=dict)


def prepare(purpose: Purpose, libraries: Mapping[str, str]) -> Path:
    """Return the Python of an environment that holds the packages for `purpose`, making it when needed.

    The system libraries are looked at on the way, so that everything the system lacks is said at once.
    """
    wanted = fingerprint(requirements(PYPROJECT, purpose))
    candidates = candidate_folders(ROOT)
    ready = next((folder for folder in candidates if is_ready(folder, purpose, wanted)), None)
    require(libraries, ensurepip=ready is None)
    if ready is None:
        if libraries:  # a window, in which she will write
            offer_dictionary()
        ready = writable_folder(candidates)
        with _only_one(ready / LOCK_NAME):
            if not is_ready(ready, purpose, wanted):  # another start may have finished it while we waited
                _make(ready, purpose, wanted)
    return venv_python(ready)


# --- what is wanted, what is there --------------------------------------------------------------


def requirements(pyproject: Path, purpose: Purpose) -> list[str]:
    """Return the packages that pyproject.toml declares for `purpose`."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    wanted: list[str] = list(project["dependencies"])
    if purpose == "check":
        wanted += project["optional-dependencies"]["check"]
    return sorted(wanted)


def fingerprint(wanted: Sequence[str]) -> str:
    """Return a short text that changes when the packages or the machine change."""
    parts = [*wanted, python_version(), sys.platform, platform.machine()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def candidate_folders(root: Path) -> tuple[Path, Path]:
    """Return where the environment may live: in the checkout, else in the user's data folder."""
    key = hashlib.sha256(os.fsencode(root)).hexdigest()[:8]
    return root / ".venv", user_data_folder(sys.platform, os.environ, Path.home()) / f"venv-{key}"


def user_data_folder(system: str, environ: Mapping[str, str], home: Path) -> Path:
    """Return the folder of this program among the user's data, where each system wants it."""
    if system == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "syndic-desktop"
    if system == "darwin":
        return home / "Library" / "Application Support" / "syndic-desktop"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "syndic-desktop"


def venv_python(folder: Path) -> Path:
    """Return the interpreter of the environment in `folder`."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def is_ready(folder: Path, purpose: Purpose, wanted: str) -> bool:
    """Tell whether the environment in `folder` was finished and holds exactly what is wanted."""
    stamp = read_stamp(folder)
    return stamp is not None and is_usable(folder, stamp) and stamp.installed.get(purpose) == wanted


def is_usable(folder: Path, stamp: Stamp) -> bool:
    """Tell whether an environment of ours can be kept: made by this Python, and never cut short."""
    return not stamp.busy and stamp.python == python_version() and venv_python(folder).exists()


def read_stamp(folder: Path) -> Stamp | None:
    """Return what our stamp in `folder` says, None when the folder is not ours."""
    try:
        content = json.loads((folder / STAMP_NAME).read_text(encoding="utf-8"))
        return Stamp(str(content["python"]), bool(content["busy"]), dict(content["installed"]))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except (OSError, ValueError, TypeError, KeyError):
        return Stamp(python="", busy=True)  # ours, but cut short


def write_stamp(folder: Path, stamp: Stamp) -> None:
    """Write the stamp in one go: a reader sees the old one or the new one."""
    content = {"python": stamp.python, "busy": stamp.busy, "installed": dict(stamp.installed)}
    draft = folder / (STAMP_NAME + ".tmp")
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(folder / STAMP_NAME)


def writable_folder(candidates: Iterable[Path]) -> Path:
    """Return the first folder where our environment may be made; one that somebody else made is left alone."""
    for folder in candidates:
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if read_stamp(folder) is not None or all(child.name == LOCK_NAME for child in folder.iterdir()):
                (folder / LOCK_NAME).touch()
                return folder
    raise SetupTrouble(
        "Aucun dossier n’est accessible en écriture pour installer les bibliothèques du programme : "
        "copiez le programme dans votre dossier personnel, puis relancez la même commande."
    )


# --- making it ----------------------------------------------------------------------------------


@contextlib.contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """Let a second start wait for the first, which may be installing."""
    with lock.open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.5)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make(folder: Path, purpose: Purpose, wanted: str) -> None:
    stamp = read_stamp(folder)
    try:
        if stamp is None or not is_usable(folder, stamp):
            stamp = _create(folder)
        # Until pip has finished, a power cut leaves `busy` behind and the next start makes a new environment.
        write_stamp(folder, replace(stamp, busy=True))
        try:
            _pip_install(folder, requirements(PYPROJECT, purpose))
        except SetupTrouble:  # pip downloads everything before it touches anything
            write_stamp(folder, stamp)
            raise
        installed = {**stamp.installed, purpose: wanted}
        if purpose == "check":
            installed["runtime"] = fingerprint(requirements(PYPROJECT, "runtime"))
        write_stamp(folder, replace(stamp, installed=installed))
    except OSError as error:
        raise SetupTrouble(
            disk_trouble(str(error))
            or f"Le dossier « {folder} » ne peut pas être écrit ({error.strerror}) : fermez le programme s’il est "
            "ouvert, supprimez ce dossier, puis relancez la même commande."
        ) from error


def _create(folder: Path) -> Stamp:
    say(f"Préparation du programme dans « {folder} »…")
    write_stamp(folder, Stamp(python_version(), busy=True))
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name not in {STAMP_NAME, LOCK_NAME}:
            child.unlink()
    done = captured([sys.executable, "-m", "venv", str(folder)], child_environment())
    if done.returncode:
        reason = f"L’environnement Python n’a pas pu être créé ({last_line(done.stdout)})"
        raise SetupTrouble(disk_trouble(done.stdout) or f"{reason} : corrigez, puis relancez la même commande.")
    return Stamp(python_version())


def _pip_install(folder: Path, wanted: Sequence[str]) -> None:
    say("Installation des bibliothèques (quelques minutes la première fois)…")
    command = [str(venv_python(folder)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    log = folder / "installation.log"
    process = subprocess.Popen(
        [*command, "--progress-bar", "off", *wanted],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        env=child_environment(),
    )
    with log.open("w", encoding="utf-8") as journal, process:
        for line in process.stdout or ():
            journal.write(line)
            if progress := pip_progress(line):
                say(progress)
    if process.returncode:
        raise SetupTrouble(pip_trouble(log.read_text(encoding="utf-8"), log))


def pip_progress(line: str) -> str:
    """Return what a line printed by pip tells the user, most often nothing."""
    line = line.strip()
    if line.startswith("Downloading "):
        return "  téléchargement : " + line.removeprefix("Downloading ").rpartition("/")[2]
    if "Retrying (" in line:
        return "  la connexion à Internet ne répond pas, nouvel essai…"
    return ""


# --- why it failed ------------------------------------------------------------------------------


def pip_trouble(output: str, log: Path) -> str:
    """Return the sentence that says why pip failed and what to do."""
    if trouble := disk_trouble(output):
        return trouble
    if any(sign in output for sign in OFFLINE_SIGNS):
        return (
            "Les bibliothèques n’ont pas pu être téléchargées : vérifiez la connexion à Internet "
            f"(ou le serveur mandataire, variable HTTPS_PROXY), puis relancez la même commande (détails : {log})."
        )
    return (
        f"Les bibliothèques n’ont pas pu être installées ({last_line(output)}) : "
        f"corrigez, puis relancez la même commande (détails : {log})."
    )


def disk_trouble(output: str) -> str:
    """Return a sentence when the disk is full, else nothing."""
    if "No space left on device" in output or "[Errno 28]" in output:
        return "Le disque est plein : libérez un gigaoctet, puis relancez la même commande."
    return ""


def last_line(output: str) -> str:
    """Return the last line with something on it, without pip's ERROR."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1].removeprefix("ERROR: ") if lines else "raison inconnue"
