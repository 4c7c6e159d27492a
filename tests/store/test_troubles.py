"""What the machine refuses is one French sentence, and leaves the file as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.store import Store, connection, create_store, open_store
from tests.store.conftest import clock
from tests.store.dossiers import ASSEMBLY, DOSSIER, SESSION, SYNDICAT, keep
from tests.store.other_programs import as_somebody_else

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="droits de fichiers POSIX")


@pytest.fixture
def saved(path: Path) -> Path:
    """A file with a dossier, closed."""
    with create_store(path, clock=clock, holder="Marie") as store:
        keep(store, DOSSIER)
    return path


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users can go into; pytest's own are closed."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def opened(path: Path) -> Store:
    return open_store(path, clock=clock, holder="Paul")


def refusal(path: Path) -> str:
    """The sentence of an opening that is refused, which leaves the file and its folder as they were."""
    before = path.read_bytes() if path.is_file() else None
    around = sorted(path.parent.iterdir())
    with pytest.raises(FileTrouble) as told:
        opened(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == around
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert path.name in sentence
    return sentence


def test_a_missing_file(path: Path) -> None:
    assert "introuvable" in refusal(path)


def test_a_folder(path: Path) -> None:
    path.mkdir()
    assert "n’est pas un dossier de Syndic Desktop" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 3\0", b"PK\3\4" + b"x" * 5000])
def test_what_is_not_a_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "n’est pas un dossier de Syndic Desktop" in refusal(path)


def test_another_program_s_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (texte)")
    assert "n’est pas un dossier de Syndic Desktop" in refusal(path)


def test_a_newer_version(saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as newer:
        newer.execute("PRAGMA user_version = 99")
    assert "version plus récente" in refusal(saved)


def test_a_truncated_file(saved: Path) -> None:
    with saved.open("r+b") as file:
        file.truncate(saved.stat().st_size // 2)
    assert "endommagé" in refusal(saved)


def test_a_damaged_page_is_said_when_it_is_read(saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connected:
        (page,) = connected.execute("SELECT rootpage FROM sqlite_master WHERE name = 'items'").fetchone()
    with saved.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xa5" * 4096)

    with opened(saved) as store:
        with pytest.raises(FileTrouble, match="endommagé"), store.reading() as reader:
            reader.dossier()
        with pytest.raises(FileTrouble, match="endommagé"):
            store.check()


def test_a_sound_file_passes_the_check(store: Store) -> None:
    keep(store, DOSSIER)
    store.check()


def test_creating_over_a_file_is_refused(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(FileTrouble, match="existe déjà"):
        create_store(saved, clock=clock, holder="Paul")
    assert saved.read_bytes() == before


def test_creating_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="n’existe pas"):
        create_store(tmp_path / "absent" / "x.syndic", clock=clock, holder="Paul")


def test_a_creation_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, 10)
    with pytest.raises(FileTrouble, match="plus de place"):
        create_store(path, clock=clock, holder="Paul")
    assert list(path.parent.iterdir()) == []


def limited(monkeypatch: pytest.MonkeyPatch, pages: int) -> None:
    """Let the file have no more than so many pages: SQLite then says what it says of a full disk."""
    settings = (*connection._SETTINGS, f"PRAGMA max_page_count = {pages}")
    monkeypatch.setattr(connection, "_SETTINGS", settings)


def test_a_full_disk_refuses_the_gesture_and_keeps_the_dossier(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()
    limited(monkeypatch, saved.stat().st_size // 4096)

    with opened(saved) as store:
        with pytest.raises(FileTrouble, match="plus de place"), store.writing("joindre") as writer:
            writer.put_file("annexes/plan.pdf", os.urandom(300_000))
        with store.reading() as reader:
            assert reader.dossier() == DOSSIER
            assert reader.files() == ()

    assert saved.read_bytes() == before


@posix
def test_a_write_that_the_system_refuses(saved: Path) -> None:
    import resource

    def write() -> str:
        with opened(saved) as store:
            size = saved.stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            try:
                with store.writing("joindre") as writer:
                    writer.put_file("annexes/plan.pdf", os.urandom(300_000))
            except FileTrouble as trouble:
                return str(trouble)
        return "written"

    assert "de la place" in as_child(write)
    with opened(saved) as store, store.reading() as reader:
        assert reader.dossier() == DOSSIER


def as_child(task: object) -> str:
    """In a process of its own, under the same user."""
    real, os.geteuid = os.geteuid, lambda: 1000
    try:
        return as_somebody_else(task)  # type: ignore[arg-type]
    finally:
        os.geteuid = real


@posix
def test_a_read_only_folder_opens_read_only(saved: Path, shared: Path) -> None:
    copy = shared / "lot.syndic"
    shutil.copy(saved, copy)
    copy.chmod(0o666)
    shared.chmod(0o555)

    said = as_somebody_else(lambda: how_it_opens(copy))

    assert said.startswith("lecture seule: « lot.syndic » ne peut pas être modifié")
    assert [each.name for each in shared.iterdir()] == ["lot.syndic"]


@posix
def test_a_read_only_file_opens_read_only(saved: Path, shared: Path) -> None:
    copy = shared / "lot.syndic"
    shutil.copy(saved, copy)
    copy.chmod(0o444)
    shared.chmod(0o777)

    assert as_somebody_else(lambda: how_it_opens(copy)).startswith("lecture seule")


@posix
def test_a_file_of_somebody_else(saved: Path, shared: Path) -> None:
    copy = shared / "lot.syndic"
    shutil.copy(saved, copy)
    copy.chmod(0o000)

    assert "droit de lire" in as_somebody_else(lambda: how_it_opens(copy))


def how_it_opens(path: Path) -> str:
    """« lecture seule: why », or « écriture »; the dossier must be readable."""
    try:
        store = opened(path)
    except FileTrouble as trouble:
        return str(trouble)
    with store, store.reading() as reader:
        assert reader.dossier() == DOSSIER
        return f"lecture seule: {store.why_read_only}" if store.read_only else "écriture"


@posix
def test_an_interrupted_write_is_put_right_by_whoever_may_write(saved: Path, shared: Path) -> None:
    left = leave_half_a_write(saved, shared)
    shared.chmod(0o555)
    assert "écriture interrompue" in as_somebody_else(lambda: how_it_opens(left))

    shared.chmod(0o777)
    with opened(left) as store, store.reading() as reader:
        assert reader.dossier() == DOSSIER


def leave_half_a_write(saved: Path, folder: Path) -> Path:
    """What a power cut leaves: the file half written, and the journal that takes it back."""
    left = folder / "lot.syndic"
    with closing(sqlite3.connect(saved, isolation_level=None)) as writing:
        writing.execute("PRAGMA cache_size = 1")
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE items SET subject = 'perdu'")
        writing.execute("UPDATE people SET last_name = 'PERDU'")
        writing.execute("INSERT INTO files VALUES ('x', 1, 'y', zeroblob(200000))")
        for suffix in ("", "-journal"):
            shutil.copy(f"{saved}{suffix}", f"{left}{suffix}")
            Path(f"{left}{suffix}").chmod(0o666)
        writing.execute("ROLLBACK")
    assert b"PERDU" in left.read_bytes()
    return left


def test_a_file_kept_busy_by_another_program(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileTrouble, match="occupé"), store.writing("écrire") as writer:
            writer.save_syndicat(SYNDICAT)
        other.execute("ROLLBACK")

    with store.writing("écrire") as writer:
        writer.save_syndicat(SYNDICAT)


@posix
def test_nobody_else_may_read_what_we_create(path: Path) -> None:
    old = os.umask(0)
    try:
        with create_store(path, clock=clock, holder="Marie") as store, store.writing("écrire") as writer:
            writer.save_syndicat(SYNDICAT)
            writer.put_file("a", os.urandom(3_000_000))
            around = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    finally:
        os.umask(old)

    assert around == dict.fromkeys(["lot.syndic", "lot.syndic-journal", ".~lock.lot.syndic"], 0o600)


def test_text_that_no_file_can_hold_is_a_refusal(store: Store) -> None:
    with pytest.raises(RuleViolation, match="ne peut pas être enregistré"), store.writing("saisir") as writer:
        writer.save_syndicat(replace(SYNDICAT, city="\ud800"))


def test_a_name_that_an_address_would_misread(tmp_path: Path) -> None:
    path = tmp_path / "50 % ? #1 & é.syndic"
    with create_store(path, clock=clock, holder="Marie") as store:
        keep(store, DOSSIER)
    with opened(path) as store, store.reading() as reader:
        assert reader.dossier() == DOSSIER
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_share_keeps_its_two_slashes() -> None:
    class Share:
        def absolute(self) -> Share:
            return self

        def as_posix(self) -> str:
            return "//serveur/partage/lot.syndic"

    assert connection.uri(Share(), "rw") == "file:////serveur/partage/lot.syndic?mode=rw"  # type: ignore[arg-type]


def test_every_connection_is_durable_and_wary(store: Store) -> None:
    with store.reading() as reader:
        settings = {
            name: reader._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "trusted_schema", "journal_mode", "application_id")
        }
    assert settings == {
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "journal_mode": "delete",
        "application_id": 0x53594E44,
    }


def test_what_was_written_before_the_exception_is_taken_back(store: Store) -> None:
    keep(store, DOSSIER)

    with suppress(ZeroDivisionError), store.writing("échouer") as writer:
        writer.remove_session(writer.session_id(SESSION.key))
        writer.save_assembly(ASSEMBLY)
        _ = 1 / 0

    with store.reading() as reader:
        assert reader.dossier() == DOSSIER
