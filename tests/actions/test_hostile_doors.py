"""Hostile files at every door of a file that is open: whatever comes in, a French refusal, and not a byte is written.

How many are thrown at each door is written in `DOORS`, 2 800 in all. The other hostile tests go deeper behind one door
without a file open: 4 850 spoilt dossiers (`test_mutations`), 650 templates (`test_hostile_templates`), 550 workbooks
and 250 pastes (`test_recaps`, `test_rosters_hostile`), 900 receipts and classifications (`test_receipts`,
`test_actes`), 420 scans (`test_receipts`, `test_signing`).
"""

from __future__ import annotations

import hashlib
import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from syndic_desktop.actions import templates
from syndic_desktop.actions.classifications import take_classification
from syndic_desktop.actions.receipts import Arrived, take_receipts
from syndic_desktop.actions.scans import file_scan
from syndic_desktop.actions.syndicats import put_logo
from syndic_desktop.documents.signing import ToSign, cut, signature_folder
from syndic_desktop.documents.word import read_report
from syndic_desktop.domain.decisions import DecisionKind
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.exchange import dossiers
from syndic_desktop.exchange.actes.classifications import read_classification
from syndic_desktop.exchange.recaps.readers import read_pasted, read_recaps
from syndic_desktop.exchange.rosters import model_workbook, read_roster
from syndic_desktop.queries.examples import examples_of
from syndic_desktop.store import Store
from tests.actions.held_acts import acts_of, unsigned
from tests.actions.test_receipts import CLASSIFICATION, receipt
from tests.actions.test_templates import EXAMPLE, NOTE
from tests.documents.test_signing import page_of
from tests.documents.word.makings import with_paragraphs
from tests.exchange.test_archives import FILES, with_files, zipped
from tests.exchange.test_recaps import workbook_of
from tests.exchange.trees import data, small

KIND = "note-de-synthese"
REPORT = with_paragraphs("Le bail du siège arrive à son terme.", "Deux locaux ont été visités.")
LOGO = (EXAMPLE.parent / "annexes" / "logo.png").read_bytes()
DOORS = {
    "dossier": 450, "archive": 300, "sièges": 250, "décisions": 250, "collage": 250, "accusé": 250,
    "classification": 200, "parapheur": 100, "numérisation": 250, "modèle": 150, "rapport": 150, "image": 200,
}  # fmt: skip
PUT = (
    b"", b"\0", b"<", b"]]>", b'"', b"{", b"}", b"[" * 60, b"-1", b"9" * 40, b"\xff\xfe", b"\xc3", b"PK\3\4", b"%PDF-",
    b"{{ x.__class__ }}", b"{% include 'x' %}", b"=1+1", b"../../x", b"endstream", b"/Encrypt 1 0 R",
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', b'<!ENTITY b "&c;&c;">',
)  # fmt: skip
Throw = Callable[[bytes], object]


def broken(whole: bytes, chance: random.Random) -> bytes:
    """A file with something of it gone, put in, doubled or cut; the insides of a ZIP as often as its outside."""
    if whole[:2] == b"PK" and chance.random() < 0.5:
        return _inside(whole, chance)
    at = chance.randrange(len(whole))
    end = min(len(whole), at + chance.choice((0, 1, 3, 30, 400)))
    match chance.randrange(5):
        case 0:
            return whole[:at]
        case 1:
            return whole[:at] + chance.choice(PUT) + whole[end:]
        case 2:
            return whole[:at] + chance.randbytes(chance.choice((1, 4, 40))) + whole[end:]
        case 3:
            return whole[:at] + whole[at:end] * 2 + whole[end:]
        case _:
            return chance.choice(PUT) + (whole if chance.random() < 0.5 else chance.randbytes(200))


def _inside(whole: bytes, chance: random.Random) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        spoilt = chance.choice(names)
        for name in names:
            part = source.read(name)
            if name != spoilt:
                target.writestr(name, part)
            elif chance.random() < 0.8 and part:
                target.writestr(chance.choice((name, name, name, f"../{name}")), broken(b" " + part, chance))
    return made.getvalue()


def doors(store: Store) -> dict[str, tuple[bytes, Throw]]:
    """By door, a good file and what takes one in, as the program does; what is only read there writes nothing."""
    read = dossiers.read(EXAMPLE)
    contexts = examples_of(read.dossier, read.files).contexts[KIND][:1]
    folder = store.path.parent
    act = acts_of(store)[2]

    def dossier(given: bytes) -> object:
        path = folder / "essai.zip" if given[:2] == b"PK" else folder / "essai.json"
        path.write_bytes(given)
        return dossiers.read(path)

    pile = signature_folder(page_of("a"), [ToSign("CS:2026-09-25", "1", "n", "o", page_of("b"))], "t")
    pasted = "LC1\t02/03/2026\tPapeterie\tPapier\t80,10\tHT\nLC2\t03/03/2026\t\tCâbles\t=1+1\tTTC\n".encode()
    archive = zipped(*FILES.items(), main=data(with_files()))
    return {
        "dossier": (data(small()), dossier),
        "archive": (archive, dossier),
        "sièges": (model_workbook(), lambda given: read_roster(given, "sieges.xlsx")),
        "décisions": (workbook_of(), lambda given: read_recaps(given, "decisions.xlsx")),
        "collage": (pasted, lambda given: read_pasted(given.decode(errors="replace"), DecisionKind.PURCHASE_ORDER)),
        "accusé": (receipt().content, lambda given: take_receipts(store, [Arrived("ar.xml", given)])),
        "classification": (CLASSIFICATION, lambda given: take_classification(store, read_classification(given))),
        "parapheur": (pile, cut),
        "numérisation": (b"\xef\xbb\xbf" + pile, lambda given: file_scan(store, act, "acte.pdf", given)),
        "rapport": (REPORT, read_report),
        "image": (LOGO, lambda given: put_logo(store, given)),
        "modèle": (NOTE, lambda given: templates.take_back(store, "maison", KIND, given, contexts, {})),
    }


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The example, with a set of templates of its own."""
    with unsigned(Path(tmp_path_factory.mktemp("portes")) / "a.syndic") as store:
        templates.duplicate_set(store, "Maison", {KIND: NOTE})
        yield store


@pytest.fixture(scope="module")
def thrown(opened: Store) -> dict[str, tuple[bytes, Throw]]:
    return doors(opened)


def test_there_are_two_thousand_of_them() -> None:
    assert sum(DOORS.values()) >= 2000


def rows(store: Store) -> tuple[object, ...]:
    """What tells that anything was written: the journal, and the file itself."""
    with store.reading() as reader:
        last = reader.journal(1)
    places = sorted(store.path.parent.glob(f"{store.path.name}*"))
    return last, [(place.name, place.stat().st_size, place.stat().st_mtime_ns) for place in places]


def content(store: Store) -> str:
    with store.reading() as reader:
        files = {line.path: reader.file(line.path) for line in reader.files()}
        return hashlib.sha256(dossiers.to_zip(reader.dossier(), files)).hexdigest()


@pytest.mark.parametrize("name", DOORS)
def test_a_hostile_file_is_refused_in_french_and_nothing_is_written(
    opened: Store, thrown: dict[str, tuple[bytes, Throw]], name: str
) -> None:
    chance, (whole, throw) = random.Random(f"2121-15 {name}"), thrown[name]
    begun, refused = content(opened), 0
    for _ in range(DOORS[name]):
        given = broken(whole, chance)
        before = rows(opened)
        try:
            done = throw(given)
        except (RuleViolation, FileTrouble) as refusal:
            refused += 1
            said = str(refusal)
            assert re.search(r"[.»]$", said.strip()), said
            assert not re.search(r"Traceback|\b(Error|Exception|object at 0x)\b|\bNone\b", said), said
            assert rows(opened) == before
        else:  # bent where nothing is read: taken in, and given back
            undo = getattr(done, "undo", None)
            if undo is not None:
                undo(opened)
    assert content(opened) == begun
    assert refused > DOORS[name] // 4
