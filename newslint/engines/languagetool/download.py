"""Loading one file over HTTP; a second try goes on where the first one broke off."""

from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from newslint.engines.base import EngineFailure
from newslint.engines.languagetool.settings import NAME

_PATIENCE = 30
_BLOCK = 1 << 16
_TRIES = 3
_PARTIAL = 206
_COMPLETE = 416


def fetch(url: str, folder: Path, tell: Callable[[str, int, int], None]) -> Path:
    """The file at `url`, in `folder` under its own name. EngineFailure keeps what came for a later try."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / (Path(unquote(urlsplit(url).path)).name or "languagetool.zip")
    part = target.with_name(target.name + ".part")
    trouble: Exception | None = None
    for _ in range(_TRIES):
        try:
            _go_on(url, part, lambda done, total: tell(f"loading {target.name}", done, total))
        except HTTPError as error:
            if error.code == _COMPLETE:  # nothing is missing
                break
            raise EngineFailure(NAME, f"{url} answered HTTP {error.code}", "check the address") from None
        except (URLError, HTTPException, OSError) as error:
            trouble = error
        else:
            break
    else:
        raise EngineFailure(
            NAME, f"{url} could not be loaded ({trouble})", "try again: it goes on where it broke off"
        )
    part.replace(target)
    return target


def _go_on(url: str, part: Path, tell: Callable[[int, int], None]) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "newslint", **({"Range": f"bytes={have}-"} if have else {})}
    with urlopen(Request(url, headers=headers), timeout=_PATIENCE) as answer:
        if have and answer.status != _PARTIAL:
            have = 0
        with open(part, "ab" if have else "wb") as file:
            _pour(answer, file, have, tell)


def _pour(answer: Any, file: IO[bytes], have: int, tell: Callable[[int, int], None]) -> None:
    missing = int(answer.headers.get("Content-Length") or 0)
    total = have + missing if missing else 0
    while block := answer.read(_BLOCK):
        file.write(block)
        have += len(block)
        tell(have, total)
    if total and have < total:
        raise ConnectionError(f"{total - have} bytes are missing")
