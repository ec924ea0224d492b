from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ecran.feedback.models import MOST_SIGNS, Regard
from network.people.forms import trade_choices
from network.people.models import Profile, Trade


class RegardForm(forms.Form):
    """A word on a film: under which trade, and the word."""

    trade = forms.TypedChoiceField(
        label=_("You speak as"), coerce=int, help_text=_("It stands beside your name.")
    )
    text = forms.CharField(
        label=_("Your word on this film"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("300 characters at most. Say what you saw, as you would on leaving the room."),
    )

    def __init__(self, *args: Any, profile: Profile, known: Regard | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["trade"]
        own = [place.trade for place in profile.places.select_related("trade")]
        choices = [(trade.pk, trade.named(profile.grammar)) for trade in own]
        # Someone whose page names no trade yet chooses among all of them.
        field.choices = choices or trade_choices()  # type: ignore[attr-defined]
        if known is not None:
            self.initial = {"trade": known.trade_id, "text": known.text}

    def said(self) -> dict[str, Any]:
        """Return `trade` and `text`, once the form is valid."""
        trade = Trade.objects.get(pk=self.cleaned_data["trade"])
        return {"trade": trade, "text": " ".join(self.cleaned_data["text"].split())}
