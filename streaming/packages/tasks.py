"""The work of the wing: an argument names what was queued, and the next in turn is taken."""

from labfilms.core import jobs
from streaming.packages import services


@jobs.task("streaming.probe_asset", queue=jobs.Queue.PROBE)
def probe_asset(_asset: str) -> None:
    services.examine_next()


@jobs.task("streaming.encode_asset", queue=jobs.Queue.ENCODE)
def encode_asset(_asset: str) -> None:
    services.prepare_next()


@jobs.task("streaming.draw_stills", queue=jobs.Queue.REST)
def draw_stills(_asset: str) -> None:
    services.draw_next()


@jobs.task("streaming.sweep", queue=jobs.Queue.REST)
def sweep() -> None:
    services.sweep()
