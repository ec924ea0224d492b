"""What a place in a region's team asks of its person."""

from django.utils.translation import gettext_lazy as _

from labfilms.accounts.registry import Role, register
from regions.territory.selectors import is_of_a_team

register(Role(_("of a region’s team"), is_of_a_team))
