"""`controler` and `etat`: what the store says, as JSON or in words."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain.checks import Severity
from syndic_desktop.domain.sessions import SessionKey

if TYPE_CHECKING:
    from syndic_desktop.queries.decisions import DecisionLine

MISUSED = 2


def control_command(options: argparse.Namespace, tools: Tools) -> None:
    """Print what the checks say, or whether the papers of a session agree."""
    if options.papiers is not None:
        _control_papers(options, tools)
        return
    from syndic_desktop.queries.controls import as_plain, controls
    from syndic_desktop.queries.decisions import doubtful
    from syndic_desktop.store import open_store

    keys = [SessionKey.parse(options.seance)] if options.seance else []
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        found = controls(store, keys, tools.clock().date())
        decided = () if keys else doubtful(store, tools.clock().date())
    if options.json:
        _print_json([*map(as_plain, found), *(said for line in decided for said in _plain(line))])
        return
    for control in found:
        finding, rule = control.finding, control.finding.rule
        aside = f" [passé outre : {finding.override.reason}]" if finding.override else ""
        print(
            f"{control.session}  {finding.severity.value:<8}  {rule.code:<4} {finding.sentence} ({rule.source}){aside}"
        )
    for line in decided:
        for told in line.doubts:
            print(f"{_coded(line)}  {Severity.WARNS.value:<8}  {told}")
    if not found and not decided:
        print("Aucune remarque.")


def _plain(line: DecisionLine) -> Iterator[dict[str, object]]:
    """What is said of a decision taken by delegation, under the keys of what is said of a session, ready for JSON."""
    for told in line.doubts:
        yield {
            "seance": None,
            "point": None,
            "decision": _coded(line),
            "regle": None,
            "nom": "Décision prise par délégation",
            "gravite": Severity.WARNS.value,
            "constat": told,
            "source": "CGCT, L5211-9 et L5211-10",
        }


def _coded(line: DecisionLine) -> str:
    """« arrete:AR2026/03 », as other commands name it."""
    return f"{line.decision.kind}:{line.number}"


def _control_papers(options: argparse.Namespace, tools: Tools) -> None:
    """Print what the files of a session say that the dossier does not."""
    from syndic_desktop.documents.consistency import consistency, files_under
    from syndic_desktop.queries.papers import paper_source
    from syndic_desktop.store import open_store

    if not options.seance:
        print("Commande mal écrite : --papiers demande --seance.", file=sys.stderr)
        raise SystemExit(MISUSED)
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        _, source = paper_source(store, SessionKey.parse(options.seance))
    report = consistency(source, tools.templates, files_under(options.papiers))
    if options.json:
        said = [
            {
                "fichier": each.path,
                "endroit": each.place,
                "sujet": each.about,
                "dit": each.says,
                "attendu": each.expected,
            }
            for each in report.discordances
        ]
        _print_json({"fichiers": report.files, "discordances": said})
        return
    for each in report.discordances:
        print(each.sentence)
    print(f"{report.headline}.")


def state_command(options: argparse.Namespace, tools: Tools) -> None:
    """Print who is there and what was decided, item by item."""
    from syndic_desktop.queries.states import as_lines, session_state
    from syndic_desktop.store import open_store

    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        state = session_state(store, SessionKey.parse(options.seance))
    if options.json:
        _print_json(state)
    else:
        print("\n".join(as_lines(state)))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
