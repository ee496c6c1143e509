"""`newslint completion`."""

import click


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete newslint's commands and options.

    For bash: newslint completion bash > ~/.local/share/bash-completion/completions/newslint
    """
    from click.shell_completion import get_completion_class

    from newslint.cli import cli

    made = get_completion_class(shell)
    if made is None:
        raise click.ClickException(f"no completion for {shell}")
    click.echo(made(cli, {}, "newslint", "_NEWSLINT_COMPLETE").source())
