"""Second factors, as tests need them."""

import base64
import secrets
import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import make_user

PASSWORD = "mot de passe long"
PERIOD = 30


def make_secret() -> str:
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_of(secret: str, *, later: int = 0) -> str:
    """Return what the app shows now, or `later` spans of thirty seconds after."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + later))


def make_known(name="", **fields):
    """Return someone who may sign in: their address is confirmed."""
    user = make_user(name, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def give_app(user) -> str:
    """Give a person an app and codes to keep; return the app's secret."""
    secret = make_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def codes_of(user) -> list[str]:
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return kept.wrap().get_unused_codes()


def sign_in(user, password=PASSWORD, client=None):
    """Give the password at the door; return the browser and the answer."""
    client = client or Client()
    given = {"login": user.email, "password": password}
    return client, client.post(reverse("account_login"), given)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def say_again(client, password=PASSWORD):
    """Give the password again, as before a grave act."""
    return client.post(reverse("account_reauthenticate"), {"password": password})
