"""The options of the commands that lint."""

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from newslint.model import SEVERITIES
from newslint.reporters import REPORTERS

F = Callable[..., Any]
RUNNING = "Running"
Decorator = Callable[[F], F]


class _Option(click.Option):
    """An option that knows under which heading of --help it stands."""

    def __init__(self, *args: Any, section: str = RUNNING, **more: Any) -> None:
        super().__init__(*args, **more)
        self.section = section


class SectionedCommand(click.Command):
    """A command with many options: --help shows them under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """In the order of the sections' first options, the command's own before those of any run."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record:
                sections.setdefault(getattr(param, "section", RUNNING), []).append(record)
        for title in sorted(sections, key=RUNNING.__eq__):
            with formatter.section(title):
                formatter.write_dl(sections[title])


def _split(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """`a,b` and repeated options are the same."""
    return tuple(part.strip() for item in value for part in item.split(",") if part.strip())


_LIST: dict[str, Any] = {"multiple": True, "callback": _split, "metavar": "LIST"}
_rules = partial(click.option, cls=_Option, section="Which rules")
_files = partial(click.option, cls=_Option, section="Which files, which configuration")
_running = partial(click.option, cls=_Option, section=RUNNING)
_fixing = partial(click.option, cls=_Option, section="Fixing")
_known = partial(click.option, cls=_Option, section="Findings that are known")
writing = partial(click.option, cls=_Option, section="What is written")
_output = partial(click.option, cls=_Option, section="Output")

_SELECTING: tuple[Decorator, ...] = (
    _rules("--select", **_LIST,
           help="Rule ids or prefixes of them to run; ALL is every rule that is on by default."),
    _rules("--ignore", **_LIST, help="Rule ids or prefixes to leave out, beside those that the configuration "
           "ignores; of two that cover a rule the longer wins."),
    _rules("--extend-select", **_LIST, help="More rule ids or prefixes, on top of the configuration's."),
    _rules("--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE",
           help="Leave out what is less sure: of findings at .9, nine in ten are right."),
    _rules("--grammar-engine", **_LIST, help="harper (default), languagetool, or both."),
    _rules("--grammar-selection", type=click.Choice(["news", "strict", "all"]),
           help="Which of an engine's rules run."),
    _rules("--languages", **_LIST, help="Languages of articles; rules for others stay silent."),
    _rules("--collection", is_flag=True, default=None,
           help="Look across all articles, too: repeated lines and articles, a house's spellings."),
    _rules("--deep", is_flag=True, default=None,
           help="Ask a small model for broken sentences, too; needs newslint-model-en."),
    _rules("--names-index", type=click.Path(exists=True, dir_okay=False, resolve_path=True),
           help="Know an archive's names from this file; see `newslint names --write-index`."),
    _files("--config", type=click.Path(exists=True, dir_okay=False), envvar="NEWSLINT_CONFIG",
           help="Use this configuration for every file."),
    _files("--isolated", is_flag=True, help="Ignore all configuration files."),
    _files("--exclude", **_LIST, help="Replace the default list of names and paths to leave out."),
    _files("--extend-exclude", **_LIST, help="More names and paths to leave out."),
    _files("--force-exclude", is_flag=True, default=None,
           help="Leave out excluded files even when they are named (hooks name files)."),
    _running("-j", "--jobs", type=click.IntRange(0), default=0, metavar="N",
             help="Processes; 0 (default) uses more than one where that pays."),
    _running("--quiet", "-q", is_flag=True, help="No summary, notices or progress."),
)  # fmt: skip

_CHECKING: tuple[Decorator, ...] = (
    _files("--stdin-filename", metavar="PATH", help="What - is called; its ending names the format."),
    _files("--show-files", is_flag=True, help="List the files that would be checked, and stop."),
    _fixing("--fix", is_flag=True, help="Apply safe fixes to the files, and report what is left."),
    _fixing("--fix-only", is_flag=True, help="Apply safe fixes and report nothing."),
    _fixing("--unsafe-fixes", is_flag=True,
            help="With --fix or --diff: also the fixes that need an editor's eyes."),
    _fixing("--review", is_flag=True,
            help="Look at each finding and decide by one key: accept, skip, ignore, edit."),
    _fixing("--diff", is_flag=True, help="Show what --fix would change; write nothing."),
    _fixing("--output", type=click.Path(dir_okay=False),
            help="With --fix or --review and one file: write the result here. Records are fixed only so."),
    _known("--baseline", type=click.Path(exists=True, dir_okay=False, resolve_path=True),
           help="Leave out the findings of this file; see `newslint baseline`."),
    _known("--changed", is_flag=True, help="Only findings in lines that differ from HEAD (git)."),
    _known("--since", metavar="REF", help="Only findings in lines changed since HEAD left REF (git)."),
    _known("--add-suppressions", is_flag=True,
           help="Write a suppression comment for every finding (Markdown, HTML)."),
    _known("--settle-names", type=click.Choice(["distinct", "accept"]),
           help="Write the names that are reported into the configuration: each pair as two names, or each "
                "flagged spelling as right."),
    _known("--reason", default="", help="With --add-suppressions and --review: what each comment says."),
    _output("--output-format", type=click.Choice(list(REPORTERS)), default="full", show_default=True,
            envvar="NEWSLINT_OUTPUT_FORMAT", metavar="FORMAT",
            help="How findings are printed. " + "; ".join(f"{k}: {v[1]}" for k, v in REPORTERS.items())),
    _output("--output-file", "-o", type=click.Path(dir_okay=False), envvar="NEWSLINT_OUTPUT_FILE",
            help="Write findings to this file."),
    _output("--statistics", is_flag=True, help="Print counts by rule instead of the findings."),
    _output("--fail-level", type=click.Choice(SEVERITIES), help="Least severity that makes exit 1."),
    _output("--exit-zero", "-e", is_flag=True, help="Exit 0 even with findings (not with errors)."),
    _running("--no-cache", "-n", is_flag=True, envvar="NEWSLINT_NO_CACHE",
             help="Neither read nor keep results of unchanged files."),
    _running("--profile", is_flag=True,
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
