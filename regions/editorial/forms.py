from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from regions.editorial.services import Message


class ContactForm(forms.Form):
    """A message to the team, from anyone."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("To answer you, and for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    subject = forms.CharField(label=_("About"), max_length=100)
    text = forms.CharField(
        label=_("Your message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if viewer.is_authenticated:
            self.initial = {"name": viewer.name, "email": viewer.email, **self.initial}

    def message(self) -> Message:
        """Return what was written, once the form is valid."""
        return Message(**self.cleaned_data)
