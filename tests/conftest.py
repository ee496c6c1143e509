"""Fixtures of all tests that call the program."""

from pathlib import Path

import pytest

from tests.house import House, furnish


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory) -> Path:
    """Compiled rules and results of the whole session: starting is cheap after the first call."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def house(tmp_path, shared_cache) -> House:
    (tmp_path / "work").mkdir()
    return furnish(tmp_path / "work", shared_cache)
