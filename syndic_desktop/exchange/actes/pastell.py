"""The archive that Pastell takes for one act: its files and `manifest.xml`, in one ZIP.

The fields that would send the act on their own are left out: a person sends it, once it has been looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from syndic_desktop.domain.filings import Filing
from syndic_desktop.exchange.actes.folders import names, nature_code
from syndic_desktop.exchange.archives import zipped

MANIFEST = "manifest.xml"
FLOW = "actes-generique"


def archives(filings: Iterable[Filing]) -> dict[str, bytes]:
    """A ZIP for each act, by its name: « CS2026_01.zip ». Raises RuleViolation when two have one identifier."""
    acts = tuple(filings)
    known = names(acts)
    return {f"{known[act.identifier]}.zip": archive(act) for act in acts}


def archive(act: Filing) -> bytes:
    """The ZIP of an act; its bytes depend on nothing but the act."""
    contents = zip(act.names, (part.content for part in act.parts), strict=True)
    return zipped(((MANIFEST, manifest(act)), *contents))


def manifest(act: Filing) -> bytes:
    """`manifest.xml`: the fields of the act, then its files by their names in the archive."""
    fields = (
        ("acte_nature", str(nature_code(act))),
        ("numero_de_lacte", act.number),
        ("objet", act.subject),
        ("date_de_lacte", act.day.isoformat()),
        ("classification", f"{act.matter} {act.matter_label}".strip()),
    )
    first, *others = act.names
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<flux type={quoteattr(FLOW)}>",
        *(f"  <data name={quoteattr(name)} value={quoteattr(value)}/>" for name, value in fields),
        _files("arrete", [first]),
        *([_files("autre_document_attache", others)] if others else []),
        "</flux>",
    ]
    return "\n".join(lines).encode() + b"\n"


def _files(name: str, held: list[str]) -> str:
    inside = "".join(f"<file content={quoteattr(each)}/>" for each in held)
    return f"  <files name={quoteattr(name)}>{inside}</files>"
