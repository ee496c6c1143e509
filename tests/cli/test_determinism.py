"""The same findings, byte for byte, however they are computed."""

import random

import pytest

from tests.house import House, furnish

WORDS = "teh the harbuor quay very Kiyev Source : ferry dawn left it rained and all was well".split()


def articles(house: House, number: int) -> list[str]:
    choice = random.Random(7)
    names = []
    for n in range(number):
        lines = [
            " ".join(choice.choices(WORDS, k=choice.randint(1, 20))) for _ in range(choice.randint(0, 9))
        ]
        lines.insert(choice.randint(0, len(lines)), choice.choice(["Source :", "", "SOURCE:"]))
        names.append(f"many/{n % 7}/{n:03}.txt")
        house.write(names[-1], "\n\n".join(lines) + "\n")
    return names


@pytest.fixture(scope="module")
def many(tmp_path_factory, shared_cache):
    house = furnish(tmp_path_factory.mktemp("many"), shared_cache)
    house.names = articles(house, 300)
    house.wanted = house.check("many", "--no-cache", "-j", "1", "--output-format", "jsonl")
    assert len(house.wanted.lines()) > 1000
    return house


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_one_process_and_several(many, jobs):
    done = many.check("many", "--no-cache", "-j", jobs, "--output-format", "jsonl")
    assert (done.out, done.code) == (many.wanted.out, many.wanted.code)


def test_cold_and_warm_cache(many, tmp_path):
    env = {"NEWSLINT_CACHE_DIR": str(tmp_path)}
    cold = many.check("many", "--output-format", "jsonl", env=env)
    assert (tmp_path / "results.sqlite").stat().st_size > 10_000
    warm = many.check("many", "--output-format", "jsonl", env=env)
    parallel = many.check("many", "--output-format", "jsonl", "-j", "2", env=env)
    assert cold.out == warm.out == parallel.out == many.wanted.out


def test_any_order_of_arguments(many):
    names = many.names[:]
    random.Random(3).shuffle(names)
    done = many.check(*names, "--no-cache", "--output-format", "jsonl")
    assert done.out == many.wanted.out
    folders = [f"many/{n}" for n in (3, 1, 6, 0, 2, 5, 4)]
    assert many.check(*folders, "--no-cache", "--output-format", "jsonl").out == many.wanted.out


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_any_hash_seed(many, seed):
    done = many.check("many", "--no-cache", "--output-format", "jsonl", env={"PYTHONHASHSEED": seed})
    assert done.out == many.wanted.out


def test_batches_give_what_one_run_gives(many):
    """Hooks are called with some of the files at a time."""
    parts = [many.names[i::4] for i in range(4)]
    lines = [
        line for part in parts for line in many.check(*part, "--output-format", "jsonl").out.splitlines()
    ]
    assert sorted(lines) == sorted(many.wanted.out.splitlines())


def test_the_cache_knows_what_a_result_depends_on(many, tmp_path):
    env = {"NEWSLINT_CACHE_DIR": str(tmp_path)}
    many.check("many", env=env)
    narrow = many.found("many", "--select", "house/label", env=env)
    assert {rule for _, rule, _ in narrow} == {"house/label"}
    assert many.found("many", "--min-confidence", "0.75", env=env) == narrow
    path = many.root / "house-rules/house/label.yml"
    old = path.read_text()
    try:
        path.write_text(old.replace("Label left over", "Label without anything"))
        done = many.check("many", "--output-format", "jsonl", "--select", "house/label", env=env)
        assert {d["message"] for d in done.lines()} == {"Label without anything"}
    finally:
        path.write_text(old)


def test_an_article_gives_alone_what_it_gives_among_others(many):
    alone = [
        line
        for name in many.names[::25]
        for line in many.check(name, "--no-cache", "--output-format", "jsonl").out.splitlines()
    ]
    paths = {f'"path":"{name}"' for name in many.names[::25]}
    wanted = [line for line in many.wanted.out.splitlines() if any(path in line for path in paths)]
    assert wanted
    assert sorted(alone) == sorted(wanted)


def test_a_file_that_cannot_be_read_leaves_those_around_it_alone(many):
    house = many
    house.write("mixed/a.txt", "teh ferry\n\nSource :\n")
    (house.root / "mixed/b.txt").write_bytes(b"teh\0\1\2\3 quay" * 9)
    house.write("mixed/c.jsonl", '{"text": "teh quay"}\nno record\n{"text": "left teh quay"}\n')
    house.write("mixed/d.txt", "It rained on teh quay.\n")
    done = house.check("mixed", "--no-cache", "--output-format", "jsonl")
    apart = [
        house.check(f"mixed/{n}", "--no-cache", "--output-format", "jsonl")
        for n in ("a.txt", "c.jsonl", "d.txt")
    ]
    assert done.code == 2
    assert done.out == "".join(a.out for a in apart)
    assert {line["path"] for line in done.lines()} == {"mixed/a.txt", "mixed/c.jsonl", "mixed/d.txt"}
