"""Whatever is asked, the API answers as its description says (schemathesis, a few cases each)."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from labfilms.api import access
from projects.space.enums import Visibility as ProjectVisibility
from tests.factories.calls import make_call
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile
from tests.factories.projects import make_project

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EACH = 15


@pytest.fixture
def house(db, monkeypatch):
    """One thing of each kind, under the numbers that are tried first."""
    monkeypatch.setattr(access, "STRANGERS", 1_000_000)
    profile = make_profile()
    film = make_film(profile.user, synopsis="Une brume")
    make_selection(make_label(profile.user, verified=True), [film])
    make_organisation(profile.user)
    make_project(profile.user, visibility=ProjectVisibility.PUBLIC)
    make_call(profile.user)
    # The whole WSGI application answers, inside this test's transaction.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_answers_are_as_described(house):
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    tried = [_try(found.ok()) for found in described.get_all_operations()]
    assert len(tried) == len(described.raw_schema["paths"])


def _try(operation):
    @settings(
        max_examples=EACH,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def holds(case):
        case.validate_response(case.call(), checks=CHECKS)

    holds()
    return operation.label
