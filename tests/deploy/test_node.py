"""The Elasticsearch of tests and trials: what it says when it cannot, and what it takes for built."""

import subprocess
from types import SimpleNamespace

import pytest

from deploy.elasticsearch import node


@pytest.fixture(autouse=True)
def _cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_what_the_machine_lacks_is_named_with_its_remedy(monkeypatch, tmp_path):
    monkeypatch.setattr(node.shutil, "which", lambda name: None if name == "mvn" else "/bin/it")
    with pytest.raises(node.Missing, match="no mvn: apt install openjdk-17-jdk-headless maven"):
        node.Node(tmp_path / "data").start()


@pytest.mark.parametrize(("said", "lacks"), [("11.0.2", True), ("17.0.15", False), ("21", False)])
def test_an_old_java_is_told_which_one_is_needed(monkeypatch, said, lacks):
    answer = SimpleNamespace(stderr=f'openjdk version "{said}" 2025-04-15\n')
    monkeypatch.setattr(node.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(node.subprocess, "run", lambda *_, **__: answer)
    assert node.missing() == ("Java 17 or newer is needed" if lacks else "")


def test_a_build_that_was_cut_is_begun_again_and_one_that_fails_is_told(monkeypatch, tmp_path):
    runs = []

    def maven(words, **_):
        making = next(word for word in words if word.startswith("-Dbuilt=")).partition("=")[2]
        runs.append(making)
        (tmp_path / making / "home").mkdir(parents=True)
        failed = len(runs) == 1
        return subprocess.CompletedProcess(words, int(failed), "no route to Central", "")

    monkeypatch.setattr(node, "missing", lambda: "")
    monkeypatch.setattr(node.subprocess, "run", maven)
    with pytest.raises(node.Missing, match="no route to Central"):
        node.built()
    home = node.built()
    assert home.is_dir()
    assert node.built() == home
    assert len(runs) == 2


def test_a_place_where_nothing_listens_does_not_answer():
    assert not node.answers(node.free_port())
