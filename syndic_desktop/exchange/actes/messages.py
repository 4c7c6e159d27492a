"""Messages of the ACTES norm: XML that came by a USB key or an e-mail, read without believing any of it.

No entity is resolved, no network is asked, no document type is taken; size and depth are bounded before anything is
built. A message that is not one gets one sentence.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import RuleViolation, quotable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216"
LARGEST = 5_000_000
"""Bytes of a message: a classification weighs a hundred thousand."""

DEEPEST = 32
SHOWN = 200


class RefusedMessage(RuleViolation):
    """A file that is no message of the norm, or not the one that was asked for."""


def read_message(data: bytes, *roots: str) -> Element:
    """The root of a message, one of `roots` by its local name. Raises RefusedMessage."""
    from lxml import etree

    if len(data) > LARGEST:
        raise RefusedMessage(
            f"Ce fichier dépasse {LARGEST // 1_000_000} Mo : ce n’est pas un message de la préfecture."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise RefusedMessage(
            "Ce fichier n’est pas un message lisible de la préfecture (XML) : demandez-le de nouveau à l’opérateur."
        ) from None
    if root.getroottree().docinfo.doctype:
        raise RefusedMessage("Ce fichier XML déclare un type de document, ce que la norme ne fait pas : il est refusé.")
    name = local_name(root)
    if etree.QName(root).namespace != NAMESPACE or name not in roots:
        raise RefusedMessage(
            f"Ce fichier est un message « {name[:60]} », pas celui qui est attendu ({', '.join(roots)})."
        )
    return root


def local_name(element: Element) -> str:
    """« ARActe »; the name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute of the norm, as it is written; empty where there is none. Some operators leave the prefix out."""
    value = element.get(f"{{{NAMESPACE}}}{name}") or element.get(name) or ""
    return quotable(str(value)).strip()


def children(element: Element, name: str) -> list[Element]:
    """The children of that name, in order."""
    return list(element.findall(f"{{{NAMESPACE}}}{name}"))


def text(element: Element, name: str) -> str:
    """The words of a child, on one line and not too long; empty where there is none."""
    found = element.find(f"{{{NAMESPACE}}}{name}")
    return " ".join(quotable(found.text or "").split())[:SHOWN] if found is not None else ""


def day(written: str, what: str) -> date:
    """« 2019-10-08 ». Raises RefusedMessage that names `what` the date is."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise RefusedMessage(f"{what} « {written[:30]} » n’est pas une date : ce message est refusé.") from None
