"""`newslint init`."""

import os
from collections import Counter
from pathlib import Path

import click

from newslint.discovery import discover
from newslint.run import Workshop

TEMPLATE = """\
# newslint configuration; every key is optional. Rules: `newslint rules`.
{found}

# Rules to run, by id or prefix. ALL: every rule that is on by default.
select: [ALL]
ignore: []

# Findings below this confidence (0 to 1) are left out.
min-confidence: 0

# Least severity that makes a run exit 1: info, warning or error.
fail-level: warning

# Rules switched off for some files.
# per-file-ignores:
#   "archive/**": [names, sentences/no-final-stop]

# Names settled for good.
# names:
#   distinct: [[Martin, Marten]]
#   accept: [Zelenskyi]

# A rule's own options, its severity or confidence.
# options:
#   artefacts/source-label: {{severity: warning}}

# Old findings that are not to be reported again: `newslint baseline create` writes this file.
# baseline: .newslint-baseline.json

# Your own rules: folders of YAML files, beside this file.
# rule-folders: [newslint-rules]
{records}"""

RECORDS = """
# Fields of records (JSONL) that hold the article: the first one present is read.
fields: [text, body, content, article]
"""


@click.command(name="init")
@click.option("--force", is_flag=True, help="Replace a .newslint.yml that is there.")
def init(force: bool) -> None:
    """Look at this folder and write a commented .newslint.yml. Asks nothing."""
    path = Path(".newslint.yml")
    if path.exists() and not force:
        raise click.ClickException(f"{path} is there already; --force replaces it")
    targets = discover(["."], Workshop(lambda c: c, None).settings_of).targets
    kinds = Counter(os.path.splitext(t.shown)[1].lower() for t in targets)
    found = ", ".join(f"{n} {suffix}" for suffix, n in sorted(kinds.items())) or "none yet"
    text = TEMPLATE.format(
        found=f"# Articles found here: {found}.", records=RECORDS if ".jsonl" in kinds else ""
    )
    path.write_text(text, encoding="utf-8")
    click.echo(f"wrote {path} ({len(targets)} articles found: {found}); next: newslint check")
