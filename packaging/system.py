"""Looks at the system: the libraries that Qt loads, the Debian packages that bring them, the processes we start.

Standard library only. Everything said to the user goes to the error stream, so that the output of the program itself
can be piped. It refuses to know the virtual environment and the program.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What PySide6 6.12 is linked against and does not bring itself (ldd on QtGui, QtPdf, QtSvg and libqoffscreen.so).
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# What a window on a screen needs besides (ldd on libqxcb.so, its OpenGL integration, and libqwayland.so).
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
NO_LIBRARIES: Mapping[str, str] = {}

# What the spell check reads; without it the program works, and underlines nothing.
DICTIONARY = "hunspell-fr"
DICTIONARY_FOLDERS = tuple(map(Path, ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell")))

# Settings of the user's own Python that would send our packages elsewhere.
FOREIGN_SETTINGS = frozenset({"PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER"})


class SetupTrouble(Exception):
    """The machine cannot run the program yet; the message says in one French sentence what to do."""


# --- system packages ----------------------------------------------------------------------------


def require(libraries: Mapping[str, str], *, ensurepip: bool) -> None:
    """Make sure that Qt's libraries load and that Python can create an environment; install when we may.

    Everything that lacks is asked for at once, so that one line to run is enough.
    """
    missing = missing_libraries(libraries, can_load) if sys.platform.startswith("linux") else []
    packages = packages_for(missing, libraries)
    if ensurepip and not has_ensurepip():
        packages.append(venv_package(Path(sys.executable), python_version()))
        missing.append("le module Python « venv »")
    if not packages:
        return
    install_packages(packages, missing)
    if still := missing_libraries(libraries, can_load):
        raise SetupTrouble(f"Ces bibliothèques du système restent introuvables : {', '.join(still)}.")
    if ensurepip and not has_ensurepip():
        raise SetupTrouble("Python ne sait pas créer d’environnement : installez une version complète de Python.")


def missing_libraries(libraries: Iterable[str], loads: Callable[[str], bool]) -> list[str]:
    """Return the libraries that cannot be loaded, in order."""
    return [name for name in sorted(libraries) if not loads(name)]


def packages_for(missing: Iterable[str], libraries: Mapping[str, str]) -> list[str]:
    """Return the Debian packages that bring the missing libraries, each once."""
    return sorted({libraries[name] for name in missing})


def can_load(name: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Tell whether this Python can put pip in a new environment; Debian sells that apart."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def venv_package(executable: Path, version: str) -> str:
    """Return the Debian package that brings ensurepip to this interpreter."""
    system_python = Path("/usr/bin/python3")
    if system_python.exists() and executable.resolve() == system_python.resolve():
        return "python3-venv"
    return f"python{version}-venv"


def install_packages(packages: Sequence[str], missing: Sequence[str]) -> None:
    """Install Debian packages when we may, else raise with the exact line to run."""
    if shutil.which("apt-get") is None:
        raise SetupTrouble(without_apt(missing))
    if not is_root():
        raise SetupTrouble(without_rights(packages))
    say(f"Installation de ce qui manque au système : {', '.join(packages)}…")
    done = _apt_install(packages, "DPkg::Lock::Timeout=300")
    if done.returncode:
        say("\n".join(line for line in done.stdout.splitlines() if line.startswith("E:")))
        raise SetupTrouble(
            "L’installation de ce qui manque au système a échoué : vérifiez la connexion à Internet, puis recommencez, "
            f"ou lancez vous-même cette ligne : {apt_line(packages)}"
        )


def offer_dictionary(folders: Iterable[Path] = DICTIONARY_FOLDERS) -> None:
    """Install a French dictionary when we may, else name it. A comfort: that it lacks never stops a start."""
    if shutil.which("apt-get") is None or any(True for folder in folders for _ in folder.glob("fr*.dic")):
        return
    optional = f"Facultatif, pour que l’orthographe soit vérifiée : {apt_line([DICTIONARY])}"
    if not is_root():
        say(optional)
        return
    say("Installation du dictionnaire français…")
    hurry = ("DPkg::Lock::Timeout=10", "Acquire::Retries=0", "Acquire::http::Timeout=15", "Acquire::https::Timeout=15")
    if _apt_install([DICTIONARY], *hurry).returncode:
        say(f"Le dictionnaire français n’a pas pu être installé. {optional}")


def _apt_install(packages: Sequence[str], *settings: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = [part for setting in settings for part in ("-o", setting)]
    # One stale mirror is not yet a failure: the installation will tell.
    captured(["apt-get", "update", *options], environ)
    return captured(["apt-get", "install", "-y", "--no-install-recommends", *options, *packages], environ)


def without_rights(packages: Sequence[str]) -> str:
    """Return the sentence for a user who may not install, with the exact line to run."""
    return (
        "Il manque au système de quoi faire marcher le programme ; lancez cette ligne, puis recommencez : "
        + apt_line(packages)
    )


def without_apt(missing: Sequence[str]) -> str:
    """Return the sentence for a system that has no apt-get."""
    return (
        "Il manque au système de quoi faire marcher le programme ; installez avec son gestionnaire de logiciels, "
        f"puis recommencez : {', '.join(missing)}."
    )


def apt_line(packages: Sequence[str]) -> str:
    """Return the exact line that installs Debian packages, on a machine that has never listed them too."""
    return "sudo apt-get update; sudo apt-get install --no-install-recommends " + " ".join(packages)


def is_root() -> bool:
    """Tell whether this process may install system packages."""
    return os.name == "posix" and os.geteuid() == 0


def python_version() -> str:
    """Return the version that names a Debian package and whose change asks for a new environment, such as 3.11."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


# --- processes ----------------------------------------------------------------------------------


def child_environment(**changes: str) -> dict[str, str]:
    """Return the environment of a program run with our interpreter: this checkout, nobody else's packages."""
    environ = {name: value for name, value in os.environ.items() if name not in FOREIGN_SETTINGS}
    return {**environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **changes}


def run(command: Sequence[str | Path], **changes: str) -> int:
    """Run a command to its end, on our streams; return its exit code (128 + n when signal n ended it)."""
    sys.stdout.flush()
    process = subprocess.Popen([str(part) for part in command], env=child_environment(**changes))
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue  # the child has received Ctrl+C too, and decides
        return code if code >= 0 else 128 - code


def captured(command: Sequence[str], environ: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints, both streams together."""
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        env=environ,
        check=False,
    )


def say(text: str) -> None:
    """Tell the user what happens, beside the program's own output."""
    print(text, file=sys.stderr, flush=True)
