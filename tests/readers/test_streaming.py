"""A large file of records is linted piece by piece, with the findings of the whole."""

import gzip
import json
from pathlib import Path

import pytest

from newslint import worker
from newslint.config import Config, Settings
from newslint.discovery import Target
from newslint.readers import ReadOptions, Unreadable, jsonl, stream
from newslint.run import Options, Workshop, run

TEXTS = [
    "The bridge opened on Tuesday.\n\nRead more:\n\nThe the toll is two crowns.",
    "A quiet week in the harbour.",
    "Source :\n\nTwo boats were lost.",
]


def write(path: Path, records: int = 700) -> Path:
    lines = [json.dumps({"text": TEXTS[i % 3], "id": i}) for i in range(records)]
    lines[5] = "{not json"
    lines[6] = ""
    lines[7] = json.dumps({"title": "no text"})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def results(path: Path, tmp_path: Path, **options: object) -> tuple[list[dict[str, object]], list[str], int]:
    workshop = Workshop(lambda c: c, Settings(Config(ignore=("grammar",)), tmp_path))
    target = Target(str(path), workshop.settings_of(tmp_path))
    found = list(run([target], workshop, Options(**{"cache": False, "pieces": True, **options})))  # type: ignore[arg-type]
    assert [r.more for r in found] == [True] * (len(found) - 1) + [False]
    shown = [
        (d.record, d.line, d.column, d.rule, d.text, d.fingerprint) for r in found for d in r.diagnostics
    ]
    return shown, [p for r in found for p in r.problems], len(found)


def test_pieces_say_what_the_whole_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "articles.jsonl")
    whole, problems, parts = results(path, tmp_path)
    assert parts == 1
    monkeypatch.setattr(worker, "STREAM_FROM", 1)
    in_pieces, same_problems, parts = results(path, tmp_path)
    assert parts > 2
    assert len(whole) > 400
    assert in_pieces == whole
    assert same_problems == problems
    assert len(problems) == 2
    workshop = Workshop(lambda c: c, Settings(Config(ignore=("grammar",)), tmp_path))
    target = Target(str(path), workshop.settings_of(tmp_path))
    for part in run([target], workshop, Options(cache=False, pieces=True)):
        assert all(part.texts[d.record, d.field][d.start : d.end] == d.text for d in part.diagnostics)


def test_only_who_asks_for_pieces_gets_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A baseline counts what a whole file has."""
    monkeypatch.setattr(worker, "STREAM_FROM", 1)
    assert results(write(tmp_path / "articles.jsonl", 20), tmp_path, pieces=False)[2] == 1


def test_fixing_is_not_done_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "STREAM_FROM", 1)
    assert results(write(tmp_path / "articles.jsonl", 20), tmp_path, fix=True)[2] == 1


@pytest.mark.parametrize(
    "data",
    ["{}\n".encode("utf-16"), b'{"text": "caf\xe9"}\n', b'{"text": "a"}\0\n', b'{"text": "cut \xe2\x80'],
    ids=["utf-16", "windows-1252", "nul", "cut"],
)
def test_what_is_no_utf_8_is_read_as_a_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    assert stream(str(path), ReadOptions()) is None


def test_packed_files_are_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "A"}\n'))
    assert stream(str(path), ReadOptions()) is None


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b'{"text": "A\\u2028B"}', b'\xef\xbb\xbf{"text": "A"}\r\n{"text": "B"}\n']
)
def test_lines_are_those_of_the_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    pieces = stream(str(path), ReadOptions())
    assert pieces is not None
    read = list(pieces)
    assert not any(isinstance(d, Unreadable) for d in read)
    whole = list(jsonl.read(data.decode("utf-8-sig"), str(path), ReadOptions()))
    assert [(d.text, d.record, d.record_line) for d in read] == [
        (d.text, d.record, d.record_line) for d in whole
    ]
