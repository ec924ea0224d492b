"""A backup and what is made of it again, by real processes, on the suite's engine."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.labfilms.operations.backups.conftest import ROWS

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("backup")]


MORE = """
from tests.factories.accounts import make_user
from tests.factories.streaming import make_asset, make_package
make_package(make_asset(make_user("New", email="new@exemple.fr")))
"""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "trash" not in path.parts
    }


def rows(site) -> dict[str, list[str]]:
    return json.loads(site.python(ROWS))


def until(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def test_a_restored_backup_is_the_same_site_row_by_row_and_file_by_file(filled, new_site, tmp_path):
    root = tmp_path / "backups"
    assert "0 unchanged" in filled.manage("backup", str(root))
    assert "no mismatch" in filled.manage("backup", str(root), "--check")
    other = new_site("other", migrated=False)
    said = other.manage("restore", str(root))
    assert "no mismatch" in said
    assert rows(other) == rows(filled)
    for folder in ("films", "media"):
        assert tree(other.var / folder) == tree(filled.var / folder)
        assert tree(other.var / folder) != {}
    assert "no mismatch" in other.manage("restore", str(root), "--check")


@pytest.mark.full
def test_what_has_changed_since_is_named_both_ways(filled, tmp_path):
    root = str(tmp_path / "backups")
    filled.manage("backup", root)
    source = next(filled.films.rglob("source"))
    source.write_bytes(source.read_bytes()[::-1])
    for segment in list(filled.films.rglob("00000.m4s")):
        segment.unlink()
    (filled.films / "assets" / "stranger").write_bytes(b"of nobody")
    filled.python(MORE)
    words = filled.refuses("restore", root, "--check")
    assert "source has changed" in words
    assert "00000.m4s is missing" in words
    assert "films/assets/stranger is not in the backup" in words
    assert "table accounts_user: " in words
    # And among its own rows and files.
    assert "is not the file that its row knows" in words
    assert "is listed by its playlist and is not there" in words


@pytest.mark.full
def test_a_site_that_is_not_empty_is_kept_unless_one_says_so(filled, tmp_path):
    root = str(tmp_path / "backups")
    filled.manage("backup", root)
    before = rows(filled)
    filled.python(MORE)
    assert "--replace" in filled.refuses("restore", root)
    assert rows(filled) != before
    filled.manage("restore", root, "--replace")
    assert rows(filled) == before
    assert not list(filled.films.glob(".re*"))


@pytest.mark.full
def test_the_search_finds_again_what_was_restored(filled, new_site, tmp_path):
    root = str(tmp_path / "backups")
    filled.manage("backup", root)
    other = new_site("other", migrated=False)
    other.manage("restore", root)
    count = "from labfilms.search.models import Entry; print(Entry.objects.count())"
    filled.manage("search_rebuild")
    assert other.python(count) == filled.python(count)


@pytest.mark.full
def test_a_second_backup_copies_only_what_is_new_and_stands_alone(filled, new_site, tmp_path):
    root = tmp_path / "backups"
    filled.manage("backup", str(root))
    filled.python(MORE)
    time.sleep(1.1)
    said = filled.manage("backup", str(root), "--keep", "1")
    copied, unchanged = said.split("(")[1].split(" copied, ")
    # A source, five files of its package.
    assert int(copied) == 6
    assert int(unchanged.split()[0]) >= 15
    assert len(list(root.glob("2*"))) == 1
    other = new_site("other", migrated=False)
    # The site has a package whose hash its row invents: said, and restored as it is.
    other.manage("restore", str(root))
    assert tree(other.films) == tree(filled.films)


def test_a_killed_backup_leaves_the_old_one_whole(filled, tmp_path):
    root = tmp_path / "backups"
    filled.manage("backup", str(root))
    (old,) = root.glob("2*")
    heavy = filled.films / "assets" / "00" / "heavy"
    heavy.mkdir(parents=True)
    with (heavy / "source").open("wb") as file:
        file.truncate(2 * 1024**3)
    child = filled.start("manage.py", "backup", str(root))
    until(lambda: any(path.stat().st_size for path in root.glob(".partial-*/films/assets/00/*/*")))
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert list(root.glob("2*")) == [old]
    assert "no mismatch" in filled.manage("backup", str(root), "--check")
    (heavy / "source").unlink()
    time.sleep(1.1)
    filled.manage("backup", str(root))
    assert not list(root.glob(".partial-*"))
    assert len(list(root.glob("2*"))) == 2


WRITE = """
import hashlib, itertools, sys
from streaming.intake import services
from tests.factories.accounts import make_user
from tests.factories.streaming import make_asset, make_package
owner = make_user("Writer", email="writer@exemple.fr")
kept = []
for number in itertools.count():
    content = f"written {number}".encode() * 100
    asset = make_asset(owner, content=content, sha256=hashlib.sha256(content).hexdigest())
    make_package(asset)
    kept.append(asset)
    if len(kept) > 200:
        services.discard(asset=kept.pop(0))
"""


@pytest.mark.full
def test_films_that_come_and_go_meanwhile_leave_no_row_without_its_file(filled, tmp_path):
    root = tmp_path / "backups"
    writer = filled.start("-c", f"import django\ndjango.setup()\n{WRITE}")
    try:
        until(lambda: len(list(filled.films.rglob("source"))) > 180)
        for _ in range(3):
            filled.manage("backup", str(root))
            time.sleep(1.1)
    finally:
        writer.kill()
        writer.wait()
    for path in sorted(root.glob("2*")):
        manifest = json.loads((path / "manifest.json").read_text())
        assert manifest["mismatches"] == []
        assert "no mismatch" in filled.manage("backup", str(path), "--check")


def changed(path):
    source = next((path / "films").rglob("source"))
    source.write_bytes(b"x" * source.stat().st_size)


def missing(path):
    next((path / "films").rglob("00000.m4s")).unlink()


def added(path):
    (path / "films" / "more").write_bytes(b"more")


def cut(path):
    dump = next(path.glob("database.*"))
    dump.write_bytes(dump.read_bytes()[:-100])


def lying(path):
    manifest = json.loads((path / "manifest.json").read_text())
    manifest["tables"]["accounts_user"] += 1
    (path / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.full
def test_a_damaged_backup_is_said_and_never_restored(filled, tmp_path):
    root = tmp_path / "backups"
    filled.manage("backup", str(root))
    (path,) = root.glob("2*")
    damages = (changed, missing, added, lying, cut)
    for damage in damages:
        shutil.copytree(path, tmp_path / damage.__name__)
        damage(tmp_path / damage.__name__)
    copies = [str(path), *(str(tmp_path / damage.__name__) for damage in damages)]
    found = json.loads(filled.python(PROBLEMS.format(copies)))
    assert [bool(words) for words in found] == [False, True, True, True, True, True]
    before = tree(filled.films)
    assert "nothing was touched" in filled.refuses("restore", copies[-1], "--replace")
    assert "is damaged" in filled.refuses("backup", copies[-1], "--check")
    assert tree(filled.films) == before


PROBLEMS = """
import json
from pathlib import Path
from labfilms.operations.backups import services
print(json.dumps([services.problems(Path(path)) for path in {}]))
"""
