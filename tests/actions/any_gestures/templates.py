"""Gestures on her own sets of Word templates."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, templates
from tests.actions.any_gestures.basics import Draw, World, a_text

SETS = ("maison", "classique", "budget", "inconnu")
DOCUMENT = "note-de-synthese"


@cache
def sound() -> bytes:
    """A template that has no fault."""
    root = Path(__file__).resolve().parents[3] / "templates_docx" / "classique"
    return (root / f"{DOCUMENT}.docx").read_bytes()


def on_templates(draw: Draw, world: World) -> Gesture:
    name = draw(st.sampled_from(SETS))
    documents = {DOCUMENT: sound(), "extrait": sound()}
    content = draw(st.sampled_from((sound(), b"", b"PK\x03\x04", b"<html>")))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(templates.duplicate_set, typed="Maison", documents=documents),
                partial(templates.duplicate_set, typed=draw(a_text()), documents=documents),
                partial(templates.take_back, name=name, document=DOCUMENT, content=content, contexts=(), images={}),
                partial(templates.give_up, name=name, document=draw(st.sampled_from((DOCUMENT, "extrait", "autre")))),
                partial(templates.remove_set, name=name),
                partial(templates.use_set, name=name),
            )
        )
    )
