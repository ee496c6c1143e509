"""Where a change stood before fixing, and records with one string changed."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from newslint.changes import changes
from newslint.fix import fix_until_stable
from newslint.model import Diagnostic, PlacedEdit, PlacedFix
from newslint.rewrite import rewrite_csv, rewrite_json, rewrite_jsonl

WORDS = {"teh": "the", "cut": "", "long": "lo", "lo": "o", "x": "yy"}


def check(source: str) -> list[Diagnostic]:
    """Each word of WORDS is wrong; "long" needs two rounds."""
    out, at = [], 0
    for token in source.split(" "):
        if token in WORDS:
            edit = PlacedEdit(at, at + len(token), 1, at + 1, 1, at + 1 + len(token), WORDS[token])
            out.append(
                Diagnostic(
                    path="a", rule="r", severity="error", confidence=1.0, message="m", line=1, column=at + 1,
                    end_line=1, end_column=at + 1 + len(token), text=token, fix=PlacedFix("safe", (edit,)),
                    fingerprint="f", start=at, end=at + len(token),
                )
            )  # fmt: skip
        at += len(token) + 1
    return out


@given(st.lists(st.sampled_from([*WORDS, "word", "😀"]), max_size=12))
def test_every_change_is_at_a_word_of_the_original(words):
    source = " ".join(words)
    fixed = fix_until_stable(source, check, unsafe=False)
    assert not check(fixed.source)
    found = changes(source, fixed)
    starts = [source[:i].count(" ") for i in (c.start for c in found)]
    for change, word in zip(found, starts, strict=True):
        assert source[change.start : change.end] == words[word]
        assert words[word] in WORDS
    rounds = {"long": 2}
    assert len(found) == sum(rounds.get(w, 1) for w in words if w in WORDS)


TEXT = st.text(st.characters(codec="utf-8"), max_size=12)


@given(TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_only_the_string_changes(old, new, others):
    record = {"n": 1.5, "o": others, "text": old, "in": {"body": old, "l": [{"text": old}]}}
    line = json.dumps(record, ensure_ascii=False)
    source = f"\n{line}\n \n{line}\n"
    got = rewrite_jsonl(source, {2: {"text": new, "in.body": new, "in.l.0.text": new}})
    first, second = [json.loads(x) for x in got.split("\n") if x.strip()]
    assert first == record
    assert second == {**record, "text": new, "in": {"body": new, "l": [{"text": new}]}}


def test_bytes_around_the_string_stay():
    source = '{ "a" :1e2,"text":"old" , "b": "caf\\u00e9"}\r\n{"text": "ü"}'
    assert rewrite_jsonl(source, {1: {"text": "né\n"}}) == source.replace('"old"', '"né\\n"')
    assert rewrite_jsonl('{"text": "\\u00e9"}', {1: {"text": "ü"}}) == '{"text": "\\u00fc"}'


def test_of_a_key_that_stands_twice_the_last_is_the_value():
    assert rewrite_jsonl('{"text": "a", "text": "b"}', {1: {"text": "c"}}) == '{"text": "a", "text": "c"}'


def test_a_key_with_a_dot_goes_first():
    assert (
        rewrite_jsonl('{"a": {"b": "x"}, "a.b": "y"}', {1: {"a.b": "z"}}) == '{"a": {"b": "x"}, "a.b": "z"}'
    )


@given(TEXT, TEXT, st.integers(1, 3), st.sampled_from(["list", "one", "around"]), st.sampled_from([None, 2]))
def test_only_the_string_of_a_json_document_changes(old, new, number, shape, indent):
    records = [{"n": n, "text": old, "in": {"body": [old]}} for n in range(3)]
    whole = {"list": records, "one": records[0], "around": {"next": [1], "items": records}}[shape]
    number = 1 if shape == "one" else number
    got = json.loads(
        rewrite_json(json.dumps(whole, indent=indent), {number: {"text": new, "in.body.0": new}})
    )
    found = {"list": lambda: got, "one": lambda: [got], "around": lambda: got["items"]}[shape]()
    wanted = [{"n": n, "text": old, "in": {"body": [old]}} for n in range(len(found))]
    wanted[number - 1] |= {"text": new, "in": {"body": [new]}}
    assert found == wanted


CELL = st.text(st.sampled_from('ab,;\t|"\n 😀'), max_size=8)


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4),
    CELL,
    st.sampled_from(",;\t|"),
    st.sampled_from([0, 1]),
)
def test_only_the_cell_changes(rows, new, delimiter, quoting):
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, quoting=quoting)
    writer.writerows([("id", "text"), *rows])
    got = rewrite_csv(target.getvalue(), {len(rows): {"text": new}})
    back = list(csv.reader(io.StringIO(got, newline=""), delimiter=delimiter))
    assert back == [["id", "text"], *map(list, rows[:-1]), [rows[-1][0], new]]
    assert got.startswith(target.getvalue()[: target.getvalue().index("text")])


def test_other_rows_and_the_manner_of_quoting_stay():
    source = '"id","text"\r\n1,\'x\'\r\n"2","old"\r\n3,"a\nb"\r\n'
    assert rewrite_csv(source, {2: {"text": "new"}}) == source.replace("old", "new")
    assert rewrite_csv(source, {3: {"text": "c\nd"}}) == source.replace("a\nb", "c\nd")
