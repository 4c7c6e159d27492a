"""Attached files: the paths a dossier names, what is found beside it, what is missing and what nobody named."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from syndic_desktop.domain.acts import Act
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.notices import Notice, SentPaper
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.template_sets import FOLDER as TEMPLATES
from syndic_desktop.domain.template_sets import own_sets
from syndic_desktop.exchange.faults import Fault, path, shown

FOLDER: Final = "annexes/"
FOLDERS: Final = (FOLDER, "scans/", "accuses/", TEMPLATES)
"""Where files lie in a dossier: annexes, signed papers, receipts, her Word templates. Any other name is an annex's."""
LARGEST: Final = 1_000_000_000
"""All the files of a dossier together, in bytes."""

_DRIVE = re.compile(r"[A-Za-z]:")


def bad_path(written: str) -> str | None:
    """Why a path cannot be one of a dossier's files, None when it can."""
    if written.startswith(("/", "\\")) or _DRIVE.match(written):
        return f"chemin absolu « {shown(written)} » : donnez un chemin sous {FOLDER}"
    if "\\" in written:
        return f"chemin « {shown(written)} » : séparez les dossiers par /"
    if any(part in ("", ".", "..") or part != part.strip() for part in written.split("/")):
        return f"chemin « {shown(written)} » impossible sous {FOLDER}"
    return None


def full(written: str) -> str:
    """The path inside the dossier: « plan.pdf » and « annexes/plan.pdf » are one file."""
    return written if written.startswith(FOLDERS) else FOLDER + written


def named(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Every file a dossier names, with the place that names it."""
    if dossier.syndicat.logo is not None:
        yield "syndicat.logo", full(dossier.syndicat.logo)
    for place, session in enumerate(dossier.sessions):
        yield from _of_items(place, session)
        yield from _proxies(place, session)
        yield from _kept(place, session.notice)
    for place, topic in enumerate(dossier.topics):
        yield from _annexes(("sujets", place), topic.item.annexes)
    for place, decision in enumerate(dossier.decisions):
        yield from _of_act(("decisions", place, "acte"), decision.act)
        yield from _annexes(("decisions", place), decision.annexes)


def _of_items(place: int, session: Session) -> Iterator[tuple[str, str]]:
    """The annexes of a session's items, and their acts once signed."""
    for rank, item in enumerate(session.items):
        yield from _annexes(("seances", place, "points", rank), item.annexes)
        yield from _of_act(("seances", place, "points", rank, "acte"), item.act)


def _kept(place: int, notice: Notice) -> Iterator[tuple[str, str]]:
    """The papers kept as they left, with the notices that hold and with those they replaced."""
    where: tuple[str | int, ...] = ("seances", place, "convocation")
    yield from _of_papers(where, notice.papers)
    for rank, each in enumerate(notice.void):
        yield from _of_papers((*where, "envois_remplaces", rank), each.papers)


def _of_papers(where: tuple[str | int, ...], papers: Iterable[SentPaper]) -> Iterator[tuple[str, str]]:
    for number, paper in enumerate(papers):
        if paper.kept is not None:
            yield path((*where, "documents", number, "conserve")), full(paper.kept)


def _of_act(where: tuple[str | int, ...], act: Act | None) -> Iterator[tuple[str, str]]:
    """The signed paper of an act, and its receipt."""
    if act is not None and act.scan is not None:
        yield path((*where, "numerise", "fichier")), full(act.scan.file)
    if act is not None and act.transmission is not None and act.transmission.file is not None:
        yield path((*where, "transmission", "fichier")), full(act.transmission.file)


def _annexes(where: tuple[str | int, ...], annexes: Iterable[Annex]) -> Iterator[tuple[str, str]]:
    for number, annex in enumerate(annexes):
        if annex.file is not None:
            yield path((*where, "annexes", number, "fichier")), full(annex.file)


def _proxies(place: int, session: Session) -> Iterator[tuple[str, str]]:
    """The proxies that were scanned."""
    kept = (
        ("presences", [each.stance for each in session.attendance]),
        ("mouvements", [each.stance for each in session.movements]),
        ("reponses", [each.stance for each in session.answers]),
    )
    for family, stances in kept:
        for rank, stance in enumerate(stances):
            if stance.paper is not None and stance.paper.file is not None:
                yield path(("seances", place, family, rank, "pouvoir", "fichier")), full(stance.paper.file)


def paired(dossier: Dossier, given: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Fault], list[str]]:
    """The files under the names the dossier gives them; what it names that is not there; what it does not name.

    Names are compared in one Unicode form: archives made on macOS write « é » in two characters.
    """
    found = {unicodedata.normalize("NFC", name): (name, data) for name, data in given.items()}
    files: dict[str, bytes] = {}
    missing: list[Fault] = []
    used: set[str] = set()
    for where, name in named(dossier):
        same = found.get(unicodedata.normalize("NFC", name))
        if same is None:
            missing.append(Fault(where, f"pièce jointe « {shown(name)} » absente"))
        else:
            used.add(same[0])
            files[name] = same[1]
    for models in own_sets(given).values():  # nothing names them: their paths tell what they are
        used.update(models.values())
        files.update((path, given[path]) for path in models.values())
    return files, missing, [name for name in given if name not in used]


def beside(dossier: Dossier, folder: Path) -> dict[str, bytes]:
    """The files of a dossier that lie under a folder. Raises FileTrouble when one cannot be read."""
    inside = [(folder / each).resolve() for each in FOLDERS]
    files: dict[str, bytes] = {}
    left = LARGEST
    for name in dict.fromkeys(name for _, name in named(dossier)):
        place = folder / name
        if _lies_in(place, inside):
            files[name] = contents(place, left)
            left -= len(files[name])
    return files


def contents(place: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises FileTrouble when it cannot be read or is too large to be ours."""
    try:
        if not stat.S_ISREG((found := place.stat()).st_mode):
            raise FileTrouble(f"« {shown(str(place))} » n’est pas un fichier : choisissez un fichier.")
        if found.st_size > largest:
            size = largest // 1_000_000
            raise FileTrouble(f"Le fichier « {shown(place.name)} » est trop gros pour être lu ({size} Mo au plus).")
        return place.read_bytes()
    except FileNotFoundError:
        raise FileTrouble(f"Le fichier « {shown(str(place))} » n’existe pas : vérifiez son nom.") from None
    except PermissionError:
        raise FileTrouble(
            f"Le fichier « {shown(place.name)} » ne peut pas être lu : vous n’en avez pas le droit."
        ) from None
    except (OSError, ValueError) as error:
        raise FileTrouble(
            f"Le fichier « {shown(place.name)} » ne peut pas être lu : vérifiez son nom, le disque ou le réseau "
            f"({type(error).__name__})."
        ) from None


def _lies_in(place: Path, folders: list[Path]) -> bool:
    """Whether a file is really there, and not a link to somewhere else."""
    try:
        return place.is_file() and any(place.resolve().is_relative_to(folder) for folder in folders)
    except OSError:  # a name that this machine cannot hold
        return False
