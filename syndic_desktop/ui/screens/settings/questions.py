"""What the screen asks, and of whom: a test gives its own answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.queries.bodies import BodyCard, BodyLine, body_card, body_lines
from syndic_desktop.queries.statutes import StatutesSheet, statutes_sheet
from syndic_desktop.queries.templates import own_names

if TYPE_CHECKING:
    from syndic_desktop.store import Store

LARGEST_PICTURE = 20 * 2**20  # bytes; larger than any logo that papers take


@dataclass(frozen=True, slots=True)
class Questions:
    """`sets`: the template sets that are shipped, `own_sets` hers; `read_picture` raises FileTrouble."""

    today: Callable[[], date]
    syndicat: Callable[[], Syndicat | None]
    rules: Callable[[str | None], StatutesSheet]
    bodies: Callable[[], tuple[BodyLine, ...]]
    body: Callable[[str, date], BodyCard | None]
    sets: tuple[str, ...]
    picture_to_open: Callable[[], Path | None]
    read_picture: Callable[[Path], bytes]
    own_sets: Callable[[], tuple[str, ...]] = tuple
    classification: Callable[[], Classification | None] = lambda: None
    message_to_open: Callable[[], Path | None] = lambda: None

    @staticmethod
    def read_classification(path: Path) -> Classification:
        """The classification that a file holds. Raises RuleViolation, FileTrouble."""
        from syndic_desktop.exchange.actes.classifications import read_classification
        from syndic_desktop.exchange.actes.messages import LARGEST
        from syndic_desktop.exchange.attachments import contents

        return read_classification(contents(path, LARGEST))


def questions_on(
    store: Store,
    today: Callable[[], date],
    sets: tuple[str, ...],
    picture_to_open: Callable[[], Path | None],
    message_to_open: Callable[[], Path | None] = lambda: None,
) -> Questions:
    """The questions of the screen, asked of a store; the dialogs are given."""
    return Questions(
        today=today,
        syndicat=partial(_syndicat, store),
        rules=partial(statutes_sheet, store),
        bodies=partial(body_lines, store),
        body=partial(body_card, store),
        sets=sets,
        picture_to_open=picture_to_open,
        read_picture=_read_picture,
        own_sets=partial(own_names, store),
        classification=partial(_classification, store),
        message_to_open=message_to_open,
    )


def _syndicat(store: Store) -> Syndicat | None:
    with store.reading() as reader:
        return reader.syndicat()


def _classification(store: Store) -> Classification | None:
    with store.reading() as reader:
        return reader.classification()


def _read_picture(path: Path) -> bytes:
    from syndic_desktop.exchange.attachments import contents

    return contents(path, LARGEST_PICTURE)
