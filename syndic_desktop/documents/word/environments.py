"""The one jinja environment that fills templates: sandboxed, strict, escaping.

docxtpl's default is none of the three: it prints nothing for an unknown field, loses text around & and <, and runs
whatever a template writes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from syndic_desktop.documents.insets import Inset
from syndic_desktop.documents.word.escaping import escaped
from syndic_desktop.documents.word.permitted import COUNTED, FILTERS, SIZED, counted, guard, joined, replaced, sized
from syndic_desktop.domain.texts import words

INSET_MARK = "redaction"
"""The XML instruction that a field prints for an inset, between two runs, until it is written there."""

MAX_REPEATED = 100_000  # characters or entries that « "…" * n » may make in a template
MAX_BITS = 4_096  # of a number that a template computes
NO_POWER = "l’opérateur « ** » est interdit dans un modèle"
NOT_A_TEXT = "ce champ n’est pas un texte : écrivez lequel de ses champs imprimer"


class UnprintableValue(TypeError):
    """A field that is a list or a record was printed as if it were a text; the text is a French clause."""


class ForbiddenAccess(SecurityError):
    """A template reaches for what is not its business; the text is a French clause."""


class MissingField(StrictUndefined):
    """A field nobody gave: refuses every use but « is defined », in French."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_exception is ForbiddenAccess:
            return f"l’accès à « {self._undefined_name} » est interdit dans un modèle"
        return f"champ inconnu « {self._undefined_name} »"


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose sums cannot fill the memory either."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        return self.undefined(name=attribute, obj=obj, exc=ForbiddenAccess)

    def _generate(self, source: nodes.Template, name: Any, filename: Any, defer_init: bool = False) -> Any:
        guard(source)
        return super()._generate(source, name, filename, defer_init)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise ForbiddenAccess(NO_POWER)
        if operator == "%" and not isinstance(left, int | float):
            raise ForbiddenAccess("l’opérateur « % » n’y sert qu’aux nombres")
        if all(isinstance(side, int) for side in (left, right)):
            if left.bit_length() + right.bit_length() > MAX_BITS:
                raise ForbiddenAccess("un nombre démesuré est interdit dans un modèle")
        elif any(hasattr(side, "__len__") for side in (left, right)):
            size = max((len(side) for side in (left, right) if hasattr(side, "__len__")), default=0)
            times = max((side for side in (left, right) if isinstance(side, int)), default=1)
            if size * times > MAX_REPEATED:
                raise ForbiddenAccess("une répétition démesurée est interdite dans un modèle")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=1)
def environment() -> TemplateEnvironment:
    """The environment, made once."""
    made = TemplateEnvironment(undefined=MissingField, autoescape=True, finalize=printed)
    # Others let data through unescaped, write HTML that Word does not know, or pad a text without end.
    made.filters |= {COUNTED: counted, SIZED: sized, "replace": replaced, "join": joined}
    made.filters = {name: each for name, each in made.filters.items() if name in FILTERS}
    return made


def printed(value: object) -> object:
    """What a field prints inside a run of text; text that looks like jinja is never read again."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return Markup(escaped(value))
    return _OTHERS.get(type(value), _printed_other)(value)


def _printed_other(value: object) -> object:
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises: it is strict
    if isinstance(value, tuple):
        return _printed_tuple(value)
    raise UnprintableValue(NOT_A_TEXT)


def _printed_tuple(value: tuple[Any, ...]) -> object:
    if any(isinstance(entry, str) for entry in value):
        raise UnprintableValue("ce champ est une liste : parcourez-la avec {% for … %}")
    return Markup(escaped(words(value)))


def _printed_inset(value: Inset) -> Markup:
    return Markup(f'</w:t></w:r><?{INSET_MARK} {value.rank}?><w:r><w:t xml:space="preserve">')


_OTHERS: dict[type, Callable[[Any], object]] = {
    Inset: _printed_inset,
    type(None): lambda _: "",
    bool: lambda value: "oui" if value else "non",
    int: str,
}
