"""Two requests at a time in one process: the next article's is on its way while one is answered."""

import json

import pytest

from newslint.ahead import announced
from tests.grammar.standin import WORD, StandIn
from tests.house import House


def test_each_is_announced_before_the_one_in_front_of_it_is_handed_out() -> None:
    said: list[str] = []
    for item in announced(["a", "b", "c"], lambda x: said.append(f"announced {x}")):
        said.append(f"handed out {item}")
    assert said == [
        "announced a",
        "announced b",
        "handed out a",
        "announced c",
        "handed out b",
        "handed out c",
    ]
    assert list(announced([], said.append)) == []


def found(house: House, server: StandIn, path: str, parallel: int) -> list[dict]:
    config = house.root / ".newslint.yml"
    config.write_text(
        "grammar: {engines: [languagetool], languagetool: "
        f"{{url: '{server.url}', parallel: {parallel}, timeout: 40}}}}\n"
    )
    done = house.check(
        path, "--select", "grammar/languagetool", "--output-format", "jsonl", "--no-cache", "-j", "1"
    )
    assert done.code == 1, done.err
    return done.lines()


@pytest.mark.parametrize("records", [False, True])
def test_the_server_always_has_two_and_the_findings_stay_in_order(house: House, records: bool) -> None:
    texts = [f"Text {n} was {WORD} in the paper, the editor said on Monday." for n in range(6)]
    for n, text in enumerate(texts):
        house.write(f"articles/{n}.txt", text + "\n")
    house.write("records.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in texts))
    path = "records.jsonl" if records else "articles"
    with StandIn("paired") as server:  # answers no request that is alone
        together = found(house, server, path, 2)
        assert server.seen["check"] == 6
        server.mode = "well"
        assert found(house, server, path, 1) == together
    assert len(together) == 6
    assert [d["text"] for d in together] == [WORD] * 6


def test_a_file_that_cannot_be_read_is_said_once_and_the_others_are_checked(house: House) -> None:
    house.write("articles/a.txt", f"This is {WORD}, the editor said.\n")
    (house.root / "articles" / "b.txt").write_bytes(b"\xff\xfe\x00")
    house.write("articles/c.jsonl", "{broken\n")
    house.write("articles/d.txt", f"That was {WORD}, the editor said.\n")
    with StandIn() as server:
        config = house.root / ".newslint.yml"
        config.write_text(f"grammar: {{engines: [languagetool], languagetool: {{url: '{server.url}'}}}}\n")
        done = house.check("articles", "--select", "grammar/languagetool", "--output-format", "jsonl")
    assert done.code == 2
    assert done.err.count("c.jsonl") == 1
    assert [d["path"] for d in done.lines()] == ["articles/a.txt", "articles/d.txt"]


def test_a_failure_is_told_of_every_file_it_concerns(house: House) -> None:
    for name in "abc":
        house.write(f"articles/{name}.txt", f"This is {WORD} in {name}, the editor said.\n")
    with StandIn("no-json") as server:
        config = house.root / ".newslint.yml"
        config.write_text(f"grammar: {{engines: [languagetool], languagetool: {{url: '{server.url}'}}}}\n")
        done = house.check("articles", "--select", "grammar/languagetool")
    assert done.code == 2
    for name in "abc":
        assert f"{name}.txt: not checked by grammar engine languagetool" in done.err
