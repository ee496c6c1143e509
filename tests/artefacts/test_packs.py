"""Packs of other languages: each speaks in articles of its language, and only there."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from newslint import workshop
from newslint.config import Config, Settings
from newslint.discovery import Target
from newslint.lint import lint
from newslint.rulebook import Plan, load_rules, shipped_folder
from newslint.run import documents_of
from newslint.yamlfile import FileError

ARTICLES = sorted(Path(__file__).with_name("packs").glob("*.txt"))
LANGUAGES = [path.stem for path in ARTICLES]
ENGLISH = """Bridge stays closed until autumn

The old bridge will stay closed until the autumn, the council said on Monday. Engineers had found cracks in two of
its piers in May, and these have to be mended before lorries return. “We would have liked to be faster,” she said.

Share on Facebook
"""


def marked(path: Path) -> tuple[str, list[int]]:
    """The article without its marks, and the numbers (from 1) of the lines marked as residue."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line.removeprefix("!! ") for line in lines) + "\n", [
        n for n, line in enumerate(lines, 1) if line.startswith("!! ")
    ]


@cache
def plan(*languages: str) -> Plan:
    return Plan(workshop.select(load_rules(), Config(select=("artefacts",), languages=languages)))


def found(text: str, *languages: str) -> list[tuple[int, str]]:
    (document,) = documents_of(text, Target("a.txt", Settings(Config(), Path())))
    return [(d.line, d.rule) for d in lint(document, plan(*languages))]


@pytest.mark.parametrize("path", ARTICLES, ids=LANGUAGES)
def test_exactly_the_residue_of_an_article_is_found(path):
    text, residue = marked(path)
    everything = found(text, "en", *LANGUAGES)
    assert [line for line, _ in everything] == residue
    assert {rule.split("/")[1] for _, rule in everything} == {path.stem}
    assert found(text, path.stem) == everything, "the article's own pack is enough"


@pytest.mark.parametrize("path", ARTICLES, ids=LANGUAGES)
def test_an_article_in_a_language_that_is_not_on_is_left_alone(path):
    text, _ = marked(path)
    assert found(text, "en") == []
    assert found(text, "en", "fr" if path.stem != "fr" else "de") == []


def test_english_articles_are_read_by_english_rules_whatever_packs_are_on():
    with_packs = found(ENGLISH, "en", *LANGUAGES)
    assert with_packs == found(ENGLISH, "en")
    assert {line for line, _ in with_packs} == {6}


def test_a_lone_button_is_taken_for_the_language_of_the_house():
    assert found("Auf Facebook teilen\n", "de") == [(1, "artefacts/de/share-bar")]


def test_packs_say_what_they_are():
    packs = [r for r in load_rules() if r.id.count("/") == 2 and r.category == "artefacts"]
    assert {r.id.split("/")[1] for r in packs} == set(LANGUAGES)
    for rule in packs:
        assert rule.languages == (rule.id.split("/")[1],) or list(rule.languages) == [rule.id.split("/")[1]]
        assert rule.estimated, "no labelled articles stand behind it"
        assert rule.safety == "unsafe"
    families = {tag: {r.id.split("/")[2] for r in packs if r.id.split("/")[1] == tag} for tag in LANGUAGES}
    assert len(set(map(frozenset, families.values()))) == 1, families
    assert sum(1 for _ in shipped_folder().glob("artefacts/??/*.yml")) == len(packs)


def test_a_language_without_rules_is_refused_with_the_nearest(house):
    house.write("a.txt", ENGLISH)
    done = house.check("--isolated", "--languages", "dee", "a.txt")
    assert done.code == 2
    assert "no rule is for 'dee'; did you mean 'de'?" in done.err


def test_a_selected_pack_whose_language_is_off_is_refused(house):
    house.write("a.txt", ENGLISH)
    done = house.check("--isolated", "--select", "artefacts/de", "a.txt")
    assert done.code == 2
    assert "add it to `languages`" in done.err


def test_a_missing_detector_is_named_with_the_command_that_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(workshop.detector, "available", lambda: False)
    settings = Settings(Config(languages=("en", "de")), tmp_path, "house.yml")
    with pytest.raises(FileError, match=r"house\.yml.*pip install 'newslint\[languages\]'"):
        workshop.check_languages(load_rules(), settings)
    workshop.check_languages(load_rules(), Settings(Config(), tmp_path))


LOADED = """
import sys
from newslint.cli import cli
try:
    cli(["check", "--isolated", "--no-cache", "--select", "artefacts", *sys.argv[1:]], standalone_mode=False)
except SystemExit as stop:
    print(stop.code, "py3langid" in sys.modules)
"""


@pytest.mark.parametrize(("languages", "loaded"), [("en", False), ("en,de", True)])
def test_the_detector_is_loaded_only_where_a_pack_is_on(house, languages, loaded):
    house.write("a.txt", "A day like any other in the town.\n")
    command = [sys.executable, "-c", LOADED, "--languages", languages, "a.txt"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=house.root, env=house.environment())
    assert done.stdout.split() == ["0", str(loaded)], done.stderr
