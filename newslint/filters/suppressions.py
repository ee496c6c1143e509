"""Suppression comments, and those that suppress nothing."""

import msgspec

from newslint.filters.base import Context
from newslint.model import Diagnostic, Directive
from newslint.text.lines import LineIndex

UNUSED = "newslint/unused-suppression"


def apply(diagnostics: list[Diagnostic], context: Context) -> list[Diagnostic]:
    """Drop what a comment covers; report comments, or parts of them, that covered nothing.

    A comment that names only rules which did not run is left alone: it may serve another run.
    """
    directives = context.document.directives
    if not directives:
        return diagnostics
    used: set[tuple[int, str]] = set()
    kept = []
    for d in diagnostics:
        by = [(i, r) for i, x in enumerate(directives) for r in _covering(x, d)]
        used.update(by)
        if not by or d.rule.startswith("newslint/"):
            kept.append(d)
    if UNUSED in context.selected:
        for number, directive in enumerate(directives):
            kept += _unused(number, directive, used, context)
    return sorted(kept, key=Diagnostic.sort_key)


def _covering(directive: Directive, d: Diagnostic) -> list[str]:
    """The names in the directive by which it covers the diagnostic; "" for one without names."""
    if not (directive.covers.start <= d.start and d.end <= directive.covers.end):
        return []
    if not directive.rules:
        return [""]
    return [r for r in directive.rules if d.rule.startswith(r)]


def _unused(
    number: int, directive: Directive, used: set[tuple[int, str]], context: Context
) -> list[Diagnostic]:
    idle = [
        r
        for r in directive.rules or ("",)
        if (number, r) not in used and any(s.startswith(r) for s in context.selected)
    ]
    if not idle:
        return []
    what = ", ".join(idle) if idle != [""] else "anything"
    document = context.document
    lines = LineIndex(document.source)
    line, column = lines.locate(directive.span.start)
    end_line, end_column = lines.locate(directive.span.end)
    text = document.source[directive.span.start : directive.span.end]
    from xxhash import xxh3_64_hexdigest

    made = Diagnostic(
        path=document.path,
        rule=UNUSED,
        severity="warning",
        confidence=1.0,
        message=f"This comment suppresses {what}, but nothing of that is found here; delete it",
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text,
        fingerprint=xxh3_64_hexdigest(f"{UNUSED}\0{text}\0{number}".encode()),
        start=directive.span.start,
        end=directive.span.end,
    )
    return [msgspec.structs.replace(made, record=document.record, field=document.field)]
