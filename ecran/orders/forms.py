"""What is asked of whoever buys: as little as the law lets one ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries


class BuyForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("The link to the film and the receipt go there; no account is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    country = forms.ChoiceField(label=_("Your country"), initial="FR")
    waived = forms.BooleanField(
        label=_("I ask to watch at once, and waive the right to withdraw within fourteen days."),
        error_messages={"required": _("Without this, the film could only open in fourteen days.")},
    )

    def __init__(self, *args: Any, has_account: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["country"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - for the type checker
        chosen.choices = [(country.code, country.name) for country in countries]
        if has_account:
            del self.fields["email"]
