from labfilms.core import limits


def test_so_many_are_taken_and_no_more():
    assert [limits.take("reports", "one", most=2) for _ in range(4)] == [True, True, False, False]
    assert limits.take("reports", "other", most=2)
    assert limits.take("appeals", "one", most=2)


def test_whether_they_are_spent_is_told_without_taking_one():
    for _ in range(3):
        assert not limits.spent("guesses", "one", most=1)
    limits.take("guesses", "one", most=1)
    assert limits.spent("guesses", "one", most=1)
    assert not limits.spent("guesses", "other", most=1)


def test_another_span_counts_anew(monkeypatch):
    clock = [1_000_000.0]
    monkeypatch.setattr(limits.time, "time", lambda: clock[0])
    assert limits.take("reports", "one", most=1)
    assert not limits.take("reports", "one", most=1)
    clock[0] += limits.HOUR
    assert limits.take("reports", "one", most=1)
