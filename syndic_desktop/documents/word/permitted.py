"""What a template may write in its tags, and how much work filling it may be.

A template comes from anywhere: a colleague, a ZIP, the network. The sandbox stops code; this stops what is no code and
yet would never end, or fill the memory. Whatever the shipped templates write is allowed, and what a secretary adds by
imitating them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Environment, nodes, pass_context, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

BUDGET = "_budget"  # the name under which a filling counts its turns
COUNTED, SIZED = "_counted", "_sized"
MOST_TURNS = 400_000  # turns of all the loops of a part together; a volume of 300 pages takes 20 000
MOST_PRINTED = 60_000_000  # characters of a part once filled
MOST_NODES = 40_000  # of a part's tags; the largest shipped template has 500
LONGEST_VALUE = 1_000_000  # characters or entries of what {% set %} gives a name to
DEEPEST = 15  # loops and conditions in one another; Python stops at 20

FILTERS = frozenset({
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "join",
    "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round",
    "select", "selectattr", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount",
    COUNTED, SIZED,
})  # fmt: skip
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Getattr, nodes.Getitem,
    nodes.Slice, nodes.For, nodes.If, nodes.Assign, nodes.Const, nodes.List, nodes.Tuple, nodes.CondExpr,
    nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos,
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Concat, nodes.Call,
    nodes.Keyword,
)  # fmt: skip
_CALLED = frozenset({"range"})
_METHODS = frozenset({("loop", "cycle"), ("loop", "changed"), ("_paper", "blocks"), ("_paper", "runs")})
_NAMES = {
    nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "import", nodes.Extends: "extends",
    nodes.Macro: "macro", nodes.CallBlock: "call", nodes.Block: "block", nodes.AssignBlock: "set … endset",
    nodes.FilterBlock: "filter", nodes.Dict: "{ … }",
}  # fmt: skip


class ForbiddenTag(SecurityError):
    """A template does what none has to; the text is a French clause, `lineno` its place."""

    def __init__(self, clause: str, lineno: int | None = None) -> None:
        super().__init__(clause)
        self.lineno = lineno


class Budget:
    """What is left of the turns that the loops of one filling may take."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST_TURNS

    def counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.left -= 1
            if self.left < 0:
                raise ForbiddenTag("ses boucles font trop de tours")
            yield value


def guard(tree: nodes.Template) -> None:
    """Refuse what no template has to write, and make its loops counted. Raises ForbiddenTag."""
    _refuse_deep(tree)
    for number, node in enumerate(list(tree.find_all(nodes.Node))):
        if number > MOST_NODES:
            raise ForbiddenTag("il contient trop de balises")
        _refuse_strange(node)
    for loop in tree.find_all(nodes.For):
        if loop.recursive:
            raise ForbiddenTag("une boucle « recursive » y est interdite", loop.lineno)
        loop.iter = _through(loop.iter, COUNTED)
    for given in tree.find_all(nodes.Assign):
        given.node = _through(given.node, SIZED)


def bounded(chunks: Iterable[str]) -> Iterator[str]:
    """The same texts, as long as they are no flood. Raises ForbiddenTag."""
    left = MOST_PRINTED
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise ForbiddenTag("rempli, il serait démesuré")
        yield chunk


@pass_context
def counted(context: Context, values: Any) -> Any:
    """A filter: the turns of a loop, counted where a filling is going on."""
    budget = context.get(BUDGET)
    return budget.counted(values) if isinstance(budget, Budget) else values


def sized(value: Any) -> Any:
    """A filter: a value that a template gives a name to, refused when it is a flood."""
    if hasattr(value, "__len__") and len(value) > LONGEST_VALUE:
        raise ForbiddenTag("une valeur démesurée y est mise de côté")
    return value


def replaced(text: object, old: str, new: str) -> str:
    """A filter: jinja's `replace`, which a few turns could make fill the memory."""
    whole, old, new = str(text), str(old), str(new)
    if whole.count(old) * len(new) > LONGEST_VALUE:
        raise ForbiddenTag("un remplacement démesuré y est demandé")
    return whole.replace(old, new)


@pass_environment
def joined(own: Environment, values: Iterable[object], d: str = "", attribute: str | None = None) -> str:
    """A filter: jinja's `join`, bounded. An entry that is no text is written as Python writes it."""
    texts = [str(own.getitem(each, attribute) if attribute else each) for each in values]
    if len(texts) * len(str(d)) + sum(map(len, texts)) > LONGEST_VALUE:
        raise ForbiddenTag("une liste démesurée y est jointe")
    return str(d).join(texts)


def _refuse_deep(tree: nodes.Node) -> None:
    stack: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while stack:
        node, depth, loops = stack.pop()
        loops += isinstance(node, nodes.For | nodes.If)
        if depth > 10 * DEEPEST or loops > DEEPEST:
            raise ForbiddenTag("trop de boucles ou de conditions y sont les unes dans les autres", node.lineno)
        stack.extend((child, depth + 1, loops) for child in node.iter_child_nodes())


def _refuse_strange(node: nodes.Node) -> None:
    if isinstance(node, nodes.Call):
        if not _may_be_called(node.node):
            raise ForbiddenTag("un appel de fonction y est interdit", node.lineno)
    elif isinstance(node, nodes.Getattr | nodes.Name):
        name = node.attr if isinstance(node, nodes.Getattr) else node.name
        if name.startswith("__"):
            raise ForbiddenTag(f"l’accès à « {name} » est interdit dans un modèle", node.lineno)
    elif isinstance(node, nodes.Expr | nodes.Stmt) and not isinstance(node, _ALLOWED):
        written = _NAMES.get(type(node), type(node).__name__)
        raise ForbiddenTag(f"la balise « {written} » y est interdite", node.lineno)


def _may_be_called(callee: nodes.Node) -> bool:
    match callee:
        case nodes.Name():
            return callee.name in _CALLED
        case nodes.Getattr(node=nodes.Name()):
            return (callee.node.name, callee.attr) in _METHODS  # type: ignore[attr-defined]
    return False


def _through(expression: nodes.Node, name: str) -> nodes.Expr:
    made = nodes.Filter(expression, name, [], [], None, None, lineno=expression.lineno)
    if expression.environment is not None:
        made.set_environment(expression.environment)
    return made
