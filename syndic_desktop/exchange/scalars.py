"""The scalars of the format, strict, each with its French complaint: a number is not a text, `true` is not 1.

Validators return the domain's own values (dates, hours, fractions, choices), so that nothing is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Final, TypeVar

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from syndic_desktop.exchange.attachments import bad_path
from syndic_desktop.exchange.faults import shown

FAULT: Final = "dossier"
"""Type of our own complaints: their message is already the French sentence."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_FRACTION = re.compile(r"(\d{1,9})/(\d{1,9})", re.ASCII)
_AMOUNT = re.compile(r"-?\d{1,15}(\.\d{1,4})?", re.ASCII)
_MATTER = re.compile(r"\d\.\d{1,2}(\.\d+)*", re.ASCII)
_DEPARTMENT = re.compile(r"[0-9A-Z]{3}", re.ASCII)
_SIRET = re.compile(r"\d{14}", re.ASCII)

_FOUND: Final[Mapping[type, str]] = {
    type(None): "rien (null) trouvé",
    bool: "vrai ou faux trouvé",
    int: "nombre trouvé",
    float: "nombre décimal trouvé",
    str: "texte trouvé",
    list: "liste trouvée",
}

E = TypeVar("E", bound=StrEnum)


def complaint(sentence: str) -> PydanticCustomError:
    """A refusal in our own words; braces belong to pydantic's templates."""
    return PydanticCustomError(FAULT, "{sentence}", {"sentence": sentence})


def instead(value: object) -> str:
    """What was found, in the words of somebody who opens the file."""
    return _FOUND.get(type(value), "objet trouvé")


def text(value: object) -> str:
    """A text, or a complaint."""
    if not isinstance(value, str):
        raise complaint(f"texte attendu, {instead(value)}")
    return value


def _matching(pattern: re.Pattern[str], what: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        found = text(value)
        if not pattern.fullmatch(found):
            raise complaint(f"{what} attendu, « {shown(found)} » trouvé")
        return found

    return read


def _code(value: object) -> str:
    found = text(value)
    if not found or found != found.strip() or "\n" in found or "\t" in found:
        raise complaint("un code est attendu : un texte court, sans espace au bord")
    return found


def _name(value: object) -> str:
    found = text(value)
    if not found.strip():
        raise complaint("un nom est attendu, ce texte est vide")
    return found


def _date(value: object) -> date:
    found = text(value)
    if not _DATE.fullmatch(found):
        raise complaint(f"date attendue sous la forme AAAA-MM-JJ, « {shown(found)} » trouvé")
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise complaint(f"date qui n’existe pas « {found} »") from None


def _time(value: object) -> time:
    found = text(value)
    if not _TIME.fullmatch(found):
        raise complaint(f"heure attendue sous la forme HH:MM, « {shown(found)} » trouvé")
    try:
        return time.fromisoformat(found)
    except ValueError:
        raise complaint(f"heure qui n’existe pas « {found} »") from None


def _fraction(value: object) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise complaint(f"nombre négatif « {value} »")
        return Fraction(value)
    if not isinstance(value, str):
        raise complaint(f"nombre entier ou fraction (« 3/2 ») attendu, {instead(value)}")
    found = _FRACTION.fullmatch(value)
    if found is None or int(found[2]) == 0:
        raise complaint(f"nombre entier ou fraction (« 3/2 ») attendu, « {shown(value)} » trouvé")
    return Fraction(int(found[1]), int(found[2]))


def _share(value: object) -> Fraction:
    found = _fraction(value)
    if not 0 < found <= 1:
        raise complaint(f"une fraction entre 0 et 1 est attendue, « {found} » trouvé")
    return found


def _amount(value: object) -> Decimal:
    found = text(value)
    if not _AMOUNT.fullmatch(found):
        raise complaint(f"montant en euros attendu, comme « 1098.34 », « {shown(found)} » trouvé")
    return Decimal(found)


def _attached(value: object) -> str:
    found = text(value)
    if sentence := bad_path(found):
        raise complaint(sentence)
    return found


def _one_as_list(value: object) -> object:
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _schema(**said: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **said})


def choice(kinds: type[E]) -> Callable[[object], E]:
    """One of the values of an enumeration, or a complaint that lists them."""

    def read(value: object) -> E:
        found = text(value)
        try:
            return kinds(found)
        except ValueError:
            known = ", ".join(kinds)
            raise complaint(f"valeur inconnue « {shown(found)} », valeurs possibles : {known}") from None

    return read


def choice_schema(kinds: type[StrEnum]) -> WithJsonSchema:
    return _schema(enum=[str(each) for each in kinds])


Text = Annotated[str, PlainValidator(text), _schema()]
Name = Annotated[str, PlainValidator(_name), _schema(pattern=r"\S")]
Code = Annotated[str, PlainValidator(_code), _schema(minLength=1)]
Day = Annotated[date, PlainValidator(_date), _schema(format="date")]
Hour = Annotated[time, PlainValidator(_time), _schema(pattern=r"^\d{2}:\d{2}(:\d{2})?$")]
Weight = Annotated[
    Fraction,
    PlainValidator(_fraction),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,9}/\d{1,9}$"}]}),
]
Share = Annotated[
    Fraction,
    PlainValidator(_share),
    WithJsonSchema({"anyOf": [{"const": 1}, {"type": "string", "pattern": r"^\d{1,9}/\d{1,9}$"}]}),
]
Amount = Annotated[Decimal, PlainValidator(_amount), _schema(pattern=r"^-?\d{1,15}(\.\d{1,4})?$")]
Matter = Annotated[
    str, PlainValidator(_matching(_MATTER, "code de matière (« 7.10 »)")), _schema(pattern=r"^\d\.\d{1,2}(\.\d+)*$")
]
Department = Annotated[
    str,
    PlainValidator(_matching(_DEPARTMENT, "département en trois caractères (« 046 »)")),
    _schema(pattern="^[0-9A-Z]{3}$"),
]
Siret = Annotated[str, PlainValidator(_matching(_SIRET, "SIRET de 14 chiffres")), _schema(pattern=r"^\d{14}$")]
Attached = Annotated[str, PlainValidator(_attached), _schema(pattern="^(annexes/)?[^/].*$")]
Count = Annotated[int, Field(ge=0, le=10**9)]
Position = Annotated[int, Field(ge=1, le=10**9)]
Lines = Annotated[
    list[Text],
    BeforeValidator(_one_as_list),
    WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}, {"type": "null"}]}),
]
"""A list of texts, where one text alone and null are understood."""
