"""The schema SCDL « Délibérations » 2.1.5 written again from its text, to judge a file by nothing but its bytes."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from io import StringIO

HEADER = (
    "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,"
    "PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL"
)
SECOND_LEVELS = {"1": 7, "2": 3, "3": 6, "4": 5, "5": 8, "6": 5, "7": 10, "8": 9, "9": 4}
FIRST_LEVELS = (
    "commande publique", "urbanisme", "domaine et patrimoine", "fonction publique", "institutions et vie politique",
    "libertes publiques et pouvoirs de police", "finances locales", "domaines de competences par themes",
    "autres domaines de competences",
)  # fmt: skip


def faults(content: bytes) -> list[str]:
    """What the schema's own rules refuse in a file: column and value."""
    text = content.decode("utf-8")
    if text.splitlines()[0] != HEADER:
        return ["header"]
    return [fault for row in csv.DictReader(StringIO(text, newline="")) for fault in _row(row)]


def _row(row: dict[str, str]) -> Iterator[str]:
    for name in ("COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM",
                 "DELIB_OBJET"):  # fmt: skip
        if not row[name].strip():
            yield f"{name} missing"
    if row["COLL_SIRET"] and not (re.fullmatch(r"\d{14}", row["COLL_SIRET"]) and _luhn(row["COLL_SIRET"])):
        yield f"COLL_SIRET {row['COLL_SIRET']}"
    yield from _matter(row)
    if bool(row["BUDGET_ANNEE"]) != bool(row["BUDGET_NOM"]):
        yield "BUDGET together"
    taken = date.fromisoformat(row["DELIB_DATE"])
    if row["PREF_DATE"] and date.fromisoformat(row["PREF_DATE"]) < taken:
        yield "PREF_DATE before"
    yield from _votes([row[f"VOTE_{name}"] for name in ("EFFECTIF", "REEL", "POUR", "CONTRE", "ABSTENTION")])


def _matter(row: dict[str, str]) -> Iterator[str]:
    code, name = row["DELIB_MATIERE_CODE"], row["DELIB_MATIERE_NOM"]
    if code:
        first, _, second = code.partition(".")
        if not re.fullmatch(r"\d\.\d{1,2}", code) or not 1 <= int(second) <= SECOND_LEVELS.get(first, 0):
            yield f"DELIB_MATIERE_CODE {code}"
    if name:
        first, slash, second = name.partition("/")
        plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lower()
        if (
            not slash
            or not second
            or re.search(r"\s/|/\s|/.*/", name)
            or plain not in FIRST_LEVELS
            or re.search(r"[,()]", name)
        ):
            yield f"DELIB_MATIERE_NOM {name}"


def _votes(written: list[str]) -> Iterator[str]:
    if not any(written):
        return
    if not all(re.fullmatch(r"\d+", each) for each in written):
        yield f"VOTE together {written}"
        return
    office, voting, *said = map(int, written)
    if office < voting or voting != sum(said):
        yield f"VOTE sums {written}"


def _luhn(digits: str) -> bool:
    doubled = [int(each) * (2 if rank % 2 == 0 else 1) for rank, each in enumerate(digits)]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
