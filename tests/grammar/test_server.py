"""The server that newslint owns: one for all runs, none left over. A stand-in plays Java."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newslint.engines import EngineFailure, open_engine
from newslint.engines.languagetool import server
from newslint.engines.languagetool.client import Client
from newslint.engines.languagetool.settings import Settings
from newslint.engines.languagetool.state import alive, read_state
from newslint.engines.languagetool.watchdog import free_port
from tests.grammar.standin import WORD

pytestmark = pytest.mark.skipif(os.name == "nt", reason="uses shell scripts and signals")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Settings]]:
    """Settings for a server that a script plays; all servers are gone afterwards."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    home = tmp_path / "home"
    (home / "libs").mkdir(parents=True)
    for jar in ("languagetool-server.jar", "libs/languagetool-core.jar"):
        (home / jar).touch()

    def make(play: str = "", **more: object) -> Settings:
        script = tmp_path / f"java-{abs(hash(play))}"
        play = play or f'exec {sys.executable} -m tests.grammar.standin "$@"'
        script.write_text(
            f"#!/bin/sh\ncd {ROOT}\n"
            f'if [ "$1" = -version ]; then echo \'openjdk version "17.0.1"\' >&2; exit; fi\n{play}\n'
        )
        script.chmod(0o755)
        return Settings(home=str(home), java=str(script), **{"patience": 20.0, **more})  # type: ignore[arg-type]

    yield make
    server.stop_all()


def gone(process: int, within: float = 8.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        server._fetch(process)
        if not alive(process):
            return True
        time.sleep(0.05)
    return False


def processes_of(settings: Settings) -> list[int]:
    """The watchdog and the server of these settings, by their command lines."""
    mark, found = str(server.places(settings).config).encode(), []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if mark in entry.read_bytes():
                found.append(int(entry.parent.name))
        except OSError:
            continue
    return found


def listens(port: int, within: float = 60.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if Client(f"http://127.0.0.1:{port}", 2.0).healthy():
            return True
        time.sleep(0.05)
    return False


def test_a_second_run_finds_the_first_ones_server(java: Callable[..., Settings]) -> None:
    settings = java()
    first = server.start(settings)
    assert server.start(settings) == first
    assert [state for state, _ in server.all_running()] == [first]
    assert server.stop(settings)
    assert gone(first.server, 0.1)
    assert gone(first.watchdog, 0.1)
    assert not server.stop(settings)
    assert server.all_running() == []


def test_four_runs_at_once_share_one_server(java: Callable[..., Settings]) -> None:
    settings = java()
    code = (
        "from newslint.engines.languagetool import server; from newslint.engines.languagetool.settings import Settings;"
        f"print(server.start(Settings(home={settings.home!r}, java={settings.java!r}, patience=20.0)).server)"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) for _ in range(4)
    ]
    said = {run.communicate(timeout=60)[0].strip() for run in runs}
    assert len(said) == 1
    assert all(run.returncode == 0 for run in runs)


def test_other_settings_get_another_server(java: Callable[..., Settings]) -> None:
    assert server.start(java()).port != server.start(java(memory=300)).port
    assert server.stop_all() == 2


def test_the_server_outlives_its_run_even_if_that_is_killed(java: Callable[..., Settings]) -> None:
    settings = java()
    code = (
        "import os, signal; from newslint.engines.languagetool import server;"
        "from newslint.engines.languagetool.settings import Settings;"
        f"server.start(Settings(home={settings.home!r}, java={settings.java!r}, patience=20.0));"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60).returncode == -signal.SIGKILL
    state = server.running(settings)
    assert state is not None
    assert server.stop(settings)
    assert gone(state.server)


def test_an_idle_server_ends(java: Callable[..., Settings]) -> None:
    settings = java(idle=1.5 / 60)
    state = server.start(settings)
    for _ in range(4):  # in use, it stays
        time.sleep(0.6)
        server.touch(server.places(settings))
    assert alive(state.server)
    assert gone(state.server)
    assert gone(state.watchdog)
    assert read_state(server.places(settings).state) is None


def test_a_server_whose_note_is_gone_ends(java: Callable[..., Settings]) -> None:
    settings = java()
    state = server.start(settings)
    server.places(settings).state.unlink()
    assert gone(state.server)
    assert gone(state.watchdog)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel does it on Linux only")
def test_no_server_is_left_by_a_killed_watchdog(java: Callable[..., Settings]) -> None:
    state = server.start(java())
    os.kill(state.watchdog, signal.SIGKILL)
    assert gone(state.server)


def test_a_killed_server_is_started_again_in_the_middle_of_a_run(java: Callable[..., Settings]) -> None:
    settings = java()
    engine = open_engine(
        "languagetool", settings={"home": settings.home, "java": settings.java, "patience": 20.0}
    )
    assert len(engine.check([WORD], ())[0]) == 1
    [(first, _)] = server.all_running()
    os.kill(first.server, signal.SIGKILL)
    assert gone(first.server)
    assert len(engine.check([f"{WORD} {WORD}"], ())[0]) == 2
    [(second, _)] = server.all_running()
    assert second.server != first.server


def test_a_server_that_works_for_others_is_not_ended(java: Callable[..., Settings]) -> None:
    """It answers no health check while all its threads are taken, and is as well as before."""
    settings = java(f'exec {sys.executable} -m tests.grammar.standin --mode busy-elsewhere "$@"')
    first = server.start(settings)
    assert server.start(settings) == first
    assert alive(first.server)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_nothing_is_left_by_a_run_that_is_killed_while_it_waits(java: Callable[..., Settings]) -> None:
    """The server never gets ready, and nobody is there any more to lose patience."""
    settings = java(f'exec {sys.executable} -m tests.grammar.standin --mode never-ready "$@"', patience=3.0)
    code = (
        "from newslint.engines.languagetool import server; from newslint.engines.languagetool.settings import Settings;"
        f"server.start(Settings(home={settings.home!r}, java={settings.java!r}, patience=3.0))"
    )
    run = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    end = time.monotonic() + 20
    while not (mine := processes_of(settings)) and time.monotonic() < end:
        time.sleep(0.05)
    run.kill()
    run.wait()
    assert mine
    assert all(gone(process, 20) for process in mine)
    assert processes_of(settings) == []


def test_a_taken_port_is_said(java: Callable[..., Settings]) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.grammar.standin", "--port", str(port)], cwd=ROOT
    ) as other:
        try:
            assert listens(port)
            with pytest.raises(
                EngineFailure, match=r"ended at once \(.*[Aa]ddress already in use.*its log is .*\.log"
            ):
                server.start(java(port=port))
        finally:
            other.kill()


def test_a_free_port_that_is_taken_meanwhile_is_no_trouble(
    java: Callable[..., Settings], tmp_path: Path
) -> None:
    """The first start fails as if somebody had taken the port; the next one, on another port, succeeds."""
    mark = tmp_path / "tried"
    play = f"if [ ! -e {mark} ]; then touch {mark}; echo Address already in use >&2; exit 1; fi\n"
    state = server.start(java(play + f'exec {sys.executable} -m tests.grammar.standin "$@"'))
    assert alive(state.server)


@pytest.mark.parametrize(
    ("play", "says"),
    [
        (
            "echo 'Error: Could not find or load main class' >&2; exit 1",
            r"ended at once \(Error: Could not find or load",
        ),
        ("exit 0", r"ended at once \(no word\); its log is"),
        ("sleep 60", r"was not ready after 1\.5 seconds; raise `patience`"),
    ],
)
def test_a_server_that_does_not_come_up(java: Callable[..., Settings], play: str, says: str) -> None:
    with pytest.raises(EngineFailure, match=says):
        server.start(java(play, patience=1.5 if play.startswith("sleep") else 20.0))
    assert server.all_running() == []


def test_a_server_that_fails_at_its_first_text(java: Callable[..., Settings]) -> None:
    settings = java(f'exec {sys.executable} -m tests.grammar.standin --mode broken "$@"')
    with pytest.raises(EngineFailure, match=r"did not survive its first text .*; raise `memory`"):
        server.start(settings)


def test_a_server_that_is_slow_at_its_first_text(java: Callable[..., Settings]) -> None:
    settings = java(f'exec {sys.executable} -m tests.grammar.standin --mode hang "$@"', patience=4.0)
    with pytest.raises(EngineFailure, match=r"was not (warm|ready) after 4 seconds; raise `patience`"):
        server.start(settings)


def test_nothing_or_half_of_it_is_installed(tmp_path: Path) -> None:
    with pytest.raises(
        EngineFailure, match=r"is not installed in .*; run `newslint engines install languagetool`"
    ):
        server.start(Settings(home=str(tmp_path)))
    (tmp_path / "languagetool-server.jar").touch()
    with pytest.raises(EngineFailure, match=r"the installation in .* is not complete"):
        server.start(Settings(home=str(tmp_path)))


def test_a_note_of_a_dead_server_is_no_server(java: Callable[..., Settings]) -> None:
    settings = java()
    first = server.start(settings)
    note = server.places(settings).state
    kept = note.read_bytes()
    server.stop(settings)
    note.write_bytes(kept)
    assert server.running(settings) is None
    assert server.start(settings).server != first.server
    note.write_bytes(b"{half a no")
    assert read_state(note) is None
