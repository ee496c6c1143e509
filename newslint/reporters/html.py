"""`html`: one page that needs nothing else: counts, filters, articles with the findings in place."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from newslint import __version__
from newslint.model import SEVERITIES, Diagnostic, Rule
from newslint.reporters.base import Plain, Style
from newslint.reporters.visible import visible
from newslint.text.lines import LINE_END

_PARTS = Path(__file__).with_name("page")
# Characters of articles that the page carries in full; of later ones only lines with findings.
MOST_TEXT = 8_000_000
CONTEXT = 1

Segment = str | list[Any]
"""Text, or [text, number of a finding, ...] where findings of the article cover it."""


class Html(Plain):
    """See Reporter. The data stand in the page as JSON; a script builds what is looked at."""

    needs_source = True

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.rules: dict[str, int] = {}
        self.severities: dict[str, str] = {}
        self.articles: list[msgspec.Raw] = []
        self.room = MOST_TEXT

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        for group in _by_text(diagnostics):
            article: dict[str, Any] = {"path": visible(path), "label": _label(group[0])}
            article["lines"] = self._lines(group, source)
            article["findings"] = [self._finding(d) for d in group]
            self.articles.append(msgspec.Raw(msgspec.json.encode(article)))
        return ""

    def finish(self) -> str:
        """See Reporter."""
        known = {r.id: r for r in self.style.rules() if r.id in self.rules}
        rules = [_rule(i, known.get(i), self.severities[i]) for i in self.rules]
        data = {"version": __version__, "rules": rules, "severities": SEVERITIES, "articles": self.articles}
        encoded = msgspec.json.encode(data).decode().replace("<", "\\u003c")
        page = (_PARTS / "page.html").read_text(encoding="utf-8")
        for name, text in (
            ("/* style */", (_PARTS / "page.css").read_text(encoding="utf-8")),
            ("/* script */", (_PARTS / "page.js").read_text(encoding="utf-8")),
            ("/* data */", encoded),
        ):
            page = page.replace(name, text, 1)
        return page

    def _finding(self, d: Diagnostic) -> list[Any]:
        """[rule, severity, confidence, line, column, message, text, fix]; the first two are numbers."""
        number = self.rules.setdefault(d.rule, len(self.rules))
        self.severities.setdefault(d.rule, d.severity)
        fix = d.fix.safety if d.fix else ""
        level = SEVERITIES.index(d.severity)
        return [number, level, d.confidence, d.line, d.column, visible(d.message), visible(d.text[:200]), fix]

    def _lines(self, group: Sequence[Diagnostic], source: str | None) -> list[list[Any]]:
        """[number of the line, segment, ...] for each line shown."""
        if source is None:
            return [[d.line, [visible(d.text), n]] for n, d in enumerate(group)]
        starts = [0, *(m.end() for m in LINE_END.finditer(source))]
        wanted = range(1, len(starts) + 1)
        if len(source) > self.room:
            near = {n for d in group for n in range(d.line - CONTEXT, d.end_line + CONTEXT + 1)}
            shown = [n for n in wanted if n in near]
        else:
            shown = list(wanted)
            self.room -= len(source)
        starts.append(len(source) + 1)
        rows = _Rows(source, group)
        return [[n, *rows.segments(starts[n - 1], starts[n])] for n in shown]


class _Rows:
    """Lines of one source, cut where findings begin and end."""

    def __init__(self, source: str, group: Sequence[Diagnostic]) -> None:
        self.source, self.group = source, group

    def segments(self, start: int, end: int) -> list[Segment]:
        """The line from `start` to `end` (with its line end)."""
        text = self.source[start:end].rstrip("\r\n")
        end = start + len(text)
        here = [n for n, d in enumerate(self.group) if d.start < end and start < d.end]
        if not here:
            return [visible(text)] if text else []
        cuts = {start, end}
        for n in here:
            cuts |= {max(start, self.group[n].start), min(end, self.group[n].end)}
        places = sorted(cuts)
        out: list[Segment] = []
        for a, b in pairwise(places):
            covering = [n for n in here if self.group[n].start <= a and b <= self.group[n].end]
            piece = visible(self.source[a:b])
            out.append([piece, *covering] if covering else piece)
        return out


def _by_text(diagnostics: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """The diagnostics of each record together; those of a file without records are one group."""
    groups: dict[tuple[int | None, str | None], list[Diagnostic]] = {}
    for d in diagnostics:
        groups.setdefault((d.record, d.field if d.record is not None else None), []).append(d)
    return list(groups.values())


def _label(d: Diagnostic) -> str:
    return f"record {d.record}, {d.field}" if d.record is not None else ""


def _rule(rule_id: str, rule: Rule | None, severity: str) -> dict[str, Any]:
    return {"id": rule_id, "severity": severity, "why": rule.why if rule else ""}


def make(style: Style) -> Html:
    """See ReporterModule."""
    return Html(style)
