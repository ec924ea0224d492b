"""The towns at the start of the house: there, or named as missing without stopping it."""

from io import StringIO

import pytest

from labfilms.operations.management.commands.prepare import Command
from regions.territory.models import Town

pytestmark = pytest.mark.django_db


def test_the_house_opens_without_its_towns_and_says_what_is_missing(settings, tmp_path):
    settings.NODE_MODULES = tmp_path
    said = StringIO()
    Command(stdout=said).lay_towns()
    assert "npm ci" in said.getvalue()
    assert "nobody can say in which town they are" in said.getvalue()
    assert not Town.objects.exists()
