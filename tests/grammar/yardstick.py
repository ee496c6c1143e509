"""Precision and recall of a set of grammar rules on the sentences in data/news-errors.jsonl."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint.kinds.base import Matcher
from newslint.text.article import Article

SENTENCES = [
    json.loads(line)
    for line in Path(__file__).with_name("data").joinpath("news-errors.jsonl").read_text("utf-8").splitlines()
]


class Score(NamedTuple):
    """`flags` of which `right` touch an error; `found` of the `sentences` with an error."""

    flags: int
    right: int
    found: int
    sentences: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.flags)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.sentences)


def with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the words beside it."""
    start = text.rfind(" ", 0, max(0, start - 1)) + 1
    end = text.find(" ", end + 1)
    return start, len(text) if end < 0 else end


def score(matchers: Sequence[Matcher], sentences: Iterable[dict] = SENTENCES) -> Score:
    flags = right = found = total = 0
    for sentence in sentences:
        total += 1
        wrong = [with_neighbours(sentence["text"], *place) for place in sentence["wrong"]]
        hit = False
        for matcher in matchers:
            for finding in matcher.find(Article(sentence["text"]), ()):
                flags += 1
                good = any(finding.span.start < end and start < finding.span.end for start, end in wrong)
                right += good
                hit |= good
            flags += sum(1 for _ in matcher.find(Article(sentence["right"]), ()))
        found += hit
    return Score(flags, right, found, total)
