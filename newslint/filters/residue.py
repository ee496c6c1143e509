"""Residue first: inside a line that is surely residue nothing else is reported."""

from bisect import bisect_right
from itertools import accumulate

import msgspec

from newslint.filters.base import Context
from newslint.model import Diagnostic, PlacedFix

SURE = 0.8
# Marks an article's first line, which is no residue.
WHOLE = "artefacts/repeated-article"
LAYOUT = "artefacts/stray-line"


def _is_residue(d: Diagnostic) -> bool:
    return d.rule.startswith("artefacts/") and d.rule != WHOLE


def apply(diagnostics: list[Diagnostic], context: Context) -> list[Diagnostic]:
    """Drop what other categories say about lines reported by artefacts/ at SURE or above.

    Of several artefact rules that mark one line the surest stays: one line, one finding. If another
    of them may delete the line without being asked, so may this one. Layout never takes the place of
    a rule that says what the line is; where it is surer, the rule's finding is as sure as it.
    """
    surest: dict[tuple[int, int], Diagnostic] = {}
    fixes: dict[tuple[int, int], PlacedFix] = {}
    for d in diagnostics:
        if _is_residue(d):
            best = surest.get((d.start, d.end))
            surest[d.start, d.end] = d if best is None else _one_of(d, best)
            if d.fix and d.fix.safety == "safe":
                fixes[d.start, d.end] = d.fix
    if not surest:
        return diagnostics
    sure = sorted((d.start, d.end) for d in surest.values() if d.confidence >= SURE)
    starts, reach = [start for start, _ in sure], list(accumulate((end for _, end in sure), max))
    out = []
    for d in diagnostics:
        if _is_residue(d):
            best = surest.get((d.start, d.end))
            if best and best.rule == d.rule:
                del surest[d.start, d.end]
                out.append(msgspec.structs.replace(best, fix=fixes.get((d.start, d.end), d.fix)))
        else:
            before = bisect_right(starts, d.start)
            if d.rule == WHOLE or d.rule.startswith("newslint/") or not before or reach[before - 1] < d.end:
                out.append(d)
    return out


def _one_of(one: Diagnostic, other: Diagnostic) -> Diagnostic:
    """What stays of two findings of residue on one line."""
    first, second = sorted((one, other), key=lambda d: (d.rule == LAYOUT, -d.confidence, d.rule))
    return msgspec.structs.replace(first, confidence=max(first.confidence, second.confidence))
