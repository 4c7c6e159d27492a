"""What the norm ACTES and the operators accept, written again from their texts: judges names, tables and archives."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

IDENTIFIER = re.compile(r"[09][0-9][AB0-9]-\d{9}-\d{8}-[A-Z0-9_]{2,15}-(DE|AR|AI|CC|BF|AU)")
FILE = re.compile(r"\d{2}_[A-Z]{2}-(?P<identifier>.+)-1-1_(?P<rank>[1-9]\d*)\.(pdf|jpg|png|xml)")
MATTER = re.compile(r"[1-9]\.\d{1,2}(\.\d{1,2}){0,3}")
SENT_ALONE = ("envoi_auto", "envoi_tdt", "envoi_signature")


def folder_faults(files: dict[str, bytes]) -> list[str]:
    """What an operator would refuse in the folders of several acts."""
    rows = list(csv.DictReader(io.StringIO(files["actes.csv"].decode("utf-8-sig"), newline=""), delimiter=";"))
    told = {f"{row['dossier']}/{row['fichier']}" for row in rows}
    there = {name for name in files if name != "actes.csv" and not name.endswith("/fiche.txt")}
    return [
        *(f"unlisted {name}" for name in there ^ told),
        *(fault for row in rows for fault in _row(row)),
        *(f"name {name}" for name in files if not name.isascii()),
    ]


def _row(row: dict[str, str]) -> Iterator[str]:
    found = FILE.fullmatch(row["fichier"])
    if not IDENTIFIER.fullmatch(row["identifiant"]):
        yield f"identifier {row['identifiant']}"
    if found is None or found["identifier"] != row["identifiant"] or found["rank"] != row["rang"]:
        yield f"file {row['fichier']}"
    if row["date"].replace("-", "") not in row["identifiant"] or date.fromisoformat(row["date"]).year < 1900:
        yield f"date {row['date']}"
    if not re.fullmatch(r"[A-Z0-9_]{2,15}", row["numero"]) or row["numero"] not in row["identifiant"]:
        yield f"number {row['numero']}"
    if not 1 <= int(row["nature_code"]) <= 6 or row["papier"] not in ("O", "N"):
        yield "nature or paper"
    if row["fichier"].endswith(".xml") != (row["nature_code"] == "5" and row["rang"] == "1"):
        yield f"sealed budget {row['fichier']}"
    if row["emetteur"] not in ("41", "42"):
        yield f"sender {row['emetteur']}"
    yield from _said(row["objet"], row["matiere"])


def _said(subject: str, matter: str) -> Iterator[str]:
    if not 1 <= len(subject) <= 499 or re.search(r"[\r\n]", subject):
        yield "subject length"
    try:
        subject.encode("iso-8859-1")
    except UnicodeEncodeError:
        yield f"subject letters {subject!r}"
    if not MATTER.fullmatch(matter):
        yield f"matter {matter}"


def pastell_faults(data: bytes) -> list[str]:
    """What Pastell would refuse in the archive of one act."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        flow = ElementTree.fromstring(archive.read("manifest.xml"))
    fields = {each.get("name"): each.get("value", "") for each in flow.findall("data")}
    held = {each.get("name"): [file.get("content") for file in each.findall("file")] for each in flow.findall("files")}
    faults = list(_said(fields["objet"], fields["classification"].partition(" ")[0]))
    if flow.tag != "flux" or flow.get("type") != "actes-generique" or any(each in fields for each in SENT_ALONE):
        faults.append("flow")
    if not re.fullmatch(r"[0-9A-Z_]{2,15}", fields["numero_de_lacte"]) or fields["acte_nature"] not in "123456":
        faults.append("number or nature")
    if len(held.get("arrete", [])) != 1:
        faults.append("one act")
    if sorted(names) != sorted(["manifest.xml", *(name for each in held.values() for name in each if name)]):
        faults.append(f"files {names}")
    date.fromisoformat(fields["date_de_lacte"])
    return faults
