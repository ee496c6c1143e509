"""The nasty sources of both formats once more, as files with findings: the reported places are right."""

import json
import re
from pathlib import Path

import pytest

from newslint.lint import lint
from newslint.rulebook import Plan
from newslint.rulebook.load import read_rule_file
from newslint.text.lines import LineIndex
from tests.readers.marked import documents, unmark
from tests.readers.test_html import NASTY as HTML
from tests.readers.test_markdown import NASTY as MARKDOWN

RULE = """\
kind: existence
message: x
why: y
confidence: 0.5
languages: [any]
match: {patterns}
examples: [{{bad: "[[a]]"}}, {{bad: "[[b]]"}}, {{good: c}}, {{good: d}}]
"""
FILES = [("a.md", name, entry) for name, entry in MARKDOWN.items()]
FILES += [("a.html", name, entry) for name, entry in HTML.items()]


def plan(folder: Path, words: list[str]) -> Plan:
    path = folder / "house" / "words.yml"
    path.parent.mkdir()
    path.write_text(RULE.format(patterns=json.dumps([re.escape(w) for w in words])), encoding="utf-8")
    return Plan(read_rule_file(path, folder))


def test_there_are_enough_of_them():
    assert len(FILES) >= 40


@pytest.mark.parametrize(("file", "name", "entry"), FILES, ids=[f"{f}: {n}" for f, n, _ in FILES])
def test_findings_stand_where_they_are_expected(tmp_path, file, name, entry):
    source, spans = unmark(entry[0])
    words = entry[1] or [source[s.start : s.end] for s in spans]
    wanted = [(s.start, s.end) for s, word in zip(spans, words, strict=True) if word.strip()]
    rules = plan(tmp_path, [w for w in words if w.strip()])
    found = [d for document in documents(source, file) for d in lint(document, rules)]
    assert set(wanted) <= {(d.start, d.end) for d in found}
    lines = LineIndex(source)
    for d in found:
        assert d.text == source[d.start : d.end]
        assert (d.line, d.column) == lines.locate(d.start)
        assert (d.end_line, d.end_column) == lines.locate(d.end)
