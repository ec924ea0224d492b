"""What is asked of whoever keeps accounts."""

import secrets
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ecran.offers.forms import MoneyField
from ecran.statements import periods, selectors
from ecran.statements.enums import By
from ecran.statements.models import Holder
from ecran.statements.periods import Period
from labfilms.accounts.models import Viewer
from labfilms.core import money
from network.people import selectors as people

# A slip of the finger is caught; nobody earns more with a short film in one transfer.
MOST_PAID = 100_000 * money.CENTS


class Day(forms.DateField):
    """A day as accounts know them."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        bounds = [MinValueValidator(periods.FIRST), MaxValueValidator(periods.LAST)]
        super().__init__(validators=bounds, **kwargs)


class PeriodForm(forms.Form):
    """What one reads of accounts: from a day to another, told apart by something."""

    du = Day(label=pgettext_lazy("a period", "From"), required=False)
    au = Day(label=pgettext_lazy("a period", "To, included"), required=False)
    par = forms.ChoiceField(choices=By.choices, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("du"), data.get("au")
        if begins and ends and ends < begins:
            self.add_error("au", _("It must not end before it begins."))
        return data

    def period(self) -> Period:
        """Return the period that was asked for, or this year; a day alone ends its own year."""
        said = self.cleaned_data if self.is_valid() else {}
        begins, ends = said.get("du"), said.get("au")
        if begins is None and ends is None:
            return periods.whole("year", selectors.today())
        year = periods.whole("year", begins or ends or selectors.today())
        return Period(begins or year.begins, ends or year.ends)

    def by(self) -> By:
        """Return what is told apart: titles, where nothing else was asked for."""
        self.is_valid()
        return By(self.cleaned_data.get("par") or By.TITLE)


class PercentField(forms.CharField):
    """A share as one writes it, « 33,33 »; cleaned to basis points, 0 when left empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, required=False, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        said = Decimal(value).scaleb(-2).normalize()
        return number_format(said, use_l10n=True) if value else ""

    def clean(self, value: Any) -> int:
        text = "".join(super().clean(value).replace("%", "").split()).replace(",", ".")
        try:
            points = Decimal(text or "0") * 100
        except InvalidOperation:
            points = Decimal("NaN")
        if not points.is_finite() or points != points.to_integral_value():
            raise ValidationError(_("Write a share in per cent: 50 or 33.33."), "percent")
        if not 0 <= points <= money.WHOLE:
            raise ValidationError(_("From 0 to 100%."), "range")
        return int(points)


class SharesForm(forms.Form):
    """Who earns what of a film, from a day on: a field for each rights-holder."""

    starts_on = Day(label=gettext_lazy("For what is sold from"))

    def __init__(self, *args: Any, holders: Iterable[Holder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {f"part-{holder.pk}": holder.pk for holder in holders}
        for holder in holders:
            self.fields[f"part-{holder.pk}"] = PercentField(
                label=_("%(name)s, in per cent") % {"name": holder}
            )

    def points(self) -> dict[int, int]:
        """Return basis points by holder, once the form is valid."""
        return {holder: self.cleaned_data[name] for name, holder in self.names.items()}


class TakeBackForm(forms.Form):
    starts_on = Day()


class HolderForm(forms.ModelForm[Holder]):
    """A rights-holder: a person or a company, of this site or not."""

    who = forms.CharField(
        label=gettext_lazy("Their page here"),
        max_length=80,
        required=False,
        help_text=gettext_lazy(
            "Name or @address, to know who it is. They are not told, and see nothing of your"
            " accounts."
        ),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )

    class Meta:
        model = Holder
        fields = ("name", "lines", "email")
        widgets = {"lines": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        if self.instance.person is not None:
            known = people.profiles_by_user([self.instance.person.pk], viewer)
            self.initial["who"] = "".join(f"@{one.handle}" for one in known.values())

    def clean_who(self) -> str:
        said: str = self.cleaned_data["who"]
        if "who" not in self.changed_data:
            return said
        self.instance.person = people.find_person(said, self.viewer) if said else None
        if said and self.instance.person is None:
            raise ValidationError(
                _("Nobody is found under this name, or several are: give the @address of a page."),
                "unknown",
            )
        return said


class PayoutForm(forms.Form):
    """What a rights-holder was paid."""

    amount = MoneyField(label=gettext_lazy("Sum, in euros"), least=1, most=MOST_PAID)
    paid_on = Day(label=gettext_lazy("Paid on"))
    words = forms.CharField(
        label=gettext_lazy("How, or what for"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("A transfer’s reference, an advance…"),
    )
    once = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def clean_paid_on(self) -> date:
        said: date = self.cleaned_data["paid_on"]
        if said > selectors.today():
            raise ValidationError(_("Note what was paid: this day is still to come."), "ahead")
        return said


def new_once() -> str:
    """Return what names one payment that is about to be noted."""
    return secrets.token_urlsafe(16)
