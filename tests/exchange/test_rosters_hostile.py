"""Files that are not what they say, or that want harm: one sentence, quickly, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.exchange.rosters import FaultySheet, model_workbook, read_roster

SECONDS = 5.0  # of processor: a machine that does something else takes nothing of them
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refusal(data: bytes, name: str = "liste.xlsx") -> str:
    start = time.process_time()
    with pytest.raises(FaultySheet) as caught:
        read_roster(data, name)
    assert time.process_time() - start < SECONDS
    return str(caught.value)


def changed(change: Callable[[str, bytes], bytes | None], added: dict[str, bytes] | None = None) -> bytes:
    """The model with its parts changed or removed, and others added."""
    made = BytesIO()
    with ZipFile(BytesIO(model_workbook())) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
        for name, part in (added or {}).items():
            target.writestr(name, part)
    return made.getvalue()


def sheet(text: bytes) -> bytes:
    return changed(lambda name, part: text if name == SHEET else part)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "le fichier est vide"),
        (b"  \r\n ", "le fichier est vide"),
        (b"bonjour", "aucune ligne de titres reconnue"),
        (b"%PDF-1.7 ...", "n’est pas un classeur Excel (.xlsx) ni un fichier CSV"),
        (b"<html><table></table></html>", "n’est pas un classeur Excel"),
        (b"a\0b", "ni un classeur Excel (.xlsx) ni un fichier CSV"),
        (OLE, "ancien classeur Excel (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protégé par un mot de passe"),
        (b"PK\x03\x04" + bytes(100), "abîmé ou incomplet"),
        (b"x" * 10_000_001, "dépasse 10 Mo"),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_name(data: bytes, expected: str) -> None:
    said = refusal(data, "liste\n.xlsx")

    assert said.startswith("Liste refusée : « liste .xlsx » : ")
    assert expected in said


def test_other_archives_are_named() -> None:
    assert ".ods" in refusal(changed(lambda _name, _part: None, {"mimetype": b"", "content.xml": b""}))
    assert ".xlsb" in refusal(changed(lambda _name, _part: None, {"xl/workbook.bin": b""}))
    assert "n’est pas un classeur" in refusal(changed(lambda _name, _part: None, {"word/document.xml": b""}))


def test_an_archive_that_swells_is_refused() -> None:
    assert "trop gros" in refusal(sheet(HEAD + b" " * 30_000_000 + TAIL))
    assert "trop gros" in refusal(changed(lambda _name, part: part, {f"xl/{n}.xml": b"" for n in range(1_100)}))


def test_ten_million_empty_rows_are_refused() -> None:
    assert "trop gros" in refusal(sheet(HEAD + b"<row/>" * 10_000_000 + TAIL))
    assert "trop gros" in refusal(sheet(HEAD + b"<row/>" * 1_000_000 + TAIL))
    assert "trop gros" in refusal(sheet(HEAD + b'<row r="1">' + b"<c/>" * 1_000_000 + b"</row>" + TAIL))


@pytest.mark.parametrize("place", ["1048576", "99999999999999", "0", "-5", "x", "1e300"])
def test_a_row_that_says_it_is_far_away_does_not_stall_the_reader(place: str) -> None:
    row = b'<row r="%b"><c t="inlineStr"><is><t>Nom</t></is></c></row>' % place.encode()

    assert refusal(sheet(HEAD + row + TAIL))


@pytest.mark.parametrize("place", ["XFD1", "ZZZZZZ1", "A0", "1A", "A1:B2", "é1"])
def test_a_cell_that_says_it_is_far_away_does_not_stall_the_reader(place: str) -> None:
    row = f'<row r="1"><c r="{place}" t="inlineStr"><is><t>Nom</t></is></c></row>'

    assert refusal(sheet(HEAD + row.encode() + TAIL))


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("kind", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
)
def test_a_document_type_is_refused_wherever_it_is(kind: bytes, part: str) -> None:
    data = changed(lambda name, text: kind + text if name == part else text)

    assert "DOCTYPE" in refusal(data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "cp037", "utf-32"])
def test_a_document_type_does_not_hide_behind_an_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + (LAUGHS + HEAD + TAIL).decode()

    assert refusal(sheet(text.encode(encoding)))
    assert refusal(sheet(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + HEAD + TAIL))


def test_missing_parts_and_parts_that_are_not_xml_are_told() -> None:
    for missing in ("xl/workbook.xml", "xl/styles.xml", SHEET, "xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        assert refusal(changed(lambda name, part, missing=missing: None if name == missing else part))  # type: ignore[misc]
        assert refusal(changed(lambda name, part, missing=missing: b"\xff<" if name == missing else part))  # type: ignore[misc]


def test_an_entry_that_comes_twice_is_refused() -> None:
    made = BytesIO(model_workbook())
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(made, "a") as archive:
        archive.writestr(SHEET, HEAD + TAIL)

    assert "abîmé" in refusal(made.getvalue())


MODEL = model_workbook()


@given(st.integers(0, len(MODEL) - 1))
def test_a_workbook_cut_short_never_crashes(length: int) -> None:
    assert refusal(MODEL[:length])


@given(st.data())
def test_a_workbook_with_damaged_bytes_never_crashes(data: st.DataObject) -> None:
    damaged = bytearray(MODEL)
    for place in data.draw(st.lists(st.integers(0, len(MODEL) - 1), min_size=1, max_size=5)):
        damaged[place] = data.draw(st.integers(0, 255))

    assert refusal(bytes(damaged))  # the model itself has no seat: whatever is read of it is refused


@given(st.binary(max_size=300))
def test_a_sheet_of_any_bytes_never_crashes(text: bytes) -> None:
    assert refusal(sheet(HEAD + text + TAIL))


def test_a_list_too_long_is_refused() -> None:
    row = "Communes;Ambre;Mme;Zoé;D{};1\n"
    text = "Collège;Membre;Civilité;Prénom;Nom;Voix\n"

    assert "dépasse 2000 sièges" in refusal((text + "".join(row.format(n) for n in range(2_500))).encode())
    assert "dépasse 20000 lignes" in refusal((text + row * 25_000).encode())


def test_a_csv_field_without_end_is_refused() -> None:
    assert refusal(b'Nom;Membre;Coll\xe8ge\n"' + b"x" * 5_000_000)
    assert refusal(b"Nom;Membre;Coll\xe8ge\n" + b"x" * 5_000_000)
    assert refusal(b";" * 5_000_000)
