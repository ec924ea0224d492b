import json
import logging
import subprocess
import sys
from pathlib import Path

from django.test import RequestFactory

from labfilms.core import logs
from tests.labfilms.test_production import SOUND

ROOT = Path(__file__).resolve().parents[3]


def record(message="a line", *args, **extra):
    made = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, None)
    made.__dict__.update(extra)
    return made


def test_a_record_bears_the_id_it_is_written_under():
    with logs.under("the-request-1"):
        inside = record()
        assert logs.Identified().filter(inside)
    outside = record()
    logs.Identified().filter(outside)
    assert (inside.request_id, outside.request_id) == ("the-request-1", "-")


def test_what_django_says_when_all_is_over_bears_the_id_of_its_request():
    request = RequestFactory().get("/")
    request.META[logs.KEY] = "the-request-2"
    said = record(request=request)
    logs.Identified().filter(said)
    assert said.request_id == "the-request-2"


def test_what_django_says_of_a_request_names_its_route_alone():
    request = RequestFactory().get("/profils/lucie/?q=secret")
    said = record("%s: %s", "Internal Server Error", request.path, request=request)
    logs.Nameless().filter(said)
    assert said.getMessage() == "Internal Server Error: people:profile"
    assert said.route == "people:profile"
    assert not hasattr(said, "request")


def test_a_record_without_a_request_is_left_alone():
    said = record("%s", "/profils/lucie/")
    assert logs.Nameless().filter(said)
    assert said.getMessage() == "/profils/lucie/"


def run(code, environment):
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); import logging; {code}"],
        cwd=ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "labfilms.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_production_writes_a_line_of_json_an_event(elsewhere):
    code = "logging.getLogger('labfilms.access').info('été', extra={'status': 200, 'ms': 1.5})"
    (line,) = run(code, elsewhere | SOUND).splitlines()
    said = json.loads(line)
    assert said.pop("time")[:2] == "20"
    assert said == {
        "level": "INFO",
        "logger": "labfilms.access",
        "request_id": "-",
        "message": "été",
        "status": 200,
        "ms": 1.5,
    }


def test_an_error_of_production_stays_one_line_with_its_traceback(elsewhere):
    code = (
        "exec('try:\\n    1 / 0\\nexcept ZeroDivisionError:\\n"
        '    logging.getLogger("ecran").exception("broken")\')'
    )
    (line,) = run(code, elsewhere | SOUND).splitlines()
    assert "ZeroDivisionError" in json.loads(line)["exc_info"]


def test_development_writes_for_people_and_no_access_line(elsewhere):
    code = "[logging.getLogger(n).info('words') for n in ('ecran', 'labfilms.access')]"
    (line,) = run(code, elsewhere).splitlines()
    assert line.endswith("INFO ecran [-]: words")


def test_a_format_that_does_not_exist_is_refused(elsewhere):
    done = subprocess.run(
        [sys.executable, "-c", "import labfilms.settings"],
        cwd=ROOT,
        env=elsewhere | {"LABFILMS_LOG_FORMAT": "xml"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ImproperlyConfigured: LABFILMS_LOG_FORMAT" in done.stderr
