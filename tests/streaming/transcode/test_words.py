import pytest

from streaming.transcode import words
from streaming.transcode.enums import Finding, Reason


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (0.3, "0.3 s"),
        (12.4, "12 s"),
        (60, "1 min 00 s"),
        (125, "2 min 05 s"),
        (3725, "1 h 02 min"),
    ],
)
def test_a_length_in_words(seconds, text):
    assert words.duration(seconds) == text


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_sentence_even_without_its_details(reason):
    sentence = words.reason(reason, {})
    assert len(sentence) > 10
    assert "%(" not in sentence


def test_details_fill_the_sentence():
    assert "2 s" in words.reason(Reason.INCOMPLETE, {"found": "2 s", "claimed": "9 s"})
    assert words.finding({"code": Finding.DOWNMIXED, "channels": 6}).count("6") == 1


def test_codes_that_are_gone_are_said_plainly_or_not_at_all():
    assert words.reason("of another time", {}) == str(Reason.ENGINE.label)
    assert words.finding({"code": "of another time"}) == ""
    assert words.finding({}) == ""
