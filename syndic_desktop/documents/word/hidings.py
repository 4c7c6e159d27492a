"""What of a template nobody would see on paper: a value in hidden text, a picture or a part that is no more there.

A hidden value is printed by nothing: a signature, a vote could be missing from every paper without a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syndic_desktop.documents.word.faults import TemplateFault
from syndic_desktop.documents.word.packages import FILLED_TYPES, Package, W

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HIDDEN = "un champ est en texte masqué, qui ne s’imprime pas ; enlevez « Masqué » dans Word (Police)"
_GONE = "une image ou un lien renvoie à une partie que le modèle n’a plus ; supprimez-la dans Word et remettez-la"
_OFF = ("0", "false", "off", "none")


def hidings(package: Package) -> Iterator[TemplateFault]:
    """The values in hidden text, and what refers to nothing, each with its paragraph."""
    hidden = hidden_styles(package)
    for part in package.typed(*FILLED_TYPES):
        known = {entry.get("Id") for entry in package.relations(part)}
        for paragraph in package.tree(part).iter(f"{W}p"):
            place = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
            if any(_prints(run) and is_hidden(run, paragraph, hidden) for run in paragraph.iter(f"{W}r")):
                yield TemplateFault(package.name, _HIDDEN, place=place)
            named = (value for each in paragraph.iter() for key, value in each.items() if key.startswith(_OFFICE))
            if any(value and value not in known for value in named):
                yield TemplateFault(package.name, _GONE, place=place)


def _prints(run: Any) -> bool:
    said = "".join(each.text or "" for each in run.iter(f"{W}t"))
    return "{{" in said or "}}" in said


def is_hidden(run: Any, paragraph: Any, styles: frozenset[str]) -> bool:
    """Whether a run of a paragraph is not printed. `styles`: those that hide."""
    own = run.find(f"{W}rPr/{W}vanish")
    if own is not None:
        return _on(own)
    named = (run.find(f"{W}rPr/{W}rStyle"), paragraph.find(f"{W}pPr/{W}pStyle"))
    if any(each is not None and each.get(f"{W}val") in styles for each in named):
        return True
    rows = (each for each in run.iterancestors(f"{W}tr"))
    return any((mark := row.find(f"{W}trPr/{W}hidden")) is not None and _on(mark) for row in rows)


def hidden_styles(package: Package) -> frozenset[str]:
    """The styles that hide what they dress, by themselves or by the one that they are based on."""
    part = package.related("styles")
    if part is None or part not in package.parts:
        return frozenset()
    styles = {each.get(f"{W}styleId", ""): each for each in package.tree(part).iter(f"{W}style")}
    return frozenset(name for name in styles if _hides(name, styles))


def _hides(name: str, styles: dict[str, Any]) -> bool:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        mark, base = styles[name].find(f"{W}rPr/{W}vanish"), styles[name].find(f"{W}basedOn")
        if mark is not None:
            return _on(mark)
        name = "" if base is None else base.get(f"{W}val", "")
    return False


def _on(mark: Any) -> bool:
    return mark.get(f"{W}val", "1") not in _OFF
