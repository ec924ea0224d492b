"""What is asked of a person who joins, and the language they are written to in."""

from allauth.account.forms import SignupForm as BaseSignupForm
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.core import languages


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
