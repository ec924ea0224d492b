import json
import os
import re
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from labfilms.operations import counting
from streaming.intake.enums import UploadState
from streaming.intake.models import Upload
from streaming.transcode.enums import JobKind, JobState
from streaming.transcode.models import Job
from tests.factories.accounts import make_user
from tests.factories.notify import make_news
from tests.factories.streaming import make_asset, make_package, make_upload

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "the token of the operators"

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = TOKEN
    return {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def figures(client, token):
    def read():
        response = client.get("/metrics", headers=token)
        assert response.status_code == 200
        found = {}
        for family in text_string_to_metric_families(response.content.decode()):
            for sample in family.samples:
                found[sample.name, *sample.labels.values()] = sample.value
        return found

    return read


def test_without_a_token_in_the_settings_there_is_no_such_page(client):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer wrong", TOKEN, f"bearer {TOKEN}", "Bearer é"]
)
def test_nobody_reads_without_the_token(client, token, given):
    headers = {"Authorization": given.encode().decode("latin-1")}
    response = client.get("/metrics", headers=headers)
    assert response.status_code == 401
    assert b"labfilms_" not in response.content


def test_a_member_of_staff_has_no_silent_way_in(client, token):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.get("/metrics").status_code == 401


def test_jobs_are_counted_by_kind_and_state_with_the_age_of_the_oldest(figures):
    old = Job.objects.create(asset=make_asset(), kind=JobKind.ENCODE)
    Job.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(minutes=10))
    Job.objects.create(asset=make_asset(), kind=JobKind.ENCODE)
    running = {"state": JobState.RUNNING, "lease_until": timezone.now() - timedelta(seconds=1)}
    Job.objects.create(asset=make_asset(), kind=JobKind.PROBE, **running)
    found = figures()
    assert found["labfilms_jobs", "encode", "waiting"] == 2
    assert found["labfilms_jobs", "probe", "running"] == 1
    assert found["labfilms_jobs", "stills", "failed"] == 0
    assert found["labfilms_job_oldest_waiting_seconds", "encode"] == pytest.approx(600, abs=20)
    assert found["labfilms_job_oldest_waiting_seconds", "probe"] == 0
    assert found[("labfilms_jobs_abandoned",)] == 1


def test_what_ended_in_the_last_hour_is_told_with_its_processor_time(figures):
    now = timezone.now()
    for state, minutes, cpu in (
        (JobState.DONE, 5, 40),
        (JobState.DONE, 50, 2.5),
        (JobState.DONE, 70, 1000),
        (JobState.FAILED, 1, 0),
    ):
        ended = now - timedelta(minutes=minutes)
        asset = make_asset()
        Job.objects.create(
            asset=asset, kind=JobKind.ENCODE, state=state, ended_at=ended, cpu_seconds=cpu
        )
    found = figures()
    assert found["labfilms_ffmpeg_cpu_seconds_last_hour", "encode"] == 42.5
    assert found["labfilms_ffmpeg_cpu_seconds_last_hour", "stills"] == 0
    assert found["labfilms_jobs_ended_last_hour", "encode", "done"] == 2
    assert found["labfilms_jobs_ended_last_hour", "encode", "failed"] == 1


def playable(seconds, **fields):
    upload = make_upload()
    sent = timezone.now() - timedelta(minutes=30)
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.COMPLETE, updated_at=sent)
    return make_package(upload.asset, playable_at=sent + timedelta(seconds=seconds), **fields)


def test_first_play_is_counted_from_the_last_byte(figures):
    for seconds in (2, 4, 60):
        playable(seconds)
    again = playable(900)
    make_package(again.asset)
    found = figures()
    assert found[("labfilms_first_play_films",)] == 3
    assert found["labfilms_first_play_seconds", "0.5"] == pytest.approx(4)
    assert found["labfilms_first_play_seconds", "1.0"] == pytest.approx(60)


def test_without_a_film_there_is_no_first_play(figures):
    found = figures()
    assert found[("labfilms_first_play_films",)] == 0
    assert ("labfilms_first_play_seconds", "0.5") not in found


def test_uploads_and_mail_that_wait_are_told(figures):
    make_upload()
    still = make_upload()
    Upload.objects.filter(pk=still.pk).update(updated_at=timezone.now() - timedelta(hours=1))
    make_news(make_user(), actor=make_user())
    found = figures()
    assert found["labfilms_uploads_open", "yes"] == 1
    assert found["labfilms_uploads_open", "no"] == 1
    assert ("labfilms_mail_waiting", "letter") in found
    assert found["labfilms_up", "database"] == 1
    assert found["labfilms_disk_free_bytes", "films"] > 0


def test_figures_ask_the_database_the_same_whatever_the_number_of_rows(
    client, token, django_assert_max_num_queries
):
    client.get("/metrics", headers=token)
    for _ in range(3):
        Job.objects.create(asset=make_asset(), kind=JobKind.PROBE)
        playable(3)
    with django_assert_max_num_queries(12):
        client.get("/metrics", headers=token)


def test_requests_are_counted_by_class_of_route_method_and_status(client, figures):
    before = figures()
    client.get("/films/?q=secret")
    client.get("/films/cela-n-existe-pas/")
    client.generic("INVENTED", "/films/")
    found = figures()

    def more(*key):
        return found.get(key, 0) - before.get(key, 0)

    assert more("labfilms_requests_total", "GET", "films", "200") == 1
    assert more("labfilms_requests_total", "GET", "watch", "404") == 1
    assert more("labfilms_requests_total", "other", "films", "405") == 1
    assert more("labfilms_request_seconds_count", "films") == 2


@pytest.mark.parametrize(
    ("route", "feature"),
    [
        ("films:list", "films"),
        ("wagtail_serve", "wagtail"),
        ("account_login", "account"),
        ("-", "none"),
        ("static", "static"),
    ],
)
def test_class_of_a_route(route, feature):
    assert counting.route_class(route) == feature


COUNT = """
import django
django.setup()
from labfilms.operations import counting
counting.forget_the_dead()
counting.count(route="films:list", method="GET", status=200, taken=0.02)
"""
READ = """
import django
django.setup()
from prometheus_client import generate_latest
from labfilms.operations import counting
counting.forget_the_dead()
print(generate_latest(counting.registry()).decode())
"""


def test_counters_of_all_processes_are_added_up_even_of_those_that_ended(elsewhere):
    environment = elsewhere | {
        "LABFILMS_METRICS_TOKEN": TOKEN,
        "DJANGO_SETTINGS_MODULE": "labfilms.settings",
    }
    folder = Path(elsewhere["LABFILMS_VAR"], "metrics")

    def python(code):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    for _ in range(2):
        python(COUNT)
    line = 'labfilms_requests_total{method="GET",route="films",status="200"}'
    assert f"{line} 2.0" in python(READ)
    # A day later they are forgotten.
    for path in folder.glob("*.db"):
        os.utime(path, (0, time.time() - 25 * 3600))
    assert line not in python(READ)


def named(text):
    """Return every figure that an expression names."""
    return set(re.findall(r"labfilms_[a-z_]+", text))


def test_dashboard_and_alerts_name_figures_that_exist(client, figures):
    playable(3)
    client.get("/films/")
    exist = {key[0] for key in figures()}
    dashboard = json.loads((ROOT / "deploy/grafana/labfilms.json").read_text())
    asked = {target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", ())}
    shown = set().union(*(named(expression) for expression in asked))
    alerts = (ROOT / "deploy/prometheus/alerts.yml").read_text()
    warned = named("\n".join(re.findall(r"expr: (.+)", alerts)))
    assert shown - exist == set()
    assert warned - exist == set()
    # What nobody would ever look at is not worth its queries.
    ours = {name for name in exist if not name.endswith(("_count", "_sum", "_created"))}
    assert ours - shown - warned == set()
