from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.space.enums import MemberState
from projects.space.models import Post


class WrapForm(forms.Form):
    """Who made the film: everyone still in the team is ticked."""

    posts = forms.TypedMultipleChoiceField(
        label=_("Who made the film"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each confirms, corrects or refuses in one click. Nothing is public yet."),
    )

    def __init__(self, *args: Any, posts: list[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["posts"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(post.pk, f"{post.member.person}, {post.trade}") for post in posts]
        field.initial = [post.pk for post in posts if post.member.state == MemberState.ACTIVE]
