"""The papers of what was decided by delegation, written where she chooses, and the folder of those to sign.

A file that somebody changed there is kept beside, as with every export. It refuses to know where they are recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from syndic_desktop.documents.contents.decisions import FORMS, Delegated, decided, titled
from syndic_desktop.documents.contents.signing import decisions_summary
from syndic_desktop.documents.filenames import distinct, file_name, number_slug, slug
from syndic_desktop.documents.files import write_whole
from syndic_desktop.documents.fingerprints import fingerprint
from syndic_desktop.documents.folders import Paper, Written
from syndic_desktop.documents.keeping import Before, digest, set_aside
from syndic_desktop.documents.parapheurs import KIND as SUMMARY
from syndic_desktop.documents.parapheurs import bound
from syndic_desktop.documents.signing import ToSign
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation

KIND, FOLDER = "decision", "decisions/"
MARK = "decisions"
"""What the codes of such a folder say in the place of a session."""
NOTHING = (
    "Aucun papier n’est à faire : seuls un arrêté, une décision du président et une délibération du bureau sont "
    "rédigés ici ; choisissez-en."
)


@dataclass(frozen=True, slots=True)
class DelegatedSource:
    """Everything that these papers are made of. `templates`: the Word templates of her own set, by document."""

    known: Delegated
    logo: bytes | None = None
    templates: Mapping[str, bytes] = field(default_factory=dict)

    def shelf(self, root: Path) -> Shelf:
        """The templates that make them. `root`: the folder of the shipped sets."""
        return Shelf(root, self.known.syndicat.templates, self.templates)


def decision_papers(decisions: Iterable[Decision], known: Delegated) -> tuple[tuple[Decision, Paper], ...]:
    """The paper of each decision that has one, in their order."""
    chosen = [each for each in decisions if each.kind in FORMS]
    names = distinct(
        file_name(slug(each.kind), number_slug(each.number), each.day.isoformat() if each.day else "")
        for each in chosen
    )
    return tuple(
        (each, Paper(f"{FOLDER}{name}", KIND, decided(each, known), titled(each)))
        for each, name in zip(chosen, names, strict=True)
    )


def write_decisions(
    decisions: Sequence[Decision],
    source: DelegatedSource,
    templates: Path,
    folder: Path,
    before: Before,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Written]:
    """Write the paper of each decision under a folder, one after the other; stop between two when cancelled.

    Raises RuleViolation (none has a paper, a template), FileTrouble (the disk).
    """
    due = decision_papers(decisions, source.known)
    if not due:
        raise RuleViolation(NOTHING)
    shelf = source.shelf(templates)
    for _, paper in due:
        if cancelled():
            return
        data = _filled(paper, source, shelf)
        kept = set_aside(folder / paper.path, data, before.files.get(paper.path, ""))
        write_whole(folder / paper.path, data)
        mark = fingerprint([KIND, paper.title, paper.context], shelf.data(KIND), source.logo)
        yield Written(paper.path, KIND, mark, digest(data), kept)


def decisions_folder(
    decisions: Sequence[Decision],
    source: DelegatedSource,
    templates: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes | None:
    """The signature folder of these decisions as one PDF; None once cancelled.

    Raises RuleViolation when none has a paper, FileTrouble without LibreOffice, TemplateFault.
    """
    due = decision_papers(decisions, source.known)
    if not due:
        raise RuleViolation(NOTHING)
    shelf = source.shelf(templates)
    told = "Parapheur – décisions prises par délégation"

    def summary(pages: Sequence[int]) -> bytes:
        context = decisions_summary([each for each, _ in due], source.known, pages)
        return _filled(Paper("", SUMMARY, context, told), source, shelf)

    acts = [(MARK, marked(each), titled(each), wording.french(each.subject)) for each, _ in due]
    papers = [_filled(paper, source, shelf) for _, paper in due]
    return bound(papers, summary, lambda pdfs: [ToSign(*act, pdf) for act, pdf in zip(acts, pdfs, strict=True)], told,
                 cancelled)  # fmt: skip


def marked(decision: Decision) -> str:
    """How the code of a sheet names a decision: « AR2026/12 (arrete 2026-03-12) », that no other is."""
    day = f" {decision.day}" if decision.day else ""
    return f"{decision.number.replace('|', '/')} ({decision.kind}{day})"


def _filled(paper: Paper, source: DelegatedSource, shelf: Shelf) -> bytes:
    images = {"logo": source.logo} if source.logo else {}
    author = source.known.syndicat.name
    return shelf.template(paper.kind).fill(paper.context, title=paper.title, author=author, images=images)
