"""What CI systems run: the script itself, and the files that call it, as far as that goes without the hosts."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import msgspec
import pytest
import yaml

from tests.house import DIRTY

TOP = Path(__file__).parents[2]
SCRIPT = TOP / "ci" / "newslint.sh"
COMMAND = f"{sys.executable} -m newslint"


@pytest.fixture
def script(house):
    """Run the script with some variables set."""
    house.write("a.txt", DIRTY)
    house.write("clean.txt", "All is well.\n")

    def call(*paths: str, **variables: str):
        env = {k: v for k, v in house.environment().items() if not k.startswith("GITHUB_")}
        env |= {"NEWSLINT": COMMAND, **variables}
        return subprocess.run(
            [SCRIPT, *paths], cwd=house.root, env=env, capture_output=True, text=True, timeout=120
        )

    call.house = house
    return call


def test_the_script_ends_as_the_check_does(script):
    done = script("a.txt")
    assert (done.returncode, done.stdout.count("\n")) == (1, 5)
    assert script("clean.txt").returncode == 0
    assert script("gone.txt").returncode == 2
    assert script("a.txt", NEWSLINT_OPTIONS="--select house/vague --fail-level error").returncode == 0


def test_on_github_there_are_annotations_a_summary_and_a_report(script):
    summary = script.house.root.parent / "summary.md"
    summary.write_text("before\n")
    done = script(
        ".", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary), NEWSLINT_REPORT="newslint.sarif"
    )
    assert done.returncode == 1
    assert "::error file=a.txt,line=3,endLine=3,col=1,endColumn=9,title=newslint house/label::" in done.stdout
    assert summary.read_text().startswith("before\n## newslint\n\n5 findings")
    log = msgspec.json.decode(script.house.read("newslint.sarif"))
    assert len(log["runs"][0]["results"]) == 5


def test_the_ending_of_the_report_chooses_its_format(script):
    for name in ("r.xml", "r.html", "r.json"):
        assert script("a.txt", NEWSLINT_REPORT=name).returncode == 1
    assert ElementTree.fromstring(script.house.read("r.xml")).tag == "testsuites"
    assert script.house.read("r.html").startswith("<!doctype html>")
    assert len(msgspec.json.decode(script.house.read("r.json"))) == 5
    done = script("a.txt", NEWSLINT_REPORT="r.doc")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "newslint.sh: no format for r.doc")


def test_a_report_of_nothing_is_written_too(script):
    assert script("clean.txt", NEWSLINT_REPORT="r.sarif").returncode == 0
    assert msgspec.json.decode(script.house.read("r.sarif"))["runs"][0]["results"] == []


def test_only_changed_lines(script):
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *identity, *command], cwd=script.house.root, check=True, capture_output=True)
    assert script(".", NEWSLINT_SINCE="HEAD").returncode == 0
    script.house.write("a.txt", DIRTY + "teh end\n")
    done = script(".", NEWSLINT_SINCE="HEAD")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)


def test_the_action_is_a_composite_one_whose_steps_can_run():
    action = yaml.safe_load((TOP / "action.yml").read_text())
    assert {"name", "description", "inputs", "runs"} <= set(action)
    assert action["runs"]["using"] == "composite"
    assert all(
        set(i) <= {"description", "default", "required"} and i["description"]
        for i in action["inputs"].values()
    )
    for step in action["runs"]["steps"]:
        assert ("run" in step) != ("uses" in step)
        assert "uses" not in step or step["uses"].count("@v") == 1
        assert "run" not in step or step["shell"] == "bash"
    text = (TOP / "action.yml").read_text()
    used = {part.split("}}")[0].strip() for part in text.split("${{ inputs.")[1:]}
    assert used == set(action["inputs"])
    # An input in a script would be code of whoever wrote it; inputs go through the environment.
    assert not any("${{" in step.get("run", "") for step in action["runs"]["steps"])


def test_the_action_checks_articles(house):
    house.write("a b.txt", DIRTY)
    house.write("c.txt", DIRTY)
    action = yaml.safe_load((TOP / "action.yml").read_text())
    (step,) = [s for s in action["runs"]["steps"] if s.get("name") == "Check articles"]
    inputs = {name: spec["default"] for name, spec in action["inputs"].items()} | {
        "paths": "c.txt house-rules"
    }
    env = {k: v.replace("${{ inputs.", "").replace(" }}", "") for k, v in step["env"].items()}
    env = {k: inputs[v] for k, v in env.items()}
    env |= {"GITHUB_ACTION_PATH": str(TOP), "GITHUB_ACTIONS": "true", "NEWSLINT": COMMAND}
    env |= {"GITHUB_STEP_SUMMARY": os.devnull}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]], cwd=house.root, env=house.environment(**env),
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "::error file=c.txt,line=3" in done.stdout
    assert (house.root / "newslint.sarif").exists()


def test_the_gitlab_job_writes_the_report_that_it_hands_on(house):
    house.write("a.txt", DIRTY)
    template = yaml.safe_load((TOP / "ci" / "gitlab.yml").read_text())
    assert list(template) == ["newslint"]
    job = template["newslint"]
    assert {"stage", "image", "script", "artifacts"} <= set(job)
    assert job["artifacts"]["when"] == "always"
    # Installed from where the house says, not from whatever an index has under that name.
    assert [line for line in job["before_script"] if "pip install" in line] == [
        'pip install --quiet "$NEWSLINT_PACKAGE"'
    ]
    assert job["variables"]["NEWSLINT_PACKAGE"].startswith("newslint @ git+https://")
    binary = house.root / "bin" / "newslint"
    house.write("bin/newslint", f'#!/bin/sh\nexec {COMMAND} "$@"\n')
    binary.chmod(0o755)
    env = house.environment(NEWSLINT_PATHS=".", PATH=f"{binary.parent}:{os.environ['PATH']}")
    script = "set -e\n" + "\n".join(job["script"])
    done = subprocess.run(["sh", "-c", script], cwd=house.root, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert "house/label" in done.stdout
    assert len(msgspec.json.decode(house.read(job["artifacts"]["reports"]["codequality"]))) == 5


@pytest.mark.parametrize(
    ("schema", "name"), [("github-actions", "action.yml"), ("gitlab-ci", "ci/gitlab.yml")]
)
def test_the_hosts_schemas_accept_the_files(schema, name):
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{schema}",
        str(TOP / name),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_pre_commit_accepts_the_hooks():
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(TOP / ".pre-commit-hooks.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
