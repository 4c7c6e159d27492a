"""Everything that leaves with the notices, in one folder: Word, PDF where LibreOffice is, and e-mails ready to send.

The e-mails are drafts (.eml, `X-Unsent`): the mail program of the secretary opens them as written, and sends them when
the network is back. Nothing here talks to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.utils import formataddr
from mimetypes import guess_type
from pathlib import Path, PurePosixPath

from syndic_desktop.documents import pdf
from syndic_desktop.documents.contents.emails import Letter, letter
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.documents.files import trouble, write_whole
from syndic_desktop.documents.fingerprints import fingerprint
from syndic_desktop.documents.folders import Cancelled, Progress, Written, converted, letters, written
from syndic_desktop.documents.keeping import Before, digest
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.resending import resending, to_send, way

FOLDER = "courriels"
KIND = "courriel"
HEAVY = 10 * 2**20
"""Bytes of a message beyond which many mail services refuse it."""

ENCODED = 4 / 3
"""How much an attachment grows in a message (base64)."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The papers to prepare: the session, the day the letters bear, the annexes by the name they are sent under."""

    source: Source
    day: date | None = None
    annexes: Mapping[str, bytes] | None = None


def write_letters(
    parcel: Parcel,
    templates: Path,
    folder: Path,
    progress: Progress = lambda _done, _total, _name: None,
    cancelled: Cancelled = lambda: False,
    before: Before | None = None,
) -> Iterator[Written]:
    """Write the letters, their PDF and the e-mails under a folder, one after the other; stop when cancelled.

    Raises RuleViolation (a template), FileTrouble (the disk, LibreOffice); each file is there whole or not at all.
    """
    due = letters(parcel.source, parcel.day)
    made = []
    for each in written(due, parcel.source, templates, folder, progress, cancelled, before):
        made.append(each)
        yield each
    if len(made) < len(due):
        return
    if pdf.office() is not None:
        yield from converted(made, folder, before, cancelled, progress)
    if not cancelled():
        yield from write_emails(parcel, folder)


def write_emails(parcel: Parcel, folder: Path) -> Iterator[Written]:
    """Write a draft for each person convened by e-mail, with the papers that are in the folder. Raises FileTrouble."""
    read = reading(replace(parcel.source, sitting=to_send(parcel.source.sitting, parcel.day)))
    people = {person.code: person for person in read.source.sitting.assembly.people}
    papers = [paper.path for paper in letters(parcel.source, parcel.day)]
    convened = [seat for seat in read.source.sitting.seats if seat.convened]
    common = [path for path in papers if "/" not in path and path != "ordre-du-jour.docx"]
    forms = [path for path in papers if path.startswith("pouvoirs/")]
    notices = [path for path in papers if path.startswith("convocations/")]
    again = resending(parcel.source.sitting).people
    met: set[str] = set()
    for seat, notice, form in zip(convened, notices, forms, strict=True):
        person = people[str(seat.convened)]
        if way(person) is not Means.EMAIL or person.code in met or (again and person.code not in again):
            continue
        met.add(person.code)
        told = letter(seat, read, parcel.source.sitting)
        named = {"convocation": notice, "pouvoir": form} | {PurePosixPath(path).stem: path for path in common}
        named = {stem: path for stem, path in named.items() if stem in told.enclosed}
        enclosed = {stem: _best(folder / path) for stem, path in named.items()}
        data = message(told, enclosed, parcel.annexes or {})
        path = f"{FOLDER}/{PurePosixPath(notice).stem}.eml"
        write_whole(folder / path, data)
        yield Written(path, KIND, fingerprint([KIND, digest(data)]), digest(data))


def message(told: Letter, enclosed: Mapping[str, Path], annexes: Mapping[str, bytes]) -> bytes:
    """A draft as mail programs open it; papers go under their stems. Raises FileTrouble when one cannot be read."""
    made = EmailMessage(policy=policy.SMTP)
    made["X-Unsent"] = "1"
    made["To"] = formataddr((told.name, told.address))
    made["Subject"] = told.subject
    made.set_content(told.body, cte="base64")
    for stem, path in enclosed.items():
        try:
            _attach(made, f"{stem}{path.suffix}", path.read_bytes())
        except OSError as error:
            raise FileTrouble(trouble(error, path)) from error
    for name, data in annexes.items():
        _attach(made, name, data)
    return made.as_bytes()


def weight(sizes: Mapping[str, int]) -> int:
    """The bytes that these attachments (by name) make in a message."""
    return round(sum(sizes.values()) * ENCODED)


def _attach(made: EmailMessage, name: str, data: bytes) -> None:
    kind = guess_type(name)[0] or "application/octet-stream"
    main, _, sub = kind.partition("/")
    made.add_attachment(data, maintype=main, subtype=sub, filename=name)


def _best(path: Path) -> Path:
    """The PDF of a paper, where there is one as fresh as it; else the paper."""
    converted = path.with_suffix(".pdf")
    try:
        return converted if converted.stat().st_mtime >= path.stat().st_mtime else path
    except OSError:
        return path
