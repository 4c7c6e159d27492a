"""A second export from the window: corrections made by hand are kept, and she is told."""

from __future__ import annotations


def test_a_correction_made_by_hand_outlives_the_next_export(
    qtbot, window, example_path, answers, press, write, tmp_path
):
    window.open_store(example_path)
    press("Ctrl+2", "Return")
    exports, answers.path = window.office.exports, tmp_path / "papiers"

    def export() -> str:
        press("Ctrl+E")
        with qtbot.waitSignal(exports.written, timeout=60_000):
            pass
        qtbot.waitUntil(lambda: not exports.busy)
        return exports.outcome.sentence

    assert "gardé" not in export()
    old = next(answers.path.rglob("extraits/point-01-*.docx"))
    corrected = next(answers.path.rglob("ordre-du-jour.docx"))
    corrected.write_bytes(b"corrected by hand")
    press("F2", "Ctrl+A")
    write("Bail du siège")
    press("Return")

    said = export()

    assert "1\N{NO-BREAK SPACE}fichier corrigé à la main est gardé à côté : « ordre-du-jour (modifié le" in said
    assert "1\N{NO-BREAK SPACE}ancien document est rangé dans « anciens 2026-11-20 »" in said
    assert not old.exists()
    assert [path for path in corrected.parent.glob("ordre-du-jour (*") if path.read_bytes() == b"corrected by hand"]
    assert "gardé" not in export()
