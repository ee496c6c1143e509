"""`sarif`: SARIF 2.1.0, as GitHub's code scanning and other hosts read it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from newslint import __version__
from newslint.model import Diagnostic, Place, PlacedEdit, Rule
from newslint.reporters.base import Plain, Style

# GitHub refuses more results in a run, and files above 10 MB (compressed); others are stricter still.
MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PRECISIONS = ((0.9, "very-high"), (0.7, "high"), (0.4, "medium"), (0.0, "low"))
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Sarif(Plain):
    """See Reporter. Everything is printed at the end: rules come before the results."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.results: list[bytes] = []
        self.size = self.left_out = 0
        self.seen: dict[str, Diagnostic] = {}

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        for d in diagnostics:
            self.seen.setdefault(d.rule, d)
            made = msgspec.json.encode(_result(d))
            if len(self.results) >= MOST_RESULTS or self.size + len(made) > MOST_BYTES * 9 // 10:
                self.left_out += 1
                continue
            self.results.append(made)
            self.size += len(made) + 1
        return ""

    def finish(self) -> str:
        """See Reporter."""
        rules = {r.id: _rule(r) for r in self.style.rules() if r.id in self.seen}
        for rule_id, d in self.seen.items():  # rules of configurations elsewhere: known by their findings
            rules.setdefault(rule_id, {"id": rule_id, "shortDescription": {"text": d.message}})
        driver = {
            "name": "newslint",
            "semanticVersion": __version__,
            "version": __version__,
            "rules": [rules[i] for i in sorted(rules)],
        }
        run: dict[str, Any] = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation()],
            "results": [msgspec.Raw(r) for r in self.results],
        }
        return msgspec.json.encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}).decode() + "\n"

    def _invocation(self) -> dict[str, Any]:
        if not self.left_out:
            return {"executionSuccessful": True}
        text = (
            f"{self.left_out} more findings were left out: code hosts take {MOST_RESULTS} results and "
            f"{MOST_BYTES // 1_000_000} MB at most. Use a baseline, --select or --min-confidence."
        )
        notice = {"level": "warning", "message": {"text": text}}
        return {"executionSuccessful": True, "toolExecutionNotifications": [notice]}

    def notice(self) -> str:
        """What was left out, for standard error."""
        return f"sarif: {self.left_out} findings were left out, hosts take no more" if self.left_out else ""


def uri(path: str) -> str:
    """A path as a relative (or absolute) URI reference."""
    path = path.replace("\\", "/").removeprefix("./")
    made = quote(path, safe="/~-._!$&'()*+,;=@")
    return f"file://{made}" if path.startswith("/") else made


def _rule(rule: Rule) -> dict[str, Any]:
    bad = next((e.text for e in rule.examples if e.spans), "")
    good = next((e.text for e in rule.examples if not e.spans), "")
    examples = f"\n\nFlagged: {bad}\n\nLeft alone: {good}" if bad and good else ""
    switch = f"\n\nSwitch it off with `ignore: [{rule.id}]` in .newslint.yml."
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why + examples + switch, "markdown": rule.why + examples + switch},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "precision": next(name for least, name in _PRECISIONS if rule.confidence >= least),
            "problem.severity": {"info": "recommendation"}.get(rule.severity, rule.severity),
            "tags": [rule.category],
        },
    }


def _result(d: Diagnostic) -> dict[str, Any]:
    physical = {"artifactLocation": {"uri": uri(d.path)}, "region": _region(d)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if d.record is not None or d.field:
        name = f"record {d.record}" if d.record is not None else str(d.field)
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": _place_in_record(d)}]
    out: dict[str, Any] = {
        "ruleId": d.rule,
        "level": _LEVELS[d.severity],
        "message": {"text": d.message},
        "locations": [location],
        "partialFingerprints": {"newslint/v1": d.fingerprint},
        "rank": round(d.confidence * 100, 1),
    }
    if d.record is None:
        if d.related:
            # A place in another file's record has no line of that file.
            places = [p for p in d.related if p.record is None]
            out["relatedLocations"] = [_related(d, n, p) for n, p in enumerate(places)]
        if d.fix:
            out["fixes"] = [_fix(d, d.fix.edits)]
    return out


def _region(d: Diagnostic) -> dict[str, Any]:
    """In a record file only the record's line can be named; the rest is in the logical location."""
    if d.record is not None:
        return {"startLine": d.record_line or 1}
    return {**_range(d), "snippet": {"text": d.text}}


def _place_in_record(d: Diagnostic) -> str:
    field = d.field or "text"
    return f"record {d.record}, {field}, {d.line}:{d.column}" if d.record is not None else field


def _related(d: Diagnostic, number: int, place: Place) -> dict[str, Any]:
    physical = {"artifactLocation": {"uri": uri(place.path or d.path)}, "region": _range(place)}
    return {"id": number, "message": {"text": place.text}, "physicalLocation": physical}


def _range(p: Diagnostic | Place | PlacedEdit) -> dict[str, int]:
    return {"startLine": p.line, "startColumn": p.column, "endLine": p.end_line, "endColumn": p.end_column}


def _fix(d: Diagnostic, edits: Sequence[PlacedEdit]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _range(e), "insertedContent": {"text": e.text}} for e in edits]
    change = {"artifactLocation": {"uri": uri(d.path)}, "replacements": replacements}
    what = "Safe fix" if d.fix and d.fix.safety == "safe" else "Fix that needs an editor's eyes"
    return {"description": {"text": what}, "artifactChanges": [change]}


def make(style: Style) -> Sarif:
    """See ReporterModule."""
    return Sarif(style)
