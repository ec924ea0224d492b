import pytest
from django.urls import reverse

from network.messages.models import Conversation
from tests.factories.accounts import make_user
from tests.factories.messages import make_conversation
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"messages:{name}", args=args)


def page_of(answer):
    return answer.content.decode()


@pytest.fixture
def sender(client):
    user = make_user("Aya Traoré")
    client.force_login(user)
    return user


def test_one_writes_from_a_page_and_reads_the_answer(client, sender):
    profile = make_profile(make_user("Inès Ollier"))
    write = address("write", profile.handle)
    assert write in page_of(client.get(profile.get_absolute_url()))
    assert client.get(write, {"sujet": "Sel de nuit"}).context["form"].initial == {
        "about": "Sel de nuit"
    }
    client.post(write, {"about": "Sel de nuit", "text": "J’ai aimé vos brumes."})
    conversation = Conversation.objects.get()
    client.force_login(profile.user)
    listed = page_of(client.get(address("list")))
    assert "Aya Traoré" in listed
    assert "Sel de nuit" in listed
    page = page_of(client.get(conversation.get_absolute_url()))
    assert "vos brumes" in page
    client.post(conversation.get_absolute_url(), {"text": "Merci !"})
    client.force_login(sender)
    assert "Merci !" in page_of(client.get(conversation.get_absolute_url()))
    assert client.get(write)["Location"] == conversation.get_absolute_url()


def test_a_new_account_reads_its_limit_and_meets_it_in_words(client, sender):
    form = client.get(address("write", make_profile().handle))
    assert form.context["allowance"].left == 5
    assert 'class="notice' in page_of(form)
    for _ in range(5):
        make_conversation(sender)
    profile = make_profile()
    page = client.post(address("write", profile.handle), {"text": "Bonjour"})
    assert "5" in str(page.context["form"].non_field_errors())


def test_a_closed_door_offers_no_button_and_answers_as_if_it_were_none(client, sender):
    profile = make_profile(contact="nobody")
    assert address("write", profile.handle) not in page_of(client.get(profile.get_absolute_url()))
    assert client.get(address("write", profile.handle)).status_code == 404


def test_one_writes_to_a_structure(client, sender):
    organisation = make_organisation(name="Le Labo du vent")
    write = address("write_to_organisation", organisation.slug)
    assert write in page_of(client.get(organisation.get_absolute_url()))
    client.post(write, {"text": "Prêtez-vous la salle ?", "about": "Une salle"})
    conversation = Conversation.objects.get()
    assert "Le Labo du vent" in page_of(client.get(conversation.get_absolute_url()))
    assert "Le Labo du vent" in page_of(client.get(address("list")))
    own = make_organisation(sender)
    page = client.post(address("write_to_organisation", own.slug), {"text": "Moi"})
    assert page.context["form"].non_field_errors()


def test_a_conversation_that_nobody_reads_any_more_cannot_be_answered(client, sender):
    receiver = make_profile().user
    conversation = make_conversation(sender, receiver)
    receiver.is_active = False
    receiver.save()
    assert "textarea" not in page_of(client.get(conversation.get_absolute_url()))
    page = client.post(conversation.get_absolute_url(), {"text": "Il y a quelqu’un ?"})
    assert page.context["form"].non_field_errors()


def test_a_conversation_is_its_people_s_alone(client, sender):
    conversation = make_conversation()
    assert client.get(conversation.get_absolute_url()).status_code == 404
    assert reverse("people:list") in page_of(client.get(address("list")))


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_conversations_ask_as_many_queries_however_many_they_are(
    client, django_assert_num_queries, rows
):
    receiver = make_profile().user
    for _ in range(rows):
        make_conversation(receiver=receiver)
    client.force_login(receiver)
    client.get(address("list"))
    with django_assert_num_queries(7):
        client.get(address("list"))


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_directory_asks_as_many_queries_with_what_one_may_do(
    client, sender, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_profile()
    client.get(reverse("people:list"))
    with django_assert_num_queries(11):
        client.get(reverse("people:list"))
