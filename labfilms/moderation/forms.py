from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from labfilms.moderation.enums import UNNAMED, Ground, Measure, Reason
from labfilms.moderation.models import Appeal, Notice
from labfilms.moderation.services import SPANS, Verdict

# « C'est nul » is no notice: article 16 (2) (a) asks for a sufficiently substantiated explanation.
LEAST_WORDS = 20
WITHOUT_END = "0"


class ReportForm(forms.ModelForm[Notice]):
    """What is wrong, in which words; a stranger's name and address, and what the law asks."""

    class Meta:
        model = Notice
        fields = ("reason", "explanation", "address", "name", "email", "good_faith")
        widgets = {
            "reason": forms.RadioSelect,
            "explanation": forms.Textarea(attrs={"rows": 5}),
            "address": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts = {
            "explanation": _("What, where in it, and why: a person reads it and decides on it."),
            "address": _("Of what you report, as your browser shows it."),
            "email": _("For the receipt and the answer. Only the team reads it."),
            "good_faith": _("Asked for what is against the law."),
        }

    def __init__(self, *args: Any, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)  # noqa: S101 - for the type checker
        reason.choices = Reason.choices
        if signed_in:
            del self.fields["name"], self.fields["email"]

    def clean_explanation(self) -> str:
        text: str = self.cleaned_data["explanation"].strip()
        if len(text) < LEAST_WORDS:
            raise forms.ValidationError(_("Say a little more: one sentence at least."))
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        reason = data.get("reason")
        if "email" in self.fields and reason not in UNNAMED:
            for name in ("name", "email"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("So that we can answer you."))
        if reason == Reason.ILLEGAL and not data.get("good_faith"):
            self.add_error("good_faith", _("The law asks for this when you say that it is broken."))
        return data


def _span(days: int | None) -> str:
    return str(_("%(days)s days") % {"days": days} if days else _("no end"))


class VerdictForm(forms.Form):
    """What a team decides; `measures` are those that this person may take of this thing."""

    measure = forms.ChoiceField(label=_("What is decided"), widget=forms.RadioSelect)
    days = forms.ChoiceField(
        label=_("For how long, if the account is suspended"),
        # Asked for by each form: filled once, they would stay in the language of the first reader.
        choices=lambda: [(str(days or WITHOUT_END), _span(days)) for days in SPANS],
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("On what it rests"), choices=Ground.choices, initial=Ground.CHARTER
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Both sides read it: what was seen, and which rule or law it touches."),
    )

    def __init__(self, *args: Any, measures: list[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = self.fields["measure"]
        assert isinstance(measure, forms.ChoiceField)  # noqa: S101 - for the type checker
        measure.choices = [(one.value, one.label) for one in measures]
        if Measure.SUSPENDED not in measures:
            del self.fields["days"]

    def verdict(self) -> Verdict:
        """Return what was decided, once the form is valid."""
        data = self.cleaned_data
        return Verdict(
            measure=data["measure"],
            reason=data["reason"].strip(),
            ground=data["ground"],
            days=int(data.get("days") or WITHOUT_END) or None,
        )


class AppealForm(forms.ModelForm[Appeal]):
    class Meta:
        model = Appeal
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"text": _("Another person than the one who decided reads it and answers.")}
