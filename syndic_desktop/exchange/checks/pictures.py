"""Whether the logo that came along is a picture that papers can show: told at the door, not on the day of a session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.pictures import RefusedPicture, check_picture
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.faults import Fault, shown


def faults(dossier: Dossier, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """One at most; a logo that is not there is told with the missing files."""
    if dossier.syndicat.logo is None or (data := files.get(full(dossier.syndicat.logo))) is None:
        return
    try:
        check_picture(data)
    except RefusedPicture as refused:
        told = f"« {shown(dossier.syndicat.logo)} » : {refused.why} ; donnez une image PNG ou JPEG"
        yield Fault("syndicat.logo", told)
