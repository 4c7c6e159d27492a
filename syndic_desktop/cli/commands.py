"""The command line: what may be written, and which command it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from syndic_desktop.cli import exporting, filing, importing, reporting, yearly
from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain.errors import FileTrouble, RuleViolation

REFUSED, MISUSED = 1, 2
YEAR = 4  # digits


FRENCH = (
    ("the following arguments are required: ", "il manque "),
    ("one of the arguments ", "il faut l’un de "),
    (" is required", ""),
    ("unrecognized arguments: ", "mots en trop : "),
    ("expected one argument", "une valeur est attendue"),
    ("invalid choice: ", "commande inconnue : "),
    ("choose from", "choisissez parmi"),
    ("not allowed with ", "ne va pas avec "),
    ("invalid int value: ", "un nombre est attendu, pas "),
    ("argument ", ""),
)


class _Parser(argparse.ArgumentParser):
    """argparse, in French (it only translates through the system's catalogues), and misuse leaves with 2."""

    def error(self, message: str) -> NoReturn:
        for english, french in FRENCH:
            message = message.replace(english, french)
        usage = self.format_usage().replace("usage: ", "Écrivez : ")
        self.exit(MISUSED, f"Commande mal écrite : {message}.\n{usage}")


def main(argv: Sequence[str], tools: Tools) -> int:
    """Run one command. Returns the exit code."""
    _speak_utf8()
    options = _parser().parse_args(argv)
    try:
        options.run(options, tools)
        sys.stdout.flush()
    except (RuleViolation, FileTrouble) as trouble:
        print(trouble, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return 0
    except OSError as error:
        where = f"« {error.filename} »" if error.filename else "Le résultat de la commande"
        print(f"{where} n’a pas pu être lu ou écrit ({error.strerror}) : changez d’emplacement.", file=sys.stderr)
        return REFUSED
    return 0


def _speak_utf8() -> None:
    # A console in another encoding (C locale, Windows) must not turn « é » into a crash.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> _Parser:
    parser = _Parser(prog="syndic_desktop", description="Syndic Desktop, sans fenêtre.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    _add_importing(commands)
    _add_exporting(commands)
    _add_yearly(commands)
    _add_filing(commands)
    _add_reporting(commands)
    return parser


def _add_importing(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser("importer", help="créer ou compléter un dossier .syndic")
    command.add_argument("dossier", type=Path, metavar="DOSSIER.json", help="dossier JSON ou ZIP")
    command.add_argument("--base", type=Path, required=True, metavar="F.syndic")
    command.add_argument("--essai", action="store_true", help="dire ce qui changerait, sans rien changer")
    command.set_defaults(run=importing.import_command)
    command = commands.add_parser("assemblee", help="compléter l’assemblée avec une liste Excel ou CSV")
    command.add_argument("liste", type=Path, metavar="LISTE.xlsx")
    command.add_argument("--base", type=Path, required=True, metavar="F.syndic")
    command.add_argument("--essai", action="store_true", help="dire ce qui changerait, sans rien changer")
    command.set_defaults(run=importing.roster_command)
    command = commands.add_parser("modele-assemblee", help="écrire le classeur modèle d’une liste, à remplir")
    command.add_argument("vers", type=Path, metavar="MODELE.xlsx")
    command.set_defaults(run=importing.model_command)
    command = commands.add_parser("dossier", help="exporter le format d’échange")
    command.add_argument("base", type=Path, metavar="F.syndic")
    command.add_argument("--vers", type=Path, required=True, metavar="DOSSIER.json", help=".zip : avec les annexes")
    command.set_defaults(run=importing.dossier_command)


def _add_exporting(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser("exporter", help="écrire tous les documents d’une séance, ou les décisions")
    command.add_argument("base", type=Path, metavar="F.syndic")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--seance", metavar="CS:2019-02-01", help="ceux d’une séance")
    which.add_argument(
        "--decisions",
        nargs="?",
        type=_year,
        const=0,
        metavar="ANNÉE",
        help="arrêtés, décisions du président et délibérations du bureau, de cette année ou tous, sous decisions/ ; "
        "leur version publique, sans les données personnelles, sous decisions/publics/",
    )
    command.add_argument("--vers", type=Path, required=True, metavar="D")
    command.add_argument("--pdf", action="store_true", help="ajouter un PDF à côté de chaque document")
    command.add_argument(
        "--publique",
        action="store_true",
        help="la seule version publique, sans les données personnelles, sous publics/",
    )
    command.set_defaults(run=exporting.export_command)
    command = commands.add_parser("demo", help="essayer avec le syndicat d’exemple")
    command.add_argument("vers", type=Path, metavar="D")
    command.set_defaults(run=exporting.demo_command)


def _add_yearly(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser("registre", help="relier un registre pour une année")
    command.add_argument("base", type=Path, metavar="F.syndic")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--instance", metavar="CS", help="celui des délibérations d’une instance")
    which.add_argument(
        "--arretes", action="store_true", help="celui des arrêtés, et des décisions que prend la présidence"
    )
    command.add_argument("--annee", type=_year, required=True, metavar="2026")
    command.add_argument("--vers", type=Path, required=True, metavar="D")
    command.add_argument("--pdf", action="store_true", help="ajouter le PDF, et dans les tables les feuillets")
    command.set_defaults(run=yearly.register_command)
    command = commands.add_parser("rapport", help="écrire le rapport d’activité d’une année, Word et Excel")
    command.add_argument("base", type=Path, metavar="F.syndic")
    command.add_argument("--annee", type=_year, required=True, metavar="2026")
    command.add_argument("--vers", type=Path, required=True, metavar="D")
    command.add_argument("--pdf", action="store_true", help="ajouter le PDF du document Word")
    command.set_defaults(run=yearly.report_command)


def _year(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) == YEAR):
        raise argparse.ArgumentTypeError(f"« {typed} » n’est pas une année")
    return int(typed)


def _add_filing(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser("deposer", help="préparer des actes pour leur transmission au préfet")
    command.add_argument("base", type=Path, metavar="F.syndic")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--seance", metavar="CS:2019-02-01", help="ceux d’une séance")
    which.add_argument(
        "--decisions",
        nargs="*",
        metavar="NUMERO",
        help="les décisions prises par délégation : celles de ces numéros, sinon toutes celles à transmettre",
    )
    command.add_argument("--vers", type=Path, required=True, metavar="DOSSIER")
    command.add_argument("--pastell", action="store_true", help="une archive par acte, comme Pastell les prend")
    command.set_defaults(run=filing.file_command)
    command = commands.add_parser("donnees-ouvertes", help="les délibérations en CSV, au schéma SCDL")
    command.add_argument("base", type=Path, metavar="F.syndic")
    period = command.add_mutually_exclusive_group()
    period.add_argument("--annee", type=int, metavar="2026")
    period.add_argument("--seance", metavar="CS:2019-02-01")
    command.add_argument("--vers", type=Path, required=True, metavar="FICHIER.csv")
    command.set_defaults(run=filing.open_data_command)


def _add_reporting(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser("controler", help="ce que disent les contrôles")
    command.add_argument("base", type=Path, metavar="F.syndic")
    command.add_argument("--seance", metavar="CS:2019-02-01")
    command.add_argument(
        "--papiers",
        type=Path,
        metavar="D",
        help="relire les documents exportés d’une séance et les comparer au dossier",
    )
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=reporting.control_command)
    command = commands.add_parser("etat", help="qui est là et ce qui est décidé, point par point")
    command.add_argument("base", type=Path, metavar="F.syndic")
    command.add_argument("--seance", required=True, metavar="CS:2019-02-01")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=reporting.state_command)
