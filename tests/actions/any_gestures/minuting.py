"""Gestures on minutes: what she writes over a paragraph or after it, reviewing, fixing, signing, publishing."""

from __future__ import annotations

from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, minutes
from syndic_desktop.domain.minutes import Line, Paragraph, Rewording, Standing
from syndic_desktop.domain.texts import Text, paragraph
from tests.actions.any_gestures.agendas import on_sessions
from tests.actions.any_gestures.basics import Draw, World, a_day, a_text, maybe, one


def on_minutes(draw: Draw, world: World) -> Gesture:
    if not world.session_ids:
        return on_sessions(draw, world)
    it = draw(one(world.session_ids))
    known = [each for session in world.dossier.sessions if session.minutes for each in session.minutes.rewordings]
    place = draw(st.sampled_from(("quorum", "debats/0", "debats/1", "levee", "~3/sort")))
    hers = Rewording(draw(st.integers(0, 3)), place, _says(draw), _says(draw), draw(st.integers(0, 2)))
    met = draw(st.sampled_from([hers, *known]))
    line = Line(Paragraph(met.item, met.place, _says(draw)), met.told, draw(st.sampled_from(Standing)), met)
    told, day = draw(a_text()), draw(a_day())
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(minutes.save_wording, session_id=it, hers=hers, former=draw(maybe(st.just(met.key)))),
                partial(minutes.drop_wording, session_id=it, key=met.key),
                partial(minutes.keep_wording, session_id=it, line=line),
                partial(minutes.note_corrections, session_id=it, corrections=(told, told)),
                partial(minutes.fix_minutes, session_id=it, day=day, reason=told),
                partial(minutes.unfix_minutes, session_id=it),
                partial(minutes.record_minutes_signed, session_id=it, day=draw(maybe(st.just(day)))),
                partial(minutes.record_minutes_copied, session_id=it, day=draw(maybe(st.just(day)))),
                partial(minutes.record_minutes_published, session_id=it, day=draw(maybe(st.just(day)))),
            )
        )
    )


def _says(draw: Draw) -> Text:
    told = draw(a_text())
    return (paragraph(told),) if told else ()
