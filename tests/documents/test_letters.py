"""What leaves with the notices: letters of the day, difference sheet, e-mails ready to send with their papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from email import message_from_bytes, policy

import pytest

from syndic_desktop.documents import folders, pdf
from syndic_desktop.documents.contents.differences import line, sentence
from syndic_desktop.documents.letters import HEAVY, Parcel, weight, write_letters
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.resending import convened, letters, sent, sent_again
from syndic_desktop.domain.sessions import Modality, sitting
from syndic_desktop.domain.snapshots import Change, Difference
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.texts import words as text_words
from tests.documents.papers import TEMPLATES, compare, words
from tests.documents.sessions import ASSEMBLY, ITEM, SYNDICAT, plain, session

FIRST, SECOND = date(2024, 2, 20), date(2024, 2, 22)


def people():
    """Everybody has an address but GUÉ, and COT wants paper."""
    made = (
        replace(
            each,
            email=None if each.code == "gue" else f"{each.code}@exemple.fr",
            convened_by=Means.HAND if each.code == "cot" else Means.EMAIL,
        )
        for each in ASSEMBLY.people
    )
    return replace(ASSEMBLY, people=tuple(made))


def draft(*items, **changes):
    from syndic_desktop.domain.notices import Notice

    given = session(*(items or (replace(ITEM, vote=None, number=None),)), attendance=(), notice=Notice())
    return sitting(people(), SYNDICAT.profile, replace(given, **changes))


def gone(sat):
    return replace(sat, session=sent(sat, FIRST, letters(sat.assembly, convened(sat), FIRST), ()))


def source(sat) -> Source:
    return Source(SYNDICAT, sat, {})


@pytest.fixture
def no_office(monkeypatch):
    """A computer without LibreOffice."""
    monkeypatch.setattr(pdf, "office", lambda: None)


def changed():
    """Sent on the 20th for a session of which everything then changes."""
    items = (replace(ITEM, vote=None, number=None), Item(ItemKind.INFORMATION, "Travaux du port"))
    sat = gone(draft(*items))
    moved = replace(
        sat.session, day=date(2024, 3, 8), opening=time(10), place="Salle du Phare",
        items=(replace(items[0], fate=Fate.WITHDRAWN), Item(ItemKind.DEBATE, "Orientations"), items[1]),
    )  # fmt: skip
    return replace(sat, session=moved)


def mails(folder):
    return {
        path.stem: message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((folder / "courriels").iterdir())
    }


def attached(mail):
    return [part.get_filename() for part in mail.iter_attachments()]


def test_letters_bear_the_day_they_leave_and_how(tmp_path, no_office):
    due = folders.letters(source(draft()), FIRST)
    first = words(folders.made(due[1], source(draft()), Shelf(TEMPLATES)))

    assert {paper.kind for paper in due} == {"convocation", "pouvoir", "ordre-du-jour", "note-de-synthese"}
    assert "Orsigny, le 20 février 2024" in first
    assert "Remise en main propre" in first


def test_the_note_is_written_again_as_it_was_sent():
    sent = gone(draft(replace(ITEM, vote=None, number=None)))
    (item,) = sent.session.items
    rewritten = replace(item, statement=(paragraph("Tout autre chose."),), operative=())
    now = replace(sent, session=replace(sent.session, items=(rewritten,)))

    (note,) = [each for each in folders.papers(source(now)) if each.kind == "note-de-synthese"]

    said = words(folders.made(note, source(now), Shelf(TEMPLATES)))
    assert plain(text_words(item.statement).split("\n")[0]) in plain(said)
    assert "Tout autre chose" not in said


def test_the_difference_sheet_tells_what_changed(tmp_path):
    (paper,) = [each for each in folders.letters(source(changed()), SECOND) if each.kind == "modifications"]

    compare("modifications", words(folders.made(paper, source(changed()), Shelf(TEMPLATES))))


def test_the_letters_sent_again_tell_the_session_as_it_stands():
    due = folders.letters(source(changed()), SECOND)
    letter = words(folders.made(due[0], source(changed()), Shelf(TEMPLATES)))

    assert "vendredi 8 mars 2024 à 10" in plain(letter)
    assert "salle du phare" in letter.lower()
    assert "2.\tOrientations" in letter  # what is withdrawn keeps its number
    assert "barque" not in letter


def test_a_letter_says_that_it_replaces_another_and_lists_the_sheet_that_goes_with_it():
    def letter(due):
        paper = next(each for each in due if each.kind == "convocation")
        return plain(words(folders.made(paper, source(changed()), Shelf(TEMPLATES))))

    again, same_day = (letter(folders.letters(source(changed()), day)) for day in (SECOND, FIRST))
    first = letter(folders.letters(source(draft()), FIRST))

    assert "La présente convocation remplace celle du 20 février 2024 ; la feuille de modifications" in again
    assert "Objet : convocation modifiée – réunion" in again
    assert "Objet : convocation – réunion" in first
    assert "remplace la précédente, datée du même jour" in same_day
    assert "feuille de modifications ; formulaire de pouvoir" in again
    assert "remplace" not in first.replace("remplacé", "")
    assert "modifications" not in first
    sat = changed()
    gone_again = replace(sat, session=sent_again(sat, SECOND, letters(sat.assembly, convened(sat), SECOND), ()))
    kept = letter(folders.papers(source(gone_again)))
    assert "remplace celle du 20 février 2024" in kept
    assert "2.\tOrientations" in kept


def test_a_draft_tells_what_would_be_sent_under_the_numbers_of_the_screen():
    gone_ = replace(ITEM, vote=None, number=None, fate=Fate.WITHDRAWN)
    late = Item(ItemKind.INFORMATION, "Travaux du port", added_after_notice=True)
    sat = draft(gone_, late)
    agenda = next(each for each in folders.papers(source(sat)) if each.kind == "ordre-du-jour")

    assert [(each["rang"], each["objet"]) for each in agenda.context["ordre_du_jour"]] == [(2, "Travaux du port")]


def test_the_difference_sheet_remains_after_the_second_sending():
    sat = changed()
    again = replace(sat, session=sent_again(sat, SECOND, letters(sat.assembly, convened(sat), SECOND), ()))
    kinds = {paper.kind: paper for paper in folders.papers(source(again))}

    assert "20 février 2024" in str(kinds["modifications"].context["envoi"]).replace("\u00a0", " ")
    assert "modifications" not in {paper.kind for paper in folders.papers(source(gone(draft())))}


def test_one_e_mail_for_each_who_is_convened_so(tmp_path, no_office):
    list(write_letters(Parcel(source(draft()), FIRST), TEMPLATES, tmp_path))

    found = mails(tmp_path)
    assert list(found) == ["01-bel-anne", "03-dru-ines", "04-eau-luc", "05-fau-zoe"]
    assert {str(mail["X-Unsent"]) for mail in found.values()} == {"1"}
    assert str(found["03-dru-ines"]["To"]) == "Inès DRU <dru@exemple.fr>"
    assert attached(found["01-bel-anne"]) == ["convocation.docx", "pouvoir.docx", "note-de-synthese.docx"]


def test_the_words_of_an_e_mail(tmp_path, no_office):
    list(write_letters(Parcel(source(draft()), FIRST), TEMPLATES, tmp_path))
    mail = mails(tmp_path)["03-dru-ines"]

    assert str(mail["Subject"]) == "Convocation – Comité syndical du vendredi 1er mars 2024"
    compare("courriel", plain(mail.get_body().get_content().replace("\r\n", "\n")))


def test_an_e_mail_sent_again_says_what_changes(tmp_path, no_office):
    list(write_letters(Parcel(source(changed()), SECOND), TEMPLATES, tmp_path))
    mail = mails(tmp_path)["01-bel-anne"]
    said = plain(mail.get_body().get_content())

    assert str(mail["Subject"]).startswith("Convocation modifiée – ")
    assert "remplace celle du 20 février 2024" in said
    assert "- Lieu : Orsigny → Salle du Phare" in said
    assert "modifications.docx" in attached(mail)


def test_annexes_travel_with_each(tmp_path, no_office):
    list(write_letters(Parcel(source(draft()), FIRST, {"Plan d’été.pdf": b"%PDF-1.4"}), TEMPLATES, tmp_path))

    for mail in mails(tmp_path).values():
        last = list(mail.iter_attachments())[-1]
        assert (last.get_filename(), last.get_content_type(), last.get_content()) == (
            "Plan d’été.pdf", "application/pdf", b"%PDF-1.4",
        )  # fmt: skip


def test_a_fresh_pdf_goes_instead_of_the_word_file(tmp_path, monkeypatch):
    made = []

    def convert(paths, **_):
        for path in paths:
            path.with_suffix(".pdf").write_bytes(b"%PDF-1.7 %%EOF")
            made.append(path.name)

    monkeypatch.setattr(pdf, "office", lambda: tmp_path)
    monkeypatch.setattr(pdf, "convert", convert)

    list(write_letters(Parcel(source(draft()), FIRST), TEMPLATES, tmp_path))

    assert len(made) == 14
    assert attached(mails(tmp_path)["01-bel-anne"]) == ["convocation.pdf", "pouvoir.pdf", "note-de-synthese.pdf"]


def test_what_is_cancelled_leaves_no_e_mail(tmp_path, no_office):
    list(write_letters(Parcel(source(draft()), FIRST), TEMPLATES, tmp_path, cancelled=lambda: True))

    assert not (tmp_path / "courriels").exists()


def test_a_full_disk_is_told(tmp_path, no_office):
    (tmp_path / "courriels").write_text("un fichier à la place du dossier")

    with pytest.raises(FileTrouble, match="n’est pas un dossier"):
        list(write_letters(Parcel(source(draft()), FIRST), TEMPLATES, tmp_path))


def test_the_weight_of_a_message_counts_its_encoding():
    assert weight({"a": 9 * 2**20}) > HEAVY > weight({"a": 7 * 2**20})


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (Difference(Change.ITEM_MOVED, "Bail", "Bail", 2, 5), "Point 5 déplacé : n° 2 : Bail → n° 5"),
        (Difference(Change.ITEM_ADDED, after="Bail", now=3), "Point 3 ajouté : Bail"),
        (Difference(Change.ITEM_REMOVED, before="Bail", was=3), "Point 3 retiré : Bail"),
        (
            Difference(Change.ITEM_KIND, "debat", "deliberation", 1, 1),
            "Point 1, nature modifiée : débat → délibération",
        ),
        (Difference(Change.ITEM_KIND, "rapport", "avis", 1, 1), "Point 1, nature modifiée : rapport → avis"),
        (Difference(Change.ITEM_MOVED, "Bail", "Bail", None, 5), "Point 5 déplacé : Bail → n° 5"),
        (Difference(Change.MEMBER_ADDED, after="Mme A B"), "Nouveau délégué : Mme A B"),
        (Difference(Change.HOUR, "", "10 h"), "Heure : 10 h"),
        (
            Difference(Change.MODALITY, "en présence", "par visioconférence"),
            "La séance se tient désormais par visioconférence",
        ),
        (Difference(Change.NATURE, "ordinaire", "d’urgence"), "Nature de la séance : ordinaire → d’urgence"),
    ],
)
def test_a_difference_in_one_sentence(difference, said):
    assert plain(sentence(difference)) == said


def test_every_change_has_its_title():
    for what in Change:
        kind = "debat" if what is Change.ITEM_KIND else "x"
        assert sentence(Difference(what, kind, kind, 1, 1))


def test_the_letter_says_why_it_is_urgent_and_is_signed_by_whom_the_statutes_name():
    from syndic_desktop.domain.sessions import SessionNature

    sat = draft(nature=SessionNature.URGENT)
    notice = replace(sat.session.notice, urgency="rupture d’une digue.", signatory="eau")
    given = source(replace(sat, session=replace(sat.session, notice=notice)))
    said = words(folders.made(folders.letters(given, FIRST)[0], given, Shelf(TEMPLATES)))

    assert "en urgence (motif : rupture d’une digue) ; il en sera rendu compte" in said
    assert "Le 1er Vice-Président, / Luc EAU" in said


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        (("un objet", "autre"), "délibérera sans condition de quorum."),
        (("autre",), "sans condition de quorum, sauf sur le point 1, qui l’exige."),
        ((), "est de nouveau convoqué."),
    ],
)
def test_the_letter_of_a_second_convocation_says_what_wants_the_quorum(carried, told):
    from syndic_desktop.domain.sessions import SessionNature

    first = replace(ITEM, vote=None, number=None, subject="Un objet")
    sat = draft(first, replace(first, subject="Autre"), nature=SessionNature.SECOND_NOTICE)
    given = source(replace(sat, carried=frozenset(carried)))

    assert told in words(folders.made(folders.letters(given, FIRST)[0], given, Shelf(TEMPLATES)))


def test_a_meeting_by_video_is_told_as_one(tmp_path, no_office):
    list(write_letters(Parcel(source(draft(modality=Modality.VIDEO)), FIRST), TEMPLATES, tmp_path))

    assert mails(tmp_path)


def test_a_meeting_that_goes_by_video_is_told_in_the_new_letters(tmp_path, no_office):
    sat = gone(draft())
    changed = replace(sat, session=replace(sat.session, modality=Modality.VIDEO))
    list(write_letters(Parcel(source(changed), FIRST), TEMPLATES, tmp_path))

    first = next(iter(mails(tmp_path).values()))
    body = plain(first.get_body().get_content())
    assert "- La séance se tient désormais par visioconférence" in body
    assert line(Difference(Change.MODALITY, "en présence", "par visioconférence")) == {
        "quoi": "Tenue de la séance", "avant": "en présence", "apres": "par visioconférence",
    }  # fmt: skip


def newcomer():
    """Sent on the 20th; since then INO, whom nobody convened, sits in place of COT."""
    sat = gone(draft())
    assembly = replace(
        sat.assembly,
        seats=tuple(replace(each, titular="ino") if each.code == "V2" else each for each in ASSEMBLY.seats),
    )
    return sitting(assembly, SYNDICAT.profile, sat.session)


def test_only_who_received_nothing_is_written_to_when_a_member_changes(tmp_path, no_office):
    list(write_letters(Parcel(source(newcomer()), SECOND), TEMPLATES, tmp_path))

    ((_name, mail),) = mails(tmp_path).items()
    assert str(mail["To"]) == "Rose INO <ino@exemple.fr>"
    assert str(mail["Subject"]) == "Convocation – Comité syndical du vendredi 1er mars 2024"
    assert "remplace" not in mail.get_body().get_content().replace("remplacée", "")
    assert "modifications.docx" not in attached(mail)


def test_an_e_mail_announces_what_it_holds_and_no_more(tmp_path, no_office):
    bare = draft(Item(ItemKind.INFORMATION, "Travaux du port"), place="", opening=None)
    list(write_letters(Parcel(source(bare), FIRST), TEMPLATES, tmp_path))
    mail = mails(tmp_path)["01-bel-anne"]
    said = plain(mail.get_body().get_content())

    assert attached(mail) == ["convocation.docx", "pouvoir.docx"]
    assert "ci-joint la convocation et un formulaire de pouvoir." in said
    assert "le vendredi 1er mars 2024." in said


def test_an_e_mail_is_read_by_any_mail_program(tmp_path, no_office):
    list(write_letters(Parcel(source(draft()), FIRST, {"Plan d’été.pdf": b"%PDF-1.4"}), TEMPLATES, tmp_path))
    addresses = {each.email for each in people().people if each.email}

    for path in (tmp_path / "courriels").iterdir():
        data = path.read_bytes()
        mail = message_from_bytes(data, policy=policy.default)
        head = data.split(b"\r\n\r\n")[0]
        others = addresses - {mail["To"].addresses[0].addr_spec}

        assert head.isascii()
        assert max(map(len, data.split(b"\r\n"))) <= 998
        assert not mail.defects
        assert [mail["Date"], mail["Cc"], mail["Bcc"]] == [None, None, None]
        assert len(mail["To"].addresses) == 1
        assert not any(each in f"{mail['To']}{mail.get_body().get_content()}" for each in others)
