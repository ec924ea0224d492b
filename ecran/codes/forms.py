"""What is asked of whoever makes codes."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ecran.codes.enums import Audience, Gives
from ecran.codes.models import MOST_CODES, MOST_PERCENT, MOST_USES, MOST_WORDS
from ecran.codes.services import Terms
from ecran.codes.validators import MOST_SIGNS, chosen
from ecran.films.models import Film
from ecran.offers.forms import MoneyField
from ecran.screeners.forms import LocalMoment
from labfilms.core import clocks

# What a code takes off is said by one field, or none.
VALUES: Final = {Gives.PERCENT: "percent", Gives.FIXED: "cents"}


class BatchForm(forms.Form):
    """What codes give and to whom; all but the first two questions has a usual answer."""

    words = forms.CharField(
        label=gettext_lazy("Who or what are they for?"),
        max_length=MOST_WORDS,
        help_text=gettext_lazy("“Salins festival, guests”: how you find them. You alone read it."),
    )
    gives = forms.ChoiceField(
        label=gettext_lazy("What do they take off the price?"),
        choices=Gives.choices,
        initial=Gives.FREE,
        widget=forms.RadioSelect,
    )
    percent = forms.IntegerField(
        label=gettext_lazy("How much, in per cent?"),
        min_value=1,
        max_value=MOST_PERCENT,
        required=False,
    )
    cents = MoneyField(
        label=gettext_lazy("How much, in euros?"),
        least=1,
        required=False,
        help_text=gettext_lazy("Never more than the price itself."),
    )
    quantity = forms.IntegerField(
        label=gettext_lazy("How many codes?"),
        min_value=1,
        max_value=MOST_CODES,
        initial=1,
        help_text=gettext_lazy("Up to 5,000, each on a card of its own."),
    )
    most_uses = forms.IntegerField(
        label=gettext_lazy("How often does each serve?"),
        min_value=1,
        max_value=MOST_USES,
        initial=1,
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the code"),
        required=False,
        max_length=MOST_SIGNS,
        help_text=gettext_lazy(
            "Letters, figures and hyphens, 4 signs at least; 8 for a code that may make a film"
            " free, so that nobody finds it by trying. Empty: it is drawn by lot."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    begins_at = LocalMoment(
        label=gettext_lazy("Good from"),
        required=False,
        help_text=gettext_lazy("Empty: from now on."),
    )
    ends_at = LocalMoment(
        label=gettext_lazy("Good until"),
        required=False,
        help_text=gettext_lazy("Empty: until you close them."),
    )
    films = forms.ModelMultipleChoiceField(
        Film.objects.none(),
        label=gettext_lazy("Films"),
        required=False,
        help_text=gettext_lazy(
            "None ticked: everything that you sell. A pass counts when each of its films is ticked."
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Whom are they for?"),
        choices=Audience.choices,
        initial=Audience.PUBLIC,
        required=False,
        help_text=gettext_lazy(
            "Guests and the press watch free, in every country; the first line says why."
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, zone: ZoneInfo, films: QuerySet[Film], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        choice = self.fields["films"]
        assert isinstance(choice, forms.ModelMultipleChoiceField)  # noqa: S101 - for the type checker
        choice.queryset = films

    def clean_begins_at(self) -> datetime | None:
        return self._moment("begins_at")

    def clean_ends_at(self) -> datetime | None:
        end = self._moment("ends_at")
        if end is not None and end <= timezone.now():
            raise ValidationError(_("This moment is past: choose one ahead."), "past")
        return end

    def _moment(self, name: str) -> datetime | None:
        said = self.cleaned_data[name]
        return clocks.moment(said, self.zone) if said else None

    def clean_audience(self) -> str:
        return self.cleaned_data["audience"] or Audience.PUBLIC

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._clean_value(data)
        self._clean_text(data)
        begins, ends = data.get("begins_at"), data.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("It must end after it begins."))
        return data

    def _clean_value(self, data: dict[str, Any]) -> None:
        gives = data.get("gives")
        for kind, name in VALUES.items():
            if kind != gives:
                # Not asked for, and not shown: whatever stands there is no fault.
                self.errors.pop(name, None)
            elif name not in self.errors and not data.get(name):
                self.add_error(name, _("Say how much."))
        if gives in VALUES and data.get("audience", Audience.PUBLIC) != Audience.PUBLIC:
            self.add_error("gives", _("Guests and the press watch free: choose so."))

    def _clean_text(self, data: dict[str, Any]) -> None:
        text, gives = data.get("text"), data.get("gives")
        if not text or not gives:
            return
        if data.get("quantity", 1) > 1:
            said = _("A chosen text is one code: ask for one, or leave this empty.")
            self.add_error("text", said)
            return
        try:
            data["text"] = chosen(text, free=gives != Gives.PERCENT)
        except ValidationError as error:
            self.add_error("text", error)

    def terms(self) -> Terms:
        """Return what was said, once the form is valid."""
        said = self.cleaned_data
        name = VALUES.get(said["gives"], "")
        return Terms(
            words=said["words"],
            gives=said["gives"],
            value=said[name] if name else 0,
            audience=said["audience"],
            most_uses=said["most_uses"],
            begins_at=said["begins_at"],
            ends_at=said["ends_at"],
            zone=self.zone,
            films=tuple(said["films"]),
        )
