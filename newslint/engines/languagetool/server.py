"""newslint's own server: started once, shared by all runs, ended when idle."""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from newslint.engines.base import EngineFailure
from newslint.engines.languagetool.answers import question
from newslint.engines.languagetool.client import Client, NoAnswer, Unreachable
from newslint.engines.languagetool.java import command, find_java, properties
from newslint.engines.languagetool.settings import NAME, Settings, home_folder, state_folder
from newslint.engines.languagetool.state import Places, State, alive, held, read_state

_WARM = "The minister said on Monday that the talks would go on. “We are not there yet,” she added."
_END = 10.0


def places(settings: Settings) -> Places:
    """The files about the server with these settings."""
    own = (settings.home, settings.java, settings.memory, settings.cache_size, settings.port)
    rest = (settings.idle, settings.max_text_length, settings.parallel)
    return Places(state_folder(), hashlib.sha256(repr((own, rest)).encode()).hexdigest()[:10])


def running(settings: Settings) -> State | None:
    """The server with these settings if it is well, or too busy to say so: other runs ask it, too."""
    state = read_state(places(settings).state)
    return state if state and _answers(state) else None


def _answers(state: State) -> bool:
    return alive(state.server) and Client(state.url, 2.0).health() != "gone"


def start(settings: Settings) -> State:
    """The server with these settings: the one that runs, or a new one, warmed up.

    EngineFailure where it cannot be started or does not come up within `patience` seconds.
    """
    files = places(settings)
    if state := running(settings):
        touch(files)
        return state
    home, java = home_folder(settings), find_java(settings)
    with held(files.lock):
        if state := running(settings):  # another run was faster
            touch(files)
            return state
        _end(files)
        files.config.write_text(properties(settings), encoding="ascii")
        return _launch(files, command(java, home, settings, files.config), settings)


def touch(files: Places) -> None:
    """Say that the server is in use."""
    with contextlib.suppress(OSError):
        os.utime(files.state)


def stop(settings: Settings) -> bool:
    """End the server with these settings; False if there was none."""
    files = places(settings)
    with held(files.lock):
        return _end(files)


def stop_all() -> int:
    """End every server that newslint started; how many there were."""
    ended = 0
    for note in sorted(state_folder().glob("server-*.json")):
        files = Places(note.parent, note.stem.removeprefix("server-"))
        with held(files.lock):
            ended += _end(files)
    return ended


def all_running() -> list[tuple[State, Path]]:
    """Every server that newslint started and that answers, with its log."""
    found = []
    for note in sorted(state_folder().glob("server-*.json")):
        state = read_state(note)
        if state and _answers(state):
            found.append((state, note.with_suffix(".log")))
    return found


def _launch(files: Places, line: list[str], settings: Settings) -> State:
    times = [str(settings.patience), str(settings.idle * 60)]
    watchdog = [sys.executable, "-m", "newslint.engines.languagetool.watchdog"]
    watchdog += [str(files.state), str(files.log), str(settings.port), *times, "--", *line]
    end = time.monotonic() + settings.patience
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        watchdog, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, env=_environment()
    )
    while time.monotonic() < end:
        if state := read_state(files.state):
            _warm_up(state, settings, end)
            process.returncode = 0  # it lives on without us; no ResourceWarning, no zombie of ours
            return state
        if process.poll() is not None:
            raise EngineFailure(NAME, f"its server ended at once ({_last_words(files.log)})", _remedy(files))
        time.sleep(0.05)
    process.terminate()
    process.wait()
    what = f"its server was not ready after {settings.patience:g} seconds"
    raise EngineFailure(NAME, what, f"raise `patience`; {_remedy(files)}")


def _environment() -> dict[str, str]:
    """The watchdog finds newslint where this process found it."""
    root = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([root, known] if known else [root])}


def _warm_up(state: State, settings: Settings, end: float) -> None:
    """The first check loads the rules: its time counts as part of the start."""
    left = max(1.0, end - time.monotonic())
    try:
        Client(state.url, left).check(question(_WARM, "en"))
    except NoAnswer:
        what = f"its server was not warm after {settings.patience:g} seconds"
        raise NoAnswer(NAME, what, "raise `patience`, or try again: it goes on warming up") from None
    except (Unreachable, EngineFailure) as error:
        what = f"its server did not survive its first text ({error})"
        raise EngineFailure(NAME, what, "raise `memory`, or look at `newslint engines doctor`") from None


def _end(files: Places) -> bool:
    """Take the note away and see that watchdog and server go."""
    state = read_state(files.state)
    with contextlib.suppress(OSError):
        files.state.unlink()
    if state is None:
        return False
    there = alive(state.server)
    end = time.monotonic() + _END
    while time.monotonic() < end and (alive(state.server) or alive(state.watchdog)):
        _fetch(state.watchdog)
        time.sleep(0.05)
    for process in (state.server, state.watchdog):
        if alive(process) and _is_ours(process):
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGTERM)
    return there


def _fetch(process: int) -> None:
    """Take leave of a dead child, so that it does not stay as a zombie."""
    with contextlib.suppress(OSError, AttributeError):
        os.waitpid(process, os.WNOHANG)


def _is_ours(process: int) -> bool:
    """Whether a process is still what the note says: numbers are used again."""
    try:
        line = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return b"languagetool" in line.lower()


def _last_words(log: Path) -> str:
    try:
        lines = log.read_text("utf-8", "replace").split("\n")
    except OSError:
        return "no log"
    told = [line.strip() for line in lines if line.strip() and not line.startswith(("\t", "\n"))]
    errors = [line for line in told if "xception" in line or "rror" in line]
    return " ".join((errors or told or ["no word"])[-1].split())[:300]


def _remedy(files: Places) -> str:
    return f"its log is {files.log}; `newslint engines doctor` looks for the reason"
