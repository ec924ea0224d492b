"""No cent is lost, whatever is split and whatever comes after."""

from hypothesis import given
from hypothesis import strategies as st

from ecran.statements.splitting import Running, by_weight, over, shared_out, tax, taxes
from labfilms.core import money

WEIGHTS = st.lists(st.integers(0, 50_000), min_size=1, max_size=8)
CHANGES = st.lists(st.integers(-60_000, 60_000), max_size=12)
RATES = st.sampled_from([0, 550, 850, 2000, 2550, 2700])


@given(st.integers(-(10**7), 10**7), WEIGHTS)
def test_parts_sum_to_the_whole_for_any_split(cents, weights):
    parts = over(cents, weights)
    assert sum(parts) == cents
    assert all(part * cents >= 0 for part in parts)


@given(st.integers(0, 10**7), st.lists(st.integers(0, 10_000), min_size=1, max_size=8))
def test_shares_and_what_is_left_sum_to_what_was_earned(net, points):
    points = [share for at, share in enumerate(points) if sum(points[: at + 1]) <= money.WHOLE]
    parts = over(net, [*points, money.WHOLE - sum(points)])
    assert sum(parts) == net
    for share, part in zip(points, parts, strict=False):
        assert abs(part - net * share / money.WHOLE) < 1


@given(CHANGES, WEIGHTS)
def test_each_step_sums_to_its_change_and_all_of_them_to_the_sum(changes, weights):
    running = Running(by_weight(weights))
    steps = [running.step(change) for change in changes]
    assert [sum(step) for step in steps] == changes
    whole = [sum(column) for column in zip(*steps, strict=True)] or [0] * len(weights)
    assert whole == over(sum(changes), weights)


@given(CHANGES, WEIGHTS)
def test_what_is_wholly_sent_back_leaves_nothing_on_any_part(changes, weights):
    running = Running(by_weight(weights))
    steps = [running.step(change) for change in [*changes, -sum(changes)]]
    assert [sum(column) for column in zip(*steps, strict=True)] == [0] * len(weights)


@given(WEIGHTS, RATES)
def test_the_tax_of_a_whole_order_is_its_own_and_is_split_without_loss(weights, rate):
    total = sum(weights)
    vat = money.vat_within(total, rate)
    split = taxes(weights, total=total, vat=vat, rate=rate)
    parts = split(total)
    assert sum(parts) == vat
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True) if total)


@given(st.integers(-60_000, 60_000), RATES)
def test_tax_has_the_sign_of_its_sum_and_is_never_more(cents, rate):
    found = tax(cents, total=700, vat=money.vat_within(700, rate), rate=rate)
    assert abs(found) <= abs(cents)
    assert found * cents >= 0


@given(
    st.lists(st.integers(-50_000, 50_000), min_size=1, max_size=6),
    st.integers(1, 10_000),
    st.integers(-1, 1),
)
def test_lines_of_a_statement_sum_to_what_is_due_each_next_to_its_own(nets, points, off):
    due = sum(nets) * points // money.WHOLE + off
    lines = shared_out(due, nets, points)
    assert sum(lines) == due
    for net, line in zip(nets, lines, strict=True):
        assert abs(line - net * points / money.WHOLE) <= 2


def test_a_line_of_a_statement_says_what_anybody_would_count():
    assert shared_out(2625, [6750, 3500, 250], 2500) == [1688, 875, 62]


def test_thirds_of_many_sales_stay_thirds():
    """Rounded sale by sale, the first of three would earn a cent more at each."""
    running = Running(by_weight([3333, 3333, 3334]))
    for _sale in range(5000):
        running.step(100)
    assert running.parts == [166_650, 166_650, 166_700]
