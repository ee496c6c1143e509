"""The command line: one module a command, imported when it is called."""

import gc
import sys
from importlib import import_module

import click

# Name -> (module:attribute, line of help). Listing commands imports none of them.
COMMANDS = {
    "check": ("newslint.cli.check:check", "Check articles and report what must not be published."),
    "clean": ("newslint.cli.clean:clean", "Write cleaned copies and a list of what was removed."),
    "baseline": (
        "newslint.cli.baseline:baseline",
        "Record old findings: only new ones are reported.",
    ),
    "rules": ("newslint.cli.rules:rules", "List the rules."),
    "explain": ("newslint.cli.explain:explain", "Show why a rule exists, with its examples."),
    "test-rules": ("newslint.cli.test_rules:test_rules", "Run the examples of rules as their tests."),
    "names": ("newslint.cli.names:names", "List the names in articles, with their spellings."),
    "config": ("newslint.cli.config:config", "Show the configuration, or its JSON Schema."),
    "completion": ("newslint.cli.completion:completion", "Print completion for bash, zsh or fish."),
    "engines": ("newslint.cli.engines:engines", "Install, start, stop and examine grammar engines."),
    "init": ("newslint.cli.init:init", "Write a commented .newslint.yml for this folder."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in --help, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but with the nearest name in the message."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from newslint.yamlfile import nearest

            raise click.UsageError(f"no command is called {args[0]!r}{nearest(args[0], list(COMMANDS))}")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from newslint.cli.version import version_text

        click.echo(version_text())
        ctx.exit(0)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", "-V", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Show the versions of newslint and of its checkers.")  # fmt: skip
def cli() -> None:
    """Text cleaning and editorial QA for news articles.

    `newslint check` reports scraping artefacts, broken sentences, one name spelled two ways,
    grammar and damaged characters, each with its exact place.
    """


def main() -> None:
    """Entry point. Exit 0 clean, 1 findings, 2 an error, 130 interrupted."""
    # Starting makes tens of thousands of objects that all stay; looking for garbage among them again
    # and again is a tenth of the time of a short run.
    gc.set_threshold(100_000, 20, 50)
    from newslint.yamlfile import FileError

    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("newslint: interrupted; no file is half-written", err=True)
        sys.exit(130)
    except FileError as error:
        click.echo(f"newslint: error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
