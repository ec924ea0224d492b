"""What is asked of a person who joins."""

from allauth.account.forms import SignupForm as BaseSignupForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User


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
        user.save(update_fields=["name"])
        return user
