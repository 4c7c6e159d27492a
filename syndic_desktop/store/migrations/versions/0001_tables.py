"""Version 1: the tables of a dossier and its journal."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE bodies (
        code TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        numbering TEXT NOT NULL,
        counter TEXT NOT NULL,
        votes_by_college INTEGER NOT NULL,
        rules TEXT,
        CONSTRAINT pk_bodies PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE colleges (
        code TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        article TEXT NOT NULL,
        CONSTRAINT pk_colleges PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE files (
        path TEXT NOT NULL,
        size INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_files PRIMARY KEY (path)
    )
    """,
    """
    CREATE TABLE gestures (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        label TEXT NOT NULL,
        who TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE people (
        code TEXT NOT NULL,
        position INTEGER NOT NULL,
        civility TEXT NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        email TEXT,
        phone TEXT,
        address TEXT,
        birth TEXT,
        CONSTRAINT pk_people PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE seats (
        code TEXT NOT NULL,
        CONSTRAINT pk_seats PRIMARY KEY (code)
    )
    """,
    """
    CREATE TABLE syndicats (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        short_name TEXT NOT NULL,
        kind TEXT NOT NULL,
        address TEXT,
        city TEXT NOT NULL,
        department TEXT NOT NULL,
        department_name TEXT NOT NULL,
        templates TEXT NOT NULL,
        internal_number TEXT NOT NULL,
        siret TEXT,
        ape TEXT,
        logo TEXT,
        profile TEXT,
        CONSTRAINT pk_syndicats PRIMARY KEY (id),
        CONSTRAINT ck_syndicats_alone CHECK (id = 1)
    )
    """,
    """
    CREATE TABLE body_seats (
        body TEXT NOT NULL,
        seat TEXT NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_body_seats PRIMARY KEY (body, seat),
        CONSTRAINT fk_body_seats_body FOREIGN KEY(body) REFERENCES bodies (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_body_seats_seat FOREIGN KEY(seat) REFERENCES seats (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE decisions (
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        position INTEGER NOT NULL,
        subject TEXT NOT NULL,
        day TEXT,
        body TEXT,
        supplier TEXT,
        amount TEXT,
        tax TEXT,
        precision TEXT,
        delegation TEXT,
        act TEXT,
        CONSTRAINT pk_decisions PRIMARY KEY (kind, number),
        CONSTRAINT fk_decisions_body FOREIGN KEY(body) REFERENCES bodies (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE journal (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        gesture_id INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        "key" TEXT NOT NULL,
        "before" TEXT,
        "after" TEXT,
        CONSTRAINT fk_journal_gesture_id FOREIGN KEY(gesture_id) REFERENCES gestures (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE members (
        code TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        college TEXT NOT NULL,
        address TEXT,
        CONSTRAINT pk_members PRIMARY KEY (code),
        CONSTRAINT fk_members_college FOREIGN KEY(college) REFERENCES colleges (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE roles (
        person TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        rank INTEGER NOT NULL,
        since TEXT NOT NULL,
        until TEXT,
        CONSTRAINT pk_roles PRIMARY KEY (person, ordinal),
        CONSTRAINT fk_roles_person FOREIGN KEY(person) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE sessions (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        body TEXT NOT NULL,
        day TEXT NOT NULL,
        opening TEXT NOT NULL,
        closing TEXT,
        place TEXT NOT NULL,
        president TEXT,
        modality TEXT NOT NULL,
        nature TEXT NOT NULL,
        first_session TEXT,
        notice_day TEXT,
        secretary TEXT,
        minutes TEXT,
        CONSTRAINT fk_sessions_body FOREIGN KEY(body) REFERENCES bodies (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_sessions_president FOREIGN KEY(president) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_sessions_secretary FOREIGN KEY(secretary) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT uq_sessions_body_day_opening UNIQUE (body, day, opening)
    )
    """,
    """
    CREATE TABLE dispatches (
        session_id INTEGER NOT NULL,
        person TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        position INTEGER NOT NULL,
        day TEXT NOT NULL,
        means TEXT NOT NULL,
        proof TEXT,
        CONSTRAINT pk_dispatches PRIMARY KEY (session_id, person, ordinal),
        CONSTRAINT fk_dispatches_session_id FOREIGN KEY(session_id)
            REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_dispatches_person FOREIGN KEY(person) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE items (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        session_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        number TEXT,
        subject TEXT NOT NULL,
        fate TEXT NOT NULL,
        added_after_notice INTEGER NOT NULL,
        reports TEXT,
        rapporteur TEXT,
        matter TEXT,
        president TEXT,
        verb TEXT,
        vote TEXT,
        recusals TEXT,
        annexes TEXT,
        act TEXT,
        debate TEXT,
        operative TEXT,
        visas TEXT,
        recitals TEXT,
        heard TEXT,
        statement TEXT,
        electorate TEXT,
        CONSTRAINT fk_items_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_items_rapporteur FOREIGN KEY(rapporteur) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_items_president FOREIGN KEY(president) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX ix_items_reports ON items (reports)",
    "CREATE INDEX ix_items_session_id_position ON items (session_id, position)",
    """
    CREATE TABLE mandates (
        seat TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        position INTEGER NOT NULL,
        member TEXT NOT NULL,
        titular TEXT,
        vacant INTEGER NOT NULL,
        weight TEXT NOT NULL,
        since TEXT,
        until TEXT,
        CONSTRAINT pk_mandates PRIMARY KEY (seat, ordinal),
        CONSTRAINT fk_mandates_seat FOREIGN KEY(seat) REFERENCES seats (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_mandates_member FOREIGN KEY(member) REFERENCES members (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_mandates_titular FOREIGN KEY(titular) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE movements (
        session_id INTEGER NOT NULL,
        seat TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        position INTEGER NOT NULL,
        before_item INTEGER NOT NULL,
        state TEXT NOT NULL,
        deputy TEXT,
        holder TEXT,
        remote INTEGER NOT NULL,
        at TEXT,
        CONSTRAINT pk_movements PRIMARY KEY (session_id, seat, ordinal),
        CONSTRAINT fk_movements_session_id FOREIGN KEY(session_id)
            REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_movements_seat FOREIGN KEY(seat) REFERENCES seats (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_movements_deputy FOREIGN KEY(deputy) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_movements_holder FOREIGN KEY(holder) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE papers (
        session_id INTEGER NOT NULL,
        path TEXT NOT NULL,
        kind TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        made_at TEXT NOT NULL,
        CONSTRAINT pk_papers PRIMARY KEY (session_id, path),
        CONSTRAINT fk_papers_session_id FOREIGN KEY(session_id) REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE pool_deputies (
        member TEXT NOT NULL,
        person TEXT NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_pool_deputies PRIMARY KEY (member, person),
        CONSTRAINT fk_pool_deputies_member FOREIGN KEY(member) REFERENCES members (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_pool_deputies_person FOREIGN KEY(person) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE presences (
        session_id INTEGER NOT NULL,
        seat TEXT NOT NULL,
        position INTEGER NOT NULL,
        state TEXT NOT NULL,
        deputy TEXT,
        holder TEXT,
        remote INTEGER NOT NULL,
        CONSTRAINT pk_presences PRIMARY KEY (session_id, seat),
        CONSTRAINT fk_presences_session_id FOREIGN KEY(session_id)
            REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_presences_seat FOREIGN KEY(seat) REFERENCES seats (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_presences_deputy FOREIGN KEY(deputy) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_presences_holder FOREIGN KEY(holder) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE seat_deputies (
        seat TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        person TEXT NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_seat_deputies PRIMARY KEY (seat, ordinal, person),
        CONSTRAINT fk_seat_deputies_seat_ordinal FOREIGN KEY(seat, ordinal)
            REFERENCES mandates (seat, ordinal) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_seat_deputies_person FOREIGN KEY(person) REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
    )
    """,
)


def upgrade() -> None:
    """Written as SQL, so that no later change of the program changes what version 1 was."""
    for statement in STATEMENTS:
        op.execute(statement)
