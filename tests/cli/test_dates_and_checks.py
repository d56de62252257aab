"""Giving a date and taking it back, exporting, verifying, evaluating."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.records import Judgement, from_line, to_line
from communique.store import open_store
from crisis import records
from program import Run


def exported(run: Run, store: Sequence[str]) -> list[dict[str, object]]:
    """The records of a store."""
    return [json.loads(line) for line in run("export", *store).stdout.splitlines()]


def test_date_resolves_what_hung_on_it(run: Run, crisis_store: Sequence[str]) -> None:
    """Monday gets its day, the tripwire its first date; each change is listed."""
    result = run("date", "2", "2021-03-05", *crisis_store, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    changes = {(c["record"], c["name"], c["field"]): (c["old"], c["new"]) for c in found["changes"]}
    assert changes["time", "Monday", "value"] == ("XXXX-WXX-1", "2021-03-01")
    assert changes["tripwire", "C2", "first"] == (None, "2021-03-05")
    documents = [r for r in exported(run, crisis_store) if r["record"] == "document"]
    dated = next(d for d in documents if d["source_id"] == "2-quito")
    assert (dated["published"], dated["date_method"]) == ("2021-03-05", "given")


def test_date_changes_no_id(run: Run, crisis_store: Sequence[str]) -> None:
    """Judgements and citations keep what they point at."""
    before = {(r["record"], r["id"]) for r in exported(run, crisis_store)}
    run("date", "2-quito", "2021-03-05", *crisis_store)
    after = {(r["record"], r["id"]) for r in exported(run, crisis_store) if r["record"] != "judgement"}
    assert {i for i in before if i[0] != "link"} == {i for i in after if i[0] != "link"}


def test_date_is_kept_as_a_judgement(run: Run, crisis_store: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The analyst's word has an author and a time, beside the machine's."""
    monkeypatch.setenv("USER", "mara")
    run("date", "2", "2021-03-05", *crisis_store)
    (said,) = [r for r in exported(run, crisis_store) if r["record"] == "judgement"]
    assert (said["field"], said["old"], said["new"], said["author"]) == ("published", None, "2021-03-05", "mara")


def test_undo_goes_back_step_by_step(run: Run, crisis_store: Sequence[str]) -> None:
    """Two dates given, two taken back: the store reads as before, the decisions stay on record."""
    before = [r for r in exported(run, crisis_store) if r["record"] != "judgement"]
    run("date", "2", "2021-03-05", *crisis_store)
    run("date", "2", "2021-04-06", *crisis_store)
    assert "2021-04-06 -> 2021-03-05" in run("date", "2", "--undo", *crisis_store).stdout
    assert "2021-03-05 -> unknown" in run("date", "2", "--undo", *crisis_store).stdout
    assert [r for r in exported(run, crisis_store) if r["record"] != "judgement"] == before
    nothing = run("date", "2", "--undo", *crisis_store)
    assert nothing.exit_code == 2
    assert "nothing to undo" in nothing.stderr
    with open_store(Path("test.db")) as store:
        assert [j.reason for j in store.judgements()] == [None, None, "undo", "undo"]


def test_undo_restores_how_the_first_date_was_known(run: Run, crisis_store: Sequence[str]) -> None:
    """The input's own date is its own again."""
    run("date", "1", "2021-06-01", *crisis_store)
    run("date", "1", "--undo", *crisis_store)
    first = next(r for r in exported(run, crisis_store) if r.get("source_id") == "1-lima")
    assert (first["published"], first["date_method"]) == ("2021-03-03", "metadata")


@pytest.mark.parametrize("arguments", [("2",), ("2", "2021-03-05", "--undo"), ("2", "5 March")])
def test_date_needs_a_day_or_undo(run: Run, crisis_store: Sequence[str], arguments: Sequence[str]) -> None:
    """Neither, both, and no ISO date are usage errors."""
    assert run("date", *arguments, *crisis_store).exit_code == 2


def test_date_of_an_unknown_document(run: Run, crisis_store: Sequence[str]) -> None:
    """The known ones are named."""
    result = run("date", "9", "2021-03-05", *crisis_store)
    assert result.exit_code == 2
    assert "1-lima, 2-quito, 3-again" in result.stderr


def test_verify_reads_every_span_again(run: Run, crisis_store: Sequence[str]) -> None:
    """All hold in a fresh store, and in its export through a pipe."""
    stored = run("verify", *crisis_store)
    assert stored.exit_code == 0
    read, total = stored.stdout.split()[0].split("/")
    assert read == total
    assert int(total) > 40
    piped = run("verify", "-", stdin=run("export", *crisis_store).stdout)
    assert piped.stdout == stored.stdout


def test_verify_names_each_broken_span(run: Run, tmp_path: Path) -> None:
    """One moved offset and one altered text fail, by name."""
    lines = [to_line(r) for r in records()]
    place = next(n for n, line in enumerate(lines) if '"record":"statement"' in line)
    broken = json.loads(lines[place])
    broken["cue"]["start"] += 1
    lines[place] = json.dumps(broken)
    path = tmp_path / "moved.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    result = run("verify", str(path))
    assert result.exit_code == 1
    assert f"statement {broken['id']}" in result.stdout
    lines[0] = lines[0].replace("Peru", "Perú").replace("Ecuador", "Equador")
    path.write_text("\n".join(lines), "utf-8")
    assert "sha256 differs" in run("verify", str(path)).stdout


@pytest.mark.parametrize(
    "content", ["{}", "[]", "nonsense", '{"record": "statement"}', '{"record": "star", "id": "x"}']
)
def test_verify_says_which_line_is_no_record(run: Run, content: str) -> None:
    """No traceback on a file that is something else."""
    result = run("verify", "-", stdin=content + "\n")
    assert result.exit_code == 1
    assert "line 1" in result.stdout


def test_verify_of_a_missing_file(run: Run) -> None:
    """One line on standard error."""
    result = run("verify", "nowhere.jsonl")
    assert result.exit_code == 1
    assert "nowhere.jsonl cannot be opened" in result.stderr


def test_export_gives_back_every_record(run: Run, crisis_store: Sequence[str]) -> None:
    """Each line reads back to the record it was made of."""
    found = [from_line(line) for line in run("export", *crisis_store).stdout.splitlines()]
    assert {r for r in found if not isinstance(r, Judgement)} == set(records())


def test_evaluate_needs_gold_or_the_gate(run: Run) -> None:
    """A missing path and an empty call are usage errors."""
    assert run("evaluate").exit_code == 2
    missing = run("evaluate", "nowhere.json")
    assert missing.exit_code == 2
    assert "nowhere.json" in missing.stderr
    assert run("evaluate", "--gate", "--corpus", "nowhere").exit_code == 2
