"""Facts and sources, as the pure parts of the engine take them."""

from dataclasses import replace

from streaming.transcode.facts import Facts, StreamFacts
from streaming.transcode.source import Source

HONEST = Source(
    demuxer="mov",
    size=1_000_000,
    duration=60.0,
    width=1920,
    height=1080,
    picture=0,
    codec="h264",
    pixels="yuv420p",
    rate=(25, 1),
    sound=1,
)


def a_source(**changes) -> Source:
    return replace(HONEST, **changes)


def a_picture(**changes) -> StreamFacts:
    facts = StreamFacts(
        index=0, kind="video", codec="h264", profile="High", level=40, width=1920, height=1080,
        pixels="yuv420p", average_rate=(25, 1), base_rate=(25, 1), packets=1500, bytes=20_000_000,
        first=0.0, end=60.0, keys=30, longest_key_gap=2.0, decoded=4, claimed=60.0,
    )  # fmt: skip
    return replace(facts, **changes)


def a_sound(**changes) -> StreamFacts:
    facts = StreamFacts(
        index=1, kind="audio", codec="aac", channels=2, sample_rate=48000, packets=2800,
        first=0.0, end=60.0, default=True,
    )  # fmt: skip
    return replace(facts, **changes)


def some_facts(*streams, **changes) -> Facts:
    held = list(streams) or [a_picture(), a_sound()]
    facts = Facts(demuxer="mov", size=21_000_000, claimed=60.0, tracks=len(held), complete=True)
    return replace(facts, streams=held, **changes)
