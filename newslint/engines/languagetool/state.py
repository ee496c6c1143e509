"""The note that a running server leaves: where it listens and who owns it.

The note is also the server's lease. Each use touches it; the watchdog ends the server when the note
was not touched for the idle time, is gone, or tells of another server.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec


class State(msgspec.Struct, frozen=True):
    """A server that answered its health check. Times are seconds since 1970."""

    port: int
    server: int
    watchdog: int
    started: float
    version: str = ""

    @property
    def url(self) -> str:
        """Its address, without `/v2`."""
        return f"http://127.0.0.1:{self.port}"


class Places(msgspec.Struct, frozen=True):
    """The files about one server: servers with other settings have other names."""

    folder: Path
    key: str

    @property
    def state(self) -> Path:
        """The note."""
        return self.folder / f"server-{self.key}.json"

    @property
    def lock(self) -> Path:
        """Held while a server is started or stopped."""
        return self.folder / f"server-{self.key}.lock"

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self.folder / f"server-{self.key}.log"

    @property
    def config(self) -> Path:
        """The server's own configuration."""
        return self.folder / f"server-{self.key}.properties"


def read_state(path: Path) -> State | None:
    """The note, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=State)
    except (OSError, msgspec.DecodeError):
        return None


def write_state(path: Path, state: State) -> None:
    """Write the note in one go."""
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(msgspec.json.encode(state))
    os.replace(temporary, path)


def alive(process: int) -> bool:
    """Whether a process with this number runs (a dead one that nobody fetched does not)."""
    if sys.platform == "win32":  # there, asking means ending; the health check decides alone
        return True
    try:
        os.kill(process, 0)
    except OSError:
        return False
    with contextlib.suppress(OSError):
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    return True


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock file; another process waits. The system frees it if this process dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
            yield
