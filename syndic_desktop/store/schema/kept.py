"""What is kept beside: phrases, files, papers and volumes that were made, and the journal of it all."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table

from syndic_desktop.store.tables import json, key, metadata, refers, row_id, text, whole

phrases = Table(
    "phrases",
    metadata,
    text("kind"),
    text("name"),
    whole("position"),
    text("text"),
    key("kind", "name"),
)

files = Table(
    "files",
    metadata,
    text("path"),
    whole("size"),
    text("fingerprint"),
    Column("content", LargeBinary, nullable=False),
    key("path"),
)

papers = Table(
    "papers",
    metadata,
    whole("session_id"),
    text("path"),
    text("kind"),
    text("fingerprint"),
    text("made_at"),
    text("digest", null=True),
    key("session_id", "path"),
    refers("session_id", "sessions.id"),
)

# Papers that are of no one session: registers, recaps and reports of a year.
volumes = Table(
    "volumes",
    metadata,
    text("path"),
    text("kind"),
    whole("year"),
    text("fingerprint"),
    text("made_at"),
    text("digest", null=True),
    key("path"),
)

gestures = Table("gestures", metadata, row_id(), text("at"), text("label"), text("who"), sqlite_autoincrement=True)

journal = Table(
    "journal",
    metadata,
    row_id(),
    whole("gesture_id"),
    text("table_name"),
    text("key"),
    json("before"),
    json("after"),
    refers("gesture_id", "gestures.id"),
    sqlite_autoincrement=True,
)
