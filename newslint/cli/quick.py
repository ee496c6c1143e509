"""The usual ways to call `newslint check`, read without click, whose import is a quarter of a start.

Only what is listed here; anything else, errors and help too, is click's business. That both read a
command line alike is tested.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newslint.cli.checking import Arguments

_FLAGS = {
    "--no-cache": "no_cache",
    "-n": "no_cache",
    "--isolated": "isolated",
    "--quiet": "quiet",
    "-q": "quiet",
    "--exit-zero": "exit_zero",
    "-e": "exit_zero",
    "--statistics": "statistics",
    "--force-exclude": "force_exclude",
}
_LISTS = {"--select": "select", "--ignore": "ignore", "--extend-select": "extend_select"}
_VALUES = {"--output-format": "output_format", "--fail-level": "fail_level", "--jobs": "jobs", "-j": "jobs"}
_OVERRIDES = ("min_confidence", "grammar_selection", "collection", "deep", "names_index",
              "force_exclude", "baseline", "fail_level")  # fmt: skip
_OVERRIDING_LISTS = ("select", "ignore", "extend_select", "grammar_engine", "languages", "exclude",
                     "extend_exclude")  # fmt: skip


def run(argv: Sequence[str]) -> int | None:
    """The exit code, or None where click has to read the command line (again)."""
    if argv[:1] != ["check"] or any(k.startswith(("NEWSLINT_", "_NEWSLINT")) for k in _told()):
        return None
    arguments = read(argv[1:])
    if arguments is None:
        return None
    from newslint.cli.checking import execute
    from newslint.rulebook import UnknownRule

    try:
        return execute(arguments)
    except UnknownRule:  # nothing is printed yet, and click tells of it with the usage
        return None


def _told() -> set[str]:
    """Names in the environment, without what the command line does not read."""
    return set(os.environ) - {"NEWSLINT_CACHE_DIR"}


def read(argv: Sequence[str]) -> "Arguments | None":
    """The command line of `check` behind its name; None where it holds anything not listed here."""
    from newslint.cli.checking import Arguments

    own: dict[str, Any] = dict.fromkeys(Arguments.__struct_fields__, False)
    own |= dict.fromkeys(("output_file", "stdin_filename", "config", "output", "since", "settle_names"))
    own |= {"output_format": "full", "jobs": 0, "reason": ""}
    overrides: dict[str, Any] = dict.fromkeys(_OVERRIDES) | dict.fromkeys(_OVERRIDING_LISTS, ())
    paths: list[str] = []
    rest = iter(argv)
    for word in rest:
        if not word.startswith("-"):
            paths.append(word)
            continue
        if word in _FLAGS:
            place = own if _FLAGS[word] in own else overrides
            place[_FLAGS[word]] = True
            continue
        name, value = _apart(word)
        value = value or next(rest, "")
        if value.startswith("-") or not value:
            return None
        if name in _LISTS:
            overrides[_LISTS[name]] += tuple(p.strip() for p in value.split(",") if p.strip())
        elif not _set(_VALUES.get(name), value, own, overrides):
            return None
    return Arguments(**{**own, "paths": tuple(paths), "overrides": overrides})


def _apart(word: str) -> tuple[str, str]:
    """The name of an option and the value written with it: `--jobs=4`, `-j4`; "" where the next word is."""
    if not word.startswith("--"):
        return word[:2], word[2:]
    name, given, value = word.partition("=")
    return name, value or (given and "-")  # an empty value is none of the usual ways


def _set(name: str | None, value: str, own: dict[str, Any], overrides: dict[str, Any]) -> bool:
    """Whether `value` is one that the option called `name` takes; then it is set."""
    from newslint.model import SEVERITIES
    from newslint.reporters import REPORTERS

    if name == "jobs" and value.isascii() and value.isdigit():
        own["jobs"] = int(value)
    elif name == "output_format" and value in REPORTERS:
        own["output_format"] = value
    elif name == "fail_level" and value in SEVERITIES:
        overrides["fail_level"] = value
    else:
        return False
    return True
