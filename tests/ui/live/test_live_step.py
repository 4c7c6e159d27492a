"""The step « Séance » by keyboard alone, on the real example: the roll, movements, votes, debate, and coming back."""

from __future__ import annotations

from datetime import date, time

import pytest

from syndic_desktop.actions.attendance import call_everyone, record_movement
from syndic_desktop.actions.items import change_kind
from syndic_desktop.documents.folders import paper_fingerprint, papers
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.reconvenings import undone
from syndic_desktop.domain.sessions import SessionKey, SessionNature
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Sense
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.papers import paper_source
from syndic_desktop.store import Paper
from syndic_desktop.ui.screens.live.chips import CLOSE, HEIGHT
from syndic_desktop.ui.screens.live.step import LiveStep
from syndic_desktop.ui.screens.preparation.creation import NewSessionForm, Way
from syndic_desktop.ui.screens.preparation.questions import new_questions
from tests.ui.live.conftest import NOW
from tests.ui.standing import press, standing, write

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QApplication  # isort: skip


def session(step: LiveStep):
    return step._live.session


def stance(step: LiveStep, seat: str) -> Stance:
    return next(each.stance for each in session(step).attendance if each.seat == seat)


def plain(words: str) -> str:
    return words.replace(NB, " ")


def figures(step: LiveStep) -> list[str]:
    return [figure for figure, _ in step.head._shown.balance]


def test_one_key_a_seat_and_the_next_one_is_current(step):
    press("P", "E", "A", "P")
    assert [stance(step, f"DEP-{rank}").state.value for rank in (1, 2, 3, 4)] == [
        "present",
        "excuse",
        "absent",
        "present",
    ]
    assert step.roll.chips.current == "REG-1"
    assert figures(step) == ["2", "0", "1", "21", "24"]


def test_a_finding_about_the_roll_leads_to_its_seat(step):
    assert step.show_target(Target(Part.ROLL, seat="REG-2"))

    assert step.roll.chips.current == "REG-2"
    assert step.roll.chips.hasFocus()


def test_a_capital_begins_a_name_and_accents_do_not_matter(step):
    press("Shift+E", "S", "T")
    assert step.roll.chips.chip.name == "ESTÈVE"
    press("Return", "P")
    assert stance(step, "REG-1").state is State.PRESENT
    assert not [each for each in session(step).attendance if each.seat == "DEP-1"]


def test_the_others_are_present_in_one_key_but_who_has_no_titular(step):
    press("A", "T")
    assert figures(step) == ["22", "0", "0", "2", "24"]
    assert step.head.title.text().endswith("Quorum atteint")


def test_a_proxy_goes_to_somebody_who_sits_and_falls_with_him(step):
    press("P", "V")
    free = [choice.label for choice in step.ask.fields[0].choices if not choice.refused]
    assert free == [f"Mme{NB}Lise AUBRAC"]
    write("aubr")
    press("Return")
    assert stance(step, "DEP-2") == Stance(State.PROXY, holder="aubrac-lise")
    press("Home", "A")
    assert plain(step.foot.sentence) == "Mme AUBRAC : absente ; le pouvoir de M. BONNEL à Mme AUBRAC ne vaut plus."


def test_a_proxy_to_somebody_who_is_not_called_yet_says_why_it_waits(step):
    press("P", "V")
    write("castan")

    press("Return")

    assert step.ask.fields[0].refusal.endswith("n’est pas là.")


def test_a_proxy_is_never_given_to_whom_was_not_meant(step):
    press("T", "V")
    write("bon")
    press("Return")
    step.roll.chips.step(1)
    press("V")
    write("bon")
    assert [plain(each) for each in step.ask.fields[0].offered] == ["M. Thomas BONNEL – porte déjà un pouvoir"]
    press("Return")
    assert "porte déjà un pouvoir" in plain(step.ask.fields[0].refusal)
    assert "zambon-luca" not in {each.stance.holder for each in session(step).attendance}


def test_what_is_refused_is_said_in_place(step):
    press("V")
    assert "Personne ne peut recevoir le pouvoir" in step.foot.sentence
    press("F5", "U")
    assert "pas encore ouverte" in step.foot.sentence
    step.item.debate.begin()
    write("aubrac")
    press("Return")
    write("parle trop tôt.")
    press("Return")
    assert "pas encore ouverte" in step.foot.sentence
    assert not session(step).held
    assert session(step).items[0].debate is None


def test_the_session_opens_at_an_hour_and_the_keyboard_goes_to_the_item(step):
    press("T", "F7")
    assert step.ask.fields[0].editor.text() == "10:42"
    write("10h05")
    press("Return")
    assert session(step).course.opened == time(10, 5)
    assert step.item.keys.hasFocus()
    press("Return")
    assert session(step).course.item == 1
    assert plain(step.item.state.text()) == "en cours depuis 10 h 42"


def test_a_late_arrival_says_when_and_which_proxy_ends(room):
    press("F4")
    write("jouve")
    press("Return")
    write("issaly")
    press("Return", "Return", "Return")
    assert plain(room.foot.sentence) == "M. JOUVE quitte la séance et donne pouvoir à M. ISSALY."
    press("F2")
    write("jouve")
    press("Return")
    write("11:20")
    press("Return", "Return")
    assert plain(room.foot.sentence) == "M. JOUVE arrive : le pouvoir donné à M. ISSALY ne vaut plus."
    assert session(room).movements[-1] == Movement("EPCI-03", 1, Stance(State.PRESENT), time(11, 20), during=True)
    assert room.item.keys.hasFocus()


def test_after_the_vote_a_departure_is_for_the_next_item(room):
    press("U", "F6", "Home", "F3", "Return", "Return")
    assert session(room).movements[-1].before_item == 2
    assert figures(room)[0] == "24"
    press("PgDown")
    assert figures(room)[0] == "23"
    assert plain(room.head.voters.text()) == "· 23 votants au point 2"


def test_unanimity_in_one_key_and_a_reason_to_vote_again(room):
    press("U")
    assert session(room).items[0].vote.unanimous
    assert plain(room.item.result.sentence).startswith("Délibération adoptée à l’unanimité, par 40 voix pour")
    press("U")
    assert "rouvrez d’abord" in room.foot.sentence
    press("V", "Return")
    assert room.ask.fields[0].refusal
    write("erreur de décompte")
    press("Return")
    assert session(room).items[0].vote is None
    assert "erreur de décompte" in room.item.result.sentence


def test_the_next_vote_moves_nothing_but_the_keys_and_their_result(qtbot, room):
    press("U", "PgDown", "Return")
    card = room.item
    around = (card.pages, card.settled, card.list_button.parentWidget(), card.subject, card.debate.what)
    qtbot.waitUntil(lambda: card.settled.height() > card.keys.height())
    places = [each.geometry() for each in around]
    press("U")
    QApplication.processEvents()
    assert card.result.height() > 0
    assert card.result.geometry().top() > card.keys.geometry().bottom()
    assert card.result.height() == card.result.wanted(card.result.width())
    assert not card.result.verticalScrollBar().isVisible()
    assert [each.geometry() for each in around] == places
    card.result.setFocus()
    press("Ctrl+C")
    assert QApplication.clipboard().text() == card.result.sentence
    press("PgDown")
    assert card.result.height() == 0
    assert card.result.focusPolicy() is Qt.FocusPolicy.NoFocus  # the keyboard goes past nothing


def test_a_college_against_in_one_letter_then_an_exception_by_name(room):
    press("C", "P", "C")
    assert room.item.trial.text().startswith("22 pour, 2 contre")
    press("I")
    write("jou")
    press("Return", "A")
    assert plain(room.item.editor.exceptions.text()) == "Sauf JOUVE (abstention)."
    assert plain(room.item.trial.text()) == "21 pour, 2 contre, 1 abstention, soit 34,5 voix contre 4 : adopté"
    press("Return")  # no other name
    vote = session(room).items[0].vote
    assert [(each.seat, each.sense) for each in vote.by_seat] == [("EPCI-03", Sense.ABSTAINING)]
    assert {each.college: each.sense for each in vote.colleges}["REG"] is Sense.AGAINST
    assert (vote.ballot, vote.counts) == (Ballot.ORDINARY, None)
    assert "S’est abstenu : M. Antoine JOUVE" in plain(room.item.result.sentence)


def test_a_count_that_hides_weights_is_refused_before_it_is_kept(room):
    press("D", "3")
    assert "pas tous le même nombre de voix" in room.item.trial.text()
    press("Escape", "Escape")  # what is typed, then the editor
    assert room.item.keys.hasFocus()
    assert session(room).items[0].vote is None


def test_a_roll_call_names_everybody(room):
    press("N", "P", "C", "A", "X", "T", "Return")
    vote = session(room).items[0].vote
    assert (vote.ballot, vote.default) == (Ballot.PUBLIC, Sense.IN_FAVOUR)
    assert [each.sense.value for each in vote.by_seat] == ["contre", "abstention", "ne_prend_pas_part"]


def test_a_secret_ballot_that_does_not_add_up_is_not_kept(room):
    press("S", "Return", "Return", "Return")
    write("15")
    press("Return")
    write("7")
    press("Return")
    press("Return")  # the scrutineers may be left empty
    assert "22 comptés" in plain(room.foot.sentence)
    room.item.editor.against.focus()
    write("9")
    press("Return")
    assert session(room).items[0].vote is None, "Enter goes to the scrutineers first"
    write("weil, viala")
    press("Return")
    vote = session(room).items[0].vote
    assert (vote.secret.cast, vote.counts.in_favour, vote.counts.against, vote.by_seat) == (24, 15, 9, ())
    assert vote.scrutineers == ("weil-daniel", "viala-jeanne")


def test_an_election_goes_from_round_to_round(room, store, desk):
    desk.run(change_kind, room.sheet.id, ItemKind.ELECTION)
    press("E", "Return", "Return", "Return", "Return")
    for who, votes in (("marcenac", "10"), ("issaly", "8"), ("viala", "6")):
        write(who)
        press("Return")
        write(votes)
        press("Return")
    press("Return")
    assert session(room).items[0].vote.election.rounds[0].votes[0] == CandidateVotes("marcenac-elodie", 10)
    assert room.item.editor.round.text() == "Deuxième tour · majorité absolue"
    assert [row.candidate for row in room.item.editor.rows[:2]] == ["marcenac-elodie", "issaly-bruno"]
    press("Return", "Return", "Return", "Return")
    write("13")
    press("Return", "Return")
    write("11")
    press("Return")
    write("")
    press("Return")  # the third candidate withdrew: an empty line ends the round
    assert room.sheet.title == f"Élue{NB}: Mme{NB}Élodie MARCENAC"
    assert room.item.editor is None


def test_the_written_proxy_is_dated_and_its_scan_kept(room, store):
    press("F4")
    write("jouve")
    press("Return")
    write("issaly")
    press("Return", "Return", "Return", "F6", "Shift+J", "O", "U", "Return", "J")
    write("02/12/2026")
    press("Return", "Return")
    write("joindre")
    press("Return")
    paper = session(room).movements[-1].stance.paper
    assert (paper.signed, paper.file) == (date(2026, 12, 2), "pouvoirs/EPCI-03-pouvoir.pdf")
    with store.reading() as reader:
        assert reader.file(paper.file).startswith(b"%PDF")
    assert "pouvoir du 02/12/2026" in plain(room.roll.chips.chip.told)


def test_the_debate_is_typed_on_one_line_and_its_answer_added(room):
    press("B")
    write("noug")
    press("Return")
    write("demande le coût.")
    press("Return")
    assert room.item.debate.who.editor.hasFocus()
    room.item.debate.list.setFocus()
    press("Down", "Return")
    write("Il est de 3 000 euros.")
    press("Return")
    speech = session(room).items[0].debate[0]
    assert (speech.speaker, speech.text, speech.answer) == (
        "nougarede-jean-luc", "demande le coût.", "Il est de 3 000 euros.",
    )  # fmt: skip


def test_a_long_speech_may_be_put_right_and_nobody_has_an_endless_name(room):
    press("B")
    write("aubrac")
    press("Return")
    write("mot " * 300)
    press("Return")
    room.item.debate.list.setFocus()
    press("Down", "Return")
    write("réponse")
    press("Return")
    assert session(room).items[0].debate[0].answer == "réponse"
    press("F5", "B")
    write("x" * 200_000)
    press("Return")
    assert "120 caractères" in room.item.debate.who.refusal


def test_the_beginning_of_a_name_means_the_first_and_who_spoke_may_be_put_right(room):
    press("B")
    write("marc")
    press("Tab")
    write("demande si la convention est publique.")
    press("Return")
    assert session(room).items[0].debate[0].speaker == "marcenac-elodie"
    write("une habitante")
    assert "tel quel" in room.item.debate.who.note.text()
    room.item.debate.list.setFocus()
    press("Down", "Return")
    room.ask.fields[0].focus()
    write("noug")
    press("Return", "Return", "Return")
    assert session(room).items[0].debate[0].speaker == "nougarede-jean-luc"


def test_no_remark_in_one_key(room):
    press("O")
    assert session(room).items[0].debate == ()
    assert room.item.debate.empty.text() == "Aucune observation."


def test_a_recusal_takes_the_voter_out(room):
    press("R")
    write("castan")
    press("Return", "Return")
    write("associée")
    press("Return")
    assert [each.seat for each in session(room).items[0].recusals] == ["DEP-3"]
    assert plain(room.head.voters.text()) == "· 23 votants au point 1"


def test_rarer_gestures_are_found_by_a_word(room):
    press("F8")
    write("reporter")
    press("Return")
    assert room.sheet.mark.name == "OFF"
    assert "reporté" in room.item.result.sentence


def test_the_secretary_is_named_among_those_who_sit(room):
    assert "secrétaire : à nommer" in plain(room.course.said.text())
    press("F8")
    write("secrétaire")
    press("Return")
    write("bonnel")
    press("Return")
    assert session(room).secretary == "bonnel-thomas"
    assert "secrétaire : M. BONNEL" in plain(room.course.said.text())


def test_a_lost_quorum_closes_the_session_and_prepares_another(qtbot, room, desk, store):
    assert not room.course.reconvening.isVisible()
    for rank in range(1, 13):
        desk.run(record_movement, room.session_id, Movement(f"EPCI-{rank:02}", 2, Stance(State.EXCUSED)))
    press("U", "PgDown", "Return")
    assert room.head.title.text() == "✗ Quorum non atteint"
    assert room.course.reconvening.isVisible()
    with qtbot.waitSignal(room.asked) as asked:
        press("Ctrl+F7", "Return")
    assert asked.args[0].first_session == room.session_id
    assert session(room).closing == time(10, 42)

    form = NewSessionForm(desk, new_questions(store, NOW.date))
    qtbot.addWidget(form)
    form.begin(asked.args[0].first_session)
    assert (form.way.value, form.first.value, form.day.value) == (Way.SECOND, room.session_id, date(2026, 12, 8))
    assert "sans condition de quorum" in form.proposed.text()
    assert form.remarks.isHidden()
    assert form.make()
    with store.reading() as reader:
        second = reader.session(reader.session_id(SessionKey("CS", date(2026, 12, 8), session(room).opening)))
    assert second.nature is SessionNature.SECOND_NOTICE
    assert [item.subject for item in second.items] == [item.subject for item in session(room).items if undone(item)]
    assert second.items[0].subject in form.proposed.text()

    assert room.course.reconvening.text() == "Voir la seconde convocation"
    assert "pour le 8 décembre 2026 (Ctrl+F7 y mène)" in plain(room.head.warning.text())
    with qtbot.waitSignal(room.asked) as asked:
        press("Ctrl+F7")
    again = form._questions.find("CS", second.day, second.opening)
    assert (asked.args[0].new_session, asked.args[0].session_id) == (False, again)


def test_a_quorum_that_lacks_at_the_door_is_recorded_and_the_session_convened_again(qtbot, step, desk):
    desk.run(call_everyone, step.session_id, State.ABSENT)
    assert step.head.title.text() == "✗ Quorum non atteint"
    assert "procès-verbal de carence et seconde convocation suivent" in step.head.warning.text()
    with qtbot.waitSignal(step.asked) as asked:
        press("Ctrl+F7", "Return")

    held = session(step)
    assert (held.closing, held.course.opened) == (time(10, 42), None)
    assert asked.args[0].first_session == step.session_id
    assert "procès-verbal de carence (Ctrl+E)" in step.head.warning.text()
    assert "(Ctrl+F7)" in step.foot.sentence
    with qtbot.waitSignal(step.asked):
        press("Ctrl+F7")
    press("F7", "Return")
    assert session(step).closing is None


def test_the_session_stops_and_nothing_is_voted_meanwhile(room):
    press("F7")
    write("10:30")
    press("Return", "Return")
    assert (session(room).course.suspended.since, session(room).course.suspended.reason) == (time(10, 30), None)
    assert "suspendue depuis" in room.course.said.text()
    press("U")
    assert "suspendue" in room.foot.sentence
    press("F7", "Return")
    assert session(room).course.suspended is None


def test_it_comes_back_where_it_was(qtbot, opened, make, desk):
    with standing(qtbot, make) as first:
        press("U", "PgDown", "Return")
        assert first.position == 2
    with standing(qtbot, make) as again:
        assert again.position == 2
        assert plain(again.foot.sentence) == (
            "La séance est reprise où elle en était : point 2, 1 vote enregistré. Rien n’a été perdu."
        )


def test_documents_that_no_longer_say_it_are_told(qtbot, room, store, beside):
    press("U")
    source = paper_source(store, room.session_id)[1]
    shelf = Shelf(beside.templates, source.syndicat.templates)
    made = [each for each in papers(source) if each.kind in ("extrait", "liste-des-deliberations")]
    with store.writing("exporter") as writer:
        writer.record_papers(
            room.session_id, [Paper(each.path, each.kind, paper_fingerprint(each, source, shelf), NOW) for each in made]
        )
    press("Shift+F8")  # the extract says who was there; the list, what comes next
    for words in ("bonnel", "absent", "", "", "sorti sans être vu"):
        if words:
            write(words)
        press("Return")
    press("PgDown", "Return", "A")
    qtbot.waitUntil(lambda: "À refaire" in room.foot.sentence)
    assert "(Ctrl+E) : extraits et Liste des délibérations." in plain(room.foot.sentence)
    room.foot.clear()
    room._on_outdated({"extraits": 2, "Liste des délibérations": 1})
    assert room.foot.sentence == "", "each kind is said once"
    room._on_outdated({"extraits": 2, "Procès-verbal": 1})
    assert "extraits (2) et Procès-verbal" in room.foot.sentence


def test_escape_never_leaves_the_room_while_the_session_is_open(qtbot, room):
    with qtbot.assertNotEmitted(room.left):
        press("F6", "Escape", "Escape", "Escape")
    assert room.item.keys.hasFocus()


def test_the_list_of_items_leads_to_one_of_them(room):
    press("U", "L")
    assert "1. Adopté à l’unanimité — Approbation" in room.item.agenda.item(0).text()
    press("Down", "Down", "Return")
    assert room.position == 3
    assert room.item.keys.hasFocus()


def test_a_file_only_read_changes_nothing_and_says_why(room):
    room.only_read("Ouvert en lecture seule.")
    press("U")
    assert room.foot.sentence == "Ouvert en lecture seule."
    press("F6", "A", "PgDown")
    assert session(room).items[0].vote is None
    assert room.position == 2


@pytest.mark.parametrize("size", [(1174, 560), (832, 500)])
def test_everything_stands_in_a_small_window(qtbot, opened, make, size):
    with standing(qtbot, make, *size) as shown:
        assert shown.minimumSizeHint().width() <= size[0]
        assert shown.minimumSizeHint().height() <= size[1]
        assert shown.item.keys.isVisible()
        assert QApplication.focusWidget() is shown.item.keys


def test_the_rows_of_the_roll_come_closer_where_all_would_not_be_seen(step):
    chips = step.roll.chips
    rows = len(set(chips._tops))
    step.resize(1100, 600)
    step.layout().activate()
    high = chips._rects[0].height()

    assert len(set(chips._tops)) == rows
    assert high == CLOSE[0]
    chips.resize(chips.width(), 1200)
    assert chips._rects[0].height() == HEIGHT
