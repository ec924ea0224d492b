import pytest


@pytest.fixture(autouse=True)
def films(settings, tmp_path):
    """Give each test a disk of its own."""
    settings.FILMS_ROOT = tmp_path / "films"
    return settings.FILMS_ROOT
