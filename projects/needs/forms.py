from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.people.forms import trade_choices
from network.people.models import Trade
from projects.needs.enums import NeedKind, NeedState
from projects.needs.models import Need


class NeedForm(forms.ModelForm[Need]):
    """A need, short: what, how many, how long."""

    kind = forms.ChoiceField(
        label=_("What is needed"),
        choices=NeedKind.choices,
        widget=forms.RadioSelect,
        initial=NeedKind.POST,
    )
    trade = forms.ChoiceField(
        label=_("Trade"), required=False, help_text=_("For a post; leave it for the rest.")
    )

    class Meta:
        model = Need
        fields = ("kind", "trade", "words", "count", "days", "paired")
        help_texts = {
            "words": _("“A Fresnel of 1 kW”, “an empty classroom”, “an accordion at dawn”…")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What a new row holds of it, nothing, would untick the first choice.
        self.initial["kind"] = self.initial.get("kind") or NeedKind.POST
        field = self.fields["trade"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = trade_choices()

    def clean_trade(self) -> Trade | None:
        chosen = self.cleaned_data["trade"]
        return Trade.objects.get(pk=chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        is_post = data.get("kind") == NeedKind.POST
        if is_post and not data.get("trade"):
            self.add_error("trade", _("Choose the trade that is sought."))
        if not is_post:
            data["trade"] = None
            if not data.get("words"):
                self.add_error("words", _("Say in a few words what is needed."))
        return data


class StateForm(forms.Form):
    state = forms.ChoiceField(choices=NeedState.choices)
