import pytest
from django.contrib.auth.models import AnonymousUser

from labfilms.accounts.requests import person, source
from tests.factories.accounts import make_user


@pytest.mark.django_db
def test_person_of_a_request_is_who_signed_in(rf):
    request = rf.get("/")
    request.user = make_user()
    assert person(request) == request.user


def test_person_asked_of_a_stranger_s_request_is_a_fault_of_the_code(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(TypeError):
        person(request)


@pytest.mark.django_db
def test_the_source_of_a_request_is_a_person_or_an_address(rf):
    request = rf.get("/", REMOTE_ADDR="192.0.2.7")
    request.user = AnonymousUser()
    assert source(request) == "address:192.0.2.7"
    request.user = make_user()
    assert source(request) == f"person:{request.user.pk}"
