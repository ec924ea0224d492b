import sys

import pytest

from labfilms.core.features import FURNITURE, FeatureAppConfig


@pytest.fixture
def wing(tmp_path, monkeypatch):
    """Return a function that writes a wing whose modules say when they are imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def build(*modules):
        root = tmp_path / "cinema"
        for module in ("imported.py", *modules):
            path = root / module
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("import cinema\ncinema.order.append(__name__)\n")
        for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
            if folder.name != "__pycache__":
                (folder / "__init__.py").touch()
        (root / "__init__.py").write_text("order = []\n")

    yield build
    for name in set(sys.modules) - before:
        if name.split(".")[0] == "cinema":
            del sys.modules[name]


def load(features):
    class CinemaConfig(FeatureAppConfig):
        name = "cinema"

    CinemaConfig.features = features
    config = CinemaConfig.create("cinema")
    config.ready()
    return config.module.order


def test_features_are_loaded_in_their_order_and_their_modules_in_the_one_that_imports_need(wing):
    wing(*(f"{room}/{module}.py" for room in ("films", "credits") for module in FURNITURE))
    assert load(("films", "credits")) == [
        f"cinema.{room}.{module}" for room in ("films", "credits") for module in FURNITURE
    ]


def test_app_without_features_is_its_own(wing):
    wing("receivers.py", "signals.py")
    assert load(()) == ["cinema.signals", "cinema.receivers"]


def test_what_is_not_of_the_loader_s_list_is_left_alone(wing):
    wing("films/views.py", "films/tasks.py", "films/forms.py")
    assert load(("films",)) == ["cinema.films.tasks"]


def test_feature_that_is_named_and_not_there_stops_the_start(wing):
    wing("films/tasks.py")
    with pytest.raises(ModuleNotFoundError):
        load(("films", "series"))


def test_module_that_is_broken_stops_the_start(wing, tmp_path):
    wing("films/tasks.py")
    (tmp_path / "cinema" / "films" / "tasks.py").write_text("import nothing_of_that_name\n")
    with pytest.raises(ModuleNotFoundError, match="nothing_of_that_name"):
        load(("films",))


def test_config_is_the_one_that_django_takes_and_its_base_is_not():
    class CinemaConfig(FeatureAppConfig):
        name = "cinema"

    assert CinemaConfig.default
    assert not FeatureAppConfig.default
