"""extends, config show and schema, environment, completion."""

import subprocess

import msgspec
import pytest

from newslint.config import Config
from tests.house import DIRTY

BASE = "select: [house/typo]\nrule-folders: [../house-rules]\nnames: {accept: [Kiyev]}\nfail-level: error\n"


@pytest.fixture
def extending(house):
    house.write("a.txt", DIRTY)
    house.write("shared/base.yml", BASE)
    house.write(".newslint.yml", "extends: shared/base.yml\nnames: {distinct: [[A, B]]}\nfail-level: info\n")
    return house


def test_a_file_is_extended(extending):
    assert {r for _, r, _ in extending.found("a.txt")} == {"house/typo"}


def test_show_says_where_each_value_comes_from(extending):
    out = extending.run("config", "show", "--origin").out
    rows = {line.split(":")[0]: line for line in out.splitlines()}
    assert rows["select"].endswith('["house/typo"]  # ' + str(extending.root / "shared/base.yml:1"))
    assert rows["fail-level"].endswith('"info"  # ' + str(extending.root / ".newslint.yml:3"))
    assert '"accept":["Kiyev"]' in rows["names"]
    assert '"distinct":[["A","B"]]' in rows["names"]
    assert rows["min-confidence"].endswith("# default")
    assert "#" not in extending.run("config", "show").out


def test_several_files_the_later_one_wins(extending):
    extending.write("shared/more.yml", "select: [house/vague]\n")
    extending.write(".newslint.yml", "extends: [shared/base.yml, shared/more.yml]\n")
    assert {r for _, r, _ in extending.found("a.txt")} == {"house/vague"}


def test_an_installed_package_is_extended(extending, tmp_path):
    package = tmp_path / "site/house_style"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "newslint.yml").write_text(BASE.replace("../house-rules", str(extending.root / "house-rules")))
    extending.write(".newslint.yml", "extends: house_style\n")
    env = {"PYTHONPATH": f"{tmp_path / 'site'}:{extending.environment().get('PYTHONPATH', '')}"}
    assert {r for _, r, _ in extending.found("a.txt", env=env)} == {"house/typo"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            ".newslint.yml",
            "extends: shared/none.yml\n",
            ".newslint.yml:1: extends: 'shared/none.yml': there is no",
        ),
        (".newslint.yml", "extends: no_such_package_at_all\n", "is no package installed here, and no file"),
        (
            "shared/base.yml",
            "extends: ../.newslint.yml\n",
            "base.yml:1: extends: a cycle: .newslint.yml -> base.yml",
        ),
        ("shared/base.yml", "selekt: [house]\n", "base.yml:1: unknown key 'selekt'; did you mean 'select'?"),
    ],
)
def test_what_cannot_be_extended_is_named_with_its_place(extending, name, content, message):
    extending.write(name, content)
    done = extending.check("a.txt")
    assert done.code == 2
    assert message in done.err


def test_a_file_outside_of_the_project_only_when_named_on_the_command_line(extending, tmp_path):
    (tmp_path / "outside.yml").write_text("select: [house/label]\nrule-folders: [work/house-rules]\n")
    extending.write(".newslint.yml", "extends: ../outside.yml\n")
    done = extending.check("a.txt")
    assert done.code == 2
    assert "'../outside.yml' lies outside of this project" in done.err
    assert {r for _, r, _ in extending.found("a.txt", "--config", ".newslint.yml")} == {"house/label"}


def test_the_repository_is_the_project(extending):
    subprocess.run(["git", "init", "-q"], cwd=extending.root, check=True)
    extending.write("desk/.newslint.yml", "extends: ../shared/base.yml\n")
    extending.write("desk/a.txt", DIRTY)
    assert {r for _, r, _ in extending.found("desk/a.txt")} == {"house/typo"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule-folders: [house-rules]\nselect: [house/vage]\n", ":2: select: no rule is called 'house/vage'"),
        ("per-file-ignores: {'*.txt': [sentense]}\n", ":1: per-file-ignores: no rule is called 'sentense'"),
    ],
)
def test_an_unknown_rule_of_a_configuration_is_named_with_its_place(house, text, message):
    house.write(".newslint.yml", text)
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert (done.code, done.out) == (2, "")
    assert f".newslint.yml{message}" in done.err
    assert "did you mean" in done.err
    assert "Usage" not in done.err


def test_the_schema_has_every_key(house):
    schema = msgspec.json.decode(house.run("config", "schema").out)
    properties = schema["$defs"]["Config"]["properties"]
    assert set(properties) == {f.encode_name for f in msgspec.structs.fields(Config)}
    assert schema["$defs"]["Config"]["additionalProperties"] is False


def test_environment(house):
    house.write("a.txt", DIRTY)
    house.write("other.yml", "select: [house/vague]\nrule-folders: [house-rules]\n")
    env = {"NEWSLINT_CONFIG": "other.yml", "NEWSLINT_OUTPUT_FORMAT": "concise"}
    assert house.check("a.txt", env=env).out == "a.txt:5:8: house/vague “very” says nothing\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(house, shell):
    out = house.run("completion", shell).out
    assert "_NEWSLINT_COMPLETE" in out


def test_what_bash_is_answered(house):
    env = {"_NEWSLINT_COMPLETE": "bash_complete", "COMP_WORDS": "newslint ch", "COMP_CWORD": "1"}
    code = "import sys; sys.argv = ['newslint']; from newslint.cli import main; main()"
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code], env=house.environment(**env), capture_output=True, text=True
    )
    assert "plain,check" in done.stdout.splitlines()
