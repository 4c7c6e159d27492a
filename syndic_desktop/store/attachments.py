"""Files that travel inside the dossier (annexes, logo, Word templates), and the papers that were made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, select

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.store.journal import Ledger
from syndic_desktop.store.lines import FileLine, Paper, YearPaper
from syndic_desktop.store.schema import files, papers, volumes
from syndic_desktop.store.tables import some


def file_lines(connection: Connection) -> tuple[FileLine, ...]:
    """Every attached file, by path."""
    asked = select(*some(files, "path", "size", "fingerprint")).order_by(files.c.path)
    return tuple(FileLine(*row) for row in connection.execute(asked))


def load_file(connection: Connection, path: str) -> bytes:
    """Raises RuleViolation when there is no such file."""
    content: bytes | None = connection.execute(select(files.c.content).where(files.c.path == path)).scalar()
    if content is None:
        raise RuleViolation(f"Fichier « {path} » : absent de ce dossier. Joignez-le de nouveau.")
    return content


def put_file(ledger: Ledger, path: str, content: bytes) -> None:
    """Attach a file, or replace it."""
    row = {"path": path, "size": len(content), "fingerprint": sha256(content).hexdigest(), "content": content}
    ledger.sync(files, [row], path=path)


def remove_file(ledger: Ledger, path: str) -> None:
    """Take a file off; nothing happens when there is none."""
    ledger.sync(files, [], path=path)


def load_papers(connection: Connection, session_id: int) -> tuple[Paper, ...]:
    """What was made for a session, by path."""
    asked = select(papers).where(papers.c.session_id == session_id).order_by(papers.c.path)
    return tuple(
        Paper(row.path, row.kind, row.fingerprint, datetime.fromisoformat(row.made_at), row.digest or "")
        for row in connection.execute(asked)
    )


def record_papers(ledger: Ledger, session_id: int, made: Iterable[Paper]) -> None:
    """Record documents that were made; those of other paths stay recorded."""
    for paper in made:
        row = {
            "session_id": session_id,
            "path": paper.path,
            "kind": paper.kind,
            "fingerprint": paper.fingerprint,
            "made_at": paper.made_at.isoformat(),
            "digest": paper.digest or None,
        }
        ledger.sync(papers, [row], session_id=session_id, path=paper.path)


def forget_papers(ledger: Ledger, session_id: int, paths: Iterable[str]) -> None:
    """Documents that are there no more; nothing happens for a path that was not recorded."""
    for path in paths:
        ledger.sync(papers, [], session_id=session_id, path=path)


def load_year_papers(connection: Connection) -> tuple[YearPaper, ...]:
    """What was made of whole years, by path."""
    return tuple(
        YearPaper(row.path, row.kind, row.year, row.fingerprint, datetime.fromisoformat(row.made_at), row.digest or "")
        for row in connection.execute(select(volumes).order_by(volumes.c.path))
    )


def record_year_papers(ledger: Ledger, made: Iterable[YearPaper]) -> None:
    """Record documents of a year that were made; those of other paths stay recorded."""
    for paper in made:
        row = {
            "path": paper.path,
            "kind": paper.kind,
            "year": paper.year,
            "fingerprint": paper.fingerprint,
            "made_at": paper.made_at.isoformat(),
            "digest": paper.digest or None,
        }
        ledger.sync(volumes, [row], path=paper.path)
