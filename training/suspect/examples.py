"""Parsed sentences to training examples: each one as it is, and damaged, anew in every pass."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from newslint.kinds.suspect.wordpiece import WordPiece
from training.suspect.damage import KINDS, damaged
from training.suspect.forms import Words
from training.suspect.parsed import Damaged, Parsed, joined

UNLABELLED = -100
_LONGEST = 75
_SHORTEST_DAMAGED = 6
_OWN_ARTICLE, _STRANGER_FOLLOWS = 0.6, 0.6
_POOL = 3000


class Example(NamedTuple):
    """`labels`: the kind of damage at the first piece of each word, UNLABELLED elsewhere."""

    ids: list[int]
    cases: list[int]
    labels: list[int]
    kind: int


def encoded(made: Damaged, pieces: WordPiece) -> Example:
    """An example; damage behind the last word is marked at the closing frame."""
    kind = KINDS.index(made.kind)
    spans, at = [], 0
    for number, (word, space) in enumerate(zip(made.words, made.spaces, strict=True)):
        if number in made.marked:
            spans.append((at, at + len(word)))
        at += len(word) + space
    read = pieces(joined(made.words, made.spaces))
    labels = [UNLABELLED] * len(read.ids)
    for first, start, end in read.words:
        labels[first] = kind if any(a < end and start < b for a, b in spans) else 0
    labels[-1] = kind if made.marked and max(made.marked) >= len(made.words) else 0
    return Example(read.ids, read.cases, labels, kind)


def examples(sentences: list[Parsed], words: Words, pieces: WordPiece, r: Random) -> Iterator[Example]:
    """Endless: passes over all sentences in a new order."""
    of_article = defaultdict(list)
    for number, s in enumerate(sentences):
        of_article[s.article].append(number)
    while True:
        order = list(range(len(sentences)))
        r.shuffle(order)
        for number in order:
            s = sentences[number]
            if len(s.words) > _LONGEST:
                continue
            yield encoded(Damaged(s.words, s.spaces, frozenset(), "clean", ""), pieces)
            if len(s.words) < _SHORTEST_DAMAGED:
                continue
            own = r.random() < _OWN_ARTICLE
            other = sentences[r.choice(of_article[s.article]) if own else r.randrange(len(sentences))]
            if made := damaged(r, s, words, _following(sentences, number, r), other):
                yield encoded(made, pieces)


def _following(sentences: list[Parsed], number: int, r: Random) -> Parsed | None:
    """The next sentence of the paragraph; at its end often any sentence."""
    s = sentences[number]
    after = sentences[number + 1] if number + 1 < len(sentences) else None
    if after and (after.article, after.paragraph) == (s.article, s.paragraph):
        return after
    return sentences[r.randrange(len(sentences))] if r.random() < _STRANGER_FOLLOWS else None


def batches(source: Iterator[Example], pieces: int, r: Random) -> Iterator[list[Example]]:
    """Batches of sentences of about one length, `pieces` pieces at most with their padding."""
    while True:
        pool = sorted((next(source) for _ in range(_POOL)), key=lambda e: len(e.ids))
        made: list[list[Example]] = []
        batch: list[Example] = []
        for example in pool:
            if batch and (len(batch) + 1) * len(example.ids) > pieces:
                made.append(batch)
                batch = []
            batch.append(example)
        r.shuffle(made)
        yield from made


def vocabulary_of(
    sentences: list[Parsed], pieces: WordPiece, everything: list[str], fewest: int = 3
) -> list[int]:
    """Of all pieces the ids of those worth keeping: frames, letters, what occurs `fewest` times."""
    counts = Counter(i for s in sentences for i in pieces(joined(s.words, s.spaces)).ids)
    frames = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
    return [
        number
        for number, piece in enumerate(everything)
        if piece in frames or counts[number] >= fewest
        or (len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x250)
    ]  # fmt: skip
