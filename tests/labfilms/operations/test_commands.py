import logging

import pytest
from celery import current_app
from django.core.management import CommandError, call_command
from django.test import override_settings

from labfilms.operations.management.commands import sweep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """Keep the connection of the test's transaction, which a sweep would close as an old one."""
    monkeypatch.setattr(sweep, "close_old_connections", lambda: None)


@pytest.fixture
def swept():
    """Two sweeps: one that works and says so, one that fails."""
    done = []

    def good():
        done.append("good")

    def bad():
        raise OSError("no disk")

    names = {"aaa.sweep": bad, "zzz.sweep": good, "zzz.other": good}
    for name, function in names.items():
        # Not shared: another application would be told of it for as long as the suite runs.
        current_app.task(function, name=name, shared=False)
    yield done
    for name in names:
        current_app.tasks.unregister(name)


def test_every_wing_that_sweeps_is_swept_in_order(swept):
    names = sweep.sweeps()
    assert names == sorted(names)
    assert {"aaa.sweep", "zzz.sweep", "streaming.sweep"} <= set(names)
    assert "zzz.other" not in names


def test_a_sweep_that_fails_is_told_and_the_others_go_on(swept, caplog):
    with caplog.at_level(logging.ERROR), pytest.raises(SystemExit) as end:
        call_command("sweep")
    assert end.value.code == 1
    assert swept == ["good"]
    assert "aaa.sweep has failed" in caplog.text


def test_one_round_of_sweeps_ends_well():
    with pytest.raises(SystemExit) as end:
        call_command("sweep")
    assert end.value.code == 0


def test_sweeping_forever_begins_again_after_a_pause(monkeypatch, swept):
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(sweep.time, "sleep", pause)
    with pytest.raises(KeyboardInterrupt):
        call_command("sweep", "--forever")
    assert swept == ["good", "good"]
    assert all(0 <= seconds <= sweep.EVERY for seconds in pauses)


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "ecran").mkdir()
    (tmp_path / "ecran" / "views.py").write_text('a = _("Film")\n')
    with override_settings(BASE_DIR=tmp_path):
        yield tmp_path


def test_catalogues_are_collected_checked_and_compiled(checkout, capsys):
    call_command("catalogues", "extract")
    assert "1 messages, 1 to be translated" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"not translated: “Film”\n1 problems"):
        call_command("catalogues", "check")
    path = checkout / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.write_text(
        path.read_text()
        .replace('msgstr ""\n', 'msgstr "Film"\n')
        .replace('msgstr "Film"\n"', 'msgstr ""\n"', 1)
    )
    call_command("catalogues", "check")
    call_command("catalogues", "compile")
    assert "django.mo compiled" in capsys.readouterr().out
