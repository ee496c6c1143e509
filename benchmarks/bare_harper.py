"""The embedded grammar engine by itself: start it and lint every file.

Run with the interpreter of newslint's environment: python benchmarks/bare_harper.py PATH [RULE...]
Without rules it runs with its own default ones.
"""

import sys
from pathlib import Path

import harper


def main() -> None:
    """Count what the engine finds in a file or in all .txt files of a folder."""
    top, rules = Path(sys.argv[1]), frozenset(sys.argv[2:])
    linter = harper.Linter()
    if rules:
        linter.set_lint_config({rule: rule in rules for rule in harper.get_default_lint_config()})
    found = 0
    for path in [top] if top.is_file() else sorted(top.rglob("*.txt")):
        found += len(linter.lint(path.read_text(encoding="utf-8")))
    print(found)


if __name__ == "__main__":
    main()
