from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.notify import selectors


class PreferencesForm(forms.Form):
    """Which news comes by mail; all of it always stands on the page of news."""

    by_mail = forms.MultipleChoiceField(
        label=_("By mail as well"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = selectors.choices_of(person)
        field = self.fields["by_mail"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(kind.name, str(kind.label)) for kind, _mail in choices]
        field.initial = [kind.name for kind, mail in choices if mail]
