"""`gitlab`: GitLab's code quality report."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitLab(Plain):
    """See Reporter."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.seen: Counter[str] = Counter()

    def start(self) -> str:
        """See Reporter."""
        return "["

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        out = ""
        for d in diagnostics:
            out += ("\n  " if not self.seen else ",\n  ") + self._issue(d)
        return out

    def finish(self) -> str:
        """See Reporter."""
        return "\n]\n" if self.seen else "]\n"

    def _issue(self, d: Diagnostic) -> str:
        # GitLab drops issues whose fingerprint it has seen; ours is the same for the same sentence in
        # two articles, so the path and an ordinal go in.
        key = f"{d.path}:{d.fingerprint}"
        self.seen[key] += 1
        from xxhash import xxh3_128_hexdigest

        issue = {
            "description": d.message,
            "check_name": d.rule,
            "fingerprint": xxh3_128_hexdigest(f"{key}:{self.seen[key]}".encode("utf-8", "replace")),
            "severity": _SEVERITIES[d.severity],
            "location": {"path": d.path.removeprefix("./"), "lines": {"begin": d.record_line or d.line}},
        }
        return msgspec.json.encode(issue).decode()


def make(style: Style) -> GitLab:
    """See ReporterModule."""
    return GitLab(style)
