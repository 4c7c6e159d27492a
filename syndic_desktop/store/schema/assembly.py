"""The syndicat and its assembly: colleges, members, people, seats, mandates, bodies."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Table, Text

from syndic_desktop.store.tables import json, key, metadata, refers, row_id, text, whole

syndicats = Table(
    "syndicats",
    metadata,
    row_id(),
    text("name"),
    text("short_name"),
    text("kind"),
    json("address"),
    text("city"),
    text("department"),
    text("department_name"),
    text("templates"),
    text("internal_number"),
    text("siret", null=True),
    text("ape", null=True),
    text("logo", null=True),
    json("profile"),
    json("numberings"),
    CheckConstraint("id = 1", name="alone"),
)

colleges = Table("colleges", metadata, text("code"), whole("position"), text("name"), text("article"), key("code"))

members = Table(
    "members",
    metadata,
    text("code"),
    whole("position"),
    text("name"),
    text("college"),
    json("address"),
    json("competences"),
    key("code"),
    refers("college", "colleges.code"),
)

people = Table(
    "people",
    metadata,
    text("code"),
    whole("position"),
    text("civility"),
    text("first_name"),
    text("last_name"),
    text("email", null=True),
    text("phone", null=True),
    json("address"),
    text("birth", null=True),
    Column("convened_by", Text, nullable=False, server_default="courriel"),
    key("code"),
)

# A seat is only its code; who holds it, from when until when, is a mandate. `ordinal` counts the mandates of a seat.
seats = Table("seats", metadata, text("code"), key("code"))

mandates = Table(
    "mandates",
    metadata,
    text("seat"),
    whole("ordinal"),
    whole("position"),
    text("member"),
    text("titular", null=True),
    whole("vacant"),
    text("weight"),
    text("since", null=True),
    text("until", null=True),
    key("seat", "ordinal"),
    refers("seat", "seats.code"),
    refers("member", "members.code"),
    refers("titular", "people.code"),
)

seat_deputies = Table(
    "seat_deputies",
    metadata,
    text("seat"),
    whole("ordinal"),
    text("person"),
    whole("position"),
    key("seat", "ordinal", "person"),
    refers(["seat", "ordinal"], "mandates.seat", "mandates.ordinal"),
    refers("person", "people.code"),
)

pool_deputies = Table(
    "pool_deputies",
    metadata,
    text("member"),
    text("person"),
    whole("ordinal"),
    whole("position"),
    text("since", null=True),
    text("until", null=True),
    key("member", "person", "ordinal"),
    refers("member", "members.code"),
    refers("person", "people.code"),
)

roles = Table(
    "roles",
    metadata,
    text("person"),
    whole("ordinal"),
    whole("position"),
    text("title"),
    whole("rank"),
    text("since"),
    text("until", null=True),
    key("person", "ordinal"),
    refers("person", "people.code"),
)

bodies = Table(
    "bodies",
    metadata,
    text("code"),
    whole("position"),
    text("name"),
    text("kind"),
    text("numbering"),
    text("counter"),
    whole("votes_by_college"),
    json("rules"),
    json("former"),
    key("code"),
)

body_seats = Table(
    "body_seats",
    metadata,
    text("body"),
    text("seat"),
    whole("position"),
    key("body", "seat"),
    refers("body", "bodies.code"),
    refers("seat", "seats.code"),
)
