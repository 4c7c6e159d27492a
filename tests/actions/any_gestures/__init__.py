"""Any gesture of the secretary's, drawn over whatever the file holds at that moment, right or wrong.

`drawn(draw, world)` gives a family of gestures and one gesture with its arguments. Most could be made on the screen;
some come from a screen that shows what is no more, and must then be refused.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture
from tests.actions.any_gestures import (
    acts,
    agendas,
    assemblies,
    classifications,
    decisions,
    minuting,
    rooms,
    sittings,
    syndicats,
    templates,
)
from tests.actions.any_gestures.basics import Draw, World

Family = Callable[[Draw, World], Gesture]

ON_ASSEMBLY: dict[str, Family] = {
    "colleges": assemblies.on_colleges,
    "people": assemblies.on_people,
    "mandates": assemblies.on_mandates,
    "seats": assemblies.on_seats,
    "roles": assemblies.on_roles,
    "bodies": assemblies.on_bodies,
    "rosters": assemblies.on_rosters,
    "rules": syndicats.on_rules,
}
"""What leaves every session held as it was."""
FAMILIES: dict[str, Family] = {
    **ON_ASSEMBLY,
    "syndicat": syndicats.on_syndicat,
    "phrases": syndicats.on_phrases,
    "papers": syndicats.on_papers,
    "imports": syndicats.on_imports,
    "sessions": agendas.on_sessions,
    "items": agendas.on_items,
    "topics": agendas.on_topics,
    "texts": agendas.on_texts,
    "annexes": agendas.on_annexes,
    "notices": sittings.on_notices,
    "answers": sittings.on_answers,
    "checks": sittings.on_checks,
    "votes": sittings.on_votes,
    "attendance": sittings.on_attendance,
    "courses": rooms.on_courses,
    "minutes": minuting.on_minutes,
    "debates": rooms.on_debates,
    "conducts": rooms.on_conducts,
    "acts": acts.on_acts,
    "decisions": decisions.on_decisions,
    "classifications": classifications.on_classifications,
    "delegations": decisions.on_delegations,
    "templates": templates.on_templates,
}
RARE = ("imports",)
"""Nothing is taken back beyond them: a sequence would be cut short by too many."""
USUAL = tuple(sorted(FAMILIES.keys() - RARE)) * 3


def drawn(draw: Draw, world: World) -> tuple[str, Gesture]:
    """The name of a family, and one gesture of it."""
    name = draw(st.sampled_from(USUAL + RARE))
    return name, FAMILIES[name](draw, world)
