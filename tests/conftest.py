"""Fixtures that all tests share."""

import os
from pathlib import Path

import pytest

os.environ["RIWAYA_GAZETTEER"] = ""
"""What somebody added to the gazetteer of this machine is no part of what is tested."""

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of real texts and gold beside the checkout; a test without it says so and skips, but not in CI."""
    if not SHARED.is_dir():
        message = f"no folder of real texts beside the checkout ({SHARED.name}): nothing to read"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED
