"""The tables of a `.syndic` file, as this version knows them. The migrations build them; a test compares both.

What is asked or referred to has columns and foreign keys; what is only ever read whole (rich text, visas, votes…) is
JSON text. Nothing cascades: a removal that the journal has not seen must not happen. Foreign keys are checked when
the transaction commits, so that the order of writing does not matter. `position` keeps the order of the dossier.
"""

from __future__ import annotations

from syndic_desktop.store.schema.assembly import (
    bodies,
    body_seats,
    colleges,
    mandates,
    members,
    people,
    pool_deputies,
    roles,
    seat_deputies,
    seats,
    syndicats,
)
from syndic_desktop.store.schema.decided import classifications, decisions, delegations
from syndic_desktop.store.schema.kept import files, gestures, journal, papers, phrases, volumes
from syndic_desktop.store.schema.sittings import (
    answers,
    dispatches,
    fixed_minutes,
    items,
    movements,
    presences,
    rewordings,
    sessions,
    snapshots,
    topics,
)
from syndic_desktop.store.tables import metadata

__all__ = [
    "APPLICATION_ID",
    "VERSION",
    "answers",
    "bodies",
    "body_seats",
    "classifications",
    "colleges",
    "decisions",
    "delegations",
    "dispatches",
    "files",
    "fixed_minutes",
    "gestures",
    "items",
    "journal",
    "mandates",
    "members",
    "metadata",
    "movements",
    "papers",
    "people",
    "phrases",
    "pool_deputies",
    "presences",
    "rewordings",
    "roles",
    "seat_deputies",
    "seats",
    "sessions",
    "snapshots",
    "syndicats",
    "topics",
    "volumes",
]

VERSION = 9
"""`user_version` of the files this program writes: the number of its last migration."""

APPLICATION_ID = 0x53594E44
"""« SYND », at byte 68 of every file of ours."""
