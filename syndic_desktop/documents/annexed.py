"""Annexed: the annexes of an act as they are sent, against those that the dossier holds of it, byte by byte.

Two that were put one for the other have the right names: only what is inside says which is which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from syndic_desktop.documents.discordances import Discordance
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.agenda import Annex, Item
from syndic_desktop.domain.privacy import masked
from syndic_desktop.domain.wording import french

ANOTHER = "un autre fichier"


def annex_discordances(files: Mapping[str, bytes], item: Item, source: Source) -> Iterator[Discordance]:
    """What the annexes of an act, in the order in which they are sent, are not. `files`: their contents by path.

    Nothing where the dossier came without its files, or where an annex of the act has none.
    """
    prints = source.prints
    there = [(each.title, prints[each.file]) for each in item.annexes if each.file is not None and each.file in prints]
    if not there or len(there) != len(files):
        return
    known = {
        prints[each.file]: each.title for each in _annexes(source) if each.file is not None and each.file in prints
    }
    for (path, data), (title, awaited) in zip(files.items(), there, strict=True):
        found = sha256(data).hexdigest()
        if found != awaited:
            says = french(masked(known[found], item.private)) if found in known else ANOTHER
            yield Discordance(path, "annexe", says, french(masked(title, item.private)))


def _annexes(source: Source) -> Iterator[Annex]:
    return (annex for item in source.sitting.session.items for annex in item.annexes)
