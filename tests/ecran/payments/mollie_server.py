"""A stand-in for Mollie's Payments API v2, after https://docs.mollie.com/reference."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal

from tests.ecran.payments.loopback import Answer, Loopback, Refused

KEY = "test_ours"
OTHER_KEY = "live_other"


def failure(status, title, detail, field=None):
    body = {"status": status, "title": title, "detail": detail, "_links": {}}
    return Refused(Answer(status, body | ({"field": field} if field else {})))


def unprocessable(detail, field):
    return failure(422, "Unprocessable Entity", detail, field)


class MollieServer(Loopback):
    content_type = "application/hal+json"

    def __init__(self):
        super().__init__()
        self.accounts = {KEY: "pfl_ours", OTHER_KEY: "pfl_other"}
        self.payments = {}

    def authenticate(self, request):
        word = request.headers.get("authorization", "").removeprefix("Bearer ")
        if word not in self.accounts:
            raise failure(
                401, "Unauthorized Request", "Missing authentication, or failed to authenticate"
            )
        return self.accounts[word]

    def answer(self, request):
        path = request.path.removeprefix("/v2")
        if (request.method, path) == ("POST", "/payments"):
            return Answer(201, self.create(request))
        if (request.method, path) == ("GET", "/payments"):
            return Answer(200, {"count": 0, "_embedded": {"payments": []}, "_links": {}})
        if match := re.fullmatch(r"/payments/(tr_\w+)", path):
            payment = self.payment(match[1], request.account)
            wanted = request.query.get("embed", "").split(",")
            embedded = {name: payment["_embedded"][name] for name in wanted if name}
            shown = {name: value for name, value in payment.items() if name != "_embedded"}
            return Answer(200, shown | ({"_embedded": embedded} if embedded else {}))
        if match := re.fullmatch(r"/payments/(tr_\w+)/refunds", path):
            return Answer(201, self.create_refund(match[1], request))
        raise failure(404, "Not Found", "No such resource.")

    def payment(self, reference, account):
        payment = self.payments.get(reference)
        if payment is None or payment["profileId"] != account:
            raise failure(404, "Not Found", "No payment exists with this token.")
        return payment

    def create(self, request):
        asked = json.loads(request.body)
        self.check_amount(asked["amount"])
        for needed in ("description", "redirectUrl"):
            if not asked.get(needed):
                raise unprocessable(f"The {needed} is missing", needed)
        if not asked["webhookUrl"].startswith("https://"):
            raise unprocessable(
                "The webhook URL is invalid because it is unreachable from Mollie's point of view",
                "webhookUrl",
            )
        if asked["locale"] not in {"fr_FR", "en_GB"}:
            raise unprocessable("The locale is invalid", "locale")
        reference = self.name("tr_")
        payment = {
            "resource": "payment",
            "id": reference,
            "mode": "test",
            "createdAt": self.now(),
            "status": "open",
            "profileId": request.account,
            "_embedded": {"refunds": [], "chargebacks": []},
            "_links": {"checkout": {"href": f"{self.address}/checkout/{reference}"}},
        } | asked
        self.payments[reference] = payment
        return {name: value for name, value in payment.items() if name != "_embedded"}

    def check_amount(self, amount):
        if not re.fullmatch(r"\d+\.\d\d", amount["value"]):
            raise unprocessable("The amount contains an invalid value", "amount")
        if Decimal(amount["value"]) > Decimal("10000.00"):
            raise unprocessable("The amount is higher than the maximum", "amount")

    def create_refund(self, reference, request):
        payment = self.payment(reference, request.account)
        asked = json.loads(request.body)
        self.check_amount(asked["amount"])
        if payment["status"] != "paid":
            raise unprocessable("The payment is not paid, and cannot be refunded", "payment")
        if Decimal(asked["amount"]["value"]) > self.left(payment):
            raise unprocessable("The specified amount is higher than what is left", "amount")
        return self.keep(payment, "refunds", "re_", asked | {"status": "pending"})

    def left(self, payment):
        backs = payment["_embedded"]["refunds"] + payment["_embedded"]["chargebacks"]
        gone = [Decimal(one["amount"]["value"]) for one in backs]
        return Decimal(payment["amount"]["value"]) - sum(gone)

    def keep(self, payment, where, prefix, thing):
        made = {"id": self.name(prefix), "paymentId": payment["id"], "createdAt": self.now()}
        payment["_embedded"][where].append(made | thing)
        return made | thing

    def now(self):
        return datetime.fromtimestamp(self.tick(), UTC).isoformat()

    # --- what happens there -----------------------------------------------------------------

    def end(self, reference, status):
        self.payments[reference]["status"] = status
        # A page is shown as long as something is to be chosen there.
        self.payments[reference]["_links"] = {}
        self.payments[reference][f"{status}At"] = self.now()
        return self.notice(reference)

    def pay(self, reference):
        return self.end(reference, "paid")

    def send_back(self, reference, cents, status="refunded"):
        """The seller refunds in Mollie's own pages."""
        payment = self.payments[reference]
        amount = {"currency": payment["amount"]["currency"], "value": money(cents)}
        refund = {"amount": amount, "status": status, "metadata": None}
        self.keep(payment, "refunds", "re_", refund)
        return self.notice(reference)

    def charge_back(self, reference, cents, *, reversed_at=None):
        payment = self.payments[reference]
        amount = {"currency": payment["amount"]["currency"], "value": money(cents)}
        self.keep(payment, "chargebacks", "chb_", {"amount": amount, "reversedAt": reversed_at})
        return self.notice(reference)

    @staticmethod
    def notice(reference):
        return f"id={reference}".encode()


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"
