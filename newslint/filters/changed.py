"""Changed lines only: what git says was touched since a commit."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from newslint.model import Diagnostic
from newslint.text.lines import LINE_END

_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


class GitError(Exception):
    """Git cannot say what changed; the message says what to do."""


class ChangedLines:
    """Lines of files that differ from a commit. Renamed files are compared with what they were."""

    def __init__(self, since: str | None, folder: Path) -> None:
        """`since`: compared with the commit from which `since` and HEAD parted; None: with HEAD."""
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top is None:
            raise GitError("changed lines are known only inside a git repository")
        self.top = Path(os.path.realpath(os.fsdecode(top).rstrip("\n")))
        self.base = _base(self.top, since)
        self._old_names = self._changes()

    def touched(self, path: str) -> bool:
        """Whether the file differs from the commit at all; so does every file outside the repository."""
        relative = self._relative(path)
        return relative is None or relative in self._old_names

    def keep(self, path: str, source: str, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics that touch a changed line of `source`; of a record, the record's line."""
        relative = self._relative(path)
        if relative is None:
            return list(diagnostics)
        if not diagnostics or relative not in self._old_names:
            return []
        old_name = self._old_names[relative]
        if old_name is None:
            return list(diagnostics)
        lines = changed_lines(self._old(old_name), source)
        return [d for d in diagnostics if not lines.isdisjoint(_lines_of(d))]

    def _relative(self, path: str) -> str | None:
        real = Path(os.path.realpath(path))
        return real.relative_to(self.top).as_posix() if real.is_relative_to(self.top) else None

    def _old(self, name: str) -> str:
        blob = _git(self.top, "cat-file", "blob", f"{self.base}:{name}") or b""
        # Only lines are compared: one that cannot be decoded is decoded alike on both sides.
        return blob.decode("utf-8-sig", "replace")

    def _changes(self) -> dict[str, str | None]:
        """Path now -> path then, None for a new file."""
        output = _git(self.top, "diff", "--name-status", "-z", "-M", "--no-ext-diff", self.base)
        if output is None:
            raise GitError(f"git cannot compare with {self.base}")
        fields = os.fsdecode(output).split("\0")
        out: dict[str, str | None] = {}
        at = 0
        while at + 1 < len(fields):
            status, name = fields[at][:1], fields[at + 1]
            at += 2
            if status in "RC":
                out[fields[at]] = name
                at += 1
            elif status != "D":
                out[name] = None if status == "A" else name
        new = _git(self.top, "ls-files", "--others", "--exclude-standard", "-z") or b""
        out.update((name, None) for name in os.fsdecode(new).split("\0") if name)
        return out


def changed_lines(old: str, new: str) -> set[int]:
    """Numbers (from 1) of the lines of `new` that are not in `old`; the kind of line end is no change."""
    before, after = LINE_END.split(old), LINE_END.split(new)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    import difflib

    middle = before[start : len(before) - end], after[start : len(after) - end]
    out: set[int] = set()
    for tag, _, _, first, last in difflib.SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if tag != "equal":
            out.update(range(start + first + 1, start + last + 1))
    return out


def _lines_of(d: Diagnostic) -> range:
    if d.record is not None:
        line = d.record_line or 0
        return range(line, line + 1)
    return range(d.line, d.end_line + 1)


def _base(top: Path, since: str | None) -> str:
    if since is None:
        return "HEAD" if _git(top, "rev-parse", "--verify", "-q", "HEAD") else _EMPTY_TREE
    shallow = (_git(top, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
    advice = (
        "; this clone is shallow: fetch its history (git fetch --unshallow; in GitHub Actions "
        "`fetch-depth: 0`, in GitLab `GIT_DEPTH: 0`)"
    )
    if since.startswith("-") or not _git(top, "rev-parse", "--verify", "-q", f"{since}^{{commit}}"):
        raise GitError(f"--since: git knows no commit {since!r}{advice if shallow else ''}")
    base = _git(top, "merge-base", since, "HEAD")
    if base is None:
        raise GitError(f"--since: {since!r} and HEAD have no common commit{advice if shallow else ''}")
    return base.decode().strip()


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Git's output, None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError:
        raise GitError("git is not installed; --changed and --since need it") from None
    return done.stdout if done.returncode == 0 else None
