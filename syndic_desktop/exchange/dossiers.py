"""The door of dossiers: a file or bytes in, a value and its attached files out, and back.

All or nothing: a dossier is either read whole or refused with every fault located. pydantic is imported when a
dossier is read, not before: the window opens without it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.template_sets import own_sets
from syndic_desktop.exchange import archives, attachments, json_texts, places
from syndic_desktop.exchange.faults import Fault, FaultyDossier, refused, shown
from syndic_desktop.exchange.from_domain import dossiers as written
from syndic_desktop.exchange.vocabulary import FORMAT, VERSION

__all__ = ["Fault", "FaultyDossier", "Reading", "check", "check_assembly", "parse", "read", "to_json", "to_zip"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier that was read, the files it names, and what the reader should know though nothing is refused."""

    dossier: Dossier
    files: dict[str, bytes] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def read(path: Path | str) -> Reading:
    """Read a JSON file, with the annexes found beside it, or a ZIP. Raises FaultyDossier, FileTrouble."""
    path = Path(path)
    zipped = path.suffix.lower() == ".zip"
    data = attachments.contents(path, attachments.LARGEST if zipped else json_texts.LARGEST)
    if zipped or archives.is_archive(data):
        text, files = archives.unpack(data)
        return _complete(text, files)
    dossier, notices = _dossier(data)
    files, missing, _ = attachments.paired(dossier, attachments.beside(dossier, path.parent))
    _look_at(dossier, files)
    return Reading(dossier, files, (*notices, *map(str, missing)))


def parse(data: bytes, files: Mapping[str, bytes] | None = None) -> Reading:
    """Read the bytes of a JSON dossier, with the files that came along. Raises FaultyDossier."""
    dossier, notices = _dossier(data)
    found, missing, _ = attachments.paired(dossier, files or {})
    _look_at(dossier, found)
    return Reading(dossier, found, (*notices, *map(str, missing)))


def check(dossier: Dossier) -> tuple[str, ...]:
    """What `parse` says of a dossier it could read: its notices. Raises FaultyDossier.

    For a dossier made here, such as one completed by an import: what passes can be exported and read again.
    """
    from syndic_desktop.exchange import checks

    with places.telling(lambda: written.dossier(dossier)):
        return checks.check(dossier)


def check_assembly(assembly: Assembly) -> None:
    """Whether the codes and days of an assembly agree, its sessions left alone. Raises FaultyDossier."""
    from syndic_desktop.exchange.checks import assemblies
    from syndic_desktop.exchange.checks.codes import Codes

    if faults := list(assemblies.faults(assembly, Codes.of(assembly))):
        raise FaultyDossier(faults)


def to_json(dossier: Dossier) -> bytes:
    """The canonical text of a dossier: one value is always written one way."""
    return json_texts.dump(written.dossier(dossier))


def to_zip(dossier: Dossier, files: Mapping[str, bytes]) -> bytes:
    """The same with its attached files; the same dossier always makes the same bytes.

    Raises RuleViolation when a file the dossier names is not given: such an archive could not be read back.
    """
    found, missing, _ = attachments.paired(dossier, files)
    if missing:
        listed = " ; ".join(map(str, missing))
        raise RuleViolation(f"Le ZIP ne peut pas être fait, des fichiers manquent : {listed}.")
    return archives.pack(to_json(dossier), found)


def _complete(text: bytes, given: Mapping[str, bytes]) -> Reading:
    """A dossier out of an archive, where every named file is there and every file is named."""
    dossier, notices = _dossier(text, own_sets(given))
    files, faults, unknown = attachments.paired(dossier, given)
    faults += [Fault("", f"fichier inconnu « {shown(name)} » : le dossier ne le nomme pas") for name in unknown]
    if faults:
        raise FaultyDossier(faults)
    _look_at(dossier, files)
    return Reading(dossier, files, notices)


def _look_at(dossier: Dossier, files: Mapping[str, bytes]) -> None:
    """Raises FaultyDossier when a file is not what the dossier takes it for."""
    from syndic_desktop.exchange.checks import pictures

    if faults := list(pictures.faults(dossier, files)):
        raise FaultyDossier(faults)


def _dossier(data: bytes, own: Collection[str] = ()) -> tuple[Dossier, tuple[str, ...]]:
    from pydantic import ValidationError

    from syndic_desktop.exchange import checks, complaints
    from syndic_desktop.exchange.models.dossiers import DossierModel
    from syndic_desktop.exchange.to_domain.dossiers import dossier as converted

    tree = _recognised(json_texts.load(data))
    with places.telling(lambda: tree):
        try:
            model = DossierModel.model_validate(tree)
        except ValidationError as error:
            raise FaultyDossier(complaints.faults(error)) from None
        dossier = converted(model)
        return dossier, checks.check(dossier, own)


def _recognised(tree: object) -> dict[str, object]:
    """The tree, once it says that it is a dossier, of a version known here."""
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise refused(f"ce fichier n’est pas un dossier syndical (« format » doit valoir « {FORMAT} »)")
    version = tree.get("version")
    if type(version) is int and version > VERSION:
        raise refused(
            f"il est de la version {version} du format et ce programme lit jusqu’à la version {VERSION} : "
            "mettez le programme à jour"
        )
    if type(version) is not int or version != VERSION:
        raise FaultyDossier([Fault("version", f"valeur attendue : {VERSION}")])
    return tree
