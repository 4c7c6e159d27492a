"""What the step « Séance » asks, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.rectifications import Stretch, rectify
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.papers import outdated, produced
from syndic_desktop.queries.proxies import worn_holders
from syndic_desktop.ui.background import Background

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.store import Paper, Store


Then = Callable[[dict[str, int]], None]


@dataclass(frozen=True, slots=True)
class Questions:
    """`live`: a session of the store, read for the room; `clock`: what an hour is when she says no other.

    `scan`: a file that she chooses, by its name, with its content; None: no more wanted. `outdated`: which documents
    of a session are to be produced again; the answer comes later, and not at all where nothing was produced. `worn`:
    who held the proxy of a seat for as many sessions in a row as it may last. `redone`: as `outdated`, were an
    attendance put right; `articles`: what the operative part of an item says today, clause by clause.
    """

    live: Callable[[int], Live]
    clock: Callable[[], datetime]
    scan: Callable[[], tuple[str, bytes] | None]
    outdated: Callable[[int, Then], None]
    worn: Callable[[Live, str], frozenset[str]]
    redone: Callable[[int, Stretch, Then], None]
    articles: Callable[[int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the store: the clock, the dialog that chooses files, the worker, where the templates are."""

    clock: Callable[[], datetime]
    files: Callable[[], list[Path]]
    background: Background
    templates: Path


def live_questions(store: Store, beside: Beside) -> Questions:
    """The questions of the step, put to a store."""
    return Questions(
        partial(Live, store),
        beside.clock,
        partial(_scan, beside.files),
        partial(_ask_outdated, store, beside),
        partial(worn_holders, store),
        partial(_ask_redone, store, beside),
        partial(_articles, store),
    )


def _ask_outdated(store: Store, beside: Beside, session_id: int, then: Then) -> None:
    found = produced(store, session_id)
    if found is not None:
        _look_at(*found, beside, then)


def _ask_redone(store: Store, beside: Beside, session_id: int, stretch: Stretch, then: Then) -> None:
    found = produced(store, session_id)
    if found is not None:
        source, known = found
        session = rectify(source.sitting, stretch).session
        _look_at(replace(source, sitting=replace(source.sitting, session=session)), known, beside, then)


def _look_at(source: Source, known: tuple[Paper, ...], beside: Beside, then: Then) -> None:
    job = beside.background.start(lambda _progress, _cancelled: outdated(source, known, beside.templates))
    job.finished.connect(then)


def _articles(store: Store, item_id: int) -> tuple[str, ...]:
    with store.reading() as reader:
        return tuple(clause.text for clause in reader.item(item_id).operative)


def _scan(files: Callable[[], list[Path]]) -> tuple[str, bytes] | None:
    """Raises FileTrouble when it cannot be read."""
    path = next(iter(files()), None)
    if path is None:
        return None
    try:
        return path.name, path.read_bytes()
    except OSError as trouble:
        raise FileTrouble(
            f"« {path.name} » ne peut pas être lu ({trouble.strerror}) : choisissez un autre fichier."
        ) from trouble
