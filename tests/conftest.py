"""Fixtures that all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["RIWAYA_GAZETTEER"] = ""
"""What somebody added to the gazetteer of this machine is no part of what is tested."""

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "desk")
"""In CI a change is judged by what it does, not by a draw or by how busy the machine is."""

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
