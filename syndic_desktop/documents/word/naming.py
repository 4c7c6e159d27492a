"""The names that a template reads, followed through its loops to the values that a document of its kind has."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from syndic_desktop.documents.fields import Shape
from syndic_desktop.documents.word.permitted import BUDGET
from syndic_desktop.documents.word.sources import PAPER

ANYTHING = Shape()
"""What is not known to hold nothing: whatever is read of it is left."""
_OWN = frozenset({"loop", "range", "true", "false", "none", "True", "False", "None", PAPER, BUDGET})


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no document of the kind has: on which line, and the nearest that it has (empty: none)."""

    name: str
    near: str
    line: int


def unknown_names(tree: nodes.Template, whole: Shape) -> Iterator[Unknown]:
    """Every name of a template that stands for nothing, in reading order."""
    yield from _in_block(tree.body, {}, whole)


def names_read(tree: nodes.Template) -> set[str]:
    """« signataires.president » and the like: what is read, two names deep."""
    return {
        f"{each.node.name}.{each.attr}" for each in tree.find_all(nodes.Getattr) if isinstance(each.node, nodes.Name)
    }


Scope = Mapping[str, Shape]


def _in_block(block: list[nodes.Node], outer: Scope, whole: Shape) -> Iterator[Unknown]:
    scope = dict(outer)
    for node in block:
        match node:
            case nodes.For():
                yield from _in_expression(node.iter, scope, whole)
                inner = scope | _targets(node.target, _meant(node.iter, scope, whole))
                if node.test is not None:
                    yield from _in_expression(node.test, inner, whole)
                yield from _in_block(node.body, inner, whole)
                yield from _in_block(node.else_, scope, whole)
            case nodes.If():
                yield from _in_expression(node.test, scope, whole)
                branches: list[list[nodes.Node]] = [node.body, list(node.elif_), node.else_]
                for part in branches:
                    yield from _in_block(part, scope, whole)
            case nodes.Assign():
                yield from _in_expression(node.node, scope, whole)
                if isinstance(node.target, nodes.Name):
                    scope[node.target.name] = _meant(node.node, scope, whole) or ANYTHING
            case _:
                yield from _in_expression(node, scope, whole)


def _in_expression(node: nodes.Node, scope: Scope, whole: Shape) -> Iterator[Unknown]:
    """The names of an expression that mean nothing; one that is asked whether it « is defined » may be anything."""
    if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
        return
    match node:
        case nodes.Name():
            if node.name not in _OWN and node.name not in scope and node.name not in whole.children:
                yield _unknown(node.name, node.name, {**whole.children, **scope}, node.lineno)
        case nodes.Getattr():
            yield from _in_expression(node.node, scope, whole)
            owner = _meant(node.node, scope, whole)
            if owner is not None and owner.known and node.attr not in owner.children:
                yield _unknown(_said(node), node.attr, owner.children, node.lineno)
        case _:
            for child in node.iter_child_nodes():
                yield from _in_expression(child, scope, whole)


def _meant(node: nodes.Node, scope: Scope, whole: Shape) -> Shape | None:
    """What an expression stands for; None where it cannot be told."""
    match node:
        case nodes.Name():
            return scope.get(node.name, whole.children.get(node.name))
        case nodes.Getattr():
            owner = _meant(node.node, scope, whole)
            return None if owner is None else owner.children.get(node.attr)
        case nodes.Or() | nodes.And():
            return _meant(node.left, scope, whole) or _meant(node.right, scope, whole)
    return None


def _targets(target: nodes.Node, listed: Shape | None) -> dict[str, Shape]:
    entry = listed.element if listed is not None and listed.element is not None else ANYTHING
    if isinstance(target, nodes.Name):
        return {target.name: entry}
    return {each.name: ANYTHING for each in target.find_all(nodes.Name)}


def _unknown(said: str, name: str, known: Mapping[str, object], line: int) -> Unknown:
    near = difflib.get_close_matches(name, list(known), n=1)
    return Unknown(said, said.removesuffix(name) + near[0] if near else "", line)


def _said(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_said(node.node)}.{node.attr}".lstrip(".")
    return ""
