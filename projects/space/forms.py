from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from network.calls.forms import PAY_CHOICES, date_input
from network.calls.services.calls import Carrier
from network.organisations import selectors as organisations
from network.people.forms import trade_choices
from network.people.models import Trade
from projects.space.enums import Role, Stage, Visibility
from projects.space.models import Project
from projects.space.selectors import Facets
from projects.space.services import SHEET


class ProjectForm(forms.ModelForm[Project]):
    """A project's page: enough for a team to say yes, and nothing that can wait."""

    carrier = forms.ChoiceField(label=_("Who carries the film"), required=False)
    pay = forms.ChoiceField(
        label=_("How the team is paid"),
        choices=[("", _("Not decided yet")), *PAY_CHOICES],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Every call of the project says it. A company refunds or pays."),
    )
    visibility = forms.ChoiceField(
        label=_("Who sees it"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.TEAM,
    )

    class Meta:
        model = Project
        fields = SHEET
        widgets = {
            "pitch": forms.Textarea(attrs={"rows": 6}),
            "slug": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
            "first_day": date_input(),
            "last_day": date_input(),
        }
        help_texts = {
            "pitch": _("The story in a few lines: what makes one want to come."),
            "contract": _("“Train and meals refunded”, “fixed-term contract, two days”…"),
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        carried = list(organisations.administered_by(person))
        if self.instance.organisation and self.instance.organisation not in carried:
            carried.append(self.instance.organisation)
        self.carried = {str(one.pk): one for one in carried}
        field = self.fields["carrier"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        own = self.instance.person or person
        field.choices = [
            ("", _("%(name)s, in my own name") % {"name": own}),
            *((key, str(one)) for key, one in self.carried.items()),
        ]
        field.initial = str(self.instance.organisation_id or "")
        if not self.instance.pk:
            del self.fields["slug"]
            self.fields["post"] = forms.ChoiceField(
                label=_("Your post on this film"), choices=trade_choices(), required=False
            )

    def chosen_carrier(self) -> Carrier:
        """Return who carries the project, once the form is valid."""
        own = self.instance.person or self.person
        return self.carried.get(self.cleaned_data["carrier"]) or own

    def posts(self) -> list[Trade]:
        """Return the post of whoever opens the project, once the form is valid."""
        chosen = self.cleaned_data.get("post")
        return list(Trade.objects.filter(pk=chosen)) if chosen else []


class InviteForm(forms.Form):
    who = forms.CharField(
        label=_("Address of their page, or name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    post = forms.ChoiceField(label=_("Post"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = trade_choices()

    def posts(self) -> list[Trade]:
        """Return the post that is offered, once the form is valid."""
        chosen = self.cleaned_data["post"]
        return list(Trade.objects.filter(pk=chosen)) if chosen else []


class AnswerForm(forms.Form):
    """A yes or a no, by the button that was pressed."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)


class FilterForm(forms.Form):
    """What a list is narrowed to, read from its address: what is not understood is left out."""

    etape = forms.ChoiceField(label=_("Stage"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, query: QueryDict) -> None:
        stage = query.get("etape", "")
        self.chosen = {
            "stage": stage if stage in Stage.values else "",
            "region": query.get("region", "")[:50],
        }
        super().__init__(initial={"etape": self.chosen["stage"], "region": self.chosen["region"]})

    def narrow(self, facets: Facets) -> None:
        """Offer what there is, with how many."""
        for name, values in (("etape", facets.stages), ("region", facets.regions)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            counted = [(code, f"{label} ({count})") for code, label, count in values]
            field.choices = [("", _("All")), *counted]
