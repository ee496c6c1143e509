"""`newslint explain`."""

import click

from newslint.cli.rules import fix_of, table
from newslint.cli.settings import rules_and_settings
from newslint.model import Example, Rule
from newslint.reporters.visible import visible
from newslint.rulebook import with_examples
from newslint.yamlfile import nearest

_BOTH = (
    "A finding says more where the line's look and place speak for residue, too (artefacts/stray-line).\n"
    "That figure was measured on the lines of all rules with an estimate together, not on this rule's own."
)


@click.command(name="explain")
@click.argument("rule_id", metavar="RULE")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
def explain(rule_id: str, config: str | None, isolated: bool) -> None:
    """Show why RULE exists, examples, how sure it is, and how to switch it off.

    Of the beginning of an id, such as names, it lists the rules below.
    """
    known, _ = rules_and_settings(config, isolated)
    found = [r for r in known if rule_id in (r.id, *r.renamed_from)]
    below = [r for r in known if r.id.startswith(rule_id.rstrip("/") + "/")]
    if found:
        click.echo(text_of(with_examples(found[:1])[0]))
    elif below:
        click.echo(table(below))
    else:
        clause = nearest(rule_id, [r.id for r in known]) or "; `newslint rules` lists them all"
        raise click.UsageError(f"no rule is called {rule_id!r}{clause}")


def text_of(rule: Rule) -> str:
    """What `explain` prints."""
    how = "estimated" if rule.estimated else "measured"
    out = [rule.id, "", rule.summary, "", rule.why, ""]
    out.append(
        f"Severity {rule.severity}; confidence {rule.confidence:.2f} ({how}: the share of right findings)."
    )
    if rule.capped and rule.category == "artefacts" and "en" in rule.languages:
        out.append(_BOTH)
    out.append(f"Languages: {', '.join(rule.languages)}." + ("" if rule.default else " Off unless selected."))
    if fix := fix_of(rule):
        out.append(f"Has a fix ({'each finding says how safe' if fix == 'by finding' else fix}).")
    bad = [e for e in rule.examples if e.spans]
    good = [e for e in rule.examples if not e.spans]
    if bad:
        out += ["", "Flagged:", *(f"  {_marked(e)}" for e in bad)]
    if good:
        out += ["", "Left alone:", *(f"  {visible(e.text)}" for e in good)]
    out += ["", "Switch it off:", f"  newslint check --ignore {rule.id}"]
    out += [f"  or in .newslint.yml:  ignore: [{rule.id}]"]
    out += [f"  or for some files:            per-file-ignores: {{'letters/**': [{rule.id}]}}"]
    out += [f"  or for one place (Markdown, HTML):  <!-- newslint: ignore[{rule.id}] reason -->"]
    if rule.severity != "info":
        out += ["", "Keep it, but let it fail no run:"]
        out += [f"  in .newslint.yml:  options: {{{rule.id}: {{severity: info}}}}"]
    return "\n".join(out)


def _marked(example: Example) -> str:
    text, at = "", 0
    for start, end in example.spans:
        text += example.text[at:start] + "[[" + example.text[start:end] + "]]"
        at = end
    shown = visible(text + example.text[at:])
    return f"{shown}   ->   {visible(example.fixed)!r}" if example.fixed is not None else shown
