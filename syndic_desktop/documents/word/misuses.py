"""A value used for what it is not: a list printed, a text gone through, an unknown filter, a sum of words.

Filling says the same, but only of the branches that an example enters. Only what is sure is told.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes

from syndic_desktop.documents.word.environments import NO_POWER, NOT_A_TEXT, environment
from syndic_desktop.documents.word.failures import unknown_helper
from syndic_desktop.documents.word.meanings import Meanings, Sort
from syndic_desktop.documents.word.permitted import COUNTED, SIZED
from syndic_desktop.documents.word.sources import PAPER

_ORDERED = frozenset({"lt", "lteq", "gt", "gteq"})
_OF_NUMBERS = frozenset({"abs", "round"})
_BY_NAME = frozenset({"map", "sort", "unique", "min", "max", "sum", "join"})
_BY_FIRST = frozenset({"selectattr", "rejectattr", "groupby"})
_NO_NUMBER = frozenset({Sort.TEXT, Sort.LIST, Sort.RECORD, Sort.RICH})


def misprinted(node: nodes.Node, meanings: Meanings) -> Iterator[str]:
    """Why what stands between {{ }} cannot be printed."""
    if not isinstance(node, nodes.TemplateData) and _unprintable(node, meanings):
        yield NOT_A_TEXT


def misuses(node: nodes.Node, meanings: Meanings) -> Iterator[str]:
    """What a node does that it cannot, as French clauses."""
    match node:
        case nodes.For():
            yield from _gone_through(node, meanings)
        case nodes.Filter():
            yield from _filtered(node, meanings)
        case nodes.Test() if node.name not in environment().tests:
            yield unknown_helper(node.name)
        case nodes.Pow():
            yield NO_POWER
        case nodes.Compare():
            yield from _compared(node, meanings)
        case nodes.BinExpr():
            yield from _reckoned(node, meanings)


def _reckoned(node: nodes.BinExpr, meanings: Meanings) -> Iterator[str]:
    wrong = [side for side in (node.left, node.right) if meanings.sort(side) in _NO_NUMBER]
    sorts = {meanings.sort(side) for side in (node.left, node.right)}
    match node:
        case nodes.Add():  # two texts, or two lists, follow each other
            at_fault = Sort.RECORD in sorts or Sort.NUMBER in sorts
        case nodes.Mul():  # « '–' * 20 » is a line of dashes
            at_fault = Sort.RECORD in sorts or Sort.NUMBER not in sorts
        case nodes.Sub() | nodes.Div() | nodes.FloorDiv() | nodes.Mod():
            at_fault = True
        case _:
            at_fault = False
    if wrong and at_fault:
        yield f"« {_words(wrong[0])} » est {meanings.sort(wrong[0]).value} : on ne calcule pas avec"  # type: ignore[union-attr]


def _compared(node: nodes.Compare, meanings: Meanings) -> Iterator[str]:
    sides = [node.expr, *(each.expr for each in node.ops if each.op in _ORDERED)]
    sorts = {meanings.sort(side) for side in sides}
    if len(sides) > 1 and sorts & _NO_NUMBER and Sort.NUMBER in sorts:
        wrong = next(side for side in sides if meanings.sort(side) in _NO_NUMBER)
        yield f"« {_words(wrong)} » n’est pas un nombre : il ne se compare pas à un nombre"


def _unprintable(node: nodes.Node, meanings: Meanings) -> bool:
    match node:
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))) if name == PAPER and node.args:
            return meanings.sort(node.args[0]) in (Sort.LIST, Sort.RECORD)
        case nodes.CondExpr():
            others = [each for each in (node.expr1, node.expr2) if each is not None]
            return any(_unprintable(each, meanings) for each in others)
    return meanings.sort(node) in (Sort.LIST, Sort.RECORD)


def _gone_through(loop: nodes.For, meanings: Meanings) -> Iterator[str]:
    sort = meanings.sort(loop.iter)
    if sort not in (None, Sort.LIST, Sort.RICH):
        yield f"« {_words(loop.iter)} » est {sort.value} : une boucle « for » parcourt une liste"
    elif isinstance(loop.target, nodes.Tuple) and sort is Sort.LIST:
        listed = meanings.of(loop.iter)
        if listed is not None and listed.element is not None and listed.element.children:
            yield f"« {_words(loop.iter)} » se parcourt avec un seul nom : « for ligne in {_words(loop.iter)} »"


def _filtered(node: nodes.Filter, meanings: Meanings) -> Iterator[str]:
    if node.name in (COUNTED, SIZED) or node.node is None:
        return
    if node.name not in environment().filters:
        yield unknown_helper(node.name)
        return
    if not _fits(node.name, len(node.args), tuple(each.key for each in node.kwargs)):
        yield f"le filtre « {node.name} » y est mal écrit : vérifiez ce qui est entre ses parenthèses"
    was, sort = meanings.of(node.node), meanings.sort(node.node)
    if node.name in _OF_NUMBERS and sort in _NO_NUMBER:
        yield f"« {_words(node.node)} » n’est pas un nombre : le filtre « {node.name} » n’y peut rien"
    for path in _attributes(node):
        entry = was.element if was is not None else None
        for name in path.split("."):
            if entry is None or not entry.known:
                break
            if name not in entry.children:
                yield f"champ inconnu « {path} » dans « {_words(node.node)} »"
                break
            entry = entry.children[name]


def _attributes(node: nodes.Filter) -> Iterator[str]:
    """The fields that a filter reads of each entry of a list."""
    given = [each.value for each in node.kwargs if each.key == "attribute" and node.name in _BY_NAME]
    if node.name in _BY_FIRST:
        given += node.args[:1]
    yield from (each.value for each in given if isinstance(each, nodes.Const) and isinstance(each.value, str))


@lru_cache(maxsize=256)
def _fits(name: str, given: int, named: tuple[str, ...]) -> bool:
    """Whether a filter takes so many values, and those named, after the value that it filters."""
    called = environment().filters[name]
    own = 2 if hasattr(inspect.unwrap(called), "jinja_pass_arg") else 1  # jinja may give something of its own first
    try:
        inspect.signature(called).bind(*[None] * (own + given), **dict.fromkeys(named))
    except TypeError:
        return False
    except ValueError:  # written in C: it does not tell
        return True
    return True


def _words(node: nodes.Node) -> str:
    """An expression as she wrote it, as far as names go."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_words(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_words(node.node)}[…]"
        case nodes.Filter():
            return f"{_words(node.node)}|{node.name}" if node.node is not None else node.name
        case nodes.Const():
            return str(node.value)
    return "…"
