"""The dossier as the file writes it: pydantic models, French keys, strict types, nothing unknown.

Descriptions are French because the JSON Schema derived from these models is published for the people who write
dossiers. A model says what is well formed; whether codes and figures agree is for `checks`.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
