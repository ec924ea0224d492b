"""How allauth speaks and behaves here."""

import base64
import logging
import secrets
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from qrcode.image.svg import SvgPathImage

from labfilms.accounts.models import User
from labfilms.accounts.slots import CLOSED_ACCOUNT
from labfilms.core import languages, locks

# What allauth made in the language of the page that asked for the mail.
LINKS = ("activate_url", "password_reset_url", "signup_url")


def _here(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(path=languages.here(parts.path)).geturl()


log = logging.getLogger(__name__)


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

    def is_reauthentication_required(self, **_about: object) -> bool:
        return bool(settings.PASSWORD_AGAIN)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets locked in the database, and drawings that our policy lets through."""

    def encrypt(self, text: str) -> str:
        return locks.lock("second-factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return locks.lock("second-factor").decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # The site's secret was replaced without naming the former one: no code is right then.
            log.warning("a second factor cannot be read: was LABFILMS_SECRET_KEY replaced?")
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as markup to be written into the page: no picture is fetched."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathImage, border=2).save(drawn)
        markup = drawn.getvalue().decode()
        return markup[markup.index("<svg") :]
