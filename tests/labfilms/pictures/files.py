"""Picture files as people, phones and attackers send them."""

import io
import struct
import zlib

from PIL import Image, ImageCms

# Tags of EXIF: orientation, the maker of the camera, and where GPS stands.
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


def saved(image: Image.Image, kind: str, **options) -> io.BytesIO:
    file = io.BytesIO()
    image.save(file, kind, **options)
    file.seek(0)
    return file


def quarters(mode="RGB", size=(200, 100)) -> Image.Image:
    """Red, green, blue, white: in reading order."""
    width, height = size
    image = Image.new("RGB", size)
    colours = ("red", "lime", "blue", "white")
    for index, colour in enumerate(colours):
        corner = (index % 2 * width // 2, index // 2 * height // 2)
        image.paste(Image.new("RGB", (width // 2, height // 2), colour), corner)
    return image.convert(mode)


def photograph(orientation=1, size=(200, 100)) -> io.BytesIO:
    """A JPEG as a phone writes it: turned by a tag, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Appareil de Inès"
    exif.get_ifd(GPS).update({1: "S", 2: (21.0, 6.0, 52.0), 3: "E", 4: (55.0, 31.0, 57.0)})
    comment = b"secret comment"
    return saved(quarters(size=size), "JPEG", quality=95, exif=exif, comment=comment)


def with_profile(mode="RGB", profile: bytes | None = None) -> io.BytesIO:
    if profile is None:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(quarters(mode), "JPEG", quality=95, icc_profile=profile)


def deep() -> io.BytesIO:
    """A PNG with 16 bits of grey: dark on the left, light on the right."""
    image = Image.new("I;16", (200, 100))
    for x in range(200):
        for y in range(100):
            image.putpixel((x, y), 6000 if x < 100 else 60000)
    return saved(image, "PNG")


def palette_with_alpha() -> io.BytesIO:
    image = quarters().quantize(8)
    return saved(image, "PNG", transparency=bytes([0] + [255] * 7))


def animated(kind="WEBP") -> io.BytesIO:
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def bomb(width: int, height: int) -> io.BytesIO:
    """A PNG of a few hundred bytes that says it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + content)


def text_bomb() -> io.BytesIO:
    """A PNG with a word that unpacks to 100 MB."""
    whole = saved(quarters(), "PNG").getvalue()
    data = b"Comment\0\0" + zlib.compress(b"a" * 100_000_000)
    crc = struct.pack(">I", zlib.crc32(b"zTXt" + data))
    word = struct.pack(">I", len(data)) + b"zTXt" + data + crc
    # After the signature and IHDR (8 and 25 bytes).
    return io.BytesIO(whole[:33] + word + whole[33:])
