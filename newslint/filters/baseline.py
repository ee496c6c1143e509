"""Old findings: known by rule and sentence, not by line, so that only new ones are reported."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from newslint.model import Diagnostic
from newslint.yamlfile import FileError

VERSION = 1
DEFAULT = ".newslint-baseline.json"
LONGEST = 80


class Entry(msgspec.Struct, frozen=True, order=True):
    """One finding that a house lives with. `path` is relative to the baseline's folder, with slashes;
    `text` is for people and may be cut; `reason` is theirs to write."""

    path: str
    rule: str
    text: str
    fingerprint: str
    reason: str = ""


class Content(msgspec.Struct, forbid_unknown_fields=True):
    """The file as it is stored."""

    version: int
    findings: list[Entry]


class Baseline:
    """The findings in one file."""

    def __init__(self, file: Path, entries: Iterable[Entry] = ()) -> None:
        """`file` need not exist yet."""
        self.file = file
        self.entries = sorted(entries)
        self._by_path: dict[str, Counter[str]] = {}
        for entry in self.entries:
            self._by_path.setdefault(entry.path, Counter())[entry.fingerprint] += 1

    @classmethod
    def load(cls, file: Path) -> "Baseline":
        """The baseline in `file`; FileError if it is not to be had or no baseline."""
        try:
            content = msgspec.json.decode(file.read_bytes(), type=Content)
        except OSError as error:
            hint = "`newslint baseline create` makes one"
            raise FileError(str(file), 0, f"cannot be read: {error.strerror}; {hint}") from None
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise FileError(str(file), 0, f"is no baseline: {error}") from None
        if content.version != VERSION:
            message = f"has version {content.version}, this newslint knows {VERSION}: make it anew"
            raise FileError(str(file), 0, message)
        return cls(file, content.findings)

    def relative(self, path: str) -> str:
        """A path as it stands in the file, which is Unicode."""
        relative = Path(os.path.relpath(os.path.abspath(path), self.file.absolute().parent))
        return os.fsencode(relative.as_posix()).decode("utf-8", "replace")

    def keep(self, path: str, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics of one file that are new: each entry stands for one finding."""
        left = Counter(self._by_path.get(self.relative(path), ()))
        return [d for d in diagnostics if not _take(left, d)]

    def gone(self, path: str, diagnostics: Sequence[Diagnostic]) -> list[Entry]:
        """Entries for one file to which no finding belongs any more."""
        found = Counter(d.fingerprint for d in diagnostics)
        shown = self.relative(path)
        out = []
        for entry in self.entries:
            if entry.path == shown:
                if found[entry.fingerprint]:
                    found[entry.fingerprint] -= 1
                else:
                    out.append(entry)
        return out

    def entry(self, d: Diagnostic, reason: str = "") -> Entry:
        """The entry for a finding."""
        text = d.text if len(d.text) <= LONGEST else d.text[:LONGEST] + "…"
        return Entry(self.relative(d.path), d.rule, text, d.fingerprint, reason)

    def encoded(self) -> bytes:
        """The file: sorted, one finding a line, so that changes of it can be read and merged."""
        rows = ",\n".join("    " + msgspec.json.encode(e).decode() for e in self.entries)
        findings = f"[\n{rows}\n  ]" if rows else "[]"
        return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'.encode()


def _take(left: Counter[str], d: Diagnostic) -> bool:
    if left[d.fingerprint] <= 0:
        return False
    left[d.fingerprint] -= 1
    return True
