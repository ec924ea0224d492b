import pytest

from labfilms.live import topics


def test_topic_is_found_by_the_name_it_was_registered_under(things):
    found = topics.find("thing")
    assert (found.name, found.may_listen, found.snapshot) == (
        "thing",
        things.may_listen,
        things.snapshot,
    )


def test_topic_that_nobody_registered_is_unknown():
    with pytest.raises(topics.UnknownTopic):
        topics.find("rumours")


def test_topic_keeps_its_first_rule_when_another_feature_takes_its_name(things):
    with pytest.raises(topics.TopicTaken):
        topics.register("thing", may_listen=lambda _user, _key: True, snapshot=lambda _key: {})
    assert topics.find("thing").may_listen == things.may_listen
