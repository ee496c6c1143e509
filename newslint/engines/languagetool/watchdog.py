"""The process that owns a server: starts it, and ends it when nobody needs it any more.

Called as `python -m newslint.engines.languagetool.watchdog NOTE LOG PORT PATIENCE IDLE -- COMMAND...`, apart
from the run that wants the server, so that the server outlives that run and no other.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from newslint.engines.languagetool.client import Client
from newslint.engines.languagetool.state import State, read_state, write_state

_BEAT = 0.5
_TRIES = 5
_GRACE = 5.0
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def free_port() -> int:
    """A port of this computer that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


class _Leave(Exception):
    """Somebody wants this process to end."""


def main(arguments: list[str]) -> None:
    """Run until the server is no longer wanted, or until it has not come up in time."""
    note, log, port = Path(arguments[0]), Path(arguments[1]), int(arguments[2])
    end, idle = time.monotonic() + float(arguments[3]), float(arguments[4])
    command = arguments[arguments.index("--") + 1 :]
    signal.signal(signal.SIGTERM, _leave)
    for _ in range(1 if port else _TRIES):
        if time.monotonic() > end:
            return
        chosen = port or free_port()
        if not _is_free(chosen):  # what answers there would be taken for ours
            log.write_text(f"Error: port {chosen}: Address already in use\n", encoding="utf-8")
            continue
        server = _start([*command, str(chosen)], log)
        try:
            state = State(chosen, server.pid, os.getpid(), time.time())
            if _comes_up(server, chosen, end):
                write_state(note, state)
                _guard(server, note, state, idle)
                return
        finally:
            _end(server)


def _start(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    with open(log, "wb") as out:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=_preparation()
        )


def _preparation() -> Callable[[], None] | None:
    """On Linux the kernel ends the server should the watchdog be killed."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)

    def die_with_parent() -> None:
        library.prctl(_DIES_WITH_PARENT, signal.SIGTERM)

    return die_with_parent


def _comes_up(server: subprocess.Popen[bytes], port: int, end: float) -> bool:
    """Wait until it is well; False if it ended, or was not well by `end`: who asked for it may have been
    killed."""
    client = Client(f"http://127.0.0.1:{port}", 2.0)
    while server.poll() is None and time.monotonic() < end:
        if client.healthy():
            return server.poll() is None
        time.sleep(0.1)
    return False


def _guard(server: subprocess.Popen[bytes], note: Path, state: State, idle: float) -> None:
    while server.poll() is None:
        try:
            touched = note.stat().st_mtime
        except OSError:
            return
        if time.time() - touched > idle or read_state(note) != state:
            break
        time.sleep(_BEAT)
    if read_state(note) == state:
        with contextlib.suppress(OSError):
            note.unlink()


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(_GRACE)
        except subprocess.TimeoutExpired:
            server.kill()
    server.wait()


def _leave(number: int, frame: FrameType | None) -> None:
    raise _Leave


if __name__ == "__main__":
    with contextlib.suppress(_Leave):
        main(sys.argv[1:])
