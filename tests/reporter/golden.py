"""Compare with a stored text; ``GOLDEN=write`` stores what is rendered now."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden_files"


def compare(name, rendered):
    """Assert that `rendered` is what the file `name` holds."""
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(rendered.encode())
    assert rendered.encode() == path.read_bytes(), f"{name} differs; look, then run with GOLDEN=write"
