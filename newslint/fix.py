"""Fixes: applied to a source until nothing changes, and written back atomically."""

import os
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from newslint.model import Diagnostic, Edit, Span
from newslint.text.edits import apply, merge, settled

MAX_PASSES = 10
Writer = Callable[[BinaryIO], None]
"""What writes a file's new content, piece by piece where it is large."""


def wanted(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """Those whose fix may be applied: safe ones, and unsafe ones where asked for."""
    return [d for d in diagnostics if d.fix and (unsafe or d.fix.safety == "safe")]


def choose(diagnostics: Sequence[Diagnostic]) -> tuple[list[Edit], list[Diagnostic]]:
    """(edits that go together, the diagnostics whose fixes they are).

    All edits of a fix are applied or none: by place in the text, a fix in conflict with an
    earlier one waits for the next pass.
    """
    taken: list[Edit] = []  # in order, none overlapping another
    applied = []
    for d in sorted(diagnostics, key=Diagnostic.sort_key):
        assert d.fix is not None
        edits, conflicts = merge(Edit(Span(e.start, e.end), e.text) for e in d.fix.edits)
        if not conflicts and all(_fits(edit, taken) for edit in edits):
            for edit in edits:
                place = _touched(edit, taken)
                taken[place] = merge([*taken[place], edit])[0]
            applied.append(d)
    return taken, applied


def _touched(edit: Edit, taken: Sequence[Edit]) -> slice:
    """Which of `taken` overlap or touch `edit`."""
    first = bisect_left(taken, edit.span.start, key=lambda e: e.span.end)
    last = bisect_right(taken, edit.span.end, key=lambda e: e.span.start)
    return slice(first, max(first, last))


def _fits(edit: Edit, taken: Sequence[Edit]) -> bool:
    return not merge([*taken[_touched(edit, taken)], edit])[1]


class Pass(msgspec.Struct, frozen=True):
    """One round: the `source` it found, the `edits` it made there, the diagnostics they come from."""

    source: str
    edits: tuple[Edit, ...]
    applied: tuple[Diagnostic, ...]


class Fixed(msgspec.Struct):
    """A source after its fixes, what was found `before` and what is `left`."""

    source: str
    before: list[Diagnostic]
    left: list[Diagnostic]
    passes: list[Pass] = []

    @property
    def applied(self) -> list[Diagnostic]:
        """The diagnostics whose fixes were applied, each in the coordinates of its round."""
        return [d for one in self.passes for d in one.applied]


def fix_until_stable(source: str, check: Callable[[str], list[Diagnostic]], unsafe: bool) -> Fixed:
    """Lint, fix and lint again until no fix applies."""
    before = check(source)
    fixed = Fixed(source, before, before)
    for _ in range(MAX_PASSES):
        todo = wanted(fixed.left, unsafe)
        if not todo:
            break
        edits, done = choose(todo)
        edits = settled(fixed.source, edits)
        changed = apply(fixed.source, edits)
        if changed == fixed.source:
            break
        fixed.passes.append(Pass(fixed.source, tuple(edits), tuple(done)))
        fixed.source = changed
        fixed.left = check(changed)
    return fixed


def write_atomically(path: Path, data: bytes | Writer) -> None:
    """Replace a file's content: the old one or the new one, never a part; its mode is kept.

    A symbolic link stays a link: what it points to is replaced. OSError leaves the file as it was.
    """
    target = Path(os.path.realpath(path))
    mode = stat.S_IMODE(os.stat(target).st_mode)
    # Whoever took the write bits away meant it, also where we run as root and could write all the same.
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only", str(path))
    _replace(target, data, mode)


def write_new(path: Path, data: bytes | Writer) -> None:
    """Write a file that need not be there yet, whole or not at all. OSError leaves what was there."""
    umask = os.umask(0)
    os.umask(umask)
    _replace(path, data, 0o666 & ~umask)


def _replace(target: Path, data: bytes | Writer, mode: int) -> None:
    # A name of its own length: that of the article may be as long as the file system allows.
    name = target.parent / f".newslint-{os.urandom(8).hex()}.tmp"
    try:  # the file comes into being inside: an interruption never leaves it behind
        with open(name, "xb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
