"""What is asked of a person who joins, of one who signs in with two factors, and their language."""

from typing import Any

from allauth.account.forms import SignupForm as BaseSignupForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.core import languages
from labfilms.core.limits import give_back, take

# As many wrong codes an hour as wrong passwords: of a million codes, one in a hundred thousand.
WRONG_CODES = 10


class SignupForm(BaseSignupForm):
    """Name, address, password."""

    name = forms.CharField(
        label=_("Your name, as it stands in credits"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ("name", "email", "password1")

    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)
        user.name = self.cleaned_data["name"]
        user.language = languages.current()
        user.save(update_fields=["name", "language"])
        return user


class LanguageForm(forms.Form):
    """Each language by its own name: whoever is lost in one finds the other."""

    language = forms.ChoiceField(
        label=_("Write to me in"),
        choices=[
            (code, format_html('<span lang="{}">{}</span>', code, name.capitalize()))
            for code, name in (
                (code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES
            )
        ],
        widget=forms.RadioSelect,
    )


def code_field(label: Any, help_text: Any = "") -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
    # Room for a code to keep that is typed with spaces.
    return forms.CharField(
        label=label, help_text=help_text, max_length=20, widget=forms.TextInput(attrs=attrs)
    )


class _CountedCode(forms.Form):
    """A code that is tried: ten wrong ones close the form for an hour, the right one too."""

    user: User

    def clean_code(self) -> str:
        who = str(self.user.pk)
        if not take("code", who, most=WRONG_CODES):
            raise forms.ValidationError(
                _("Too many wrong codes: this form is closed for an hour."), code="closed"
            )
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside this one
        give_back("code", who)
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    """The second step of signing in: a code of the app, or one of the codes to keep."""

    code = code_field(_("Code"), _("The six digits of your app, or one of your codes to keep."))


class CodeAgainForm(_CountedCode, ReauthenticateForm):
    """A code instead of the password, before a grave act."""

    code = code_field(_("Code"), _("The six digits of your app, or one of your codes to keep."))


class AppForm(ActivateTOTPForm):
    """The first code of an app that is being set up."""

    code = code_field(_("The six digits that the app shows"))


class KeyForm(AddWebAuthnForm):
    """A key that is being added: the script writes what it answered."""

    name = forms.CharField(
        label=_("What you call this key"),
        max_length=60,
        required=False,
        help_text=_("The telephone, the key on the ring…"),
    )


class KeyNameForm(EditWebAuthnForm):
    """Another name for a key."""

    name = forms.CharField(label=_("What you call this key"), max_length=60)
