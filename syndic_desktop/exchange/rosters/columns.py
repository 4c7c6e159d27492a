"""Columns of a roster: what each is called, whatever its case, accents and place, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from syndic_desktop.domain import wording

DEPUTIES = 3  # deputies of one seat that a row can name
MOST_SEATS = 2_000
ENOUGH_TITLES = 3  # recognised titles that make a row the row of titles


class Field(StrEnum):
    """What a column holds; the value is its title in the model."""

    REMARK = "Remarque"
    COLLEGE = "Collège"
    COLLEGE_CODE = "Code du collège"
    ARTICLE = "Article du collège"
    MEMBER = "Membre"
    CIVILITY = "Civilité"
    FIRST_NAME = "Prénom"
    LAST_NAME = "Nom"
    ROLE = "Fonction"
    EMAIL = "Courriel"
    PHONE = "Téléphone"
    ADDRESS = "Adresse"
    WEIGHT = "Voix"
    SINCE = "Du"
    UNTIL = "Au"
    VACANT = "Vacant"


REQUIRED = (Field.COLLEGE, Field.MEMBER, Field.CIVILITY, Field.FIRST_NAME, Field.LAST_NAME)
PERSONAL = (Field.CIVILITY, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL)


@dataclass(frozen=True, slots=True)
class Column:
    """A field of the seat (`deputy` 0) or of its first, second or third deputy."""

    field: Field
    deputy: int = 0

    @property
    def title(self) -> str:
        if not self.deputy:
            return self.field.value
        rank = "" if self.deputy == 1 else f" {self.deputy}"
        return f"Suppléant{rank} {self.field.value.lower()}"


Layout = Mapping[Column, int]
"""Where each column is, from 1."""

ALL = tuple(Column(field) for field in Field) + tuple(
    Column(field, rank) for rank in range(1, DEPUTIES + 1) for field in PERSONAL
)

_SYNONYMS = {
    Field.REMARK: "remarques observation observations repere",
    Field.COLLEGE: "nom-college college-nom",
    Field.COLLEGE_CODE: "code-college college-code",
    Field.ARTICLE: "article college-article",
    Field.MEMBER: "nom-membre membre-nom collectivite organisme structure adherent collectivite-membre",
    Field.CIVILITY: "civ",
    Field.FIRST_NAME: "prenoms",
    Field.LAST_NAME: "nom-famille",
    Field.ROLE: "fonctions",
    Field.EMAIL: "email e-mail mail mel adresse-mail adresse-email adresse-electronique adresse-courriel",
    Field.PHONE: "tel portable mobile numero-telephone",
    Field.ADDRESS: "adresse-postale",
    Field.WEIGHT: "nombre-voix nb-voix poids",
    Field.SINCE: "debut depuis date-debut debut-mandat",
    Field.UNTIL: "fin jusqu date-fin fin-mandat",
    Field.VACANT: "siege-vacant",
}
_EMPTY_WORDS = frozenset(("du", "de", "des", "la", "le", "l", "d", "e", "au", "titulaire"))
_WORDS = re.compile(r"[a-z0-9]+")


def recognised(title: str) -> Column | None:
    """The column a title means, or None."""
    words = _WORDS.findall(wording.fold(title))
    rank = 0
    if deputy := next((word for word in words if word.startswith("suppleant")), None):
        words.remove(deputy)
        rank = int(next((words.pop(place) for place, word in enumerate(words) if word.isdecimal()), "1"))
    field = _known().get(_key(words))
    if field is None or rank > DEPUTIES or (rank and field not in PERSONAL):
        return None
    return Column(field, rank)


def layout(titles: Mapping[int, str]) -> dict[Column, list[int]] | None:
    """Where the columns are when these are the titles; None when too few are recognised to be titles at all."""
    found: dict[Column, list[int]] = {}
    for place, title in titles.items():
        if column := recognised(title):
            found.setdefault(column, []).append(place)
    return found if len(found) >= ENOUGH_TITLES else None


def titles(row: Mapping[int, str]) -> int:
    """How many columns a row of titles names, 0 where it is none."""
    return len(layout(row) or ())


def like(title: str, free: Iterable[Column]) -> Column | None:
    """The column somebody may have meant."""
    titles = {wording.fold(column.title): column for column in free}
    close = get_close_matches(wording.fold(title), titles, n=1, cutoff=0.75)
    return titles[close[0]] if close else None


@cache
def _known() -> dict[str, Field]:
    known = {_key(_WORDS.findall(wording.fold(field.value))): field for field in Field}
    return known | {name: field for field, names in _SYNONYMS.items() for name in names.split()}


def _key(words: list[str]) -> str:
    telling = [word for word in words if word not in _EMPTY_WORDS]
    return "-".join(telling or words)
