"""`.newslint.yml` or `[tool.newslint]` in pyproject.toml: found upward from a file, validated."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from newslint.model import Rule, Severity
from newslint.rulebook.select import Selection
from newslint.yamlfile import FileError, Located, read_yaml, unreadable

FILE_NAMES = (".newslint.yml", ".newslint.yaml")
DEFAULT_EXCLUDE = (
    ".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".cache", ".tox", "site-packages",
    "removed.jsonl", "*.removed.jsonl",  # what `clean` took out of articles
)  # fmt: skip
NAME_PAIRS = ("names/inconsistent-spelling", "names/inconsistent-capitals", "names/house-inconsistent")
"""Rules whose findings are a pair of spellings, which `names:` settles."""
Strings = tuple[str, ...]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Names settled for good: pairs that are two names, spellings that are right as they stand."""

    distinct: tuple[tuple[str, str], ...] = ()
    accept: Strings = ()


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Which engines check grammar, with which selection, and what a failure of one means."""

    engines: tuple[Literal["harper", "languagetool"], ...] = ("harper",)
    selection: Literal["news", "strict", "all"] = "news"
    on_failure: Literal["error", "warn"] = "error"
    language: Literal["en", "en-US", "en-GB"] = "en"
    languagetool: dict[str, Any] = {}


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """All settings; keys in files are spelled with hyphens. `docs/configuration.md` explains each."""

    select: Strings = ("ALL",)
    ignore: Strings = ()
    extend_select: Strings = ()
    min_confidence: Share = 0.0
    fail_level: Severity = "warning"
    languages: Strings = ("en",)
    exclude: Strings = DEFAULT_EXCLUDE
    extend_exclude: Strings = ()
    force_exclude: bool = False
    per_file_ignores: dict[str, Strings] = {}
    rule_folders: Strings = ()
    rule_packages: Strings = ()
    options: dict[str, dict[str, Any]] = {}
    names: Names = Names()
    grammar: Grammar = Grammar()
    fields: Strings = ("text", "body", "content", "article")
    front_matter: Strings = ("title", "headline", "description", "summary", "subtitle")
    group_field: str = ""
    collection: bool = False
    names_index: str = ""
    baseline: str = ""
    extends: Strings | str = ()
    deep: bool = False

    @property
    def selection(self) -> Selection:
        """What the configuration selects."""
        return Selection(self.select, self.ignore, self.extend_select)


class Settings(msgspec.Struct, frozen=True):
    """A configuration and the folder that its relative paths start from.

    `origins`: for each key that some file sets, that file and the line in it. `written`: the
    configuration as the files have it, without the options of a command line.
    """

    config: Config
    root: Path
    file: str | None = None
    origins: dict[str, str] = {}
    written: Config = Config()


def find_settings(start: Path, cache: dict[Path, Settings | None]) -> Settings | None:
    """The nearest configuration at or above folder `start`; `cache` remembers folders."""
    if start in cache:
        return cache[start]
    found = None
    for name in (*FILE_NAMES, "pyproject.toml"):
        path = os.path.join(start, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
            found = load_settings(Path(path))
            break
    if found is None and start.parent != start:
        found = find_settings(start.parent, cache)
    cache[start] = found
    return found


def load_settings(path: Path, *, trusted: bool = False) -> Settings:
    """The configuration in one file and those that it extends; FileError names what is wrong and where.

    `trusted`: the file was named on the command line and may extend files outside of its project.
    """
    located = _read(path)
    config = located.convert(Config)
    origins = {k: f"{path}:{located.lines.get((k,), 1)}" for k in located.data}
    if config.extends:
        from newslint.extends import extended

        data, inherited = extended(path, located, _read, trusted=trusted)
        config = Located(str(path), data, {}).convert(Config)
        origins = inherited | origins
    return Settings(config, path.resolve().parent, str(path), origins, config)


def _read(path: Path) -> Located:
    """The mapping in a configuration file, validated by itself."""
    located = _read_toml(path) if path.suffix == ".toml" else read_yaml(path)
    if located.data is None:
        located.data = {}
    if not isinstance(located.data, dict):
        raise FileError(str(path), 1, "a configuration is a mapping of keys like `select:`")
    located.convert(Config)
    return located


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"tool.newslint" in file.read()
    except OSError:
        return False


def _read_toml(path: Path) -> Located:
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[no-redef,import-not-found,unused-ignore]
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(str(path), error) from None
    except tomllib.TOMLDecodeError as error:
        raise FileError(str(path), 0, f"is no valid TOML: {error}") from None
    return Located(str(path), data.get("tool", {}).get("newslint"), _lines_of_table(text))


def _lines_of_table(text: str) -> dict[tuple[str | int, ...], int]:
    """The line of the table and of each of its keys, read off the text: TOML keeps no places."""
    import re

    found: dict[tuple[str | int, ...], int] = {}
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\s*tool\.newslint\s*(?:\.\s*\"?([\w-]+))?", line)
        if head:
            found.setdefault((), number)
            found.setdefault((head[1],) if head[1] else (), number)
        if line.lstrip().startswith("["):
            inside = head is not None and head[1] is None
        key = re.match(r"\s*\"?([\w-]+)\"?\s*[.=]", line)
        if inside and key:
            found.setdefault((key[1],), number)
    return found


def apply_options(rules: tuple[Rule, ...], settings: Settings) -> tuple[Rule, ...]:
    """`rules` with the configuration's `options:` merged in; FileError for what does not fit."""
    from newslint.rulebook.configure import configured

    config = settings.config
    extra = {key: dict(value) for key, value in config.options.items()}
    if config.names != Names():
        for rule in (
            "names/inconsistent-spelling",
            "names/inconsistent-capitals",
            "names/house-inconsistent",
        ):
            own = extra.setdefault(rule, {})
            own.setdefault("distinct", [list(p) for p in config.names.distinct])
            own.setdefault("accept", list(config.names.accept))
    for known in rules:
        if told := _engine_options(known, config.grammar):
            extra[known.id] = {**told, **extra.get(known.id, {})}
    if not extra:
        return rules
    file = settings.file or "command line"
    return configured(rules, extra, file, settings.origins.get("options", file))


def _engine_options(rule: Rule, grammar: Grammar) -> dict[str, Any]:
    """What every rule of an engine is told: the house's dialect, and how the engine is reached."""
    told: dict[str, Any] = {}
    if rule.kind in ("harper", "languagetool") and grammar.language != "en":
        told["dialect"] = grammar.language
    if rule.kind == "languagetool" and grammar.languagetool:
        told["server"] = grammar.languagetool
    return told
