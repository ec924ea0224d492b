from django import forms
from django.utils.translation import gettext_lazy as _

from network.messages.models import MOST_TEXT


class FirstMessageForm(forms.Form):
    about = forms.CharField(label=_("About"), max_length=150, required=False)
    text = forms.CharField(
        label=_("Your message"),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Who you are, what you would like to do together, when and where."),
    )


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Your message"), max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )
