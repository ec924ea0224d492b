from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.choices import BaseChoiceIterator
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User, Viewer
from labfilms.core.remembering import remembered
from labfilms.ui.forms import LongSelect
from labfilms.ui.memory import drawn
from network.people import selectors
from network.people.enums import Department, Grammar, Situation
from network.people.models import Profile, Trade
from network.people.selectors import RADII, RADIUS, Filters
from network.people.services import MOST_TRADES, ProfileWords
from regions.territory import selectors as territory
from regions.territory.forms import TownField

Choices = list[tuple[str, Any]]
# The same, that nobody changes: what is drawn from them can be remembered.
Groups = tuple[tuple[str, Any], ...]
MOST_SKILLS = 5


def trades_by_department() -> dict[Department, list[Trade]]:
    """Return the trades grouped by department, in the order of a crew list."""
    groups: dict[Department, list[Trade]] = {}
    for trade in selectors.all_trades():
        groups.setdefault(Department(trade.department), []).append(trade)
    return groups


def trade_choices() -> Choices:
    """Return the trades grouped by department, for a `<select>` that a phone shows well."""
    return [
        ("", "—"),
        *(
            (str(department.label), [(t.pk, t.named(Grammar.NEUTRAL)) for t in trades])
            for department, trades in trades_by_department().items()
        ),
    ]


@remembered
def sought_choices() -> Groups:
    """Return the trades by code, each department beginning with all of it."""
    return (
        ("", gettext("Any trade")),
        *(
            (str(department.label), (_any_of(department), *_by_code(trades)))
            for department, trades in trades_by_department().items()
        ),
    )


def _any_of(department: Department) -> tuple[str, str]:
    said = gettext("%(department)s: any") % {"department": department.label}
    return f"@{department}", said


def _by_code(trades: list[Trade]) -> list[tuple[str, str]]:
    return [(trade.code, trade.named(Grammar.NEUTRAL)) for trade in trades]


@remembered
def place_choices() -> Groups:
    """Return the regions with their departments; one region of a single department is one line."""
    within: dict[int, list[tuple[str, str]]] = {}
    for department in territory.all_departments():
        named = (department.code, f"{department.name} ({department.code})")
        within.setdefault(department.region_id, []).append(named)
    choices: list[tuple[str, Any]] = [("", gettext("Everywhere"))]
    for region in territory.all_regions():
        inside = within.get(region.pk, [])
        if len(inside) > 1:
            whole = (region.slug, gettext("%(region)s: everywhere") % {"region": region})
            choices.append((str(region), (whole, *inside)))
        else:
            choices.append((region.slug, str(region)))
    return tuple(choices)


class AsTheyAre(BaseChoiceIterator):
    """Choices that Django goes through only to draw them or to look for one, and never copies."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.groups)


class DirectoryForm(forms.Form):
    """What one seeks. Read from an address: what is not understood is said, and left out."""

    metier = forms.ChoiceField(label=_("Trade"), required=False, widget=LongSelect)
    ou = forms.ChoiceField(label=_("Region or department"), required=False, widget=LongSelect)
    ville = TownField(label=_("Near a town"), required=False)
    rayon = forms.TypedChoiceField(
        label=_("Within"),
        required=False,
        coerce=int,
        choices=[(radius, f"{radius}\N{NO-BREAK SPACE}km") for radius in RADII],
    )
    competence = forms.CharField(
        label=_("Skills"),
        required=False,
        max_length=200,
        help_text=_("Separated by commas; all of them are asked for."),
    )
    souhait = forms.MultipleChoiceField(
        label=_("Wishes"),
        required=False,
        choices=[("apprendre", _("Wants to learn")), ("transmettre", _("Wants to pass on"))],
        widget=forms.CheckboxSelectMultiple,
    )
    situation = forms.MultipleChoiceField(
        label=_("Situation"),
        required=False,
        choices=Situation.choices,
        help_text=_("People say it themselves; it ranks nobody."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict) -> None:
        if not data.get("rayon"):
            # A bound field shows what was sent: when nothing was, the radius in force is shown.
            data = data.copy()
            data["rayon"] = str(RADIUS)
        super().__init__(data, label_suffix="")
        self.trades, self.places = sought_choices(), place_choices()
        self.fields["metier"].choices = AsTheyAre(self.trades)  # type: ignore[attr-defined]
        self.fields["ou"].choices = AsTheyAre(self.places)  # type: ignore[attr-defined]

    @property
    def html(self) -> SafeString:
        """The form as the page shows it; a process remembers it when nothing in it was typed."""
        sent = tuple((name, *self.data.getlist(name)) for name in self.fields)  # type: ignore[attr-defined]
        typed = self.errors or self.data.get("ville") or self.data.get("competence")
        key = (sent, self.trades, self.places)
        return drawn("network/people/directory_form.html", key, {"form": self}, lasts=not typed)

    def filters(self) -> Filters:
        """Return what was understood."""
        self.full_clean()
        data = self.cleaned_data
        trade, place = data.get("metier", ""), data.get("ou", "")
        # A department's code begins with a figure, a region's slug never does.
        is_department = place[:1].isdigit()
        skills = (" ".join(skill.split()) for skill in data.get("competence", "").split(","))
        wishes = data.get("souhait", [])
        return Filters(
            trade="" if trade.startswith("@") else trade,
            crew=trade.removeprefix("@") if trade.startswith("@") else "",
            region="" if is_department else place,
            department=place if is_department else "",
            town=data.get("ville"),
            radius=data.get("rayon", RADIUS),
            skills=tuple(dict.fromkeys(filter(None, skills)))[:MOST_SKILLS],
            learns="apprendre" in wishes,
            passes_on="transmettre" in wishes,
            situations=tuple(data.get("situation", [])),
        )


class PersonForm(forms.Form):
    """A person is named, by whoever may read their page; `person` is their account once valid."""

    person = forms.CharField(label=_("Name, or @address of their page"), max_length=80)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean_person(self) -> User:
        found = selectors.find_person(self.cleaned_data["person"], self.viewer)
        if found is None:
            raise forms.ValidationError(
                _("Nobody is found under this name, or several are: give the @address of a page.")
            )
        return found


class ProfileForm(forms.ModelForm[Profile]):
    """A person's own page, short on purpose."""

    photo_file = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG, WebP or AVIF. Where and when it was taken is removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    town = TownField(
        label=_("Town"),
        required=False,
        help_text=_("It stands on your page, and says how far you are. Never your address."),
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
            "region": _("Your town says it; choose it if you would rather not name your town."),
            "situation": _("You say it yourself; it ranks nobody."),
            "public": _("Otherwise nobody but you sees it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].required = False
        self.fields["town"].initial = self.instance.town
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
            ["handle", "photo_file", "town", "region", "trade_0", "trade_1", "trade_2", "grammar"]
        )

    def clean(self) -> dict[str, Any]:
        """Take the region from the town, unless another one was chosen."""
        data = super().clean() or self.cleaned_data
        town, region = data.get("town"), data.get("region")
        if town is None:
            if region is None and not {"town", "region"} & self.errors.keys():
                self.add_error("region", _("Say at least in which region you are."))
        elif region is None:
            data["region"] = town.department.region
        elif region != town.department.region:
            words = {"town": town.name, "region": town.department.region}
            self.add_error(
                "region",
                _("%(town)s is in another region: %(region)s. Choose it, or leave this empty.")
                % words,
            )
        return data

    def words(self) -> ProfileWords:
        """Return what was written, once the form is valid."""
        data = self.cleaned_data
        chosen = [int(data[f"trade_{n}"]) for n in range(MOST_TRADES) if data[f"trade_{n}"]]
        known = Trade.objects.in_bulk(chosen)
        return ProfileWords(
            handle=data["handle"],
            region=data["region"],
            town=data["town"],
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
