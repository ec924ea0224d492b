"""How allauth speaks and behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from labfilms.accounts.models import User
from labfilms.accounts.slots import CLOSED_ACCOUNT


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's own behaviour, our words."""

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        # Whoever reads this has given the right password: the reason is theirs to know.
        reasons = CLOSED_ACCOUNT.fill_one(user, request)
        return render(request, "account/account_inactive.html", {"reasons": reasons}, status=403)
