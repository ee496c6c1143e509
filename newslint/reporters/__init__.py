"""Diagnostics -> text: one module a format, joined by this table."""

from importlib import import_module
from typing import cast

from newslint.reporters.base import Reporter, ReporterModule, Style

# Name -> (module, what it is for); a format is imported when it is asked for.
REPORTERS = {
    "full": ("newslint.reporters.full", "excerpts"),
    "concise": ("newslint.reporters.concise", "one line each"),
    "json": ("newslint.reporters.json_array", "one array"),
    "jsonl": ("newslint.reporters.jsonl", "one object a line"),
    "github": ("newslint.reporters.github", "annotations in GitHub Actions"),
    "gitlab": ("newslint.reporters.gitlab", "code quality report"),
    "sarif": ("newslint.reporters.sarif", "SARIF 2.1.0 for code scanning"),
    "junit": ("newslint.reporters.junit", "XML for CI servers"),
    "rdjson": ("newslint.reporters.rdjson", "for reviewdog"),
    "markdown": ("newslint.reporters.markdown", "job summary"),
    "html": ("newslint.reporters.html", "one page to look through"),
}


def make_reporter(name: str, style: Style) -> Reporter:
    """The reporter called `name`; KeyError where there is none."""
    return cast(ReporterModule, import_module(REPORTERS[name][0])).make(style)


__all__ = ["REPORTERS", "Reporter", "Style", "make_reporter"]
