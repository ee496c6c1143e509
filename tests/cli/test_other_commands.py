"""rules, explain, test-rules, init, --version, --help."""

import msgspec
import pytest

from tests.house import DIRTY


def test_version_names_the_checkers(house):
    done = house.run("--version")
    assert done.code == 0
    assert done.out.startswith("newslint ")
    assert "harper-py" in done.out


def test_help_lists_the_commands_and_check_its_options(house):
    out = house.run("--help").out
    for command in ("check", "rules", "explain", "test-rules", "init"):
        assert f"\n  {command} " in out
    text = house.run("check", "--help").out
    for option in ("--select", "--fix", "--unsafe-fixes", "--diff", "--output-format", "--force-exclude"):
        assert option in text


def test_without_a_command_help_is_shown(house):
    assert "Commands:" in (house.run().out + house.run().err)


def test_rules_lists_those_of_the_configuration(house):
    out = house.run("rules", "--select", "house").out
    assert [line.split()[0] for line in out.splitlines()[:4]] == [
        "house/label",
        "house/spelling",
        "house/typo",
        "house/vague",
    ]
    assert "4 rules" in out


def test_rules_as_json_and_markdown(house):
    found = msgspec.json.decode(house.run("rules", "--select", "house/label", "--format", "json").out)
    assert [(r["id"], r["severity"], r["confidence"]) for r in found] == [("house/label", "error", 0.8)]
    assert "| `house/label` | error |" in house.run("rules", "--select", "house", "--format", "markdown").out


def test_rules_of_a_prefix_that_is_none(house):
    done = house.run("rules", "--select", "hose")
    assert done.code == 2
    assert "did you mean 'house'?" in done.err


def test_rules_isolated_knows_only_the_shipped_ones(house):
    assert "house/label" not in house.run("rules", "--isolated").out


def test_explain(house):
    out = house.run("explain", "house/label").out
    for part in (
        "A label with nothing behind it.",
        "[[Source :]]",
        "confidence 0.80",
        "--ignore house/label",
    ):
        assert part in out


def test_explain_says_what_stands_behind_a_confidence(house):
    known = house.run("explain", "artefacts/comment-count").out
    guessed = house.run("explain", "artefacts/menu-button").out
    assert "artefacts/stray-line" not in known
    assert "measured on the lines of all rules with an estimate together" in guessed


def test_explain_an_unknown_rule(house):
    done = house.run("explain", "house/lable")
    assert done.code == 2
    assert "did you mean 'house/label'?" in done.err


def test_explain_the_beginning_of_an_id_lists_what_is_below(house):
    for name in ("house", "house/"):
        done = house.run("explain", name)
        assert (done.code, [line.split()[0] for line in done.out.splitlines()[:2]]) == (
            0,
            ["house/label", "house/spelling"],
        )


def test_what_is_like_no_rule_gets_a_hint_in_place_of_a_list_of_all(house):
    for command in (["explain", "F401"], ["check", "--select", "F401"], ["rules", "--select", "F401"]):
        done = house.run(*command)
        assert done.code == 2
        assert "`newslint rules` lists them all" in done.err
        assert len(done.err) < 400


def test_no_placeholder_is_shown(house):
    for command in (["rules"], ["rules", "--format", "json"], ["explain", "style/doubled-space"]):
        assert "{count}" not in house.run(*command).out
    assert "Doubled space (… in the article)" in house.run("explain", "style/doubled-space").out


def test_rules_are_tested(house):
    done = house.run("test-rules", "house-rules")
    assert (done.code, done.out) == (0, "4 rules, 16 examples: 0 failed\n")


def test_a_failing_example_is_named_with_its_place(house):
    path = house.root / "house-rules/house/vague.yml"
    path.write_text(path.read_text().replace("[[very]] long", "[[very long]]"))
    done = house.run("test-rules", "house-rules")
    assert done.code == 1
    assert "house/vague.yml:9: house/vague: example 'A very long day.'" in done.out


def test_a_file_that_is_no_rule_is_exit_2_and_the_others_are_tested(house):
    house.write("house-rules/house/broken.yml", "kind: lime\nmessage: x\nwhy: y\nconfidence: 0.5\n")
    done = house.run("test-rules", "house-rules")
    assert done.code == 2
    assert "did you mean 'line'?" in done.out
    assert "4 rules, 16 examples: 0 failed, 1 file that holds no rule\n" in done.out


@pytest.mark.parametrize(("pattern", "end"), [("(?:a|aa|a ?)+!", "!"), ("(?:a+)+$", "")])
def test_a_slow_rule_is_found_by_worst_cases(house, pattern, end):
    house.write(
        "house-rules/house/slow.yml",
        f'kind: existence\nmessage: x\nwhy: y\nconfidence: 0.5\nmatch: ["{pattern}"]\n'
        f'examples:\n  - bad: "[[aa{end}]]"\n  - bad: "[[aaa{end}]]"\n  - good: "xxc"\n  - good: "dd"\n',
    )
    done = house.run("test-rules", "house-rules")
    assert done.code == 1
    assert "house/slow: took" in done.out
    assert house.run("test-rules", "house-rules", "--no-worst-cases").code == 0


def test_init_writes_a_configuration_that_loads(house):
    (house.root / ".newslint.yml").unlink()
    house.write("a.txt", DIRTY)
    house.write("b.jsonl", '{"text": "All is well."}\n')
    done = house.run("init")
    assert done.code == 0
    assert "1 .jsonl, 1 .txt" in done.out
    assert "fields: [text, body, content, article]" in house.read(".newslint.yml")
    assert house.check("a.txt", "--select", "newslint").code == 0


def test_init_keeps_what_is_there(house):
    before = house.read(".newslint.yml")
    done = house.run("init")
    assert done.code == 2
    assert "--force" in done.err
    assert house.read(".newslint.yml") == before
    assert house.run("init", "--force").code == 0
    assert house.read(".newslint.yml") != before


def test_a_folder_without_rules_is_no_success(house):
    (house.root / "empty").mkdir()
    done = house.run("test-rules", "empty")
    assert done.code == 2
    assert "empty holds no rules" in done.err


def test_rules_and_explain_say_how_safe_a_fix_is(house):
    known = {r["id"]: r["fix"] for r in msgspec.json.decode(house.run("rules", "--format", "json").out)}
    assert [known[f"house/{n}"] for n in ("label", "spelling", "vague")] == ["safe", "unsafe", None]
    assert known["sentences/doubled-word"] == "by finding"
    for rule, said in (
        ("house/spelling", "(unsafe)"),
        ("sentences/doubled-word", "(each finding says how safe)"),
    ):
        assert f"Has a fix {said}." in house.run("explain", rule).out
