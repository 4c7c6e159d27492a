"""What the commands need of the world: given from above, so that a test gives its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tools:
    """The clock, who is working, and where the Word templates and the bundled example are."""

    clock: Callable[[], datetime]
    holder: str
    templates: Path
    example: Path
