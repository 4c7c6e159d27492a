"""The published JSON Schema of the format, derived from the models.

`python -m syndic_desktop.exchange.schema` writes it. It tells editors and other programs what is
well formed; the cross checks (codes, days, figures) are beyond a schema.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from syndic_desktop.exchange.models.dossiers import DossierModel

NAME: Final = "dossier-syndical-1.schema.json"
PUBLISHED: Final = Path(__file__).parents[2] / "resources" / "schemas" / NAME


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of version 1."""
    derived = _untitled(DossierModel.model_json_schema())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": NAME,
        "title": "Dossier syndical, version 1",
        **derived,
    }


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _untitled(value: Any) -> Any:
    """Without the titles that pydantic makes up from our names; no key of the format is called `title`."""
    if isinstance(value, dict):
        return {key: _untitled(each) for key, each in value.items() if key != "title"}
    return [_untitled(each) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    PUBLISHED.parent.mkdir(parents=True, exist_ok=True)
    PUBLISHED.write_text(text(), encoding="utf-8")
