"""The papers of a year (8 sessions, 120 deliberations, 80 orders), against those of a quarter of it in the same run.

`python packaging/benchmarks/bench_year.py [SESSIONS]` builds both years in temporary files, from the held session of
the bundled example said again on other days. For each paper: milliseconds by the clock for the year and for the
quarter; what the work of the processor grew by, that of LibreOffice with it (a busy machine does not change it); and
what the pages and the sessions grew by: work that grows more than the sessions is more than linear. Then the peak
memory of the program and of LibreOffice (MB, of the whole run). LibreOffice needs some seconds to start, whatever it
is given.

What each makes is made once before it is counted, where the program remembers texts that it has filled: the quarter
would find those of the warming up, the year would not, and a work that is linear would seem to grow twice as much.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from syndic_desktop.actions.imports import import_dossier  # noqa: E402
from syndic_desktop.documents import pdf  # noqa: E402
from syndic_desktop.documents.binding import Readable, Sources, marked_pages  # noqa: E402
from syndic_desktop.documents.contents.volumes import LAST, register  # noqa: E402
from syndic_desktop.documents.excel import recap_workbook  # noqa: E402
from syndic_desktop.documents.keeping import Before  # noqa: E402
from syndic_desktop.documents.word import with_feet  # noqa: E402
from syndic_desktop.documents.years import write_register, write_report  # noqa: E402
from syndic_desktop.domain.decisions import Decision, DecisionKind  # noqa: E402
from syndic_desktop.domain.dossiers import Dossier  # noqa: E402
from syndic_desktop.domain.notices import Notice  # noqa: E402
from syndic_desktop.domain.sessions import Session  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402
from syndic_desktop.queries.activities import read_year  # noqa: E402
from syndic_desktop.queries.registers import register_sheet, to_bind  # noqa: E402
from syndic_desktop.store import Store, create_store  # noqa: E402

TEMPLATES = ROOT / "templates_docx"
EXAMPLE = ROOT / "resources" / "exemple" / "dossier.json"
YEAR, BODY = 2027, "CS"
SESSIONS, DELIBERATIONS, ORDERS, SHARE = 8, 15, 10, 4
"""Sessions of the year, what each one takes, and how many times less the quarter holds."""
TICK = 0.005  # seconds of work: less grows by chance

T = TypeVar("T")


@dataclass
class Cost:
    """Seconds by paper, by the clock and of the processor, and how many pages the register has."""

    seconds: dict[str, float]
    work: dict[str, float]
    pages: int

    def take(self, name: str, run: Callable[[], T]) -> T:
        """Run and count; what others left to collect is not counted."""
        gc.collect()
        started, worked = time.perf_counter(), _worked()
        made = run()
        self.seconds[name] = time.perf_counter() - started
        self.work[name] = _worked() - worked
        return made


def _worked() -> float:
    """Seconds of the processor so far, those of LibreOffice with them."""
    return time.process_time() + sum(os.times()[2:4])


def year(sessions: int) -> tuple[Dossier, dict[str, bytes]]:
    """The example with so many sessions held in the year, each of fifteen deliberations, and ten orders for each."""
    read = dossiers.read(EXAMPLE)
    known = next(each for each in read.dossier.sessions if each.held)
    days = [date(YEAR, 1, 5) + timedelta(days=round(350 / sessions * rank)) for rank in range(sessions)]
    held = tuple(_session(known, day, rank) for rank, day in enumerate(days))
    orders = tuple(
        Decision(DecisionKind.PURCHASE_ORDER, f"LC{YEAR}-{rank:04}", f"Fourniture de matériel, lot {rank}",
                 date(YEAR, 1, 2) + timedelta(days=rank % 360), supplier=f"Entreprise {rank % 17}")
        for rank in range(sessions * ORDERS)
    )  # fmt: skip
    kept = tuple(each for each in read.dossier.decisions if each.kind is not DecisionKind.PURCHASE_ORDER)
    return replace(read.dossier, sessions=held, decisions=(*kept, *orders)), dict(read.files)


def _session(known: Session, day: date, rank: int) -> Session:
    deliberated = [item for item in known.items if item.deliberates and item.vote is not None]
    taken = [deliberated[place % len(deliberated)] for place in range(DELIBERATIONS)]
    items = tuple(
        replace(item, number=f"CS{YEAR}/{rank * DELIBERATIONS + place + 1:03}", act=None)
        for place, item in enumerate(taken)
    )
    notice = Notice(day - timedelta(days=14))
    return replace(known, day=day, items=items, movements=(), minutes=None, notice=notice)


def cost(sessions: int, folder: Path) -> Cost:
    """Make every paper of a year of so many sessions."""
    dossier, files = year(sessions)
    told = Cost({}, {}, 0)
    path = folder / f"annee-{sessions}.syndic"
    with create_store(path, clock=lambda: datetime(YEAR, 12, 31, 10, 0), holder="banc d’essai") as store:
        import_dossier(store, dossier, files)
        told.take("screen", lambda: register_sheet(store, BODY, YEAR))
        _papers(told, store, folder / str(sessions))
    recaps = told.take("recaps", lambda: recap_workbook(
        dossier.decisions, syndicat=dossier.syndicat, title=str(YEAR), made_on=date(YEAR, 12, 31)))  # fmt: skip
    assert recaps
    return told


def _papers(told: Cost, store: Store, folder: Path) -> None:
    before = Before(date(YEAR, 12, 31))
    what = told.take("register_read", lambda: to_bind(store, BODY, YEAR))
    _parts(told, what)
    made = told.take("register_whole", lambda: write_register(what, TEMPLATES, folder, before))
    if pdf.office() is not None:
        told.pages = marked_pages((folder / made[-1].path).read_bytes())[LAST]
    report = told.take("report_counted", lambda: read_year(store, YEAR).report())
    told.take("report_written", lambda: write_report(report, TEMPLATES, folder, before))


def _parts(told: Cost, what: Readable) -> None:
    """What making the Word document takes, part by part: it is made twice, before and after its pages are counted."""
    assert isinstance(what, Sources)
    read = told.take("register_told", what.read)
    context = told.take("register_context", lambda: register(read.whole, read.readings, read.decisions))
    template = read.shelf(TEMPLATES).template("registre")
    template.fill(context, title="Registre", author="", images={})
    data = told.take("register_fill", lambda: template.fill(context, title="Registre", author="", images={}))
    told.take("register_feet", lambda: with_feet(data, "tables"))


def main(sessions: int = SESSIONS) -> None:
    """Print a line each."""
    with tempfile.TemporaryDirectory(prefix="syndic-annee-") as folder:
        _warm(Path(folder))
        part, whole = cost(max(1, sessions // SHARE), Path(folder)), cost(sessions, Path(folder))
    grown, held = whole.pages / part.pages if part.pages else 0.0, sessions / max(1, sessions // SHARE)
    print(f"# {sessions} séances, {sessions * DELIBERATIONS} délibérations, {sessions * ORDERS} lettres de commande")
    print(f"year_pages year={whole.pages} quarter={part.pages} growth={grown:.2f} sessions_growth={held:.2f}")
    for name, taken in whole.seconds.items():
        least, work = part.seconds[name], (whole.work[name], part.work[name])
        growth = f"{work[0] / work[1]:.2f}" if min(work) >= TICK else "-"
        clock = f"year={1000 * taken:.0f}ms quarter={1000 * least:.0f}ms growth={taken / least:.2f}"
        print(f"year_{name} {clock} work_growth={growth} pages_growth={grown:.2f} sessions_growth={held:.2f}")
    for name, who in (("program", resource.RUSAGE_SELF), ("libreoffice", resource.RUSAGE_CHILDREN)):
        print(f"year_memory_{name} peak={resource.getrusage(who).ru_maxrss / 1024:.0f}MB limit=500MB")


def _warm(folder: Path) -> None:
    """Import and compile everything, which is not what is measured."""
    (folder / "warm").mkdir()
    cost(1, folder / "warm")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:2]))
