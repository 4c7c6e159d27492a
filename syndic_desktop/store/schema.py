"""The tables of a `.syndic` file, as this version knows them. The migrations build them; a test compares both.

What is asked or referred to has columns and foreign keys; what is only ever read whole (rich text, visas, votes…) is
JSON text. Nothing cascades: a removal that the journal has not seen must not happen. Foreign keys are checked when
the transaction commits, so that the order of writing does not matter. `position` keeps the order of the dossier.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from syndic_desktop.store.tables import JsonText, json, key, metadata, refers, row_id, text, whole

VERSION = 9
"""`user_version` of the files this program writes: the number of its last migration."""

APPLICATION_ID = 0x53594E44
"""« SYND », at byte 68 of every file of ours."""

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
    key("kind", "number", "day"),
    refers("body", "bodies.code"),
)

# What the comité lets the president or the bureau decide, up to which amount (L5211-9, L5211-10).
delegations = Table(
    "delegations",
    metadata,
    text("code"),
    whole("position"),
    text("name"),
    text("holder"),
    json("kinds"),
    text("ceiling", null=True),
    text("tax", null=True),
    text("act", null=True),
    text("since", null=True),
    text("until", null=True),
    key("code"),
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

# What the préfecture asks acts to be filed under, as its file of that day says it.
classifications = Table(
    "classifications",
    metadata,
    text("day"),
    text("received"),
    Column("content", JsonText, nullable=False),
    key("day"),
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
