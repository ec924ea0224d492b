"""The two commands for operators: the engine without the site."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from streaming.transcode import playlists, runner
from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from tests.streaming.bombs import PLAYLIST, write
from tests.streaming.clips import make_clip

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clips")
    return make_clip(folder / "film.mp4", size="640x360", sound="5.1")


def answer(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_a_film_is_accepted_with_what_was_found(clip, capsys):
    call_command("media_check", str(clip.path))
    said = answer(capsys)
    assert (said["accepted"], said["code"], said["message"]) == (True, "", "")
    (finding,) = said["findings"]
    assert finding["code"] == "downmixed"
    assert "6" in finding["message"]


def test_a_playlist_is_refused_and_the_command_fails(tmp_path, capsys):
    path = write(tmp_path / "film.mp4", PLAYLIST)
    with pytest.raises(SystemExit) as end:
        call_command("media_check", str(path))
    assert end.value.code == 1
    said = answer(capsys)
    assert (said["accepted"], said["code"], said["findings"]) == (False, "not_a_film", [])
    assert said["message"].endswith("film.")


def test_the_command_needs_no_database(clip, elsewhere):
    nowhere = elsewhere | {"LABFILMS_DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    words = [sys.executable, "manage.py", "media_check", str(clip.path)]
    ran = subprocess.run(words, cwd=ROOT, env=nowhere, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["accepted"] is True


def test_a_package_is_made_in_a_folder(clip, tmp_path, capsys):
    out = tmp_path / "deep" / "out"
    call_command("media_encode", str(clip.path), str(out))
    said = answer(capsys)
    assert {"cpu_seconds", "wall_seconds", "first_play_seconds"} <= set(said)
    assert [r["name"] for r in said["renditions"]] == ["source", "240p", "sound"]
    for rendition in said["renditions"]:
        text = (out / rendition["name"] / playlists.MEDIA).read_text()
        assert playlists.is_ended(text)
        assert len(playlists.entries(text)) == rendition["segments"]
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    call_command("media_encode", str(clip.path), str(out))


def test_a_folder_that_holds_something_else_is_left_alone(clip, tmp_path):
    kept = write(tmp_path / "precious.txt", b"mine")
    with pytest.raises(CommandError):
        call_command("media_encode", str(clip.path), str(tmp_path))
    assert kept.read_bytes() == b"mine"


def test_a_refusal_and_a_failure_say_why(clip, tmp_path, capsys, monkeypatch):
    path = write(tmp_path / "film.mp4", PLAYLIST)
    with pytest.raises(SystemExit):
        call_command("media_encode", str(path), str(tmp_path / "out"))
    assert answer(capsys)["code"] == "not_a_film"

    def fail(*_args, **_kwargs):
        raise EngineFailure(Reason.STALLED, log="its last words")

    monkeypatch.setattr(runner, "run", fail)
    with pytest.raises(SystemExit):
        call_command("media_encode", str(clip.path), str(tmp_path / "out"))
    said = capsys.readouterr()
    assert json.loads(said.out)["code"] == "stalled"
    assert "its last words" in said.err
