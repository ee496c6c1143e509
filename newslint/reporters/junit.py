"""`junit`: one suite an article, one failed test a finding, as CI servers show them."""

import re
from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.visible import place
from newslint.text.lazy import lazy

# What XML 1.0 cannot hold at all, not even as a character reference.
_NOT_XML = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\r": "&#13;",
    "\t": "&#9;",
}


def escape(text: str) -> str:
    """`text` for an attribute or between tags; what XML cannot hold becomes U+FFFD."""
    return re.sub(r'[&<>"\n\r\t]', lambda m: _ESCAPES[m.group()], _NOT_XML.sub("\ufffd", text))


class JUnit(Plain):
    """See Reporter. Counts stand in the first line, so everything is printed at the end."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.parts: list[str] = []
        self.count = 0

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        number = len(diagnostics)
        self.count += number
        head = f'name="{escape(path)}" tests="{number}" failures="{number}" errors="0"'
        self.parts.append(f"  <testsuite {head}>\n")
        self.parts += map(self._case, diagnostics)
        self.parts.append("  </testsuite>\n")
        return ""

    def finish(self) -> str:
        """See Reporter."""
        if not self.count:  # a report without a single test is an error to several servers
            self.parts = [
                '  <testsuite name="newslint" tests="1" failures="0" errors="0">\n'
                '    <testcase classname="newslint" name="no findings"/>\n  </testsuite>\n'
            ]
        head = f'name="newslint" tests="{self.count or 1}" failures="{self.count}" errors="0"'
        body = "".join(self.parts)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {head}>\n{body}</testsuites>\n'

    def _case(self, d: Diagnostic) -> str:
        where = place(d)
        text = f"{where}: {d.rule}: {d.message}\n{d.text}"
        return (
            f'    <testcase classname="{escape(d.path)}" name="{escape(f"{d.rule} {where}")}">\n'
            f'      <failure type="{d.severity}" message="{escape(d.message)}">{escape(text)}</failure>\n'
            "    </testcase>\n"
        )


def make(style: Style) -> JUnit:
    """See ReporterModule."""
    return JUnit(style)
