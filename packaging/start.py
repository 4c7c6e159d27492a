"""Opens the program, whatever the machine: `python3 packaging/start.py [arguments]`.

Without argument, the window; `demo DIR`, the bundled example and its documents, then the window where there is a
screen; any other arguments go to the program unchanged. The first start sets everything up by itself.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- said before anything that an older Python could not read
    sys.exit("Il faut Python 3.11 ou plus récent : installez-le (python.org), puis relancez la même commande.")

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import prepare
from system import NO_LIBRARIES, QT_LIBRARIES, SCREEN_LIBRARIES, SetupTrouble, run, say

WINDOW_LIBRARIES = {**QT_LIBRARIES, **SCREEN_LIBRARIES}


def main(arguments: Sequence[str]) -> int:
    """Set up what the arguments need, run the program, return its exit code."""
    try:
        if arguments[:1] == ["demo"]:
            return _demo(arguments)
        if not wants_window(arguments):
            return _program(prepare("runtime", NO_LIBRARIES), arguments)
        return _window(arguments)
    except SetupTrouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Interrompu : relancez la même commande pour reprendre.")
        return 130


def wants_window(arguments: Sequence[str]) -> bool:
    """Tell whether the program will open its window: no argument, or just a file to open."""
    return not arguments or arguments[0].endswith(".syndic")


def has_screen(system: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown to somebody."""
    if system in {"win32", "darwin"}:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def demo_store(arguments: Sequence[str]) -> Path | None:
    """Return the store that `demo DIR` has just written."""
    folders = [Path(argument) for argument in arguments[1:] if not argument.startswith("-")]
    stores = sorted(folders[0].glob("*.syndic"), key=lambda store: store.stat().st_mtime) if folders else []
    return stores[-1] if stores else None


def _demo(arguments: Sequence[str]) -> int:
    code = _program(prepare("runtime", NO_LIBRARIES), arguments)
    store = demo_store(arguments)
    if code or store is None or not has_screen(sys.platform, os.environ):
        return code
    return _window([str(store)])


def _window(arguments: Sequence[str]) -> int:
    offscreen = "QT_QPA_PLATFORM" in os.environ
    python = prepare("runtime", QT_LIBRARIES if offscreen else WINDOW_LIBRARIES)
    if not offscreen and not has_screen(sys.platform, os.environ):
        raise SetupTrouble(
            "Le programme est installé, mais aucun écran n’a été trouvé pour ouvrir sa fenêtre : "
            "relancez la même commande depuis une session graphique."
        )
    return _program(python, arguments)


def _program(python: Path, arguments: Sequence[str]) -> int:
    # -P: a file named docx.py in the folder where the user stands must not hide the library.
    return run([python, "-P", "-m", "syndic_desktop", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
