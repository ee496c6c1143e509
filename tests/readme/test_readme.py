"""What README and docs say is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from newslint.cli import COMMANDS
from newslint.config import Config
from tests.shipped import shipped_rules

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), *REPOSITORY.glob("examples/*.md"),
                *REPOSITORY.glob("benchmarks/*.md")])  # fmt: skip
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)")


def test_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, "docs/build.py", "--check"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nrun: python docs/build.py"


@pytest.mark.parametrize("name", ["try", "test"])
def test_commands_are_marked_for_ci(name: str) -> None:
    """One line each: CI runs what README tells users to type."""
    blocks = re.findall(rf"<!-- command: {name} -->\n```sh\n(.+?)\n```", README, re.DOTALL)
    assert len(blocks) == 1
    assert "\n" not in blocks[0]


def test_shown_outputs_are_not_empty() -> None:
    outputs = re.findall(r"<!-- output: .+? -->\n```\n(.*?)```\n", README, re.DOTALL)
    assert outputs
    assert all(text.strip() for text in outputs)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert not [t for t in targets if not (page.parent / t).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_commands_and_rules_that_are_named_exist(page: Path) -> None:
    if page.name in ("rules.md", "CHANGELOG.md"):
        return
    text = page.read_text(encoding="utf-8")
    used = set(re.findall(r"(?:^ {4}|`)newslint ([a-z][\w-]+)", text, re.MULTILINE))
    assert used <= set(COMMANDS)
    known = {r.id for r in shipped_rules()}
    named = set(
        re.findall(
            r"(?<![\w/])((?:artefacts|sentences|names|characters|newslint)/[a-z]+(?:-[a-z]+)*)\b(?![./])",
            text,
        )
    )
    assert {n for n in named if not n.startswith("newslint/")} <= known


def test_configuration_page_names_every_key() -> None:
    page = (REPOSITORY / "docs" / "configuration.md").read_text(encoding="utf-8")
    later = {"deep"}
    keys = {f.encode_name for f in msgspec.structs.fields(Config)} - later
    assert not [k for k in sorted(keys) if not re.search(rf"^{re.escape(k)}:", page, re.MULTILINE)]


def test_configuration_shown_is_valid() -> None:
    from newslint.yamlfile import parse_yaml

    for page in (README, (REPOSITORY / "docs" / "configuration.md").read_text(encoding="utf-8")):
        for block in re.findall(r"```yaml\n(.+?)```", page, re.DOTALL):
            if not block.startswith("# ") or ".newslint.yml" in block.splitlines()[0]:
                parse_yaml(block, "page").convert(Config)


def test_rule_shown_holds(tmp_path: Path) -> None:
    from newslint.rulebook.load import read_rule_file
    from newslint.rulebook.selftest import failures

    block = next(b for b in re.findall(r"```yaml\n(.+?)```", README, re.DOTALL) if "kind: line" in b)
    path = tmp_path / "house" / "desk-note.yml"
    path.parent.mkdir()
    path.write_text(block, encoding="utf-8")
    (rule,) = read_rule_file(path, tmp_path)
    assert list(failures(rule)) == []
