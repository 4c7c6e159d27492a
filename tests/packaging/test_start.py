"""The set-up: what it asks of the machine, what it remembers, what it says when it cannot go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import check
import environment
import pytest
import start
import system
from environment import Stamp
from system import ROOT, SetupTrouble


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An environment of ours as far as the stamp can tell, in a folder with a space and an accent."""
    folder = tmp_path / "Été à Cahors" / ".venv"
    python = environment.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    environment.write_stamp(folder, Stamp(system.python_version(), installed={"runtime": "abc"}))
    return folder


# --- the stamp ----------------------------------------------------------------------------------


def test_a_finished_environment_is_ready_for_what_it_holds_only(folder):
    assert environment.is_ready(folder, "runtime", "abc")
    assert not environment.is_ready(folder, "runtime", "other packages")
    assert not environment.is_ready(folder, "check", "abc")


def test_an_interrupted_installation_is_not_ready(folder):
    environment.write_stamp(folder, Stamp(system.python_version(), busy=True, installed={"runtime": "abc"}))

    assert not environment.is_ready(folder, "runtime", "abc")


def test_an_environment_of_another_python_is_not_usable(folder):
    assert not environment.is_usable(folder, Stamp("3.4"))


def test_an_environment_without_its_interpreter_is_not_usable(folder):
    environment.venv_python(folder).unlink()

    assert not environment.is_ready(folder, "runtime", "abc")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"python": "3.11"}', '{"python": 3, "busy": 0, "installed": 7}'])
def test_a_stamp_cut_short_is_ours_and_must_be_made_again(folder, content):
    (folder / environment.STAMP_NAME).write_text(content, encoding="utf-8")

    assert environment.read_stamp(folder) == Stamp("", busy=True)


def test_the_folder_of_somebody_else_is_left_alone(tmp_path, folder):
    theirs = tmp_path / "theirs"
    (theirs / "bin").mkdir(parents=True)

    assert environment.writable_folder([theirs, folder]) == folder
    assert [child.name for child in theirs.iterdir()] == ["bin"]


def test_a_folder_that_cannot_be_made_leads_to_the_next_one(tmp_path, folder):
    (tmp_path / "file").touch()

    assert environment.writable_folder([tmp_path / "file" / ".venv", folder]) == folder


def test_no_writable_folder_is_said_with_what_to_do(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SetupTrouble, match="dossier personnel"):
        environment.writable_folder([tmp_path / "file" / ".venv"])


def test_the_fingerprint_moves_with_the_packages():
    assert environment.fingerprint(["a>=1"]) == environment.fingerprint(["a>=1"])
    assert environment.fingerprint(["a>=1"]) != environment.fingerprint(["a>=2"])


def test_the_program_is_installed_without_the_tools_that_check_it():
    runtime = environment.requirements(environment.PYPROJECT, "runtime")

    assert any(name.startswith("PySide6-Essentials") for name in runtime)
    assert not any(name.startswith("pytest") for name in runtime)
    assert set(runtime) < set(environment.requirements(environment.PYPROJECT, "check"))


@pytest.mark.parametrize(
    ("name", "environ", "expected"),
    [
        ("linux", {}, "/home/u/.local/share/syndic-desktop"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/syndic-desktop"),
        ("darwin", {}, "/home/u/Library/Application Support/syndic-desktop"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/syndic-desktop"),
    ],
)
def test_the_folder_of_the_user_is_where_each_system_wants_it(name, environ, expected):
    assert environment.user_data_folder(name, environ, Path("/home/u")) == Path(expected)


# --- what the system lacks ----------------------------------------------------------------------


def test_libraries_that_do_not_load_become_packages_each_once():
    missing = system.missing_libraries(system.QT_LIBRARIES, lambda name: "glib" not in name and "gthread" not in name)

    assert missing == ["libglib-2.0.so.0", "libgthread-2.0.so.0"]
    assert system.packages_for(missing, system.QT_LIBRARIES) == ["libglib2.0-0"]


def test_a_user_without_rights_gets_the_exact_line_to_run(monkeypatch):
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(SetupTrouble, match=r"sudo apt-get install --no-install-recommends libegl1 libgl1$"):
        system.install_packages(["libegl1", "libgl1"], ["libEGL.so.1", "libGL.so.1"])


def test_a_system_without_apt_gets_the_names_of_the_libraries(monkeypatch):
    monkeypatch.setattr(system.shutil, "which", lambda name: None)

    with pytest.raises(SetupTrouble, match=r"gestionnaire de logiciels.*libEGL\.so\.1"):
        system.install_packages(["libegl1"], ["libEGL.so.1"])


def test_libraries_and_ensurepip_are_asked_for_in_one_line(monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system, "can_load", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(system, "has_ensurepip", lambda: False)
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(SetupTrouble, match=r"libegl1 python3\S*-venv$"):
        system.require(system.QT_LIBRARIES, ensurepip=True)


@pytest.fixture
def apt(monkeypatch):
    """The commands that apt-get is given by root; `code` is what the installation ends with."""
    asked = SimpleNamespace(lines=[], code=0)

    def captured(command, environ):
        asked.lines.append(command)
        return SimpleNamespace(returncode=asked.code if "install" in command else 0, stdout="")

    monkeypatch.setattr(system, "captured", captured)
    monkeypatch.setattr(system, "is_root", lambda: True)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    return asked


def test_root_gets_a_dictionary_and_one_that_is_there_is_kept(apt, tmp_path):
    system.offer_dictionary([tmp_path, tmp_path / "absent"])
    assert [line[1] for line in apt.lines] == ["update", "install"]
    assert apt.lines[-1][-1] == "hunspell-fr"

    (tmp_path / "fr_FR.dic").touch()
    system.offer_dictionary([tmp_path])
    assert len(apt.lines) == 2


def test_a_dictionary_that_cannot_be_installed_stops_nothing(apt, tmp_path, capsys, monkeypatch):
    apt.code = 100
    system.offer_dictionary([tmp_path])
    assert "Facultatif" in capsys.readouterr().err

    monkeypatch.setattr(system, "is_root", lambda: False)
    apt.lines.clear()
    system.offer_dictionary([tmp_path])
    assert "sudo apt-get install --no-install-recommends hunspell-fr" in capsys.readouterr().err
    assert not apt.lines

    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    system.offer_dictionary([tmp_path])
    assert not capsys.readouterr().err


def test_a_machine_that_has_everything_is_asked_for_nothing(monkeypatch):
    monkeypatch.setattr(system, "can_load", lambda name: True)
    monkeypatch.setattr(system, "has_ensurepip", lambda: True)

    system.require(system.QT_LIBRARIES, ensurepip=True)


# --- why pip failed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("WARNING: Retrying … [Errno -3] Temporary failure in name resolution", "connexion à Internet"),
        ("ERROR: Could not find a version that satisfies x (from versions: none)", "connexion à Internet"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disque est plein"),
        ("blah\nERROR: something odd\n", "(something odd)"),
        ("", "raison inconnue"),
    ],
)
def test_what_stopped_pip_is_said_in_one_sentence(output, words):
    sentence = environment.pip_trouble(output, Path("journal.log"))

    assert words in sentence
    assert "\n" not in sentence
    assert "relancez la même commande" in sentence


def test_pip_without_network_says_so_and_leaves_the_environment_as_it_was(folder, monkeypatch, capsys):
    script = "import sys; print('Retrying (Retry(total=0)): NewConnectionError'); sys.exit(1)"
    monkeypatch.setattr(environment.subprocess, "Popen", _popen_running(script))

    with pytest.raises(SetupTrouble, match="connexion à Internet"):
        environment._make(folder, "runtime", "newer packages")

    assert environment.is_ready(folder, "runtime", "abc")
    assert "nouvel essai" in capsys.readouterr().err


def _popen_running(script):
    """Return a Popen that runs a small Python script in the place of pip."""
    real = subprocess.Popen

    def popen(command, **options):
        assert command[1:3] == ["-m", "pip"]
        return real([sys.executable, "-c", script], **options)

    return popen


# --- start and check ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], True),
        (["a.syndic"], True),
        (["importer", "a.json"], False),
        (["exporter", "a.syndic"], False),
        (["-h"], False),
    ],
)
def test_only_a_window_asks_for_the_libraries_of_a_window(arguments, wanted):
    assert start.wants_window(arguments) is wanted


def test_a_screen_is_known_by_its_variables_on_linux_only():
    assert not start.has_screen("linux", {"DISPLAY": ""})
    assert start.has_screen("linux", {"DISPLAY": ":0"})
    assert start.has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert start.has_screen("win32", {})
    assert start.has_screen("darwin", {})


def test_the_window_of_the_demonstration_opens_on_the_store_just_written(tmp_path):
    (tmp_path / "older.syndic").touch()
    os.utime(tmp_path / "older.syndic", (0, 0))
    (tmp_path / "exemple.syndic").touch()

    assert start.demo_store(["demo", str(tmp_path)]) == tmp_path / "exemple.syndic"
    assert start.demo_store(["demo"]) is None


def test_a_program_ends_with_its_own_code():
    assert system.run([sys.executable, "-c", "import sys; sys.exit(7)"]) == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_program_killed_by_a_signal_ends_with_128_and_its_number():
    assert system.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"]) == 128 + 15


def test_the_settings_of_another_python_are_left_behind(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")

    environ = system.child_environment(QT_QPA_PLATFORM="offscreen")

    assert environ["PYTHONPATH"] == str(ROOT)
    assert "PIP_TARGET" not in environ
    assert environ["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
def test_a_failing_step_never_hides_the_tests(tmp_path, capfd):
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "ran $2"\ntest "$2" != ruff\n', encoding="utf-8")
    python.chmod(0o755)

    assert check.check(python, []) == 1

    output = capfd.readouterr().out
    assert "En échec : ruff check, ruff format --check\n" in output
    assert output.endswith("ran pytest\n")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
def test_what_is_asked_of_pytest_comes_after_what_check_asks(tmp_path, capfd):
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
    python.chmod(0o755)

    assert check.check(python, ["tests/domain", "-n", "0"]) == 0

    last = capfd.readouterr().out.splitlines()[-1]
    assert last.startswith("-m pytest -n auto ")
    assert last.endswith(" tests/domain -n 0")
