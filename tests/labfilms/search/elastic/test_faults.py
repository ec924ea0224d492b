"""A real server and real processes, killed, paused and brought back: no row is lost."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time

import pytest
from elasticsearch import Elasticsearch

from ecran.films.enums import Visibility
from ecran.films.models import Film
from labfilms.search.elastic import circuit, server
from labfilms.search.elastic.engine import ElasticEngine
from tests.conftest import ROOT
from tests.factories.films import make_film
from tests.labfilms.search.nodes import empty, started

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("elasticsearch")]

PAGE = "/recherche/"
# Seconds, from the moment in which the server answers again (docs/explanation/search.md).
CAUGHT_UP_WITHIN = 60.0
NOTICE = "search-reserve"


class Site:
    """The site's processes on a database and a prefix of their own; the queue is lost on purpose.

    Without a broker nothing hastens: what the sweeper does not tell is not told.
    """

    def __init__(self, var, node):
        self.var, self.node = var, node
        kept = {name: said for name, said in os.environ.items() if not name.startswith("LABFILMS_")}
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "labfilms.settings",
            "LABFILMS_VAR": str(var),
            "LABFILMS_ELASTIC_URL": node.address,
            "LABFILMS_ELASTIC_PREFIX": f"faults-{var.name}",
        }
        self.children = []

    def start(self, *words, **options):
        child = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment,
            text=True,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **options},
        )
        self.children.append(child)
        return child

    def run(self, *words):
        child = self.start(*words)
        said, _ = child.communicate(timeout=300)
        return child.returncode, said

    def sweep(self):
        return self.start("manage.py", "sweep", "--forever", stdout=subprocess.DEVNULL)

    def stop(self):
        for child in self.children:
            if child.poll() is None:
                child.kill()
            child.communicate()

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(self.var / "labfilms.sqlite3", timeout=20)) as base:
            return base.execute(sql).fetchall()

    def written(self):
        return dict(self.rows("SELECT key, title FROM search_entry WHERE thing = 'films'"))

    def waiting(self):
        return self.rows("SELECT count(*) FROM search_outgoing")[0][0]

    def held(self):
        """Return what the server holds of the films, by key."""
        prefix = self.environment["LABFILMS_ELASTIC_PREFIX"]
        with contextlib.closing(Elasticsearch(self.node.address, request_timeout=30)) as client:
            client.indices.refresh(index=f"{prefix}.films")
            found = client.search(index=f"{prefix}.films", size=10_000)["hits"]["hits"]
        return {hit["_source"]["key"]: hit["_source"]["title"] for hit in found}

    def indices(self):
        prefix = self.environment["LABFILMS_ELASTIC_PREFIX"]
        with contextlib.closing(Elasticsearch(self.node.address, request_timeout=30)) as client:
            held = client.indices.get_alias(index=f"{prefix}.films.*")
        answering = f"{prefix}.films"
        return {name: answering in said["aliases"] for name, said in held.items()}

    def catches_up(self, since):
        """Wait until the server holds what the database says; return the seconds it took."""
        while time.monotonic() - since < CAUGHT_UP_WITHIN:
            if not self.waiting() and self.held() == self.written():
                return time.monotonic() - since
            time.sleep(0.5)
        raise AssertionError(f"{self.waiting()} rows still wait")


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    one = started(tmp_path_factory.mktemp("node"))
    yield one
    one.stop()


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """Return a folder with an empty database, made once."""
    var = tmp_path_factory.mktemp("migrated")
    environment = os.environ | {
        "LABFILMS_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "labfilms.settings",
    }
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    subprocess.run([*migrate[:2], "createcachetable"], cwd=ROOT, env=environment, check=True)
    return var


@pytest.fixture
def site(node, migrated, tmp_path):
    var = tmp_path / "var"
    shutil.copytree(migrated, var)
    one = Site(var, node)
    # Of each test's own: the folder's name is the same in each.
    one.environment["LABFILMS_ELASTIC_PREFIX"] = f"faults-{time.time_ns()}"
    if not node.process:
        node.start()
    yield one
    one.stop()


WRITING = "tests.labfilms.search.elastic.writing"


def test_a_server_killed_during_writes_has_them_all_within_a_minute_of_its_return(site):
    code, said = site.run("manage.py", "search_rebuild")
    assert code == 0, said
    site.sweep()
    writer = site.start("-m", WRITING, "turns", "150")
    for line in writer.stdout:
        if line.strip() == "50":
            site.node.kill()
        if line.strip() == "120":
            break
    site.node.start()
    writer.communicate(timeout=120)
    assert writer.returncode == 0
    site.catches_up(time.monotonic())
    assert len(site.held()) > 90
    assert "Écluse 149" in site.held().values()


def test_a_server_killed_while_it_is_rebuilt_answers_as_before_and_the_next_rebuild_is_whole(site):
    assert site.run("manage.py", "search_rebuild")[0] == 0
    assert site.run("-m", WRITING, "many", "2500")[0] == 0
    rebuild = site.start("manage.py", "search_rebuild", "--things", "films")
    for line in rebuild.stdout:
        if "1000 of 2501 rows" in line:
            site.node.kill()
            break
    said = rebuild.communicate(timeout=120)[0]
    assert rebuild.returncode == 1
    assert "The former index still answers" in said
    assert len(site.written()) >= 1000
    site.node.start()
    assert sorted(site.indices().values()) == [False, True]
    code, said = site.run("manage.py", "search_rebuild", "--things", "films")
    assert code == 0, said
    assert list(site.indices().values()) == [True]
    assert site.held() == site.written()
    assert len(site.held()) == 2501


def test_a_rebuild_killed_half_way_leaves_the_former_index_and_the_next_one_tidies(site):
    assert site.run("manage.py", "search_rebuild")[0] == 0
    (former,) = site.indices()
    assert site.run("-m", WRITING, "many", "2500")[0] == 0
    rebuild = site.start("manage.py", "search_rebuild", "--things", "films")
    for line in rebuild.stdout:
        if "1000 of 2501 rows" in line:
            rebuild.kill()
            break
    rebuild.wait()
    assert site.indices()[former]
    assert len(site.indices()) == 2
    assert site.run("manage.py", "search_rebuild", "--things", "films")[0] == 0
    assert former not in site.indices()
    assert list(site.indices().values()) == [True]
    assert site.held() == site.written()
    assert site.waiting() == 0


# --- what visitors see -----------------------------------------------------------------------------


@pytest.fixture
def shown(node, settings, monkeypatch, client, django_capture_on_commit_callbacks):
    """Return a function that asks the page: how many, how long it took, who answered."""
    if not node.process:
        node.start()
    settings.ELASTIC_URL, settings.ELASTIC_PREFIX = node.address, f"seen-{time.time_ns()}"
    monkeypatch.setattr(server, "circuit", circuit.Circuit())
    monkeypatch.setattr(circuit, "REST", 2.0)
    empty(ElasticEngine())
    with django_capture_on_commit_callbacks(execute=True):
        make_film(title="L’écluse")
        make_film(title="L’écluse verte")

    def ask():
        start = time.monotonic()
        page = client.get(PAGE, {"q": "écluse"})
        said = page.content.decode()
        found = page.context["found"]
        return len(found.results), found.total, NOTICE in said, time.monotonic() - start

    # The first question of all warms the server.
    with monkeypatch.context() as warm:
        warm.setattr(server, "ANSWERS_WITHIN", 30.0)
        ask()
    return ask


def comes_back(ask):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        *found, noticed, _ = ask()
        if not noticed:
            return found
        time.sleep(0.5)
    raise AssertionError("the server was asked no more")


@pytest.mark.django_db
def test_a_server_that_is_killed_is_stood_in_for_and_comes_back_by_itself(node, shown):
    assert shown()[:3] == (2, 2, False)
    node.kill()
    assert shown()[:3] == (2, 2, True)
    node.start()
    assert comes_back(shown) == [2, 2]


@pytest.mark.django_db
def test_a_server_that_stands_still_is_waited_for_once(node, shown):
    node.pause()
    try:
        *found, took = shown()
        assert found == [2, 2, True]
        assert took < server.ANSWERS_WITHIN + 2
        *found, took = shown()
        assert found == [2, 2, True]
        assert took < 1
    finally:
        node.go_on()
    assert comes_back(shown) == [2, 2]


@pytest.mark.django_db
def test_a_frozen_server_shows_nothing_private_and_nothing_deleted(
    node, shown, django_capture_on_commit_callbacks
):
    public, doomed = Film.objects.order_by("pk")
    node.pause()
    with django_capture_on_commit_callbacks(execute=True):
        public.visibility = Visibility.PRIVATE
        public.save()
        doomed.delete()
    assert shown()[:3] == (0, 0, True)
    node.go_on()
    # It answers again, and has heard of nothing yet.
    assert comes_back(shown) == [0, 0]
