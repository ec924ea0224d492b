"""What is asked of someone who has just arrived: four short questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from labfilms.portal.selectors import Suggestion
from network.people.enums import Grammar
from network.people.forms import trade_choices
from network.people.models import Profile, Trade
from network.people.services import MOST_TRADES
from regions.territory.models import Region


class RegionForm(forms.Form):
    region = forms.ModelChoiceField(
        label=_("Where do you make films?"), queryset=Region.objects.all(), empty_label="—"
    )


class TradesForm(forms.Form):
    grammar = forms.ChoiceField(
        label=_("Your trade is named in the"), choices=Grammar.choices, widget=forms.RadioSelect
    )
    public = forms.BooleanField(
        label=_("Show my page to everyone"),
        help_text=_("Otherwise nobody but you sees it."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (_("First trade"), _("Second trade"), _("Third trade"))
        choices = trade_choices()
        for number, label in zip(range(MOST_TRADES), labels, strict=True):
            self.fields[f"trade_{number}"] = forms.ChoiceField(
                label=label, choices=choices, required=number == 0
            )
        self.order_fields([f"trade_{number}" for number in range(MOST_TRADES)])

    def trades(self) -> list[Trade]:
        """Return the trades that were chosen, the first one first, once the form is valid."""
        names = [f"trade_{number}" for number in range(MOST_TRADES)]
        chosen = [int(self.cleaned_data[name]) for name in names if self.cleaned_data[name]]
        known = Trade.objects.in_bulk(chosen)
        return [known[pk] for pk in chosen]


class WorkForm(forms.ModelForm[Profile]):
    # The model's own check refuses whatever is not https.
    work_url = forms.URLField(
        label=_("Its address"),
        max_length=300,
        help_text=_("It begins with https:// and opens the film itself."),
        assume_scheme="https",
    )

    class Meta:
        model = Profile
        fields = ("work_title", "work_url")
        labels = {"work_title": _("Its title")}


class FollowForm(forms.Form):
    follow = forms.MultipleChoiceField(
        label=_("Follow three, or more"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, suggestions: list[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["follow"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(one.value, f"{one.name} · {one.what}") for one in suggestions]
