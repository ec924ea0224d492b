"""Decide from the facts whether a file is a film that we can prepare."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from streaming.transcode import allowed, words
from streaming.transcode.enums import Finding, Reason
from streaming.transcode.facts import Facts, StreamFacts
from streaming.transcode.source import BT601, BT2020, FILLED_FROM, HLG, PQ, Source

# A header and its packets may differ by the last picture, a rounded clock, a longer sound.
TOLERANCE: Final = 0.5
_TOLERANCE_SHARE: Final = 0.02
# A movie header that claims this many times what its tables hold is not a rounding.
_LIE: Final = 1.2
# Fewer pictures than this say nothing of a rate.
_ENOUGH: Final = 5
# The rates that films really have; a measured average within 1 % of one is that one.
_RATES: Final = tuple(
    Fraction(n, d)
    for n, d in ((24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48, 1), (50, 1),
                 (60000, 1001), (60, 1))
)  # fmt: skip
_TOP_RATE: Final = 60
# A screen recording that averages 4 pictures a second still moves in bursts.
_LEAST_VARIABLE: Final = 24
# What every browser plays as it is (promises.md: up to 8 Mb/s), with key frames close enough
# together that a segment stays near 4 s.
_SAFE_BITS: Final = 8_000_000
_SAFE_KEY_GAP: Final = 6.0
_SAFE_LEVEL: Final = 42
_SAFE_LATE: Final = 0.1
_UNSPECIFIED: Final = frozenset({0, 2, 3})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Accepted with a source, or refused with a reason; `findings` are worth saying either way."""

    source: Source | None = None
    reason: Reason | None = None
    details: dict[str, str] = field(default_factory=dict)
    findings: list[dict[str, Any]] = field(default_factory=list)
    duration: float | None = None

    @property
    def accepted(self) -> bool:
        return self.source is not None

    @property
    def message(self) -> str:
        """Why it is refused, in the current language; empty when it is accepted."""
        return words.reason(self.reason, self.details) if self.reason else ""


def refuse(reason: Reason, **details: str) -> Verdict:
    """Return a refusal with what fills its sentence."""
    return Verdict(reason=reason, details=details)


def judge(facts: Facts) -> Verdict:
    """Return the verdict on what an examination measured."""
    refusal = _unreadable(facts)
    if refusal:
        return refusal
    picture = main_picture(facts)
    if picture is None:
        return _without_picture(facts)
    refusal = _beyond_limits(facts, picture) or _incomplete(facts, picture)
    return refusal or _accept(facts, picture)


def _unreadable(facts: Facts) -> Verdict | None:
    if facts.encrypted:
        return refuse(Reason.ENCRYPTED)
    if facts.tracks > allowed.MAX_TRACKS:
        return refuse(Reason.TOO_MANY_TRACKS, limit=str(allowed.MAX_TRACKS))
    if facts.error == "no_index" or (facts.error and facts.missing):
        return refuse(Reason.CUT)
    if facts.error == "memory":
        return refuse(Reason.TOO_HEAVY)
    return refuse(Reason.UNREADABLE) if facts.error or not facts.tracks else None


def main_picture(facts: Facts) -> StreamFacts | None:
    """Return the track of moving pictures to prepare: the default one, then the largest."""
    candidates = [s for s in facts.streams if s.kind == "video" and not s.attached]
    return max(
        candidates,
        key=lambda s: (s.codec in allowed.PICTURE_CODECS, s.default, s.width * s.height, -s.index),
        default=None,
    )


def main_sound(facts: Facts) -> StreamFacts | None:
    """Return the sound track to prepare: one that we read, the default one, then the first."""
    candidates = [s for s in facts.streams if s.kind == "audio" and readable_sound(s)]
    return max(candidates, key=lambda s: (s.default, -s.index), default=None)


def readable_sound(stream: StreamFacts) -> bool:
    """Tell whether a sound track has an allowed decoder and real packets."""
    return stream.codec in allowed.SOUND_CODECS and stream.sample_rate > 0 and stream.packets > 0


def _without_picture(facts: Facts) -> Verdict:
    sound = any(s.kind == "audio" for s in facts.streams)
    return refuse(Reason.NO_PICTURE if sound else Reason.NOT_A_FILM)


def _beyond_limits(facts: Facts, picture: StreamFacts) -> Verdict | None:
    if max(picture.width, picture.height) > allowed.MAX_SIDE:
        return refuse(Reason.TOO_LARGE, limit=str(allowed.MAX_SIDE))
    if picture.codec not in allowed.PICTURE_CODECS:
        return refuse(Reason.UNKNOWN_CODEC, codec=picture.codec or "?")
    claimed = max(facts.claimed or 0, picture.claimed or 0, facts.announced, _span(picture))
    if claimed > allowed.MAX_SECONDS:
        return refuse(Reason.TOO_LONG, limit=words.duration(allowed.MAX_SECONDS))
    span = _span(picture)
    measured = picture.packets / span if span and picture.packets >= _ENOUGH else 0.0
    if max(measured, float(average_rate(picture))) > allowed.MAX_RATE * 1.02:
        return refuse(Reason.TOO_FAST, limit=str(allowed.MAX_RATE))
    if measured and measured < allowed.MIN_RATE and facts.complete:
        return refuse(Reason.TOO_SPARSE)
    return None


def _incomplete(facts: Facts, picture: StreamFacts) -> Verdict | None:
    if not picture.packets:
        return refuse(Reason.CUT if facts.missing else Reason.UNREADABLE)
    found, claimed = _found(facts, picture)
    lost = _hollow_seconds(picture)
    short = claimed - found > max(TOLERANCE, _TOLERANCE_SHARE * claimed)
    if facts.missing or short or lost > TOLERANCE:
        held = min(found, claimed) - lost if short or lost > TOLERANCE else found
        return Verdict(
            reason=Reason.INCOMPLETE,
            details={"found": words.duration(max(0, held)), "claimed": words.duration(claimed)},
            duration=claimed,
        )
    if not picture.decoded or not picture.width or not picture.height:
        return refuse(Reason.UNREADABLE)
    return refuse(Reason.TOO_SHORT) if found < allowed.MIN_SECONDS else None


def _found(facts: Facts, picture: StreamFacts) -> tuple[float, float]:
    """Return (seconds that are there, seconds that the headers claim)."""
    if facts.announced > _LIE * max(_whole_span(facts), facts.claimed or 0) + 1:
        return _span(picture), facts.announced
    if picture.claimed:
        # Without any clock the header is believed, but not of a single picture.
        alone = picture.packets == 1
        return _span(picture) or (0 if alone else picture.claimed), picture.claimed
    found = _whole_span(facts)
    return found, facts.claimed or found


def _whole_span(facts: Facts) -> float:
    ends = [s.end for s in facts.streams if s.end is not None]
    starts = [s.first for s in facts.streams if s.first is not None]
    return max(ends, default=0) - min(starts, default=0)


def _span(stream: StreamFacts) -> float:
    if stream.first is None or stream.end is None:
        return 0
    return max(0.0, stream.end - stream.first)


def _hollow_seconds(stream: StreamFacts) -> float:
    return stream.hollow / stream.packets * _span(stream) if stream.packets else 0


def average_rate(picture: StreamFacts) -> Fraction:
    """Return the header's average rate, or the packets' when there is none; 0 when unknown."""
    if picture.average_rate:
        return Fraction(*picture.average_rate)
    span = _span(picture)
    return Fraction(picture.packets / span).limit_denominator(1001) if span else Fraction(0)


def constant_rate(picture: StreamFacts) -> tuple[Fraction, bool]:
    """Return (the rate to make, whether the source's varies).

    A constant source keeps its own, halved until 60 at most; a varying one gets its average,
    brought to a rate that films have, never under 24 nor over 60.
    """
    average = average_rate(picture)
    base = Fraction(*picture.base_rate) if picture.base_rate else average
    steady = bool(average) and abs(base - average) <= average / 100
    if steady:
        rate = base
        while rate > _TOP_RATE:
            rate /= 2
        return _snap(rate), False
    rate = min(max(average, Fraction(_LEAST_VARIABLE)), Fraction(_TOP_RATE))
    return _snap(rate), True


def _snap(rate: Fraction) -> Fraction:
    nearest = min(_RATES, key=lambda known: abs(known - rate))
    # 24 and 23.976 are 0.1 % apart: the nearest wins, so no constant film is retimed by this.
    if abs(nearest - rate) <= rate / 2000:
        return nearest
    return rate.limit_denominator(1001)


def _accept(facts: Facts, picture: StreamFacts) -> Verdict:
    sound = main_sound(facts)
    width, height = shown_size(picture)
    rate, variable = constant_rate(picture)
    primaries, transfer, matrix = _colours(picture)
    late = max(0.0, (picture.first or 0) - facts.start)
    source = Source(
        demuxer=facts.demuxer,
        size=facts.size,
        duration=_duration(facts, picture, late),
        late=late,
        width=width,
        height=height,
        picture=picture.index,
        codec=picture.codec,
        pixels=picture.pixels,
        rate=(rate.numerator, rate.denominator),
        interlaced=picture.interlaced,
        primaries=primaries,
        transfer=transfer,
        matrix=matrix,
        full_range=picture.colours[3] == 2 or picture.pixels.startswith("yuvj"),  # noqa: PLR2004
        sound=sound.index if sound else None,
        safe=_is_safe(facts, picture),
        longest_key_gap=picture.longest_key_gap,
    )
    findings = [*_findings(facts, picture, sound, source, variable=variable)]
    return Verdict(source=source, findings=findings, duration=source.duration)


def _duration(facts: Facts, picture: StreamFacts, late: float) -> float:
    """Return how long the pictures last (s), the wait before them included when it is filled."""
    lasts = _span(picture) or facts.claimed or 0
    return lasts + late if late > FILLED_FROM else lasts


def shown_size(picture: StreamFacts) -> tuple[int, int]:
    """Return (width, height) as shown: square pixels, then turned upright; px."""
    across, down = picture.aspect
    width = max(1, round(picture.width * across / down)) if across > 0 < down else picture.width
    if picture.rotation in {90, 270}:
        return picture.height, width
    return width, picture.height


def _colours(picture: StreamFacts) -> tuple[int, int, int]:
    primaries, transfer, matrix, _range = picture.colours
    small = min(picture.width, picture.height) <= 576  # noqa: PLR2004 - what players assume too
    wide = transfer in {PQ, HLG}
    if matrix in _UNSPECIFIED:
        matrix = BT2020[0] if wide else (BT601[0] if small else 1)
    if primaries in _UNSPECIFIED:
        primaries = BT2020[0] if wide else 1
    return primaries, 1 if transfer in _UNSPECIFIED else transfer, matrix


def _is_safe(facts: Facts, picture: StreamFacts) -> bool:
    rate, _variable = constant_rate(picture)
    return (
        facts.complete
        and facts.demuxer in allowed.SEEKABLE
        and picture.codec == "h264"
        and picture.profile in {"Constrained Baseline", "Main", "High"}
        and picture.pixels == "yuv420p"
        and 0 < picture.level <= _SAFE_LEVEL
        and picture.rotation == 0
        and picture.aspect[0] == picture.aspect[1]
        and not picture.interlaced
        and not {picture.width % 2, picture.height % 2} & {1}
        and max(picture.width, picture.height) <= 1920  # noqa: PLR2004
        and min(picture.width, picture.height) <= 1080  # noqa: PLR2004
        and float(average_rate(picture)) <= _TOP_RATE * 1.01
        and rate <= _TOP_RATE
        and picture.colours[1] not in {PQ, HLG}
        and picture.keys > 0
        and picture.longest_key_gap <= _SAFE_KEY_GAP
        and abs((picture.first or 0) - facts.start) < _SAFE_LATE
        and not picture.hidden
        and picture.bytes * 8 <= _SAFE_BITS * max(_span(picture), 1)
        and picture.hollow == 0
    )


def _findings(
    facts: Facts,
    picture: StreamFacts,
    sound: StreamFacts | None,
    source: Source,
    *,
    variable: bool,
) -> Iterator[dict[str, Any]]:
    sounds = [s for s in facts.streams if s.kind == "audio"]
    rate = f"{float(source.fps):.5g}"
    if sound is None:
        yield {"code": Finding.UNREADABLE_SOUND if sounds else Finding.SILENT}
    else:
        if len(sounds) > 1:
            yield {"code": Finding.SEVERAL_SOUNDS}
        if sound.channels > 2:  # noqa: PLR2004 - stereo
            yield {"code": Finding.DOWNMIXED, "channels": sound.channels}
        if (sound.end or 0) < (picture.end or 0) - 1:
            yield {"code": Finding.SOUND_ENDS_EARLY}
    if picture.rotation:
        yield {"code": Finding.ROTATED}
    if variable:
        yield {"code": Finding.VARIABLE_RATE, "rate": rate}
    elif average_rate(picture) > _TOP_RATE * 1.01:
        yield {"code": Finding.RATE_LIMITED, "rate": rate}
    for code, holds in (
        (Finding.INTERLACED, source.interlaced),
        (Finding.HDR, source.hdr),
        (Finding.NON_SQUARE, picture.aspect[0] != picture.aspect[1]),
        (Finding.REDUCED, min(source.width, source.height) > 1080),  # noqa: PLR2004
    ):
        if holds:
            yield {"code": code}
