"""Make what is written from the program itself: docs/rules.md and the recorded output in README.md.

python docs/build.py            # write both
python docs/build.py --check    # exit 1 if one of them is out of date
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from newslint.model import Example, Rule
from newslint.rulebook import load_rules

REPOSITORY = Path(__file__).resolve().parents[1]
RULES, README = REPOSITORY / "docs" / "rules.md", REPOSITORY / "README.md"
COMMAND = "python docs/build.py"
ABOUT = {
    "artefacts": "Leftovers of the page that a text was copied from; whole lines are flagged.",
    "characters": "Characters that were damaged on their way.",
    "grammar": "What the embedded grammar engine finds, of its rules those that hold for news.",
    "names": "One name spelled two ways.",
    "newslint": "About the run itself.",
    "sentences": "Sentences that are cut off, glued, doubled or unbalanced.",
    "style": "What is only uneven. Off unless selected; at most one finding an article.",
}
_OUTPUT = re.compile(r"(<!-- output: (.+?) -->\n```\n)(.*?)(```\n)", re.DOTALL)


def main() -> None:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    stale = []
    for path, text in made().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(REPOSITORY))
            if not args.check:
                path.write_text(text, encoding="utf-8")
    if stale:
        print(f"{'out of date' if args.check else 'written'}: {', '.join(map(str, stale))}")
    sys.exit(int(args.check and bool(stale)))


def made() -> dict[Path, str]:
    """Path -> what it should hold."""
    return {RULES: reference(load_rules()), README: recorded(README.read_text(encoding="utf-8"))}


def recorded(readme: str) -> str:
    """The README with the real output of each command that it shows."""
    return _OUTPUT.sub(lambda m: m.group(1) + output(m.group(2).split()) + m.group(4), readme)


def output(arguments: list[str]) -> str:
    """What newslint prints to a file or a pipe."""
    with tempfile.TemporaryDirectory() as cache:
        env = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR")}
        done = subprocess.run(
            [sys.executable, "-m", "newslint", *arguments],
            cwd=REPOSITORY, env={**env, "NEWSLINT_CACHE_DIR": cache}, capture_output=True, check=False,
        )  # fmt: skip
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return done.stdout.decode().strip("\n") + "\n"


def reference(rules: tuple[Rule, ...]) -> str:
    """All rules by category."""
    out = [
        "# Rules",
        "",
        f"Made by `{COMMAND}` from `rules/`. {len(rules)} rules; `newslint explain RULE` says the same.",
    ]
    for category, members in groupby(rules, key=lambda r: r.category):
        out += ["", f"## {category}/", "", ABOUT.get(category, "")]
        for rule in members:
            out += ["", f"### {rule.id}", "", *entry(rule)]
    return "\n".join(out) + "\n"


def entry(rule: Rule) -> list[str]:
    """One rule: what it says, why, how sure it is, what it flags and what it leaves alone."""
    how = "estimated" if rule.estimated else "measured"
    facts = [
        rule.severity,
        f"confidence {rule.confidence:.2f} ({how})",
        f"languages: {', '.join(rule.languages)}",
    ]
    if rule.options.get("fix"):
        facts.append(f"{rule.safety} fix")
    elif rule.mends:
        facts.append("has a fix")
    if not rule.default:
        facts.append("off unless selected")
    if rule.renamed_from:
        facts.append(f"formerly {', '.join(rule.renamed_from)}")
    out = [f"{escaped(rule.summary)}.", "", escaped(rule.why), "", f"*{'; '.join(facts)}*"]
    if rule.examples:
        out += ["", *(f"- {'flagged' if e.spans else 'left alone'}: {code(shown(e))}" for e in rule.examples)]
    return out


def shown(example: Example) -> str:
    """An example on one line, with [[ ]] around what is flagged."""
    text, at = "", 0
    for start, end in example.spans:
        text += example.text[at:start] + "[[" + example.text[start:end] + "]]"
        at = end
    text += example.text[at:]
    printable = "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)
    return printable.replace("\n", "↵")


def code(text: str) -> str:
    """`text` as inline code, whatever backticks it holds."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def escaped(text: str) -> str:
    """`text` without Markdown of its own."""
    return re.sub(r"([\\*_<\[\]|])", r"\\\1", " ".join(text.split()))


if __name__ == "__main__":
    main()
