"""Hours as the format writes them."""

from __future__ import annotations

from datetime import time


def hour(value: time | None) -> str | None:
    """« 10:00 », with seconds only where somebody noted some."""
    return None if value is None else value.isoformat("seconds").removesuffix(":00")
