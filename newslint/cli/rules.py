"""`newslint rules`."""

from collections.abc import Sequence
from typing import Any

import click
import msgspec

from newslint.cli.settings import rules_and_settings
from newslint.model import Rule
from newslint.rulebook import Selection, UnknownRule, select_rules


@click.command(name="rules")
@click.option("--select", multiple=True, metavar="PREFIX", help="Only rules whose id begins so.")
@click.option("--output-format", "--format", "form", type=click.Choice(["table", "json", "markdown"]),
              default="table", show_default=True, help="How they are printed.")  # fmt: skip
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
def rules(select: tuple[str, ...], form: str, config: str | None, isolated: bool) -> None:
    """List the rules: id, severity, confidence, whether a fix exists, what it says."""
    known, _ = rules_and_settings(config, isolated)
    if select:
        try:
            wanted = {r.id for p in select for r in select_rules(known, Selection(select=(p,)))}
        except UnknownRule as error:
            raise click.UsageError(str(error)) from None
        known = tuple(r for r in known if r.id.startswith(select) or r.id in wanted)
    click.echo(_FORMATS[form](known))


def table(known: Sequence[Rule]) -> str:
    """One line a rule, and what the signs in it mean."""
    width = max((len(r.id) for r in known), default=10)
    rows = []
    for rule in known:
        share = f"{rule.confidence:.2f}{'~' if rule.estimated else ' '}"
        mark = "*" if fix_of(rule) else " "
        state = " " if rule.default else "off"
        rows.append(f"{rule.id:{width}}  {rule.severity:7}  {share} {mark} {state:3}  {rule.summary}")
    number = "1 rule" if len(rows) == 1 else f"{len(rows)} rules"
    return "\n".join([*rows, "", f"{number}. ~ confidence estimated, * has a fix, off: not on by default"])


def fix_of(rule: Rule) -> str | None:
    """How safe a rule's fix is: `safe`, `unsafe`, or `by finding` where its kind decides that; None
    without a fix."""
    if rule.options.get("fix"):
        return rule.safety
    return "by finding" if rule.mends else None


def describe(rule: Rule) -> dict[str, Any]:
    """A rule as plain data."""
    return {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "estimated": rule.estimated,
        "default": rule.default,
        "languages": list(rule.languages),
        "fix": fix_of(rule),
        "message": rule.summary,
        "why": rule.why,
    }


def _json(known: tuple[Rule, ...]) -> str:
    return msgspec.json.format(msgspec.json.encode([describe(r) for r in known])).decode()


def _markdown(known: tuple[Rule, ...]) -> str:
    rows = ["| rule | severity | confidence | says |", "|---|---|---|---|"]
    for rule in known:
        share = f"{rule.confidence:.2f}{' (estimated)' if rule.estimated else ''}"
        rows.append(f"| `{rule.id}` | {rule.severity} | {share} | {rule.summary.replace('|', '¦')} |")
    return "\n".join(rows)


_FORMATS = {"table": table, "json": _json, "markdown": _markdown}
