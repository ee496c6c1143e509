"""training/names_fit.py on a small set: it learns what it is shown, and writes files that newslint reads."""

import json
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PEOPLE = [
    "Melnychuk",
    "Hrytsenko",
    "Vandenbroucke",
    "Okonkwo",
    "Szczepanski",
    "Delacroix",
    "Ravensburg",
    "Thorvaldsen",
]
TOWNS = [("Ashford", "Ashfield"), ("Marbury", "Marlbury"), ("Elsdon", "Elsden"), ("Hartley", "Hartly")]


def records() -> list[dict[str, object]]:
    """Articles with a slip, articles with two towns, judged throughout."""
    rows: list[dict[str, object]] = []
    for number in range(24):
        name = PEOPLE[number % len(PEOPLE)]
        slip = name[:3] + name[4:] if number % 2 else name[:4] + name[3:]
        text = f"Minister Ada {name} spoke. {name} left at {number}. “Yes,” {slip} said."
        rows.append({"group": f"a{number}", "text": text, "same": [[name, slip]], "complete": True})
        one, two = TOWNS[number % len(TOWNS)]
        text = f"From {one} to {two} it is {number} miles. {two} is in the north, {one} is not. {two} grows."
        rows.append(
            {"group": f"b{number}", "text": text, "different": [[one, two]], "complete": number % 3 == 0}
        )
    return rows


def fit(tmp_path: Path, name: str) -> Path:
    data, output = tmp_path / "data.jsonl", tmp_path / name
    output.mkdir()
    data.write_text("".join(json.dumps(r) + "\n" for r in records()), encoding="utf-8")
    command = [sys.executable, "training/names_fit.py", "--data", str(data), "--output", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=True)
    assert "false alarms per 100" in done.stdout
    return output


def test_fit_writes_whole_weights_and_a_rising_table(tmp_path: Path) -> None:
    output = fit(tmp_path, "one")
    weights = dict(line.split() for line in (output / "weights.txt").read_text().splitlines())
    assert {"bias", "joint", "reach"} < weights.keys()
    assert all(str(int(weight)) == weight for weight in weights.values())
    told = {name for name in weights if name.startswith(("shape/", "context/"))}
    assert told
    assert len(told) + 3 == len(weights)
    table = [line.split() for line in (output / "calibration.txt").read_text().splitlines()]
    scores, shares = [int(s) for s, _ in table], [float(c) for _, c in table]
    assert scores == sorted(scores)
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] < 1


def test_fit_gives_the_same_files_every_time(tmp_path: Path) -> None:
    one, two = fit(tmp_path, "one"), fit(tmp_path, "two")
    for name in ("weights.txt", "calibration.txt"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_shipped_weights_name_only_groups_that_the_code_computes() -> None:
    from newslint.kinds.names import candidates, model
    from newslint.kinds.names.blocking import capitalised

    text = "Minister Ada Melnychuk spoke. Melnychuk left. “Yes,” Melnichuk said."
    (pair,) = candidates.candidates(text, capitalised(text))
    around = candidates.context_features(text, pair)
    assert around is not None
    groups = {"shape/" + f.partition(":")[0] for f in candidates.shape_features(pair)}
    groups |= {"context/" + f.partition(":")[0] for f in around}
    shipped = {name.partition(":")[0] for name in model.weights() if "/" in name}
    assert shipped == groups
