import io

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from labfilms.pictures import services
from labfilms.pictures.errors import PictureRefused
from labfilms.pictures.models import Picture
from tests.factories.accounts import make_user
from tests.factories.pictures import make_picture, picture_file
from tests.labfilms.pictures import files

pytestmark = pytest.mark.django_db
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def drawn(picture, kind="webp", width=None):
    path = picture.folder / f"{width or picture.widths[-1]}.{kind}"
    with Image.open(path) as image:
        image.load()
        return image


def corners(image):
    """Return the colours in the middle of the four quarters, in reading order."""
    width, height = image.size
    small = image.convert("RGB")
    return [small.getpixel((x * width // 4, y * height // 4)) for y in (1, 3) for x in (1, 3)]


def near(seen, wanted, tolerance=24):
    return all(
        abs(a - b) <= tolerance
        for one, other in zip(seen, wanted, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def stored(films):
    return [path for path in films.rglob("*") if path.is_file()]


def keep(file, **fields):
    return services.keep(file=file, owner=fields.pop("owner", None), **fields)


def test_picture_is_kept_as_avif_and_webp_at_each_width_it_reaches():
    owner = make_user()
    picture = keep(picture_file((1600, 900)), owner=owner, alt="Le volcan")
    assert (picture.owner, picture.alt, picture.public) == (owner, "Le volcan", False)
    assert (picture.width, picture.height) == (1600, 900)
    for width in (320, 640, 1280):
        for kind in ("avif", "webp"):
            image = drawn(picture, kind, width)
            assert (image.format, image.width) == (kind.upper(), width)
            assert abs(image.height - width * 9 / 16) <= 1
    assert len(list(picture.folder.iterdir())) == 6


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (64, [64]),
        (320, [320]),
        (321, [320, 321]),
        (1280, [320, 640, 1280]),
        (1281, [320, 640, 1280]),
    ],
)
def test_picture_is_never_enlarged(width, widths):
    picture = keep(picture_file((width, 100)))
    assert picture.widths == widths
    assert {path.name for path in picture.folder.iterdir()} == {
        f"{width}.{kind}" for width in widths for kind in ("avif", "webp")
    }


def test_nothing_of_what_a_phone_writes_beside_a_photograph_is_kept(films):
    file = files.photograph()
    assert b"Appareil de In" in file.getvalue()
    picture = keep(file)
    for kind in ("avif", "webp"):
        image = drawn(picture, kind)
        assert dict(image.getexif()) == {}
        assert dict(image.getexif().get_ifd(files.GPS)) == {}
        assert "xmp" not in image.info
    for path in stored(films):
        content = path.read_bytes()
        assert b"Appareil" not in content
        assert b"secret comment" not in content


# Where the quarters of the stored picture come to stand, by the tag's value (EXIF 2.32, 4.6.4).
UPRIGHT = {
    1: [RED, GREEN, BLUE, WHITE],
    2: [GREEN, RED, WHITE, BLUE],
    3: [WHITE, BLUE, GREEN, RED],
    4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE],
    6: [BLUE, RED, WHITE, GREEN],
    7: [WHITE, GREEN, BLUE, RED],
    8: [GREEN, WHITE, RED, BLUE],
}


@pytest.mark.parametrize("orientation", UPRIGHT)
def test_photograph_is_turned_upright_by_its_tag(orientation):
    picture = keep(files.photograph(orientation))
    turned = orientation >= 5
    assert (picture.width, picture.height) == ((100, 200) if turned else (200, 100))
    assert near(corners(drawn(picture)), UPRIGHT[orientation])


@pytest.mark.parametrize("orientation", [0, 9, 255])
def test_photograph_with_a_senseless_tag_is_kept_as_it_is(orientation):
    assert near(corners(drawn(keep(files.photograph(orientation)))), UPRIGHT[1])


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(files.saved(files.quarters("CMYK"), "JPEG", quality=95), id="CMYK"),
        pytest.param(files.saved(files.quarters("RGB"), "PNG"), id="PNG"),
        pytest.param(files.saved(files.quarters("P"), "PNG"), id="palette"),
        pytest.param(files.saved(files.quarters("RGBA"), "PNG"), id="alpha"),
        pytest.param(files.saved(files.quarters(), "WEBP", lossless=True), id="WebP"),
        pytest.param(files.saved(files.quarters(), "AVIF", quality=95), id="AVIF"),
        pytest.param(files.saved(files.quarters("YCbCr"), "JPEG", quality=95), id="YCbCr"),
        pytest.param(
            files.saved(files.quarters(), "JPEG", progressive=True, quality=95), id="progressive"
        ),
        pytest.param(files.with_profile(), id="sRGB profile"),
        pytest.param(files.with_profile(profile=b"not a profile"), id="broken profile"),
        pytest.param(files.with_profile("CMYK", b"not a profile"), id="CMYK, broken profile"),
        pytest.param(files.with_profile("CMYK"), id="CMYK, a profile of RGB"),
    ],
)
def test_odd_but_honest_picture_keeps_its_colours(file):
    assert near(corners(drawn(keep(file)).convert("RGB")), [RED, GREEN, BLUE, WHITE], 40)


def test_grey_of_sixteen_bits_stays_dark_and_light():
    image = drawn(keep(files.deep())).convert("L")
    assert image.getpixel((50, 50)) < 60
    assert image.getpixel((150, 50)) > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grey_picture_stays_grey(mode):
    picture = keep(files.saved(files.quarters("L").convert(mode), "PNG"))
    for red, green, blue in corners(drawn(picture)):
        assert max(red, green, blue) - min(red, green, blue) <= 6


def test_transparency_of_a_palette_is_kept():
    image = drawn(keep(files.palette_with_alpha()))
    assert image.mode == "RGBA"
    low, high = image.getchannel("A").getextrema()
    assert (low, high) == (0, 255)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "AVIF"])
def test_animated_picture_is_kept_as_its_first_moment(kind):
    picture = keep(files.animated(kind))
    image = drawn(picture)
    assert getattr(image, "n_frames", 1) == 1
    assert near(corners(image), [RED] * 4)


def test_wide_colours_are_brought_to_srgb():
    # A profile whose red and green are exchanged: what stands as red is green.
    srgb = ImageCms.createProfile("sRGB")
    content = bytearray(ImageCms.ImageCmsProfile(srgb).tobytes())
    content[:] = (
        content.replace(b"rXYZ", b"tmpZ").replace(b"gXYZ", b"rXYZ").replace(b"tmpZ", b"gXYZ")
    )
    seen = corners(drawn(keep(files.with_profile(profile=bytes(content)))))
    assert near(seen, [GREEN, RED, BLUE, WHITE], 40)


REFUSED = {
    "empty": (lambda: io.BytesIO(b""), "unreadable"),
    "text": (lambda: io.BytesIO(b"bonjour" * 100), "unreadable"),
    "SVG": (
        lambda: io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        "unreadable",
    ),
    "HTML": (lambda: io.BytesIO(b"<!doctype html><script>alert(1)</script>"), "unreadable"),
    "PNG's first bytes, then HTML": (
        lambda: io.BytesIO(b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>"),
        "unreadable",
    ),
    "GIF": (lambda: files.saved(files.quarters("P"), "GIF"), "unreadable"),
    "TIFF": (lambda: files.saved(files.quarters(), "TIFF"), "unreadable"),
    "BMP": (lambda: files.saved(files.quarters(), "BMP"), "unreadable"),
    "EPS": (lambda: files.saved(files.quarters(), "EPS"), "unreadable"),
    "PDF": (lambda: files.saved(files.quarters(), "PDF"), "unreadable"),
    "ICO": (lambda: files.saved(files.quarters(), "ICO"), "unreadable"),
    "truncated JPEG": (lambda: half(picture_file((800, 600))), "unreadable"),
    "truncated PNG": (lambda: half(picture_file((800, 600), "PNG")), "unreadable"),
    "truncated WebP": (lambda: half(picture_file((800, 600), "WEBP")), "unreadable"),
    "truncated AVIF": (lambda: half(picture_file((800, 600), "AVIF")), "unreadable"),
    "1 × 1": (lambda: picture_file((1, 1), "PNG"), "too-small"),
    "a line": (lambda: picture_file((2000, 63), "PNG"), "too-small"),
    "a bomb that Pillow warns of": (lambda: files.bomb(10_000, 10_000), "unreadable"),
    "a bomb that Pillow refuses": (lambda: files.bomb(60_000, 60_000), "unreadable"),
    "a bomb that Pillow lets pass": (lambda: files.bomb(8_000, 8_000), "too-large"),
    "a bomb that lies": (lambda: files.bomb(5_000, 5_000), "unreadable"),
    "a word of 100 MB": (files.text_bomb, "unreadable"),
    "31 MB": (lambda: io.BytesIO(picture_file().getvalue() + bytes(31 * 1024**2)), "too-heavy"),
}


def half(file):
    content = file.getvalue()
    return io.BytesIO(content[: len(content) // 2])


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_picture_of_ours_is_refused_in_words_and_leaves_nothing(films, what):
    make, code = REFUSED[what]
    with pytest.raises(PictureRefused) as refused:
        keep(make())
    assert refused.value.code == code
    assert str(refused.value)
    assert stored(films) == []
    assert not Picture.objects.exists()


def test_script_hidden_behind_a_picture_does_not_survive_it(films):
    file = io.BytesIO(picture_file((200, 100)).getvalue() + b"<script>alert(1)</script>")
    keep(file)
    assert not any(b"<script>" in path.read_bytes() for path in stored(films))


WHOLE = {
    kind: files.saved(files.quarters(size=(80, 80)), kind).getvalue()
    for kind in ("JPEG", "PNG", "WEBP", "AVIF")
} | {
    "photograph": files.photograph(6, (80, 80)).getvalue(),
    "palette": files.palette_with_alpha().getvalue(),
    "profile": files.with_profile().getvalue(),
}


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([*WHOLE]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_damaged_picture_is_kept_or_refused_and_nothing_else(films, kind, wounds):
    content = bytearray(WHOLE[kind])
    for where, byte in wounds:
        content[int(where * len(content))] = byte
    try:
        picture = keep(io.BytesIO(bytes(content)))
    except PictureRefused:
        return
    assert drawn(picture).width == picture.widths[-1]
    services.discard(picture=picture)


def test_description_is_cut_at_what_its_column_holds():
    assert len(keep(picture_file(), alt="é" * 500).alt) == 200


def test_row_that_cannot_be_saved_leaves_no_file(films):
    owner = make_user()
    owner.delete()
    owner.pk = 999_999
    with pytest.raises(ValidationError):
        keep(picture_file(), owner=owner)
    assert stored(films) == []
    assert [
        path.name for path in (films / "pictures").rglob("*") if path.name.startswith("tmp")
    ] == []


def test_disk_that_cannot_be_written_leaves_no_row(films):
    films.mkdir()
    (films / "pictures").write_text("a file where the folder should be")
    with pytest.raises(NotADirectoryError):
        keep(picture_file())
    assert not Picture.objects.exists()


@pytest.mark.parametrize("size", [(64, 20_000), (20_000, 64)])
def test_strip_that_is_longer_than_webp_allows_is_shortened(size):
    picture = keep(picture_file(size))
    assert max(picture.width, picture.height) == 16_383
    assert drawn(picture).width == picture.widths[-1]


def test_picture_that_becomes_public_keeps_its_key_and_one_that_leaves_gets_another():
    picture = make_picture()
    first = picture.key
    services.set_public(picture=picture, public=True)
    picture.refresh_from_db()
    assert (picture.public, picture.key) == (True, first)
    services.set_public(picture=picture, public=False)
    picture.refresh_from_db()
    assert not picture.public
    assert picture.key != first


@pytest.mark.parametrize("public", [True, False])
def test_saying_again_what_is_already_so_writes_nothing(public, django_assert_num_queries):
    picture = make_picture(public=public)
    key = picture.key
    with django_assert_num_queries(0):
        services.set_public(picture=picture, public=public)
    assert picture.key == key


def test_picture_that_is_discarded_takes_its_files_with_it(
    films, django_capture_on_commit_callbacks
):
    picture, other = make_picture(), make_picture()
    folder = picture.folder
    with django_capture_on_commit_callbacks(execute=True):
        services.discard(picture=picture)
    assert not folder.exists()
    assert other.folder.is_dir()
    assert list(Picture.objects.all()) == [other]


def test_files_stay_when_the_row_does(django_capture_on_commit_callbacks):
    picture = make_picture()
    folder = picture.folder
    with django_capture_on_commit_callbacks(execute=False):
        services.discard(picture=picture)
    # The transaction has not ended: it may still fail.
    assert folder.is_dir()
