import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from labfilms.ui.components.people import initials
from labfilms.ui.icons import PATHS
from labfilms.ui.library import joined
from labfilms.ui.templatetags.ui import register


def draw(source, **context):
    return Template(source).render(Context(context))


COMPONENTS = sorted(name for name in register.tags if name.startswith("ui_"))
# How to write each one at its shortest.
SHORTEST = {
    "ui_actions": "{% ui_actions %}x{% end_ui_actions %}",
    "ui_alternates": "{% ui_alternates %}x",
    "ui_button": '{% ui_button text="x" %}',
    "ui_call_card": '{% ui_call_card title="x" %}',
    "ui_copy": '{% ui_copy field="x" %}',
    "ui_chip": '{% ui_chip text="x" %}',
    "ui_credits_roll": "{% ui_credits_roll rows=none %}x",
    "ui_dialog": '{% ui_dialog id="d" title="x" %}x{% end_ui_dialog %}',
    "ui_empty": '{% ui_empty title="x" %}',
    "ui_field": "{% ui_field form.name %}",
    "ui_film_card": '{% ui_film_card title="x" %}',
    "ui_film_grid": "{% ui_film_grid %}x{% end_ui_film_grid %}",
    "ui_film_strip": '{% ui_film_strip label="l" %}x{% end_ui_film_strip %}',
    "ui_form_errors": "{% ui_form_errors form %}x",
    "ui_home": "{% ui_home %}x",
    "ui_icon": '{% ui_icon name="play" label="x" %}',
    "ui_join": '{% ui_join pieces="x" %}',
    "ui_lang": '{% ui_lang code="en" %}x',
    "ui_languages": "{% ui_languages %}x",
    "ui_laurel": '{% ui_laurel label="x" %}',
    "ui_list_head": '{% ui_list_head title="x" %}',
    "ui_made": "{% ui_made %}x",
    "ui_mention": '{% ui_mention label="x" %}',
    "ui_menu": '{% ui_menu label="l" %}x{% end_ui_menu %}',
    "ui_notice": '{% ui_notice text="x" %}',
    "ui_need_card": '{% ui_need_card kind="post" title="x" %}{% end_ui_need_card %}',
    "ui_order": '{% ui_order action="/" %}x{% end_ui_order %}',
    "ui_order_row": '{% ui_order_row key=1 title="t" %}x{% end_ui_order_row %}',
    "ui_organisation_card": '{% ui_organisation_card name="x" %}',
    "ui_page_head": '{% ui_page_head title="x" %}',
    "ui_pagination": "{% ui_pagination page=page %}x",
    "ui_panel": "{% ui_panel %}x{% end_ui_panel %}",
    "ui_pay": '{% ui_pay status="paid" note="x" %}',
    "ui_people_grid": "{% ui_people_grid %}x{% end_ui_people_grid %}",
    "ui_person_card": '{% ui_person_card name="x" %}',
    "ui_person_chip": '{% ui_person_chip name="x" %}',
    "ui_portrait": '{% ui_portrait name="xavier" %}x',
    "ui_poster": '{% ui_poster title="x" %}',
    "ui_programme": "{% ui_programme %}x{% end_ui_programme %}",
    "ui_programme_entry": '{% ui_programme_entry number=1 title="x" %}',
    "ui_quote": '{% ui_quote text="x" %}',
    "ui_region_dot": '{% ui_region_dot region="x" %}',
    "ui_selection_card": '{% ui_selection_card title="x" %}',
    "ui_state": '{% ui_state text="x" %}',
    "ui_stepper": '{% ui_stepper steps="x" %}',
    "ui_table": '{% ui_table caption="x" heads=none rows=none %}',
    "ui_verified": '{% ui_verified reason="x" %}',
    "ui_tabs": '{% ui_tabs tabs=none label="x" %}',
}


@pytest.fixture
def form():
    class Form(forms.Form):
        name = forms.CharField(label="x", required=False)

    return Form({"name": ""})


def test_every_component_is_tried_at_its_shortest():
    assert sorted(SHORTEST) == COMPONENTS


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_draws_with_what_it_needs_alone(name, form):
    html = draw(SHORTEST[name], form=form, none=[], page=Paginator([1], 1).page(1))
    assert "x" in html


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_refuses_an_unknown_argument(name):
    source = SHORTEST[name].replace(" %}", ' colour="red" %}', 1)
    with pytest.raises(TemplateSyntaxError, match="colour"):
        Template(source)


@pytest.mark.parametrize("name", [*COMPONENTS, "ui_film_card_with_all"])
def test_component_writes_no_inline_style_or_script(name, form):
    source = SHORTEST.get(name) or (
        '{% ui_film_card title="t" href="/f" duration=424 year=2025 region="Bretagne" hue=4'
        ' poster=poster laurels=laurels byline="b" state="s" note="n" actions="a" %}'
    )
    html = draw(
        source,
        form=form,
        none=[],
        page=Paginator([1], 1).page(1),
        poster={"src": "/p.jpg"},
        laurels=[{"label": "L", "year": 2026}],
    )
    assert not re.search(r"\sstyle=|\son\w+=|<script(?![^>]*src=)", html)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('{% ui_icon name="unicorn" %}', "unicorn"),
        ('{% ui_icon name="play" size="huge" %}', "huge"),
        ('{% ui_button text="x" kind="loud" %}', "loud"),
        ('{% ui_button text="x" type="image" %}', "image"),
        ('{% ui_state text="x" tone="pink" %}', "pink"),
        ('{% ui_empty title="x" drawing="cat" %}', "cat"),
    ],
)
def test_value_out_of_its_list_is_refused_with_the_list(source, wrong):
    with pytest.raises(ValueError, match=f"{wrong}.*must be one of"):
        draw(source)


def test_what_stands_in_a_need_s_card_is_drawn_and_not_written_out():
    html = draw('{% ui_need_card kind="post" title="x" %}<b>y</b> {% end_ui_need_card %}')
    assert "<b>y</b>" in html


@pytest.mark.parametrize("name", sorted(PATHS))
def test_icon_draws_and_is_silent(name):
    html = draw('{% ui_icon name=name size="small" %}', name=name)
    assert html.count("<svg") == 1
    assert 'aria-hidden="true"' in html


def test_text_is_escaped_in_a_card():
    html = draw("{% ui_film_card title=title byline=title note=title %}", title="<b>&")
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html


def test_label_of_an_icon_is_escaped():
    assert "<b>" not in draw('{% ui_icon name="play" label=label %}', label='"><b>')


def test_button_with_an_address_is_a_link_and_carries_its_attributes():
    html = draw(
        '{% ui_button text="Play" href="/f" icon="play" icon_only=True wide=True attrs=attrs %}',
        attrs={"hx-get": "/x", "download": True, "hidden": False, "rel": None},
    )
    assert html.startswith("<a ")
    assert 'aria-label="Play"' in html
    assert ' hx-get="/x" download' in html
    assert "hidden>" not in html
    assert "rel=" not in html


def test_button_without_an_address_submits():
    html = draw(
        '{% ui_button text="Keep" name="move" value="up" form="f" disabled=True kind="quiet" %}'
    )
    for part in ('type="submit"', 'name="move"', 'value="up"', 'form="f"', " disabled"):
        assert part in html


def test_slot_answers_are_joined_and_only_safe_ones_pass_as_html():
    assert joined([mark_safe("<i>1</i>"), "<i>2</i>"]) == "<i>1</i>&lt;i&gt;2&lt;/i&gt;"
    assert draw("{% ui_film_card title='t' actions=given %}", given=[mark_safe("<i>1</i>")]).count(
        "<i>1</i>"
    )


@pytest.mark.parametrize(
    ("ratio", "tall"),
    [
        ("9:16", True),
        ("16:9", False),
        (0.56, True),
        (1.78, False),
        (None, False),
        ("4/5", True),
        ("odd", False),
        ("1:0", False),
    ],
)
def test_picture_taller_than_the_frame_is_shown_whole(ratio, tall):
    html = draw(
        "{% ui_poster title='t' poster=poster ratio=ratio %}", poster={"src": "/p.jpg"}, ratio=ratio
    )
    assert ("frame--tall" in html) is tall


def test_poster_offers_its_other_formats_and_sizes():
    poster = {
        "src": "/p.jpg",
        "srcset": "/p.avif 640w",
        "type": "image/avif",
        "width": 640,
        "height": 360,
        "sources": [{"srcset": "/p.webp 640w", "type": "image/webp"}],
    }
    html = draw("{% ui_poster title='t' poster=poster %}", poster=poster)
    assert html.index("image/webp") < html.index("image/avif") < html.index("<img")
    assert 'loading="lazy"' in html
    plain = draw(
        "{% ui_poster title='t' poster=p eager=True %}", p={"src": "/p", "srcset": "/q 2x"}
    )
    assert 'srcset="/q 2x"' in plain
    assert "lazy" not in plain


def test_film_without_a_poster_shows_its_title_on_leader_to_eyes_alone():
    html = draw("{% ui_poster title='Paille' hue=4 %}")
    assert 'class="leader region-4" aria-hidden="true"' in html
    assert "Paille" in html


def test_unavailable_entry_shows_neither_title_nor_reason():
    html = draw(
        "{% ui_programme_entry number=2 title='Secret' note='Because' href='/f' byline='Me' unavailable=True %}"
    )
    assert not re.search("Secret|Because|/f|Me<", html)
    assert "2" in html


def test_selection_card_shows_at_most_four_posters():
    html = draw(
        "{% ui_selection_card title='t' posters=posters count=6 %}",
        posters=[{"src": f"/{number}.jpg"} for number in range(6)],
    )
    assert html.count("<img") == 4
    assert "selection-card-posters--4" in html


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Inès Caron", "IC"),
        ("Noor", "N"),
        ("Jean-Baptiste de La Porte", "JP"),
        ("", ""),
        ("7 & 3", ""),
    ],
)
def test_initials_stand_for_a_missing_photo(name, letters):
    assert initials(name) == letters


def test_pagination_keeps_the_rest_of_the_query():
    request = RequestFactory().get("/films/?region=bre&page=2")
    page = Paginator(range(100), 10).page(2)
    html = Template("{% ui_pagination page=page %}").render(
        Context({"page": page, "request": request})
    )
    assert 'href="?region=bre&amp;page=3"' in html
    assert 'rel="prev" href="?region=bre&amp;page=1"' in html
    assert 'aria-current="page"' in html


def test_pagination_of_one_page_is_nothing():
    assert draw("{% ui_pagination page=page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_first_and_last_of_an_order_cannot_go_further():
    html = draw(
        '{% ui_order action="/o/" revision=3 %}{% ui_order_row key=7 title="A" first=True %}A{% end_ui_order_row %}'
        '{% ui_order_row key=8 title="B" last=True %}B{% end_ui_order_row %}{% end_ui_order %}'
    )
    assert 'name="revision" value="3"' in html
    assert len(re.findall(r'name="up" value="7"[^>]* disabled', html)) == 1
    assert len(re.findall(r'name="down" value="8"[^>]* disabled', html)) == 1
    assert not re.search(r'name="up" value="8"[^>]* disabled', html)


def test_order_sends_a_token_where_the_page_has_one():
    html = draw('{% ui_order action="/o/" %}{% end_ui_order %}', csrf_token="abc")
    assert 'name="csrfmiddlewaretoken" value="abc"' in html


def test_stepper_says_what_is_done_and_where_one_is():
    html = draw(
        "{% ui_stepper steps=steps current=2 %}", steps=["a", {"label": "b", "href": "/b"}, "c"]
    )
    assert re.search(
        r'stepper-done.*stepper-current" aria-current="step".*stepper-ahead', html, re.DOTALL
    )


def test_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="shorter"):
        draw("{% ui_table caption='c' heads=heads rows=rows %}", heads=["a", "b"], rows=[["1"]])


def test_a_page_leads_to_its_other_language_and_keeps_what_is_asked():
    request = RequestFactory().get("/films/", {"page": "2", "fait": "ici"})
    assert 'href="/en/films/?page=2&amp;fait=ici"' in draw("{% ui_languages %}", request=request)
    head = draw("{% ui_alternates %}", request=request)
    assert head.count("<link ") == 4
    assert 'rel="canonical" href="http://127.0.0.1:8000/films/?page=2"' in head
    assert 'hreflang="en" href="http://127.0.0.1:8000/en/films/?page=2"' in head


def test_words_say_their_language_where_it_is_not_the_page_s():
    assert draw('{% ui_lang code="en" %}') == ' lang="en"'
    assert draw('{% ui_lang code="fr" %}{% ui_lang code="" %}') == ""
