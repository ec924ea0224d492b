from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from streaming.delivery import addresses, revocations, services
from streaming.delivery.models import Revocation
from streaming.intake import services as intake
from streaming.packages.enums import PackageState
from tests.factories.accounts import make_user
from tests.factories.streaming import make_asset, make_package

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def master(package, viewer=STRANGER, *, public=True):
    return services.playback(package.asset, viewer=viewer, public=public).master


def test_what_cannot_be_played_yet_has_no_address():
    asset = make_asset()
    assert services.playback(asset, viewer=asset.owner, public=False) is None
    make_package(asset, state=PackageState.BUILDING)
    assert services.playback(asset, viewer=asset.owner, public=False) is None


def test_a_growing_package_says_that_it_grows():
    package = make_package(state=PackageState.PROVISIONAL, revision=4, duration=12.5)
    found = services.playback(package.asset, viewer=STRANGER, public=True)
    assert found.provisional
    assert (found.revision, found.duration) == (4, 12.5)


def test_an_address_outlasts_the_viewing():
    package = make_package()
    found = services.playback(package.asset, viewer=STRANGER, public=True)
    left = found.expires - timezone.now()
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=13)


def test_an_address_costs_two_queries(django_assert_num_queries):
    package = make_package()
    with django_assert_num_queries(2):
        services.playback(package.asset, viewer=STRANGER, public=True)


def test_revoking_kills_what_was_given_and_nothing_given_after(client):
    package = make_package()
    before = master(package)
    assert client.get(before).status_code == 200
    services.revoke(asset=package.asset)
    assert client.get(before).status_code == 404
    after = master(package)
    assert after != before
    assert client.get(after).status_code == 200


def test_revoking_for_one_person_leaves_the_others(client):
    package, person = make_package(), make_user()
    public, theirs = master(package), master(package, person, public=False)
    other = make_package()
    elsewhere = master(other)
    services.revoke(asset=package.asset, viewer=str(person.pk))
    client.force_login(person)
    assert client.get(theirs).status_code == 404
    assert client.get(public).status_code == 200
    assert client.get(elsewhere).status_code == 200
    assert client.get(master(package, person, public=False)).status_code == 200


def test_revoking_kills_an_address_of_the_original_too(client):
    asset = make_asset()
    client.force_login(asset.owner)
    address = services.original_address(asset, viewer=asset.owner)
    services.revoke(asset=asset)
    assert client.get(address).status_code == 404


def test_another_process_learns_of_a_revocation_within_half_a_minute(client, monkeypatch):
    package = make_package()
    address = master(package)
    client.get(address)
    # As another process does: the row alone, without telling this one.
    Revocation.objects.create(asset=package.asset, at=timezone.now())
    assert client.get(address).status_code == 200
    monkeypatch.setattr(revocations, "FRESH", -1)
    assert client.get(address).status_code == 404


def test_withdrawing_kills_the_grants_and_gives_whole_packages_another_folder(
    client, django_capture_on_commit_callbacks
):
    package = make_package()
    before, folder, name = master(package), package.folder, package.name
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(asset=package.asset)
        assert folder.exists()
    package.refresh_from_db()
    assert package.name != name
    assert not folder.exists()
    assert package.folder.is_dir()
    assert client.get(before).status_code == 404
    assert client.get(master(package)).status_code == 200


def test_withdrawing_leaves_the_folder_into_which_the_engine_writes(
    client, django_capture_on_commit_callbacks
):
    package = make_package(state=PackageState.PROVISIONAL)
    before, name = master(package), package.name
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(asset=package.asset)
    package.refresh_from_db()
    assert package.name == name
    assert client.get(before).status_code == 404


def test_withdrawing_what_is_discarded_at_the_same_moment_is_no_failure(
    django_capture_on_commit_callbacks,
):
    package = make_package()
    name = package.name
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(asset=package.asset)
        package.folder.rename(package.folder.with_name("elsewhere"))
    package.refresh_from_db()
    assert package.name == name


def test_a_folder_whose_row_cannot_follow_gets_its_name_back(monkeypatch):
    package = make_package()
    folder = package.folder
    type(package).objects.filter(pk=package.pk).delete()
    with pytest.raises(Exception, match="did not affect any rows"):
        services._rename(package)
    assert folder.is_dir()


def test_a_discarded_film_no_longer_plays(client, django_capture_on_commit_callbacks):
    package = make_package()
    address = master(package)
    with django_capture_on_commit_callbacks(execute=True):
        intake.discard(asset=package.asset)
    assert client.get(address).status_code == 404


def test_revocations_that_nothing_can_meet_any_more_are_forgotten():
    asset = make_asset()
    services.revoke(asset=asset)
    services.revoke(asset=asset)
    old = Revocation.objects.first()
    Revocation.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=3))
    assert services.forget_revocations() == 1
    assert Revocation.objects.count() == 1


def test_a_pass_opens_to_whoever_holds_its_page_and_ends_alone(client):
    package = make_package()
    held = [addresses.pass_key("screener", number) for number in (12, 13)]
    first, second = (
        services.playback(package.asset, viewer=STRANGER, public=False, held=key).master
        for key in held
    )
    client.force_login(make_user())
    assert client.get(first).status_code == 200
    services.revoke(asset=package.asset, viewer=held[0])
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_what_ends_before_the_viewing_ends_its_addresses(client):
    package = make_package()
    soon = timezone.now() + timedelta(minutes=3)
    found = services.playback(package.asset, viewer=STRANGER, public=False, until=soon)
    assert soon - timedelta(seconds=2) <= found.expires <= soon
    over = timezone.now() - timedelta(seconds=1)
    assert services.playback(package.asset, viewer=STRANGER, public=False, until=over) is None
