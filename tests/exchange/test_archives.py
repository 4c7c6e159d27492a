"""Dossiers with attached files: as a ZIP, or as a JSON with its files beside it."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.exchange import archives, attachments, dossiers
from tests.exchange.trees import Tree, data, read, small
from tests.pictures import png

PLAN, LOGO = "annexes/plan d’été.pdf", "annexes/images/logo.png"
FILES = {PLAN: b"%PDF-1.7", LOGO: png(30, 10) + b"\0" * 5000}


def with_files() -> Tree:
    tree = small()
    tree["syndicat"]["logo"] = LOGO
    tree["seances"][0]["points"][0]["annexes"] = [
        {"titre": "Plan", "fichier": PLAN},
        {"titre": "Encore le plan", "fichier": PLAN},
        {"titre": "Sans fichier"},
    ]
    return tree


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], main: bytes | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dossier.json", data(small()) if main is None else main)
        for name, contents in entries:
            archive.writestr(name, contents)
    return made.getvalue()


def refusal(tmp_path, given: bytes) -> str:
    path = tmp_path / "dossier.zip"
    path.write_bytes(given)
    with pytest.raises(dossiers.FaultyDossier) as caught:
        dossiers.read(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_dossier_travels_with_its_files(tmp_path):
    dossier = read(with_files()).dossier
    path = tmp_path / "dossier.zip"

    path.write_bytes(dossiers.to_zip(dossier, FILES))
    reading = dossiers.read(path)

    assert reading == dossiers.Reading(dossier, FILES, ())


def test_the_same_dossier_makes_the_same_bytes():
    dossier = read(with_files()).dossier

    first = dossiers.to_zip(dossier, FILES)

    assert dossiers.to_zip(dossier, dict(reversed(FILES.items())) | {"annexes/rien.txt": b"x"}) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["dossier.json", LOGO, PLAN]
        assert archive.read("dossier.json") == dossiers.to_json(dossier)


def test_a_zip_is_not_made_without_all_its_files():
    with pytest.raises(RuleViolation, match="pièce jointe « annexes/plan d’été"):
        dossiers.to_zip(read(with_files()).dossier, {LOGO: b""})


def test_a_zip_is_known_by_its_bytes_whatever_its_name(tmp_path):
    path = tmp_path / "dossier.json"
    path.write_bytes(dossiers.to_zip(read(small()).dossier, {}))

    assert dossiers.read(path).dossier == read(small()).dossier


def test_files_beside_a_json_are_read_and_missing_ones_told(tmp_path):
    (tmp_path / "dossier.json").write_bytes(data(with_files()))
    (tmp_path / "annexes").mkdir()
    (tmp_path / PLAN).write_bytes(FILES[PLAN])
    (tmp_path / "annexes" / "autre.txt").write_bytes(b"nobody names me")

    reading = dossiers.read(tmp_path / "dossier.json")

    assert reading.files == {PLAN: FILES[PLAN]}
    assert reading.notices == (f"syndicat.logo : pièce jointe « {LOGO} » absente",)


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (b"GIF89a", "ce n’est ni une image PNG ni une image JPEG"),
        (png(30, 10)[:-20], "elle est abîmée ou incomplète"),
        (png(30, 10) + b"\0" * 5_000_000, "elle pèse plus de 5 Mo"),
    ],
)
def test_a_logo_that_no_paper_can_show_is_refused_at_the_door(tmp_path, picture, why):
    told = rf"syndicat\.logo : « {LOGO} » : {why}"
    files = {**FILES, LOGO: picture}
    (tmp_path / "dossier.json").write_bytes(data(with_files()))
    (tmp_path / LOGO).parent.mkdir(parents=True)
    (tmp_path / LOGO).write_bytes(picture)

    with pytest.raises(dossiers.FaultyDossier, match=told):
        dossiers.parse(data(with_files()), files)
    with pytest.raises(dossiers.FaultyDossier, match=told):
        dossiers.read(tmp_path / "dossier.json")


def test_a_path_without_its_folder_names_the_same_file(tmp_path):
    tree = with_files()
    tree["syndicat"]["logo"] = LOGO.removeprefix("annexes/")

    reading = dossiers.parse(data(tree), FILES)

    assert reading.dossier.syndicat.logo == LOGO
    assert reading.files == FILES


def test_a_name_written_on_macos_is_the_same_name(tmp_path):
    names = {PLAN.replace("é", "e\u0301"): b"%PDF-1.7", LOGO: FILES[LOGO]}
    path = tmp_path / "d.zip"
    path.write_bytes(
        zipped(
            ("annexes/", b""),
            ("__MACOSX/._x", b"?"),
            ("annexes/.DS_Store", b"?"),
            *names.items(),
            main=data(with_files()),
        )
    )

    assert dossiers.read(path).files == FILES


def test_a_link_beside_a_json_leads_nowhere_else(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "dossier.json").write_bytes(data(with_files()))
    (tmp_path / "d" / "annexes").mkdir()
    (tmp_path / "d" / PLAN).symlink_to(tmp_path / "secret.txt")

    assert dossiers.read(tmp_path / "d" / "dossier.json").files == {}


def test_a_name_too_long_for_this_machine_is_a_missing_file(tmp_path):
    tree = small()
    tree["syndicat"]["logo"] = "annexes/" + "x" * 5000
    (tmp_path / "dossier.json").write_bytes(data(tree))

    assert len(dossiers.read(tmp_path / "dossier.json").notices) == 1


def test_every_named_file_is_in_the_zip_and_every_file_is_named(tmp_path):
    sentence = refusal(tmp_path, zipped((PLAN, b""), ("annexes/autre.txt", b""), main=data(with_files())))

    assert sentence == (
        f"Dossier refusé, 2 fautes : syndicat.logo : pièce jointe « {LOGO} » absente ; "
        "fichier inconnu « annexes/autre.txt » : le dossier ne le nomme pas."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("annexes/../x", "impossible"),
        ("../x", "impossible"),
        ("annexes//x", "impossible"),
        ("annexes/./x", "impossible"),
        ("/etc/passwd", "chemin absolu"),
        ("C:/x", "chemin absolu"),
        ("annexes\\x", "séparez les dossiers par /"),
        ("lisezmoi.txt", "fichier inconnu « lisezmoi.txt »"),
    ],
)
def test_a_path_out_of_the_dossier_is_refused(tmp_path, name, said):
    assert said in refusal(tmp_path, zipped((name, b"x")))


def test_a_name_twice_is_refused(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        given = zipped((PLAN, b"1"), (PLAN, b"2"))

    assert "est deux fois dans l’archive ZIP" in refusal(tmp_path, given)


def test_a_link_in_a_zip_is_refused(tmp_path):
    link = zipfile.ZipInfo("annexes/lien")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "« annexes/lien » est un lien" in refusal(tmp_path, zipped((link, b"/etc/passwd")))


def test_an_encrypted_zip_is_refused(tmp_path):
    given = bytearray(zipped())
    given[given.index(b"PK\x03\x04") + 6] |= 1
    given[given.index(b"PK\x01\x02") + 8] |= 1

    assert "« dossier.json » est chiffré" in refusal(tmp_path, bytes(given))


def test_a_bomb_is_refused_before_it_is_opened(tmp_path):
    assert "grossit démesurément" in refusal(tmp_path, zipped(("annexes/x", b"\0" * 40_000_000)))


def test_sizes_are_bounded_as_a_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 10_000)

    assert "dépasse" in refusal(tmp_path, zipped((PLAN, b"1" * 9_000), (LOGO, b"2" * 9_000)))


def test_a_size_that_lies_is_refused(tmp_path):
    given = bytearray(zipped(("annexes/x", b"\0" * 5000)))
    entry = given.rindex(b"PK\x01\x02")
    given[entry + 24 : entry + 28] = (12).to_bytes(4, "little")

    assert "abîmée" in refusal(tmp_path, bytes(given))


def test_a_zip_of_another_program_is_refused(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", b"<w/>")
    assert refusal(tmp_path, made.getvalue()) == (
        "Dossier refusé : l’archive ZIP n’a pas de fichier « dossier.json » à sa racine."
    )


def test_a_zip_of_a_folder_says_where_the_dossier_is(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("port/dossier.json", data(small()))

    assert "il est dans « port/dossier.json »" in refusal(tmp_path, made.getvalue())


def test_a_faulty_dossier_in_a_zip_is_told_like_any_other(tmp_path):
    tree = small()
    tree["seances"][0]["lieu"] = 3

    assert "seances[0].lieu : texte attendu" in refusal(tmp_path, zipped(main=data(tree)))


def test_a_damaged_zip_is_read_right_or_refused(tmp_path):
    whole = dossiers.to_zip(read(with_files()).dossier, FILES)
    expected = dossiers.Reading(read(with_files()).dossier, FILES, ())

    for place in range(0, len(whole), 3):
        for given in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]):
            try:
                text, files = archives.unpack(given)
                reading = dossiers.parse(text, files)
            except dossiers.FaultyDossier:
                continue
            # Bytes that mean nothing (dates, systems) may change without changing what is read.
            assert reading.dossier == expected.dossier
            assert set(reading.files.values()) <= set(FILES.values())


@pytest.mark.parametrize("name", ["absent.json", ".", "absent.zip"])
def test_what_cannot_be_read_is_the_machines_trouble(tmp_path, name):
    with pytest.raises(FileTrouble) as caught:
        dossiers.read(tmp_path / name)

    assert "\n" not in str(caught.value)


def test_a_name_no_machine_can_hold_is_the_machines_trouble(tmp_path):
    for name in ("x" * 5000, "a\0b"):
        with pytest.raises(FileTrouble):
            dossiers.read(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such special file")
def test_a_special_file_is_not_read(tmp_path):
    with pytest.raises(FileTrouble, match="n’est pas un fichier"):
        dossiers.read("/dev/zero")


def test_files_beside_a_json_are_bounded_as_a_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST", 100)
    (tmp_path / "dossier.json").write_bytes(data(with_files()))
    for name, contents in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(contents)

    with pytest.raises(FileTrouble, match="trop gros"):
        dossiers.read(tmp_path / "dossier.json")
