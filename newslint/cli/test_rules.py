"""`newslint test-rules`."""

import sys
from pathlib import Path

import click

from newslint.model import Rule
from newslint.reporters.visible import counted
from newslint.rulebook import rule_files, shipped_folder
from newslint.rulebook.load import read_rule_file
from newslint.rulebook.selftest import failures
from newslint.rulebook.stress import slow_rules
from newslint.yamlfile import FileError


@click.command(name="test-rules")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--worst-cases/--no-worst-cases", default=True, help="Try every rule on worst-case inputs.")
def test_rules(folder: str | None, worst_cases: bool) -> None:
    """Run the examples of the rules in FOLDER (default: newslint's own), and try worst-case inputs.

    Exit 0 when all hold, 1 when an example fails or a rule is too slow, 2 when a file is no rule.
    """
    top = Path(folder) if folder else shipped_folder()
    broken, failed, rules = 0, 0, list[Rule]()
    files = rule_files(top)
    if not files:
        raise click.UsageError(f"{top} holds no rules (.yml files, in folders of their categories)")
    for path in files:
        try:
            rules += read_rule_file(path, top)
        except FileError as error:
            broken += 1
            click.echo(str(error))
    for rule in rules:
        for line, message in failures(rule):
            failed += 1
            click.echo(f"{rule.file}:{line or 1}: {rule.id}: {message}")
    if worst_cases:
        for rule_id, text, seconds in slow_rules(rules):
            failed += 1
            click.echo(f"{rule_id}: took {seconds:.2f} s on {text}: make its pattern simpler")
    examples = sum(len(r.examples) for r in rules)
    others = f", {counted(broken, 'file')} that hold{'s' * (broken == 1)} no rule" if broken else ""
    click.echo(f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}: {failed} failed{others}")
    sys.exit(2 if broken else int(failed > 0))
