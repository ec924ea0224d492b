"""How allauth speaks and behaves here."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from labfilms.accounts.models import User
from labfilms.accounts.slots import CLOSED_ACCOUNT
from labfilms.core import languages

# What allauth made in the language of the page that asked for the mail.
LINKS = ("activate_url", "password_reset_url", "signup_url")


def _here(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(path=languages.here(parts.path)).geturl()


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's own behaviour, our words."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        # Whoever has no account is written to in the language of the page they wrote on.
        user = context.get("user")
        with translation.override(getattr(user, "language", None) or languages.current()):
            links = {name: _here(context[name]) for name in LINKS if context.get(name)}
            super().send_mail(template_prefix, email, context | links)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return languages.here(str(super().get_login_redirect_url(request)))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return languages.here(str(super().get_signup_redirect_url(request)))

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return languages.here(str(super().get_logout_redirect_url(request)))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        # Whoever reads this has given the right password: the reason is theirs to know.
        reasons = CLOSED_ACCOUNT.fill_one(user, request)
        return render(request, "account/account_inactive.html", {"reasons": reasons}, status=403)
