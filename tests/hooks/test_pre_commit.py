"""The hooks of this repository's last commit, as pre-commit runs them in a repository of articles."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
GOOD = "The council of Tarn voted on Monday to keep its library open.\n\nIt has 40,000 books.\n"
BAD = "The council of Tarn voted on Monday to keep its library open.\n\nSource :\n"
PLAIN = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
         "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip

CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: newslint
      - id: newslint-fix
        stages: [manual]
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (REPOSITORY / ".git").exists(), reason="no git repository"),
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    own = {"PRE_COMMIT_HOME": str(home / "pre-commit"), "NEWSLINT_CACHE_DIR": str(home / "newslint")}
    return {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | PLAIN | own


@pytest.fixture
def desk(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A repository with a good article, a bad one, and one in a folder that is excluded."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, env=environment, check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    config = CONFIG.format(repository=REPOSITORY, revision=head.stdout.strip())
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (tmp_path / ".newslint.yml").write_text("extend-exclude: [archive]\n", encoding="utf-8")
    (tmp_path / "archive").mkdir()
    for name, text in {"good.txt": GOOD, "bad.md": BAD, "archive/old.txt": BAD}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", "-A"], cwd=tmp_path, env=environment, check=True)
    subprocess.run(["git", "commit", "-qm", "Articles"], cwd=tmp_path, env=environment, check=True)
    return tmp_path


def hook(desk: Path, environment: dict[str, str], name: str, *files: str) -> subprocess.CompletedProcess[str]:
    stage = "manual" if name == "newslint-fix" else "pre-commit"
    command = [sys.executable, "-m", "pre_commit", "run", name, "--hook-stage", stage, "--files", *files]
    return subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, timeout=600)


def test_bad_article_stops_the_commit(desk: Path, environment: dict[str, str]) -> None:
    done = hook(desk, environment, "newslint", "good.txt", "bad.md", "archive/old.txt")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "artefacts/source-label" in done.stdout
    assert "bad.md:3:1" in done.stdout
    assert "good.txt" not in done.stdout
    assert "archive/old.txt" not in done.stdout


def test_what_the_readme_says_works(desk: Path, environment: dict[str, str]) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n# \.pre-commit-config\.yaml\n(.+?)```", readme, re.DOTALL)
    config = re.sub(r"https://\S+", str(REPOSITORY), block)
    (desk / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "autoupdate"]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rev: main" not in (desk / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert "bad.md:3:1" in hook(desk, environment, "newslint", "bad.md").stdout


def test_good_article_passes(desk: Path, environment: dict[str, str]) -> None:
    done = hook(desk, environment, "newslint", "good.txt")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_fixing_hook_repairs_and_stops(desk: Path, environment: dict[str, str]) -> None:
    (desk / "slip.txt").write_text(GOOD.replace("library", "li\u200bbrary"), encoding="utf-8")
    subprocess.run(["git", "add", "slip.txt"], cwd=desk, env=environment, check=True)
    done = hook(desk, environment, "newslint-fix", "good.txt", "slip.txt")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert (desk / "good.txt").read_text(encoding="utf-8") == GOOD
    assert (desk / "slip.txt").read_text(encoding="utf-8") == GOOD
    assert hook(desk, environment, "newslint-fix", "slip.txt").returncode == 0
