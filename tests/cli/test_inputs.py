"""What became of each input: listed with its reason, and read again when it was mended."""

import json
from pathlib import Path

from communique.store import Attempt, open_store
from crisis import readings
from made_warc import pages
from program import Run


def test_each_input_is_listed_with_its_state_and_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lima spoke of peace.", "utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)))
    run("read", "a.txt", "b.txt", "gone.txt")
    told = run("status")
    assert "1 ok, 2 failed" in told.output
    assert "no such file" in told.output
    assert "binary" in told.output
    assert "a.txt" not in told.output, "what was read without a fault is counted, not listed"
    assert "a.txt" in run("status", "--all").output
    plain = json.loads(run("status", "--format", "json").output)
    assert plain["counts"] == {"ok": 1, "partial": 0, "failed": 2, "skipped": 0}
    assert [Path(row["origin"]).name for row in plain["rows"]] == ["b.txt", "gone.txt"]


def test_what_failed_is_read_again_once_it_is_mended(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(bytes(range(256)))
    run("read", "b.txt", "gone.txt", stdin=None)
    (tmp_path / "b.txt").write_text("Quito answered.", "utf-8")
    again = run("retry", "--failed")
    assert "2 had failed: 1 read now, 1 failed again" in again.output
    assert again.exit_code == 1
    states = [json.loads(line)["state"] for line in run("export").output.splitlines() if '"record":"document"' in line]
    assert states == ["ok"], "the failed document goes when its input is read"
    (tmp_path / "gone.txt").write_text("Bogota was silent.", "utf-8")
    assert "1 had failed: 1 read now, 0 failed again" in run("retry").output
    assert "nothing in this store had failed" in run("retry").output


def test_a_failed_document_that_another_input_stands_for_stays(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", create=True) as store:
        for origin in ("/one", "/two"):
            store.note_attempt(Attempt(origin=origin, source_id="a", document="d1", state="failed", reasons=("no",)))
        store.note_attempt(Attempt(origin="/one", source_id="a", document="d2", state="ok"))
        assert [(a.origin, a.document, a.state) for a in store.attempts()] == [
            ("/one", "d2", "ok"),
            ("/two", "d1", "failed"),
        ]


def test_documents_of_stores_that_noted_no_inputs_have_their_state(run: Run, crisis_store: tuple[str, ...]) -> None:
    assert "3 ok" in run("status", *crisis_store).output


def test_kept_bytes_that_were_altered_fail_the_verification(run: Run, crisis_store: tuple[str, ...]) -> None:
    reading = readings()[0]
    with open_store(Path(crisis_store[1])) as store:
        store.add_reading(reading, replace=True, raw=b"<html>as fetched</html>")
        assert run("verify", *crisis_store).exit_code == 0
        with store._connected(write=True) as connection:
            connection.exec_driver_sql("UPDATE captures SET packed = x'00'")
    told = run("verify", *crisis_store)
    assert told.exit_code == 1
    assert "kept bytes" in told.output


def test_a_mended_file_has_no_fault_left(run: Run, tmp_path: Path) -> None:
    """Where a web archive was cut off it has a fault, which the whole file does not give any more."""
    whole = b"".join(pages(3))
    path = tmp_path / "a.warc"
    path.write_bytes(whole[:-40])
    assert run("read", "a.warc").exit_code == 1
    assert "2 ok, 1 failed" in run("status").output
    assert "truncated after record 2" in run("status").output
    path.unlink()
    assert run("retry").exit_code == 1, "nothing is forgiven to a file that cannot be read at all"
    path.write_bytes(whole)
    run("retry")
    assert run("status").output.splitlines()[0].strip() == "3 ok"
