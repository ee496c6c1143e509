"""The prefilter costs no findings: trying every pattern on every line finds exactly the same."""

import random
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.kinds import existence, line_gate
from newslint.kinds.line_gate import LineGate
from newslint.model import Finding, Rule
from newslint.rulebook.plan import Compiled
from newslint.text.article import Article
from newslint.text.literals import LiteralIndex
from tests.shipped import shipped_rules

PATTERN_KINDS = {"existence", "line", "substitution", "consistency"}
RULES = [rule for rule in shipped_rules() if rule.kind in PATTERN_KINDS]
LINES = sorted(
    {line for rule in RULES for e in rule.examples for line in e.text.split("\n") if line and len(line) < 400}
)
# Letters that ignore case in ways of their own, and what lies beyond the bytes of the automaton.
ODD = str.maketrans({"s": "ſ", "k": "\u212a", "i": "ı", "I": "İ", "ß": "ẞ"})


def odd_cases(line: str) -> str:
    return line.translate(ODD)


CHANGES = (str, str.upper, str.lower, str.title, str.swapcase, odd_cases)
changed_lines = st.builds(lambda line, change: change(line), st.sampled_from(LINES), st.sampled_from(CHANGES))
any_lines = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=40)
joined_lines = st.builds(
    lambda a, b, by: a + by + b, changed_lines, changed_lines, st.sampled_from([" ", "", " – "])
)
texts = st.lists(st.one_of(changed_lines, joined_lines, any_lines), min_size=1, max_size=12).map("\n".join)


def everywhere(self: LiteralIndex, key: bytes) -> list[tuple[int, int, int]]:
    """In place of the automaton: every literal stands at the start of every line."""
    starts = [0, *(i + 1 for i, byte in enumerate(key) if byte == ord("\n"))]
    return [(number, start, start) for start in starts for number in range(len(self.literals))]


def without_prefixes(add):
    """In place of the look-up of a line's beginning: its literals decide, and they are everywhere."""
    return lambda self, pattern, prefixes, literals: add(self, pattern, (), literals)


def found(text: str, rules: list[Rule]) -> list[Finding]:
    return sorted(Compiled(rules).find([Article(text)])[0], key=lambda f: (f.span, f.rule, f.message))


def unfiltered(text: str, rules: list[Rule]) -> list[Finding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LiteralIndex, "find", everywhere)
        patch.setattr(LineGate, "add", without_prefixes(LineGate.add))
        for module in (line_gate, existence):
            patch.setattr(module, "holds", lambda key, sets: True)
        return found(text, rules)


def test_unfiltered_mode_does_without_literals() -> None:
    """The yardstick itself: a rule whose literals are wrong is silent, and found out by it."""
    rule = next(r for r in RULES if r.id == "artefacts/source-label")
    wrong = msgspec.structs.replace(
        rule,
        options={
            **rule.options,
            "literals": [[["qqqq"]] for _ in rule.options["match"]],
            "prefixes": [["qqqq"] for _ in rule.options["match"]],
        },
    )
    text = "The vote is on Tuesday.\nSource :"
    assert not found(text, [wrong])
    assert [f.rule for f in unfiltered(text, [wrong])] == [rule.id]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_same_findings_with_and_without_prefilter(text: str) -> None:
    assert found(text, RULES) == unfiltered(text, RULES)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_same_findings_with_and_without_prefilter_at_length(text: str) -> None:
    assert found(text, RULES) == unfiltered(text, RULES)


def chunks(lines: list[str], size: int) -> Iterator[str]:
    for start in range(0, len(lines), size):
        yield "\n".join(lines[start : start + size])


def test_every_example_of_every_rule_at_once() -> None:
    """All examples' lines, in an order of no meaning, in texts of forty lines."""
    lines = list(LINES)
    random.Random(7).shuffle(lines)
    for text in chunks(lines, 40):
        assert found(text, RULES) == unfiltered(text, RULES)
