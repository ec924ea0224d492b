"""The wing's models, gathered for Django; each lives in its room."""

from streaming.delivery.models import Revocation
from streaming.intake.models import Asset, Upload
from streaming.packages.models import Package, Rendition
from streaming.transcode.models import Job

__all__ = ["Asset", "Job", "Package", "Rendition", "Revocation", "Upload"]
