"""Suppression comments, and those that suppress nothing."""

from collections import Counter
from collections.abc import Sequence

from newslint.filters.base import Context
from newslint.model import SUPPRESSING, Diagnostic, Directive, Document, Span
from newslint.text.lines import LineIndex
from newslint.yamlfile import nearest

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
    return [r for r in directive.rules if any(rule.startswith(r) for rule in (d.rule, *d.also))]


def _unused(
    number: int, directive: Directive, used: set[tuple[int, str]], context: Context
) -> list[Diagnostic]:
    """One diagnostic for each name in the comment that covered nothing, or is none of a rule."""
    if directive.unknown:
        said = f"newslint knows no {directive.unknown!r}{nearest(directive.unknown, list(SUPPRESSING))}"
        return [_diagnostic(directive, said, context.document)]
    messages = []
    for name in directive.rules or ("",):
        if (number, name) in used:
            continue
        if any(rule.startswith(name) for rule in context.selected):
            what = name or "anything"
            messages.append(f"This comment suppresses {what}, but nothing of that is found here; delete it")
        elif not any(rule.startswith(name) for rule in context.known()):
            clause = nearest(name, sorted(context.known())) or "; `newslint rules` lists them all"
            messages.append(f"No rule is called {name!r} or begins with it{clause}")
    return [_diagnostic(directive, message, context.document) for message in messages]


def _diagnostic(directive: Directive, message: str, document: Document) -> Diagnostic:
    lines = LineIndex(document.source)
    line, column = lines.locate(directive.span.start)
    end_line, end_column = lines.locate(directive.span.end)
    text = document.source[directive.span.start : directive.span.end]
    from xxhash import xxh3_64_hexdigest

    return Diagnostic(
        path=document.path,
        record=document.record,
        rule=UNUSED,
        severity="warning",
        confidence=1.0,
        message=message,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text,
        fingerprint=xxh3_64_hexdigest(f"{UNUSED}\0{text}\0{message}\0{directive.covers.start}".encode()),
        start=directive.span.start,
        end=directive.span.end,
    )


def settle(diagnostics: list[Diagnostic], documents: Sequence[Document]) -> list[Diagnostic]:
    """The diagnostics of a whole file: a comment that holds for several documents of it (title and
    body) is unused only where it is in each of them, and said once."""
    holders = Counter(directive.span for document in documents for directive in document.directives)
    if not any(number > 1 for number in holders.values()):
        return diagnostics
    unused = Counter((d.start, d.end, d.message) for d in diagnostics if d.rule == UNUSED)
    out = []
    for d in diagnostics:
        key = (d.start, d.end, d.message)
        if d.rule == UNUSED and holders[Span(d.start, d.end)] > 1:
            if unused[key] < holders[Span(d.start, d.end)]:
                continue
            unused[key] = 0
        out.append(d)
    return out
