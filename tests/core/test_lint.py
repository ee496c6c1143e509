"""Findings become diagnostics: places, texts, fingerprints, fixes."""

import pickle
from pathlib import Path

from newslint.fix import choose, fix_until_stable
from newslint.lint import lint
from newslint.model import Document, OffsetMap, TextBuilder
from newslint.rulebook import Plan
from newslint.rulebook.load import read_rule_file
from newslint.text.edits import apply
from tests.core.test_rulebook import GOOD, rule_file


def plan(folder: Path, *texts: str) -> Plan:
    rules = []
    for number, text in enumerate(texts or (GOOD,)):
        rules += read_rule_file(rule_file(folder, text, f"house/rule-{number}.yml"), folder)
    return Plan(rules)


def document(text: str, source: str | None = None, offsets: OffsetMap | None = None) -> Document:
    return Document(path="a.txt", text=text, source=source or text, offsets=offsets or OffsetMap())


def test_place_and_text(tmp_path: Path) -> None:
    source = "😀 A line.\n\nVotes counted so far: 12\n"
    (found,) = lint(document(source), plan(tmp_path))
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 1, 3, 25)
    assert found.text == source[found.start : found.end] == "Votes counted so far: 12"
    assert found.fix is not None
    assert apply(source, choose([found])[0]) == "😀 A line.\n"


def test_crlf_source(tmp_path: Path) -> None:
    source = "One.\r\n\r\nVotes counted so far: 12\r\nTwo."
    builder = TextBuilder(source)
    at = 0
    while (end := source.find("\r\n", at)) >= 0:
        builder.keep(at, end)
        builder.replace(end, end + 2, "\n")
        at = end + 2
    builder.keep(at, len(source))
    text, offsets = builder.finish()
    (found,) = lint(document(text, source, offsets), plan(tmp_path))
    assert (found.line, found.column, found.text) == (3, 1, "Votes counted so far: 12")


def test_fingerprint_survives_moving_and_tells_equals_apart(tmp_path: Path) -> None:
    own = plan(tmp_path)
    line = "Votes counted so far: 12"
    first = lint(document(f"A.\n{line}"), own)[0]
    moved = lint(document(f"A.\n\nB.\n\n{line}\nC."), own)[0]
    assert first.fingerprint == moved.fingerprint
    twice = lint(document(f"{line}\n\n{line}"), own)
    assert len({d.fingerprint for d in twice}) == 2
    assert first.fingerprint in {d.fingerprint for d in twice}
    other = lint(document("Votes counted so far: 13"), own)[0]
    assert other.fingerprint != first.fingerprint


def test_plan_is_picklable_and_says_the_same(tmp_path: Path) -> None:
    own = plan(tmp_path)
    text = document("Votes counted so far: 12")
    assert lint(text, pickle.loads(pickle.dumps(own))) == lint(text, own)


def test_rule_that_backtracks_forever_is_stopped_and_named(tmp_path: Path) -> None:
    slow = GOOD.replace("'(?i)votes? counted so far: \\d+'", "'votes (?:a|b|ab)+,x'")
    own = plan(tmp_path, slow, GOOD)
    text = "Votes counted so far: 12\n\nvotes " + "ab" * 40 + " ,x"
    found = lint(document(text), own)
    assert {d.rule for d in found} == {"newslint/rule-timeout", "house/rule-1"}
    assert "house/rule-0" in next(d.message for d in found if d.rule == "newslint/rule-timeout")


def test_deleting_neighbouring_lines_leaves_paragraphs_apart(tmp_path: Path) -> None:
    own = plan(tmp_path)
    line = "Votes counted so far: 12"

    def fixed(source: str) -> str:
        return fix_until_stable(source, lambda s: lint(document(s), own), unsafe=False).source

    assert fixed(f"A.\n\n{line}\n\n{line}\n\nB.\n") == "A.\n\nB.\n"
    assert fixed(f"{line}\n\n{line}\n\nB.\n") == "B.\n"
    assert fixed(f"A.\n\n{line}\n{line}\n") == "A.\n"
    assert fixed(f"{line}\n") == ""
    assert fixed(line) == ""


def test_long_lines_are_not_tried(tmp_path: Path) -> None:
    assert lint(document("Votes counted so far: " + "1" * 500), plan(tmp_path)) == []
