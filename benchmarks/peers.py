"""newslint beside codespell and proselint: start-up, throughput, memory, as ratios within one run.

    python benchmarks/peers.py                                   # 2,000 made articles, five rounds
    python benchmarks/peers.py --data articles.jsonl.xz          # records with a field `text`
    python benchmarks/peers.py --rounds 3 --articles 500 --only start

Every round runs every command once, so that a ratio compares neighbours in time. CPU time, not
wall-clock time; the median of the rounds and, in brackets, the least and the most.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

import corpus
import environments
from measure import Use, measure

HARPER = Path(__file__).with_name("bare_harper.py")
CATEGORIES = ("artefacts", "characters", "names", "sentences")
NO_GRAMMAR = ("--ignore", "grammar")
HARPER_ALONE = ("--select", "grammar/harper")
FIXED = ("--isolated", "--no-cache", "-j", "1", "--output-format", "concise", "--quiet")


class Case(NamedTuple):
    """One command; `size` is the bytes it reads, `group` the table it belongs to."""

    group: str
    name: str
    command: tuple[str | Path, ...]
    size: int
    failing: tuple[int, ...] = (2,)


class Setting(NamedTuple):
    """Folders that the cases read, with their sizes: all articles, a few of them, a single one."""

    all: Path
    few: Path
    one: Path
    sizes: tuple[int, int, int]


def cases(setting: Setting) -> list[Case]:
    """All commands; the first of a group is what the others are compared with."""
    newslint = environments.program("newslint")
    codespell, proselint = environments.program("codespell"), environments.program("proselint")
    python = newslint.parent / "python"
    total, few, one = setting.sizes
    check = (newslint, "check", *FIXED)
    start = [
        Case("start", "codespell", (codespell, setting.one), one, ()),
        Case("start", "newslint, all but grammar", (*check, *NO_GRAMMAR, setting.one), one),
        Case("start", "proselint", (proselint, "check", setting.one), one, ()),
        Case("start", "Python alone", (python, "-c", "pass"), one),
    ]
    through = [
        Case("throughput", "codespell", (codespell, setting.all), total, ()),
        Case("throughput", "newslint, all but grammar", (*check, *NO_GRAMMAR, setting.all), total),
        *(
            Case("throughput", f"newslint, {c}", (*check, "--select", c, setting.all), total)
            for c in CATEGORIES
        ),
        Case("throughput", "proselint (a few)", (proselint, "check", setting.few), few, ()),
        Case("throughput", "newslint, with grammar (a few)", (*check, setting.few), few),
    ]
    rules = harper_rules(python)
    grammar = [
        Case("grammar", "harper alone, one article", (python, HARPER, setting.one, *rules), one),
        Case("grammar", "newslint, harper's rules, one article", (*check, *HARPER_ALONE, setting.one), one),
        Case("grammar", "newslint, default, one article", (*check, setting.one), one),
        Case("grammar", "harper alone (a few)", (python, HARPER, setting.few, *rules), few),
        Case("grammar", "newslint, harper's rules (a few)", (*check, *HARPER_ALONE, setting.few), few),
        Case("grammar", "newslint, grammar (a few)", (*check, "--select", "grammar", setting.few), few),
    ]
    return [*start, *through, *grammar]


def harper_rules(python: Path) -> list[str]:
    """Harper's own names of the rules that newslint runs by default, spelling with them."""
    code = (
        "from newslint.rulebook import shipped_folder as f;"
        "from newslint.rulebook.load import read_rule_file;"
        "rules = read_rule_file(f() / 'grammar' / 'harper.yml', f());"
        "print(*(e for r in rules if 'news' in r.options['selection'] for e in r.options['engine-rules']))"
    )
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def prepare(folder: Path, args: argparse.Namespace) -> Setting:
    """Write the articles."""
    texts = corpus.texts(args.data, args.kind, args.articles)
    one = min(texts, key=lambda t: abs(len(t) - 4000))
    few = texts[:: max(1, len(texts) // args.few)]
    sizes = tuple(corpus.write(folder / n, t) for n, t in (("all", texts), ("few", few), ("one", [one])))
    return Setting(folder / "all", folder / "few", folder / "one" / "000" / "00000.txt", sizes)  # type: ignore[arg-type]


def table(group: str, measured: list[tuple[Case, list[Use]]]) -> str:
    """Ratios first: of time for start-up, of megabytes a CPU second for throughput."""
    base_case, base = measured[0]
    speed = group != "start"
    head = f"{'of ' + base_case.name.split(' (')[0]:>24}  {'CPU s':>7}  {'MB/s':>6}  {'peak MiB':>8}  {group}"
    rows = [head]
    for case, uses in measured:
        if speed:
            ratios = [(case.size / u.cpu) / (base_case.size / b.cpu) for u, b in zip(uses, base, strict=True)]
        else:
            ratios = [u.cpu / b.cpu for u, b in zip(uses, base, strict=True)]
        spread = f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        cpu = median(u.cpu for u in uses)
        peak = median(u.peak for u in uses)
        rate = f"{case.size / cpu / 1e6:6.2f}" if speed else f"{'':6}"
        rows.append(f"{spread:>24}  {cpu:7.3f}  {rate}  {peak:8.0f}  {case.name}")
    what = "x its megabytes a CPU second: more is better" if speed else "x its CPU time: less is better"
    return f"{what}\n" + "\n".join(rows) + "\n"


def pairs(measured: list[tuple[Case, list[Use]]]) -> list[tuple[str, list[tuple[Case, list[Use]]]]]:
    """Tables: a group each, grammar against the bare engine in two."""
    start = [m for m in measured if m[0].group == "start"]
    through = [m for m in measured if m[0].group == "throughput"]
    grammar = [m for m in measured if m[0].group == "grammar"]
    tables = [("start", start), ("throughput", through), ("start", grammar[:3]), ("throughput", grammar[3:])]
    return [t for t in tables if t[1]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, help="JSONL (.xz too) with a field `text`; else made articles")
    parser.add_argument("--kind", help="of the data, only records whose field `kind` is this")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--few", type=int, default=100, help="articles for the slow ones")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["start", "throughput", "grammar"], action="append")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newslint-benchmark-") as name:
        setting = prepare(Path(name), args)
        wanted = [c for c in cases(setting) if not args.only or c.group in args.only]
        environment = {**os.environ, "NEWSLINT_CACHE_DIR": f"{name}/cache", "PYTHONHASHSEED": "0"}
        for case in wanted:  # byte code, file cache and compiled rulebook are at hand when it counts
            if case.group == "start":
                measure(case.command, environment, case.failing)
        uses: list[list[Use]] = [[] for _ in wanted]
        for number in range(args.rounds):
            print(f"round {number + 1} of {args.rounds}", file=sys.stderr)
            for case, kept in zip(wanted, uses, strict=True):
                kept.append(measure(case.command, environment, case.failing))
    tools = ", ".join(f"{p} {environments.version(environments.program(p), p)}" for p in environments.PEERS)
    size = f"{args.articles} articles, {setting.sizes[0] / 1e6:.1f} MB; one of {setting.sizes[2]} bytes"
    print(f"{size}; median of {args.rounds} rounds (least-most)")
    print(f"Python {sys.version.split()[0]}, {tools}\n")
    for group, measured in pairs(list(zip(wanted, uses, strict=True))):
        print(table(group, measured))


if __name__ == "__main__":
    main()
