"""`min-confidence`."""

from newslint.filters.base import Context
from newslint.model import Diagnostic


def apply(diagnostics: list[Diagnostic], context: Context) -> list[Diagnostic]:
    """Drop what is less sure than the house wants."""
    least = context.config.min_confidence
    return [d for d in diagnostics if d.confidence >= least] if least else diagnostics
