"""`per-file-ignores`: rules that a house switches off for some files."""

from fnmatch import fnmatchcase
from pathlib import Path

from newslint.filters.base import Context
from newslint.model import Diagnostic


def apply(diagnostics: list[Diagnostic], context: Context) -> list[Diagnostic]:
    """Drop the rules ignored for files like this one; patterns start from the configuration's folder."""
    table = context.config.per_file_ignores
    if not table or not diagnostics:
        return diagnostics
    path = Path(context.document.path).absolute()
    relative = path.relative_to(context.root) if path.is_relative_to(context.root) else path
    shown = relative.as_posix()
    prefixes = tuple(
        prefix
        for pattern, rules in table.items()
        if fnmatchcase(shown, pattern) or fnmatchcase(relative.name, pattern)
        for prefix in rules
    )
    if "ALL" in prefixes:
        return [d for d in diagnostics if d.rule.startswith("newslint/")]
    return [d for d in diagnostics if not d.rule.startswith(prefixes)] if prefixes else diagnostics
