"""Starting is cheap: nothing heavy is imported before an article needs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.kinds.patterns import compiled
from newslint.rulebook import Plan, load_rules
from newslint.text.article import Article
from newslint.workshop import select

EXAMPLES = Path(__file__).parents[2] / "examples"
CLEAN = EXAMPLES / "lifeboat-station.txt"
HEAVY = {
    "anyascii",
    "click",
    "ftfy",
    "harper",
    "importlib.metadata",
    "inspect",
    "language_tool_python",
    "multiprocessing",
    "numpy",
    "onnxruntime",
    "pathspec",
    "pyarrow",
    "rapidfuzz",
    "regex",
    "rich",
    "sqlite3",
    "tree_sitter",
    "yaml",
}


def imported(folder: Path, cache: Path, *arguments: str) -> set[str]:
    """Names of all modules that `newslint check` imports, the compiled rulebook being at hand."""
    env = {**os.environ, "NEWSLINT_CACHE_DIR": str(cache)}
    command = [sys.executable, "-X", "importtime", "-m", "newslint", "check", *arguments]
    for _ in range(2):
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr[-2000:]
    times = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in times}


def heavy(modules: set[str]) -> set[str]:
    return {name for name in HEAVY if any(m == name or m.startswith(name + ".") for m in modules)}


SHORT = (
    "The council of Tarn voted on Monday to keep its library open for two more years, after 900 people had asked for it. "
    '"It is where I learned to read," said Vera Quist, who is 81. The vote was 12 to 3.\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_bytes(CLEAN.read_bytes())
    return tmp_path


def test_clean_article_imports_nothing_heavy(folder: Path, shared_cache: Path) -> None:
    (folder / "article.txt").write_text(SHORT, encoding="utf-8")
    modules = imported(folder, shared_cache, "--ignore", "grammar", "--no-cache", "article.txt")
    assert "newslint.run" in modules
    assert heavy(modules) == set()


def test_few_patterns_are_compiled_for_a_longer_clean_article(folder: Path, shared_cache: Path) -> None:
    """Each takes a millisecond or more; there are hundreds, nearly all of them never met."""
    rules = load_rules(cache=shared_cache)
    plan = Plan(select(rules, Config(ignore=("grammar",))))
    compiled.cache_clear()
    assert plan.find(Article(CLEAN.read_text(encoding="utf-8"))) == []
    assert compiled.cache_info().misses <= 8


def test_unchanged_article_needs_only_the_database(folder: Path, shared_cache: Path) -> None:
    modules = imported(folder, shared_cache, "article.txt")
    assert heavy(modules) == {"sqlite3"}


def test_an_unusual_option_imports_the_command_line(folder: Path, shared_cache: Path) -> None:
    """The yardstick itself: what is needed is seen."""
    (folder / "article.txt").write_text("The vote is on Tuesday.\n\nSource :\n", encoding="utf-8")
    modules = imported(folder, shared_cache, "--min-confidence", "0", "--no-cache", "article.txt")
    assert "click" in heavy(modules)


def test_listing_commands_imports_none_of_them(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "newslint", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "newslint.cli.check" not in done.stderr
    assert "newslint.run" not in done.stderr
