"""The program on a pseudo-terminal, as somebody sits before it."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios

PROMPT = "? > "


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, house, *arguments: str, **environment: str) -> None:
        self.master, slave = pty.openpty()
        command = [sys.executable, "-m", "newslint", "check", *arguments]
        env = house.environment(TERM="xterm", **environment)
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=house.root, env=env,
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def until(self, wanted: str) -> str:
        """What is shown up to `wanted`."""
        start = len(self.seen)
        while wanted not in self.seen[start:]:
            assert self._more(), self.seen
        return self.seen[start:]

    def _more(self) -> bool:
        """Read on; False at the end."""
        assert select.select([self.master], [], [], 60)[0], f"nothing more comes: {self.seen}"
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        self.seen += data.decode()
        return bool(data)

    def press(self, keys: str) -> "Terminal":
        """Each key when it is asked for."""
        for key in keys:
            self.until(PROMPT)
            os.write(self.master, key.encode())
        return self

    def write(self, text: str) -> None:
        os.write(self.master, text.encode())

    def end(self) -> tuple[int, str]:
        """(exit code, all that was shown)."""
        while self._more():
            pass
        os.close(self.master)
        return self.process.wait(60), self.seen.replace("\r\n", "\n")
