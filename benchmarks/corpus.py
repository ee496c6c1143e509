"""Articles to measure on: made from templates by a seed, or read from a JSONL file.

python benchmarks/corpus.py FOLDER --articles 2000           # the same files on every machine
python benchmarks/corpus.py FOLDER --data records.jsonl.xz   # records with a field `text`
python benchmarks/corpus.py records.jsonl --articles 100000  # one file, one record a line
"""

import argparse
import json
import lzma
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

TEMPLATES = Path(__file__).with_name("templates.txt")
MEAN_BYTES = 4500
_SLOT = re.compile(r"\{(\w+)\}")
_LISTS = {"T": "town", "U": "town", "R": "region", "O": "organisation", "Q": "organisation", "J": "office",
          "K": "office", "thing": "thing"}  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def templates() -> dict[str, list[str]]:
    """Section -> its lines."""
    sections: dict[str, list[str]] = {}
    for line in TEMPLATES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = lines = []
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


class Writer:
    """One article: its cast stays the same from headline to close."""

    def __init__(self, sections: dict[str, list[str]], rng: random.Random) -> None:
        self.sections, self.rng = sections, rng
        self.cast = {slot: rng.choice(sections[name]) for slot, name in _LISTS.items()}
        while self.cast["U"] == self.cast["T"]:
            self.cast["U"] = rng.choice(sections["town"])
        last = rng.sample(sections["last"], 3)
        first = rng.sample(sections["first"], 3)
        self.people = {slot: (f, name) for slot, f, name in zip("ABC", first, last, strict=True)}
        self.known: set[str] = set()

    def text(self, size: int) -> str:
        """An article of about `size` characters."""
        lead, close = self.pick("lead"), self.pick("close")
        body = self.rng.sample(self.sections["body"], len(self.sections["body"]))
        quotes = self.rng.sample(self.sections["quote"], len(self.sections["quote"]))
        out, length = [self.fill(self.pick("headline")), self.fill(lead)], 0
        while length < size and body:
            count = min(len(body), self.rng.choice((1, 1, 2, 2, 3)))
            sentences = [body.pop() for _ in range(count)]
            if quotes and self.rng.random() < 0.35:
                sentences = [quotes.pop()] if self.rng.random() < 0.5 else [*sentences, quotes.pop()]
            out.append(self.fill(" ".join(sentences)))
            length += len(out[-1])
        return "\n\n".join([*out, self.fill(close)]) + "\n"

    def pick(self, section: str) -> str:
        """Any line of a section."""
        return self.rng.choice(self.sections[section])

    def fill(self, line: str) -> str:
        """`line` with every slot filled, with a capital at its start."""
        filled = _SLOT.sub(self.slot, line)
        return re.sub(r"(^|[.!?]\"? )([a-z])", lambda m: m.group(1) + m.group(2).upper(), filled)

    def slot(self, match: re.Match[str]) -> str:
        """What stands for one slot."""
        name, rng = match.group(1), self.rng
        if name.upper() in self.people and len(name) == 1:
            person = self.people[name.upper()]
            new = name.upper() not in self.known
            self.known.add(name.upper())
            return " ".join(person) if new else person[1]
        if name in self.cast:
            return self.cast[name]
        numbers = {
            "n": rng.randint(3, 19),
            "N": f"{rng.randint(120, 19_000):,}",
            "y": rng.randint(1952, 2031),
            "k": rng.randint(11, 140),
            "p": f"{rng.randint(11, 99) / 10} per cent",
            "m": f"€{rng.randint(2, 900)} million",
        }
        if name in numbers:
            return str(numbers[name])
        return rng.choice(_DAYS if name == "d" else _MONTHS)


def made(articles: int, seed: int = 1) -> Iterator[str]:
    """`articles` texts; the same for the same seed. Lengths as in a newspaper: many short, few long."""
    rng = random.Random(seed)
    sections = templates()
    for _ in range(articles):
        size = min(25_000, max(500, rng.lognormvariate(0, 0.6) * MEAN_BYTES * 0.82))
        yield Writer(sections, rng).text(int(size))


def read(path: Path, kind: str | None = None) -> Iterator[str]:
    """The texts of a JSONL file (.xz too); of records with a field `kind` only those of `kind`."""
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if kind is None or record.get("kind", kind) == kind:
                yield record["text"]


def texts(data: Path | None, kind: str | None, articles: int) -> list[str]:
    """At most `articles` texts of a file, or as many as asked for from the templates."""
    return list(islice(read(data, kind), articles) if data else made(articles))


def write(folder: Path, articles: list[str]) -> int:
    """One file an article, a hundred a folder; returns the bytes written."""
    size = 0
    for number, text in enumerate(articles):
        path = folder / f"{number // 100:03d}" / f"{number:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        path.write_bytes(data)
        size += len(data)
    return size


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--kind")
    args = parser.parse_args()
    if args.target.suffix == ".jsonl":
        with args.target.open("w", encoding="utf-8") as file:
            for number, text in enumerate(texts(args.data, args.kind, args.articles)):
                file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
        print(f"{args.target}: {args.target.stat().st_size:,} bytes")
    else:
        size = write(args.target, texts(args.data, args.kind, args.articles))
        print(f"{args.target}: {size:,} bytes")


if __name__ == "__main__":
    main()
