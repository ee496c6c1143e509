"""`newslint check`: its command line."""

import sys
from os.path import isfile
from typing import Any

import click

from newslint.cli.checking import Arguments, execute
from newslint.cli.options import SectionedCommand, check_options
from newslint.rulebook import UnknownRule


@click.command(name="check", cls=SectionedCommand)
@click.argument("paths", nargs=-1, type=click.Path())
@check_options
def check(**given: Any) -> None:
    """Check articles: files, folders, or - for standard input (default: this folder).

    Exit 0 when clean, 1 with findings at or above --fail-level, 2 when something went wrong.
    """
    own = {f: given.pop(f) for f in list(given) if f in Arguments.__struct_fields__}
    own["fix"] |= own["fix_only"]
    arguments = Arguments(**own, overrides=given)
    _refuse_contradictions(arguments)
    try:
        code = execute(arguments)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None
    sys.exit(code)


def _refuse_contradictions(arguments: Arguments) -> None:
    single = len(arguments.paths) == 1 and isfile(arguments.paths[0])
    if arguments.output and not ((arguments.fix or arguments.review) and single):
        raise click.UsageError(
            "--output goes with --fix or --review and one file; for folders there is `newslint clean`"
        )
    if arguments.add_suppressions and (arguments.fix or arguments.diff):
        raise click.UsageError("--add-suppressions goes without --fix and --diff: fix first")
    others = arguments.fix or arguments.diff or arguments.add_suppressions or arguments.settle_names
    if arguments.review and others:
        raise click.UsageError("--review asks for each: no --fix, --diff, --add-suppressions, --settle-names")
    if arguments.settle_names and (arguments.fix or arguments.diff):
        raise click.UsageError("--settle-names goes without --fix and --diff: fix first")
    if arguments.settle_names and (arguments.isolated or arguments.paths == ("-",)):
        raise click.UsageError("--settle-names goes with files and their configuration")
    if arguments.review and arguments.paths == ("-",):
        raise click.UsageError("--review reads keys from standard input, not an article; name a file")
