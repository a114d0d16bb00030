"""Where a desk lives on this machine."""

import os
from pathlib import Path

from platformdirs import user_data_path


def default_home() -> Path:
    """Where this user's desk lives unless told otherwise."""
    return Path(os.environ.get("INTAKE_DESK_HOME") or user_data_path("intake-desk", appauthor=False))
