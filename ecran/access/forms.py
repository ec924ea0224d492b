"""What is asked of whoever gives an access."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import Reason
from labfilms.accounts.models import User, Viewer
from network.people import selectors as people

# A festival's year and the next one's; what lasts longer is given without an end.
LONGEST: Final = timedelta(days=731)


class AccessForm(forms.Form):
    person = forms.CharField(label=_("Name, or @address of their page"), max_length=80)
    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices, initial=Reason.JURY)
    until = forms.DateField(
        label=_("Until the end of this day"),
        help_text=_("Empty: until you take it back."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean_person(self) -> User:
        found = people.find_person(self.cleaned_data["person"], self.viewer)
        if found is None:
            raise forms.ValidationError(
                _("Nobody is found under this name, or several are: give the @address of a page.")
            )
        return found

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
