"""Who signs for a label: invited, in charge, gone."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from labels.identities import permissions, services
from labels.identities.enums import CuratorRole
from labels.identities.errors import LabelRefused
from labels.identities.models import Curator, Label
from labfilms.notify.models import Notification
from tests.factories.accounts import make_user
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def owner():
    return make_user("Nadia Ferhat")


@pytest.fixture
def label(owner):
    return make_label(owner, name="Plein Court")


def invite(label, person, role=CuratorRole.EDITOR):
    return services.invite(label=label, person=person, role=role, by=label.curators.first().user)


def test_who_is_invited_signs_nothing_until_they_accept(label):
    person = make_user()
    place = invite(label, person)
    assert not permissions.can_curate(person, label)
    assert label not in Label.objects.of(person)
    assert Label.objects.visible_to(person).filter(pk=label.pk).exists()
    assert Notification.objects.get(person=person).kind == "labels.invited"
    services.answer(place=place, accepted=True)
    assert permissions.can_curate(person, label)
    assert not permissions.can_manage(person, label)


def test_who_declines_leaves_no_trace_on_the_label_and_the_one_in_charge_is_told(label, owner):
    services.answer(place=invite(label, make_user("Théo")), accepted=False)
    assert label.curators.count() == 1
    assert "Théo" in Notification.objects.get(person=owner).sentence


def test_somebody_is_invited_once(label):
    person = make_user()
    invite(label, person)
    with pytest.raises(LabelRefused):
        invite(label, person)


def test_a_label_always_keeps_someone_in_charge(label, owner):
    place = label.curators.get()
    with pytest.raises(LabelRefused):
        services.remove(place=place, by=owner)
    with pytest.raises(LabelRefused):
        services.set_role(place=place, role=CuratorRole.EDITOR)
    other = invite(label, make_user(), CuratorRole.OWNER)
    with pytest.raises(LabelRefused):
        services.remove(place=place, by=owner)
    services.answer(place=other, accepted=True)
    services.set_role(place=place, role=CuratorRole.EDITOR)
    services.remove(place=place, by=owner)
    assert label.curators.get() == other


def test_the_team_is_written_on_its_page_by_whoever_is_in_charge(client, label, owner):
    person = make_profile(make_user("Théo")).user
    client.force_login(owner)
    address = reverse("labels:team", args=(label.slug,))
    client.post(address, {"person": "Théo", "role": "editor"})
    place = Curator.objects.get(user=person)
    page = client.post(address, {"person": "Théo", "role": "editor"}).content.decode()
    assert "signe déjà" in page
    assert "Personne" in client.post(address, {"person": "Zoé", "role": "editor"}).content.decode()
    client.force_login(person)
    assert client.get(address).status_code == 404
    answer = reverse("labels:invitation", args=(label.slug,))
    assert "Plein Court" in client.get(answer).content.decode()
    client.post(answer, {"answer": "accept"})
    assert client.post(answer, {"answer": "accept"}).status_code == 404
    assert client.get(address).status_code == 200
    assert client.post(address, {"person": "Théo", "role": "editor"}).status_code == 404
    client.force_login(owner)
    client.post(reverse("labels:place", args=(place.pk,)), {"role": "owner"})
    place.refresh_from_db()
    assert place.role == CuratorRole.OWNER
    client.force_login(person)
    own = label.curators.get(user=owner)
    client.post(reverse("labels:place", args=(own.pk,)), {"leave": "1"})
    assert label.curators.get() == place
    client.post(reverse("labels:place", args=(place.pk,)), {"leave": "1"})
    assert label.curators.get() == place


def test_an_invitation_is_declined_on_its_page(client, label):
    person = make_user()
    invite(label, person)
    client.force_login(person)
    client.post(reverse("labels:invitation", args=(label.slug,)), {"answer": "decline"})
    assert label.curators.count() == 1


def test_a_stranger_to_the_label_changes_no_place_in_it(client, label):
    client.force_login(make_user())
    address = reverse("labels:place", args=(label.curators.get().pk,))
    assert client.post(address, {"leave": "1"}).status_code == 404
    assert not permissions.can_manage(make_user(), label)
    assert not permissions.can_manage(AnonymousUser(), label)


def test_whoever_signs_for_several_labels_says_which_one_signs(client, owner, label):
    client.force_login(owner)
    client.post(reverse("labels:new"), {"name": "Médiathèque des Carmes"})
    other = Label.objects.get(name="Médiathèque des Carmes")
    address = reverse("selections:new")
    assert "Médiathèque des Carmes" in client.get(address).content.decode()
    client.post(address, {"title": "Filmer le travail", "visibility": "private", "label": other.pk})
    assert other.selections.get().title == "Filmer le travail"
    foreign = make_label()
    client.post(address, {"title": "Autre", "visibility": "private", "label": foreign.pk})
    assert not foreign.selections.exists()


def test_a_label_says_who_signs_it(client, owner, label):
    make_selection(label)
    make_profile(owner)
    page = client.get(label.get_absolute_url()).content.decode()
    assert "Nadia Ferhat" in page
    assert owner.profile.get_absolute_url() in page
