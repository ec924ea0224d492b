"""Two sites of their own, each with its folder and its database, beside the suite's."""

import os
import secrets
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from labfilms.operations.backups import databases

ROOT = Path(__file__).resolve().parents[4]


class Site:
    """A site that commands are run on, by processes of their own."""

    def __init__(self, var: Path, kept: dict[str, str], database: str) -> None:
        self.var = var
        address = f"sqlite:///{var / 'labfilms.sqlite3'}"
        if database:
            facts = connection.settings_dict
            login = quote(facts["USER"], safe="")
            if facts["PASSWORD"]:
                login += f":{quote(facts['PASSWORD'], safe='')}"
            address = f"postgres://{login}@{facts['HOST']}:{facts['PORT']}/{database}"
        self.environment = kept | {
            "LABFILMS_VAR": str(var),
            "LABFILMS_DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "labfilms.settings",
        }

    @property
    def films(self) -> Path:
        return self.var / "films"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def manage(self, *words: str) -> str:
        done = self.run("manage.py", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refuses(self, *words: str) -> str:
        done = self.run("manage.py", *words)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr

    def python(self, code: str) -> str:
        done = self.run("-c", f"import django\ndjango.setup()\n{code}")
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=self.environment)


@pytest.fixture
def new_site(transactional_db, tmp_path):
    """Return a function that makes an empty site with every migration, on the suite's engine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LABFILMS_")}
    for name in ("DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        kept.pop(name, None)
    made = []
    empty = tmp_path / "empty"
    empty.mkdir()
    # The suite's own migrations, which need not be run again.
    with databases.snapshot(empty, at_once=lambda: None):
        pass

    def make(name: str, *, migrated: bool = True) -> Site:
        var = tmp_path / name
        var.mkdir()
        database = ""
        if connection.vendor == "postgresql":
            database = f"labfilms_{name}_{secrets.token_hex(4)}"
            execute(f'CREATE DATABASE "{database}"')
            made.append(database)
        if migrated:
            lay(empty, var, database)
        return Site(var, kept, database)

    yield make
    for database in made:
        execute(f'DROP DATABASE "{database}" WITH (FORCE)')


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def lay(empty: Path, var: Path, database: str) -> None:
    if not database:
        shutil.copy(empty / "database.sqlite3", var / "labfilms.sqlite3")
        return
    dump = str(empty / "database.dump")
    with suppress(KeyError):
        databases.run("pg_restore", *databases.OWNERLESS, f"--dbname={database}", dump)


@pytest.fixture
def site(new_site):
    return new_site("site")


@pytest.fixture
def filled(site):
    """Return a site with people, films that play, an upload under way, pictures, a page's file."""
    site.python(FILL)
    return site


FILL = """
import hashlib, io
from pathlib import Path
from PIL import Image
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from labfilms.pictures.models import Picture
from streaming.intake import services
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from tests.factories.accounts import make_user
from tests.factories.streaming import FILES, make_asset, make_package, make_upload
from wagtail.images.models import Image as Editorial

call_command("createcachetable", verbosity=0)
FILES["master.m3u8"] = b"#EXTM3U\\n360p/playlist.m3u8\\n"
FILES["360p/playlist.m3u8"] = b'#EXTM3U\\n#EXT-X-MAP:URI="init.mp4"\\n00000.m4s\\n#EXT-X-ENDLIST\\n'
for number in range(3):
    content = f"original {number}".encode()
    asset = make_asset(content=content, sha256=hashlib.sha256(content).hexdigest())
    make_package(asset)
    make_package(asset, state=PackageState.RETIRED)
upload = make_upload(size=10)
services.receive(upload=upload, offset=0, blocks=[b"12345"])
picture = Picture.objects.create(owner=make_user("Lucie"), width=320, height=200)
picture.folder.mkdir(parents=True)
for width in picture.widths:
    for kind in ("avif", "webp"):
        (picture.folder / f"{width}.{kind}").write_bytes(f"{width} {kind}".encode())
file = io.BytesIO()
Image.new("RGB", (8, 8)).save(file, "PNG")
Editorial.objects.create(title="Une image", file=ContentFile(file.getvalue(), "une.png"))
trash = settings.FILMS_ROOT / "trash" / "left"
trash.mkdir(parents=True)
(trash / "file").write_bytes(b"thrown away")
"""

ROWS = """
import json
from django.db import connection
from labfilms.operations.backups import databases
found = {}
with connection.cursor() as cursor:
    for name in databases.tables():
        cursor.execute(f'SELECT * FROM "{name}"')
        found[name] = sorted(repr(row) for row in cursor.fetchall())
print(json.dumps(found))
"""
