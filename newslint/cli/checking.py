"""What `newslint check` does, once its command line is read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from newslint.cli.narrow import Narrowing
from newslint.cli.output import Output, Scope, colors_wanted, report
from newslint.cli.overriding import make_override
from newslint.collect.facts import wanted_facts
from newslint.config import Config, Settings, load_settings
from newslint.discovery import Target, discover
from newslint.model import SEVERITIES, Rule
from newslint.result import Texts
from newslint.run import Options, Result, Workshop, read_documents, run, run_bytes

if TYPE_CHECKING:
    from newslint.review import Review


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
    review: bool
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


def execute(arguments: Arguments) -> int:
    """Run the check and report; returns the exit code."""
    workshop = Workshop(
        make_override(arguments.overrides), fixed_settings(arguments.config, arguments.isolated)
    )
    narrowing = Narrowing(arguments.since, arguments.changed)
    review = _review(arguments)
    options = Options(
        cache=not arguments.no_cache,
        jobs=1 if review else arguments.jobs,
        fix=arguments.fix or arguments.diff or arguments.review,
        unsafe=arguments.unsafe_fixes,
        records=arguments.diff or arguments.output is not None,
        narrow=narrowing,
        mend=review.mend if review else None,
    )
    if arguments.paths == ("-",):
        return _standard_input(arguments, workshop, options, narrowing)
    found = discover(arguments.paths or (".",), workshop.settings_of)
    if not found.targets:  # an unknown rule is named also where there is nothing to check
        workshop.plan(workshop.settings_of(Path.cwd()))
    if arguments.show_files:
        from click import echo

        for target in found.targets:
            echo(target.shown)
        return 2 if found.problems else 0
    if arguments.profile:
        from click import echo

        from newslint.profiling import profile, table

        echo(table(profile(found.targets, workshop)), nl=False)
        return 2 if found.problems else 0
    with Output(arguments.output_file) as output:
        scope = _scope(workshop, found.targets, found.problems)
        results = _run(found.targets, workshop, options, narrowing)
        if review:
            from newslint.cli.reviewing import reviewed

            results = reviewed(results, review, arguments.reason, workshop)
        return report(_put_on_record(results, arguments, workshop), arguments, output, scope)


def _put_on_record(results: Iterator[Result], arguments: Arguments, workshop: Workshop) -> Iterator[Result]:
    """Results without what is settled by a comment in the article or by an entry of the configuration."""
    if arguments.settle_names:
        from newslint.cli.settling import settle_names

        results = settle_names(results, arguments.settle_names, workshop)
    if arguments.add_suppressions:
        from newslint.cli.suppressing import add_suppressions

        results = add_suppressions(results, arguments.reason, workshop)
    return results


def _review(arguments: Arguments) -> "Review | None":
    if not arguments.review:
        return None
    from newslint.cli.reviewing import terminal_review

    return terminal_review(arguments.output is not None, colors_wanted(None))


def _run(
    targets: list[Target], workshop: Workshop, options: Options, narrowing: Narrowing
) -> Iterator[Result]:
    """A run over each article or, where a rule wants that, over all of them together."""
    wanted = narrowing.wanted(targets)
    if narrowing.by_piece(targets):
        options = msgspec.structs.replace(options, pieces=True)
    if _over_many(targets, workshop):
        from newslint.collected import run as run_together

        return narrowing.results(run_together(targets, workshop, options), targets)
    return narrowing.results(run(wanted, workshop, options), wanted)


def _over_many(targets: list[Target], workshop: Workshop) -> bool:
    settings = {id(t.settings): t.settings for t in targets}.values()
    return any(wanted_facts(workshop.plan(s)[0].by_id) for s in settings)


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

    def texts(path: str) -> Texts:
        return {
            (d.record, d.field): d.source
            for target in targets
            if target.shown == path
            for d in read_documents(target)
        }

    levels = {t.settings.config.fail_level for t in targets} or {"warning"}
    return Scope(min(levels, key=SEVERITIES.index), problems, len(targets), rules, texts)


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
