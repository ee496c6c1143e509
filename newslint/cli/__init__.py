"""The command line: one module a command, imported when it is called."""

import gc
import sys
from typing import Any

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


def __getattr__(name: str) -> Any:
    """`cli`, the click group, for who asks for it: the usual ways to check do not."""
    if name != "cli":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newslint.cli.group import cli

    return cli


def main() -> None:
    """Entry point. Exit 0 clean, 1 findings, 2 an error, 130 interrupted."""
    # Starting makes tens of thousands of objects that all stay; looking for garbage among them again
    # and again is a tenth of the time of a short run.
    gc.set_threshold(100_000, 20, 50)
    _import_msgspec()
    from newslint.yamlfile import FileError

    try:
        _call(sys.argv[1:])
    except FileError as error:
        print(f"newslint: error: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        _interrupted()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    except Exception as error:
        _explain(error)
    finally:
        gc.freeze()  # Python ends by looking for garbage once more, which it then has not to do


def _import_msgspec() -> None:
    """msgspec asks for typing_extensions, which loads inspect and half a compiler with it; what is
    wanted of it the standard library has from 3.11 on."""
    name = "typing_extensions"
    if sys.version_info < (3, 11) or name in sys.modules:
        return
    sys.modules[name] = None
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[name]


def _call(argv: list[str]) -> None:
    from newslint.cli import quick

    code = quick.run(argv)
    if code is not None:
        sys.exit(code)
    from newslint.cli.group import cli

    cli(standalone_mode=False)


def _interrupted() -> None:
    print("newslint: interrupted; no file is half-written", file=sys.stderr)
    sys.exit(130)


def _explain(error: Exception) -> None:
    """What click has to say, in its words; anything else is a bug, for which exit code 1 would say that
    there are findings."""
    import click

    if isinstance(error, click.Abort):
        _interrupted()
    if isinstance(error, click.ClickException):
        error.show()
    else:
        import traceback

        traceback.print_exception(error)
        message = f"newslint: internal error: {type(error).__name__}: {error}; please report it"
        print(message, file=sys.stderr)
    sys.exit(2)
