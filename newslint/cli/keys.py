"""One key of a terminal, without Enter."""

import os
import select
import sys

import click

_END = "\x04"
# How long the rest of an arrow key's bytes may take, seconds.
_REST = 0.05


def pressed(prompt: str) -> str:
    """Show `prompt` and wait for a key: its letter in lower case, Ctrl-D where input ends, "" for keys
    that send more than a letter. Ctrl-C interrupts."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        click.echo(prompt, nl=False)
        return click.getchar().lower()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    # Keys count from now on, also those that were pressed a moment too early: nothing is flushed.
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        click.echo(prompt, nl=False)
        data = os.read(terminal, 1)
        if data == b"\x1b" or data > b"\x7f":
            while select.select([terminal], [], [], _REST)[0] and os.read(terminal, 1):
                pass
            return ""
        return data.decode().lower() or _END
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
