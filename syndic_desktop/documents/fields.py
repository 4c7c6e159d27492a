"""Fields: what a template of each kind of document may name, read off the values that such documents are made of.

A field is known by the record it belongs to: « point.objet » is the same in every document, whether a point is alone
or one of a list. What each means is told in `field_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from enum import Enum

from syndic_desktop.documents.field_words import FIELD_WORDS

ELEMENTS = {
    "absents": "groupe", "excuses": "groupe", "noms": "groupe", "presents": "groupe", "deliberations": "deliberation",
    "ordre_du_jour": "entree", "decisions": "decision", "par_date": "ligne", "par_matiere": "matiere", "mois": "mois",
    "delegues": "ligne", "organismes": "ligne", "delegations": "delegation", "scrutins": "scrutin",
}  # fmt: skip
"""What an entry of a list is called in a loop, where dropping the last letter does not say it."""
LOGO = "logo"
_COLUMN = re.compile(r"\bc([2-9]|1\d)$")
_LONGEST = 160  # characters of an example


@dataclass(slots=True)
class Shape:
    """What stands under a name: a record (`children`), a list (`element`), else a value with an example of it."""

    children: dict[str, Shape] = field(default_factory=dict)
    element: Shape | None = None
    example: object = None
    listed: bool = False
    rich: bool = False

    @property
    def known(self) -> bool:
        """Whether all that it may hold is: an example that is nothing tells nothing of the others."""
        return bool(self.children or self.element or self.rich or self.example is not None or self.listed)


class Kind(Enum):
    """How a field is written in a template."""

    TEXT = "texte"
    FLAG = "oui ou non"
    RICH = "texte mis en forme"
    LIST = "liste"
    PICTURE = "image"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: « point.objet », the list it belongs to (empty: none), what it means, an example, what to paste."""

    path: str
    kind: Kind
    within: str
    words: str
    example: str
    paste: str


def shape_of(contexts: Iterable[Mapping[str, object]]) -> Shape:
    """What documents of a kind may be filled with, out of several."""
    whole = Shape()
    for context in contexts:
        _add(whole, context)
    whole.children.setdefault(LOGO, Shape(example=""))
    return whole


def fields_of(shape: Shape) -> tuple[Field, ...]:
    """Every field, records one after the other, lists before what they hold. One field of each name."""
    found = {each.path + each.within: each for each in _fields(shape, "", "")}
    return tuple(found.values())


def key_of(path: str) -> str:
    """By which what a field means is known: its record and its name. The columns of a table are one."""
    return _COLUMN.sub("c1", ".".join(path.split(".")[-2:]))


def element_name(name: str) -> str:
    """« point » for « points »."""
    return ELEMENTS.get(name, name.removesuffix("s"))


def _add(shape: Shape, value: object) -> None:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _add(shape.children.setdefault(str(name), Shape()), inner)
    elif isinstance(value, tuple | list):
        if any(is_dataclass(each) for each in value):
            shape.rich = True
            return
        shape.listed = True
        for each in value:
            shape.element = shape.element or Shape()
            _add(shape.element, each)
    elif value is not None and shape.example in (None, "", False):
        shape.example = value


def _fields(shape: Shape, path: str, within: str) -> Iterator[Field]:
    for name, inner in shape.children.items():
        full = f"{path}.{name}" if path else name
        if _COLUMN.search(full):
            continue
        if inner.listed or inner.element or inner.rich or not inner.children:
            yield _field(full, within, inner)
        if inner.element is not None and inner.element.children:
            yield from _fields(inner.element, element_name(name), full)
        yield from _fields(inner, full, within)


def _field(path: str, within: str, shape: Shape) -> Field:
    kind = _kind(path, shape)
    words = FIELD_WORDS.get(key_of(path), "")
    return Field(path, kind, within, words, _example(shape), _paste(path, kind, shape))


def _kind(path: str, shape: Shape) -> Kind:
    if path == LOGO:
        return Kind.PICTURE
    if shape.rich:
        return Kind.RICH
    if shape.listed:
        return Kind.LIST
    return Kind.FLAG if isinstance(shape.example, bool) else Kind.TEXT


def _example(shape: Shape) -> str:
    value = shape.element.example if shape.element is not None else shape.example
    if isinstance(value, bool):
        return "oui" if value else "non"
    told = "" if value is None else re.sub(r"\s+", " ", str(value))
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rstrip()}…"


def _paste(path: str, kind: Kind, shape: Shape) -> str:
    if kind is Kind.RICH:
        return f"{{{{p {path} }}}}"
    if kind is Kind.FLAG:
        return f"{{% if {path} %}}…{{% endif %}}"
    if kind is not Kind.LIST:
        return f"{{{{ {path} }}}}"
    entry = element_name(path.rpartition(".")[2])
    inner = next(iter(shape.element.children), "") if shape.element is not None else ""
    printed = f"{entry}.{inner}" if inner else entry
    return f"{{%p for {entry} in {path} %}}\n{{{{ {printed} }}}}\n{{%p endfor %}}"
