import pytest
from django.apps import apps
from django.urls import reverse

from network.organisations.enums import MembershipState, Role
from network.organisations.models import Adhesion, Membership, Organisation
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_profile, region
from tests.factories.pictures import picture_file

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"organisations:{name}", args=args)


def posted(**changes):
    return {
        "name": "Collectif Salin",
        "kind": "collective",
        "region": region().pk,
        "town": "Saint-Leu",
        "statement": "Des films au bord du sel.",
        "links": "https://exemple.fr",
        **changes,
    }


@pytest.fixture
def admin(client):
    user = make_user("Aya Traoré")
    client.force_login(user)
    return user


def test_a_person_adds_their_structure_and_strangers_read_it(client, admin):
    client.post(address("new"), posted(logo_file=picture_file()))
    made = Organisation.objects.get()
    client.logout()
    page = client.get(made.get_absolute_url()).content.decode()
    for words in ("Collectif Salin", "Saint-Leu, La Réunion", "au bord du sel", "Aya Traoré"):
        assert words in page


def test_wrong_numbers_and_pictures_are_said_and_words_are_kept(client, admin):
    page = client.post(address("new"), posted(siren="123456789"))
    assert "siren" in page.context["form"].errors
    page = client.post(address("new"), posted(siren="732829320", rna="W751234567"))
    assert page.context["form"].non_field_errors()
    page = client.post(address("new"), posted(logo_file=picture_file((20, 20))))
    assert page.context["form"].non_field_errors()
    assert "au bord du sel" in page.content.decode()
    assert not Organisation.objects.exists()


def test_an_address_that_was_left_redirects_for_good(client, admin):
    organisation = make_organisation(admin, name="Ancien")
    client.post(address("edit", "ancien"), posted(slug="nouveau"))
    answer = client.get("/structures/ancien/")
    assert (answer.status_code, answer["Location"]) == (301, "/structures/nouveau/")
    page = client.post(address("edit", make_organisation(admin).slug), posted(slug="ancien"))
    assert page.context["form"].non_field_errors()
    assert client.get("/structures/jamais/").status_code == 404
    organisation.refresh_from_db()
    assert organisation.slug == "nouveau"


def test_a_logo_is_removed(client, admin):
    client.post(address("new"), posted(logo_file=picture_file()))
    made = Organisation.objects.get()
    assert client.get(address("edit", made.slug)).status_code == 200
    client.post(address("remove_logo", made.slug))
    made.refresh_from_db()
    assert made.logo is None


def test_the_list_is_narrowed_by_kind_and_region_at_an_address_to_share(client):
    make_organisation(kind="festival", name="Festival du sel")
    make_organisation(kind="school", name="École du vent")
    page = client.get(address("list"), {"type": "festival", "region": "la-reunion"})
    assert "Festival du sel" in page.content.decode()
    assert "École du vent" not in page.content.decode()
    assert "(1)" in page.content.decode()
    assert not client.get(address("list"), {"region": "bretagne"}).context["page"].object_list
    assert len(client.get(address("list"), {"type": "x"}).context["page"].object_list) == 2


def test_the_empty_list_offers_to_add_one(client):
    assert address("new") in client.get(address("list")).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_asks_as_many_queries_whatever_its_length(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_organisation()
    with django_assert_num_queries(4):
        page = client.get(address("list"))
    assert page.context["page"].paginator.count == rows


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_as_many_queries_however_many_members(
    client, django_assert_num_queries, rows
):
    organisation = make_organisation()
    for _ in range(rows):
        make_member(organisation, make_profile().user)
        other = make_organisation()
        Adhesion.objects.create(member=other, network=organisation, state="accepted")
    # Its catalogue is looked for where there are films.
    with django_assert_num_queries(8 + apps.is_installed("ecran")):
        client.get(organisation.get_absolute_url())


def test_members_are_invited_answer_and_are_put_in_charge(client, admin):
    organisation = make_organisation(admin)
    ines = make_profile(make_user("Inès Ollier")).user
    client.post(address("members", organisation.slug), {"who": "@ines-ollier", "role": "member"})
    place = Membership.objects.get(person=ines)
    assert "Inès Ollier" in client.get(address("members", organisation.slug)).content.decode()
    client.force_login(ines)
    assert address("answer", place.pk) in client.get(address("mine")).content.decode()
    assert (
        address("answer", place.pk) in client.get(organisation.get_absolute_url()).content.decode()
    )
    client.post(address("answer", place.pk), {"answer": "yes"})
    client.force_login(admin)
    client.post(address("set_role", place.pk), {"role": "admin"})
    place.refresh_from_db()
    assert (place.state, place.role) == (MembershipState.CONFIRMED, Role.ADMIN)


def test_an_invitation_is_refused_in_one_click(client, admin):
    place = make_member(make_organisation(), admin, state=MembershipState.INVITED)
    client.post(address("answer", place.pk), {"answer": "no"})
    assert not Membership.objects.filter(pk=place.pk).exists()


def test_whom_nobody_knows_is_said_beside_the_field(client, admin):
    organisation = make_organisation(admin)
    page = client.post(address("members", organisation.slug), {"who": "Personne", "role": "member"})
    assert "who" in page.context["form"].errors


def test_the_last_in_charge_stays_and_is_told_why(client, admin):
    organisation = make_organisation(admin)
    place = organisation.memberships.get()
    for name, data in (("set_role", {"role": "member"}), ("end", {})):
        page = client.post(address(name, place.pk), data, follow=True)
        assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert Membership.objects.filter(pk=place.pk, role=Role.ADMIN).exists()


def test_a_member_leaves_by_themselves(client, admin):
    place = make_member(make_organisation(), admin)
    assert client.post(address("end", place.pk))["Location"] == address("mine")
    assert not Membership.objects.filter(pk=place.pk).exists()


def test_structures_of_a_person_stand_on_their_page(client, admin):
    organisation = make_organisation(admin, name="Sel et brume")
    profile = make_profile(admin)
    assert "Sel et brume" in client.get(profile.get_absolute_url()).content.decode()
    assert organisation.get_absolute_url() in client.get(address("mine")).content.decode()


def test_an_adhesion_is_asked_welcomed_and_ended_on_the_pages(client, admin):
    member, welcomer = make_organisation(admin), make_user()
    network = make_organisation(welcomer)
    ask = address("ask_adhesion", network.slug)
    assert ask in client.get(network.get_absolute_url()).content.decode()
    client.post(ask, {"member": member.pk})
    client.post(ask, {"member": member.pk})
    adhesion = Adhesion.objects.get()
    client.force_login(welcomer)
    assert (
        address("welcome", adhesion.pk) in client.get(network.get_absolute_url()).content.decode()
    )
    client.post(address("welcome", adhesion.pk), {"answer": "yes"})
    again = client.post(address("welcome", adhesion.pk), {"answer": "yes"}, follow=True)
    assert [message.level_tag for message in again.context["messages"]] == ["error"]
    client.force_login(admin)
    assert (
        address("end_adhesion", adhesion.pk)
        in client.get(member.get_absolute_url()).content.decode()
    )
    client.post(address("end_adhesion", adhesion.pk))
    assert not Adhesion.objects.exists()


def test_nobody_asks_in_the_name_of_another_s_structure(client, admin):
    stranger = make_organisation()
    answer = client.post(
        address("ask_adhesion", make_organisation(admin).slug), {"member": stranger.pk}
    )
    assert answer.status_code == 404
