"""Folders to file: one for each act, which any operator's screen takes, and one table of them all.

`<number>/` holds the act and its annexes under the names of the norm, and a sheet to copy from field by field;
`actes.csv`, at the root, has a line for each file (Excel opens it as it is).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from syndic_desktop.domain.classifications import NATURE_NAMES
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import Filing

TABLE = "actes.csv"
SHEET = "fiche.txt"
COLUMNS = (
    "dossier", "identifiant", "nature_code", "nature", "numero", "numero_acte", "date", "objet", "matiere",
    "matiere_libelle", "classification", "papier", "rang", "type", "fichier", "titre", "emetteur",
)  # fmt: skip
"""`nature_code` 1 to 6; `date` and `classification` AAAA-MM-JJ; `papier` N: everything is sent by the operator;
`emetteur` 41 (closed) or 42 (open): what the operator declares that who sends is.
"""

PAPER = "N"


def filed(filings: Iterable[Filing]) -> dict[str, bytes]:
    """Every file to write, by its path: `actes.csv`, then the folder of each act. Raises RuleViolation as `names`."""
    acts = tuple(filings)
    folders = names(acts)
    inside = {f"{folders[act.identifier]}/{name}": content for act in acts for name, content in _folder(act)}
    return {TABLE: _table(acts, folders)} | inside


def names(acts: Sequence[Filing]) -> dict[str, str]:
    """By identifier, the name of each act: its number, or its identifier where numbers begin again within them.

    Raises RuleViolation when two acts have one identifier: the préfecture would refuse the second.
    """
    known, times = Counter(act.identifier for act in acts), Counter(act.number for act in acts)
    if twice := next((each for each, count in known.items() if count > 1), None):
        raise RuleViolation(f"Deux actes ont le même identifiant, {twice} : donnez à l’un un autre numéro.")
    return {act.identifier: act.number if times[act.number] == 1 else act.identifier for act in acts}


def _table(filings: Iterable[Filing], folders: Mapping[str, str]) -> bytes:
    """`actes.csv`: UTF-8 with its mark and semicolons, as French Excel wants it; a line for each file of each act."""
    made = StringIO(newline="")
    lines = csv.writer(made, delimiter=";", lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows(row for act in filings for row in _rows(act, folders[act.identifier]))
    return made.getvalue().encode("utf-8-sig")


def nature_code(act: Filing) -> int:
    """1 for a deliberation … 6 for the rest: the order of `acts.Nature`."""
    return list(type(act.nature)).index(act.nature) + 1


def _folder(act: Filing) -> Iterator[tuple[str, bytes]]:
    yield SHEET, _sheet(act).encode("utf-8-sig")
    yield from zip(act.names, (part.content for part in act.parts), strict=True)


def _rows(act: Filing, folder: str) -> Iterator[tuple[str, ...]]:
    code = nature_code(act)
    for rank, (name, part) in enumerate(zip(act.names, act.parts, strict=True), start=1):
        yield tuple(
            map(
                _safe,
                (
                    folder, act.identifier, str(code), NATURE_NAMES[act.nature], act.number, act.given,
                    act.day.isoformat(), act.subject, act.matter, act.matter_label,
                    act.classified.isoformat() if act.classified else "", PAPER, str(rank), part.typology, name,
                    part.title, str(act.sender or ""),
                ),
            )
        )  # fmt: skip


def _safe(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is written as words."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell


def _sheet(act: Filing) -> str:
    code = nature_code(act)
    lines = [
        f"Identifiant     {act.identifier}",
        f"Nature          {code} {NATURE_NAMES[act.nature]} ({act.nature})",
        f"Numéro          {act.number}" + (f"   (acte n° {act.given})" if act.given != act.number else ""),
        f"Date            {act.day.isoformat()}",
        f"Objet           {act.subject}",
        f"Matière         {act.matter} {act.matter_label}",
        f"Classification  {act.classified.isoformat() if act.classified else 'celle de l’opérateur'}",
        f"Papier          {PAPER}",
        *([f"Émetteur        nature {act.sender}"] if act.sender else []),
        "",
        "Fichiers",
        *(
            f"  {rank}. {part.typology}  {name}  « {part.title} »"
            for rank, (name, part) in enumerate(zip(act.names, act.parts, strict=True), start=1)
        ),
    ]
    return "\r\n".join(lines) + "\r\n"
