"""From the bytes of a file to its tables, whatever kind of spreadsheet it is."""

from __future__ import annotations

from syndic_desktop.exchange.sheets.csv_files import read_csv
from syndic_desktop.exchange.sheets.faults import refused
from syndic_desktop.exchange.sheets.tables import LARGEST_FILE, Table, Titles
from syndic_desktop.exchange.sheets.workbooks import NOT_EXCEL, read_workbook

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff", b"<")


def read_tables(data: bytes, titles: Titles) -> tuple[Table, ...]:
    """The sheets of an Excel workbook, in order, or the one table of a CSV file. Raises FaultySheet.

    `titles`: how many columns a row of titles names, which tells the separators of a CSV file apart.
    """
    if len(data) > LARGEST_FILE:
        raise refused(f"le fichier dépasse {LARGEST_FILE // 1_000_000} Mo, une liste n’en fait pas tant")
    if not data.strip():
        raise refused("le fichier est vide")
    if data.startswith(_OLD_OFFICE):
        if _PROTECTED in data:
            raise refused("le classeur est protégé par un mot de passe : enregistrez-le sans mot de passe")
        raise refused("c’est un ancien classeur Excel (.xls) : enregistrez-le au format .xlsx")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_workbook(data)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_OTHERS):
        raise refused(f"{NOT_EXCEL} ni un fichier CSV")
    return (read_csv(data, titles),)
