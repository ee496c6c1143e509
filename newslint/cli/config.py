"""`newslint config schema|show`."""

from pathlib import Path
from typing import Any

import click
import msgspec

from newslint.config import Config, Settings, find_settings, load_settings


@click.group(name="config")
def config() -> None:
    """Show what configurations may hold, and what holds here."""


@config.command(name="schema")
def schema() -> None:
    """Print the JSON Schema of .newslint.yml, for editors."""
    made: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    made |= msgspec.json.schema(Config)
    made["title"] = "newslint configuration"
    click.echo(msgspec.json.format(msgspec.json.encode(made)).decode())


@config.command(name="show")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
@click.option("--config", "file", type=click.Path(exists=True, dir_okay=False), envvar="NEWSLINT_CONFIG",
              help="Show this configuration.")  # fmt: skip
@click.option("--isolated", is_flag=True, help="Show the defaults.")
def show(folder: Path, origin: bool, file: str | None, isolated: bool) -> None:
    """Print the configuration that holds for articles in FOLDER (default: this one)."""
    settings: Settings | None = None
    if file:
        settings = load_settings(Path(file), trusted=True)
    elif not isolated:
        settings = find_settings(folder.absolute(), {})
    settings = settings or Settings(Config(), Path.cwd())
    values = msgspec.to_builtins(settings.config)
    width = max(map(len, values))
    for key, value in values.items():
        text = msgspec.json.encode(value).decode()
        come = f"  # {settings.origins.get(key, 'default')}" if origin else ""
        click.echo(f"{key + ':':{width + 1}} {text}{come}")
