"""Makes the shipped Word templates again: `python packaging/templates.py [folder]`, `templates_docx/` by default.

They are written from nothing with python-docx, so that their look is readable here and can be changed in one place. A
secretary changes hers in Word instead: her own templates live in her dossier and are never written by this script.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import template_extracts
import template_letters
import template_records
import template_registers
import template_room
from template_blocks import CAPITALS

TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "classique/extrait.docx": template_extracts.classique,
    "classique/decision.docx": template_extracts.delegated,
    "classique/convocation.docx": template_letters.notice,
    "classique/pouvoir.docx": template_letters.proxy_form,
    "classique/ordre-du-jour.docx": template_letters.agenda,
    "classique/note-de-synthese.docx": template_letters.note,
    "classique/modifications.docx": template_letters.differences,
    "classique/feuille-de-presence.docx": template_records.roll,
    "classique/proces-verbal.docx": template_records.minutes,
    "classique/proces-verbal-de-carence.docx": template_records.shortfall,
    "classique/liste-des-deliberations.docx": template_records.decision_list,
    "classique/parapheur.docx": template_records.signature_folder,
    "classique/feuillet-de-cloture.docx": template_records.closing_sheet,
    "classique/rapport-d-activite.docx": template_registers.activity,
    "classique/registre.docx": template_registers.register,
    "classique/registre-des-arretes.docx": template_registers.orders,
    "classique/decompte-des-jours-francs.docx": template_records.day_count,
    "classique/feuille-de-secours.docx": template_room.backup,
    "classique/frise-des-presences.docx": template_room.picture,
    "nominatif/extrait.docx": template_extracts.nominatif,
    "nominatif/proces-verbal.docx": lambda: template_records.minutes(by_name=True, words=CAPITALS),
    "rapport/extrait.docx": template_extracts.rapport,
    "assemblee/extrait.docx": template_extracts.assemblee,
    "assemblee/proces-verbal.docx": lambda: template_records.minutes(words=CAPITALS),
}


def main(arguments: list[str]) -> None:
    """Write every template under the folder."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "templates_docx"
    for name, make in TEMPLATES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
        print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
