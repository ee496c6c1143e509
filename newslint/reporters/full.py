"""`full`: each diagnostic with an excerpt and a caret under what is meant."""

import unicodedata
from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.visible import SEVERITY_COLORS, paint, place, visible
from newslint.text.lines import LINE_END

# Code points shown on either side of the span; articles have lines of a thousand.
BEFORE, AFTER, LONGEST = 46, 46, 70


class Full(Plain):
    """See Reporter."""

    needs_source = True

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        return "".join(self.one(d, source, self.style.color) + "\n" for d in diagnostics)

    @staticmethod
    def one(d: Diagnostic, source: str | None, on: bool) -> str:
        """One finding with its excerpt; `on`: with colours."""
        color = SEVERITY_COLORS[d.severity]
        share = f"{d.confidence:.2f}".lstrip("0")
        head = f"{paint(place(d), 'bold', on)}: {paint(d.severity, color, on)} {paint(d.rule, color, on)}"
        out = [f"{head} ({share}) {visible(d.message)}"]
        before, text, after = excerpt(d, source)
        number = str(d.line)
        bar = paint("|", "dim", on)
        out.append(f"{paint(number, 'dim', on)} {bar} {before}{paint(text, color, on)}{after}")
        caret = " " * width(before) + paint("^" * max(1, width(text)), color, on)
        out.append(f"{' ' * len(number)} {bar} {caret}")
        if d.fix:
            what = "fix" if d.fix.safety == "safe" else "unsafe fix"
            out.append(f"{' ' * len(number)} {paint('=', 'dim', on)} {what}: {describe(d)}")
        return "\n".join(out) + "\n"


def excerpt(d: Diagnostic, source: str | None) -> tuple[str, str, str]:
    """(before, marked, after) on one line, cut where it is long; the marked text alone without source."""
    text = _first_line(d.text)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    if source is None:
        return "", visible(text), ""
    before = source[max(0, d.start - d.column + 1) : d.start]
    if "\n" in before or "\r" in before:
        before = LINE_END.split(before)[-1]
    if len(before) > BEFORE:
        before = "…" + before[-BEFORE:]
    after = ""
    if d.line == d.end_line and not text.endswith("…"):
        after = _first_line(source[d.end : d.end + AFTER + 2])
        if len(after) > AFTER:
            after = after[:AFTER] + "…"
    return visible(before), visible(text), visible(after)


def _first_line(text: str) -> str:
    return LINE_END.split(text)[0] if "\n" in text or "\r" in text else text


def width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    # Letters of Latin scripts and curly marks take one column.
    odd = [c for c in text if c >= "\u0300" and not "\u2010" <= c <= "\u2026"]
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in odd)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in odd)


def describe(d: Diagnostic) -> str:
    """What the fix does, in words."""
    assert d.fix is not None
    edits = d.fix.edits
    if len(edits) > 1:
        return f"{len(edits)} changes"
    edit = edits[0]
    if not edit.text:
        return (
            "delete the line"
            if edit.end_line > edit.line or edit.end - edit.start > len(d.text)
            else "delete it"
        )
    if edit.start == edit.end:
        return f"put “{visible(edit.text)}” here"
    return f"write “{visible(edit.text)}”"


def make(style: Style) -> Full:
    """See ReporterModule."""
    return Full(style)
