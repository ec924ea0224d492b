"""The verdict on facts, case by case, without a file."""

from fractions import Fraction

import pytest

from streaming.transcode.enums import Reason
from streaming.transcode.facts import Facts
from streaming.transcode.judge import constant_rate, judge, main_picture, main_sound, shown_size
from streaming.transcode.source import Source
from tests.streaming.transcode.sources import a_picture, a_sound, some_facts


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (some_facts(error="memory"), Reason.TOO_HEAVY),
        (some_facts(error="invalid"), Reason.UNREADABLE),
        (some_facts(error="invalid", missing=10), Reason.CUT),
        (some_facts(tracks=0), Reason.UNREADABLE),
        (some_facts(encrypted=True), Reason.ENCRYPTED),
        (some_facts(a_sound()), Reason.NO_PICTURE),
        (some_facts(a_picture(attached=True), a_sound()), Reason.NO_PICTURE),
        (some_facts(a_picture(kind="data")), Reason.NOT_A_FILM),
        (some_facts(a_picture(packets=0)), Reason.UNREADABLE),
        (some_facts(a_picture(packets=0), missing=5), Reason.CUT),
        (some_facts(a_picture(decoded=0)), Reason.UNREADABLE),
        (some_facts(a_picture(width=0)), Reason.UNREADABLE),
        (some_facts(a_picture(codec="")), Reason.UNKNOWN_CODEC),
        (some_facts(a_picture(width=9000)), Reason.TOO_LARGE),
        (some_facts(a_picture(end=20000.0)), Reason.TOO_LONG),
        (some_facts(a_picture(average_rate=(1000, 1))), Reason.TOO_FAST),
        (some_facts(a_picture(packets=5, claimed=60.0)), Reason.TOO_SPARSE),
        (some_facts(a_picture(hollow=150)), Reason.INCOMPLETE),
        (some_facts(a_picture(end=50.0)), Reason.INCOMPLETE),
        (some_facts(a_picture(packets=1, end=0.0, claimed=2.0)), Reason.INCOMPLETE),
        (some_facts(announced=3600.0), Reason.INCOMPLETE),
        (some_facts(missing=1), Reason.INCOMPLETE),
        (some_facts(a_picture(end=0.4, claimed=0.4, packets=10)), Reason.TOO_SHORT),
    ],
)
def test_why_a_file_is_refused(facts, reason):
    verdict = judge(facts)
    assert verdict.reason == reason
    assert not verdict.accepted
    assert "%(" not in verdict.message


def test_what_a_cut_film_still_holds_is_said():
    verdict = judge(some_facts(a_picture(end=45.0)))
    assert verdict.details == {"found": "45 s", "claimed": "1 min 00 s"}
    assert verdict.duration == 60


def test_a_last_picture_more_or_less_is_no_lie():
    assert judge(some_facts(a_picture(end=59.6))).accepted
    assert judge(some_facts(a_picture(claimed=None))).accepted


def test_a_file_without_any_claim_is_believed():
    facts = some_facts(a_picture(claimed=None), a_sound(first=None, end=None), claimed=None)
    assert judge(facts).source.duration == 60


def test_a_sampled_file_is_judged_by_what_was_read():
    verdict = judge(some_facts(a_picture(packets=3), a_sound(), complete=False))
    assert verdict.accepted
    assert not verdict.source.safe


def test_the_default_tracks_are_taken_then_the_largest_then_the_first():
    small = a_picture(index=0, width=320, height=180)
    large = a_picture(index=1)
    chosen = a_picture(index=2, width=640, height=360, default=True)
    assert main_picture(some_facts(small, large)).index == 1
    assert main_picture(some_facts(small, large, chosen)).index == 2
    first, second = a_sound(index=3, default=False), a_sound(index=4, default=False)
    assert main_sound(some_facts(small, first, second)).index == 3
    assert main_sound(some_facts(small, first, a_sound(index=5))).index == 5
    assert main_sound(some_facts(small, a_sound(sample_rate=0))) is None


@pytest.mark.parametrize(
    ("average", "base", "rate", "variable"),
    [
        ((25, 1), (25, 1), Fraction(25), False),
        ((24000, 1001), (24000, 1001), Fraction(24000, 1001), False),
        ((24, 1), (24, 1), Fraction(24), False),
        ((120, 1), (120, 1), Fraction(60), False),
        ((240000, 1001), (240000, 1001), Fraction(60000, 1001), False),
        ((12, 1), (12, 1), Fraction(12), False),
        ((29970, 1000), (30000, 1001), Fraction(30000, 1001), False),
        ((4, 1), (60, 1), Fraction(24), True),
        ((28, 1), (60, 1), Fraction(28), True),
        ((90, 1), (1000, 1), Fraction(60), True),
    ],
)
def test_the_rate_that_is_made(average, base, rate, variable):
    assert constant_rate(a_picture(average_rate=average, base_rate=base)) == (rate, variable)


def test_a_rate_that_no_header_tells_is_counted():
    picture = a_picture(average_rate=None, base_rate=None)
    assert constant_rate(picture) == (25, False)
    assert constant_rate(a_picture(average_rate=None, base_rate=None, end=None))[0] == 24


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({}, (1920, 1080)),
        ({"rotation": 90}, (1080, 1920)),
        ({"rotation": 180}, (1920, 1080)),
        ({"width": 720, "height": 576, "aspect": (64, 45)}, (1024, 576)),
        ({"width": 720, "height": 576, "aspect": (64, 45), "rotation": 270}, (576, 1024)),
        ({"aspect": (0, 1)}, (1920, 1080)),
    ],
)
def test_the_size_as_shown(changes, size):
    assert shown_size(a_picture(**changes)) == size


@pytest.mark.parametrize(
    "changes",
    [
        {"codec": "hevc"},
        {"profile": "High 10"},
        {"pixels": "yuv422p"},
        {"level": 51},
        {"rotation": 90},
        {"aspect": (4, 3)},
        {"interlaced": True},
        {"width": 1919},
        {"width": 2560, "height": 1080},
        {"width": 1440, "height": 1440},
        {"average_rate": (120, 1), "base_rate": (120, 1), "packets": 7200},
        {"colours": (9, 16, 9, 1)},
        {"keys": 0},
        {"longest_key_gap": 9.0},
        {"first": 0.4, "end": 60.4},
        {"hidden": 3},
        {"bytes": 90_000_000},
        {"hollow": 1},
    ],
    ids=str,
)
def test_what_no_browser_is_sure_to_play_is_not_copied(changes):
    assert judge(some_facts()).source.safe
    assert not judge(some_facts(a_picture(**changes), a_sound())).source.safe


def test_colours_that_are_not_named_are_those_that_players_assume():
    def colours(**changes):
        source = judge(some_facts(a_picture(**changes), a_sound())).source
        return source.primaries, source.transfer, source.matrix

    assert colours() == (1, 1, 1)
    assert colours(width=720, height=576) == (1, 1, 5)
    assert colours(colours=(2, 16, 2, 1)) == (9, 16, 9)
    assert colours(colours=(6, 6, 6, 1)) == (6, 6, 6)


def test_late_pictures_are_filled_only_when_the_wait_is_long():
    short = judge(some_facts(a_picture(first=0.3, end=60.0), a_sound())).source
    assert (short.late, short.trimmed, short.duration) == (0.3, 0.3, pytest.approx(59.7))
    long = judge(some_facts(a_picture(first=2.0, end=62.0), a_sound())).source
    assert (long.late, long.trimmed, long.duration) == (2.0, 0, pytest.approx(62))


def test_facts_and_sources_survive_json():
    facts = some_facts()
    assert Facts.from_json(facts.to_json()) == facts
    source = judge(facts).source
    assert Source.from_json({**source.to_json(), "unknown": 1}) == source
    assert not source.hdr
