"""Files and feed addresses of a reader → articles in the store: checked, kept, and taken in by a process of its own."""

import os

from dashboard.bring.check import Refusal, Upload
from dashboard.bring.job import Desk, Progress
from dashboard.bring.taking import Refused, hand_in

ALLOW_UPLOAD = "TARIKH_ALLOW_UPLOAD"  # environment: "1" where readers may bring in articles

__all__ = ["ALLOW_UPLOAD", "Desk", "Progress", "Refusal", "Refused", "Upload", "allowed", "hand_in"]


def allowed() -> bool:
    """Whether the dashboard was started with `--allow-upload`."""
    return os.environ.get(ALLOW_UPLOAD) == "1"
