"""How LanguageTool is reached and run: `grammar: {languagetool: {...}}`."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from newslint.engines.base import EngineFailure

NAME = "languagetool"
VERSION = "6.8"
"""The version that is installed and tested."""

USER_VARIABLE = "NEWSLINT_LANGUAGETOOL_USER"
KEY_VARIABLE = "NEWSLINT_LANGUAGETOOL_KEY"
TOKEN_VARIABLE = "NEWSLINT_LANGUAGETOOL_TOKEN"
"""Where credentials come from; no others are taken, and none is written anywhere."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`url`: a server of the user's own, up to and without `/v2`; the other keys but `timeout`,
    `max-text-length` and `parallel` are about the server that newslint starts.

    `home`: the folder with languagetool-server.jar, "" for where `engines install` puts it;
    `memory` in MiB; `cache-size` in sentences; `port` 0 for any free one; `patience`: seconds that
    the start may take; `timeout`: seconds for one answer; `idle`: minutes without a request after
    which the server ends; `max-text-length` in characters; `parallel`: requests at a time.
    """

    url: str = ""
    home: str = ""
    java: str = "java"
    memory: int = 512
    cache_size: int = 2000
    port: int = 0
    patience: float = 60.0
    timeout: float = 30.0
    idle: float = 30.0
    max_text_length: int = 40_000
    parallel: int = 2


def read_settings(data: dict[str, Any]) -> Settings:
    """Validated settings; EngineFailure names the key that is wrong."""
    try:
        settings = msgspec.convert(data, Settings, strict=True)
    except msgspec.ValidationError as error:
        remedy = f"the keys of `grammar: {{languagetool: ...}}` are {', '.join(_keys())}"
        raise EngineFailure(NAME, f"its settings are wrong ({error})", remedy) from None
    if settings.url:
        _check_url(settings.url)
    return settings


def _keys() -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(Settings)]


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EngineFailure(NAME, f"url {url!r} is no address", "write it as https://host:port")
    if parts.username or parts.password:
        what = "credentials do not belong into the configuration"
        remedy = f"put them into {USER_VARIABLE} and {KEY_VARIABLE}, or into {TOKEN_VARIABLE}"
        raise EngineFailure(NAME, what, remedy)


def state_folder() -> Path:
    """Where newslint keeps notes about its running server."""
    own = os.environ.get("NEWSLINT_CACHE_DIR")
    if own:
        return Path(own) / NAME
    from platformdirs import user_cache_path

    return user_cache_path("newslint") / NAME


def install_folder() -> Path:
    """Where `engines install` puts LanguageTool."""
    own = os.environ.get("NEWSLINT_DATA_DIR")
    if own:
        return Path(own) / NAME / VERSION
    from platformdirs import user_data_path

    return user_data_path("newslint") / NAME / VERSION


def home_folder(settings: Settings) -> Path:
    """The folder that holds languagetool-server.jar; EngineFailure where there is none, or half of one."""
    home = Path(settings.home).expanduser() if settings.home else install_folder()
    remedy = "run `newslint engines install languagetool`, or choose `grammar: {engines: [harper]}`"
    if not (home / "languagetool-server.jar").is_file():
        raise EngineFailure(NAME, f"it is not installed in {home}", remedy)
    if not (home / "libs" / "languagetool-core.jar").is_file():
        raise EngineFailure(NAME, f"the installation in {home} is not complete", remedy)
    return home
