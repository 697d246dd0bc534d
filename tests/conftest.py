"""What all tests share: a folder of real data that may be absent, and tiny git repositories."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of real digests and labels; tests over it are skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the folder shared/ is not beside this checkout")
    return SHARED
