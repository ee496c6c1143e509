"""The output contract of the JSON formats: keys, their order, absent ones left out."""

from typing import Any

import msgspec

from newslint.model import Diagnostic, Place, PlacedEdit

# Line ends to many programs, but not to JSON, which leaves them as they are.
_SEPARATORS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def encoded(d: Diagnostic) -> str:
    """The contract's object on one line, whatever a program takes for the end of a line."""
    out = msgspec.json.encode(contract(d)).decode()
    for sign, escaped in _SEPARATORS.items():
        out = out.replace(sign, escaped)
    return out


def contract(d: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data, keys in the order of the contract."""
    out: dict[str, Any] = {"path": d.path}
    if d.record is not None:
        out["record"] = d.record
    if d.record_line is not None:
        out["record_line"] = d.record_line
    if d.field is not None:
        out["field"] = d.field
    out |= {"rule": d.rule, "severity": d.severity, "confidence": d.confidence, "message": d.message}
    out |= {"line": d.line, "column": d.column, "end_line": d.end_line, "end_column": d.end_column}
    out["text"] = d.text
    if d.replacements:
        out["replacements"] = list(d.replacements)
    if d.related:
        out["related"] = [_related(p) for p in d.related]
    if d.fix:
        edits = [{**_range(e), "text": e.text} for e in d.fix.edits]
        out["fix"] = {"safety": d.fix.safety, "edits": edits}
    out["fingerprint"] = d.fingerprint
    return out


def _related(p: Place) -> dict[str, Any]:
    """A place that explains; `path` (and `record`) only where it stands in another article."""
    out: dict[str, Any] = {} if p.path is None else {"path": p.path}
    if p.record is not None:
        out["record"] = p.record
    return {**out, **_range(p), "text": p.text}


def _range(p: Place | PlacedEdit) -> dict[str, int]:
    return {"line": p.line, "column": p.column, "end_line": p.end_line, "end_column": p.end_column}
