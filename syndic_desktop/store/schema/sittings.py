"""Sessions: their notices, answers, attendance, items and topics, and the minutes that come of them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from syndic_desktop.store.tables import JsonText, json, key, metadata, refers, row_id, text, whole

# `opening` is empty, not null, where there is no hour: SQLite would let two such sessions be.
sessions = Table(
    "sessions",
    metadata,
    row_id(),
    text("body"),
    text("day"),
    text("opening"),
    text("closing", null=True),
    text("place"),
    text("president", null=True),
    text("modality"),
    text("nature"),
    text("first_session", null=True),
    text("notice_day", null=True),
    text("secretary", null=True),
    json("minutes"),
    json("notice"),
    json("overrides"),
    text("list_published", null=True),
    json("course"),
    refers("body", "bodies.code"),
    refers("president", "people.code"),
    refers("secretary", "people.code"),
    UniqueConstraint("body", "day", "opening"),
    sqlite_autoincrement=True,
)

dispatches = Table(
    "dispatches",
    metadata,
    whole("session_id"),
    text("person"),
    whole("ordinal"),
    whole("position"),
    text("day"),
    text("means"),
    text("proof", null=True),
    text("at", null=True),
    key("session_id", "person", "ordinal"),
    refers("session_id", "sessions.id"),
    refers("person", "people.code"),
)

# What the notices of a session said when they went out, as JSON text; a session that is not convened has none.
snapshots = Table(
    "snapshots",
    metadata,
    whole("session_id"),
    Column("content", JsonText, nullable=False),
    key("session_id"),
    refers("session_id", "sessions.id"),
)

answers = Table(
    "answers",
    metadata,
    whole("session_id"),
    text("seat"),
    whole("position"),
    text("state"),
    text("deputy", null=True),
    text("holder", null=True),
    whole("remote"),
    text("day", null=True),
    text("channel", null=True),
    json("paper"),
    text("deputies", null=True),
    text("meeting", null=True),
    key("session_id", "seat"),
    refers("session_id", "sessions.id"),
    refers("seat", "seats.code"),
    refers("deputy", "people.code"),
    refers("holder", "people.code"),
)

presences = Table(
    "presences",
    metadata,
    whole("session_id"),
    text("seat"),
    whole("position"),
    text("state"),
    text("deputy", null=True),
    text("holder", null=True),
    whole("remote"),
    json("paper"),
    key("session_id", "seat"),
    refers("session_id", "sessions.id"),
    refers("seat", "seats.code"),
    refers("deputy", "people.code"),
    refers("holder", "people.code"),
)

movements = Table(
    "movements",
    metadata,
    whole("session_id"),
    text("seat"),
    whole("ordinal"),
    whole("position"),
    whole("before_item"),
    text("state"),
    text("deputy", null=True),
    text("holder", null=True),
    whole("remote"),
    text("at", null=True),
    json("paper"),
    Column("during", Integer, nullable=False, server_default="0"),
    key("session_id", "seat", "ordinal"),
    refers("session_id", "sessions.id"),
    refers("seat", "seats.code"),
    refers("deputy", "people.code"),
    refers("holder", "people.code"),
)

# `reports`: the kinds of delegated decisions the statement reports, apart by a space. The long texts come last, so
# that a list of items does not read them.
items = Table(
    "items",
    metadata,
    row_id(),
    whole("session_id"),
    whole("position"),
    text("kind"),
    text("number", null=True),
    text("subject"),
    text("fate"),
    whole("added_after_notice"),
    text("reports", null=True),
    text("rapporteur", null=True),
    text("matter", null=True),
    text("president", null=True),
    text("verb", null=True),
    json("vote"),
    json("recusals"),
    json("annexes"),
    json("act"),
    json("debate"),
    json("operative"),
    json("visas"),
    json("recitals"),
    json("heard"),
    json("statement"),
    json("electorate"),
    text("budget", null=True),
    text("note", null=True),
    json("overrides"),
    text("majority", null=True),
    text("competence", null=True),
    json("conduct"),
    json("private"),
    refers("session_id", "sessions.id"),
    refers("rapporteur", "people.code"),
    refers("president", "people.code"),
    Index(None, "session_id", "position"),
    Index(None, "reports"),
    sqlite_autoincrement=True,
)

# A topic is an item in no agenda: it is only ever read whole.
topics = Table(
    "topics",
    metadata,
    row_id(),
    whole("position"),
    text("body"),
    text("day", null=True),
    Column("item", JsonText, nullable=False),
    refers("body", "bodies.code"),
    sqlite_autoincrement=True,
)

# Her own words in the minutes: `base` is what the program wrote there when she changed it.
rewordings = Table(
    "rewordings",
    metadata,
    whole("session_id"),
    text("place"),
    whole("position"),
    Column("base", JsonText, nullable=False),
    Column("told", JsonText, nullable=False),
    key("session_id", "place"),
    refers("session_id", "sessions.id"),
)

# The text of the minutes as the assembly fixed them (L2121-15): nothing changes it any more.
fixed_minutes = Table(
    "fixed_minutes",
    metadata,
    whole("session_id"),
    text("day"),
    Column("content", JsonText, nullable=False),
    text("fingerprint"),
    key("session_id"),
    refers("session_id", "sessions.id"),
)
