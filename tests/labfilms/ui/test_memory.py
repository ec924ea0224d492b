"""What a process remembers of what it drew."""

from django.template import Context, Template
from django.utils.functional import lazystr
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from labfilms.ui import memory


def draw(source, **values):
    return Template(source).render(Context(values))


def test_a_piece_is_drawn_once_a_key_and_language():
    known, drawings = memory.Memory(), []

    def card():
        drawings.append(1)
        return mark_safe("card")

    for language in ("fr", "fr", "en"):
        with override(language):
            assert known.piece("key", card) == "card"
    assert len(drawings) == 2


def test_what_is_asked_for_outlives_what_is_not():
    known = memory.Memory(most=len("askedonce"))
    for number in range(6):
        known.piece("asked", lambda: mark_safe("asked"))
        known.piece(number, lambda: mark_safe("once"))
    assert len(known.young) + len(known.old) <= 4
    assert known.piece("asked", lambda: mark_safe("drawn again")) == "asked"


def test_a_text_is_not_taken_for_the_same_text_made_safe():
    source = "{% ui_chip text=text %}"
    assert "<b>" in draw(source, text=mark_safe("<b>x</b>"))
    assert "<b>" not in draw(source, text="<b>x</b>")


def test_numbers_truths_and_words_are_told_apart():
    keys = [memory.key_of(value) for value in (1, True, 1.0, "1", SafeString("1"), None)]
    assert len(set(keys)) == len(keys)
    assert memory.key_of(lazystr("x")) == ("words", "x")


def test_what_is_one_person_s_is_never_remembered():
    token = mark_safe('<input type="hidden" name="csrfmiddlewaretoken" value="a">')
    assert memory.key_of({"actions": [token]}) is None
    assert memory.key_of({"row": object()}) is None
    source = '{% ui_film_card title="x" actions=actions %}'
    assert 'value="a"' in draw(source, actions=token)
    assert 'value="b"' in draw(source, actions=mark_safe(token.replace('"a"', '"b"')))


def test_a_hole_is_filled_and_nothing_else_changes():
    piece = mark_safe(f"<p>{memory.HOLE}</p>")
    assert memory.filled(piece, mark_safe("<b>here</b>")) == "<p><b>here</b></p>"
