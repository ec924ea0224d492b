import pytest

from labfilms.core import leaving


@pytest.fixture(autouse=True)
def _staying(monkeypatch):
    monkeypatch.setattr(leaving, "_asked", False)
    monkeypatch.setattr(leaving, "_tasks", 0)


def test_an_idle_process_leaves_at_once():
    with pytest.raises(SystemExit) as end:
        leaving.ask()
    assert end.value.code == 0


def test_a_process_at_work_ends_its_task_first():
    leaving.begin()
    assert not leaving.asked()
    leaving.ask()
    leaving.ask()
    assert leaving.asked()
    with pytest.raises(SystemExit):
        leaving.end()


def test_nobody_leaves_who_was_not_asked():
    leaving.begin()
    leaving.end()
    assert not leaving.asked()
