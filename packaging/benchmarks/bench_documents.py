"""Every document of a session, against docxtpl used plainly and against the least that can be done.

The session is Lot's of 1 February 2019 where the real dossiers are, else the complete session of the bundled example.
Both sides get the same templates and the same values, prepared beforehand; a ratio is ours / reference.

- `documents_word`: the .docx files against a docxtpl loop, strict and escaping. docxtpl is handed rich text as ready
  XML, which spares it its slowest part (sub-documents);
- `documents_cold`: the same, ours compiling its templates in the time measured;
- `documents_all`: with the session read, its contents built and the workbook written, on both sides;
- `documents_floor`: the .docx files against filling the compiled templates and deflating the same document.xml.
"""

from __future__ import annotations

import io
import os
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from docxtpl import DocxTemplate  # noqa: E402
from jinja2 import Environment, StrictUndefined  # noqa: E402

from syndic_desktop.documents.folders import WORKBOOK, Paper, made, papers  # noqa: E402
from syndic_desktop.documents.sources import Source, source_of  # noqa: E402
from syndic_desktop.documents.templates import Shelf  # noqa: E402
from syndic_desktop.documents.word import Template, forms, sources  # noqa: E402
from syndic_desktop.documents.word.recaps import RecapTable  # noqa: E402
from syndic_desktop.domain.sessions import SessionKey  # noqa: E402
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Table  # noqa: E402
from syndic_desktop.exchange import dossiers  # noqa: E402

TEMPLATES = ROOT / "templates_docx"
RUNS, REFERENCE_RUNS = 9, 3
BLOCKS = (Heading, Listing, Paragraph, RecapTable, Table)


class Ready:
    """Rich text already written, as docxtpl's own RichText is."""

    def __init__(self, xml: str) -> None:
        self._xml = xml

    def __html__(self) -> str:
        return self._xml


def source() -> Source:
    """The session whose documents are made."""
    folder = Path(os.environ.get("SYNDIC_CAS") or ROOT.parent / "shared" / "cas")
    real = folder / "lot-2019-02-01.json"
    path = real if real.is_file() else ROOT / "resources" / "exemple" / "dossier.json"
    print(f"# {path.name}")
    reading = dossiers.parse(path.read_bytes())
    key = SessionKey.parse("CS:2019-02-01") if real.is_file() else reading.dossier.sessions[0].key
    return source_of(reading.dossier, key, reading.files)


def ours(due: Sequence[Paper], session: Source, shelf: Shelf) -> None:
    """Make the papers as the program does."""
    for paper in due:
        made(paper, session, shelf)


def cold(due: Sequence[Paper], shelf: Shelf) -> None:
    """Make the papers with templates that nobody has compiled yet."""
    forms._compiled.cache_clear()
    sources._source.cache_clear()
    compiled = {kind: Template(shelf.data(kind), kind) for kind in dict.fromkeys(paper.kind for paper in due)}
    for paper in due:
        compiled[paper.kind].fill(paper.context, title=paper.title)


def plain_docxtpl(due: Sequence[tuple[bytes, Mapping[str, Any]]]) -> None:
    """Make the papers as docxtpl's documentation says, escaped and strict."""
    for data, context in due:
        template = DocxTemplate(io.BytesIO(data))
        template.render(context, Environment(autoescape=True, undefined=StrictUndefined))
        template.save(io.BytesIO())


def least(due: Sequence[Paper], shelf: Shelf) -> None:
    """Fill the compiled document part and deflate it; nothing else."""
    for paper in due:
        template = shelf.template(paper.kind)
        writer = template._paper()
        form = template._forms[template._package.main]
        writer.on(form.hosts)
        text = form._compiled.render({"logo": "", **paper.context, "_paper": writer})
        zlib.compress(text.encode(), 6)


def for_docxtpl(paper: Paper, shelf: Shelf) -> tuple[bytes, Mapping[str, Any]]:
    """The template and the values that docxtpl gets."""
    return shelf.data(paper.kind), {"logo": "", **_ready(paper.context, shelf.template(paper.kind))}


def _ready(value: Any, template: Template) -> Any:
    if isinstance(value, Mapping):
        return {name: _ready(entry, template) for name, entry in value.items()}
    if isinstance(value, tuple) and value and all(isinstance(entry, BLOCKS) for entry in value):
        writer = template._paper()
        writer.on(template._forms[template._package.main].hosts)
        return Ready(str(writer.blocks(value, 0)))
    if isinstance(value, list | tuple):
        return [_ready(entry, template) for entry in value]
    return value


def seconds(run: Callable[[], object], runs: int) -> float:
    """The median wall time of a run; the first, which imports and compiles, is not counted."""
    run()
    return statistics.median(_once(run) for _ in range(runs))


def _once(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def say(name: str, mine: float, theirs: float) -> None:
    print(f"{name} ours={mine * 1000:.1f}ms reference={theirs * 1000:.1f}ms ratio={mine / theirs:.3f}", flush=True)


def main() -> None:
    """Print a line each."""
    session, shelf = source(), Shelf(TEMPLATES)
    due = papers(session)
    word = [paper for paper in due if paper.kind != WORKBOOK]
    book = [paper for paper in due if paper.kind == WORKBOOK]
    plain = [for_docxtpl(paper, shelf) for paper in word]
    print(f"# {len(word)} documents Word, {len(book)} classeur")
    reference = seconds(lambda: plain_docxtpl(plain), REFERENCE_RUNS)
    workbook = seconds(lambda: ours(book, session, shelf), RUNS)
    contents = seconds(lambda: papers(session), RUNS)
    mine = seconds(lambda: ours(word, session, shelf), RUNS)
    say("documents_word", mine, reference)
    say("documents_cold", seconds(lambda: cold(word, shelf), REFERENCE_RUNS), reference)
    say("documents_all", contents + mine + workbook, contents + reference + workbook)
    say("documents_floor", mine, seconds(lambda: least(word, shelf), RUNS))


if __name__ == "__main__":
    main()
