"""names/house-style: lists, exceptions, imports and contradictions."""

from pathlib import Path
from typing import Any

import pytest

from newslint.kinds.names.houselist import SHIPPED, read_list, refuse_contradictions
from newslint.model import Rule
from newslint.rulebook.configure import configured
from newslint.rulebook.selftest import findings_of
from newslint.yamlfile import FileError
from tests.names.finding_names import rule, shown

KYIV = {
    "preferred": "Kyiv",
    "variants": ["Kiev"],
    "unless": ["chicken Kiev"],
    "unless-article": ["Wisconsin"],
}


def house(text: str, *entries: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    return shown(text, findings_of(rule("house-style", entries=list(entries or [KYIV])), text))


def test_variants_are_flagged_in_the_capitals_they_have() -> None:
    text = "Kiev’s mayor left KIEV for Kiev-Boryspil."
    assert house(text) == [("Kiev", ("Kyiv",)), ("KIEV", ("KYIV",)), ("Kiev", ("Kyiv",))]


@pytest.mark.parametrize(
    "text",
    [
        "We ate Chicken Kiev and left.",
        "Kyiv, formerly Kiev, has three airports.",
        "It used to be spelled “Kiev” in English.",
        "Kievan Rus and the kiev on the menu.",
        "See https://example.org/Kiev/map.",
        "Kiev, Wisconsin, has no station.",
    ],
)
def test_exceptions(text: str) -> None:
    assert house(text) == []


def test_a_finding_names_title_source_and_date() -> None:
    entry = {
        "preferred": "Ilves",
        "variants": ["Ilwes"],
        "title": "president of Estonia",
        "source": "our style book",
        "since": "2006",
    }
    (found,) = findings_of(rule("house-style", entries=[entry]), "A speech by Ilwes.")
    assert found.message == "House style is “Ilves” (president of Estonia; our style book; since 2006)"
    assert found.fix is not None
    assert found.fix.safety == "unsafe"


def test_accented_variants_are_found() -> None:
    assert house("In Türkiye it rained.", {"preferred": "Turkey", "variants": ["Türkiye"]}) == [
        ("Türkiye", ("Turkey",))
    ]
    with pytest.raises(ValueError, match="no two plain letters"):
        house("x", {"preferred": "Kyiv", "variants": ["Київ"]})


def test_shipped_lists_hold_a_source_for_every_entry() -> None:
    files = sorted(SHIPPED.glob("*.yml"))
    assert len(files) == 2
    for file in files:
        placed = read_list(file.stem)
        assert placed
        assert all(item.entry.source and item.line for item in placed)
    refuse_contradictions([item for file in files for item in read_list(file.stem)])


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_tables_and_aliases_of_a_knowledge_base(tmp_path: Path) -> None:
    table = write(tmp_path, "own.csv", "preferred,variants,source\nKyiv,Kiev|Kyev,desk\n")
    aliases = write(
        tmp_path,
        "wikidata.tsv",
        "item\titemLabel\titemAltLabel\nQ1899\tKyiv\tKiev, Kyjiv\nQ1\tuniverse\t\n",
    )
    assert [(p.entry.preferred, p.entry.variants, p.line) for p in read_list(table)] == [
        ("Kyiv", ("Kiev", "Kyev"), 2)
    ]
    assert [(p.entry.preferred, p.entry.variants) for p in read_list(aliases)] == [
        ("Kyiv", ("Kiev", "Kyjiv"))
    ]


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("a.yml", "- preferred: Kyiv\n  variant: [Kiev]\n", 2, "did you mean 'variants'"),
        ("b.yml", "- preferred: Kyiv\n- variants: [Kiev]\n", 1, "variants"),
        ("c.yml", "preferred: Kyiv\n", 1, "a YAML list of entries"),
        ("d.yml", "- {preferred: Kyiv\n", 2, "no valid YAML"),
        ("e.csv", "prefered,variants\nKyiv,Kiev\n", 1, "did you mean 'preferred'"),
        ("f.csv", "preferred\nKyiv\n", 1, "needs the columns"),
        ("g.csv", "preferred,variants\nKyiv,Kiev,Kyev\n", 2, "more fields than the head line"),
        ("h.csv", "preferred,variants\n,Kiev\n", 2, "no preferred form"),
    ],
)
def test_broken_lists_are_named_with_their_line(
    tmp_path: Path, name: str, text: str, line: int, message: str
) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(FileError, match=message) as caught:
        read_list(path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_contradictions_are_refused_with_both_places(tmp_path: Path) -> None:
    one = write(tmp_path, "one.yml", "- preferred: Kyiv\n  variants: [Kiev]\n")
    two = write(tmp_path, "two.csv", "preferred,variants\nOslo,Christiania\nKiev,Kyiv\n")
    with pytest.raises(FileError) as caught:
        rule("house-style", lists=[one, two])
    assert str(caught.value).startswith(f"{one}:1: 'Kiev' is to be 'Kyiv' here and 'Kiev' at {two}:3")
    with pytest.raises(ValueError, match="entry 2: 'Kiev' is to be 'Kief' here and 'Kyiv' at entry 1"):
        house("x", KYIV, {"preferred": "Kief", "variants": ["Kiev"]})
    with pytest.raises(ValueError, match="entry 1: 'Kyiv' is its own preferred form"):
        house("x", {"preferred": "Kyiv", "variants": ["Kyiv"]})


def test_unknown_lists_are_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'renamed-places'"):
        rule("house-style", lists=["renamed-place"])
    with pytest.raises(ValueError, match="under `options`"):
        rule("house-style", lists=["own.csv"])


def test_a_configuration_replaces_or_extends_the_list(tmp_path: Path) -> None:
    shipped = Rule(**{**rule_fields(), "id": "names/house-style"})
    write(tmp_path, "own.csv", "preferred,variants\nGothenburg,Göteborg\n")
    text = "From Kiev to Göteborg and Christiania."

    def found(options: dict[str, Any]) -> list[str]:
        settings = str(tmp_path / ".newslint.yml")
        (one,) = configured((shipped,), {"names/house-style": options}, settings)
        return [flagged for flagged, _ in shown(text, findings_of(one, text))]

    assert found({}) == ["Kiev"]
    assert found({"lists": ["own.csv"]}) == ["Göteborg"]
    assert found({"lists": ["renamed-places", "own.csv"]}) == ["Kiev", "Göteborg"]
    assert found({"entries": [{"preferred": "Oslo", "variants": ["Christiania"]}]}) == ["Kiev", "Christiania"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"entries": [{"preferred": "Kiev", "variants": ["Kyiv"]}]},
            "entry 1: 'Kyiv' is to be 'Kiev' here and 'Kyiv' at ",
        ),
        ({"entries": [{"preferd": "Kyiv"}]}, "entry 1: unknown key 'preferd'; did you mean 'preferred'?"),
        ({"entries": [{"variants": ["Kiev"]}]}, "entry 1: the key 'preferred' is missing"),
    ],
)
def test_an_entry_of_a_configuration_is_named_with_its_file(options: dict[str, Any], message: str) -> None:
    shipped = Rule(**{**rule_fields(), "id": "names/house-style"})
    with pytest.raises(FileError) as caught:
        configured((shipped,), {"names/house-style": options}, "desk/.newslint.yml", "desk/.newslint.yml:4")
    assert str(caught.value).startswith(f"desk/.newslint.yml:4: options: names/house-style: {message}")


def rule_fields() -> dict[str, Any]:
    """The fields of a rule with the shipped list."""
    made = rule("house-style", lists=["renamed-places"])
    return {name: getattr(made, name) for name in made.__struct_fields__}
