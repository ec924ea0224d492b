"""Each app boots, migrates and passes its tests with only the floors below it installed."""

import subprocess
import sys

import pytest

from tests.architecture import house

# Below accounts there is nobody, and Django's own apps cannot boot without a person.
GROUND = {"labfilms.core", "labfilms.ui", "labfilms.live", "labfilms.search"}
APPS = [
    app
    for app in house.floors()
    if (house.ROOT / app.replace(".", "/") / "apps.py").is_file() and app not in GROUND
]


@pytest.mark.full
@pytest.mark.parametrize("app", APPS)
def test_app_stands_on_its_own_floors(app, elsewhere):
    tests = house.ROOT / "tests" / app.replace(".", "/")
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds", "tests.alone"]
    chosen = ["-m", "not full and not browser", str(tests)]
    if not list(tests.rglob("test_*.py")):
        words, chosen = ["manage.py", "migrate", "--settings", "tests.alone"], []
    done = subprocess.run(
        [sys.executable, *words, *chosen],
        cwd=house.ROOT,
        env=elsewhere | {"LABFILMS_ALONE": app},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]
