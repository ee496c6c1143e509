"""Fixes: applied to a source until nothing changes, and written back atomically."""

import os
import stat
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from newslint.model import Diagnostic, Edit, Span
from newslint.text.edits import apply, merge

MAX_PASSES = 10


def wanted(diagnostics: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """Those whose fix may be applied: safe ones, and unsafe ones where asked for."""
    return [d for d in diagnostics if d.fix and (unsafe or d.fix.safety == "safe")]


def apply_fixes(source: str, diagnostics: Sequence[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """(the source after their fixes, the diagnostics whose fixes were applied).

    All edits of a fix are applied or none: by place in the text, a fix in conflict with an
    earlier one waits for the next pass.
    """
    taken: list[Edit] = []
    applied = []
    for d in sorted(diagnostics, key=Diagnostic.sort_key):
        assert d.fix is not None
        edits = [Edit(Span(e.start, e.end), e.text) for e in d.fix.edits]
        if not merge([*taken, *edits])[1]:
            taken += edits
            applied.append(d)
    return apply(source, taken), applied


def fix_until_stable(
    source: str, check: Callable[[str], list[Diagnostic]], unsafe: bool
) -> tuple[str, list[Diagnostic], list[Diagnostic]]:
    """(fixed source, applied, remaining): lint, fix and lint again until no fix applies."""
    applied: list[Diagnostic] = []
    remaining = check(source)
    for _ in range(MAX_PASSES):
        todo = wanted(remaining, unsafe)
        if not todo:
            break
        changed, done = apply_fixes(source, todo)
        if changed == source:
            break
        source = changed
        applied += done
        remaining = check(source)
    return source, applied, remaining


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content: the old one or the new one, never a part; its mode is kept.

    A symbolic link stays a link: what it points to is replaced. OSError leaves the file as it was.
    """
    target = Path(os.path.realpath(path))
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only", str(path))
    mode = stat.S_IMODE(os.stat(target).st_mode)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".newslint", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
