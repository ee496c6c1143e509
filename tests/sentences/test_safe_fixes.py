"""Safe fixes of news: what they mend is silent afterwards, and nothing else begins to speak."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.model import Finding
from newslint.rulebook import Plan
from newslint.text.article import Article
from newslint.text.edits import apply
from tests.shipped import rules_without_model

PLAN = Plan(rules_without_model("sentences", "characters"))

SENTENCES = (
    "The harbour was closed on Sunday after the storm, and the ferries had to turn.",
    "“We will sail at dawn,” the captain said on Monday.",
    "Nobody knew what the divers were looking for.",
    "The mayor, who took office in May, did not answer calls.",
    "It was the worst storm that the town had seen in thirty years!",
    "The council (it meets twice a month) wants to rebuild both piers.",
    "She asked whether the old café by the quay would open again.",
    "Three sailors were still missing, the coastguard told reporters.",
    "Work on the lighthouse doesn't begin before the autumn.",
)


def _article(rng: random.Random) -> list[str]:
    """Paragraphs of news, none of them twice."""
    chosen = rng.sample(SENTENCES, rng.randint(2, len(SENTENCES)))
    lines = ["Storm closes harbour"]
    while chosen:
        size = rng.randint(1, 3)
        lines.append(" ".join(chosen[:size]))
        chosen = chosen[size:]
    return lines


def _tear(line: str, rng: random.Random) -> str:
    words = line.split(" ")
    place = rng.choice([n for n, word in enumerate(words) if n and word.isalpha() and word.islower()])
    return " ".join(words[:place]) + "\n\n" + " ".join(words[place:])


def _double_word(line: str, rng: random.Random) -> str:
    words = line.split(" ")
    place = rng.choice([n for n, word in enumerate(words) if word.isalpha() and word.islower()])
    return " ".join([*words[: place + 1], *words[place:]])


def _hide(line: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(line))
    return line[:at] + rng.choice("\u200b\u2060\ufeff\u00ad") + line[at:]


# One line of news -> with one of the defects that a safe fix mends, as they occur.
DAMAGE = (
    _tear,
    _double_word,
    _hide,
    lambda line, rng: line + "\n\n" + line,
    lambda line, rng: line + " " + line.split(". ")[-1],
    lambda line, rng: line.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    lambda line, rng: line.replace(",", " ,").replace(".", " ."),
    lambda line, rng: line.replace(".", ".."),
    lambda line, rng: line.replace(", ", ","),
    lambda line, rng: line.replace("'", "&#8217;").replace("é", "&eacute;"),
    lambda line, rng: line.replace("é", "Ã©").replace("'", "â€™"),
    lambda line, rng: line.replace("é", "e\u0301"),
)


def _damaged(rng: random.Random) -> str:
    """An article in which one line is damaged."""
    lines = _article(rng)
    at = rng.randrange(1, len(lines))
    lines[at] = rng.choice(DAMAGE)(lines[at], rng)
    return "\n\n".join(lines)


NEWS = st.integers(0, 2**32).map(lambda seed: _damaged(random.Random(seed)))


def check(text: str) -> None:
    """The properties of one text."""
    found = PLAN.find(Article(text))
    for finding in found:
        _keeps_letters_outside(text, finding)
    _mends(text, found)


def _keeps_letters_outside(text: str, finding: Finding) -> None:
    """No fix changes a letter outside what its finding marks."""
    start, end = finding.span
    for edit in finding.fix.edits if finding.fix else ():
        before = text[edit.span.start : max(edit.span.start, min(edit.span.end, start))]
        behind = text[min(edit.span.end, max(edit.span.start, end)) : edit.span.end]
        assert not any(map(str.isalpha, before + behind))


def _mends(text: str, found: list[Finding]) -> None:
    """A safe fix silences its rule there, and no other one begins to speak; made twice, it is made once."""
    spoken = Counter(f.rule for f in found)
    for finding in found:
        if finding.fix is None or finding.fix.safety != "safe":
            continue
        fixed = apply(text, finding.fix.edits)
        left = Counter(f.rule for f in PLAN.find(Article(fixed)))
        assert left[finding.rule] < spoken[finding.rule]
        assert left <= spoken
    once = _fixed(text)
    assert _fixed(once) == once


def _fixed(text: str) -> str:
    edits = [e for f in PLAN.find(Article(text)) if f.fix and f.fix.safety == "safe" for e in f.fix.edits]
    return apply(text, edits)


@settings(max_examples=200, deadline=None)
@given(NEWS)
def test_safe_fixes_of_news(text):
    check(text)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(NEWS)
def test_safe_fixes_of_ten_thousand_articles(text):
    check(text)
