"""`extends:` one configuration on top of others: files of the project, installed packages."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newslint.yamlfile import Located

# Keys whose values are paths from the folder of the file that has them.
_PATHS = ("rule-folders", "baseline", "names-index")
PACKAGE_FILE = "newslint.yml"
Read = Callable[[Path], Located]
"""What reads a configuration file and refuses what is wrong with it."""


def extended(
    path: Path, located: Located, read: Read, *, trusted: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """(the file's data on top of what it extends, key -> file and line of what is inherited).

    Mappings are merged key by key, anything else is replaced. FileError for a cycle, for what is not
    there, and for a file outside of the project, unless `trusted`.
    """
    return _on_top(located, read, trusted, (path.resolve(),))


def _on_top(
    located: Located, read: Read, trusted: bool, chain: tuple[Path, ...]
) -> tuple[dict[str, Any], dict[str, str]]:
    data: dict[str, Any] = {}
    origins: dict[str, str] = {}
    names = located.data.get("extends", ())
    for index, name in enumerate([names] if isinstance(names, str) else names):
        base, outside = _find(str(name), chain[-1].parent)
        if base is None:
            message = f"extends: {name!r} is no package installed here, and no file"
            raise located.error(("extends", index), message)
        if not base.is_file():
            raise located.error(("extends", index), f"extends: {name!r}: there is no file {base}")
        if base.resolve() in chain:
            cycle = " -> ".join(p.name for p in (*chain[chain.index(base.resolve()) :], base))
            raise located.error(("extends", index), f"extends: a cycle: {cycle}")
        if outside and not trusted:
            message = (
                f"extends: {name!r} lies outside of this project; install it as a package, or name this "
                "configuration with --config"
            )
            raise located.error(("extends", index), message)
        below = read(base)
        inherited, places = _on_top(below, read, trusted, (*chain, base.resolve()))
        data = _merge(data, _from_here(inherited, base.resolve().parent))
        origins |= places | {k: f"{base}:{below.lines.get((k,), 1)}" for k in below.data}
    own = {k: v for k, v in located.data.items() if k != "extends"}
    return _merge(data, own), origins


def _find(name: str, folder: Path) -> tuple[Path | None, bool]:
    """(the file, whether it lies outside of the project). A name without a slash or an ending is a
    package, imported by name from where newslint is installed; None where there is none."""
    if "/" not in name and os.sep not in name and not name.endswith((".yml", ".yaml", ".toml")):
        import importlib.util

        spec = importlib.util.find_spec(name) if name.isidentifier() else None
        places = list(spec.submodule_search_locations or ()) if spec else []
        return (Path(places[0]) / PACKAGE_FILE if places else None), False
    project = next((p for p in (folder, *folder.parents) if (p / ".git").exists()), folder)
    base = folder / name
    return base, not base.resolve().is_relative_to(project)


def _from_here(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Relative paths of an extended file start from its own folder."""
    out = dict(data)
    for key in _PATHS:
        value = out.get(key)
        if isinstance(value, str) and value:
            out[key] = str(folder / value)
        elif isinstance(value, list):
            out[key] = [str(folder / v) for v in value]
    return out


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        out[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out
