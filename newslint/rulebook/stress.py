"""Worst-case inputs: texts on which a careless pattern runs forever."""

import time
from collections.abc import Iterator, Sequence

from newslint.kinds import load_kind
from newslint.kinds.base import TIMEOUT_RULE
from newslint.kinds.patterns import TIME_LIMIT
from newslint.model import Rule
from newslint.rulebook.selftest import findings_of

BUDGET = 0.5
"""Seconds that one rule may take on one of the texts (each of about 20,000 characters)."""
TRIES = 3
"""What is slow must be so each time: another program on the machine can slow one try down."""


def worst_cases(rule: Rule) -> Iterator[tuple[str, str]]:
    """(what it is, text): repetition of everything that patterns like to repeat, and of the rule's
    own words without the end that a pattern waits for."""
    yield "spaces", "a" + " " * 20_000 + "b"
    yield "one word", "a" * 20_000
    yield "one word, then a mark", "a" * 20_000 + "!"
    yield "short words", "a b " * 5_000 + "!"
    yield "capitals", "Aa Bb " * 3_300 + "!"
    yield "digits", "1,2.3:4 " * 2_500
    yield "quotation marks", '“a” "b" ‘c’ ' * 1_600
    yield "brackets", "(" * 10_000 + ")" * 9_999
    yield "stops", "a. " * 6_600
    seeds = [e.text for e in rule.examples if e.spans][:2]
    for seed in seeds:
        words = " ".join(seed.split())
        yield f"its own words, repeated ({words[:30]!r})", (words + " ") * max(1, 8_000 // (len(words) + 1))
        yield f"its own line, repeated ({words[:30]!r})", (words + "\n") * max(1, 8_000 // (len(words) + 1))
        run_on = words[:-1] + words[-1:] * 5_000
        yield f"its own letters, run on ({words[:30]!r})", run_on
        yield f"its own letters, run on to a mark ({words[:30]!r})", run_on + "\N{SECTION SIGN}"


def slow_rules(rules: Sequence[Rule]) -> Iterator[tuple[str, str, float]]:
    """(rule id, text, seconds) for rules over the budget or stopped by the time limit."""
    for rule in rules:
        if not getattr(load_kind(rule.kind), "SELF_TEST", True):
            continue
        for name, text in worst_cases(rule):
            tries = (_seconds(rule, text) for _ in range(TRIES))
            if all((seconds := taken) >= BUDGET for taken in tries):
                yield rule.id, name, seconds


def _seconds(rule: Rule, text: str) -> float:
    """CPU time of a rule on a text; at least the time limit where that stopped it."""
    start = time.process_time()
    found = findings_of(rule, text)
    seconds = time.process_time() - start
    return max(seconds, TIME_LIMIT) if any(f.rule == TIMEOUT_RULE for f in found) else seconds
