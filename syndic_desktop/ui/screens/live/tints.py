"""The colours of a seat, by how it stands or what it votes; those of a sentence, by its tone."""

from __future__ import annotations

from syndic_desktop.queries.live import Look
from syndic_desktop.ui.theme import Colours
from syndic_desktop.ui.widgets.banners import Tone

ROUND = 8  # pixels: the corners of a sentence


def tints(look: str, colours: Colours) -> tuple[str, str, str]:
    """Ground, ink and edge of a look; the sign says the same without colour."""
    known = {
        Look.PRESENT.value: (colours.good, colours.good_text, colours.good),
        Look.DEPUTY.value: (colours.chosen, colours.accent, colours.chosen),
        Look.PROXY.value: (colours.warning, colours.warning_text, colours.warning),
        Look.RECUSED.value: (colours.bad, colours.bad_text, colours.bad),
        "pour": (colours.good, colours.good_text, colours.good),
        "contre": (colours.bad, colours.bad_text, colours.bad),
        "abstention": (colours.warning, colours.warning_text, colours.warning),
        "ne_prend_pas_part": (colours.chosen, colours.accent, colours.chosen),
    }
    return known.get(look, (colours.card, colours.muted, colours.line))


def toned(tone: Tone, colours: Colours) -> tuple[str, str]:
    """Ground and ink of a sentence, those of every banner."""
    return {
        Tone.PLAIN: (colours.chosen, colours.text),
        Tone.GOOD: (colours.good, colours.good_text),
        Tone.WARNING: (colours.warning, colours.warning_text),
        Tone.BAD: (colours.bad, colours.bad_text),
    }[tone]
