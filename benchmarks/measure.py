"""What a command costs: CPU seconds and peak memory of it and its children."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Use(NamedTuple):
    """CPU seconds (user and system), wall-clock seconds, peak resident MiB."""

    cpu: float
    wall: float
    peak: float


class Failed(RuntimeError):
    """The command did not do its work; its last words are the message."""


def measure(command: Sequence[str | Path], environment: Mapping[str, str], failing: Sequence[int]) -> Use:
    """Run `command` and read its use from the kernel; Failed if it exits with one of `failing`.

    Processes that the command waits for are counted with it.
    """
    import time

    start = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command)), env=dict(environment), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        words = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode < 0 or process.returncode in failing:
        said = words.decode(errors="replace")[-2000:]
        raise Failed(f"{' '.join(map(str, command[:6]))} exited {process.returncode}: {said}")
    return Use(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
