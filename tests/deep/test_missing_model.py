"""`deep` without the model: an error with the command that helps; never loaded where it is not asked for."""

import importlib.util

import pytest

from newslint.config import Config, Settings
from newslint.kinds.suspect import package
from newslint.workshop import Workshop
from newslint.yamlfile import FileError


@pytest.fixture
def bare(monkeypatch):
    """As if no package of the model were installed."""
    real = importlib.util.find_spec
    monkeypatch.setattr(
        package.importlib.util,
        "find_spec",
        lambda name, *a: None if name in package.NEEDED else real(name, *a),
    )


def plan_of(tmp_path, **keys: object):
    workshop = Workshop(lambda config: config, Settings(Config(**keys), tmp_path))
    return workshop.plan(workshop.settings_of(tmp_path))[0]


def test_asked_for_and_absent_is_an_error_that_names_the_command(bare, tmp_path) -> None:
    with pytest.raises(FileError, match=r"newslint-model-en.*pip install \./packages/newslint-model-en"):
        plan_of(tmp_path, select=("sentences",), deep=True)


def test_not_asked_for_no_rule_of_it_runs(bare, tmp_path) -> None:
    assert not [r for r in plan_of(tmp_path, select=("sentences",)).rules if r.kind == "suspect"]
    assert plan_of(tmp_path, select=("sentences/run-on",)).rules == ()


def test_deep_without_its_rules_needs_no_model(bare, tmp_path) -> None:
    plan = plan_of(tmp_path, select=("characters",), deep=True)
    assert {r.category for r in plan.rules} == {"characters"}


def test_exit_2_on_the_command_line(house) -> None:
    if not package.missing():
        pytest.skip("the model is installed here")
    house.write("a.txt", "It rained.\n")
    done = house.run("check", "--deep", "--select", "sentences", "a.txt")
    assert done.code == 2
    assert "pip install" in done.err
