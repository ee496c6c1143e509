"""Outputs held against the schemas of their formats; schemas/README.md says where those come from."""

from pathlib import Path

import jsonschema
import msgspec
import pytest
import xmlschema
from hypothesis import given, settings

from newslint.reporters import Style
from tests.reporters.test_formats import FILES, RULE, findings, printed

SCHEMAS = Path(__file__).with_name("schemas")
NAMES = {"sarif": "sarif-2.1.0-rtm.5.json", "gitlab": "gitlab-code-quality.json", "rdjson": "rdjson.json"}


def validator(name: str):
    schema = msgspec.json.decode((SCHEMAS / NAMES[name]).read_bytes())
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


VALIDATORS = {name: validator(name) for name in NAMES}
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("files", [[], FILES, [*FILES, FILES[0]]], ids=["none", "some", "twice"])
def test_json_formats_are_valid(name, files):
    VALIDATORS[name].validate(msgspec.json.decode(printed(name, files)))


@settings(max_examples=40, deadline=None)
@given(findings())
def test_they_are_valid_whatever_the_text(made):
    source, found = made
    for name, schema in VALIDATORS.items():
        schema.validate(msgspec.json.decode(printed(name, [("a\\b c.txt", found, source)])))
    JUNIT.validate(printed("junit", [("a", found, source)]))


@pytest.mark.parametrize("files", [[], FILES], ids=["none", "some"])
def test_junit_is_valid(files):
    JUNIT.validate(printed("junit", files))


def test_a_capped_sarif_log_is_valid(monkeypatch):
    from newslint.reporters import sarif

    monkeypatch.setattr(sarif, "MOST_RESULTS", 1)
    reporter = sarif.make(Style(rules=lambda: [RULE]))
    reporter.file(*FILES[0])
    VALIDATORS["sarif"].validate(msgspec.json.decode(reporter.finish()))
    assert reporter.left_out == 1


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sarif", '"level":"error"', '"level":"bad"'),
        ("gitlab", '"major"', '"bad"'),
        ("rdjson", "ERROR", "BAD"),
    ],
)
def test_the_schemas_refuse_what_is_wrong(name, old, new):
    out = printed(name, FILES).replace(old, new, 1)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATORS[name].validate(msgspec.json.decode(out))


def test_the_schema_of_junit_refuses_what_is_wrong():
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        JUNIT.validate(printed("junit", FILES).replace("failure", "mishap"))


def test_a_host_knows_a_finding_again_after_paragraphs_moved(house):
    """partialFingerprints stay, so that no alert is closed and opened anew."""

    def prints() -> set[str]:
        log = msgspec.json.decode(house.check("a.txt", "--output-format", "sarif").out)
        return {r["partialFingerprints"]["newslint/v1"] for r in log["runs"][0]["results"]}

    house.write("a.txt", "By teh quay it was late.\n\nIn Kiyev teh sun rose.\n")
    before = prints()
    house.write("a.txt", "A new beginning.\n\nIn Kiyev teh sun rose.\n\nBy teh quay it was late.\n")
    assert len(before) == 3
    assert prints() == before
    house.write("a.txt", "By teh quay it was late.\n\nIn Kiyev teh red sun rose.\n")
    assert len(prints() & before) == 1
