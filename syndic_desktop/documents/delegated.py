"""The papers of what was decided by delegation, written where she chooses, and the folder of those to sign.

Each is written whole, for the register, and as it may be published (`publishing`): without the words marked private.
A file that somebody changed there is kept beside, as with every export. It refuses to know where they are recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from syndic_desktop.documents.contents.decisions import FORMS, Delegated, decided, titled
from syndic_desktop.documents.contents.signing import decisions_summary
from syndic_desktop.documents.filenames import distinct, file_name, number_slug, slug
from syndic_desktop.documents.files import write_whole
from syndic_desktop.documents.fingerprints import fingerprint
from syndic_desktop.documents.folders import Paper, Written, converted
from syndic_desktop.documents.keeping import PDF, Before, digest, set_aside
from syndic_desktop.documents.parapheurs import KIND as SUMMARY
from syndic_desktop.documents.parapheurs import bound
from syndic_desktop.documents.publishing import published
from syndic_desktop.documents.signing import ToSign
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.privacy import masked

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
    return tuple(
        (each, Paper(f"{FOLDER}{name}", KIND, decided(each, known), titled(each)))
        for each, name in zip(chosen, _names(chosen), strict=True)
    )


def public_papers(decisions: Iterable[Decision], known: Delegated) -> tuple[tuple[Decision, Paper], ...]:
    """The public version of the paper of each decision that has one (CRPA, L312-1-2), in their order."""
    chosen = [each for each in decisions if each.kind in FORMS]
    shown = [_public(each) for each in chosen]
    made = []
    for each, bare, name in zip(chosen, shown, _names(shown), strict=True):
        paper = Paper(name, KIND, decided(bare, known), titled(bare))
        public = published(paper, each.private, signed=each.act is not None and each.act.signature is not None)
        made.append((each, replace(public, path=f"{FOLDER}{public.path}")))
    return tuple(made)


def write_decisions(
    decisions: Sequence[Decision],
    source: DelegatedSource,
    templates: Path,
    folder: Path,
    before: Before,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    pdf: bool = False,
) -> Iterator[tuple[Decision, Written]]:
    """Write the papers of each decision under a folder, whole and public; stop between two when cancelled.

    `pdf`: a tagged PDF beside each (loi 2005-102, art. 47). Raises RuleViolation (none has a paper, a template),
    FileTrouble (the disk, LibreOffice).
    """
    whole = decision_papers(decisions, source.known)
    if not whole:
        raise RuleViolation(NOTHING)
    shelf = source.shelf(templates)
    of: dict[str, Decision] = {}
    made = []
    for pair in zip(whole, public_papers(decisions, source.known), strict=True):
        for decision, paper in pair:
            if cancelled():
                return
            made.append(_written(paper, source, shelf, folder, before))
            of[str(PurePosixPath(paper.path).with_suffix(PDF))] = decision
            yield decision, made[-1]
    if pdf:
        for each in converted(made, folder, before, cancelled):
            yield of[each.path], each


def _written(paper: Paper, source: DelegatedSource, shelf: Shelf, folder: Path, before: Before) -> Written:
    data = _filled(paper, source, shelf)
    kept = set_aside(folder / paper.path, data, before.files.get(paper.path, ""))
    write_whole(folder / paper.path, data)
    mark = fingerprint([KIND, paper.title, paper.context], shelf.data(KIND), source.logo)
    return Written(paper.path, KIND, mark, digest(data), kept)


def _names(chosen: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(
        distinct(
            file_name(slug(each.kind), number_slug(each.number), each.day.isoformat() if each.day else "")
            for each in chosen
        )
    )


def _public(decision: Decision) -> Decision:
    """The decision as it may be published: its words are masked before they are cut into visas and articles."""

    def hide(text: str | None) -> str | None:
        return text and masked(text, decision.private)

    return replace(
        decision,
        number=masked(decision.number, decision.private),
        subject=masked(decision.subject, decision.private),
        supplier=hide(decision.supplier),
        precision=hide(decision.precision),
        delegation=hide(decision.delegation),
        text=hide(decision.text),
    )


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
