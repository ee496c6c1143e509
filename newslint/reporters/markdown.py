"""`markdown`: a summary of the run, for job summaries and comments on merge requests."""

import re
from collections import Counter
from collections.abc import Sequence

from newslint.model import SEVERITIES, Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.visible import counted, place, visible

# A GitHub job summary holds 1 MiB; nobody reads that much.
MOST_ROWS = 500
LONGEST = 80


class Summary(Plain):
    """See Reporter."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.rules: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()
        self.articles = 0
        self._last = ""
        self.rows: list[str] = []

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        self.articles += path != self._last
        self._last = path
        for d in diagnostics:
            self.rules[d.rule] += 1
            self.severities[d.severity] += 1
            if len(self.rows) < MOST_ROWS:
                cells = (place(d), d.severity, d.rule, d.message, shorten(d.text))
                self.rows.append("| " + " | ".join(map(cell, cells)) + " |\n")
        return ""

    def finish(self) -> str:
        """See Reporter."""
        total = sum(self.rules.values())
        if not total:
            return "## newslint\n\nNo findings.\n"
        parts = ", ".join(counted(self.severities[s], s) for s in reversed(SEVERITIES) if self.severities[s])
        found, where = counted(total, "finding"), counted(self.articles, "file")
        out = [f"## newslint\n\n{found} ({parts}) in {where}.\n\n"]
        out.append("| rule | findings |\n|---|---:|\n")
        by_count = sorted(self.rules.items(), key=lambda r: (-r[1], r[0]))
        out += [f"| {cell(rule)} | {number} |\n" for rule, number in by_count]
        out.append("\n| where | severity | rule | what | text |\n|---|---|---|---|---|\n")
        out += self.rows
        if total > len(self.rows):
            out.append(f"\n{total - len(self.rows)} more findings are not shown.\n")
        return "".join(out)


def shorten(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def cell(text: str) -> str:
    """`text` in a table: as it stands, whatever signs it holds."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&$@])", r"\\\1", visible(text)) or " "


def make(style: Style) -> Summary:
    """See ReporterModule."""
    return Summary(style)
