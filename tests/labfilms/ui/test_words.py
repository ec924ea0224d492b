import pytest

from labfilms.ui.components.words import browser, iso_duration, runtime


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (32, "32 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (424, "7 min 04 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h"),
        (3720, "1 h 02 min"),
        (7199, "2 h"),
        ("424.2", "7 min 04 s"),
    ],
)
def test_runtime_reads_as_people_say_it(seconds, words):
    assert runtime(seconds) == words.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("nothing", [None, "", "soon", -1, float("nan"), float("inf")])
def test_runtime_of_nothing_is_nothing(nothing):
    assert runtime(nothing) == ""
    assert iso_duration(nothing) == ""


def test_iso_duration_is_what_a_machine_reads():
    assert iso_duration(424.4) == "PT424S"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
            "Firefox · Android",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
            "Edge · Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18 Safari/604.1",
            "Safari · iPhone",
        ),
        ("curl/8.1", "curl/8.1"),
        ("", ""),
    ],
)
def test_browser_is_named_as_people_name_it(said, read):
    assert browser(said) == read
