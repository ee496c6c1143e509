"""`newslint names`."""

import csv
import io
import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from newslint.cli.checking import fixed_settings
from newslint.cli.output import note, note_problems
from newslint.collect.inventory import Name, inventory
from newslint.collect.names import NameIndex, write_index
from newslint.config import Config
from newslint.discovery import discover
from newslint.rulebook import UnknownRule
from newslint.run import Options
from newslint.workshop import Workshop


@click.command(name="names")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--output-format",
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How the inventory is printed.",
)
@click.option("--min-articles", type=click.IntRange(1), default=1, help="Only names of so many articles.")
@click.option("--variants", is_flag=True, help="Only names with more than one spelling.")
@click.option(
    "--write-index",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Keep the index for `check --names-index`, in place of printing it.",
)
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
@click.option("--no-cache", is_flag=True, help="Neither read nor keep results of unchanged files.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes.")
def names(**given: Any) -> None:
    """List the names in articles: spellings, how often and in how many articles each stands.

    Spellings that are likely one name stand together, the usual one first.
    """
    try:
        index, failed = _index(given)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None
    if given["write_index"]:
        write_index(index, Path(given["write_index"]))
        note(f"{len(index.forms):,} names kept in {given['write_index']}")
    else:
        found = [
            n for n in inventory(index)
            if n.articles >= given["min_articles"] and (len(n.spellings) > 1 or not given["variants"])
        ]  # fmt: skip
        sys.stdout.buffer.write(_FORMATS[given["form"]](found).encode("utf-8", "replace"))
        sys.stdout.flush()
    sys.exit(2 if failed else 0)


def _override(config: Config) -> Config:
    """Nothing but what an index of names is made of."""
    return msgspec.structs.replace(
        config, select=("names/house-inconsistent",), ignore=(), extend_select=(), collection=True
    )


def _index(given: dict[str, Any]) -> tuple[NameIndex, bool]:
    """The index of all articles, and whether one could not be read."""
    from newslint.run import run

    workshop = Workshop(_override, fixed_settings(given["config"], given["isolated"]))
    found = discover(given["paths"] or (".",), workshop.settings_of)
    failed = bool(found.problems)
    for path, message in found.problems:
        note_problems(path, [message])
    index = NameIndex()
    for result in run(found.targets, workshop, Options(cache=not given["no_cache"], jobs=given["jobs"])):
        index.add(result.path, result.facts)
        failed |= bool(result.problems)
        note_problems(result.path, result.problems)
    return index, failed


def _text(found: list[Name]) -> str:
    rows = []
    for name in found:
        shown = [f"{s.form} {s.count:,}×" for s in name.spellings]
        rows.append(f"{name.articles:7,}  {'; '.join(shown)}\n")
    return "".join(["articles  spellings and how often each stands\n", *rows])


def _json(found: list[Name]) -> str:
    return msgspec.json.format(msgspec.json.encode(found)).decode() + "\n"


def _csv(found: list[Name]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "spelling", "count", "articles", "places"])
    for name in found:
        for s in name.spellings:
            writer.writerow([name.name, s.form, s.count, s.articles, "; ".join(s.places)])
    return out.getvalue()


_FORMATS = {"text": _text, "json": _json, "csv": _csv}
