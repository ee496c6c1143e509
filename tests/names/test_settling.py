"""`check --settle-names` and the configuration that it writes: the names are in it, the rest is as it was."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newslint.settle import settle
from newslint.yamlfile import FileError
from tests.house import House

ARTICLE = "Mayor Ilona Varkonyi opened the pool. Varkonyi spoke first.\n\nIn the evening Varkonyl left.\n"
CAPITALS = "The start-up ReadySet grew. ReadySet has nine offices.\n\nShares of Readyset fell by half.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "names:\n  distinct:\n    - [Marten, Martin]\n"),
        ("select: [ALL]", "select: [ALL]\nnames:\n  distinct:\n    - [Marten, Martin]\n"),
        ("# ours\nselect: [ALL]\n", "# ours\nselect: [ALL]\nnames:\n  distinct:\n    - [Marten, Martin]\n"),
        ("names:\n", "names:\n  distinct: [[Marten, Martin]]\n"),
        ("names:   # settled\n", "names:\n  distinct: [[Marten, Martin]]   # settled\n"),
        ("names: {}\n", "names: {distinct: [[Marten, Martin]]}\n"),
        ("names: {accept: [Li]}\n", "names: {distinct: [[Marten, Martin]], accept: [Li]}\n"),
        ("names: {distinct: [[A, B]]}\n", "names: {distinct: [[A, B], [Marten, Martin]]}\n"),
        ("names:\n  distinct:\n", "names:\n  distinct: [[Marten, Martin]]\n"),
        ("names:\n  distinct: []  # none\n", "names:\n  distinct: [[Marten, Martin]]  # none\n"),
        ("names:\n  distinct: [\n    [A, B],\n  ]\n", "names:\n  distinct: [\n    [A, B], [Marten, Martin],\n  ]\n"),
        (
            "names:\n  # right as they stand\n  accept: [Li] # he says so\n\n# below\nselect: [ALL]\n",
            "names:\n  # right as they stand\n  accept: [Li] # he says so\n  distinct: [[Marten, Martin]]\n"
            "\n# below\nselect: [ALL]\n",
        ),
        (
            "names:\n  distinct:\n  - [A, B]  # brothers\n  # - [C, D]\n  accept: [Li]\n",
            "names:\n  distinct:\n  - [A, B]  # brothers\n  - [Marten, Martin]\n  # - [C, D]\n  accept: [Li]\n",
        ),
        ("names:\n  distinct:\n    - - A\n      - B", "names:\n  distinct:\n    - - A\n      - B\n    - [Marten, Martin]\n"),
        (
            "\ufeffnames:\r\n  accept: [Li]\r\n",
            "\ufeffnames:\r\n  accept: [Li]\r\n  distinct: [[Marten, Martin]]\r\n",
        ),
    ],
)  # fmt: skip
def test_a_pair_is_put_behind_those_that_are_there(before: str, after: str) -> None:
    assert settle(before, "c.yml", "distinct", [("Marten", "Martin")]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[tool.newslint]\nselect = ['ALL']\n", '[tool.newslint]\nselect = [\'ALL\']\n\n[tool.newslint.names]\naccept = ["Li"]\n'),
        ("[tool.newslint.names]  # ours\n[tool.x]\ny = 1\n", '[tool.newslint.names]  # ours\naccept = ["Li"]\n[tool.x]\ny = 1\n'),
        ('[tool.newslint.names]\naccept = [\n  "Bo", # he\n]\n', '[tool.newslint.names]\naccept = ["Li", \n  "Bo", # he\n]\n'),
    ],
)  # fmt: skip
def test_the_same_in_toml(before: str, after: str) -> None:
    assert settle(before, "pyproject.toml", "accept", ["Li"]) == after


@pytest.mark.parametrize(
    ("before", "file"),
    [
        ("extra: &a [[A, B]]\nnames:\n  distinct: *a\n", "c.yml"),
        ("{select: [ALL]}\n", "c.yml"),
        ("select: [ALL]\n...\n", "c.yml"),
        ("[tool.newslint]\nnames = {accept = ['Li']}\n", "pyproject.toml"),
    ],
)
def test_what_cannot_be_written_without_harm_is_left_and_told(before: str, file: str) -> None:
    with pytest.raises(FileError, match=r"add to `distinct`: .*Marten"):
        settle(before, file, "distinct", [("Marten", "Martin")])


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "P", "N", "Zs"]), min_size=1, max_size=9)


@given(st.lists(NAMES, max_size=3), st.lists(NAMES, min_size=1, max_size=3), st.booleans(), st.booleans())
def test_any_name_is_read_as_it_was_written(old: list[str], new: list[str], flow: bool, beside: bool) -> None:
    config = {"select": ["ALL"], "names": {"accept": old, **({"distinct": [["A", "B"]]} if beside else {})}}
    before = yaml.safe_dump(
        config, default_flow_style=None if flow else False, allow_unicode=True, sort_keys=False
    )
    after = yaml.safe_load(settle(before, "c.yml", "accept", new))
    assert after == {**config, "names": {**config["names"], "accept": [*old, *new]}}


def test_pairs_of_a_run_are_written_once_and_hold(house: House) -> None:
    house.write(".newslint.yml", "# the desk's\nselect: [names]\n")
    house.write("a.txt", ARTICLE)
    house.write("b.txt", CAPITALS)
    house.write("c.txt", ARTICLE)
    done = house.check("--settle-names", "distinct")
    assert (done.code, done.out) == (0, "")
    assert "settled 2 pairs under `names: distinct` in" in done.err
    written = house.read(".newslint.yml")
    assert written.startswith("# the desk's\nselect: [names]\nnames:\n  distinct:\n")
    assert yaml.safe_load(written)["names"]["distinct"] == [
        ["Varkonyi", "Varkonyl"],
        ["ReadySet", "Readyset"],
    ]
    assert house.found() == []
    assert house.check("--settle-names", "distinct").code == 0
    assert house.read(".newslint.yml") == written


def test_other_findings_are_reported_still(house: House) -> None:
    house.write(".newslint.yml", "select: [names, artefacts]\n")
    house.write("a.txt", ARTICLE + "\nSource :\n")
    done = house.check("--settle-names", "accept", "--output-format", "jsonl")
    assert [d["text"] for d in done.lines()] == ["Source :"]
    assert yaml.safe_load(house.read(".newslint.yml"))["names"] == {"accept": ["Varkonyl"]}


def test_what_a_file_inherits_it_takes_along(house: House) -> None:
    house.write("house.newslint.yml", "names: {distinct: [[Anders, Andres]]}\n")
    house.write(".newslint.yml", "extends: house.newslint.yml\nselect: [names]\n")
    house.write("a.txt", ARTICLE)
    house.check("--settle-names", "distinct")
    written = yaml.safe_load(house.read(".newslint.yml"))["names"]["distinct"]
    assert written == [["Anders", "Andres"], ["Varkonyi", "Varkonyl"]]


def test_without_a_configuration_one_is_begun(house: House) -> None:
    (house.root / ".newslint.yml").unlink()
    house.write("a.txt", ARTICLE)
    assert house.check("--select", "names", "--settle-names", "distinct").code == 0
    assert house.read(".newslint.yml") == "names:\n  distinct:\n    - [Varkonyi, Varkonyl]\n"


def test_a_file_that_may_not_be_written_is_an_error(house: House) -> None:
    house.write(".newslint.yml", "select: [names]\n").chmod(0o444)
    house.write("a.txt", ARTICLE)
    done = house.check("--settle-names", "distinct")
    assert done.code == 2
    assert ".newslint.yml: cannot be written: the file is read-only" in done.err
    assert house.read(".newslint.yml") == "select: [names]\n"


@pytest.mark.parametrize("other", ["--fix", "--diff", "--isolated", "-"])
def test_what_it_does_not_go_with(house: House, other: str) -> None:
    done = house.check("--settle-names", "distinct", other)
    assert done.code == 2
    assert "--settle-names goes with" in done.err
