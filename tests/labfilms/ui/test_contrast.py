"""Every pair of a text and what is under it, computed from the tokens, in every light."""

import math
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8")
LIGHTS = ("atelier", "atelier, lamp off", "ecran")
BODY, LARGE = 4.5, 3.0

TEXTS = [
    *(
        (ink, surface, BODY)
        for ink in ("ink", "ink-soft")
        for surface in ("paper", "sheet", "sunk")
    ),
    *((ink, surface, BODY) for ink in ("bad", "good", "waiting") for surface in ("paper", "sheet")),
    ("paper", "ink", BODY),
    ("ink", "bad-surface", BODY),
    ("ink", "good-surface", BODY),
    ("ink", "waiting-surface", BODY),
    ("bad", "bad-surface", BODY),
    ("good", "good-surface", BODY),
    ("waiting", "waiting-surface", BODY),
    ("on-signal", "signal", BODY),
    ("on-signal", "signal-bright", BODY),
    ("on-amber", "amber", BODY),
    ("laurel-text", "laurel-surface", BODY),
    ("on-rebate", "rebate", BODY),
    ("edge-print", "rebate", BODY),
]
# What is drawn and not written: borders of fields, pencil, dots of regions.
MARKS = [
    (mark, surface, LARGE)
    for mark in ("line-strong", "pencil")
    for surface in ("paper", "sheet", "sunk")
]


def colours(light: str) -> dict[str, str]:
    root = CSS[CSS.index(":root") : CSS.index('[data-light="atelier"]')]
    found = dict(re.findall(r"--([\w-]+):\s*([^;]+);", root))
    if light == "ecran":
        dark_room = CSS[CSS.index("@media screen") : CSS.index("@media print")]
        found |= dict(re.findall(r"--([\w-]+):\s*([^;]+);", dark_room))
    return found


def in_light(value: str, light: str) -> tuple[float, float, float]:
    day, night = (
        re.fullmatch(r"light-dark\((.+\)), (oklch.+)\)", value).groups()
        if (value.startswith("light-dark"))
        else (value, value)
    )
    chosen = day if light == "atelier" else night
    lightness, chroma, hue = re.fullmatch(r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)", chosen).groups()
    return float(lightness), float(chroma), float(hue)


def linear(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """OKLCH to linear sRGB, by Björn Ottosson's matrices (https://bottosson.github.io/posts/oklab)."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def luminance(colour: tuple[float, float, float]) -> float:
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast((0, 0, 0), (1, 0, 0)) == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize(("front", "back", "floor"), [*TEXTS, *MARKS])
def test_pair_reaches_its_floor(front, back, floor, light):
    known = colours(light)
    reached = contrast(in_light(known[front], light), in_light(known[back], light))
    assert reached >= floor, f"{front} on {back}: {reached:.2f}"


def region_colours(name: str, hue: int, light: str) -> tuple[float, float, float]:
    block = CSS[CSS.index('[class*="region-"]') : CSS.index(".region-0")]
    value = re.search(rf"--{name}: ([^;]+);", block)[1].replace("var(--hue)", str(hue))
    return in_light(value, light)


REGION_HUES = [int(hue) for hue in re.findall(r"\.region-\d+ \{ --hue: (\d+); \}", CSS)]


def test_eighteen_regions_have_eighteen_hues_spread_over_the_circle():
    assert sorted(REGION_HUES) == list(range(15, 360, 20))


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("hue", REGION_HUES)
def test_region_is_read_on_its_own_surface_and_seen_on_the_page(hue, light):
    text, surface, dot = (
        region_colours(name, hue, light) for name in ("region-text", "region-surface", "region")
    )
    known = colours(light)
    assert contrast(text, surface) >= BODY
    for under in ("paper", "sheet", "sunk"):
        assert contrast(dot, in_light(known[under], light)) >= LARGE


@pytest.mark.parametrize("light", LIGHTS)
def test_abroad_is_read_on_its_own_surface(light):
    block = CSS[CSS.index(".region-0 {") : CSS.index(".region-1 {")]
    values = {
        name: in_light(value, light) for name, value in re.findall(r"--([\w-]+): ([^;]+);", block)
    }
    assert contrast(values["region-text"], values["region-surface"]) >= BODY
