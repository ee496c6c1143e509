"""Diagnostics -> text: one module a format, joined by this table."""

from importlib import import_module
from typing import cast

from newslint.reporters.base import Reporter, ReporterModule, Style

REPORTERS = {
    "full": "newslint.reporters.full",
    "concise": "newslint.reporters.concise",
    "json": "newslint.reporters.json_array",
    "jsonl": "newslint.reporters.jsonl",
    "github": "newslint.reporters.github",
}


def make_reporter(name: str, style: Style) -> Reporter:
    """The reporter called `name`; KeyError where there is none."""
    return cast(ReporterModule, import_module(REPORTERS[name])).make(style)


__all__ = ["REPORTERS", "Reporter", "Style", "make_reporter"]
