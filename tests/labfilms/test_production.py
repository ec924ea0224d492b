"""Production refuses to start half-configured."""

import sqlite3
import string
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
SECRET = string.ascii_letters + string.digits
SOUND = {
    "LABFILMS_ENV": "production",
    "LABFILMS_SECRET_KEY": SECRET,
    "LABFILMS_HOSTS": "labfilms.example",
}


def load(environment, code="import labfilms.settings"):
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_sound_configuration_is_accepted(elsewhere):
    done = load(elsewhere | SOUND)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"LABFILMS_DEBUG": "true"}, "LABFILMS_DEBUG"),
        ({"LABFILMS_SECRET_KEY": ""}, "LABFILMS_SECRET_KEY"),
        ({"LABFILMS_SECRET_KEY": "short"}, "LABFILMS_SECRET_KEY"),
        (
            {"LABFILMS_SECRET_KEY": "development-only-never-in-production" * 2},
            "LABFILMS_SECRET_KEY",
        ),
        ({"LABFILMS_HOSTS": ""}, "LABFILMS_HOSTS"),
        ({"LABFILMS_HOSTS": "*"}, "LABFILMS_HOSTS"),
        ({"LABFILMS_ENV": "prod"}, "LABFILMS_ENV"),
        ({"LABFILMS_ELASTIC_URL": "search.example:9200"}, "LABFILMS_ELASTIC_URL"),
        ({"LABFILMS_SECOND_FACTOR": "perhaps"}, "LABFILMS_SECOND_FACTOR"),
    ],
)
def test_production_refuses_what_is_unsafe(elsewhere, wrong, named):
    done = load(elsewhere | SOUND | wrong)
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {named}" in done.stderr


def test_production_asks_for_https_secure_cookies_and_second_factors(elsewhere):
    code = (
        "from labfilms import settings as s;"
        "assert s.SECURE_HSTS_SECONDS >= 31536000 and s.SECURE_SSL_REDIRECT;"
        "assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and not s.DEBUG;"
        "assert s.SECOND_FACTOR == 'required' and s.PASSWORD_AGAIN"
    )
    done = load(elsewhere | SOUND, code)
    assert done.returncode == 0, done.stderr


def test_letters_leave_by_the_server_that_is_named(elsewhere):
    code = (
        "from labfilms import settings as s;"
        "print(s.MAIL_BACKEND, *(s.MAIL_OPTIONS[name] for name in ('host', 'port', 'username',"
        " 'password', 'use_tls', 'use_ssl')))"
    )
    named = {"LABFILMS_MAIL_URL": "smtp+tls://anna:secret@smtp.example:587"}
    done = load(elsewhere | SOUND | named, code)
    assert done.returncode == 0, done.stderr
    backend = "django.core.mail.backends.smtp.EmailBackend"
    assert done.stdout.split() == [
        backend,
        "smtp.example",
        "587",
        "anna",
        "secret",
        "True",
        "False",
    ]


@pytest.mark.full
def test_django_has_no_word_against_production(elsewhere):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=elsewhere | SOUND,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif("seed_demo" not in get_commands(), reason="there is no demo yet")
def test_the_demo_is_never_made_in_production(elsewhere):
    done = subprocess.run(
        [sys.executable, "manage.py", "seed_demo"],
        cwd=ROOT,
        env=elsewhere | SOUND,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "production" in done.stderr
    # Django's own checks may open the file; nothing is written into it.
    database = Path(elsewhere["LABFILMS_VAR"], "labfilms.sqlite3")
    if database.exists():
        with closing(sqlite3.connect(database)) as opened:
            assert opened.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
