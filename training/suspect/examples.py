"""Parsed sentences to training examples: each one as it is, damaged (anew in every pass), and with the
number of its verbs hidden."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from newslint.kinds.suspect.wordpiece import NUMBER_HIDDEN, WordPiece
from training.suspect.damage import KINDS, damaged
from training.suspect.forms import Words
from training.suspect.hidden import number_of
from training.suspect.parsed import Damaged, Parsed, joined

UNLABELLED = -100
_LONGEST = 75
_SHORTEST_DAMAGED = 6
_OWN_ARTICLE, _STRANGER_FOLLOWS = 0.6, 0.6
_POOL = 3000


class Example(NamedTuple):
    """`labels`: the kind of damage at the first piece of each word, UNLABELLED elsewhere; `numbers`: that
    of each hidden verb, likewise. `kind` is UNLABELLED where verbs are hidden."""

    ids: list[int]
    cases: list[int]
    labels: list[int]
    numbers: list[int]
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
    return Example(read.ids, read.cases, labels, [UNLABELLED] * len(labels), kind)


def numbered(s: Parsed, pieces: WordPiece, verbs: Mapping[str, str]) -> Example | None:
    """The sentence with the number of its verbs hidden; None where it has no verb of `verbs`."""
    if not any(word in verbs for word in s.words):
        return None
    numbers, at = {}, 0
    for word, space, tag in zip(s.words, s.spaces, s.tags, strict=True):
        numbers[at] = number_of(word, tag)
        at += len(word) + space
    read = pieces(joined(s.words, s.spaces), verbs)
    none = [UNLABELLED] * len(read.ids)
    labels = list(none)
    for first, start, _ in read.words:
        if read.cases[first] == NUMBER_HIDDEN:
            labels[first] = numbers.get(start, UNLABELLED)
    return Example(read.ids, read.cases, none, labels, UNLABELLED)


def examples(
    sentences: list[Parsed], words: Words, pieces: WordPiece, verbs: Mapping[str, str], r: Random
) -> Iterator[Example]:
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
            if hidden := numbered(s, pieces, verbs):
                yield hidden
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
