"""Configuration: found upward, validated with place and nearest key, options merged into rules."""

from pathlib import Path

import pytest

from newslint.config import Config, Settings, apply_options, find_settings, load_settings
from newslint.rulebook import load_rules
from newslint.yamlfile import FileError
from tests.core.test_rulebook import GOOD, rule_file


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nearest_configuration_upward_wins(tmp_path: Path) -> None:
    write(tmp_path / ".newslint.yml", "min-confidence: 0.5\n")
    write(tmp_path / "desk" / "pyproject.toml", "[project]\nname = 'x'\n")
    write(tmp_path / "desk" / "sport" / "pyproject.toml", "[tool.newslint]\nmin-confidence = 0.9\n")
    found = {f: find_settings(tmp_path / f, {}) for f in ("", "desk", "desk/sport")}
    assert {f: s.config.min_confidence for f, s in found.items() if s} == {
        "": 0.5,
        "desk": 0.5,
        "desk/sport": 0.9,
    }


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (".newslint.yml", "select: [names]\nignor: [x]\n", ":2: unknown key 'ignor'; did you mean 'ignore'?"),
        (".newslint.yml", "select: names\n", ":1: select: expected a list, got text"),
        (
            ".newslint.yml",
            "names:\n  distinct:\n    - [A, B]\n    - [C]\n",
            ":4: names.distinct.1: expected a list of length 2",
        ),
        (".newslint.yml", "grammar: {engine: harper}\n", ":1: unknown key 'engine'; did you mean 'engines'?"),
        (
            ".newslint.yml",
            "fail-level: fatal\n",
            ":1: fail-level: 'fatal' is not possible; valid are error, info, warning",
        ),
        (".newslint.yml", "select: [a\n", ":2: is no valid YAML"),
        (".newslint.yml", "- a\n", ":1: a configuration is a mapping"),
        (".newslint.yml", "ignore: []\nmin-confidence: 2\n", ":2: min-confidence: expected a number <= 1.0"),
        ("pyproject.toml", "\n[tool.newslint]\n\nselekt = ['a']\n", ":4: unknown key 'selekt'"),
        (
            "pyproject.toml",
            "[tool.other]\nnames = 1\n[tool.newslint.names]\nacept = ['a']\n",
            ":3: unknown key 'acept'; did you mean 'accept'?",
        ),
        ("pyproject.toml", "[tool.newslint\n", ": is no valid TOML"),
    ],
)
def test_errors_name_place_and_remedy(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = write(tmp_path / name, text)
    with pytest.raises(FileError) as caught:
        load_settings(path)
    assert str(caught.value).removeprefix(str(path)).startswith(message)


def test_a_file_that_is_no_utf_8_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / ".newslint.yml"
    path.write_bytes("ignore: [café]\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"is no UTF-8 text \(byte 12\); save it as UTF-8"):
        load_settings(path)


def test_empty_configuration_is_the_default(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path / ".newslint.yml", "# nothing yet\n")).config == Config()


class TestOptions:
    """`options:` changes a rule without touching its file."""

    @pytest.fixture
    def rules(self, tmp_path: Path, shared_cache: Path):
        rule_file(tmp_path, GOOD)
        return load_rules([tmp_path], cache=shared_cache)

    def configured(self, rules, options):
        config = Config(options=options)
        return {r.id: r for r in apply_options(rules, Settings(config, Path(), ".newslint.yml"))}

    def test_severity_and_pattern(self, rules) -> None:
        options = {"severity": "info", "match": ["(?i)ballots: \\d+"]}
        rule = self.configured(rules, {"house/vote-counter": options})["house/vote-counter"]
        assert rule.severity == "info"
        assert rule.options["literals"] == [[["ballots: "]]]

    @pytest.mark.parametrize(
        ("rule", "options", "message"),
        [
            ("house/vote-countr", {}, "did you mean 'house/vote-counter'"),
            ("house/vote-counter", {"max-lenght": 3}, "did you mean 'max-length'"),
            ("house/vote-counter", {"max-length": "long"}, "max-length: expected a whole number"),
            (
                "house/vote-counter",
                {"severity": "fatal"},
                "severity: 'fatal' is not possible; valid are error, info, warning",
            ),
            ("house/vote-counter", {"confidence": 1.5}, "confidence: expected a number <= 1.0"),
            ("house/vote-counter", {"message": 5}, "message: expected text, got a whole number"),
            ("house/vote-counter", {"match": ["("]}, "does not compile"),
        ],
    )
    def test_refusals(self, rules, rule: str, options: dict, message: str) -> None:
        with pytest.raises(FileError, match=r"newslint\.yml") as caught:
            self.configured(rules, {rule: options})
        assert message in str(caught.value)
