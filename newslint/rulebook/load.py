"""Rule folders -> rules; the compiled rulebook is kept in the user's cache, by content."""

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from newslint import __version__
from newslint.model import Example, Rule
from newslint.rulebook.parse import parse_rules
from newslint.text.stores import keep
from newslint.yamlfile import FileError, read_yaml

_FORMAT = 3


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
    return load_rulebook(folders, cache=cache)[0]


def load_rulebook(
    folders: Sequence[Path] = (), *, cache: Path | None = None, languages: Collection[str] | None = None
) -> tuple[tuple[Rule, ...], str]:
    """`load_rules`, and what stands for the state of all its files and of the code behind them.

    Rules that are for none of `languages` come without their options where the rulebook was compiled
    before: half of it is patterns that most runs never look at.
    """
    rules: dict[str, Rule] = {}
    stamps = []
    for folder in [shipped_folder(), *folders]:
        if not folder.is_dir():
            message = "is no folder of rules; correct `rule-folders` in the configuration"
            raise FileError(str(folder), 0, message)
        stamps.append(_stamp(folder))
        store = cache / f"rulebook-{stamps[-1]}.msgpack" if cache else None
        rules.update({r.id: r for r in _load_folder(folder, store, languages)})
    return tuple(rules[i] for i in sorted(rules)), " ".join(stamps)


class _Kept(msgspec.Struct, array_like=True):
    """A rule without its options, which are read where they are wanted."""

    rule: Rule
    options: msgspec.Raw

    def unpacked(self, languages: Collection[str] | None) -> Rule:
        own = self.rule.languages
        if languages is not None and "any" not in own and not any(code in languages for code in own):
            return self.rule
        return msgspec.structs.replace(self.rule, options=msgspec.msgpack.decode(self.options))


def _load_folder(folder: Path, store: Path | None, languages: Collection[str] | None) -> Sequence[Rule]:
    if store:
        try:
            kept = msgspec.msgpack.decode(store.read_bytes(), type=list[_Kept])
            return [k.unpacked(languages) for k in kept]
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            pass
    rules = [_tested(rule) for path in rule_files(folder) for rule in read_rule_file(path, folder)]
    if store:  # examples are half of a rulebook, and no run needs them once they have held
        rules = [msgspec.structs.replace(rule, examples=()) for rule in rules]
    pack = msgspec.msgpack.encode
    kept = [_Kept(msgspec.structs.replace(r, options={}), msgspec.Raw(pack(r.options))) for r in rules]
    if store:
        keep(store, pack(kept))
    # cold as warm: tuples come back as lists
    return [k.unpacked(None) for k in msgspec.msgpack.decode(pack(kept), type=list[_Kept])]


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


def _stamp(folder: Path) -> str:
    """Everything that the compiled rulebook depends on: rule files, code of the kinds, versions. Files
    are known by size and time of change, as Python knows its modules: reading them all takes longer
    than linting an article."""
    from xxhash import xxh3_128

    digest = xxh3_128(f"{_FORMAT} {__version__} {sys.version} {folder}".encode())
    package = str(Path(__file__).resolve().parent.parent)
    for top in (str(folder), *(os.path.join(package, part) for part in ("kinds", "rulebook", "text"))):
        digest.update("\n".join(sorted(_states(top))).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _states(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _states(entry.path)
            else:
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
