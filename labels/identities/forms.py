from django import forms

from labels.identities.models import Label


class LabelForm(forms.ModelForm[Label]):
    class Meta:
        model = Label
        fields = ("name", "statement", "region")
        widgets = {"statement": forms.Textarea(attrs={"rows": 5})}
