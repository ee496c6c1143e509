"""Every shipped rule: its id is its path, and its examples hold."""

from collections import Counter
from pathlib import Path

import pytest

from newslint.kinds import KINDS, load_kind
from newslint.model import SEVERITIES, Rule
from newslint.rulebook import rule_files, shipped_folder
from newslint.rulebook.load import read_rule_file
from newslint.rulebook.selftest import failures, findings_of
from newslint.rulebook.stress import slow_rules

FOLDER = shipped_folder()
FILES = {path: read_rule_file(path, FOLDER) for path in rule_files(FOLDER)}
RULES = [rule for found in FILES.values() for rule in found]
TESTED = [rule for rule in RULES if getattr(load_kind(rule.kind), "SELF_TEST", True)]
CATEGORIES = {"artefacts", "characters", "grammar", "names", "newslint", "sentences", "style"}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
each_tested = pytest.mark.parametrize("rule", TESTED, ids=lambda r: r.id)


def test_rules_are_there() -> None:
    assert {rule.category for rule in RULES} <= CATEGORIES
    assert len(RULES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(FOLDER).as_posix())
def test_id_is_path(path: Path) -> None:
    wanted = path.relative_to(FOLDER).with_suffix("").as_posix()
    for rule in FILES[path]:
        assert rule.id == wanted or rule.id.startswith(wanted + "/")


def test_ids_are_unique_and_plain() -> None:
    assert not [i for i, n in Counter(r.id for r in RULES).items() if n > 1]
    assert not [
        r.id for r in RULES if not r.id.replace("/", "-").replace("-", "a").isalnum() or r.id != r.id.lower()
    ]


def test_former_ids_name_no_other_rule() -> None:
    present = {r.id for r in RULES}
    assert not [r.id for r in RULES if present & set(r.renamed_from)]


@each_tested
def test_two_bad_and_two_good_examples(rule: Rule) -> None:
    bad = [e for e in rule.examples if e.spans]
    assert len(bad) >= 2
    assert len(rule.examples) - len(bad) >= 2


@each_tested
def test_examples_hold(rule: Rule) -> None:
    assert list(failures(rule)) == []


@each_tested
def test_finding_names_its_rule(rule: Rule) -> None:
    """Each bad example yields findings of this rule, with a message that has no hole left in it."""
    for example in rule.examples:
        for found in findings_of(rule, example.text):
            assert found.rule == rule.id
            assert 0 < found.confidence <= 1
            assert "{" not in found.message, found.message


@each_rule
def test_head(rule: Rule) -> None:
    assert rule.severity in SEVERITIES
    assert rule.message.strip() == rule.message
    assert not rule.message.endswith("."), "a message is a label; it has no full stop"
    assert len(rule.why.split()) >= 4, "say why a reader or an editor is harmed"
    assert rule.kind in KINDS
    if rule.estimated:
        assert rule.confidence <= 0.85


@pytest.mark.slow
def test_no_rule_is_slow_on_worst_cases() -> None:
    assert list(slow_rules(RULES)) == []
