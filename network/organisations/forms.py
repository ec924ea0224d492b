from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from network.organisations.enums import OrganisationKind, Role
from network.organisations.models import Organisation
from network.organisations.selectors import Facets
from network.organisations.services import SHEET
from network.organisations.validators import compact


class OrganisationForm(forms.ModelForm[Organisation]):
    """A structure's page. Its numbers are asked as registers write them, spaces allowed."""

    siren = forms.CharField(
        label="SIREN",
        required=False,
        max_length=20,
        help_text=_("Nine figures, if it is registered."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    rna = forms.CharField(
        label="RNA",
        required=False,
        max_length=20,
        help_text=_("W and nine figures, if it is an association without a SIREN here."),
    )
    logo_file = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("JPEG, PNG, WebP or AVIF."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Organisation
        fields = SHEET
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 5}),
            "links": forms.Textarea(attrs={"rows": 3, "inputmode": "url", "spellcheck": "false"}),
            "slug": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        }
        help_texts = {
            "slug": _("What stands after /structures/. The former address keeps leading here."),
            "kind": _("An association, a collective or a school may call for volunteers."),
            "links": _("One a line: https://…"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            # Made of the name; one changes it afterwards.
            del self.fields["slug"]

    def clean_siren(self) -> str:
        return compact(self.cleaned_data["siren"])

    def clean_rna(self) -> str:
        return compact(self.cleaned_data["rna"])


class InviteForm(forms.Form):
    who = forms.CharField(
        label=_("Address of their page, name, or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.MEMBER)


class AnswerForm(forms.Form):
    """A yes or a no, by the button that was pressed."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])

    @property
    def accepted(self) -> bool:
        """Whether it is a yes, once the form is valid."""
        return bool(self.cleaned_data["answer"] == "yes")


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)


class AdhesionForm(forms.Form):
    """Which of one's own structures asks to belong to the one of the page."""

    member = forms.ModelChoiceField(label=_("Structure"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, mine: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = mine
        field.empty_label = None


class FilterForm(forms.Form):
    """What a list is narrowed to, read from its address: what is not understood is left out."""

    type = forms.ChoiceField(label=_("Kind of structure"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, query: QueryDict) -> None:
        kind = query.get("type", "")
        self.chosen = {
            "kind": kind if kind in OrganisationKind.values else "",
            "region": query.get("region", "")[:50],
        }
        super().__init__(initial={"type": self.chosen["kind"], "region": self.chosen["region"]})

    def narrow(self, facets: Facets) -> None:
        """Offer what there is, with how many."""
        for name, values in (("type", facets.kinds), ("region", facets.regions)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            counted = [(code, f"{label} ({count})") for code, label, count in values]
            field.choices = [("", _("All")), *counted]
