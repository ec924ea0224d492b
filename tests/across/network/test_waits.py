"""What waits for a person in the collaborative loop stands on their home."""

import pytest
from django.urls import reverse

from ecran.films.enums import CreditState
from tests.factories.accounts import make_user
from tests.factories.calls import make_application, make_call, make_invitation
from tests.factories.films import credit, make_film
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import trade
from tests.factories.projects import make_member as make_team_member
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def test_invitations_applications_and_corrections_wait_on_the_home(client):
    person = make_user()
    invited = make_invitation(person=person).position.call
    held = make_call(person)
    for _ in range(2):
        make_application(held.positions.get())
    quiet = make_call(person)
    project = make_project()
    make_team_member(project, person, state="invited")
    organisation = make_organisation()
    make_member(organisation, person, state="invited")
    asked = credit(make_film(person), make_user(), state=CreditState.ASKED)
    asked.wanted = trade("editor")
    asked.save()
    client.force_login(person)
    page = client.get("/").content.decode()
    waits = page[page.index('class="waits"') : page.index('id="home-films"')]
    for address in (
        invited.get_absolute_url(),
        reverse("calls:applications", args=(held.slug,)),
        project.get_absolute_url(),
        organisation.get_absolute_url(),
        reverse("credits:edit", args=(asked.film_id,)),
    ):
        assert f'href="{address}"' in waits
    assert "2 candidatures" in waits
    assert quiet.slug not in waits
