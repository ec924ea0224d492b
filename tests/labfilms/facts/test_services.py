import pytest
from django.db import transaction
from django.db.models import ProtectedError

from labfilms.facts import services
from labfilms.facts.models import Fact
from labfilms.facts.selectors import facts_of
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


def test_fact_says_who_did_what_to_what_and_keeps_the_words_of_that_day():
    actor, thing = make_user("Inès"), make_user("Paul")
    fact = services.record(actor=actor, verb="people.met", thing=thing, payload={"name": "Paul"})
    thing.name = "Pablo"
    thing.save()
    fact.refresh_from_db()
    assert (fact.actor, fact.verb, fact.thing) == (actor, "people.met", thing)
    assert fact.payload == {"name": "Paul"}
    assert str(fact) == f"people.met {thing.pk}"


def test_fact_of_nobody_has_no_actor_and_nothing_to_add():
    fact = services.record(actor=None, verb="people.met", thing=make_user())
    assert (fact.actor, fact.payload) == (None, {})


def test_fact_falls_with_the_transaction_of_what_it_tells():
    with transaction.atomic():
        services.record(actor=None, verb="people.met", thing=make_user())
        transaction.set_rollback(True)
    assert not Fact.objects.exists()


def test_erasure_empties_who_and_what_and_keeps_that_it_happened():
    leaving, staying, thing = make_user(), make_user(), make_user()
    for actor in (leaving, staying, leaving):
        services.record(actor=actor, verb="people.met", thing=thing, payload={"name": "X"})
    assert services.erase(actor=leaving) == 2
    facts = list(facts_of(thing))
    assert [fact.verb for fact in facts] == ["people.met"] * 3
    assert [(fact.actor, fact.payload) for fact in facts if fact.actor != staying] == [
        (None, {}),
        (None, {}),
    ]
    assert [fact.payload for fact in facts if fact.actor == staying] == [{"name": "X"}]
    assert services.erase(actor=leaving) == 0


def test_account_that_is_deleted_leaves_its_facts_without_an_actor():
    leaving, thing = make_user(), make_user()
    fact = services.record(actor=leaving, verb="people.met", thing=thing)
    leaving.delete()
    fact.refresh_from_db()
    assert fact.actor is None


def test_kind_of_thing_that_has_facts_is_not_lost_under_them():
    fact = services.record(actor=None, verb="people.met", thing=make_user())
    with pytest.raises(ProtectedError):
        fact.thing_type.delete()
