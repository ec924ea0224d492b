from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why a team vouches for a thing, or no longer does."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("One line that everyone reads beside the name: a statute, a function, a work."),
    )
