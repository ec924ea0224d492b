"""Whatever happens at a provider, in whatever order its notices come, they tell what asking tells."""

from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from ecran.payments.mollie import Mollie
from ecran.payments.port import Account, Asked, What
from ecran.payments.stripe import Stripe
from tests.ecran.payments import mollie_server as mollies
from tests.ecran.payments import stripe_server as stripes

PRICE = 1250

# An end; then cents that go back, each by one of three roads.
backs = st.lists(
    st.tuples(st.sampled_from(["by us", "by hand", "taken"]), st.integers(1, 200)), max_size=6
)
ends = st.sampled_from(["paid", "paid", "paid", "paid late", "failed", "expired"])
quickly = limits(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def asked(key):
    return Asked(
        key=key,
        amount=PRICE,
        currency="EUR",
        words="Location",
        back="https://labfilms.example/commandes/1/",
        told="https://labfilms.example/paiements/x/7/",
        email="",
        language="fr",
    )


class AtMollie:
    provider = Mollie()
    account = Account(secret=mollies.KEY)

    def __init__(self, server):
        self.server = server

    def end(self, reference, end):
        notices = [self.server.end(reference, "pending")] if end == "paid late" else []
        return [*notices, self.server.end(reference, end.removesuffix(" late"))]

    def taken(self, reference, cents):
        return self.server.charge_back(reference, cents)

    def after_ours(self, reference):
        return self.server.notice(reference)

    def tell(self, notice):
        return self.provider.read(notice, {}, self.account)


class AtStripe:
    provider = Stripe()
    account = Account(secret=stripes.KEY, signing=stripes.SIGNING)

    def __init__(self, server):
        self.server = server

    def end(self, reference, end):
        server = self.server
        return {
            "paid": lambda: [server.pay(reference)],
            "paid late": lambda: [server.pay_later(reference), server.settle(reference)],
            "failed": lambda: [server.pay_later(reference), server.fail(reference)],
            "expired": lambda: [server.expire(reference)],
        }[end]()

    def taken(self, reference, cents):
        return self.server.dispute(reference, cents, "lost")

    def after_ours(self, reference):
        intent = self.server.sessions[reference]["payment_intent"]
        return self.server.event("refund.updated", {"id": "re_1", "payment_intent": intent})

    def tell(self, notice):
        return self.provider.read(notice, stripes.signed(notice), self.account)


def told_and_asked(there, end, backs, data):
    """Tell some notices when they are made, all of them at last, in any order and some twice."""
    begun = there.provider.begin(asked(f"k{there.server.made}"), there.account)
    told, notices = set(), []

    def tell(notice):
        told.update(there.tell(notice))

    def happens(notice):
        notices.append(notice)
        if data.draw(st.booleans(), label="told at once"):
            tell(notice)

    for notice in there.end(begun.reference, end):
        happens(notice)
    for number, (road, cents) in enumerate(backs if end.startswith("paid") else []):
        if road == "by us":
            mine = there.provider.refund(
                begun.reference, cents, "EUR", f"refund-{number}", there.account
            )
            told.update(mine)
            happens(there.after_ours(begun.reference))
        elif road == "by hand":
            happens(there.server.send_back(begun.reference, cents))
        else:
            happens(there.taken(begun.reference, cents))
    for notice in data.draw(st.permutations(notices + notices[:2]), label="told at last"):
        tell(notice)
    return told, there.provider.ask(begun.reference, there.account)


def agree(there, end, backs, data):
    told, known = told_and_asked(there, end, backs, data)
    assert told == set(known)
    assert len({event.identity for event in known}) == len(known)
    paid = [event.amount for event in known if event.what is What.PAID]
    back = [event.amount for event in known if event.what is What.REFUNDED]
    assert paid == ([PRICE] if end.startswith("paid") else [])
    assert back == ([cents for _, cents in backs] if paid else [])


@given(end=ends, backs=backs, data=st.data())
@quickly
def test_mollie_tells_what_it_answers(mollie_server, end, backs, data):
    agree(AtMollie(mollie_server), end, backs, data)


@given(end=ends, backs=backs, data=st.data())
@quickly
def test_stripe_tells_what_it_answers(stripe_server, end, backs, data):
    agree(AtStripe(stripe_server), end, backs, data)
