"""How the rooms' API shows a picture."""

from collections.abc import Mapping
from typing import Any

from ninja import Field, Schema

from labfilms.core.api import Address, absolute
from labfilms.pictures import selectors
from labfilms.pictures.models import Picture


class PictureOut(Schema):
    """A picture, at the width in the middle of those that are kept (WebP)."""

    address: Address
    width: int = Field(description="Of the original, in pixels.")
    height: int = Field(description="Of the original, in pixels.")
    alt: str = Field(description="What it shows, for whoever does not see it.")


def shown(picture: Picture | None, context: Mapping[str, Any]) -> PictureOut | None:
    """Return a picture as the API shows it; the caller has asked the rule of what it shows."""
    source = selectors.source(picture)
    if source is None:
        return None
    return PictureOut(
        address=absolute(context, source.src),
        width=source.width,
        height=source.height,
        alt=source.alt,
    )
