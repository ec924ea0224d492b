"""A structure that moderation shuts, or whose people are gone, closes with all that it carries."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from labfilms.accounts import services as accounts
from labfilms.facts import services as facts
from labfilms.moderation import services as moderation
from labfilms.moderation.enums import Withheld
from labfilms.notify.models import Letter
from labfilms.search.engines import engine
from labfilms.search.port import Query
from network.calls.models import CrewCall
from network.organisations import services
from network.organisations.errors import OrganisationRefused
from network.organisations.models import Membership, Organisation
from projects.space.models import Project
from regions.verification import services as verification
from tests.factories.accounts import make_user
from tests.factories.calls import make_call
from tests.factories.moderation import make_decision, make_notice, make_staff, make_team
from tests.factories.organisations import make_organisation, words
from tests.factories.people import make_profile, region
from tests.factories.pictures import picture_file
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def readable(thing, *viewers):
    return [type(thing).objects.visible_to(one).filter(pk=thing.pk).exists() for one in viewers]


def found(words):
    return {(hit.thing, hit.key) for hit in engine().find(Query(words)).hits}


@pytest.fixture
def house():
    """A structure with a call and a project: the three, and who is in charge of them."""
    admin = make_user()
    organisation = make_organisation(admin, name="Les Salins")
    call = make_call(admin, carrier=organisation, title="Salins de nuit")
    project = make_project(admin, carrier=organisation, title="Salins, le film")
    return admin, organisation, call, project


def test_what_is_hidden_is_read_by_whoever_is_in_charge_and_nothing_of_it_is_shown(house):
    admin, organisation, *_carried = house
    stranger, member = AnonymousUser(), make_user()
    assert readable(organisation, stranger, member, admin) == [True, True, True]
    assert len(found("salins")) == 3
    make_decision(organisation)
    for thing in house[1:]:
        assert readable(thing, stranger, member, admin) == [False, False, True]
    assert found("salins") == set()
    assert not CrewCall.objects.open_now().exists()
    assert not Project.objects.listed().exists()


def test_what_is_opened_again_is_found_again(house):
    organisation = house[1]
    for level in (Withheld.HIDDEN, Withheld.NO):
        services.withhold(organisation=organisation, level=level)
    assert len(found("salins")) == 3


def test_what_was_removed_is_nobody_s(house):
    admin, organisation, *_carried = house
    services.withhold(organisation=organisation, level=Withheld.REMOVED)
    assert readable(organisation, AnonymousUser(), admin) == [False, False]


def test_a_suspension_closes_what_one_carries_alone(house):
    admin = house[0]
    accounts.close(user=admin)
    for thing in house[1:]:
        assert readable(thing, AnonymousUser(), make_user()) == [False, False]
    assert found("salins") == set()
    accounts.reopen(user=admin)
    assert len(found("salins")) == 3


def test_a_logo_follows_its_structure():
    organisation = services.create(actor=make_user(), words=words(), logo=picture_file())
    services.withhold(organisation=organisation, level=Withheld.HIDDEN)
    organisation.logo.refresh_from_db()
    assert not organisation.logo.public
    services.withhold(organisation=organisation, level=Withheld.NO)
    organisation.logo.refresh_from_db()
    assert organisation.logo.public


def test_a_team_reads_what_was_reported_and_its_people_are_told(client, house):
    admin, organisation, *_carried = house
    services.write(organisation=organisation, actor=admin, words={"links": "https://exemple.fr/"})
    notice = make_notice(organisation)
    client.force_login(make_team())
    page = client.get(reverse("moderation:case", args=(notice.pk,))).content.decode()
    assert "Les Salins" in page
    assert "https://exemple.fr/" in page
    make_decision(organisation)
    assert Letter.objects.filter(to=admin.email).exists()


def test_whoever_blocked_the_other_is_not_found_to_be_invited():
    admin, guest = make_user(), make_profile().user
    organisation = make_organisation(admin)
    moderation.block(by=guest, of=admin)
    with pytest.raises(OrganisationRefused):
        services.invite(organisation=organisation, actor=admin, who=guest.profile.handle)
    # By an e-mail address the answer is the same as for one that has no account.
    services.invite(organisation=organisation, actor=admin, who=guest.email)
    assert Membership.objects.get(organisation=organisation, email=guest.email).person is None


def test_a_region_s_team_vouches_for_a_structure(client):
    organisation = make_organisation()
    verification.verify(
        thing=organisation, by=make_team(), reason="Association déclarée depuis 1998"
    )
    organisation = Organisation.objects.get()
    assert organisation.verified_at is not None
    assert "depuis 1998" in client.get(organisation.get_absolute_url()).content.decode()
    client.force_login(make_staff())
    address = reverse("verification:verify", args=("structure", organisation.pk))
    assert client.get(address).status_code == 200


def test_a_region_s_followers_are_told_of_a_new_structure(client):
    reader = make_user()
    facts.follow(person=reader, thing=region())
    organisation = make_organisation(name="Les Salins")
    client.force_login(reader)
    assert "Les Salins" in client.get(reverse("facts:feed")).content.decode()
    client.post(reverse("facts:follow", args=("structure", organisation.pk)), {"follow": "1"})
    assert "Les Salins" in client.get(reverse("facts:follows")).content.decode()
