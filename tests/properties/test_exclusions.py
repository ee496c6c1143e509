"""One test of a path says what asking its name and the whole of it for each pattern would say."""

from fnmatch import fnmatchcase
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from newslint.config import Config, Settings
from newslint.discovery import excluded

PARTS = st.lists(st.text("ab.\n", min_size=1, max_size=3), min_size=1, max_size=3)
PATTERNS = st.lists(st.text("ab./*?[]", min_size=1, max_size=5), max_size=3)


@given(PARTS, PATTERNS)
@example(["old", "draft.txt"], ["draft*"])
@example(["draft", "news.txt"], ["draft*"])
@example(["a", "b", "c"], ["b/*"])
@example(["a", "b.txt"], ["a/b.txt"])
@example(["a", "b"], ["a/"])
@example(["b", "a"], ["a/"])
def test_a_path_is_excluded_by_its_name_or_by_all_of_it(parts: list[str], patterns: list[str]) -> None:
    path, name = "/".join(parts), parts[-1]
    settings = Settings(Config(exclude=tuple(patterns)), Path("/news"))
    plain = [p.rstrip("/") for p in patterns]
    assert excluded(path, settings) == any(fnmatchcase(name, p) or fnmatchcase(path, p) for p in plain)
