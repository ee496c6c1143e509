"""One changed article with a kept LanguageTool server: what newslint costs beside the server's own time.

    newslint engines install languagetool        # once
    python benchmarks/kept_server.py             # 20 made articles, nine rounds

The first run starts the server and reads all articles. In every round one word of one article is
changed twice: newslint checks the folder with one change, and the server is asked bare about the
other, first or second in turn. The difference of the two wall-clock times is newslint's.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import NamedTuple

import corpus
import environments
from measure import measure

from newslint.engines.languagetool import server
from newslint.engines.languagetool.answers import question

CONFIG = "grammar: {engines: [languagetool], languagetool: {patience: 300, timeout: 300}}\n"
CHECK = ("check", "--output-format", "concise", "--quiet")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAILING = (2,)


class Round(NamedTuple):
    """Seconds: newslint's wall clock and CPU time, the wall clock of the bare request."""

    wall: float
    cpu: float
    bare: float


def changed(text: str, rng: random.Random) -> str:
    """`text` with a sentence more: only that one is new to a server that remembers sentences."""
    number, day = rng.randint(100, 99_999), rng.choice(DAYS)
    return f"{text.rstrip()} The next meeting, number {number}, will be held on {day}.\n"


def ask(port: int, text: str) -> float:
    """Wall-clock seconds of the request that newslint makes for `text`."""
    body = question("\n\n".join(line for line in text.split("\n") if line.strip()), "en")
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    before = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("POST", "/v2/check", body, kind)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"the server answered HTTP {answer.status}")
    return time.monotonic() - before


def one_round(number: int, place: Path, check: Callable[[], tuple[float, float]], port: int) -> Round:
    """Two changes of one article: one for newslint, one for the server alone."""
    rng, text = random.Random(number), place.read_text(encoding="utf-8")
    bare = ask(port, changed(text, rng)) if number % 2 else 0.0
    place.write_text(changed(text, rng), encoding="utf-8")
    wall, cpu = check()
    place.write_text(text, encoding="utf-8")
    return Round(wall, cpu, bare or ask(port, changed(text, rng)))


def spread(values: list[float]) -> str:
    """Median, least and most."""
    return f"{median(values):6.2f} ({min(values):.2f}-{max(values):.2f})"


def report(rounds: list[Round]) -> str:
    """The table: seconds, median of the rounds (least-most)."""
    rows = [
        (spread([r.wall for r in rounds]), "newslint, wall clock"),
        (spread([r.bare for r in rounds]), "the server's own time, wall clock"),
        (spread([r.wall - r.bare for r in rounds]), "the difference of each round: newslint's overhead"),
        (spread([r.cpu for r in rounds]), "newslint, CPU time"),
    ]
    return "".join(f"{figures:>20}  {name}\n" for figures, name in rows)


def run(newslint: Path, args: argparse.Namespace, folder: Path) -> list[Round]:
    """Start the server by a first run, then the rounds."""
    articles = folder / "articles"
    corpus.write(articles, corpus.texts(args.data, args.kind, args.articles))
    (articles / ".newslint.yml").write_text(CONFIG)
    command = (newslint, *CHECK, articles)

    def check() -> tuple[float, float]:
        used = measure(command, os.environ, FAILING)
        return used.wall, used.cpu

    check()
    [(state, _)] = server.all_running()
    places = sorted(articles.rglob("*.txt"))
    ask(state.port, places[0].read_text(encoding="utf-8"))
    return [one_round(n, places[n % len(places)], check, state.port) for n in range(args.rounds)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, help="JSONL (.xz too) with a field `text`; else made articles")
    parser.add_argument("--kind", help="of the data, only records whose field `kind` is this")
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newslint-benchmark-") as name:
        os.environ["NEWSLINT_CACHE_DIR"] = f"{name}/cache"
        newslint, before = environments.program("newslint"), os.getloadavg()[0]
        try:
            rounds = run(newslint, args, Path(name))
        finally:
            server.stop_all()
    load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores"
    print(f"{args.articles} articles, one of them changed; seconds, median of {args.rounds} rounds; {load}")
    print(report(rounds), end="")


if __name__ == "__main__":
    main()
