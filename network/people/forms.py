from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.people import selectors
from network.people.enums import Department, Grammar
from network.people.models import Profile, Trade
from network.people.services import MOST_TRADES, ProfileWords


def trade_choices() -> list[tuple[str, Any]]:
    """Return the trades grouped by department, for a `<select>` that a phone shows well."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for trade in selectors.trades():
        groups.setdefault(trade.department, []).append((trade.pk, trade.named(Grammar.NEUTRAL)))
    named = [(str(Department(code).label), options) for code, options in groups.items()]
    return [("", "—"), *named]


class ProfileForm(forms.ModelForm[Profile]):
    """A person's own page, short on purpose."""

    photo_file = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG, WebP or AVIF. Where and when it was taken is removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    skills_text = forms.CharField(
        label=_("Skills"),
        required=False,
        max_length=400,
        help_text=_("Separated by commas: steadicam, Blender, accordion, French sign language…"),
    )

    class Meta:
        model = Profile
        fields = (
            "handle",
            "region",
            "grammar",
            "situation",
            "wants_to_learn",
            "wants_to_pass_on",
            "bio",
            "contact",
            "public",
        )
        widgets = {
            "bio": forms.Textarea(attrs={"rows": 5}),
            "handle": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        }
        help_texts = {
            "situation": _("You say it yourself; it ranks nobody."),
            "public": _("Otherwise nobody but you sees it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = trade_choices()
        places = list(self.instance.places.all()) if self.instance.pk else []
        labels = (_("First trade"), _("Second trade"), _("Third trade"))
        for number, label in zip(range(MOST_TRADES), labels, strict=True):
            self.fields[f"trade_{number}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=number == 0,
                initial=places[number].trade_id if number < len(places) else "",
            )
        if self.instance.pk:
            self.fields["skills_text"].initial = ", ".join(self.instance.skills.names())
        else:
            # A page is made to be found; the box says so and can be unticked.
            self.initial["public"] = True
        self.order_fields(
            ["handle", "photo_file", "region", "trade_0", "trade_1", "trade_2", "grammar"]
        )

    def words(self) -> ProfileWords:
        """Return what was written, once the form is valid."""
        data = self.cleaned_data
        chosen = [int(data[f"trade_{n}"]) for n in range(MOST_TRADES) if data[f"trade_{n}"]]
        known = Trade.objects.in_bulk(chosen)
        return ProfileWords(
            handle=data["handle"],
            region=data["region"],
            public=data["public"],
            bio=data["bio"],
            grammar=data["grammar"],
            contact=data["contact"],
            situation=data["situation"],
            wants_to_learn=data["wants_to_learn"],
            wants_to_pass_on=data["wants_to_pass_on"],
            skills=data["skills_text"].split(","),
            trades=[known[pk] for pk in chosen],
        )
