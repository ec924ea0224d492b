"""The press: what it reads, what it may not, and how it fails."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from ecran.papers import press
from ecran.papers.errors import PressFailed
from streaming.transcode.limits import Limits

MOMENT = datetime(2026, 11, 24, tzinfo=UTC)
SOURCES = sorted(press.TEMPLATES.glob("*.typ"))


def data_of(value):
    return json.loads(json.loads(press.order("receipt", {"said": value}))["data"])["said"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_template_reads_no_file_no_code_and_no_package(path):
    code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(re.findall(r'#(?:import|include) "([^"]*)"', code)) <= {"house.typ"}
    assert re.findall(r"\b(?:import|include)\b", code.replace('#import "house.typ"', "")) == []
    assert re.findall(r"\b(?:eval|read|plugin|csv|yaml|toml|xml|cbor)\(|@preview", code) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_template_says_what_it_is_and_holds_no_word(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ")
    code = re.sub(r"//.*$", "", text, flags=re.MULTILINE)
    strings = {string for string in re.findall(r'"([^"]*)"', code) if re.search(r"[A-Z]", string)}
    assert strings <= {"DejaVu Sans Mono", "Libertinus Serif", "\\S{"}
    # Markup that is no code would be words that have one language.
    assert re.findall(r"\[[^\]]*\w[^\]]*\]", code) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\0b\x1b[31m", "a�b�[31m"),
        ("\ud800 \ue000 \ufeff \ufffe", "� � � �"),
        ("abc\u202etxt.exe\u2066", "abctxt.exe"),
        ("a\r\nb\rc\td\u2028e", "a\nb\nc d\ne"),
        ("été « 3\xa0€ » 🎬 مرحبا", "été « 3\xa0€ » 🎬 مرحبا"),
        (["x", ("\0", {"deep": "\0"})], ["x", ["�", {"deep": "�"}]]),
        (12, 12),
    ],
)
def test_signs_that_no_paper_can_show_are_replaced(written, shown):
    assert data_of(written) == shown


def test_an_order_names_the_language_without_its_country():
    with override("en-gb"):
        assert json.loads(json.loads(press.order("receipt", {}))["data"])["language"] == "en"


def test_an_order_with_a_date_is_for_the_archives():
    asked = json.loads(press.order("receipt", {}, MOMENT))
    assert asked["standards"] == ["a-2a", "ua-1"]
    assert asked["moment"] == int(MOMENT.timestamp())
    assert json.loads(press.order("codes", {}))["standards"] == ["ua-1"]


def test_what_a_template_lacks_is_said():
    with pytest.raises(PressFailed, match=r"the press of receipt ended with 1: .*title"):
        press.printed("receipt", {})


def test_a_template_that_does_not_exist_is_said():
    with pytest.raises(PressFailed, match="No such file"):
        press.printed("../../apps", {})


def test_a_press_without_memory_fails_and_leaves_nothing(monkeypatch):
    few = Limits(cpu=60, memory=64 * 1024**2, file=0, files=64)
    monkeypatch.setattr(press, "_LIMITS", few)
    with pytest.raises(PressFailed):
        press.printed("receipt", {})


def test_a_press_that_does_not_answer_is_ended(monkeypatch):
    monkeypatch.setattr(press, "_WALL", 0.0001)
    with pytest.raises(PressFailed, match="no answer in time"):
        press.printed("receipt", {})


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../../../../../etc/passwd", "../press.py"])
def test_nothing_outside_the_templates_can_be_read(tmp_path, path):
    root = tmp_path / "templates"
    root.mkdir()
    (root / "curious.typ").write_text(f'#read("{path}")')
    asked = {
        "template": str(root / "curious.typ"),
        "root": str(root),
        "data": "{}",
        "standards": [],
        "moment": 0,
    }
    done = subprocess.run(
        [sys.executable, "-I", press._TYPESETTER],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert re.search(rb"file not found|escape the project root", done.stderr)
