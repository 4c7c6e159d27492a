"""Every gesture of the secretary's is one that any gestures may draw."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from syndic_desktop import actions
from tests.actions import any_gestures


def gestures() -> Iterator[str]:
    """« votes.close_vote »: what is made on a store. Not what takes a gesture back, nor a road that several take."""
    for module in iter_modules(actions.__path__):
        found = import_module(f"{actions.__name__}.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            if function.__module__ != found.__name__ or name.startswith("_"):
                continue
            asked = inspect.signature(function).parameters
            inverse = name.startswith("restore_") or name.endswith("_back")
            if next(iter(asked), "") == "store" and not inverse and "change" not in asked:
                yield f"{module.name}.{name}"


def drawn() -> set[str]:
    """Every « module.function » that the families of any gestures say."""
    texts = (path.read_text(encoding="utf-8") for path in Path(any_gestures.__file__).parent.glob("*.py"))
    nodes = (node for text in texts for node in ast.walk(ast.parse(text)))
    return {
        f"{node.value.id}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def test_every_gesture_is_drawn() -> None:
    missing = sorted(set(gestures()) - drawn())

    assert not missing, f"draw them in a family of tests/actions/any_gestures: {', '.join(missing)}"


def test_what_is_drawn_is_told_from_what_is_not() -> None:
    assert {"votes.close_vote", "imports.import_dossier"} <= set(gestures()) & drawn()
    assert "votes.restore_vote" not in gestures()
    assert "votes.burn_ballots" not in drawn()
