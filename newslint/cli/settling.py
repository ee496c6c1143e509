"""`newslint check --settle-names`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newslint.cli.output import note
from newslint.config import FILE_NAMES, NAME_PAIRS, Settings
from newslint.fix import write_atomically, write_new
from newslint.model import Diagnostic
from newslint.reporters.visible import counted
from newslint.run import Result
from newslint.settle import List, settle
from newslint.workshop import Workshop
from newslint.yamlfile import FileError


class _Found(msgspec.Struct):
    """What is to be settled in one configuration."""

    settings: Settings
    items: dict[Any, None] = {}


def settle_names(results: Iterator[Result], key: List, workshop: Workshop) -> Iterator[Result]:
    """Results without the pairs of spellings; these go into the configuration that holds for the file.

    As `distinct` the two are different names, as `accept` the flagged spelling is right as it stands.
    """
    found: dict[str, _Found] = {}
    for result in results:
        pairs = [d for d in result.diagnostics if _is_pair(d)]
        if pairs:
            settings = workshop.settings_of(Path(result.path).absolute().parent)
            of_file = found.setdefault(settings.file or "", _Found(settings))
            of_file.items.update((_item(d, key), None) for d in pairs)
            result.diagnostics = [d for d in result.diagnostics if not _is_pair(d)]
        yield result
    for one in found.values():
        _write(one, key)


def _is_pair(diagnostic: Diagnostic) -> bool:
    return diagnostic.rule in NAME_PAIRS and bool(diagnostic.replacements)


def _item(diagnostic: Diagnostic, key: List) -> Any:
    """A pair in alphabetical order, so that both ways round are one; or the spelling."""
    other = diagnostic.replacements[0]
    return tuple(sorted((diagnostic.text, other))) if key == "distinct" else diagnostic.text


def _write(found: _Found, key: List) -> None:
    settings = found.settings
    path = Path(settings.file or FILE_NAMES[0])
    known = list(getattr(settings.config.names, key))
    new = [item for item in found.items if item not in known]
    try:
        text = path.read_bytes().decode("utf-8") if settings.file else ""
        edited = settle(text, str(path), key, new, known).encode("utf-8")
        (write_atomically if settings.file else write_new)(path, edited)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(str(path), 0, f"cannot be written: {reason}") from None
    what = counted(len(new), "pair" if key == "distinct" else "spelling")
    note(f"settled {what} under `names: {key}` in {path}")
