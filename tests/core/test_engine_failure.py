"""A clean result from an engine that did not run is impossible."""

import subprocess
import sys

import pytest

from newslint.engines.base import EngineFailure
from newslint.kinds import harper
from tests.house import Done, House

CODE = """
import newslint.kinds.harper as kind
from newslint.engines.base import EngineFailure
from newslint.cli import main

class Dead:
    literals, always = (), True
    def find(self, article, hits):
        raise EngineFailure("harper", "died", "install it again")
        yield

kind.compile_rules = lambda rules: Dead()
main()
"""


def with_a_dead_engine(house: House, *arguments: str) -> Done:
    command = [sys.executable, "-c", CODE, "check", *arguments, "--output-format", "concise"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=house.root, env=house.environment(), timeout=120
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_failure_says_what_and_how_to_mend_it() -> None:
    assert str(EngineFailure("harper", "died", "install it again")) == (
        "grammar engine harper: died; install it again"
    )
    assert harper.SELF_TEST is False


@pytest.mark.parametrize("times", [1, 2])
def test_exit_2_names_the_file_and_other_rules_go_on(house: House, times: int) -> None:
    house.write("a.txt", "A quiet day.\n\nWe saw teh sea and teh land.\n")
    house.write("b.txt", "Nothing happened on the island on Monday, the harbour master said.\n")
    for _ in range(times):  # a second run must not find a clean result in the cache
        done = with_a_dead_engine(house, ".", "--extend-select", "grammar/harper")
        assert done.code == 2
        assert "a.txt: not checked by grammar engine harper: died; install it again" in done.err
        assert "b.txt: not checked by grammar engine harper either" in done.err
        assert done.err.count("died") == 1
        assert "in 1 of 2 files, 2 of them not checked in full" in done.err


def test_on_failure_warn_makes_it_a_finding(house: House) -> None:
    house.write("a.txt", "Nothing happened on the island on Monday, the harbour master said.\n")
    config = house.root / ".newslint.yml"
    config.write_text(config.read_text() + "grammar: {on-failure: warn}\n")
    done = with_a_dead_engine(house, "a.txt", "--extend-select", "grammar/harper")
    assert done.code == 1
    assert "a.txt:1:1: newslint/engine-failure" in done.out
