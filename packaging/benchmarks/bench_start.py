"""From the start of the process to the first usable window, and the search, on thirty years of a syndicat.

The store: 240 sessions and 7 000 deliberations with their texts, made through the store's own door. Another of three
years tells how the search grows. Both sides of `start_window` are new processes, timed from outside until they say
that they have painted: ours its home, with what is due, by the very road the user takes; the reference an empty
QMainWindow after importing PySide6.QtWidgets and sqlalchemy.orm.

- `start_window`: seconds, ours / reference; the settings of the user are new, so that the home opens;
- `start_page`: seconds until the whole minutes of the last session are drawn too, over the same reference;
- `start_again`: seconds until the window is back on these minutes, where it was left, over the same reference;
- `search_p95_ms`: milliseconds, 95th percentile, against the 30 allowed;
- `search_growth`: the same in the store of thirty years against the store of three.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as hour
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from syndic_desktop.domain.agenda import Item  # noqa: E402
from syndic_desktop.domain.dossiers import Dossier  # noqa: E402
from syndic_desktop.domain.notices import Notice  # noqa: E402
from syndic_desktop.domain.sessions import Session  # noqa: E402
from syndic_desktop.domain.texts import paragraph, words  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402
from syndic_desktop.queries.searches import find  # noqa: E402
from syndic_desktop.store import create_store, open_store  # noqa: E402

EXAMPLE = ROOT / "resources" / "exemple" / "dossier.json"
YEARS, SESSIONS_A_YEAR, DELIBERATIONS = 30, 8, 7_000
LAST_YEAR = 2026
RUNS = 9
SEARCHES = 200
ALLOWED_MS = 30.0

OURS = """
import sys
from pathlib import Path
from syndic_desktop import bootstrap
window = bootstrap.show_window(Path(sys.argv[1]))
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Painted(QObject):
    said = False
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.said:
            self.said = True
            QTimer.singleShot(0, say)
        return False
def say():
    assert window.office.place.isVisible()
    print("usable", flush=True)
    from syndic_desktop.queries.phases import Phase
    from syndic_desktop.ui.places import PlaceName, Spot
    first = window.office.sessions.list.rows[0]
    assert window.office.go(Spot(PlaceName.SESSIONS, first.id, Phase.MINUTES))
    wait()
def wait():
    if window.office.sessions.workspace.step.sheet.toPlainText():
        print("page", flush=True)
        window.close()
    else:
        QTimer.singleShot(1, wait)
painted = Painted()
window.office.place.installEventFilter(painted)
sys.exit(QApplication.exec())
"""
REFERENCE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy.orm
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
def say():
    print("usable", flush=True)
    window.close()
QTimer.singleShot(0, say)
sys.exit(app.exec())
"""


def main() -> None:
    """Make the stores, then measure."""
    with tempfile.TemporaryDirectory() as folder:
        long, short = Path(folder) / "trente-ans.syndic", Path(folder) / "trois-ans.syndic"
        build(long, YEARS)
        build(short, YEARS // 10)
        start(long)
        search(long, short)


# --- the start ----------------------------------------------------------------------------------------


def start(store: Path) -> None:
    """Print how long the window takes."""
    usable: list[float] = []
    page: list[float] = []
    again: list[float] = []
    reference: list[float] = []
    for run in range(RUNS + 1):
        with tempfile.TemporaryDirectory() as settings:
            home = _said(OURS, store, ("usable", "page"), settings)
            back = _said(OURS, store, ("usable", "page"), settings)
            bare = _said(REFERENCE, store, ("usable",), settings)
        if run:  # the first one compiles what is imported, as the first start ever does
            usable.append(home[0])
            page.append(home[1])
            again.append(back[0])
            reference.append(bare[0])
    floor = statistics.median(reference)
    for name, taken in (("start_window", usable), ("start_page", page), ("start_again", again)):
        ours = statistics.median(taken)
        print(f"{name} ours={ours:.3f} reference={floor:.3f} ratio={ours / floor:.2f}", flush=True)


def _said(script: str, store: Path, said: tuple[str, ...], settings: str) -> list[float]:
    """Seconds from the birth of a process to each word it says; `settings`: where the user's are kept."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environ |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"), settings)
    environ |= {"PYTHONPYCACHEPREFIX": str(store.parent / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(store)],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    moments = []
    for word in said:
        line = process.stdout.readline().strip()
        if line != word:
            raise SystemExit(f"the window said « {line} » instead of « {word} »")
        moments.append(time.perf_counter() - begun)
    process.wait()
    return moments


# --- the search -----------------------------------------------------------------------------------------


def search(long: Path, short: Path) -> None:
    """Print how long a search takes, and how it grows."""
    after_thirty, after_three = _p95(long), _p95(short)
    print(f"search_p95_ms ours={after_thirty:.2f} reference={ALLOWED_MS:.2f} ratio={after_thirty / ALLOWED_MS:.2f}")
    print(f"search_growth ours={after_thirty:.2f} reference={after_three:.2f} ratio={after_thirty / after_three:.2f}")


def _p95(path: Path) -> float:
    """Milliseconds of what happens at each key typed in the search field."""
    taken = []
    with open_store(path, clock=datetime.now, holder="bench") as store:
        for asked in _questions():
            begun = time.perf_counter()
            find(store, asked)
            taken.append(1000 * (time.perf_counter() - begun))
    return statistics.quantiles(taken, n=20)[-1]


def _questions() -> Iterator[str]:
    """What people type: the beginning of a word, a word, two, a number, a common word, nothing that exists."""
    chance = random.Random(1)
    known = _vocabulary()
    for _ in range(SEARCHES):
        word, other = chance.choice(known), chance.choice(known)
        year = LAST_YEAR - chance.randrange(3)
        yield chance.choice(
            (word[:3], word, f"{word} {other}", f"CS{year}/{chance.randrange(1, 200):02}", "syndicat", "zzz")
        )


# --- the stores -------------------------------------------------------------------------------------------


def build(path: Path, years: int) -> None:
    """A store of the last years of a syndicat, always the same."""
    example = dossiers.read(EXAMPLE).dossier
    with create_store(path, clock=datetime.now, holder="bench") as store, store.writing("bench") as writer:
        writer.save_syndicat(example.syndicat)
        seats = tuple(replace(seat, since=None, until=None) for seat in example.assembly.seats)
        writer.save_assembly(replace(example.assembly, seats=seats))
        for session in _sessions(example, years):
            writer.add_session(session)


def _sessions(example: Dossier, years: int) -> Iterator[Session]:
    chance = random.Random(years)
    held = next(session for session in example.sessions if session.held)
    items = [item for item in held.items if item.deliberates]
    known = _vocabulary()
    total, made = SESSIONS_A_YEAR * years, 0
    for rank in range(total):
        year, turn = LAST_YEAR - years + 1 + rank // SESSIONS_A_YEAR, rank % SESSIONS_A_YEAR
        day = date(year, 1, 10) + timedelta(days=45 * turn)
        due = round(DELIBERATIONS * years / YEARS * (rank + 1) / total) - made
        numbers = (f"CS{year}/{made + place:02}" for place in range(due))
        agenda = tuple(_item(chance, known, chance.choice(items), number) for number in numbers)
        made += due
        notice = Notice(day - timedelta(days=14))
        yield replace(
            held, day=day, opening=hour(18), items=agenda, notice=notice, movements=(), first_session=None, minutes=None
        )


def _item(chance: random.Random, known: list[str], model: Item, number: str) -> Item:
    """A deliberation with words of its own beside those of the example: about a page."""
    subject = f"{model.subject.split(' ')[0]} {_phrase(chance, known, 5)}"
    own = tuple(paragraph(_phrase(chance, known, 60)) for _ in range(3))
    return replace(
        model, number=number, subject=subject, statement=(*model.statement, *own), recusals=(), electorate=None
    )


def _phrase(chance: random.Random, known: list[str], length: int) -> str:
    return " ".join(chance.choice(known) for _ in range(length))


def _vocabulary() -> list[str]:
    """Every word of the example, each once: French of a syndicat, common and rare words alike."""
    example = dossiers.read(EXAMPLE).dossier
    said = " ".join(f"{item.subject} {words(item.statement)}" for session in example.sessions for item in session.items)
    return sorted({word.strip(".,;:()«»\u00a0").lower() for word in said.split() if len(word) > 3})


if __name__ == "__main__":
    main()
