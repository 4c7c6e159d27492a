"""What an expression of a template stands for, told from the values that documents of its kind have.

Nothing is filled: a branch that no example enters is read like the others. What cannot be told is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from jinja2 import nodes

from syndic_desktop.documents.fields import Shape

ANYTHING = Shape()
"""What is not known to hold nothing: whatever is read of it is left."""
Scope = Mapping[str, Shape]
_SAME_LIST = frozenset({"list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr"})
_ONE_OF = frozenset({"first", "last", "min", "max"})
_TEXTS = frozenset({"lower", "upper", "capitalize", "title", "trim", "truncate", "replace", "string", "join"})
_NUMBERS = frozenset({"length", "count", "int", "float", "round", "abs", "wordcount"})
_TEXT, _NUMBER = Shape(example="…"), Shape(example=1)


class Sort(Enum):
    """What a value is good for: printed, listed, read by its fields, reckoned with."""

    TEXT = "un texte"
    NUMBER = "un nombre"
    FLAG = "un oui ou non"
    LIST = "une liste"
    RECORD = "un ensemble de champs"
    RICH = "un texte mis en forme"


@dataclass(frozen=True, slots=True)
class Meanings:
    """The names that may be used at a place of a template: those of its loops before those of the document."""

    scope: Scope
    whole: Shape

    def of(self, node: nodes.Node) -> Shape | None:
        """What an expression stands for; None where it cannot be told."""
        found: Shape | None = None
        match node:
            case nodes.Name():
                found = self.scope.get(node.name, self.whole.children.get(node.name))
            case nodes.Getattr():
                found = _under(self.of(node.node), node.attr)
            case nodes.Getitem():
                found = self._item(node)
            case nodes.Or():
                found = self.of(node.left) or self.of(node.right)
            case nodes.And():
                found = self.of(node.right)
            case nodes.Filter():
                found = self._filtered(node)
            case nodes.Const(value=str() | int()):
                found = Shape(example=node.value)
        return found

    def sort(self, node: nodes.Node) -> Sort | None:
        """What sort of value an expression gives; None where it cannot be told."""
        return sort_of(self.of(node))

    def _item(self, node: nodes.Getitem) -> Shape | None:
        owner = self.of(node.node)
        match node.arg:
            case nodes.Slice():
                return owner
            case nodes.Const(value=str(name)):
                return _under(owner, name)
            case nodes.Const(value=int()):
                return None if owner is None else owner.element
        return None

    def _filtered(self, node: nodes.Filter) -> Shape | None:
        if node.name in _TEXTS:
            return _TEXT
        if node.name in _NUMBERS:
            return _NUMBER
        was = None if node.node is None else self.of(node.node)
        if node.name in _SAME_LIST or node.name in ("default", "d"):
            return was
        return was.element if was is not None and node.name in _ONE_OF else None


def sort_of(shape: Shape | None) -> Sort | None:
    """What sort of value stands under a name; None where its examples do not tell."""
    if shape is None or shape.rich:
        return None if shape is None else Sort.RICH
    if shape.listed:
        return Sort.LIST if shape.element is not None and not shape.children else None
    if shape.children:
        return Sort.RECORD if shape.example in (None, "", False) else None
    return _sort_of_value(shape.example)


def _sort_of_value(value: object) -> Sort | None:
    if isinstance(value, bool):
        return Sort.FLAG
    if isinstance(value, int):
        return Sort.NUMBER
    return Sort.TEXT if isinstance(value, str) and value else None


def _under(owner: Shape | None, name: str) -> Shape | None:
    return None if owner is None else owner.children.get(name)
