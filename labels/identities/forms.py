from django import forms
from django.utils.translation import gettext_lazy as _

from labels.identities.enums import CuratorRole
from labels.identities.models import Label
from network.people.forms import PersonForm


class LabelForm(forms.ModelForm[Label]):
    class Meta:
        model = Label
        fields = ("name", "statement", "region")
        widgets = {"statement": forms.Textarea(attrs={"rows": 5})}


class NewLabelForm(LabelForm):
    """A label beside one's own: a festival, a library, a film club."""


class InvitationForm(PersonForm):
    role = forms.ChoiceField(
        label=_("Role"), choices=CuratorRole.choices, initial=CuratorRole.EDITOR
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=CuratorRole.choices)
