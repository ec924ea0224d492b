"""What the project says of itself."""

import re
import subprocess
import tomllib

from tests.architecture import house

# In halves, so that this very file names none.
REGISTRIES = [
    "registry." + "npmjs",
    "registry." + "yarnpkg",
    "files." + "pythonhosted",
    "pypi." + "org",
]


def text(name):
    return (house.ROOT / name).read_text(encoding="utf-8")


def committed():
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=house.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = [name for name in done.stdout.split("\0") if name]
    # A release unpacked from an archive has no history to ask.
    assert len(names) > 100 or not (house.ROOT / ".git").exists()
    return [house.ROOT / name for name in names]


def test_the_readme_is_short_and_shows_both_commands():
    readme = text("README.md")
    assert readme.count("\n") <= 120
    for command in ("make run", "make test"):
        assert command in readme
        assert re.search(rf"^{command.removeprefix('make ')}:", text("Makefile"), re.MULTILINE)


def test_the_changelog_speaks_of_this_version():
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert f"## {version}" in text("CHANGELOG.md")


def test_the_licence_is_the_affero_one():
    assert text("LICENSE").split()[:5] == ["GNU", "AFFERO", "GENERAL", "PUBLIC", "LICENSE"]
    assert tomllib.loads(text("pyproject.toml"))["project"]["license"] == "AGPL-3.0-or-later"


def test_no_committed_file_names_a_package_registry():
    named = [
        path.relative_to(house.ROOT).as_posix()
        for path in committed()
        if path.is_file() and any(host.encode() in path.read_bytes() for host in REGISTRIES)
    ]
    assert named == []


def test_every_package_of_the_locks_has_its_hash():
    for lock in ("requirements.lock", "requirements-dev.lock", "deploy/uv.lock"):
        packages = re.findall(r"^\S+==\S+.*(?:\n .*)*", text(lock), re.MULTILINE)
        assert len(packages) >= 1
        assert [name for name in packages if "--hash=sha256:" not in name] == []


def test_every_dependency_has_its_reason():
    project = tomllib.loads(text("pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = [re.split(r"[\[<>=]", dependency)[0] for dependency in wanted]
    words = text("docs/explanation/dependencies.md")
    assert [name for name in names if f"`{name}`" not in words] == []


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(path.name[:4] for path in (house.ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
