"""Fixtures of all tests that call the program."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.house import House, furnish

# A property that holds, holds on a busy machine too: no example is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _interrupts_arrive():
    """A shell that starts the tests in the background has them ignore Ctrl-C, and so would every program
    that they start: those that press it would wait for nothing."""
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def _byte_code_is_kept(tmp_path_factory):
    """Hundreds of tests start the program anew: where byte code is not written, each start would
    compile all its modules, which takes as long as the rest of it. Here it is kept for the session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("byte-code")))
        yield


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory) -> Path:
    """Compiled rules and results of the whole session: starting is cheap after the first call."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def house(tmp_path, shared_cache) -> House:
    (tmp_path / "work").mkdir()
    return furnish(tmp_path / "work", shared_cache)
