"""What the machine refuses, in French: errors of SQLite and of the system become `FileTrouble`, in one sentence."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from syndic_desktop.domain.errors import FileTrouble, RuleViolation, quoted_code

_FULL = "Il n’y a plus de place sur le disque pour {name} : libérez de l’espace et recommencez ; rien n’a changé."
_BUSY = "{name} est occupé par un autre programme : attendez quelques secondes, puis recommencez."
_READ_ONLY = "{name} ne peut pas être modifié : le fichier ou son dossier est en lecture seule. Copiez-le ailleurs."
_DEVICE = "{name} n’a pas pu être lu ou écrit : vérifiez que le disque ou le réseau répond et qu’il reste de la place."
_DAMAGED = "{name} est endommagé : reprenez la dernière sauvegarde, ou une copie faite avant l’incident."
_UNREADABLE = "{name} ne peut pas être ouvert : vérifiez que vous avez le droit de lire et d’écrire dans son dossier."
_MISSING = "{name} est introuvable : il a été déplacé, renommé ou supprimé. Cherchez-le, ou prenez une sauvegarde."
_NO_FOLDER = "Le dossier « {folder} », où {name} doit être créé, n’existe pas : créez-le, ou choisissez-en un autre."
_MOVED = (
    "{name} a été déplacé, renommé ou supprimé pendant que vous y travailliez : votre dernier geste n’est pas "
    "enregistré. Remettez le fichier à sa place et recommencez, ou ouvrez-le là où il est (Ctrl+O)."
)
_EXISTS = "{name} existe déjà : ouvrez-le, ou choisissez un autre nom."
_NEWER = "{name} a été écrit par une version plus récente de Syndic Desktop : mettez le programme à jour pour l’ouvrir."
_OLDER = (
    "{name} date d’une version plus ancienne et doit être converti, ce que la lecture seule ne permet pas : "
    "ouvrez-le seul, là où il peut être modifié."
)
_HELD = "{name} est déjà ouvert par {holder} : il reste en lecture seule ici, tant qu’il n’est pas fermé là-bas."
_UNLOCKABLE = (
    "{name} est sur un disque qui ne permet pas de le réserver ({why}) : il reste en lecture seule, "
    "copiez-le sur votre ordinateur pour le modifier."
)
_NOT_OURS = "{name} n’est pas un dossier de Syndic Desktop : choisissez un fichier « .syndic »."
_INTERRUPTED = (
    "{name} garde une écriture interrompue : ouvrez-le une fois là où il peut être modifié, elle sera remise en ordre."
)

_SENTENCES = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DEVICE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NOT_OURS,
    sqlite3.SQLITE_CANTOPEN: _UNREADABLE,
}
_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _UNREADABLE,
    errno.EPERM: _UNREADABLE,
    errno.EEXIST: _EXISTS,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EISDIR: _NOT_OURS,
}
_WHAT = {
    "colleges": "Collège",
    "members": "Membre",
    "people": "Personne",
    "seats": "Siège",
    "bodies": "Instance",
    "sessions": "Séance",
}
_WHERE = {
    "members": "par un membre",
    "mandates": "par un siège",
    "seat_deputies": "parmi les suppléants d’un siège",
    "pool_deputies": "parmi les suppléants d’un membre",
    "roles": "par une fonction",
    "body_seats": "par une instance",
    "sessions": "par une séance",
    "dispatches": "par un envoi de convocation",
    "presences": "par une présence",
    "movements": "par un mouvement de séance",
    "items": "par un point d’ordre du jour",
    "decisions": "par une décision",
}
_REPEATED = {
    "sessions.opening": "Une séance de cette instance existe déjà à cette date et à cette heure : changez l’heure.",
}


def damaged(path: Path) -> FileTrouble:
    return FileTrouble(_DAMAGED.format(name=_named(path)))


def no_folder(path: Path) -> FileTrouble:
    return FileTrouble(_NO_FOLDER.format(folder=path.parent, name=_named(path)))


def not_ours(path: Path) -> FileTrouble:
    return FileTrouble(_NOT_OURS.format(name=_named(path)))


def newer(path: Path) -> FileTrouble:
    return FileTrouble(_NEWER.format(name=_named(path)))


def older(path: Path) -> FileTrouble:
    return FileTrouble(_OLDER.format(name=_named(path)))


def held(path: Path, holder: str) -> FileTrouble:
    return FileTrouble(_HELD.format(name=_named(path), holder=holder))


def unlockable(path: Path, error: OSError) -> FileTrouble:
    return FileTrouble(_UNLOCKABLE.format(name=_named(path), why=error.strerror))


def read_only(path: Path) -> FileTrouble:
    return FileTrouble(_READ_ONLY.format(name=_named(path)))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about this file into `FileTrouble`; let bugs through."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _said(error.orig, path) or error from error
        raise
    except sqlite3.Error as error:
        raise _said(error, path) or error from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise RuleViolation("Un texte ou un nombre ne peut pas être enregistré : ressaisissez-le.") from error


@contextmanager
def told_by_system(path: Path) -> Iterator[None]:
    """Turn what the system raises about this file into `FileTrouble`."""
    try:
        yield
    except OSError as error:
        raise FileTrouble(_SYSTEM.get(error.errno or 0, _DEVICE).format(name=_named(path))) from error


def dangling(connection: sqlite3.Connection) -> RuleViolation | None:
    """What is still named though it is gone, when the foreign keys refused a commit; None when nothing is."""
    found = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found is None:
        return None
    table, row_id, parent, number = found
    keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    column = next(key[3] for key in keys if key[0] == number)
    (code,) = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row_id,)).fetchone()
    return RuleViolation(
        f"{_WHAT.get(parent, 'Code')} « {quoted_code(code)} » : absent du dossier, "
        f"mais cité {_WHERE.get(table, 'ailleurs')}. "
        "Rétablissez ce code, ou corrigez d’abord ce qui le cite."
    )


def _said(error: sqlite3.Error, path: Path) -> Exception | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED or (code & 0xFF == sqlite3.SQLITE_CANTOPEN and not path.exists()):
        return FileTrouble(_MOVED.format(name=_named(path)))
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return FileTrouble(_INTERRUPTED.format(name=_named(path)))
    if code & 0xFF == sqlite3.SQLITE_CONSTRAINT:
        return _constraint(str(error))
    sentence = _SENTENCES.get(code & 0xFF)
    return FileTrouble(sentence.format(name=_named(path))) if sentence else None


def _constraint(message: str) -> RuleViolation | None:
    """« UNIQUE constraint failed: sessions.body, … » as the rule it stands for; None: a bug, let it be seen."""
    sentence = next((sentence for name, sentence in _REPEATED.items() if name in message), None)
    return RuleViolation(sentence) if sentence else None


def _named(path: Path) -> str:
    return f"« {path.name} »"
