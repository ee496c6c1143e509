"""Rule files: what is accepted, what is refused and with which words."""

from pathlib import Path
from shutil import copytree

import pytest

from newslint.rulebook import Selection, UnknownRule, load_rules, refuse_broken, select_rules
from newslint.rulebook.load import read_rule_file
from newslint.rulebook.selftest import failures, findings_of
from newslint.yamlfile import FileError

GOOD = """\
kind: line
message: "Vote counter left over"
severity: error
confidence: 0.8
match:
  - '(?i)votes? counted so far: \\d+'
fix: delete-line
why: "A counter belongs to the page, not to the article."
examples:
  - bad: "[[Votes counted so far: 312]]"
    fixed: ""
  - bad: "The hall was full.\\n[[Vote counted so far: 1]]"
    fixed: "The hall was full."
  - good: "Votes counted so far: the mayor leads."
  - good: "There were 312 votes counted so far: a record."
"""


def rule_file(folder: Path, text: str, name: str = "house/vote-counter.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> str:
    path = rule_file(folder, text)
    with pytest.raises(FileError) as caught:
        rules = read_rule_file(path, folder)
        for rule in rules:
            for line, message in failures(rule):
                raise FileError(rule.file, line, message)
    return str(caught.value).removeprefix(str(path))


def test_id_is_the_path_and_examples_hold(tmp_path: Path) -> None:
    rule = read_rule_file(rule_file(tmp_path, GOOD), tmp_path)[0]
    assert (rule.id, rule.category, rule.estimated) == ("house/vote-counter", "house", True)
    assert list(failures(rule)) == []
    assert [tuple(f.span) for f in findings_of(rule, "x\n  Votes counted so far: 9  \n")] == [(4, 27)]


def test_unknown_key_names_the_nearest_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD.replace("severity:", "severty:")) == (
        ":3: unknown key 'severty'; did you mean 'severity'?"
    )


def test_unknown_kind(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD.replace("kind: line", "kind: lines")) == (
        ":1: unknown kind 'lines'; did you mean 'line'?"
    )


def test_wrong_type_names_the_line(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD.replace("confidence: 0.8", "confidence: high")).startswith(":4: ")


def test_estimated_confidence_has_a_ceiling(tmp_path: Path) -> None:
    assert "estimated: false" in refused(tmp_path, GOOD.replace("0.8", "0.97"))
    measured = GOOD.replace("confidence: 0.8", "confidence: 0.97\nestimated: false")
    assert read_rule_file(rule_file(tmp_path, measured), tmp_path)[0].confidence == 0.97


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD + "  - bad: [unclosed\n").startswith(":1")


def test_repeated_key(tmp_path: Path) -> None:
    assert "stands here twice" in refused(tmp_path, GOOD + "severity: info\n")


def test_pattern_that_does_not_compile(tmp_path: Path) -> None:
    assert "does not compile" in refused(tmp_path, GOOD.replace("\\d+'", "(\\d+'"))


def test_pattern_that_matches_nothing_at_all(tmp_path: Path) -> None:
    text = GOOD.replace("'(?i)votes? counted so far: \\d+'", "'(?:a|b)*'")
    assert "matches the empty text" in refused(tmp_path, text)


def test_failing_example_is_named_by_its_line(tmp_path: Path) -> None:
    message = refused(tmp_path, GOOD.replace("the mayor leads.", "312"))
    assert message.startswith(":14: ")
    assert "wanted nothing to be flagged" in message


def test_wrong_fix_is_a_failing_example(tmp_path: Path) -> None:
    message = refused(tmp_path, GOOD.replace('fixed: ""', 'fixed: "x"'))
    assert "after the fix" in message


def test_too_few_examples(tmp_path: Path) -> None:
    cut = GOOD[: GOOD.index('  - good: "There')]
    assert "two bad and two good" in refused(tmp_path, cut)


def test_family_file_makes_a_rule_of_each_entry(tmp_path: Path) -> None:
    text = """\
kind: existence
severity: info
confidence: 0.5
why: "Officialese."
rules:
  utilise:
    message: "Plainer: use"
    match: ['\\butilis(?:e|ed|es)\\b']
    examples:
      - bad: "They [[utilised]] a boat."
      - bad: "We [[utilise]] it."
      - good: "The utility said so."
      - good: "A futile idea."
  commence:
    message: "Plainer: begin"
    confidence: 0.6
    match: ['\\bcommenc(?:e|ed|es)\\b']
    examples:
      - bad: "Work [[commenced]] on Monday."
      - bad: "Talks [[commence]] today."
      - good: "The commencement speech was long."
      - good: "A comment."
"""
    rules = read_rule_file(rule_file(tmp_path, text, "house/plain.yml"), tmp_path)
    assert [(r.id, r.confidence) for r in rules] == [
        ("house/plain/utilise", 0.5),
        ("house/plain/commence", 0.6),
    ]
    assert all(list(failures(r)) == [] for r in rules)


def test_own_folder_is_loaded_and_a_bad_one_refused(tmp_path: Path, shared_cache: Path) -> None:
    rule_file(tmp_path, GOOD)
    assert "house/vote-counter" in {r.id for r in load_rules([tmp_path], cache=shared_cache)}
    rule_file(tmp_path, GOOD.replace("the mayor leads.", "312"))
    broken = [r for r in load_rules([tmp_path], cache=shared_cache) if r.id == "house/vote-counter"]
    with pytest.raises(FileError, match=r"vote-counter.yml:14: rule house/vote-counter refuses to run"):
        refuse_broken(broken)
    with pytest.raises(FileError, match="no folder of rules"):
        load_rules([tmp_path / "nowhere"], cache=shared_cache)


def test_compiled_rulebook_gives_the_same_rules_and_follows_changes(
    tmp_path: Path, shared_cache: Path
) -> None:
    load_rules(cache=shared_cache)
    folder, cache = tmp_path / "rules", Path(copytree(shared_cache, tmp_path / "cache"))
    rule_file(folder, GOOD)
    cold = load_rules([folder], cache=cache)
    assert {p.name for p in cache.iterdir()} - {p.name for p in shared_cache.iterdir()}
    assert load_rules([folder], cache=cache) == cold
    rule_file(folder, GOOD.replace("Vote counter left over", "Vote counter"))
    changed = {r.id: r for r in load_rules([folder], cache=cache)}
    assert changed["house/vote-counter"].message == "Vote counter"


def test_damaged_compiled_rulebook_is_made_again(tmp_path: Path, shared_cache: Path) -> None:
    load_rules(cache=shared_cache)
    folder, cache = tmp_path / "rules", Path(copytree(shared_cache, tmp_path / "cache"))
    rule_file(folder, GOOD)
    cold = load_rules([folder], cache=cache)
    for file in {f.name for f in cache.iterdir()} - {f.name for f in shared_cache.iterdir()}:
        (cache / file).write_bytes(b"\xc1 not a rulebook")
    assert load_rules([folder], cache=cache) == cold


class TestSelection:
    """Prefixes: the longer of two wins, a whole id reaches rules that are off."""

    @pytest.fixture
    def rules(self, tmp_path: Path):
        rule_file(tmp_path, GOOD, "house/on.yml")
        rule_file(tmp_path, GOOD + "default: false\n", "house/off.yml")
        rule_file(tmp_path, GOOD + "default: false\n", "taste/off.yml")
        rule_file(tmp_path, GOOD + "renamed-from: [house/former]\n", "house/renamed.yml")
        paths = sorted(tmp_path.rglob("*.yml"))
        return tuple(r for p in paths for r in read_rule_file(p, tmp_path))

    @pytest.mark.parametrize(
        ("selection", "wanted"),
        [
            (Selection(), {"house/on", "house/renamed"}),
            (Selection(select=("house",)), {"house/on", "house/renamed"}),
            (Selection(select=("house/off",)), {"house/off"}),
            (Selection(select=("taste",)), {"taste/off"}),
            (Selection(select=("house/former",)), {"house/renamed"}),
            (Selection(ignore=("house",)), set()),
            (Selection(select=("ALL", "house/on"), ignore=("house",)), {"house/on"}),
            (Selection(extend_select=("taste",)), {"house/on", "house/renamed", "taste/off"}),
        ],
    )
    def test_prefixes(self, rules, selection: Selection, wanted: set[str]) -> None:
        assert {r.id for r in select_rules(rules, selection)} == wanted

    def test_unknown(self, rules) -> None:
        with pytest.raises(UnknownRule, match="did you mean 'house/on'"):
            select_rules(rules, Selection(select=("house/one",)))
