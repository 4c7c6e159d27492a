"""Files of earlier versions: backed up, brought up to date wholly or not at all, and searchable afterwards."""

from __future__ import annotations

import re
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Executable, literal, select
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.engine.interfaces import CacheStats

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.store import Store, create_store, locks, migrating, open_store, schema
from syndic_desktop.store.connection import engine_on
from tests.store.conftest import clock
from tests.store.dossiers import DOSSIER, keep

RELEASED = Path(__file__).parent / "released"
FAILING = """
from alembic import op
revision, down_revision = "0010", "0009"
def upgrade():
    op.execute("CREATE TABLE half (id INTEGER)")
    op.execute("UPDATE items SET subject = 'perdu'")
    with op.batch_alter_table("items") as batch:
        batch.drop_column("verb")
    raise RuntimeError("half-way")
"""


@pytest.fixture
def old(path: Path) -> Path:
    """A file of version 1."""
    shutil.copy(RELEASED / "version-1.syndic", path)
    return path


def opened(path: Path) -> Store:
    return open_store(path, clock=clock, holder="Marie")


def bare(path: Path, asked: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(asked).fetchall()


def test_every_released_version_has_its_file() -> None:
    assert {path.name for path in RELEASED.glob("*.syndic")} >= {
        f"version-{version}.syndic" for version in range(1, schema.VERSION)
    }


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.syndic")), ids=lambda path: path.name)
def test_a_file_of_a_released_version_opens_for_ever(released: Path, path: Path) -> None:
    shutil.copy(released, path)

    with opened(path) as store, store.reading() as reader:
        store.check()
        assert reader.dossier() == DOSSIER
        assert reader.file("annexes/plan.pdf") == b"%PDF-1.4 plan"
        assert [hit.number for hit in reader.search("oeuvres echangeur")] == ["CS2019/01"]
        assert reader.journal(1)[0].label == "joindre"


def test_undated_decisions_of_an_older_file_stay_undated(old: Path) -> None:
    with opened(old) as store, store.reading() as reader:
        assert [decision.day for decision in reader.decisions()] == [None, None]
        assert reader.decisions() == DOSSIER.decisions


def test_a_dated_private_backup_is_made_before(old: Path) -> None:
    old.chmod(0o600)
    content = bare(old, "SELECT * FROM items")

    opened(old).close()

    copy = old.with_name("lot (sauvegarde du 2026-11-23 à 12h00).syndic")
    assert bare(copy, "PRAGMA user_version") == [(1,)]
    assert bare(copy, "SELECT * FROM items") == content
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert bare(old, "PRAGMA user_version") == [(schema.VERSION,)]


def test_a_second_backup_of_the_same_minute_has_its_own_name(old: Path) -> None:
    assert migrating.back_up(old, clock()) != migrating.back_up(old, clock())


def test_an_up_to_date_file_is_neither_copied_nor_touched(path: Path) -> None:
    create_store(path, clock=clock, holder="Marie").close()
    before = path.read_bytes()

    opened(path).close()

    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_older_file_is_not_opened_read_only(old: Path) -> None:
    before = old.read_bytes()
    held = locks.acquire(old, holder="Paul", since=clock())

    with pytest.raises(FileTrouble, match="plus ancienne"):
        opened(old)

    held.release()
    assert old.read_bytes() == before


def test_what_is_migrated_is_indexed_as_what_is_written(old: Path, tmp_path: Path) -> None:
    opened(old).close()
    with create_store(tmp_path / "new.syndic", clock=clock, holder="Marie") as store:
        keep(store, DOSSIER)

    asked = "SELECT rowid, * FROM search ORDER BY rowid"
    assert bare(old, asked) == bare(tmp_path / "new.syndic", asked)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_store(path, clock=clock, holder="Marie") as store:
        keep(store, DOSSIER)
    before = path.read_bytes()
    scripts = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts)
    (scripts / "versions" / "0010_half.py").write_text(FAILING)
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)

    with pytest.raises(RuntimeError, match="half-way"):
        migrating.migrate(path, 10)

    assert path.read_bytes() == before
    assert not path.with_name(path.name + "-journal").exists()


def test_a_damaged_older_file_is_not_migrated(old: Path) -> None:
    with old.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 20)
    before = old.read_bytes()

    with pytest.raises(FileTrouble, match="endommagé"):
        opened(old)

    assert old.read_bytes() == before


def test_a_new_file_is_what_the_migrations_leave_word_for_word(store: Store, tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.syndic"
    migrated.touch()
    migrating.migrate(migrated)

    for asked in (
        "SELECT type, name, tbl_name FROM sqlite_master ORDER BY type, name",
        "SELECT version_num FROM alembic_version",
        "PRAGMA application_id",
        "PRAGMA user_version",
        "PRAGMA encoding",
    ):
        assert bare(store.path, asked) == bare(migrated, asked), asked
    texts = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    built, left = ({name: _words(str(sql)) for name, sql in bare(each, texts)} for each in (store.path, migrated))
    assert built == left


def test_what_is_asked_of_one_file_is_compiled_for_every_other(tmp_path: Path, store: Store) -> None:
    asked = select(literal(1).label("of_any_file"))
    with create_store(tmp_path / "autre.syndic", clock=clock, holder="Marie") as other:
        hits = [_cached(path, asked) for path in (store.path, other.path)]

    assert hits == [CacheStats.CACHE_MISS, CacheStats.CACHE_HIT]


def _cached(path: Path, asked: Executable) -> CacheStats:
    engine = engine_on(path)
    with engine.connect() as connection:
        context = connection.execute(asked).context
    engine.dispose()
    assert isinstance(context, DefaultExecutionContext)
    return context.cache_hit


def _words(sql: str) -> str:
    """Without spaces, nor the quotes that SQLite puts around the name of a table that was rebuilt."""
    return re.sub(r'[\s"]+', "", sql)
