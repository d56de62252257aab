"""Plans: what a key may be, which shards an archive has, and that their names say where they come from."""

from pathlib import Path

import pytest

from communique.errors import SettingsError
from communique.scale.plan import load_plan, shards_of
from communique.settings import Settings
from communique.sources.reading import read_sources, read_stretch
from communique.sources.stretches import stretches_of
from scale_plans import MakePlan


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ('out = "x"', "inputs is missing"),
        ('inputs = ["a"]', "out is missing"),
        ('inputs = ["a"]\nout = "x"\nworker = 2', "unknown key 'worker'"),
        ('inputs = ["a"]\nout = "x"\nworkers = "2"', "expected int"),
        ('inputs = ["a"]\nout = "x"\nworkers = true', "expected int"),
        ('inputs = ["a"]\nout = "x"\nexecutor = "spark"', "use local, dask or ray"),
        ('inputs = ["a"]\nout = "x"\nsplit = -1', "from 0 on"),
        ('inputs = ["a"]\nout = "x"\ndate = "2018"', "YYYY-MM-DD"),
        ("inputs = [1]\nout = 'x'", "as strings"),
        ("inputs = ", "no TOML file"),
    ],
)
def test_a_plan_that_means_nothing_is_refused(tmp_path: Path, lines: str, reason: str) -> None:
    """Before anything is read."""
    path = tmp_path / "plan.toml"
    path.write_text(lines)
    with pytest.raises(SettingsError, match=reason):
        load_plan(path)


def test_missing_plan_and_missing_inputs_are_named(tmp_path: Path, make_plan: MakePlan) -> None:
    """A typing error is no empty archive."""
    with pytest.raises(SettingsError, match="no plan at"):
        load_plan(tmp_path / "no.toml")
    with pytest.raises(SettingsError, match="matches 'achive/"):
        list(shards_of(make_plan(inputs='["achive/*.jsonl"]')))
    with pytest.raises(SettingsError, match="is an address"):
        list(shards_of(make_plan(inputs='["https://example.org/a.html"]')))


def test_shards_are_files_and_stretches_of_lines_in_order(make_plan: MakePlan) -> None:
    """A file that two patterns match is read once; only lines are split."""
    shards = list(shards_of(make_plan(inputs='["archive/*.jsonl", "archive"]')))
    assert [(s.input, s.stretch.first if s.stretch else None) for s in shards] == [
        ("archive/one.jsonl", 1),
        ("archive/one.jsonl", 4),
        ("archive/one.jsonl", 7),
        ("archive/two.jsonl", 1),
        ("archive/two.jsonl", 4),
        ("archive/three.txt", None),
    ]
    assert len({s.name for s in shards}) == 6
    assert all(s.name.startswith(Path(s.input).name) for s in shards)
    whole = list(shards_of(make_plan(split="0")))
    assert [(s.input, s.stretch) for s in whole] == [
        ("archive/one.jsonl", None),
        ("archive/three.txt", None),
        ("archive/two.jsonl", None),
    ]


def test_names_tell_files_of_one_name_apart(archive: Path, make_plan: MakePlan) -> None:
    """Archives have a file of the same name for every day."""
    (archive / "sub").mkdir()
    (archive / "sub" / "one.jsonl").write_bytes((archive / "one.jsonl").read_bytes())
    names = [s.name for s in shards_of(make_plan(split="0")) if s.input.endswith("one.jsonl")]
    assert len(set(names)) == 2


@pytest.mark.parametrize("lines", [1, 2, 3, 100])
def test_stretches_give_what_the_whole_file_gives(tmp_path: Path, lines: int) -> None:
    """Names by line numbers, blank lines, records of ours, damaged lines, a last line without its end."""
    path = tmp_path / "a.jsonl"
    texts = ['{"text": "one"}', "", '{"id": "b", "text": "two"}', "{", '{"record": "event"}', '{"text": "é three"}']
    path.write_text("\n".join(texts), "utf-8")
    stretches = list(stretches_of(path, lines=lines))
    assert [(a.stop, a.first) for a in stretches][:-1] == [(b.start, b.first - lines) for b in stretches][1:]
    found = [source for one in stretches for source in read_stretch(path, one, settings=Settings())]
    assert found == list(read_sources([str(path)], settings=Settings()))


def test_lines_added_leave_the_stretches_before_as_they_were(tmp_path: Path) -> None:
    """So that an archive that grows is not read anew."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"1\n2\n3\n4\n5\n")
    before = list(stretches_of(path, lines=2))
    path.write_bytes(b"1\n2\n3\n4\n5\n6\n7\n")
    assert list(stretches_of(path, lines=2))[:2] == before[:2]
