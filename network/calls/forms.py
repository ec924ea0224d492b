from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from network.calls.enums import Pay, Side
from network.calls.models import MOST_QUESTION, MOST_QUESTIONS, CrewCall, Position
from network.calls.selectors import Facets, Filters, Place
from network.calls.services.calls import SHEET, Carrier, PositionWords
from network.organisations import selectors as organisations
from network.people.enums import Department
from network.people.forms import trade_choices
from network.people.models import Trade

# What stands in a shared address.
PAY_WORDS = {"benevole": Pay.VOLUNTEER, "defraye": Pay.REFUNDED, "remunere": Pay.PAID}
PAY_CHOICES = [
    (Pay.VOLUNTEER, _("Volunteer: neither wage nor refund")),
    (Pay.REFUNDED, _("Refunded: travel and meals are paid back, no wage")),
    (Pay.PAID, _("Paid: a wage, under contract")),
]
BLANK_LINES = 2
MOST_LINES = 40


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class CallForm(forms.ModelForm[CrewCall]):
    """A call's words; its positions stand in a formset beside it."""

    carrier = forms.ChoiceField(label=_("Who carries the film"))
    pay = forms.ChoiceField(label=_("How it pays"), choices=PAY_CHOICES, widget=forms.RadioSelect)

    class Meta:
        model = CrewCall
        fields = tuple(name for name in SHEET if name != "questions")
        widgets = {
            "film": forms.Textarea(attrs={"rows": 6}),
            "first_day": date_input(),
            "last_day": date_input(),
            "deadline": date_input(),
        }
        help_texts = {
            "film": _("The story, the form, the spirit of the shoot."),
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
        field.choices = [
            ("", _("%(name)s, in my own name") % {"name": person}),
            *((key, str(one)) for key, one in self.carried.items()),
        ]
        field.required = False
        field.initial = str(self.instance.organisation_id or "")
        questions = list(self.instance.questions) + [""] * MOST_QUESTIONS
        for number in range(MOST_QUESTIONS):
            self.fields[f"question_{number}"] = forms.CharField(
                label=_("Question %(number)s") % {"number": number + 1},
                required=False,
                max_length=MOST_QUESTION,
                initial=questions[number],
            )
        self.order_fields(["carrier"])

    def chosen_carrier(self) -> Carrier:
        """Return who carries the call, once the form is valid."""
        former = self.instance.person
        return self.carried.get(self.cleaned_data["carrier"]) or former or self.person

    def words(self) -> dict[str, Any]:
        """Return what was written, once the form is valid."""
        data = self.cleaned_data
        asked = (" ".join(data[f"question_{n}"].split()) for n in range(MOST_QUESTIONS))
        words = {name: data[name] for name in SHEET if name in data}
        return {**words, "questions": [question for question in asked if question]}

    def question_fields(self) -> list[forms.BoundField]:
        return [self[f"question_{number}"] for number in range(MOST_QUESTIONS)]


class PositionForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    trade = forms.ChoiceField(label=_("Trade"), required=False)
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=50, initial=1)
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=366, required=False)
    paired = forms.BooleanField(
        label=_("Paired: one who knows the trade and one who learns it"), required=False
    )
    words = forms.CharField(label=_("What is expected"), max_length=200, required=False)


class PositionsFormSet(forms.BaseFormSet[PositionForm]):
    """The positions of a call; what `formset_factory` would make, with its types."""

    form = PositionForm
    renderer = get_default_renderer()
    extra = BLANK_LINES
    min_num = 0
    max_num = MOST_LINES
    absolute_max = MOST_LINES
    validate_min = False
    validate_max = True
    can_order = False
    can_delete = True
    can_delete_extra = False

    def __init__(self, data: Any = None, *, positions: list[Position]) -> None:
        self.choices = trade_choices()
        names = ("pk", "trade_id", "count", "days", "paired", "words")
        initial = [
            {name.removesuffix("_id"): getattr(position, name) for name in names}
            for position in positions
        ]
        super().__init__(data, initial=initial, prefix="positions")

    def add_fields(self, form: PositionForm, index: int | None) -> None:
        super().add_fields(form, index)
        trade = form.fields["trade"]
        assert isinstance(trade, forms.ChoiceField)  # noqa: S101 - for the type checker
        trade.choices = self.choices

    def lines(self) -> list[tuple[int | None, PositionWords | None]]:
        """Return (known position's id, its words or None when it goes), once valid."""
        written = [form.cleaned_data for form in self.forms if form.cleaned_data.get("trade")]
        trades = Trade.objects.in_bulk([int(data["trade"]) for data in written])
        return [
            (
                data["pk"],
                None
                if data.get("DELETE")
                else PositionWords(
                    trade=trades[int(data["trade"])],
                    count=data["count"],
                    days=data["days"],
                    paired=data["paired"],
                    words=data["words"],
                ),
            )
            for data in written
        ]


class ApplyForm(forms.Form):
    """One short note and the answers: the profile is what is sent."""

    note = forms.CharField(
        label=_("A word to the team"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Short: your page is sent with it."),
    )

    def __init__(
        self, *args: Any, questions: list[str], places: list[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        if any(place.side for place in places):
            self.fields["side"] = side_field(places)
        for number, question in enumerate(questions):
            self.fields[f"answer_{number}"] = forms.CharField(
                label=question, max_length=600, widget=forms.Textarea(attrs={"rows": 3})
            )

    def given(self) -> dict[str, Any]:
        """Return the arguments of `applications.apply`, once the form is valid."""
        data = self.cleaned_data
        answers = [data[f"answer_{number}"] for number in range(len(self.questions))]
        return {"note": data["note"], "side": data.get("side", Side.NONE), "answers": answers}


class InviteForm(forms.Form):
    """To which position one invites a person, with a word or without."""

    place = forms.ChoiceField(label=_("To which position"))
    note = forms.CharField(
        label=_("A word with it"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def chosen(self) -> tuple[int, str]:
        """Return the position's id and the side, once the form is valid."""
        position, _dash, side = self.cleaned_data["place"].partition("-")
        return int(position), side


class AnswerForm(forms.Form):
    """What a team answers to an application."""

    answer = forms.ChoiceField(choices=[("retain", "retain"), ("decline", "decline")])
    reply = forms.CharField(required=False, max_length=1000)


class ReplyForm(forms.Form):
    """What a person answers to an invitation."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    reply = forms.CharField(required=False, max_length=600)


class FilterForm(forms.Form):
    """What a list is narrowed to, read from its address: what is not understood is left out."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    metier = forms.ChoiceField(label=_("Department of trades"), required=False)
    statut = forms.ChoiceField(label=_("How it pays"), required=False)

    def __init__(self, query: QueryDict) -> None:
        crew = query.get("metier", "")
        self.chosen = Filters(
            region=query.get("region", "")[:50],
            department=crew if crew in Department.values else "",
            pay=PAY_WORDS.get(query.get("statut", ""), ""),
        )
        shown = {"region": self.chosen.region, "metier": self.chosen.department}
        super().__init__(initial={**shown, "statut": query.get("statut", "")})

    def narrow(self, facets: Facets) -> None:
        """Offer what there is, with how many."""
        words = {pay.value: word for word, pay in PAY_WORDS.items()}
        pays = [(words[code], name, count) for code, name, count in facets.pays]
        values = (("region", facets.regions), ("metier", facets.departments), ("statut", pays))
        for name, found in values:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            counted = [(code, f"{label} ({count})") for code, label, count in found]
            field.choices = [("", _("All")), *counted]


def side_field(places: list[Place]) -> forms.ChoiceField:
    """Return the choice between the free sides of a paired position."""
    return forms.ChoiceField(
        label=_("You are"),
        choices=[(place.side, place.name) for place in places if place.left],
        widget=forms.RadioSelect,
    )
