import re

import pytest
from django import forms
from django.template import Context, Template


class Sample(forms.Form):
    title = forms.CharField(label="Title", help_text="Short.")
    synopsis = forms.CharField(widget=forms.Textarea(attrs={"data-max-words": 80}), required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    still = forms.FileField(required=False)
    cleared = forms.BooleanField(label="Cleared")
    token = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def wrong():
    return Sample({"synopsis": "Kept."})


def test_wrong_field_is_tied_to_its_help_and_its_error(wrong):
    html = str(wrong)
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert '<ul class="errorlist" id="id_title_error">' in html
    assert html.count('aria-invalid="true"') >= 2


def test_choices_stand_in_a_fieldset_that_tells_their_error(wrong):
    assert re.search(r'<fieldset aria-describedby="id_kind_error">\s*<legend>', str(wrong))


def test_summary_takes_the_focus_and_leads_to_each_field(wrong):
    wrong.add_error(None, "Both cannot be.")
    html = str(wrong)
    summary = html[: html.index("</ul>")]
    assert 'role="alert" tabindex="-1" autofocus' in summary
    for part in ('href="#id_title"', "Both cannot be.", 'href="#id_cleared"'):
        assert part in summary
    # Nobody can go to a hidden field: its error is said in full.
    assert "<li>" in summary.split("id_cleared")[1]


def test_form_without_errors_has_no_summary():
    assert "form-errors" not in str(Sample())


def test_what_was_written_is_kept(wrong):
    assert "Kept.</textarea>" in str(wrong)


def test_field_with_a_limit_counts_words():
    html = str(Sample()["synopsis"].as_field_group())
    assert '<lf-words class="field-words" for="id_synopsis" max="80"' in html
    assert "{count}" in html


def test_optional_is_said_and_required_is_not():
    form = Sample()
    assert "field-optional" in form["synopsis"].as_field_group()
    assert "field-optional" not in form["title"].as_field_group()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("title", "text"),
        ("synopsis", "text"),
        ("kind", "choices"),
        ("still", "file"),
        ("cleared", "check"),
    ],
)
def test_field_is_laid_out_by_its_kind(name, kind):
    assert f"field--{kind}" in Sample()[name].as_field_group()


def test_single_field_is_drawn_as_the_form_draws_it():
    form = Sample()
    html = Template("{% ui_field form.title label_hidden=True %}").render(Context({"form": form}))
    assert '<label for="id_title" class="visually-hidden">' in html


def test_summary_alone_is_drawn_for_fields_drawn_one_by_one(wrong):
    html = Template("{% ui_form_errors form %}").render(Context({"form": wrong}))
    assert 'href="#id_title"' in html


def test_formset_draws_each_form():
    html = str(forms.formset_factory(Sample, extra=2)())
    assert html.count("formset-row") == 2
    assert "TOTAL_FORMS" in html


def test_hidden_field_is_in_the_form_and_has_no_label():
    html = str(Sample())
    assert '<input type="hidden" name="token"' in html
