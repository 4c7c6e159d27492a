"""Gestures on acts: signed, sent, received, public; the signed paper; what is not published."""

from __future__ import annotations

from functools import partial

from hypothesis import strategies as st

from syndic_desktop.actions import Gesture, acts, receipts, scans
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.texts import DecisionKind
from tests.actions.any_gestures.agendas import on_items
from tests.actions.any_gestures.basics import Draw, World, a_day, a_text, maybe, one

SCANS = (b"%PDF-1", b"%PDF-2", b"", b"PK\x03\x04")


ACTES = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216"


def a_receipt() -> st.SearchStrategy[bytes]:
    """The receipt of an act that is there or not, on a day that may be or not."""
    number = st.sampled_from(("CS2026_01", "CS2026_02", "CS2026_19"))
    return st.builds(
        lambda day, said, number, nature: (
            f'<a:ARActe xmlns:a="{ACTES}" a:IDActe="099-299099143-{day:%Y%m%d}-{number}-{nature}" '
            f'a:DateReception="{said}"/>'
        ).encode(),
        a_day(),
        a_day(),
        number,
        st.sampled_from(("DE", "AI", "AR")),
    )


def on_acts(draw: Draw, world: World) -> Gesture:
    if not world.items:
        return on_items(draw, world)
    it, day = draw(one(tuple(world.items))), draw(maybe(a_day()))
    known = [ActRef(decision=each.key) for each in world.dossier.decisions]
    lost = ActRef(decision=(DecisionKind.ORDER, draw(a_text()), None))
    refs = draw(st.lists(st.sampled_from([*map(ActRef, world.items), *known, lost]), min_size=1, max_size=3))
    identifier = draw(maybe(a_text()))
    return draw(  # type: ignore[no-any-return]
        st.sampled_from(
            (
                partial(acts.sign, refs=refs, day=day, place=identifier),
                partial(acts.transmit, refs=refs, day=day),
                partial(acts.receive, refs=refs, day=day, identifier=identifier),
                partial(acts.identify, ref=refs[0], identifier=draw(a_text())),
                partial(acts.record_receipt, item_id=it, day=draw(a_day()), identifier=draw(a_text())),
                partial(receipts.take_receipts, files=(receipts.Arrived(draw(a_text()), draw(a_receipt())),)),
                partial(acts.publish, refs=refs, day=day),
                partial(acts.notify, refs=refs, day=day),
                partial(acts.take_off, refs=refs, day=day),
                partial(acts.exempt, refs=refs, reason=identifier),
                partial(scans.file_scan, ref=refs[0], name=draw(a_text()), content=draw(st.sampled_from(SCANS))),
                partial(scans.file_scans, scans=dict.fromkeys(refs, SCANS[0]), name="pile.pdf"),
                partial(scans.remove_scan, ref=refs[0]),
                partial(scans.mark_private, item_id=it, words=(draw(a_text()), draw(a_text()))),
                partial(scans.mark_annex_private, item_id=it, place=draw(st.integers(0, 2)), private=True),
            )
        )
    )
