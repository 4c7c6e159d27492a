"""Filings: an act as it is handed to the operator that transmits it to the préfecture (norme d’échange ACTES).

What the norm and the operators refuse is refused here, before the act leaves: number, subject, matter, types and
formats of the files. It refuses to know how a filing is written down, and by which operator it goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from xml.parsers import expat

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature, act_identifier, internal_number
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.matters import CODE, matter_of
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat, valid_siret

LONGEST_SUBJECT = 499
"""Characters of the subject: the norm takes 500, the operators one less."""

LARGEST = 150_000_000
"""Bytes of all the files of an act."""

DEEPEST = 64
"""Elements of a budget in one another: those of TotEM are six."""

LATIN_1 = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100))))
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "œ": "oe", "Œ": "OE", "–": "-", "—": "-", "‑": "-", "…": "...",
     "€": "EUR", "\u202f": " ", "\u2009": " ", "\u00a0": " ", "ÿ": "y", "Ÿ": "Y"}
)  # fmt: skip
"""Typographic signs that ISO-8859-1 does not have (or that an operator shows badly), and what says the same."""

NO_SIRET = "Le syndicat n’a pas de SIRET : donnez-le dans Réglages."
MATTER = CODE
_DEPARTMENT = re.compile(r"[09][0-9][0-9AB]", re.ASCII)
_ENCRYPTED = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
_APART = (
    "« {} » est un budget scellé : il part à part (nature 5), vous le déposez vous-même chez l’opérateur ; retirez-le "
    "des annexes de la délibération."
)
_BUDGET, _SEAL = "DocumentBudgetaire", "Scellement"
SENDERS = {SyndicatKind.CLOSED: 41, SyndicatKind.OPEN: 42}
"""What the norm calls who sends (IDCL, Nature): a closed syndicat, an open one; the operator knows the others."""
_SIGNATURES = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


@dataclass(frozen=True, slots=True)
class FiledPart:
    """One file of an act: its words for her, its type (« 99_DE », empty where none was chosen), its content.

    `annex`: its place among the annexes of the act, from 0; None for the act itself.
    """

    title: str
    typology: str
    content: bytes
    annex: int | None = None


class Field(Enum):
    """What of an act is to be mended before it can be filed."""

    NUMBER = auto()
    DAY = auto()
    SUBJECT = auto()
    MATTER = auto()
    FILE = auto()
    ANNEX = auto()
    VOTE = auto()
    SIRET = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """What the operator would refuse: a French sentence that says what to do, and where; `annex`: which, from 0."""

    sentence: str
    field: Field
    annex: int | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """An act ready to be filed. `number` is as the norm takes it, `given` as the act bears it; the act comes first in
    `parts`, its annexes after it. `classified`: the day of the classification that the matter was checked against;
    `sender`: the nature of who sends it (`SENDERS`), None where the norm names it otherwise.
    """

    identifier: str
    number: str
    given: str
    nature: Nature
    day: date
    subject: str
    matter: str
    matter_label: str
    parts: tuple[FiledPart, ...]
    classified: date | None = None
    sender: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each part, as the norm wants it: « 99_DE-082-200061257-20191007-10201902-DE-1-1_1.pdf »."""
        return tuple(
            f"{part.typology}-{self.identifier}-1-1_{rank}{file_format(part.content) or '.pdf'}"
            for rank, part in enumerate(self.parts, start=1)
        )


class NotFilable(RuleViolation):
    """An act that would be refused by the operator, and all that is to be mended of it."""

    def __init__(self, given: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        said = " ".join(each.sentence for each in self.faults)
        super().__init__(f"L’acte n° {given} ne peut pas être déposé : {said}")


@dataclass(frozen=True, slots=True)
class ToFile:
    """What a filing is made of, as the dossier has it."""

    number: str
    nature: Nature
    day: date
    subject: str
    matter: str | None
    parts: tuple[FiledPart, ...]


def filing(syndicat: Syndicat, act: ToFile, today: date, classification: Classification | None = None) -> Filing:
    """The act as the operator takes it. Raises NotFilable with all that it would refuse."""
    faults = [
        *(Fault(each, Field.SIRET) for each in _sender(syndicat)),
        *(Fault(each, Field.NUMBER) for each in _number(syndicat, act)),
        *(Fault(each, Field.DAY) for each in _day(act, today)),
        *(Fault(each, Field.SUBJECT) for each in subject_faults(act.subject)),
        *(Fault(each, Field.MATTER) for each in matter_faults(act.matter, classification)),
        *_parts(act, classification),
    ]
    identifier = None if faults else act_identifier(syndicat, act.day, act.number, act.nature)
    if identifier is None or act.matter is None:
        raise NotFilable(act.number, faults)
    return Filing(
        identifier,
        internal_number(act.number, syndicat.internal_number),
        act.number,
        act.nature,
        act.day,
        filed_subject(act.subject),
        act.matter,
        _label(act.matter, classification),
        act.parts,
        classification.day if classification else None,
        SENDERS.get(syndicat.kind),
    )


def filed_subject(subject: str) -> str:
    """The subject in the letters of ISO-8859-1, on one line."""
    return " ".join(subject.translate(PLAIN).split())


def untransmittable(subject: str) -> str:
    """The first character that no writing in ISO-8859-1 gives, empty where there is none."""
    return next((sign for sign in subject.translate(PLAIN) if sign not in LATIN_1), "")


def subject_faults(subject: str) -> Iterator[str]:
    """What the norm refuses in a subject."""
    filed = filed_subject(subject)
    if not filed:
        yield "Il n’a pas d’objet : écrivez-le."
    elif len(filed) > LONGEST_SUBJECT:
        yield f"Son objet compte {len(filed)} caractères, {LONGEST_SUBJECT} au plus : raccourcissez-le."
    if odd := untransmittable(" ".join(subject.split())):
        yield f"Son objet contient « {odd} », que la transmission refuse : remplacez-le."


def matter_faults(matter: str | None, classification: Classification | None = None) -> Iterator[str]:
    """What the norm refuses in a matter: two levels at least, and known to the préfecture."""
    if matter is None:
        yield "Il n’a pas de matière : choisissez-la à deux niveaux."
    elif not MATTER.fullmatch(matter) or matter_of(matter) is None:
        yield f"La matière {matter} n’est pas dans la nomenclature : choisissez-la."
    elif classification is not None and not classification.knows(matter):
        told = wording.long_date(classification.day)
        yield f"La matière {matter} n’est pas dans la classification de la préfecture du {told} : choisissez-la."


def file_format(content: bytes) -> str | None:
    """« .pdf », « .jpg », « .png », or « .xml » of a sealed budget; None for what the norm does not take."""
    if sealed_budget(content):
        return ".xml"
    return next((ending for mark, ending in _SIGNATURES.items() if content.startswith(mark)), None)


def sealed_budget(content: bytes) -> bool:
    """Whether a file is a budget in XML that TotEM has sealed: nothing of it changes any more.

    It is read whole: one that is cut, declares a document type, or has its seal in a comment, is none.
    """
    return content[:1] in (b"<", b"\xef") and _seals(content) == 1


def _seals(content: bytes) -> int:
    """How many seals a budget has under its root; none in what is no budget. Nothing is expanded nor fetched."""
    parser, seals = expat.ParserCreate(), 0
    path: list[str] = []

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal seals
        path.append(name.rpartition(":")[2])
        if path[0] != _BUDGET or len(path) > DEEPEST:
            raise ValueError(name)
        seals += path[1:] == [_SEAL] and bool(attributes)

    def refuse(*_declared: object) -> None:
        raise ValueError("DOCTYPE")

    parser.StartElementHandler, parser.EndElementHandler = begin, lambda _name: path.pop()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        return 0
    return seals


def _budget(act: ToFile) -> Iterator[Fault]:
    """F6: a budget is sent as the XML that TotEM sealed, with its pages as an annex; nothing else is such an XML."""
    sealed = [part for part in act.parts if sealed_budget(part.content)]
    if act.nature is not Nature.BUDGET:
        yield from (Fault(_APART.format(part.title), *_at(part)) for part in sealed)
    elif act.parts and act.parts[:1] != tuple(sealed):
        yield Fault("Un document budgétaire est le fichier XML que TotEM a scellé : joignez-le.", Field.FILE)
    elif len(act.parts) == 1:
        yield Fault("Un document budgétaire part avec ses pages en annexe : joignez-les en PDF.", Field.ANNEX)


def _at(part: FiledPart) -> tuple[Field, int | None]:
    return (Field.FILE if part.annex is None else Field.ANNEX), part.annex


def _sender(syndicat: Syndicat) -> Iterator[str]:
    if not syndicat.siren:
        yield NO_SIRET
    elif not valid_siret(syndicat.siret or ""):
        yield f"Le SIRET {syndicat.siret} du syndicat est faux : corrigez-le dans Réglages."
    if not _DEPARTMENT.fullmatch(syndicat.department):
        yield f"Le département « {syndicat.department} » s’écrit en trois caractères (« 046 », « 02A ») : corrigez-le."


def _number(syndicat: Syndicat, act: ToFile) -> Iterator[str]:
    if not act.number:
        yield "Il n’a pas de numéro : donnez-lui le suivant."
        return
    try:
        internal_number(act.number, syndicat.internal_number)
    except RuleViolation as violation:
        yield str(violation)


def _day(act: ToFile, today: date) -> Iterator[str]:
    if act.day > today:
        yield f"Il est daté du {wording.long_date(act.day)}, qui n’est pas encore venu : attendez ce jour."


def _parts(act: ToFile, classification: Classification | None) -> Iterator[Fault]:
    if not act.parts:
        yield Fault("Il n’a pas de fichier : faites son extrait en PDF, ou classez l’acte signé.", Field.FILE)
    known = {each.code for each in classification.kinds_of(act.nature)} if classification else set()
    for part in act.parts:
        for sentence in _part(part, known):
            yield Fault(sentence, *_at(part))
    yield from _budget(act)
    if sum(len(part.content) for part in act.parts) > LARGEST:
        yield Fault(f"Ses fichiers dépassent {LARGEST // 1_000_000} Mo : allégez-les.", Field.ANNEX)


def _part(part: FiledPart, known: Collection[str]) -> Iterator[str]:
    if file_format(part.content) is None:
        yield f"« {part.title} » n’est ni un PDF, ni un JPG, ni un PNG : convertissez-le."
    elif _ENCRYPTED.search(part.content):
        yield f"« {part.title} » est protégé : enregistrez-le sans mot de passe."
    if not part.typology:
        yield f"« {part.title} » n’a pas de type de pièce : choisissez-le."
    elif known and part.typology not in known:
        yield f"« {part.title} » porte le type {part.typology}, que la préfecture n’a pas pour cette nature."


def _label(matter: str, classification: Classification | None) -> str:
    label = classification.label(matter) if classification else None
    national = matter_of(matter)
    return label or (national.label if national else "")
