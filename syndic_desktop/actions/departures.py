"""The papers that leave with the notices, as they lie on the disk when she says that they are gone.

What the program made can be made again while nothing changes; what she corrected in Word cannot, and what everybody
received is the proof of what was announced: both are kept in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from syndic_desktop.documents.filenames import slug
from syndic_desktop.documents.keeping import PDF, digest
from syndic_desktop.domain import wording
from syndic_desktop.domain.notices import SentPaper
from syndic_desktop.domain.sessions import SessionKey

if TYPE_CHECKING:
    from syndic_desktop.store import Paper

WITH_NOTICES = ("convocation", "pouvoir", "ordre-du-jour", "note-de-synthese")
"""The kinds of papers that leave with the notices."""

Left = Mapping[str, bytes] | None
"""The papers that lie in the folder of the session, by path; None where nobody looked."""

NAMED = 3
"""How many papers corrected by hand are named."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The papers that leave, the files to keep by their path in the dossier, and what she should know of it."""

    papers: tuple[SentPaper, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    remark: str = ""


def papers_as_left(known: Sequence[Paper], session: SessionKey, day: date, left: Left) -> Parting:
    """What leaves on `day` among the papers that were made for a session (`known`)."""
    made = [paper for paper in known if paper.kind in WITH_NOTICES]
    if left is None or not made:
        return Parting(tuple(SentPaper(paper.path, paper.fingerprint) for paper in made))
    folder = f"annexes/convocations/{slug(str(session))}/{day}"
    papers: list[SentPaper] = []
    files: dict[str, bytes] = {}
    printed = tuple(_printed(made, known))
    for paper in (*made, *printed):
        data = left.get(paper.path)
        corrected = data is not None and bool(paper.digest) and digest(data) != paper.digest
        if data is None or not (corrected or _common(paper.path)):
            if paper not in printed:
                papers.append(SentPaper(paper.path, paper.fingerprint))
            continue
        kept = f"{folder}/{paper.path}"
        files[kept] = data
        papers.append(SentPaper(paper.path, paper.fingerprint, kept, corrected))
    return Parting(tuple(papers), files, _remark(papers, left))


def _common(path: str) -> bool:
    """Whether everybody receives the same."""
    return "/" not in path


def _printed(made: Sequence[Paper], known: Sequence[Paper]) -> Iterator[Paper]:
    """The PDF of each paper: that of the program or, where it has made none, the one that she made in Word."""
    recorded = {paper.path: paper for paper in known}
    for paper in made:
        beside = str(PurePosixPath(paper.path).with_suffix(PDF))
        yield recorded.get(beside, replace(paper, path=beside, digest=""))


def _remark(papers: Sequence[SentPaper], left: Mapping[str, bytes]) -> str:
    if not left:
        return "Les documents préparés ne sont plus dans leur dossier : leur texte exact n’a pas pu être gardé."
    hers = [f"« {paper.path} »" for paper in papers if paper.corrected]
    if not hers:
        return ""
    more = len(hers) - NAMED
    rest = [wording.count(more, "autre")] if more > 0 else []
    kept = "corrigés à la main, sont gardés tels quels" if len(hers) > 1 else "corrigé à la main, est gardé tel quel"
    return f"{wording.listing([*hers[:NAMED], *rest])}, {kept}. Un courriel préparé avant joint l’ancien texte."
