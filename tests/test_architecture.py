"""The shape of the code: arrows between the rooms, sizes, docstrings."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 400
FUNCTION_LINES = 40
MODULES = sorted(
    path
    for folder in ("syndic_desktop", "packaging")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
NETWORK = ("PySide6.QtNetwork", "PySide6.QtWebSockets", "urllib.request", "multiprocessing.connection")
DOMAIN_LIBRARIES = {"num2words", "holidays", "syndic_desktop"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_arrows_only_go_down() -> None:
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True, no_cache=True))"
    command = [sys.executable, "-c", lint]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=_plain(), check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_nothing_talks_to_the_network() -> None:
    guilty = [f"{_name(path)} imports {name}" for path in _program() for name in _imports(path) if _is_network(name)]
    assert not guilty


def test_the_rules_know_the_standard_library_only() -> None:
    known = sys.stdlib_module_names | DOMAIN_LIBRARIES
    domain = [path for path in _program() if "domain" in path.parts]
    assert not [
        f"{_name(path)} imports {name}" for path in domain for name in _imports(path) if _root(name) not in known
    ]


def test_one_module_opens_the_dialogs_about_files() -> None:
    # Qt's own shortcuts (getOpenFileName…) say « Look in » in English: only ui/dialogs.py knows the French words.
    named = [_name(path) for path in _program() if "QFileDialog" in path.read_text(encoding="utf-8")]
    assert named == ["syndic_desktop/ui/dialogs.py"]


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    tree = _tree(path)
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert ast.get_docstring(tree), (
        f"{_name(path)} opens with no docstring: say its subject and what it refuses to know"
    )
    assert lines < MODULE_LINES, f"{_name(path)} has {lines} lines: split it, a module has one subject"
    too_long = [
        f"{function.name} ({size} lines)"
        for function in _functions(tree)
        if (size := _size(function)) >= FUNCTION_LINES
    ]
    assert not too_long, f"{_name(path)}: functions of {FUNCTION_LINES} lines or more: {', '.join(too_long)}"


def test_the_packaging_folder_does_not_hide_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def _program() -> list[Path]:
    return [path for path in MODULES if path.is_relative_to(ROOT / "syndic_desktop")]


def _functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _size(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _imports(path: Path) -> Iterator[str]:
    """Yield every dotted name that a module may import: `from a import b` gives a and a.b."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_network(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in NETWORK)


def _root(name: str) -> str:
    return name.partition(".")[0]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _plain() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
