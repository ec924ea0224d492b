from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer
from django.utils.translation import gettext_lazy as _

from ecran.credits.services import Line
from ecran.films.models import Film
from labfilms.accounts.models import Viewer
from network.people import selectors as people
from network.people.forms import trade_choices
from network.people.models import Trade

# Enough blank lines to go on, few enough to stay on a phone's screen; saving gives as many again.
BLANK_LINES = 3
# A feature's roll is longer; a short's is not.
MOST_LINES = 200


class AskForm(forms.Form):
    """The post that a person says was theirs."""

    trade = forms.ModelChoiceField(queryset=Trade.objects.all())


class LineForm(forms.Form):
    trade = forms.ChoiceField(label=_("Trade"), required=False)
    name = forms.CharField(
        label=_("Name, or @address of their page"), max_length=80, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("trade")) != bool(data.get("name")):
            raise forms.ValidationError(_("A line needs a trade and a name."))
        return data


class BaseCreditsFormSet(forms.BaseFormSet[LineForm]):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        self.viewer = viewer
        self.choices = trade_choices()
        super().__init__(*args, **kwargs)

    def add_fields(self, form: LineForm, index: int | None) -> None:
        super().add_fields(form, index)
        trade = form.fields["trade"]
        assert isinstance(trade, forms.ChoiceField)  # noqa: S101 - for the type checker
        trade.choices = self.choices

    def lines(self) -> list[Line]:
        """Return the lines that were written, once valid; names of one person are linked."""
        written = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")
        ]
        trades = Trade.objects.in_bulk([int(data["trade"]) for data in written])
        return [
            Line(
                trade=trades[int(data["trade"])],
                name=data["name"].strip().lstrip("@"),
                person=people.find_person(data["name"], self.viewer),
            )
            for data in written
        ]


class CreditsFormSet(BaseCreditsFormSet):
    """What `formset_factory` would make, written out so that its arguments keep their types."""

    form = LineForm
    renderer = get_default_renderer()
    extra = BLANK_LINES
    min_num = 0
    max_num = MOST_LINES
    absolute_max = MOST_LINES + 100
    validate_min = False
    validate_max = True
    can_order = False
    can_delete = True
    can_delete_extra = False


def credits_formset(film: Film, viewer: Viewer, data: Any = None) -> BaseCreditsFormSet:
    """Return the lines of a film's credits, filled, with blank ones after them."""
    initial = [
        {"trade": credit.trade_id, "name": credit.name}
        for credit in film.credits.select_related("trade")
    ]
    return CreditsFormSet(data, initial=initial, viewer=viewer, prefix="credits")
