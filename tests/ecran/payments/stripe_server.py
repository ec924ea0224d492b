"""A stand-in for Stripe's API v1, after https://docs.stripe.com/api, and for its signed events."""

import hashlib
import hmac
import json
import re
import time
from urllib.parse import parse_qsl

from tests.ecran.payments.loopback import Answer, Loopback, Refused

KEY = "sk_test_51Labfilms"
OTHER_KEY = "sk_live_51Other"
SIGNING = "whsec_labfilms"


def failure(status, message, **rest):
    error = {"type": "invalid_request_error", "message": message} | rest
    return Refused(Answer(status, {"error": error}))


def missing(kind, identity):
    return failure(404, f"No such {kind}: '{identity}'", code="resource_missing", param="id")


class StripeServer(Loopback):
    # Stripe's own is 100 at most: small, so that lists have pages.
    page = 2

    def __init__(self):
        super().__init__()
        self.accounts = {KEY: "acct_ours", OTHER_KEY: "acct_other"}
        self.sessions = {}
        self.intents = {}
        self.charges = {}
        self.refunds = {}
        self.disputes = {}

    def authenticate(self, request):
        word = request.headers.get("authorization", "").removeprefix("Bearer ")
        if word not in self.accounts:
            raise failure(401, f"Invalid API Key provided: {word[:8]}****")
        return self.accounts[word]

    def compare(self, before, now):
        if (before.path, before.body) != (now.path, now.body):
            raise failure(
                400,
                "Keys for idempotent requests can only be used with the same parameters.",
                type="idempotency_error",
            )

    def answer(self, request):
        routes = {
            ("POST", "/v1/checkout/sessions"): self.create_session,
            ("GET", "/v1/checkout/sessions"): self.list_sessions,
            ("POST", "/v1/refunds"): self.create_refund,
            ("GET", "/v1/refunds"): self.list_of("refunds"),
            ("GET", "/v1/disputes"): self.list_of("disputes"),
        }
        if route := routes.get((request.method, request.path)):
            return Answer(200, route(request))
        match = re.fullmatch(r"/v1/checkout/sessions/(cs_\w+)", request.path)
        if request.method == "GET" and match:
            return Answer(200, self.expanded(match[1], request))
        raise failure(404, f"Unrecognized request URL ({request.method}: {request.path}).")

    # --- checkout sessions ------------------------------------------------------------------

    def create_session(self, request):
        form = dict(parse_qsl(request.body.decode()))
        price = "line_items[0][price_data]"
        for needed in ("mode", "success_url", f"{price}[product_data][name]"):
            if not form.get(needed):
                raise failure(400, f"Missing required param: {needed}.", param=needed)
        amount = int(form[f"{price}[unit_amount]"]) * int(form["line_items[0][quantity]"])
        if amount < 50:
            raise failure(400, "The total amount must be at least €0.50", code="amount_too_small")
        assert form["adaptive_pricing[enabled]"] == "false"
        identity = self.name("cs_test_a1", 20)
        self.sessions[identity] = {
            "id": identity,
            "object": "checkout.session",
            "account": request.account,
            "mode": form["mode"],
            "status": "open",
            "payment_status": "unpaid",
            "amount_total": amount,
            "currency": form[f"{price}[currency]"],
            "client_reference_id": form.get("client_reference_id"),
            "metadata": {"key": form["metadata[key]"]},
            "customer_email": form.get("customer_email"),
            "payment_intent": None,
            "created": self.tick(),
            "expires_at": self.clock + 86400,
            "url": f"{self.address}/c/pay/{identity}#fidkdWxOYHwnPyd1blpxYHZxWjA0",
        }
        return self.shown(self.sessions[identity])

    def shown(self, thing):
        return {name: value for name, value in thing.items() if name != "account"}

    def list_sessions(self, request):
        wanted = request.query.get("payment_intent")
        found = [
            self.shown(session)
            for session in self.sessions.values()
            if session["account"] == request.account and wanted in {None, session["payment_intent"]}
        ]
        return self.paged(found, request)

    def expanded(self, identity, request):
        session = self.sessions.get(identity)
        if session is None or session["account"] != request.account:
            raise missing("checkout.session", identity)
        shown = self.shown(session)
        if (
            request.query.get("expand[0]", "").startswith("payment_intent")
            and shown["payment_intent"]
        ):
            intent = dict(self.intents[shown["payment_intent"]])
            if request.query["expand[0]"].endswith(".latest_charge") and intent["latest_charge"]:
                intent["latest_charge"] = self.charges[intent["latest_charge"]]
            shown["payment_intent"] = intent
        return shown

    # --- refunds and disputes ---------------------------------------------------------------

    def create_refund(self, request):
        form = dict(parse_qsl(request.body.decode()))
        intent = self.intents.get(form["payment_intent"])
        if intent is None or intent["account"] != request.account:
            raise missing("payment_intent", form["payment_intent"])
        amount = int(form["amount"])
        if amount > self.left(intent):
            raise failure(
                400, f"Refund amount ({amount}) is greater than unrefunded amount on charge"
            )
        return self.keep_refund(intent, amount, "succeeded", {"key": form["metadata[key]"]})

    def left(self, intent):
        of = [one for one in self.refunds.values() if one["payment_intent"] == intent["id"]]
        return intent["amount_received"] - sum(
            one["amount"] for one in of if one["status"] not in {"failed", "canceled"}
        )

    def keep_refund(self, intent, amount, status, metadata):
        identity = self.name("re_")
        self.refunds[identity] = {
            "id": identity,
            "object": "refund",
            "amount": amount,
            "charge": intent["latest_charge"],
            "created": self.tick(),
            "currency": intent["currency"],
            "metadata": metadata,
            "payment_intent": intent["id"],
            "status": status,
        }
        return self.refunds[identity]

    def list_of(self, kind):
        def answer(request):
            wanted = request.query["payment_intent"]
            intent = self.intents.get(wanted)
            if intent is None or intent["account"] != request.account:
                return self.paged([], request)
            found = [one for one in getattr(self, kind).values() if one["payment_intent"] == wanted]
            return self.paged(found, request)

        return answer

    def paged(self, found, request):
        """The newest first, from behind `starting_after`."""
        found = found[::-1]
        names = [one["id"] for one in found]
        after = request.query.get("starting_after")
        start = names.index(after) + 1 if after else 0
        size = min(int(request.query.get("limit", 10)), self.page)
        data = found[start : start + size]
        more = start + size < len(found)
        return {"object": "list", "url": request.path, "has_more": more, "data": data}

    # --- what happens there: each returns the body of the event that tells it ------------------

    def tried(self, session, status, received):
        charge, intent = self.name("ch_"), self.name("pi_")
        self.charges[charge] = {
            "id": charge,
            "object": "charge",
            "created": self.tick(),
            "disputed": False,
            "payment_intent": intent,
        }
        self.intents[intent] = {
            "id": intent,
            "object": "payment_intent",
            "account": session["account"],
            "amount_received": received,
            "currency": session["currency"],
            "latest_charge": charge,
            "status": status,
        }
        session["payment_intent"] = intent

    def pay(self, reference):
        session = self.sessions[reference]
        self.tried(session, "succeeded", session["amount_total"])
        session |= {"status": "complete", "payment_status": "paid"}
        return self.event("checkout.session.completed", session)

    def pay_later(self, reference):
        """A debit from a bank account, which takes days."""
        session = self.sessions[reference]
        self.tried(session, "processing", 0)
        session |= {"status": "complete", "payment_status": "unpaid"}
        return self.event("checkout.session.completed", session)

    def settle(self, reference):
        session = self.sessions[reference]
        intent = self.intents[session["payment_intent"]]
        intent |= {"status": "succeeded", "amount_received": session["amount_total"]}
        session["payment_status"] = "paid"
        return self.event("checkout.session.async_payment_succeeded", session)

    def fail(self, reference):
        session = self.sessions[reference]
        self.intents[session["payment_intent"]]["status"] = "requires_payment_method"
        return self.event("checkout.session.async_payment_failed", session)

    def expire(self, reference):
        session = self.sessions[reference]
        session["status"] = "expired"
        return self.event("checkout.session.expired", session)

    def send_back(self, reference, cents, status="succeeded"):
        """The seller refunds in Stripe's own pages."""
        intent = self.intents[self.sessions[reference]["payment_intent"]]
        refund = self.keep_refund(intent, cents, status, {})
        charge = self.charges[intent["latest_charge"]]
        told = {"succeeded": ("charge.refunded", charge)}.get(status, ("refund.created", refund))
        return self.event(*told)

    def dispute(self, reference, cents, status):
        intent = self.intents[self.sessions[reference]["payment_intent"]]
        self.charges[intent["latest_charge"]]["disputed"] = True
        identity = self.name("du_")
        self.disputes[identity] = {
            "id": identity,
            "object": "dispute",
            "amount": cents,
            "charge": intent["latest_charge"],
            "created": self.tick(),
            "currency": intent["currency"],
            "payment_intent": intent["id"],
            "status": status,
        }
        return self.event("charge.dispute.closed", self.disputes[identity])

    def event(self, kind, thing):
        told = {
            "id": self.name("evt_"),
            "object": "event",
            "api_version": "2023-10-16",
            "created": self.clock,
            "data": {"object": self.shown(thing)},
            "type": kind,
        }
        return json.dumps(told).encode()


def signed(body, signing=SIGNING, at=None):
    """Return the header: HMAC-SHA256 of the time, a point and the body."""
    at = int(time.time()) if at is None else at
    digest = hmac.new(signing.encode(), b"%d.%s" % (at, body), hashlib.sha256).hexdigest()
    return {"Stripe-Signature": f"t={at},v1={digest},v0=6ffbb59b2300aae63f272406069a9788"}
