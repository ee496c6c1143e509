"""The program as users meet it: a folder of articles, a few rules of the house, a command line."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

RULES = {
    "house/label": """\
kind: line
message: "Label left over"
severity: error
languages: [any]
confidence: 0.8
match: ['(?i)source ?:']
fix: delete-line
why: "A label with nothing behind it."
examples:
  - bad: "[[Source :]]"
  - bad: "It rained.\\n[[SOURCE:]]"
  - good: "Source: the ministry."
  - good: "The source: a tap."
""",
    "house/typo": """\
kind: substitution
message: "“{found}” is a slip of the keyboard"
severity: warning
languages: [any]
confidence: 0.7
swap: {'\\bteh\\b': the, '\\bharbuor\\b': harbour}
fix: replace
why: "It is spelled wrong."
examples:
  - bad: "Near [[teh]] quay."
  - bad: "In the [[harbuor]]."
  - good: "Tehran is a city."
  - good: "The harbour is open."
""",
    "house/spelling": """\
kind: substitution
message: "The house writes {instead}"
severity: warning
languages: [any]
confidence: 0.6
safety: unsafe
swap: {'\\bKiyev\\b': Kyiv}
fix: replace
why: "House style."
examples:
  - bad: "In [[Kiyev]]."
  - bad: "[[Kiyev]] said no."
  - good: "In Kyiv."
  - good: "Kiyevsky station is in Moscow."
""",
    "house/vague": """\
kind: existence
message: "“very” says nothing"
severity: info
languages: [any]
confidence: 0.4
match: ['\\bvery\\b']
why: "Empty word."
examples:
  - bad: "A [[very]] long day."
  - bad: "It is [[very]] late."
  - good: "Every day."
  - good: "The delivery came."
""",
}
CONFIG = "select: [house, newslint]\nrule-folders: [house-rules]\n"
DIRTY = "The ferry left teh harbuor at dawn.\n\nSource :\n\nIt was very late in Kiyev.\n"


class Done(msgspec.Struct):
    """What came of a call."""

    code: int
    out: str
    err: str

    def lines(self) -> list[dict]:
        """Standard output read as JSON lines."""
        return [msgspec.json.decode(line) for line in self.out.splitlines()]


class House:
    """A folder with a configuration and rules of its own."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root, self.cache = root, cache

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def environment(self, **more: str) -> dict[str, str]:
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
        return env | {"NEWSLINT_CACHE_DIR": str(self.cache), **more}

    def run(self, *arguments: str, stdin: bytes | str = b"", env: dict | None = None, **more) -> Done:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        command = [sys.executable, "-m", "newslint", *map(str, arguments)]
        more.setdefault("cwd", self.root)
        done = subprocess.run(
            command, input=data, capture_output=True, env=self.environment(**(env or {})), timeout=120, **more
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def check(self, *arguments: str, **more) -> Done:
        return self.run("check", *arguments, **more)

    def found(self, *arguments: str, **more) -> list[tuple]:
        """(path, rule, text) of every finding."""
        done = self.check("--output-format", "jsonl", *arguments, **more)
        return [(d["path"], d["rule"], d["text"]) for d in done.lines()]


def furnish(root: Path, cache: Path) -> House:
    house = House(root, cache)
    house.write(".newslint.yml", CONFIG)
    for rule, text in RULES.items():
        house.write(f"house-rules/{rule}.yml", text)
    return house
