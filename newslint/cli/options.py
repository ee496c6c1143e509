"""The options of `check`, and how they lie on top of a configuration."""

from collections.abc import Callable
from typing import Any

import click
import msgspec

from newslint.config import Config
from newslint.model import SEVERITIES
from newslint.reporters import REPORTERS

F = Callable[..., Any]


def _split(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """`a,b` and repeated options are the same."""
    return tuple(part.strip() for item in value for part in item.split(",") if part.strip())


def _many(*names: str, help: str) -> Callable[[F], F]:
    return click.option(*names, multiple=True, callback=_split, metavar="LIST", help=help)


_SELECTING: tuple[Callable[[F], F], ...] = (
    _many("--select", help="Rule ids or prefixes of them to run; ALL is every rule that is on by default."),
    _many("--ignore", help="Rule ids or prefixes to leave out; of two that cover a rule the longer wins."),
    _many("--extend-select", help="More rule ids or prefixes, on top of the configuration's."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out what is less sure."),
    click.option("--config", type=click.Path(exists=True, dir_okay=False), envvar="NEWSLINT_CONFIG",
                 help="Use this configuration for every file."),
    click.option("--isolated", is_flag=True, help="Ignore all configuration files."),
    click.option("--collection", is_flag=True, default=None,
                 help="Look across all articles, too: repeated lines and articles, a house's spellings."),
    click.option("--names-index", type=click.Path(exists=True, dir_okay=False, resolve_path=True),
                 help="Know an archive's names from this file; see `newslint names --write-index`."),
    _many("--exclude", help="Replace the default list of names and paths to leave out."),
    _many("--extend-exclude", help="More names and paths to leave out."),
    click.option("--force-exclude", is_flag=True, default=None,
                 help="Leave out excluded files even when they are named (hooks name files)."),
    _many("--grammar-engine", help="harper (default), languagetool, or both."),
    click.option("--grammar-selection", type=click.Choice(["news", "strict", "all"]),
                 help="Which of an engine's rules run."),
    _many("--languages", help="Languages of articles; rules for others stay silent."),
    click.option("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N",
                 help="Processes; 0 (default) uses more than one where that pays."),
    click.option("--quiet", "-q", is_flag=True, help="No summary, notices or progress."),
)  # fmt: skip

_CHECKING: tuple[Callable[[F], F], ...] = (
    click.option("--fix", is_flag=True, help="Apply safe fixes to the files."),
    click.option("--fix-only", is_flag=True, help="Apply safe fixes and do not report what is left."),
    click.option("--unsafe-fixes", is_flag=True,
                 help="With --fix or --diff: also the fixes that need an editor's eyes."),
    click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing."),
    click.option("--output", type=click.Path(dir_okay=False),
                 help="With --fix and one file: write the result here. Records are fixed only so."),
    click.option("--output-format", type=click.Choice(list(REPORTERS)), default="full", show_default=True,
                 envvar="NEWSLINT_OUTPUT_FORMAT",
                 help="How findings are printed: " + "; ".join(f"{k}: {v[1]}" for k, v in REPORTERS.items())),
    click.option("--add-suppressions", is_flag=True,
                 help="Write a suppression comment for every finding (Markdown, HTML)."),
    click.option("--reason", default="", help="With --add-suppressions: what each comment says."),
    click.option("--settle-names", type=click.Choice(["distinct", "accept"]),
                 help="Write the names that are reported into the configuration: each pair as two names, or "
                      "each flagged spelling as right."),
    click.option("--baseline", type=click.Path(exists=True, dir_okay=False, resolve_path=True),
                 help="Leave out the findings of this file; see `newslint baseline`."),
    click.option("--changed", is_flag=True, help="Only findings in lines that differ from HEAD (git)."),
    click.option("--since", metavar="REF", help="Only findings in lines changed since HEAD left REF (git)."),
    click.option("--output-file", type=click.Path(dir_okay=False), help="Write findings to this file."),
    click.option("--fail-level", type=click.Choice(SEVERITIES), help="Least severity that makes exit 1."),
    click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings (not with errors)."),
    click.option("--statistics", is_flag=True, help="Print counts by rule instead of the findings."),
    click.option("--no-cache", is_flag=True, envvar="NEWSLINT_NO_CACHE",
                 help="Neither read nor keep results of unchanged files."),
    click.option("--stdin-filename", metavar="PATH", help="What - is called; its ending names the format."),
    click.option("--show-files", is_flag=True, help="List the files that would be checked."),
    click.option("--profile", is_flag=True,
                 help="Show where the time goes, by stage, rule and article, in place of findings."),
)  # fmt: skip


def selecting_options(command: F) -> F:
    """The options of every command that lints: which rules, which files, which configuration."""
    for option in reversed(_SELECTING):
        command = option(command)
    return command


def check_options(command: F) -> F:
    """All options of `check`, in the order of --help."""
    for option in reversed((*_SELECTING, *_CHECKING)):
        command = option(command)
    return command


def make_override(given: dict[str, Any]) -> Callable[[Config], Config]:
    """A function that puts the options that were given on top of a configuration."""
    engines = given.pop("grammar_engine", ())
    selection = given.pop("grammar_selection", None)
    more_select, more_exclude = given.pop("extend_select", ()), given.pop("extend_exclude", ())
    changes = {k: v for k, v in given.items() if v not in (None, ())}
    for engine in engines:
        if engine not in ("harper", "languagetool"):
            raise click.UsageError(f"--grammar-engine: {engine!r} is neither harper nor languagetool")

    def override(config: Config) -> Config:
        grammar = config.grammar
        if engines:
            grammar = msgspec.structs.replace(grammar, engines=engines)
        if selection:
            grammar = msgspec.structs.replace(grammar, selection=selection)
        own = {**changes, "grammar": grammar}
        if "select" in changes:  # what is asked for now replaces what the house extends
            own["extend_select"] = more_select
        else:
            own["extend_select"] = (*config.extend_select, *more_select)
        own["extend_exclude"] = (*config.extend_exclude, *more_exclude)
        return msgspec.structs.replace(config, **own)

    return override
