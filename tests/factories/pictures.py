"""Pictures, as tests need them."""

import io

from PIL import Image

from labfilms.pictures import services


def picture_file(size=(800, 600), kind="JPEG", colour=(180, 60, 30), **options) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **options)
    file.seek(0)
    return file


def make_picture(owner=None, *, public=False, size=(400, 300)):
    return services.keep(file=picture_file(size), owner=owner, public=public)
