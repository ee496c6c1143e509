"""Names over many articles: forms, index, who spells otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.collect import names
from newslint.collect.facts import NAMES, facts_of
from newslint.collect.forms import forms, name_of
from newslint.collect.house import House
from newslint.collect.inventory import inventory
from newslint.collect.names import NameIndex, read_index, write_index
from newslint.model import Document, Finding, OffsetMap, Rule
from newslint.rulebook.load import read_rule_file, shipped_folder
from newslint.yamlfile import FileError

USUAL = "The harbour master, Radovan Kowalczyk, opened the lock. Kowalczyk was cheered."
ODD = "The lock was opened by Radovan Kowalczik on Monday. Kowalczik smiled, and Kowalczik’s wife did too."


def document(path: str, text: str) -> Document:
    return Document(path=path, text=text, source=text, offsets=OffsetMap())


def rule(**options: object) -> Rule:
    folder = shipped_folder()
    (known,) = read_rule_file(folder / "names/house-inconsistent.yml", folder)
    return Rule(
        **{f: getattr(known, f) for f in known.__struct_fields__} | {"options": {**known.options, **options}}
    )


def index_of(texts: dict[str, str]) -> NameIndex:
    index = NameIndex()
    for path, text in texts.items():
        index.add(path, [facts_of(document(path, text), (NAMES,))])
    return index


def archive(many: int = 12, text: str = USUAL) -> dict[str, str]:
    return {f"old/{n:02}.txt": text for n in range(many)}


def found(texts: dict[str, str], path: str, **options: object) -> list[Finding]:
    return list(House(index_of(texts), rule(**options)).findings(document(path, texts[path])))


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("Orla Finnegan", "Orla Finnegan"),
        ("Foreign Minister Orla Finnegan", "Orla Finnegan"),
        ("Jan van der Meer", "Jan van der Meer"),
        ("Tuesday", ""),
        ("North Sea Gas Pipeline Company", ""),
    ],
)
def test_name_of_a_run(run, name):
    assert name_of(run) == name


def test_forms_leave_out_addresses_and_openings():
    text = "But Finnegan wrote to @Finnegan and to Finnegan’s friend at https://example.org/Finnegan. However, he slept."
    assert forms(document("a.txt", text)) == {"Finnegan": 2}


def test_the_article_that_spells_otherwise_is_named_with_count_and_places():
    (finding,) = found(archive() | {"new/1.txt": ODD}, "new/1.txt")
    assert ODD[slice(*finding.span)] == "Kowalczik"
    assert finding.replacements == ("Kowalczyk",)
    assert "in 12 articles, as at old/00.txt and old/01.txt" in finding.message
    assert finding.fix is not None
    assert finding.fix.safety == "unsafe"
    assert len(finding.fix.edits) == 3
    assert [ODD[slice(*s)] for s in finding.related] == ["Kowalczik", "Kowalczik"]


def test_articles_with_the_usual_spelling_are_silent():
    texts = archive() | {"new/1.txt": ODD}
    assert found(texts, "old/03.txt") == []


def test_where_both_spellings_stand_the_rule_for_one_article_speaks():
    both = ODD + " Radovan Kowalczyk left. Later Kowalczyk came back with Kowalczyk’s wife."
    assert found(archive() | {"new/1.txt": both}, "new/1.txt") == []


@pytest.mark.parametrize("many", [0, 1, 4])
def test_a_small_majority_says_nothing(many):
    assert found(archive(many) | {"new/1.txt": ODD}, "new/1.txt") == []


def test_a_spelling_of_many_articles_is_no_slip():
    odd = {f"new/{n}.txt": ODD for n in range(3)}
    assert found(archive(40) | odd, "new/1.txt") == []


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("James Anderson bowled first.", "James Andersen skied home first."),
        ("Anton Belousov won the race.", "Anton Belousova is a misprint of nobody."),
        ("The Defence Ministry in Oslo said so.", "The Defense Ministry in Oslo said so."),
        ("She met Aston Parton in Leeds.", "She met Aston Martin in Leeds."),
        ("The team of Davidson lost.", "The team of Davison lost."),
    ],
)
def test_what_may_be_two_names_is_left_alone(usual, odd):
    assert found(archive(30, usual) | {"new/1.txt": odd}, "new/1.txt") == []


@pytest.mark.parametrize(
    "options",
    [
        {"accept": ["Kowalczik"]},
        {"accept": ["Radovan Kowalczik"]},
        {"distinct": [["Kowalczik", "Kowalczyk"]]},
        {"distinct": [["Radovan Kowalczyk", "Radovan Kowalczik"]]},
    ],
)
def test_a_settled_name_is_settled(options):
    assert found(archive() | {"new/1.txt": ODD}, "new/1.txt", **options) == []


def test_one_word_needs_twice_the_evidence():
    usual, odd = "The bridge at Zaporizhzhia fell.", "The bridge at Zaporizhzhya fell."
    assert found(archive(8, usual) | {"new/1.txt": odd}, "new/1.txt") == []
    (finding,) = found(archive(20, usual) | {"new/1.txt": odd}, "new/1.txt")
    assert finding.replacements == ("Zaporizhzhia",)


@given(st.permutations(range(13)))
def test_order_says_nothing(order):
    texts = list((archive() | {"new/1.txt": ODD}).items())
    whole, mixed = index_of(dict(texts)), index_of({texts[n][0]: texts[n][1] for n in order})
    assert mixed.rows() == whole.rows()


def test_index_is_kept_as_it_is(tmp_path):
    index = index_of(archive(5) | {"new/1.txt": ODD})
    write_index(index, tmp_path / "names.jsonl")
    kept = read_index(str(tmp_path / "names.jsonl"))
    assert kept.rows() == index.rows()
    write_index(kept, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "names.jsonl").read_bytes()


def test_kept_index_that_knows_the_articles_does_not_count_them_twice():
    index = index_of(archive(5))
    joined = index.joined([index_of(archive(5))])
    assert joined.forms["Radovan Kowalczyk"].articles == 5
    assert index.joined([index_of(archive(9))]).forms["Radovan Kowalczyk"].articles == 9


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"", 1), (b"Radovan\n", 1), (b'{"format":"newslint names 1"}\n{"name":"Rado\n', 2)],
)
def test_damaged_index_is_refused_with_its_place(tmp_path, content, line):
    path = tmp_path / "names.jsonl"
    path.write_bytes(content)
    with pytest.raises(FileError, match=rf"names\.jsonl:{line}: ") as caught:
        read_index(str(path))
    assert "write" in str(caught.value)


def test_too_many_names_are_refused(monkeypatch):
    monkeypatch.setattr(names, "CAPACITY", 1)
    with pytest.raises(FileError, match="more than 1 names"):
        index_of({"a.txt": "Orla Finnegan met Radovan Kowalczyk."})


def test_inventory_puts_spellings_together():
    listed = inventory(index_of(archive(4) | {"new/1.txt": ODD}))
    (name,) = [n for n in listed if n.name == "Radovan Kowalczyk"]
    assert [(s.form, s.count, s.articles) for s in name.spellings] == [
        ("Radovan Kowalczyk", 4, 4),
        ("Radovan Kowalczik", 1, 1),
    ]
    assert name.articles == 5
    assert name.spellings[1].places == ("new/1.txt",)
