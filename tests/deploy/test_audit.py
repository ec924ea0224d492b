"""The audit: what it finds fails, what it cannot ask is said in words and does not."""

import json

import pytest

from deploy import audit

SOUND = {"dependencies": [{"name": "django", "version": "5.2", "vulns": []}]}
WEAK = {
    "dependencies": [
        {"name": "django", "version": "5.2", "vulns": [{"id": "CVE-1", "fix_versions": ["5.3"]}]},
        {"name": "ours", "skip_reason": "not found"},
    ]
}
UNKNOWN = {"dependencies": [{"name": "django", "skip_reason": "not found on PyPI"}]}


@pytest.fixture
def said(monkeypatch):
    """Return what is said, and a function that puts words in a program's mouth."""
    lines, answers = [], {}

    def answer(program, *words):
        return answers.get(str(program).rpartition("/")[2], ("", "no network"))

    monkeypatch.setattr(audit, "say", lines.append)
    monkeypatch.setattr(audit, "answer", answer)
    return lines, answers


def test_known_weakness_of_a_package_is_found(said):
    lines, answers = said
    answers["pip-audit"] = json.dumps(WEAK), ""
    assert audit.packages("x.lock") == ["x.lock: django 5.2 has CVE-1, mended in 5.3."]
    assert lines == ["x.lock: 1 of 2 packages audited."]


def test_sound_packages_are_counted(said):
    lines, answers = said
    answers["pip-audit"] = json.dumps(SOUND), ""
    assert audit.packages("x.lock") == []
    assert lines == ["x.lock: 1 of 1 packages audited."]


@pytest.mark.parametrize("words", ["", "no JSON", json.dumps(UNKNOWN)])
def test_database_that_does_not_answer_is_said_and_is_no_failure(said, words):
    lines, answers = said
    answers["pip-audit"] = words, "no network"
    assert audit.packages("x.lock") == []
    assert "NOT audited" in lines[0]


def test_weakness_of_an_asset_is_found_and_silence_is_said(said):
    lines, answers = said
    assert audit.assets() == []
    assert "NOT audited" in lines[0]
    answers["npm"] = json.dumps({"vulnerabilities": {"hls.js": {"severity": "high"}}}), ""
    assert audit.assets() == ["package-lock.json: hls.js has a high weakness."]


def test_secret_that_is_written_down_is_found(said):
    _lines, answers = said
    place = {"line_number": 3, "type": "Private Key"}
    answers["git"] = "a.py\nb.py\n", ""
    answers["detect-secrets"] = json.dumps({"results": {"a.py": [place]}}), ""
    assert audit.secrets() == ["a.py:3 looks like a secret (Private Key)."]


def test_scan_that_does_not_run_fails(said):
    _lines, answers = said
    answers["git"] = "a.py\n", ""
    assert audit.secrets() == ["secrets: the scan did not run. no network"]


def test_folder_that_is_no_checkout_is_said(said):
    lines, _answers = said
    assert audit.secrets() == []
    assert "no git checkout" in lines[0]


@pytest.mark.parametrize(("found", "code"), [([], 0), (["a.py:3 looks like a secret."], 1)])
def test_what_is_found_is_the_exit_code(said, monkeypatch, found, code):
    monkeypatch.setattr(audit, "secrets", lambda: found)
    assert audit.main() == code
    assert [line for line in said[0] if "NOT" not in line] == found


def test_program_that_is_missing_or_slow_is_an_answer_too(tmp_path):
    assert audit.answer(tmp_path / "nothing")[0] == ""
    assert audit.answer("sh", "-c", "echo words; echo why >&2") == ("words\n", "why")


@pytest.mark.full
def test_no_secret_is_written_in_this_checkout():
    assert audit.secrets() == []
