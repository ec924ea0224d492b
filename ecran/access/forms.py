"""What is asked of whoever gives an access."""

from datetime import datetime, time, timedelta
from typing import Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import GIVEN, Reason
from network.people.forms import PersonForm

# A festival's year and the next one's; what lasts longer is given without an end.
LONGEST: Final = timedelta(days=731)


class AccessForm(PersonForm):
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[(one, one.label) for one in GIVEN], initial=Reason.JURY
    )
    until = forms.DateField(
        label=_("Until the end of this day"),
        help_text=_("Empty: until you take it back."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_until(self) -> datetime | None:
        """Return the last moment of that day, in the time zone of the site."""
        day = self.cleaned_data["until"]
        if day is None:
            return None
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This date is past."))
        if day > today + LONGEST:
            raise forms.ValidationError(_("Two years at most; or leave it empty."))
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
