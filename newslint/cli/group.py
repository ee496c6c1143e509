"""The commands as click knows them."""

from importlib import import_module

import click

from newslint.cli import COMMANDS


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
