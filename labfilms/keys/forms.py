"""What is asked of someone who makes a key."""

from django import forms
from django.utils.translation import gettext_lazy as _

from labfilms.keys.enums import Scope


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("What is it for?"),
        max_length=60,
        help_text=_("You will know by it which one to end."),
    )
    scope = forms.ChoiceField(
        label=_("What does it open?"),
        choices=Scope.choices,
        widget=forms.RadioSelect,
        initial=Scope.READ,
    )
