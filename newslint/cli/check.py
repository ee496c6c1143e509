"""`newslint check`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import click
import msgspec

from newslint.cli.narrow import Narrowing
from newslint.cli.options import check_options, make_override
from newslint.cli.output import Output, Scope, report
from newslint.collect.facts import wanted_facts
from newslint.config import Config, Settings, load_settings
from newslint.discovery import Target, discover
from newslint.model import SEVERITIES, Rule
from newslint.rulebook import UnknownRule
from newslint.run import Options, Result, Workshop, run, run_bytes


class Arguments(msgspec.Struct, frozen=True):
    """The command line of `check`; None where an option was not given."""

    paths: tuple[str, ...]
    output_format: str
    output_file: str | None
    stdin_filename: str | None
    config: str | None
    isolated: bool
    no_cache: bool
    jobs: int
    fix: bool
    fix_only: bool
    unsafe_fixes: bool
    diff: bool
    output: str | None
    changed: bool
    since: str | None
    add_suppressions: bool
    settle_names: Literal["distinct", "accept"] | None
    reason: str
    exit_zero: bool
    quiet: bool
    statistics: bool
    show_files: bool
    profile: bool
    overrides: dict[str, Any]


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path())
@check_options
def check(**given: Any) -> None:
    """Check articles: files, folders, or - for standard input (default: this folder).

    Exit 0 when clean, 1 with findings at or above --fail-level, 2 when something went wrong.
    """
    own = {f: given.pop(f) for f in list(given) if f in Arguments.__struct_fields__}
    own["fix"] |= own["fix_only"]
    arguments = Arguments(**own, overrides=given)
    if arguments.output and not (arguments.fix and len(arguments.paths) == 1 and arguments.paths != ("-",)):
        raise click.UsageError("--output goes with --fix and one file; for folders there is `newslint clean`")
    _refuse_what_does_not_go_together(arguments)
    try:
        code = execute(arguments)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None
    sys.exit(code)


def execute(arguments: Arguments) -> int:
    """Run the check and report; returns the exit code."""
    workshop = Workshop(
        make_override(arguments.overrides), fixed_settings(arguments.config, arguments.isolated)
    )
    narrowing = Narrowing(arguments.since, arguments.changed)
    options = Options(
        cache=not arguments.no_cache,
        jobs=arguments.jobs,
        fix=arguments.fix or arguments.diff,
        unsafe=arguments.unsafe_fixes,
        records=arguments.diff or arguments.output is not None,
        narrow=narrowing,
    )
    if arguments.paths == ("-",):
        return _standard_input(arguments, workshop, options, narrowing)
    found = discover(arguments.paths or (".",), workshop.settings_of)
    if arguments.show_files:
        for target in found.targets:
            click.echo(target.shown)
        return 2 if found.problems else 0
    if arguments.profile:
        from newslint.profiling import profile, table

        click.echo(table(profile(found.targets, workshop)), nl=False)
        return 2 if found.problems else 0
    with Output(arguments.output_file) as output:
        scope = _scope(workshop, found.targets, found.problems)
        results = _run(found.targets, workshop, options, narrowing)
        return report(_put_on_record(results, arguments, workshop), arguments, output, scope)


def _refuse_what_does_not_go_together(arguments: Arguments) -> None:
    if arguments.add_suppressions and (arguments.fix or arguments.diff):
        raise click.UsageError("--add-suppressions goes without --fix and --diff: fix first")
    if arguments.settle_names and (arguments.fix or arguments.diff):
        raise click.UsageError("--settle-names goes without --fix and --diff: fix first")
    if arguments.settle_names and (arguments.isolated or arguments.paths == ("-",)):
        raise click.UsageError("--settle-names goes with files and their configuration")


def _put_on_record(results: Iterator[Result], arguments: Arguments, workshop: Workshop) -> Iterator[Result]:
    """Results without what is settled by a comment in the article or by an entry of the configuration."""
    if arguments.settle_names:
        from newslint.cli.settling import settle_names

        results = settle_names(results, arguments.settle_names, workshop)
    if arguments.add_suppressions:
        from newslint.cli.suppressing import add_suppressions

        results = add_suppressions(results, arguments.reason, workshop)
    return results


def _run(
    targets: list[Target], workshop: Workshop, options: Options, narrowing: Narrowing
) -> Iterator[Result]:
    """A run over each article or, where a rule wants that, over all of them together."""
    wanted = narrowing.wanted(targets)
    if _over_many(targets, workshop):
        from newslint.collected import run as run_together

        return narrowing.results(run_together(targets, workshop, options), targets)
    return narrowing.results(run(wanted, workshop, options), wanted)


def _over_many(targets: list[Target], workshop: Workshop) -> bool:
    return any(wanted_facts(workshop.plan(t.settings)[0].by_id) for t in targets)


def fixed_settings(config: str | None, isolated: bool) -> Settings | None:
    """The settings for every file, where --config or --isolated asks for such."""
    if config:
        return load_settings(Path(config), trusted=True)
    return Settings(Config(), Path.cwd()) if isolated else None


def _scope(workshop: Workshop, targets: list[Target], problems: list[tuple[str, str]]) -> Scope:
    """One run has one exit code: the strictest level of the configurations that took part."""

    def rules() -> list[Rule]:
        plans = {id(t.settings): workshop.plan(t.settings)[0] for t in targets}
        by_id = {r.id: r for plan in plans.values() for r in plan.rules}
        return [by_id[i] for i in sorted(by_id)]

    levels = {t.settings.config.fail_level for t in targets} or {"warning"}
    return Scope(min(levels, key=SEVERITIES.index), problems, len(targets), rules)


def _standard_input(arguments: Arguments, workshop: Workshop, options: Options, narrowing: Narrowing) -> int:
    name = arguments.stdin_filename or "-"
    settings = workshop.settings_of(Path(name).absolute().parent)
    data = sys.stdin.buffer.read()
    target = Target(name, settings)
    if _over_many([target], workshop):
        from newslint.collected import run_bytes as run_known

        result = run_known(data, target, workshop, options)
    else:
        result = run_bytes(data, target, workshop, options)
    if not options.fix and result.decoded is not None:
        result.diagnostics = narrowing(target, result.decoded.text, result.diagnostics)
    if arguments.fix and not arguments.diff and result.decoded is not None:
        text = result.fixed if result.fixed is not None else result.decoded.text
        sys.stdout.buffer.write(result.decoded.encode(text))
        sys.stdout.flush()
        return 2 if result.problems else 0
    with Output(arguments.output_file) as output:
        return report(iter([result]), arguments, output, _scope(workshop, [target], []))
