"""Conditions and loops that begin in a paragraph, a row or a table and end in another.

What stands between their tags must open and close the same elements of Word, else the document is in pieces as soon
as the condition is not met, or the loop has two turns: no example has to do either for this to be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

CUT = "une condition ou une boucle y commence dans un paragraphe ou un tableau et finit dans un autre"
_ELEMENT = re.compile(r"<(/?)([\w:.-]+)[^<>]*?(/?)>")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a piece leaves of the elements around: those that it closes, then those that it opens, in order."""

    closed: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()

    def then(self, other: Effect) -> Effect:
        """One piece after another. What is opened then closed is nothing; what is closed then opened, neither."""
        closed, opened = list(self.closed), list(self.opened)
        for name in other.closed:
            if opened and opened[-1] == name:
                opened.pop()
            else:
                closed.append(name)
        return _neutral(closed, [*opened, *other.opened])


NOTHING = Effect()


def cut_lines(tree: nodes.Template) -> Iterator[int]:
    """The lines, from 1, of the conditions and loops that cut the document."""
    found: list[int] = []
    _block(tree.body, found)
    yield from found


def _block(block: list[nodes.Node], found: list[int]) -> Effect:
    whole = NOTHING
    for node in block:
        whole = whole.then(_effect(node, found))
    return whole


def _effect(node: nodes.Node, found: list[int]) -> Effect:
    match node:
        case nodes.Output():
            written = "".join(each.data for each in node.nodes if isinstance(each, nodes.TemplateData))
            return _of_xml(written)
        case nodes.For():
            turns = {_block(node.body, found), _block(node.else_, found), NOTHING}
        case nodes.If():
            branches = [node.body, *(each.body for each in node.elif_), node.else_]
            turns = {_block(branch, found) for branch in branches}
        case _:
            return NOTHING
    if len(turns) > 1:
        found.append(node.lineno)
    return next(iter(turns)) if len(turns) == 1 else NOTHING


def _of_xml(written: str) -> Effect:
    closed: list[str] = []
    opened: list[str] = []
    for closing, name, alone in _ELEMENT.findall(written):
        if alone:
            continue
        if not closing:
            opened.append(name)
        elif opened and opened[-1] == name:
            opened.pop()
        else:
            closed.append(name)
    return _neutral(closed, opened)


def _neutral(closed: list[str], opened: list[str]) -> Effect:
    """Without the elements that are closed and opened again: a text cut in two runs."""
    while closed and opened and closed[-1] == opened[0]:
        closed, opened = closed[:-1], opened[1:]
    return Effect(tuple(closed), tuple(opened))
