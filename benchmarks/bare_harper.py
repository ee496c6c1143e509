"""The embedded grammar engine by itself: start it and lint every file, with its own default rules.

Run with the interpreter of newslint's environment: python benchmarks/bare_harper.py PATH
"""

import sys
from pathlib import Path

import harper


def main() -> None:
    """Count what the engine finds in a file or in all .txt files of a folder."""
    top = Path(sys.argv[1])
    linter = harper.Linter()
    found = 0
    for path in [top] if top.is_file() else sorted(top.rglob("*.txt")):
        found += len(linter.lint(path.read_text(encoding="utf-8")))
    print(found)


if __name__ == "__main__":
    main()
