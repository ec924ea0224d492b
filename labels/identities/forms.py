from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from labels.identities.enums import CuratorRole
from labels.identities.models import Label
from labfilms.accounts.models import User, Viewer
from network.people import selectors as people


class LabelForm(forms.ModelForm[Label]):
    class Meta:
        model = Label
        fields = ("name", "statement", "region")
        widgets = {"statement": forms.Textarea(attrs={"rows": 5})}


class NewLabelForm(LabelForm):
    """A label beside one's own: a festival, a library, a film club."""


class InvitationForm(forms.Form):
    person = forms.CharField(
        label=_("Name, or @address of their page"), max_length=80, widget=forms.TextInput
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=CuratorRole.choices, initial=CuratorRole.EDITOR
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


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=CuratorRole.choices)
