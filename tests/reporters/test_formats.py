"""Each format: its structure, and that its own columns lead back to the text of a finding."""

import re
import xml.etree.ElementTree as ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Diagnostic, Place, PlacedEdit, PlacedFix, Rule
from newslint.reporters import REPORTERS, Style, make_reporter
from newslint.text.lines import LineIndex

RULE = Rule(id="house/x", kind="line", message="M", why="Because.", severity="error", confidence=0.9)


def diagnostic(source: str, start: int, end: int, **more) -> Diagnostic:
    lines = LineIndex(source)
    (line, column), (end_line, end_column) = lines.locate(start), lines.locate(end)
    edit = PlacedEdit(start, end, line, column, end_line, end_column, "new")
    fields = {
        "path": "a b/ä.txt", "rule": "house/x", "severity": "error", "confidence": 0.9,
        "message": "Wrong & <bad>, “so” 100%: yes", "line": line, "column": column, "end_line": end_line,
        "end_column": end_column, "text": source[start:end], "fix": PlacedFix("safe", (edit,)),
        "related": (Place(line, column, end_line, end_column, source[start:end]),),
        "fingerprint": f"{start:x}-{end:x}", "start": start, "end": end,
    }  # fmt: skip
    return Diagnostic(**{**fields, **more})


def printed(name: str, files: list[tuple[str, list[Diagnostic], str | None]]) -> str:
    reporter = make_reporter(name, Style(rules=lambda: [RULE]))
    out = [reporter.start(), *(reporter.file(*f) for f in files), reporter.finish()]
    return "".join(out)


PIECES = st.sampled_from(
    ["word ", "é", "e\u0301", "😀", "\t", "\n", "\r\n", "\r", "“q”", "\u2028", "\x0b", "&amp;", "\u200b"]
)


@st.composite
def findings(draw):
    source = "".join(draw(st.lists(PIECES, min_size=1, max_size=25)))
    spans = draw(
        st.lists(st.tuples(st.integers(0, len(source) - 1), st.integers(1, 9)), min_size=1, max_size=6)
    )
    found = {(a, min(len(source), a + n)) for a, n in spans}
    return source, [diagnostic(source, a, b) for a, b in sorted(found)]


def lines_of(source: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)


def between(source: str, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text from one (line, column) to another, both from 1, as a reader of a report would count."""
    rows = [0]
    for line in lines_of(source):
        rows.append(rows[-1] + len(line))
    return source[rows[start[0] - 1] + start[1] - 1 : rows[end[0] - 1] + end[1] - 1]


@given(findings())
def test_code_point_columns(made):
    source, found = made
    out = printed("jsonl", [("a", found, source)])
    for line, d in zip(out.splitlines(), found, strict=True):
        row = msgspec.json.decode(line)
        assert between(source, (row["line"], row["column"]), (row["end_line"], row["end_column"])) == d.text


@given(findings())
def test_sarif_columns_and_text(made):
    source, found = made
    run = msgspec.json.decode(printed("sarif", [("a", found, source)]))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    for result, d in zip(run["results"], found, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        where = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        assert between(source, *where) == region["snippet"]["text"] == d.text


@given(findings())
def test_rdjson_columns_are_utf8_bytes(made):
    source, found = made
    rows = msgspec.json.decode(printed("rdjson", [("a", found, source)]))["diagnostics"]
    lines = [line.encode() for line in lines_of(source)]
    for row, d in zip(rows, found, strict=True):
        start, end = row["location"]["range"]["start"], row["location"]["range"]["end"]
        data = b"".join(lines[: end["line"] - 1]) + lines[end["line"] - 1][: end["column"] - 1]
        before = b"".join(lines[: start["line"] - 1]) + lines[start["line"] - 1][: start["column"] - 1]
        assert data[len(before) :].decode() == d.text


@given(findings())
def test_the_caret_of_full_stands_under_the_text(made):
    from newslint.reporters.full import excerpt
    from newslint.reporters.visible import visible
    from newslint.text.lines import LINE_END

    source, found = made
    for d in found:
        if LINE_END.match(d.text):  # no rule marks the end of a line
            continue
        before, text, _ = excerpt(d, source)
        assert text == visible(LINE_END.split(d.text)[0])
        assert before.endswith(visible(lines_of(source)[d.line - 1][: d.column - 1])[-10:])


@given(findings())
def test_html_shows_every_finding_in_place(made):
    from newslint.reporters.visible import visible

    source, found = made
    page = printed("html", [("a", found, source)])
    raw = page[page.index('id="data">') + 10 :]
    data = msgspec.json.decode(raw[: raw.index("</script>")])
    (article,) = data["articles"]
    marked = dict.fromkeys(range(len(found)), "")
    whole = []
    for _, *segments in article["lines"]:
        whole.append("".join(s if isinstance(s, str) else s[0] for s in segments))
        for segment in segments:
            if not isinstance(segment, str):
                for n in segment[1:]:
                    marked[n] += segment[0]
    assert whole == [visible(line.rstrip("\r\n")) for line in lines_of(source)]
    for n, d in enumerate(found):
        assert marked[n] == visible(re.sub(r"[\r\n]", "", d.text))


SOURCE = "One teh two.\n😀 Source :\n"
FOUND = [diagnostic(SOURCE, 4, 7), diagnostic(SOURCE, 15, 23, severity="warning", fix=None)]
RECORD = diagnostic("By teh", 3, 6, path="r.jsonl", record=7, record_line=9, field="text")
FILES = [("a b/ä.txt", FOUND, SOURCE), ("r.jsonl", [RECORD], None)]


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_no_findings_is_a_whole_document(name):
    out = printed(name, [])
    if name in ("json", "gitlab"):
        assert msgspec.json.decode(out) == []
    elif name in ("sarif", "rdjson"):
        assert msgspec.json.decode(out)
    elif name == "junit":
        assert ElementTree.fromstring(out).attrib == {
            "name": "newslint", "tests": "1", "failures": "0", "errors": "0",
        }  # fmt: skip
    elif name == "markdown":
        assert "No findings." in out
    elif name == "html":
        assert out.rstrip().endswith("</html>")
    else:
        assert out == ""


def test_sarif():
    log = msgspec.json.decode(printed("sarif", FILES))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert [r["id"] for r in driver["rules"]] == ["house/x"]
    assert driver["rules"][0]["help"]["text"].startswith("Because.")
    assert driver["rules"][0]["defaultConfiguration"]["level"] == "error"
    first, second, record = run["results"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%A4.txt"
    assert first["partialFingerprints"] == {"newslint/v1": "4-7"}
    assert first["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 8},
            "insertedContent": {"text": "new"},
        }
    ]
    assert (second["level"], "fixes" in second) == ("warning", False)
    assert record["locations"][0]["physicalLocation"]["region"] == {"startLine": 9}
    assert record["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "record 7, text, 1:4"
    assert "fixes" not in record
    known = {
        "ruleId",
        "level",
        "message",
        "locations",
        "partialFingerprints",
        "rank",
        "relatedLocations",
        "fixes",
    }
    assert set(first) <= known


def test_sarif_is_capped_and_says_so(monkeypatch):
    from newslint.reporters import sarif

    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    reporter = sarif.make(Style(rules=lambda: [RULE]))
    for file in FILES:
        reporter.file(*file)
    run = msgspec.json.decode(reporter.finish())["runs"][0]
    assert len(run["results"]) == 2
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("1 more findings were left out")
    assert reporter.notice() == "sarif: 1 findings were left out, hosts take no more"
    monkeypatch.setattr(sarif, "MOST_RESULTS", 100)
    monkeypatch.setattr(sarif, "MOST_BYTES", 2000)
    small = sarif.make(Style(rules=lambda: [RULE]))
    for _ in range(50):
        small.file(*FILES[0])
    assert len(small.finish()) < 4000
    assert small.left_out > 90


def test_gitlab():
    issues = msgspec.json.decode(printed("gitlab", [*FILES, FILES[0]]))
    assert issues[0] | {"fingerprint": ""} == {
        "description": FOUND[0].message,
        "check_name": "house/x",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "a b/ä.txt", "lines": {"begin": 1}},
    }
    assert issues[2]["location"]["lines"] == {"begin": 9}
    assert {i["severity"] for i in issues} <= {"info", "minor", "major", "critical", "blocker"}
    prints = [i["fingerprint"] for i in issues]
    assert len(set(prints)) == len(prints) == 5


def test_junit():
    root = ElementTree.fromstring(printed("junit", FILES))
    assert (root.tag, root.attrib["tests"], root.attrib["failures"]) == ("testsuites", "3", "3")
    assert [s.attrib["name"] for s in root] == ["a b/ä.txt", "r.jsonl"]
    cases = list(root.iter("testcase"))
    assert [c.attrib["name"].rpartition("/ä.txt")[2] for c in cases[:2]] == [":1:5", ":2:3"]
    assert cases[0].find("failure").attrib["message"] == FOUND[0].message
    assert len({c.attrib["name"] for c in cases}) == 3


@given(st.text())
def test_junit_is_xml_whatever_the_text(text):
    out = printed(
        "junit", [(text, [diagnostic("abc", 0, 3, path=text, message=text, text=text or "x")], None)]
    )
    root = ElementTree.fromstring(out.encode("utf-8", "replace"))
    assert len(list(root.iter("failure"))) == 1


def test_rdjson():
    out = msgspec.json.decode(printed("rdjson", FILES))
    assert out["source"] == {"name": "newslint"}
    first, second, record = out["diagnostics"]
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": "new"}]
    assert second["location"]["range"]["start"] == {"line": 2, "column": 6}  # behind four bytes and a space
    assert record["location"] == {"path": "r.jsonl", "range": {"start": {"line": 9}}}
    assert record["message"].endswith("(record 7, text, line 1, column 4)")
    assert {d["severity"] for d in out["diagnostics"]} <= {"ERROR", "WARNING", "INFO"}


def test_markdown_cells_hold_whatever_the_text():
    d = diagnostic("a|b <img src=x> `c` [d](e) *f* @g", 0, 33, message="x | y")
    row = printed("markdown", [("p", [d], None)]).splitlines()[-1]
    assert len(re.findall(r"(?<!\\)\|", row)) == 6
    assert "<img" not in re.sub(r"\\<", "", row)


def test_markdown_is_capped_and_says_so():
    out = printed("markdown", [("p", [FOUND[0]] * 700, SOURCE)])
    assert out.count("\n| a b/ä.txt") == 500
    assert "200 more findings are not shown." in out


def test_github():
    out = printed("github", FILES).splitlines()
    assert out[0] == (
        "::error file=a b/ä.txt,line=1,endLine=1,col=5,endColumn=8,title=newslint house/x"
        "::Wrong & <bad>, “so” 100%25: yes"
    )
    assert out[2].startswith("::error file=r.jsonl,line=9,title=")


def test_html_carries_no_markup_of_the_text():
    source = "</script><script>alert(1)</script> teh\n"
    page = printed("html", [("<b>", [diagnostic(source, 35, 38, path="<b>")], source)])
    assert page.count("<script") == 2
    assert "alert(1)" in page


def test_html_carries_only_lines_with_findings_beyond_its_room(monkeypatch):
    from newslint.reporters import html

    monkeypatch.setattr(html, "MOST_TEXT", 10)
    source = "line\n" * 50 + "teh\n" + "line\n" * 50
    page = printed("html", [("a", [diagnostic(source, 250, 253)], source)])
    raw = page[page.index('id="data">') + 10 :]
    (article,) = msgspec.json.decode(raw[: raw.index("</script>")])["articles"]
    assert [row[0] for row in article["lines"]] == [50, 51, 52]
