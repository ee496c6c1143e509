"""Arguments -> files, in a fixed order, with what is git-ignored or excluded left out."""

import os
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newslint.config import Settings
from newslint.readers import SUFFIXES
from newslint.text.codes import compiled_re


class Target(msgspec.Struct, frozen=True):
    """One file to lint: `shown` as reached from the argument given, and its configuration."""

    shown: str
    settings: Settings


class Found(msgspec.Struct):
    """Targets by path, and (path, message) for arguments that could not be used."""

    targets: list[Target]
    problems: list[tuple[str, str]]


SettingsOf = Callable[[Path], Settings]
_FOLDERS = r"(?s:.*/)(?=[^/]*\Z)"
"""A path up to its name."""


class Exclusions(NamedTuple):
    """What is left out, asked of every file: plain names, plain paths from the configuration's folder, and
    a test of such a path for the patterns with wildcards, which may be those of a name, too."""

    names: frozenset[str]
    paths: frozenset[str]
    globs: Callable[[str], Any] | None


def discover(arguments: Sequence[str], settings_of: SettingsOf) -> Found:
    """All files of `arguments`; a file named twice counts once."""
    found: dict[str, Target] = {}
    problems: list[tuple[str, str]] = []
    for argument in arguments:
        if os.path.isdir(argument):
            walker = _Walker(settings_of, problems)
            found.update((t.shown, t) for t in walker.walk(argument))
        elif os.path.exists(argument) or os.path.islink(argument):
            target = _named(argument, settings_of)
            if target:
                found[target.shown] = target
        else:
            problems.append((argument, "no such file or folder; check the path"))
    targets = [found[k] for k in sorted(found)]
    if len(arguments) > 1:  # `a.txt` and `./a.txt` are one file
        first: dict[str, Target] = {}
        for target in targets:
            first.setdefault(os.path.abspath(target.shown), target)
        targets = list(first.values())
    return Found(targets, problems)


def _named(argument: str, settings_of: SettingsOf) -> Target | None:
    """A file given by name is linted whatever its name, unless excludes are forced on it."""
    settings = settings_of(Path(argument).absolute().parent)
    if settings.config.force_exclude:
        path = Path(argument).absolute()
        parts = _relative(path, settings.root)
        if any(excluded("/".join(parts[: i + 1]), settings) for i in range(len(parts))):
            return None
    return Target(argument, settings)


def _relative(path: Path, root: Path) -> tuple[str, ...]:
    try:
        return path.relative_to(root).parts
    except ValueError:
        return path.parts[1:]


def excluded(relative: str, settings: Settings) -> bool:
    """Whether a path relative to the configuration's folder is excluded by name or by path."""
    names, paths, globs = _exclusions(settings)
    if relative.rpartition("/")[2] in names or relative in paths:
        return True
    return globs is not None and globs(relative) is not None


def _exclusions(settings: Settings) -> Exclusions:
    return _sorted_out((*settings.config.exclude, *settings.config.extend_exclude))


@lru_cache(64)
def _sorted_out(patterns: tuple[str, ...]) -> Exclusions:
    plain = frozenset(p.rstrip("/") for p in patterns)
    wild = sorted(p for p in plain if any(c in p for c in "*?["))
    paths = frozenset(p for p in plain if "/" in p)
    tests = [translate(p) for p in wild]
    # A star matches all of a path before a name; what begins with something else is asked of the name, too.
    tests += [_FOLDERS + translate(p) for p in wild if not p.startswith("*")]
    return Exclusions(plain - paths, paths, compiled_re("|".join(tests)).match if tests else None)


class _Walker:
    """Walks one folder given as an argument."""

    def __init__(self, settings_of: SettingsOf, problems: list[tuple[str, str]]) -> None:
        self.settings_of, self.problems = settings_of, problems

    def walk(self, top: str) -> Iterable[Target]:
        """Files below `top` that a reader knows; folders behind symbolic links are not entered."""
        ignores = _Ignores(Path(top).absolute())
        below = [top]
        while below:
            folder = below.pop()
            try:
                with os.scandir(folder) as entries:
                    inside = list(entries)
            except OSError as error:
                self._unreadable(error)
                continue
            absolute = Path(folder).absolute()
            settings = self.settings_of(absolute)
            ignores.enter(absolute)
            prefix = "".join(f"{part}/" for part in _relative(absolute, settings.root))
            here = _Folder(absolute, prefix, _exclusions(settings), ignores)
            folders, files = [], []
            for entry in inside:
                if _is_folder(entry):
                    folders.append(entry)
                elif entry.name.lower().endswith(SUFFIXES):
                    files.append(entry)
            kept = here.kept(folders, are_folders=True)
            below += sorted((e.path for e in kept if not e.is_symlink()), reverse=True)
            for entry in here.kept(files, are_folders=False):
                if _is_read(entry):
                    yield Target(entry.path[2:] if top in (".", "./") else entry.path, settings)

    def _unreadable(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        self.problems.append((str(error.filename), f"cannot be opened: {reason}; check its permissions"))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # said when its turn comes
        return False


def _is_read(entry: "os.DirEntry[str]") -> bool:
    """Not so the pipes and devices that lie among articles: reading would wait for somebody to write."""
    try:
        return entry.is_file() or not os.path.exists(entry.path)
    except OSError:  # said when its turn comes
        return True


class _Folder(NamedTuple):
    """A folder on the way; `prefix` is its path from the configuration's folder, with the slash."""

    path: Path
    prefix: str
    exclusions: Exclusions
    ignores: "_Ignores"

    def kept(self, entries: "list[os.DirEntry[str]]", *, are_folders: bool) -> "list[os.DirEntry[str]]":
        """Those neither excluded nor ignored by git."""
        names, paths, globs = self.exclusions
        left = [e for e in entries if e.name not in names]
        if paths:
            left = [e for e in left if self.prefix + e.name not in paths]
        if globs is not None:
            left = [e for e in left if not globs(self.prefix + e.name)]
        if self.ignores.specs:
            left = [e for e in left if not self.ignores.ignored(self.path, e.name, are_folders)]
        return left


class _Ignores:
    """The .gitignore files from the repository's root down to the folder at hand; only those inside a
    folder that was named although git ignores all of it."""

    def __init__(self, top: Path) -> None:
        self.specs: dict[Path, Any] = {}
        chain = [top, *top.parents]
        root = next((i for i, p in enumerate(chain) if (p / ".git").exists()), None)
        self.active = root is not None
        for folder in reversed(chain[1 : (root or 0) + 1]):
            self.enter(folder)
        for folder in reversed(chain[: root or 0]):
            if self.ignored(folder.parent, folder.name, True):
                self.specs = {k: v for k, v in self.specs.items() if k.is_relative_to(folder)}

    def enter(self, folder: Path) -> None:
        """Read the folder's own .gitignore."""
        if not self.active or folder in self.specs:
            return
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        self.specs[folder] = GitIgnoreSpec.from_lines(lines)

    def ignored(self, folder: Path, name: str, is_dir: bool) -> bool:
        """Whether git would leave `folder/name` out; the nearest file with an opinion decides."""
        if not self.specs:
            return False
        path = folder / name
        for base in (folder, *folder.parents):
            spec = self.specs.get(base)
            if spec is None:
                continue
            relative = path.relative_to(base).as_posix() + ("/" if is_dir else "")
            verdict = spec.check_file(relative).include
            if verdict is not None:
                return bool(verdict)
        return False
