"""What all tests share: folders of their own, compiled words, a browser, the house running."""

import inspect
import os
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.utils.translation.reloader import translation_file_changed

from labfilms.operations import catalogues
from tests.e2e.chromium import CHROMIUM, MISSING

ROOT = Path(__file__).resolve().parent.parent

pytest_plugins = ["tests.e2e.fixtures", "tests.labfilms.search.nodes"]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Leave the slow truths to `make test-full`; keep the browser's tests together, one worker.

    Every quick test that asks for the database is one that CI repeats on PostgreSQL.
    """
    mark(items)
    leave_slow_ones(config, items)
    done = yield
    # After pytest-django has put them in its own order, which stays inside each turn.
    items.sort(key=turn)
    return done


def mark(items) -> None:
    for item in items:
        if is_transactional(item):
            # Without it the rows of migrations are gone for every test after this one.
            whole = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole, append=False)
        slow = item.get_closest_marker("full") or item.get_closest_marker("browser")
        if slow or item.get_closest_marker("xdist_group"):
            # Real browsers and processes on a busy machine may miss a beat; what fails twice is
            # broken. The summary counts what was run again.
            item.add_marker(pytest.mark.flaky(reruns=1))
        if not slow and {"db", "transactional_db", "django_db_setup"} & set(fixtures(item)):
            item.add_marker("database")
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=MISSING))
        elif is_asynchronous(item):
            item.add_marker(pytest.mark.xdist_group("browser"))


def leave_slow_ones(config, items) -> None:
    if "full" in (config.option.markexpr or ""):
        return
    slow = [item for item in items if item.get_closest_marker("full")]
    if slow and not any("::" in word for word in config.args):
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def turn(item) -> int:
    """Return when a test runs: database, loops of its own, browser, all others.

    Playwright keeps a loop running in its worker's thread, so that what starts a loop, or asks
    one of a service, comes before it.
    """
    if item.get_closest_marker("browser"):
        return 2
    if is_asynchronous(item) or is_transactional(item):
        return 1
    return 0 if "db" in fixtures(item) else 3


def is_transactional(item) -> bool:
    database = item.get_closest_marker("django_db")
    if database and database.kwargs.get("transaction"):
        return True
    return bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


def is_asynchronous(item) -> bool:
    return inspect.iscoroutinefunction(getattr(item, "function", None))


def fixtures(item) -> list[str]:
    # pytest-django reads its marker only when the test is about to run.
    marked = ["db"] if item.get_closest_marker("django_db") else []
    return [*getattr(item, "fixturenames", ()), *marked]


@pytest.fixture(scope="session", autouse=True)
def _french():
    """Compile the catalogues, or every page would speak English."""
    catalogues.compile_all(ROOT / "locale")
    # Django may have read the catalogues before: at the first run there was none.
    translation_file_changed(None, ROOT / "locale" / "django.mo")


@pytest.fixture(scope="session", autouse=True)
def _folders(tmp_path_factory):
    """Give each worker of the suite its own films, pictures and mail."""
    var = tmp_path_factory.mktemp("var")
    folders = {"VAR": var, "FILMS_ROOT": var / "films", "MEDIA_ROOT": var / "media"}
    with override_settings(**folders):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    """Forget limits and revocations between tests."""
    cache.clear()


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Return an environment for a child process: no setting of ours but its own folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LABFILMS_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    (tmp_path / "var").mkdir()
    return kept | {"LABFILMS_VAR": str(tmp_path / "var")}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Leave nobody in the database at the end: PostgreSQL drops none that is in use.

    A thread that answered a socket may still keep its connection then.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
