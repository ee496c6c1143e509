"""Rule folders -> rules; the compiled rulebook is kept in the user's cache, by content."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from newslint import __version__
from newslint.model import Example, Rule
from newslint.rulebook.parse import parse_rules
from newslint.yamlfile import FileError, read_yaml

_FORMAT = 1


def shipped_folder() -> Path:
    """The folder of newslint's own rules: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def rule_files(folder: Path) -> list[Path]:
    """All rule files below a folder, by id. Files whose name begins with "_" are data of a kind."""
    found = []
    for root, folders, files in os.walk(folder):
        folders.sort()
        found += [Path(root, f) for f in files if f.endswith((".yml", ".yaml")) and f[0] not in "_."]
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def load_rules(folders: Sequence[Path] = (), *, cache: Path | None = None) -> tuple[Rule, ...]:
    """The shipped rules and those of `folders`, by id; a later folder's rule replaces an earlier one.

    `cache` is the folder for compiled rulebooks, None for none; with it rules come without their
    examples (see with_examples). FileError for a file that is no
    valid rule; a rule whose examples fail is marked as broken, and refused where it is selected.
    """
    rules: dict[str, Rule] = {}
    for folder in [shipped_folder(), *folders]:
        rules.update({r.id: r for r in _load_folder(folder, cache)})
    return tuple(rules[i] for i in sorted(rules))


def _load_folder(folder: Path, cache: Path | None) -> Sequence[Rule]:
    if not folder.is_dir():
        raise FileError(str(folder), 0, "is no folder of rules; correct `rule-folders` in the configuration")
    files = rule_files(folder)
    store = cache / f"rulebook-{_key(folder, files)}.msgpack" if cache else None
    if store:
        try:
            return msgspec.msgpack.decode(store.read_bytes(), type=list[Rule])
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            pass
    rules = [_tested(rule) for path in files for rule in read_rule_file(path, folder)]
    if store:  # examples are half of a rulebook, and no run needs them once they have held
        rules = [msgspec.structs.replace(rule, examples=()) for rule in rules]
    data = msgspec.msgpack.encode(rules)
    if store:
        _keep(store, data)
    return msgspec.msgpack.decode(data, type=list[Rule])  # cold as warm: tuples come back as lists


def read_rule_file(path: Path, folder: Path) -> list[Rule]:
    """The rules of one file below `folder`, validated but not tested."""
    rule_id = path.relative_to(folder).with_suffix("").as_posix()
    return parse_rules(read_yaml(path), rule_id)


def with_examples(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that came from the cache with their examples, read from their files again."""
    from functools import cache

    @cache
    def examples_in(file: str, folder: str) -> dict[str, tuple[Example, ...]]:
        path = Path(file)
        family = path.with_suffix("").as_posix().endswith("/" + folder)
        file_id = folder if family else f"{folder}/{path.stem}"
        return {r.id: r.examples for r in parse_rules(read_yaml(path), file_id)}

    return [
        msgspec.structs.replace(r, examples=examples_in(r.file, r.id.rpartition("/")[0])[r.id]) for r in rules
    ]


def _tested(rule: Rule) -> Rule:
    """The rule, marked as broken where one of its examples fails."""
    from newslint.rulebook.selftest import failures

    for line, message in failures(rule):
        return msgspec.structs.replace(rule, broken=f"{line}:{message}")
    return rule


def refuse_broken(rules: Iterable[Rule]) -> None:
    """FileError for the first of `rules` (those that were selected) whose examples fail."""
    for rule in rules:
        if rule.broken:
            line, _, message = rule.broken.partition(":")
            raise FileError(rule.file, int(line), f"rule {rule.id} refuses to run: {message}")


def _key(folder: Path, files: Sequence[Path]) -> str:
    """Everything that the compiled rulebook depends on: contents, code of the kinds, versions."""
    from xxhash import xxh3_128

    digest = xxh3_128(f"{_FORMAT} {__version__} {sys.version} {folder}".encode())
    for path in files:
        digest.update(str(path).encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes() + b"\0")
    package = Path(__file__).resolve().parent.parent
    for part in ("kinds", "rulebook", "text"):
        for root, folders, names in os.walk(package / part):
            folders.sort()
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    stat = os.stat(os.path.join(root, name))
                    digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def _keep(store: Path, data: bytes) -> None:
    """Write atomically; a cache that cannot be written is no error."""
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        temporary = store.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_bytes(data)
        os.replace(temporary, store)
    except OSError:
        pass
