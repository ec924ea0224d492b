"""What is asked of whoever sells."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from ecran.offers.enums import After, Territory
from ecran.offers.models import (
    LEAST_CENTS,
    LEAST_HOURS,
    MOST_CENTS,
    MOST_DAYS,
    MOST_HOURS,
    USUAL_DAYS,
    USUAL_HOURS,
    Sale,
    Shop,
)
from ecran.offers.services import WORDS, Terms
from ecran.payments import registry
from ecran.payments.errors import ProviderAway
from ecran.payments.port import Account
from labfilms.core import clocks, money
from network.organisations.validators import validate_siren


class MoneyField(forms.CharField):
    """A sum in euros as one writes it; cleaned to cents, None when left empty."""

    def __init__(self, *, least: int = LEAST_CENTS, most: int = MOST_CENTS, **kwargs: Any) -> None:
        # 20 signs: a sum, its currency and its blanks.
        super().__init__(max_length=20, **kwargs)
        self.least, self.most = least, most
        self.widget.attrs |= {"inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        return money.written(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        cents = money.read(text)
        if not self.least <= cents <= self.most:
            said = {"least": money.written(self.least), "most": money.written(self.most)}
            raise ValidationError(_("From %(least)s to %(most)s.") % said, "range")
        return cents


class ShopForm(forms.ModelForm[Shop]):
    """Who sells; the keys of a provider are written, and never shown again."""

    # Whether the key given is for trying: no money moves.
    rehearses = False

    siren = forms.CharField(
        label="SIREN",
        required=False,
        max_length=20,
        help_text=gettext_lazy("Nine figures; buyers read it on their receipts."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    provider = forms.ChoiceField(label=gettext_lazy("How buyers pay"), initial="offline")
    secret = forms.CharField(
        label=gettext_lazy("Your key at this provider"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Kept locked, and never shown again. Empty: the one you gave stays."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    signing = forms.CharField(
        label=gettext_lazy("The secret of its notices (Stripe)"),
        required=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Shop
        fields = WORDS
        widgets = {
            "address": forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
            "transfer_words": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        online = registry.providers()
        chosen = self.fields["provider"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - for the type checker
        chosen.choices = [(one.name, one.title) for one in online]
        if len(online) == 1:
            for name in ("provider", "secret", "signing"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Try the key there, so that the first buyer is not the one who finds it wrong."""
        data = super().clean() or {}
        name = data.get("provider", "offline")
        if name == "offline":
            return data
        account = Account(
            secret=data.get("secret") or self.instance.secret,
            signing=data.get("signing") or self.instance.signing,
        )
        try:
            registry.provider(name).check(account)
        except ProviderAway as error:
            self.add_error("secret", str(error.for_seller))
        self.rehearses = registry.provider(name).rehearses(account)
        return data

    def clean_siren(self) -> str:
        bare = "".join(self.cleaned_data["siren"].split())
        if bare:
            validate_siren(bare)
        return bare


class SaleForm(forms.Form):
    """How one film is watched: free, or for a price."""

    sold = forms.ChoiceField(
        label=gettext_lazy("How is it watched?"),
        choices=[
            ("free", gettext_lazy("Free, by everyone")),
            ("sold", gettext_lazy("For a price, or within a pass")),
        ],
        initial="free",
        widget=forms.RadioSelect,
    )
    rental = MoneyField(
        label=gettext_lazy("Rental, in euros"),
        required=False,
        help_text=gettext_lazy("Tax included. Empty: it is not rented."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days to begin it"), min_value=1, max_value=MOST_DAYS, required=False
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hours to finish it, once begun"),
        min_value=LEAST_HOURS,
        max_value=MOST_HOURS,
        required=False,
    )
    purchase = MoneyField(
        label=gettext_lazy("Purchase, in euros"),
        required=False,
        help_text=gettext_lazy("Tax included. Empty: it is not sold for good."),
    )
    territory = forms.ChoiceField(
        label=gettext_lazy("Where"), choices=Territory.choices, initial=Territory.EVERYWHERE
    )
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    begins_at = forms.DateTimeField(
        label=gettext_lazy("On sale from"),
        required=False,
        help_text=gettext_lazy("Empty: from now on."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    ends_at = forms.DateTimeField(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Empty: until you change it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    after = forms.ChoiceField(
        label=gettext_lazy("And afterwards"), choices=After.choices, initial=After.CLOSED
    )
    told = forms.BooleanField(
        label=gettext_lazy("I have settled this with them."),
        required=False,
    )

    def __init__(self, *args: Any, zone: ZoneInfo, volunteers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.volunteers = zone, volunteers
        chosen = self.fields["countries"]
        assert isinstance(chosen, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        chosen.choices = [(country.code, country.name) for country in countries]
        if not volunteers:
            del self.fields["told"]

    def clean_begins_at(self) -> Any:
        return self._moment("begins_at")

    def clean_ends_at(self) -> Any:
        end = self._moment("ends_at")
        if end is not None and end <= timezone.now():
            raise ValidationError(_("This moment is past: choose one ahead."), "past")
        return end

    def _moment(self, name: str) -> Any:
        said = self.cleaned_data[name]
        # The form reads by the site's clock what was written by the seller's.
        bare = said.replace(tzinfo=None) if said else None
        return clocks.moment(bare, self.zone) if bare else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("sold") != "sold":
            return data
        begins, ends = data.get("begins_at"), data.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("It must end after it begins."))
        if data.get("territory") != Territory.EVERYWHERE and not data.get("countries"):
            self.add_error("countries", _("Choose the countries, or sell in every country."))
        if self.volunteers and not data.get("told"):
            self.add_error("told", _("Say that you have settled it with those who made it."))
        return data

    def terms(self) -> Terms:
        """Return what was said, once the form is valid, with the usual clocks where none is."""
        said = self.cleaned_data
        rented = said["rental"] is not None
        bounded = said["territory"] != Territory.EVERYWHERE
        return Terms(
            rental=said["rental"],
            days=(said["days"] or USUAL_DAYS) if rented else None,
            hours=(said["hours"] or USUAL_HOURS) if rented else None,
            purchase=said["purchase"],
            territory=said["territory"],
            countries=tuple(said["countries"]) if bounded else (),
            begins_at=said["begins_at"],
            ends_at=said["ends_at"],
            after=said["after"],
        )


class PassForm(forms.Form):
    cents = MoneyField(label=gettext_lazy("Price of the pass, in euros"))
    days = forms.IntegerField(
        label=gettext_lazy("Days that it lasts"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        help_text=gettext_lazy("Empty: without an end."),
    )


def sale_words(sale: Sale | None, offers: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Return what a sale's form begins with: what is offered now, or what is usual."""
    rental, purchase = offers.get("rental"), offers.get("purchase")
    words: dict[str, Any] = {"days": USUAL_DAYS, "hours": USUAL_HOURS, "sold": "free"}
    if rental:
        words |= {"rental": rental.cents, "days": rental.days, "hours": rental.hours}
    if purchase:
        words["purchase"] = purchase.cents
    if sale is None:
        return words
    return words | {
        "sold": "sold",
        "territory": sale.territory,
        "countries": sale.countries.split(),
        "begins_at": _there(sale.begins_at, zone),
        "ends_at": _there(sale.ends_at, zone),
        "after": sale.after,
    }


def _there(moment: Any, zone: ZoneInfo) -> Any:
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None
