"""Viewings are counted where pictures are given."""

from ecran.screeners import services
from streaming.delivery import passes

passes.register(services.ROOM, services.begin)
