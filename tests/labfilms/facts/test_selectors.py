import pytest
from django.contrib.auth.models import Group

from labfilms.facts import services
from labfilms.facts.selectors import facts_of
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


def test_facts_of_a_thing_come_newest_first():
    thing = make_user()
    for verb in ("people.met", "people.left", "people.came_back"):
        services.record(actor=None, verb=verb, thing=thing)
    assert [fact.verb for fact in facts_of(thing)] == [
        "people.came_back",
        "people.left",
        "people.met",
    ]


def test_facts_of_another_thing_with_the_same_number_are_not_mixed_in():
    person = make_user(pk=9001)
    group = Group.objects.create(pk=person.pk, name="Équipe")
    services.record(actor=None, verb="people.met", thing=person)
    services.record(actor=None, verb="groups.opened", thing=group)
    assert [fact.verb for fact in facts_of(person)] == ["people.met"]
    assert [fact.verb for fact in facts_of(group)] == ["groups.opened"]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_actors_come_with_their_facts_whatever_their_number(number, django_assert_num_queries):
    thing = make_user()
    for _ in range(number):
        services.record(actor=make_user(), verb="people.met", thing=thing)
    facts_of(thing)
    with django_assert_num_queries(1):
        assert len({fact.actor.name for fact in facts_of(thing)}) == number
