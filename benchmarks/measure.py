"""What a command costs: CPU seconds and peak memory of it and its children.

Run as a script it is the launcher: a process of its own, as small as Python gets, because the kernel
counts the memory of the process that forks to the peak of the one that is forked.
"""

import os
import sys

# The launcher imports nothing else: what is written here once in plain style must stay small.
if __name__ == "__main__":
    report, silent = int(sys.argv[1]), os.open(os.devnull, os.O_RDWR)
    started = os.times().elapsed
    actions = [(os.POSIX_SPAWN_DUP2, silent, 0), (os.POSIX_SPAWN_DUP2, silent, 1)]
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    took = os.times().elapsed - started
    figures = (usage.ru_utime + usage.ru_stime, took, usage.ru_maxrss / 1024)
    os.write(report, " ".join(map(str, (os.waitstatus_to_exitcode(status), *figures))).encode())
    os._exit(0)

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Use(NamedTuple):
    """CPU seconds (user and system), wall-clock seconds, peak resident MiB (not below a launcher's 10)."""

    cpu: float
    wall: float
    peak: float


class Failed(RuntimeError):
    """The command did not do its work; its last words are the message."""


def measure(command: Sequence[str | Path], environment: Mapping[str, str], failing: Sequence[int]) -> Use:
    """Run `command` (a program with its path) and read its use from the kernel; Failed if it exits
    with one of `failing` or is killed. Processes that it waits for are counted with it."""
    reading, writing = os.pipe()
    launcher = [sys.executable, "-S", "-E", __file__, str(writing), *map(str, command)]
    done = subprocess.run(
        launcher, env=dict(environment), stdin=subprocess.DEVNULL, capture_output=True, pass_fds=(writing,),
        check=False,
    )  # fmt: skip
    os.close(writing)
    with open(reading) as pipe:
        figures = pipe.read().split()
    code = int(figures[0]) if figures else -1
    if code < 0 or code in failing:
        said = done.stderr.decode(errors="replace")[-2000:]
        raise Failed(f"{' '.join(map(str, command[:6]))} exited {code}: {said}")
    return Use(*map(float, figures[1:]))
