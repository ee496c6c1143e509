"""Small steps between lint and report, folded in this order."""

from collections.abc import Callable

from newslint.filters import agreement, confidence, per_file, residue, suppressions
from newslint.filters.base import Context
from newslint.filters.suppressions import settle
from newslint.model import Diagnostic

FILTERS: tuple[Callable[[list[Diagnostic], Context], list[Diagnostic]], ...] = (
    residue.apply,
    agreement.apply,
    per_file.apply,
    suppressions.apply,
    confidence.apply,
)


def fold(diagnostics: list[Diagnostic], context: Context) -> list[Diagnostic]:
    """What is left of one document's diagnostics after every step."""
    for step in FILTERS:
        diagnostics = step(diagnostics, context)
    return diagnostics


__all__ = ["FILTERS", "Context", "fold", "settle"]
