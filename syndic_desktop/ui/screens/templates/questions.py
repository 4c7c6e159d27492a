"""What the place asks of the dossier and of the computer, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.documents.templates import Against, against
from syndic_desktop.queries.templates import SetRow, set_documents, template_bytes, template_sets
from syndic_desktop.ui.background import Background

if TYPE_CHECKING:
    from syndic_desktop.exchange.dossiers import Reading
    from syndic_desktop.queries.examples import Examples
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Questions:
    """`examples` takes a moment: it is asked beside the window. `save`, `open`: dialogs; `show`: Word, on a file."""

    sets: Callable[[], tuple[SetRow, ...]]
    documents: Callable[[str], dict[str, bytes]]
    data: Callable[[str, str], bytes]
    against: Callable[[str, bytes], Against | None]
    examples: Callable[[], Examples]
    save: Callable[[str], Path | None]
    open: Callable[[], Path | None]
    show: Callable[[Path], None]
    background: Background


@dataclass(frozen=True, slots=True)
class Outside:
    """What the computer gives: the folder of the shipped sets, the shipped dossier, dialogs, the program for a file."""

    templates: Path
    read_example: Callable[[], Reading]
    save: Callable[[str], Path | None]
    open: Callable[[], Path | None]
    show: Callable[[Path], None]
    background: Background


def questions_on(store: Store, outside: Outside) -> Questions:
    """The questions of the place, put to a store."""
    known: list[Examples] = []

    def examples() -> Examples:
        from syndic_desktop.queries.examples import examples_of

        if not known:
            read = outside.read_example()
            known.append(examples_of(read.dossier, read.files))
        return known[0]

    root = outside.templates
    return Questions(
        partial(template_sets, store, root),
        partial(set_documents, store, root),
        partial(template_bytes, store, root),
        partial(against, root),
        examples,
        outside.save,
        outside.open,
        outside.show,
        outside.background,
    )
