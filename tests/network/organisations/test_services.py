import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from labfilms.notify.models import Notification
from network.organisations import selectors, services
from network.organisations.enums import MembershipState, OrganisationKind, Role
from network.organisations.errors import OrganisationRefused
from network.organisations.models import Adhesion, Membership, Organisation
from network.organisations.tasks import sweep
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation, words
from tests.factories.people import make_profile
from tests.factories.pictures import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def told(person):
    return list(Notification.objects.filter(person=person).values_list("kind", flat=True))


def test_whoever_makes_a_structure_is_in_charge_of_it():
    person = make_user()
    made = make_organisation(person, name="La Ruche de l’Ouest")
    assert made.slug == "la-ruche-de-l-ouest"
    assert selectors.people_in_charge(made) == [person]


def test_two_structures_of_one_name_get_two_addresses():
    assert make_organisation(name="Ciné").slug == "cine"
    assert make_organisation(name="Ciné").slug == "cine-2"
    assert make_organisation(name="電").slug == "structure"


def test_a_siren_and_an_rna_are_not_both_given():
    with pytest.raises(ValidationError):
        make_organisation(siren="732 829 320", rna="W751234567")
    assert make_organisation(siren="732 829 320").siren == "732829320"
    assert make_organisation(rna="w751234567").rna == "W751234567"


def test_a_register_number_stands_on_one_page():
    make_organisation(siren="732829320")
    with pytest.raises(ValidationError):
        make_organisation(siren="732829320")


@pytest.mark.parametrize(
    ("kind", "rna", "may"),
    [
        (OrganisationKind.ASSOCIATION, "", True),
        (OrganisationKind.SCHOOL, "", True),
        (OrganisationKind.FESTIVAL, "", False),
        (OrganisationKind.FESTIVAL, "W751234567", True),
        (OrganisationKind.PRODUCTION, "", False),
        (OrganisationKind.PRODUCTION, "W751234567", False),
    ],
)
def test_volunteers_are_for_associations_collectives_and_schools(kind, rna, may):
    assert make_organisation(kind=kind, rna=rna).may_call_volunteers is may


def test_an_address_that_is_left_leads_to_the_new_one_and_is_nobody_else_s():
    person = make_user()
    organisation = make_organisation(person, name="Ancien")
    services.write(organisation=organisation, actor=person, words={"slug": "nouveau"})
    assert selectors.moved_to("ancien") == organisation
    with pytest.raises(OrganisationRefused):
        services.write(organisation=make_organisation(), actor=person, words={"slug": "ancien"})
    services.write(organisation=organisation, actor=person, words={"slug": "ancien"})
    assert selectors.moved_to("nouveau") == organisation
    assert selectors.moved_to("ancien") is None


def test_a_new_logo_takes_the_place_of_the_former(django_capture_on_commit_callbacks):
    person = make_user()
    organisation = services.create(actor=person, words=words(), logo=picture_file())
    former, folder = organisation.logo, organisation.logo.folder
    with django_capture_on_commit_callbacks(execute=True):
        services.write(organisation=organisation, actor=person, words={}, logo=picture_file())
    assert organisation.logo != former
    assert not folder.exists()
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_logo(organisation=organisation)
    services.remove_logo(organisation=organisation)
    assert organisation.logo is None


def test_a_person_is_invited_by_handle_confirms_and_is_told_of():
    admin = make_user("Aya")
    organisation = make_organisation(admin)
    profile = make_profile(make_user("Inès Ollier"))
    place = services.invite(organisation=organisation, actor=admin, who="@ines-ollier")
    assert told(profile.user) == ["organisations.invited"]
    assert not selectors.members_of(organisation).filter(person=profile.user).exists()
    services.answer(membership=place, accepted=True)
    assert selectors.members_of(organisation).filter(person=profile.user).exists()
    assert told(admin) == ["organisations.joined"]
    with pytest.raises(OrganisationRefused):
        services.answer(membership=place, accepted=True)


def test_nobody_is_invited_twice():
    admin = make_user()
    organisation = make_organisation(admin)
    make_profile(make_user("Inès Ollier"))
    place = services.invite(organisation=organisation, actor=admin, who="Inès Ollier")
    with pytest.raises(OrganisationRefused) as again:
        services.invite(organisation=organisation, actor=admin, who="ines-ollier")
    assert again.value.code == "invited"
    services.answer(membership=place, accepted=True)
    with pytest.raises(OrganisationRefused) as member:
        services.invite(organisation=organisation, actor=admin, who="ines-ollier")
    assert member.value.code == "member"


@pytest.mark.parametrize(("who", "code"), [("Personne d’ici", "who"), ("a@b@c", "email")])
def test_whoever_cannot_be_found_is_said(who, code):
    admin = make_user()
    with pytest.raises(OrganisationRefused) as refused:
        services.invite(organisation=make_organisation(admin), actor=admin, who=who)
    assert refused.value.code == code


def test_an_address_with_or_without_an_account_looks_the_same_to_whoever_invites():
    admin, known = make_user(), make_user()
    organisation = make_organisation(admin)
    for address in (known.email, "inconnue@exemple.fr"):
        place = services.invite(organisation=organisation, actor=admin, who=address)
        assert place.name == address
    assert told(known) == ["organisations.invited"]
    with pytest.raises(OrganisationRefused):
        services.invite(organisation=organisation, actor=admin, who="INCONNUE@exemple.fr")


def test_an_address_finds_its_invitation_on_the_day_its_person_joins():
    admin = make_user()
    organisation = make_organisation(admin)
    services.invite(organisation=organisation, actor=admin, who="lucie@exemple.fr")
    lucie = make_user(email="lucie@exemple.fr")
    proven = EmailAddress.objects.create(user=lucie, email=lucie.email, verified=True)
    email_confirmed.send(EmailAddress, request=None, email_address=proven)
    (place,) = selectors.places_of(lucie, state=MembershipState.INVITED)
    assert told(lucie) == ["organisations.invited"]
    services.answer(membership=place, accepted=False)
    assert not Membership.objects.filter(person=lucie).exists()
    assert services.claim(person=lucie) == 0


def test_an_address_that_nobody_claims_is_forgotten_after_thirty_days():
    admin = make_user()
    organisation = make_organisation(admin)
    place = services.invite(organisation=organisation, actor=admin, who="perdue@exemple.fr")
    sweep()
    Membership.objects.filter(pk=place.pk).update(invited_at="2026-01-01T00:00Z")
    sweep()
    assert not Membership.objects.filter(pk=place.pk).exists()


def test_a_structure_keeps_someone_in_charge():
    admin = make_user()
    organisation = make_organisation(admin)
    only, other = organisation.memberships.get(), make_member(organisation)
    for refused in (
        lambda: services.end(membership=only),
        lambda: services.set_role(membership=only, role=Role.MEMBER),
    ):
        with pytest.raises(OrganisationRefused):
            refused()
    services.set_role(membership=other, role=Role.ADMIN)
    services.end(membership=only)
    assert selectors.people_in_charge(organisation) == [other.person]


def test_a_page_without_anyone_in_charge_is_closed():
    organisation = make_organisation()
    organisation.memberships.all().delete()
    assert not Organisation.objects.visible_to(AnonymousUser()).exists()


def test_a_structure_asks_to_adhere_and_the_network_welcomes_it():
    asker, welcomer = make_user(), make_user()
    member, network = make_organisation(asker), make_organisation(welcomer)
    adhesion = services.ask_adhesion(member=member, network=network, actor=asker)
    assert told(welcomer) == ["organisations.adhesion_asked"]
    assert not selectors.adherents_of(network)
    services.answer_adhesion(adhesion=adhesion, accepted=True)
    assert [one.member for one in selectors.adherents_of(network)] == [member]
    assert [one.network for one in selectors.adhesions_of(member)] == [network]
    assert told(asker) == ["organisations.adhesion_accepted"]
    with pytest.raises(OrganisationRefused):
        services.answer_adhesion(adhesion=adhesion, accepted=False)
    services.end_adhesion(adhesion=adhesion)
    assert not Adhesion.objects.exists()


def test_an_adhesion_is_asked_once_to_another_and_one_way():
    asker = make_user()
    member, network = make_organisation(asker), make_organisation(asker)
    services.ask_adhesion(member=member, network=network, actor=asker)
    for one, other, code in (
        (member, member, "itself"),
        (member, network, "asked"),
        (network, member, "reversed"),
    ):
        with pytest.raises(OrganisationRefused) as refused:
            services.ask_adhesion(member=one, network=other, actor=asker)
        assert refused.value.code == code


def test_an_adhesion_that_is_refused_leaves_nothing():
    asker = make_user()
    adhesion = services.ask_adhesion(
        member=make_organisation(asker), network=make_organisation(), actor=asker
    )
    services.answer_adhesion(adhesion=adhesion, accepted=False)
    assert not Adhesion.objects.exists()


def test_facets_count_each_within_the_other():
    make_organisation(kind="festival")
    make_organisation(kind="festival")
    make_organisation(kind="school")
    facets = selectors.facets(AnonymousUser(), kind="festival")
    assert [(code, count) for code, _name, count in facets.kinds] == [
        ("festival", 2),
        ("school", 1),
    ]
    assert [(slug, count) for slug, _name, count in facets.regions] == [("la-reunion", 2)]
    assert not selectors.places_of(AnonymousUser())
