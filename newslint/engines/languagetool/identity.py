"""Which LanguageTool answers: a result that is kept holds for that one alone."""

import contextlib
import hashlib
import os
from pathlib import Path

from newslint.engines.languagetool.settings import Settings, install_folder, state_folder


def identity(settings: Settings) -> str:
    """What tells this LanguageTool from another one, found without asking it: of an installation its
    jar, of a server elsewhere the version that it named last. "" where neither is known."""
    if settings.url:
        return last_version(settings.url)
    home = Path(settings.home).expanduser() if settings.home else install_folder()
    try:
        jar = (home / "languagetool-server.jar").stat()
    except OSError:
        return ""
    return f"{jar.st_size} {jar.st_mtime_ns}"


def last_version(url: str) -> str:
    """The version that the server at `url` named last, "" where it was not asked yet."""
    try:
        return _note(url).read_text("utf-8")
    except OSError:
        return ""


def remember_version(url: str, version: str) -> None:
    """Keep what the server at `url` says of itself for later runs."""
    note = _note(url)
    temporary = note.with_suffix(f".{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(version, "utf-8")
        os.replace(temporary, note)


def _note(url: str) -> Path:
    return state_folder() / f"version-{hashlib.sha256(url.encode()).hexdigest()[:10]}.txt"
