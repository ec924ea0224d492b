"""The stack without containers: what it searches with, and what it says when it cannot."""

from argparse import Namespace

import pytest

from deploy import stack
from deploy.elasticsearch import node
from deploy.served import NotServedError

LACKS = "no mvn: apt install openjdk-17-jdk-headless maven"


def asked(elastic="", *, no_elastic=False):
    return Namespace(elastic=elastic, no_elastic=no_elastic)


@pytest.fixture
def without_maven(monkeypatch):
    monkeypatch.setattr(node, "missing", lambda: LACKS)


def test_a_machine_without_maven_is_told_so_and_searches_its_database(without_maven, capsys):
    assert stack.elastic_of(asked()) == ""
    assert f"the database answers the search ({LACKS})" in capsys.readouterr().out


def test_a_machine_with_maven_starts_an_elasticsearch_of_its_own(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(node, "missing", str)
    assert stack.elastic_of(asked()) is None
    assert capsys.readouterr().out == ""
    made = stack.Stack(tmp_path)
    assert made.environment["LABFILMS_ELASTIC_URL"] == made.node.address


@pytest.mark.parametrize("address", ["http://127.0.0.1:9200", ""])
def test_one_that_runs_or_none_is_taken_at_its_word(without_maven, tmp_path, capsys, address):
    assert stack.elastic_of(asked(address, no_elastic=not address)) == address
    assert capsys.readouterr().out == ""
    made = stack.Stack(tmp_path, elastic=address)
    assert made.node is None
    assert made.environment["LABFILMS_ELASTIC_URL"] == address


def test_a_node_that_cannot_be_built_says_how_to_do_without(monkeypatch, tmp_path):
    def cannot(self):
        raise node.Missing("Maven does not build the node: no route to Central")

    monkeypatch.setattr(node.Node, "start", cannot)
    with pytest.raises(NotServedError, match=r"no route to Central\. --no-elastic starts the rest"):
        stack.Stack(tmp_path).start_elastic()


def test_no_setting_of_whoever_starts_it_reaches_the_site(monkeypatch, tmp_path):
    monkeypatch.setenv("LABFILMS_DATABASE_URL", "postgres://elsewhere/labfilms")
    monkeypatch.setenv("LABFILMS_DEBUG", "1")
    told = stack.Stack(tmp_path, elastic="", LABFILMS_WEB_PROCESSES="1").environment
    assert "elsewhere" not in told["LABFILMS_DATABASE_URL"]
    assert "LABFILMS_DEBUG" not in told
    assert told["LABFILMS_WEB_PROCESSES"] == "1"
