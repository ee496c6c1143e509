"""What newslint does for a fixed text, counted: the same on every machine, which no clock is.

    python benchmarks/work.py                 the table as it is now
    python benchmarks/work.py --update        write it to work.tsv, and findings.tsv with it
    python benchmarks/work.py --data FILE     number and digest of the findings in your own articles

`work.tsv`: per million characters of made articles, how often a pattern of `re` and of `regex` is
searched, how often an automaton goes over a text, how many literals it meets, and how many pairs of a
line and a pattern are looked at in Python. `findings.tsv`: number and SHA-256 of the findings in made
articles and in the project's examples, by category; a change that updates it says why.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import corpus
import msgspec

from newslint.config import Config, Settings
from newslint.discovery import Target
from newslint.kinds.line_gate import LineGate
from newslint.run import Options, Workshop, run_bytes
from newslint.text.literals import LiteralIndex

HERE = Path(__file__).parent
WORK, FINDINGS = HERE / "work.tsv", HERE / "findings.tsv"
EXAMPLES = HERE.parent / "examples"
ARTICLES = 60
CATEGORIES = ("artefacts", "characters", "names", "sentences", "style")
PATTERNS = {"re.Pattern": "searches with re", "_regex.Pattern": "searches with regex"}


def linter(categories: tuple[str, ...]) -> Callable[[str, str], list[Any]]:
    """(name, text) -> diagnostics, by all rules of the categories."""
    workshop = Workshop(lambda config: config, Settings(Config(select=categories), HERE))
    target = workshop.settings_of(HERE)

    def lint(name: str, text: str) -> list[Any]:
        result = run_bytes(text.encode(), Target(name, target), workshop, Options(cache=False))
        assert not result.problems, result.problems
        return result.diagnostics

    return lint


@contextmanager
def counted(counts: Counter[str]) -> Iterator[None]:
    """Add what is done inside the block to `counts`."""
    find, candidates = LiteralIndex.find, LineGate.candidates

    def found(self: LiteralIndex, key: bytes) -> Any:
        hits = find(self, key)
        counts["automaton passes"] += 1
        counts["literals met"] += len(hits)
        return hits

    def looked_at(self: LineGate, *arguments: Any) -> Any:
        pairs = candidates(self, *arguments)
        counts["lines and patterns"] += len(pairs)
        return pairs

    def called(_frame: Any, event: str, function: Any) -> None:
        if event == "c_call":
            kind = type(getattr(function, "__self__", None))
            name = PATTERNS.get(f"{kind.__module__}.{kind.__qualname__}")
            if name:
                counts[name] += 1

    LiteralIndex.find, LineGate.candidates = found, looked_at  # type: ignore[method-assign]
    sys.setprofile(called)
    try:
        yield
    finally:
        sys.setprofile(None)
        LiteralIndex.find, LineGate.candidates = find, candidates  # type: ignore[method-assign]


def work() -> dict[str, int]:
    """The counts for a million characters; patterns and lists are read before counting begins."""
    lint = linter(CATEGORIES[:-1])
    texts = list(corpus.made(ARTICLES))
    for text in texts:
        lint("article.txt", text)
    counts: Counter[str] = Counter()
    with counted(counts):
        for text in texts:
            lint("article.txt", text)
    size = sum(map(len, texts))
    return {name: round(counts[name] * 1e6 / size) for name in sorted(counts)}


def digest(texts: Iterable[tuple[str, str]], categories: tuple[str, ...]) -> tuple[int, str]:
    """Number of findings, and the SHA-256 of all that is said of them."""
    lint, total, state = linter(categories), 0, hashlib.sha256()
    for name, text in texts:
        for diagnostic in lint(name, text):
            total += 1
            state.update(msgspec.json.encode(diagnostic) + b"\n")
    return total, state.hexdigest()


def own_texts() -> list[tuple[str, str]]:
    """Made articles, and the examples of the project."""
    files = sorted(p for p in EXAMPLES.glob("*.*") if p.suffix in (".txt", ".md", ".html"))
    shown = [(p.name, p.read_text(encoding="utf-8")) for p in files if p.name != "README.md"]
    return [*shown, *((f"{i:03d}.txt", text) for i, text in enumerate(corpus.made(ARTICLES)))]


def findings(texts: list[tuple[str, str]]) -> dict[str, str]:
    """Category -> number and digest."""
    made = {c: digest(texts, (c,)) for c in CATEGORIES}
    return {c: f"{number}\t{sha}" for c, (number, sha) in made.items()}


def table(rows: dict[str, Any]) -> str:
    """Names and values, a line each."""
    return "".join(f"{name}\t{value}\n" for name, value in rows.items())


def read(path: Path) -> dict[str, str]:
    """A table as it is recorded."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: rest for name, _, rest in (line.partition("\t") for line in lines)}


def main() -> None:
    """Print, or write, what was counted and found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="write both tables")
    parser.add_argument("--data", type=Path, help="JSONL (.xz too) with a field `text`: digest its findings")
    parser.add_argument("--kind", help="of those, records whose field `kind` says so")
    args = parser.parse_args()
    if args.data:
        texts = [(f"{i:06d}.txt", t) for i, t in enumerate(corpus.read(args.data, args.kind))]
        print(table(findings(texts)), end="")
        return
    tables = {WORK: table(work()), FINDINGS: table(findings(own_texts()))}
    for path, text in tables.items():
        if args.update:
            path.write_text(text, encoding="utf-8")
        print(text)


if __name__ == "__main__":
    main()
