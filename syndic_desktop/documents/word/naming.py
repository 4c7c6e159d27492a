"""What the tags of a template say wrong, in every branch: each is followed, through loops and conditions, to the
values that a document of its kind has.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from jinja2 import nodes

from syndic_desktop.documents.fields import Shape
from syndic_desktop.documents.word.faults import Wrong
from syndic_desktop.documents.word.meanings import ANYTHING, Meanings
from syndic_desktop.documents.word.misuses import misprinted, misuses
from syndic_desktop.documents.word.permitted import BUDGET
from syndic_desktop.documents.word.sources import PAPER

_WHETHER = frozenset({"defined", "undefined"})
_OWN = frozenset({"loop", "range", "true", "false", "none", "True", "False", "None", PAPER, BUDGET})


def wrong_tags(tree: nodes.Template, whole: Shape) -> Iterator[Wrong]:
    """Every name that stands for nothing, every value used for what it is not, in reading order."""
    yield from _in_block(tree.body, {}, whole)


def names_read(tree: nodes.Template) -> set[str]:
    """« signataires.president » and the like: what is read, two names deep."""
    return {
        f"{each.node.name}.{each.attr}" for each in tree.find_all(nodes.Getattr) if isinstance(each.node, nodes.Name)
    }


def _in_block(block: list[nodes.Node], scope: dict[str, Shape], whole: Shape) -> Iterator[Wrong]:
    """`scope`: the names of the loops around; what the block gives a name to is added to it."""
    for node in block:
        meanings = Meanings(scope, whole)
        match node:
            case nodes.For():
                yield from _in_loop(node, meanings)
            case nodes.If():
                yield from _in_condition(node, scope, whole)
            case nodes.Assign():
                yield from _in_expression(node.node, meanings)
                if isinstance(node.target, nodes.Name):
                    scope[node.target.name] = meanings.of(node.node) or ANYTHING
            case nodes.Output():
                for child in node.nodes:
                    yield from (Wrong(what, child.lineno) for what in misprinted(child, meanings))
                    yield from _in_expression(child, meanings)
            case _:
                yield from _in_expression(node, meanings)


def _in_loop(node: nodes.For, meanings: Meanings) -> Iterator[Wrong]:
    scope, whole = meanings.scope, meanings.whole
    yield from (Wrong(what, node.lineno) for what in misuses(node, meanings))
    yield from _in_expression(node.iter, meanings)
    inner = {**scope, **_targets(node.target, meanings.of(node.iter))}
    if node.test is not None:
        yield from _in_expression(node.test, Meanings(inner, whole))
    yield from _in_block(node.body, inner, whole)
    yield from _in_block(node.else_, {**scope}, whole)


def _in_condition(node: nodes.If, scope: dict[str, Shape], whole: Shape) -> Iterator[Wrong]:
    """What a branch gives a name to has it after the condition too; what is asked whether it is there may be read."""
    meanings = Meanings(scope, whole)
    yield from _in_expression(node.test, meanings)
    asked = _asked(node.test, meanings)
    scope |= asked
    branches: list[list[nodes.Node]] = [node.body, list(node.elif_), node.else_]
    for part in branches:
        yield from _in_block(part, scope, whole)
    for name in asked.keys() - _given(node):
        del scope[name]


def _in_expression(node: nodes.Node, meanings: Meanings) -> Iterator[Wrong]:
    """What is wrong in an expression; one that is asked whether it « is defined » may be anything."""
    if isinstance(node, nodes.Test) and node.name in _WHETHER:
        return
    match node:
        case nodes.Name():
            if node.name not in _OWN and node.name not in meanings.scope and node.name not in meanings.whole.children:
                yield _unknown(node.name, node.name, {**meanings.whole.children, **meanings.scope}, node.lineno)
        case nodes.Getattr() | nodes.Getitem(arg=nodes.Const(value=str())):
            yield from _in_expression(node.node, meanings)
            name = node.attr if isinstance(node, nodes.Getattr) else node.arg.value  # type: ignore[attr-defined]
            owner = meanings.of(node.node)
            if owner is not None and owner.known and name not in owner.children:
                yield _unknown(_said(node, name), name, owner.children, node.lineno)
        case nodes.CondExpr():
            inner = Meanings({**meanings.scope, **_asked(node.test, meanings)}, meanings.whole)
            for child in node.iter_child_nodes():
                yield from _in_expression(child, inner)
        case _:
            yield from (Wrong(what, node.lineno) for what in misuses(node, meanings))
            for child in node.iter_child_nodes():
                yield from _in_expression(child, meanings)


def _asked(test: nodes.Node, meanings: Meanings) -> dict[str, Shape]:
    """The names that a condition asks whether they are there, and that nothing else gives."""
    tests = (each for each in (test, *test.find_all(nodes.Test)) if isinstance(each, nodes.Test))
    asked = (each.node for each in tests if each.name in _WHETHER)
    names = (each.name for each in asked if isinstance(each, nodes.Name))
    return {name: ANYTHING for name in names if name not in meanings.scope and name not in meanings.whole.children}


def _given(condition: nodes.If) -> set[str]:
    """What the branches of a condition give a name to."""
    return {each.target.name for each in condition.find_all(nodes.Assign) if isinstance(each.target, nodes.Name)}


def _targets(target: nodes.Node, listed: Shape | None) -> dict[str, Shape]:
    entry = listed.element if listed is not None and listed.element is not None else ANYTHING
    if isinstance(target, nodes.Name):
        return {target.name: entry}
    return {each.name: ANYTHING for each in target.find_all(nodes.Name)}


def _unknown(said: str, name: str, known: Mapping[str, object], line: int) -> Wrong:
    near = difflib.get_close_matches(name, list(known), n=1)
    meant = f" ; vouliez-vous dire « {said.removesuffix(name)}{near[0]} » ?" if near else ""
    return Wrong(f"champ inconnu « {said} »{meant}", line)


def _said(node: nodes.Node, name: str = "") -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr() | nodes.Getitem():
            own = name or (node.attr if isinstance(node, nodes.Getattr) else "")
            return f"{_said(node.node)}.{own}".strip(".")
    return ""
