import json
import os
import socket
import subprocess
import threading
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from labfilms.operations import health, parts, place
from labfilms.operations.doctor import examination, machine, safety
from labfilms.operations.doctor import parts as leant_on
from labfilms.operations.doctor.findings import Level
from regions.territory.models import Town

pytestmark = pytest.mark.django_db

SOUND = {
    "PRODUCTION": True,
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
    "ALLOWED_HOSTS": ["labfilms.example"],
    "SITE_ADDRESS": "https://labfilms.example",
    "AXES_IPWARE_PROXY_COUNT": 1,
    "ACCEL_PREFIX": "/films-internes/",
}


@pytest.fixture
def production(settings):
    for name, value in SOUND.items():
        setattr(settings, name, value)
    return settings


def away(*_args, **_options):
    raise DatabaseError("it is away\nwith a password in the next line")


def free_port() -> int:
    return place.free_port()


# --- the command ---------------------------------------------------------------------------------


def test_each_thing_has_its_line(capsys):
    with pytest.raises(SystemExit):
        call_command("doctor")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == list(examination.CHECKS)
    assert {line[0] for line in lines} <= set("✓·✗")


def test_a_program_reads_one_object_and_the_exit_status(capsys):
    # No towns are loaded in a test's database.
    with pytest.raises(SystemExit) as end:
        call_command("doctor", "--json")
    assert end.value.code == 1
    found = json.loads(capsys.readouterr().out)
    assert set(found) == set(examination.CHECKS)
    assert found["towns"]["level"] == "fault"
    assert "load_towns" in found["towns"]["words"]


def test_a_sound_house_ends_well(monkeypatch, capsys):
    monkeypatch.setattr(examination, "CHECKS", {"ffmpeg": machine.ffmpeg})
    call_command("doctor")
    assert capsys.readouterr().out.startswith("✓ ffmpeg")


def test_nothing_is_an_error_when_the_database_is_away(monkeypatch):
    gone = SimpleNamespace(vendor="postgresql", ensure_connection=away)
    monkeypatch.setattr(leant_on, "connection", gone)
    monkeypatch.setattr(health, "unapplied", away)
    monkeypatch.setattr(Town.objects, "exists", away)
    monkeypatch.setattr(leant_on.selectors, "search", away)
    assert leant_on.database().level == Level.FAULT
    assert "password" not in leant_on.database().words
    assert leant_on.migrations().level == Level.ADVICE
    assert leant_on.towns().level == Level.ADVICE
    assert leant_on.search().level == Level.FAULT


# --- settings ------------------------------------------------------------------------------------


def test_sound_production_has_no_fault_in_its_settings(production):
    for check in (safety.mode, safety.secret, safety.hosts, safety.proxies):
        assert check().level == Level.OK, check.__name__


@pytest.mark.parametrize(
    ("check", "name", "value", "level"),
    [
        (safety.mode, "PRODUCTION", False, Level.ADVICE),
        (safety.secret, "SECRET_KEY", "ab" * 30, Level.FAULT),
        (safety.hosts, "ALLOWED_HOSTS", ["autre.example"], Level.FAULT),
        (safety.hosts, "SITE_ADDRESS", "http://labfilms.example", Level.FAULT),
        (safety.hosts, "SITE_ADDRESS", "nothing", Level.FAULT),
        (safety.proxies, "AXES_IPWARE_PROXY_COUNT", 0, Level.FAULT),
        (safety.proxies, "ACCEL_PREFIX", "", Level.ADVICE),
        (safety.metrics, "METRICS_TOKEN", "", Level.ADVICE),
        (safety.metrics, "METRICS_TOKEN", "token", Level.OK),
    ],
)
def test_a_setting_that_is_not_sound_is_told(production, check, name, value, level):
    setattr(production, name, value)
    assert check().level == level


def test_the_known_secret_is_told(settings):
    assert safety.secret().level == Level.ADVICE


def test_what_django_objects_to_is_repeated(production):
    # Tests run with cookies that travel in the clear.
    found = safety.django()
    assert found.level == Level.FAULT
    assert "security.W" in found.words


def test_a_catalogue_that_is_not_compiled_is_told(settings, tmp_path):
    folder = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text("")
    settings.BASE_DIR = tmp_path
    assert safety.translations().level == Level.FAULT
    (folder / "django.mo").write_bytes(b"")
    assert safety.translations().level == Level.OK


# --- machine -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("free", "level"),
    [(500, Level.OK), (50, Level.ADVICE), (1, Level.FAULT)],
)
def test_free_disk_is_told_in_gib(monkeypatch, free, level):
    usage = SimpleNamespace(free=free * 1024**3, total=1000 * 1024**3)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)
    found = machine.disk()
    assert found.level == level
    assert f"{free} Gi" in found.words


def test_a_folder_open_to_everybody_is_told(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    assert machine.permissions().level == Level.OK
    settings.MEDIA_ROOT.chmod(0o777)
    assert "chmod" in machine.permissions().words


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(settings, tmp_path):
    settings.FILMS_ROOT = tmp_path / "films"
    settings.FILMS_ROOT.mkdir(mode=0o500)
    assert machine.permissions().level == Level.FAULT


def test_a_folder_that_is_no_folder_is_told(settings):
    settings.MEDIA_ROOT = machine.Path("/proc/nobody")
    assert machine.permissions().level == Level.FAULT


def test_films_in_a_published_folder_are_told(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.FILMS_ROOT = tmp_path / "films"
    assert machine.permissions().level == Level.FAULT


def fake_ffmpeg(tmp_path, words: str, status: int = 0) -> str:
    path = tmp_path / "ffmpeg"
    path.write_text(f"#!/bin/sh\necho '{words}'\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("words", "status", "level"),
    [
        ("ffmpeg version 5 with  libx264  aac  libsvtav1 ", 0, Level.ADVICE),
        ("ffmpeg version 5 with  libx264  aac ", 0, Level.ADVICE),
        ("ffmpeg version 5 with  mpeg4 ", 0, Level.FAULT),
        ("broken", 3, Level.FAULT),
    ],
)
def test_an_ffmpeg_that_lacks_something_is_told(monkeypatch, tmp_path, words, status, level):
    monkeypatch.setattr(machine, "ffmpeg_path", lambda: fake_ffmpeg(tmp_path, words, status))
    monkeypatch.setattr(machine, "has_filter", lambda _: False)
    assert machine.ffmpeg().level == level


def test_an_ffmpeg_that_is_not_there_is_told(settings):
    settings.FFMPEG = "/nowhere/ffmpeg"
    machine.ffmpeg_path.cache_clear()
    try:
        assert "/nowhere/ffmpeg" in machine.ffmpeg().words
    finally:
        machine.ffmpeg_path.cache_clear()


@pytest.mark.parametrize("year", [1970, 2025, 2107])
def test_a_clock_of_another_age_is_told(monkeypatch, year):
    wrong = datetime(year, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(machine, "datetime", SimpleNamespace(now=lambda _: wrong))
    assert str(year) in machine.clock().words
    assert machine.clock().level == Level.FAULT


def test_clocks_that_disagree_are_told(monkeypatch):
    assert machine.clock().level == Level.OK
    monkeypatch.setattr(machine, "connection", SimpleNamespace(vendor="postgresql"))
    late = datetime.now(UTC) - timedelta(minutes=2)
    monkeypatch.setattr(machine, "database_now", lambda: late)
    assert machine.clock().level == Level.FAULT
    monkeypatch.setattr(machine, "database_now", away)
    assert machine.clock().level == Level.ADVICE


# --- parts ---------------------------------------------------------------------------------------


def test_the_database_names_its_version():
    assert leant_on.database().level == Level.OK
    assert any(name in leant_on.database().words for name in ("SQLite 3.", "PostgreSQL 1"))


def test_sqlite_in_production_is_worth_a_thought(production, monkeypatch):
    fake = SimpleNamespace(vendor="sqlite", ensure_connection=lambda: None)
    monkeypatch.setattr(leant_on, "connection", fake)
    assert leant_on.database().level == Level.ADVICE


def test_an_old_postgresql_is_told(monkeypatch):
    fake = SimpleNamespace(
        vendor="postgresql",
        ensure_connection=lambda: None,
        features=SimpleNamespace(minimum_database_version=(14,)),
        get_database_version=lambda: (12, 3),
    )
    monkeypatch.setattr(leant_on, "connection", fake)
    assert "12.3" in leant_on.database().words
    assert leant_on.database().level == Level.FAULT


def test_migrations_that_wait_are_counted_with_the_command(monkeypatch):
    assert leant_on.migrations().level == Level.OK
    monkeypatch.setattr(health, "unapplied", lambda: ["ecran.0009_more", "labels.0004_more"])
    assert "ecran.0009_more" in leant_on.migrations().words


def test_a_cache_without_its_table_is_told(settings):
    settings.CACHES = {"default": {"LOCATION": "nowhere"}}
    assert "createcachetable" in leant_on.migrations().words


def test_without_a_broker_development_starts_its_own(settings):
    assert leant_on.broker().level == Level.OK
    settings.PRODUCTION = True
    assert leant_on.broker().level == Level.ADVICE


def test_a_broker_that_does_not_answer_is_told_without_its_password(settings):
    settings.BROKER_URL = f"redis://:secret@127.0.0.1:{free_port()}/0"
    found = leant_on.broker()
    assert found.level == Level.FAULT
    assert "secret" not in found.words


def test_a_real_broker_names_itself(settings, tmp_path):
    port, password = free_port(), parts.new_password()
    program = parts.valkey(port, password, tmp_path)
    child = subprocess.Popen(program.words, stdin=subprocess.PIPE)
    child.stdin.write(program.standard_input.encode())
    child.stdin.close()
    try:
        end = time.monotonic() + 20
        while not place.listens("127.0.0.1", port) and time.monotonic() < end:
            time.sleep(0.05)
        settings.BROKER_URL = parts.valkey_address(port, password)
        found = leant_on.broker()
        settings.BROKER_URL = parts.valkey_address(port, "wrong")
        assert leant_on.broker().level == Level.FAULT
    finally:
        child.terminate()
        child.wait(timeout=20)
    assert (found.level, found.words.split()[0]) == (Level.OK, "Valkey")


def test_a_search_without_a_thing_is_worth_a_thought():
    assert leant_on.search().level == Level.ADVICE


def test_an_elasticsearch_that_does_not_answer_is_told_without_its_password(settings):
    settings.ELASTIC_URL = f"http://elastic:secret@127.0.0.1:{free_port()}"
    found = leant_on.search()
    assert found.level == Level.FAULT
    assert "Elasticsearch" in found.words
    assert "secret" not in found.words


def test_mails_that_reach_nobody_are_a_fault_in_production_alone(settings):
    assert leant_on.mail().level == Level.OK
    settings.PRODUCTION = True
    assert "LABFILMS_MAIL_URL" in leant_on.mail().words


def test_a_mail_server_that_is_away_is_told(settings):
    settings.MAIL_OPTIONS = {"host": "127.0.0.1", "port": free_port()}
    assert leant_on.mail().level == Level.FAULT


def test_a_mail_server_that_greets_is_well(settings):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def greet():
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 hello\r\n")
                while word := connection.recv(1000):
                    connection.sendall(
                        b"221 bye\r\n" if word[:4].lower() == b"quit" else b"250 ok\r\n"
                    )

        thread = threading.Thread(target=greet)
        thread.start()
        settings.MAIL_OPTIONS = {"host": "127.0.0.1", "port": listener.getsockname()[1]}
        assert leant_on.mail().level == Level.OK
        thread.join()


def test_static_files_must_be_collected_in_production_and_not_be_old(production, tmp_path):
    production.STATIC_ROOT = tmp_path
    assert "collectstatic" in leant_on.static_files().words
    (tmp_path / "staticfiles.json").write_text("{}")
    assert leant_on.static_files().level == Level.OK
    os.utime(tmp_path / "staticfiles.json", (0, 0))
    assert leant_on.static_files().level == Level.FAULT


def test_in_development_static_files_need_nothing():
    assert leant_on.static_files().level == Level.OK
