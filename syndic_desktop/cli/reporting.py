"""`controler` and `etat`: what the store says, as JSON or in words."""

from __future__ import annotations

import argparse
import json

from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain.sessions import SessionKey


def control_command(options: argparse.Namespace, tools: Tools) -> None:
    """Print what the checks say."""
    from syndic_desktop.queries.controls import as_plain, controls
    from syndic_desktop.store import open_store

    keys = [SessionKey.parse(options.seance)] if options.seance else []
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        found = controls(store, keys)
    if options.json:
        _print_json([as_plain(control) for control in found])
        return
    for control in found:
        finding, rule = control.finding, control.finding.rule
        aside = f" [passé outre : {finding.override.reason}]" if finding.override else ""
        print(
            f"{control.session}  {finding.severity.value:<8}  {rule.code:<4} {finding.sentence} ({rule.source}){aside}"
        )
    if not found:
        print("Aucune remarque.")


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
