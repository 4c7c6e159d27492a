"""What jinja says against a template, in French."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import TemplateAssertionError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from syndic_desktop.documents.word.environments import ForbiddenAccess, UnprintableValue
from syndic_desktop.documents.word.permitted import ForbiddenTag

_TAG = re.compile(r"\{%[-+]?\s*(\w+)")
_BLOCKS = frozenset({"for", "if", "macro", "call", "filter", "set", "block", "with", "autoescape", "raw"})
_NAMED = re.compile(r"'([^']+)'")


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A tag without its counterpart."""

    what: str
    line: int


def first_unbalanced(text: str) -> Unbalanced | None:
    """The first {% for %} or {% if %} that is never closed, or closed without having been opened."""
    opened: list[tuple[str, int]] = []
    for tag, line in _tags(text):
        if tag in _BLOCKS:
            opened.append((tag, line))
        elif tag.startswith("end") and (not opened or opened.pop()[0] != tag[3:]):
            return Unbalanced(f"« {tag} » ferme un « {tag[3:]} » qui n’est pas ouvert à cet endroit", line)
    if opened:
        tag, line = opened[-1]
        return Unbalanced(f"« {tag} » n’est jamais fermé : il manque « end{tag} »", line)
    return None


def clause(error: Exception, known: Iterable[str]) -> str:
    """What is wrong, as a French clause."""
    match error:
        case UndefinedError():
            return f"{error.message or ''}{_suggestion(error.message or '', known)}"
        case TemplateAssertionError():
            return unknown_helper(_first_name(error.message or ""))
        case TemplateSyntaxError():
            return "une balise est mal écrite ; vérifiez les accolades, les guillemets et les noms"
        case ForbiddenAccess() | ForbiddenTag() | UnprintableValue():
            return str(error)
        case SecurityError() | OverflowError() | RecursionError() | SyntaxError() | MemoryError():
            return "une boucle, un calcul ou un accès y est interdit ou démesuré"
    return "un calcul ou une boucle y est impossible avec les valeurs de ce document"


def unknown_helper(name: str) -> str:
    """What is said of a filter or of a test that jinja does not have, or that no template has to use."""
    return f"filtre ou test inconnu « {name} »"


def _tags(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _TAG.finditer(line):
            if found[1] != "set" or "=" not in line[found.end() :].partition("%}")[0]:
                yield found[1], number


def _suggestion(message: str, known: Iterable[str]) -> str:
    found = re.search("« (.+?) »", message)
    close = difflib.get_close_matches(found[1], list(known), n=1) if found else []
    return f" ; vouliez-vous dire « {close[0]} » ?" if close else ""


def _first_name(message: str) -> str:
    found = _NAMED.search(message)
    return found[1] if found else "?"
