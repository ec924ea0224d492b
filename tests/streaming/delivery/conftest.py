import pytest

from streaming.delivery import revocations


@pytest.fixture(autouse=True)
def films(settings, tmp_path):
    """Give each test a disk of its own, and a list of revocations that it reads itself."""
    settings.FILMS_ROOT = tmp_path / "films"
    revocations.forget()
    yield settings.FILMS_ROOT
    revocations.forget()
