"""What is decided by delegation, and what acts are filed under."""

from __future__ import annotations

from sqlalchemy import Column, Table

from syndic_desktop.store.tables import JsonText, json, key, metadata, refers, text, whole

# `day` is empty, not null, where there is none: it is one of the things a decision is known by.
decisions = Table(
    "decisions",
    metadata,
    text("kind"),
    text("number"),
    whole("position"),
    text("subject"),
    text("day"),
    text("body", null=True),
    text("supplier", null=True),
    text("amount", null=True),
    text("tax", null=True),
    text("precision", null=True),
    text("delegation", null=True),
    json("act"),
    text("entered", null=True),
    text("initials", null=True),
    json("annexes"),
    json("private"),
    text("matter", null=True),
    text("nature", null=True),
    text("text", null=True),
    key("kind", "number", "day"),
    refers("body", "bodies.code"),
)

# What the comité lets the president or the bureau decide, up to which amount (L5211-9, L5211-10).
delegations = Table(
    "delegations",
    metadata,
    text("name"),
    whole("position"),
    text("holder"),
    json("kinds"),
    text("ceiling", null=True),
    text("tax", null=True),
    text("act", null=True),
    text("since", null=True),
    text("until", null=True),
    text("yearly", null=True),
    text("vice", null=True),
    key("name"),
)

# What the préfecture asks acts to be filed under, as its file of that day says it.
classifications = Table(
    "classifications",
    metadata,
    text("day"),
    text("received"),
    Column("content", JsonText, nullable=False),
    key("day"),
)
