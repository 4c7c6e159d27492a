"""pydantic's complaints about a file, as French faults in the format's own paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from syndic_desktop.exchange.faults import Fault, path
from syndic_desktop.exchange.models.texts import BLOCKS
from syndic_desktop.exchange.scalars import FAULT, instead

_EXPECTED: Final[Mapping[str, str]] = {
    "string_type": "texte attendu",
    "int_type": "nombre entier attendu",
    "bool_type": "vrai ou faux (true, false) attendu",
    "list_type": "liste attendue",
    "model_type": "objet attendu",
    "model_attributes_type": "objet attendu",
    "dict_type": "objet attendu",
    "dossier_bloc": f"texte ou objet ({', '.join(BLOCKS)}) attendu",
    "dossier_tableau": "objet « lignes » ou nom d’un récapitulatif attendu",
    "dossier_clause": "texte ou objet attendu",
}
_SAID: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "missing": lambda _: "clé manquante",
    "extra_forbidden": lambda _: "clé inconnue",
    "greater_than_equal": lambda context: f"nombre trop petit, {context['ge']} au moins",
    "less_than_equal": lambda context: f"nombre trop grand, {context['le']} au plus",
    "literal_error": lambda context: f"valeur attendue : {context['expected']}",
    "recursion_loop": lambda _: "trop d’éléments imbriqués les uns dans les autres",
    FAULT: lambda context: str(context["sentence"]),
}


def faults(error: ValidationError) -> list[Fault]:
    """Every complaint, in the order of the file's keys."""
    return [_fault(each) for each in error.errors(include_url=False)]


def _fault(said: Any) -> Fault:
    steps = [step for step in said["loc"] if isinstance(step, int) or not step.startswith("§")]
    return Fault(path(steps), _sentence(said["type"], said.get("ctx", {}), said["input"]))


def _sentence(kind: str, context: Mapping[str, Any], value: object) -> str:
    if kind in _EXPECTED:
        return f"{_EXPECTED[kind]}, {instead(value)}"
    said = _SAID.get(kind)
    return said(context) if said else "valeur refusée"
