"""What a second run of a plan reads, what merging takes in and refuses; without the model, in this process."""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from communique.errors import StoreError
from communique.records import Document, Reading
from communique.scale import shards as shards_module
from communique.scale.landing import clear, landing, locked
from communique.scale.manifest import MANIFEST, load_manifest
from communique.scale.merging import each_record, merge_into
from communique.scale.plan import Plan
from communique.scale.running import RunOutcome, run_plan
from communique.scale.shards import OUTPUT, REPORT
from communique.settings import ReaderKind, Settings
from communique.store import open_store
from scale_plans import Here, MakePlan


class DocumentsAlone:
    """Reads nothing out of texts; counts them."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            self.names.append(document.source_id)
            yield Reading(document=document)


@pytest.fixture(autouse=True)
def reads(monkeypatch: pytest.MonkeyPatch) -> DocumentsAlone:
    made = DocumentsAlone()
    monkeypatch.setattr(shards_module, "_reading_pool", lambda *_: made)
    return made


def run(plan: Plan, settings: Settings | None = None) -> RunOutcome:
    return run_plan(plan, settings or Settings(), executor=Here())


def test_what_is_done_is_not_read_again(make_plan: MakePlan, reads: DocumentsAlone) -> None:
    """The second run only looks at hashes."""
    plan = make_plan()
    first = run(plan)
    assert (first.shards, first.read, first.known, first.counts) == (6, 6, 0, {"failed": 1, "ok": 13})
    manifest = (plan.out / MANIFEST).read_bytes()
    reads.names.clear()
    second = run(plan)
    assert (second.read, second.known, reads.names) == (0, 6, [])
    assert (plan.out / MANIFEST).read_bytes() == manifest


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda plan: _append(plan, "archive/one.jsonl", '{"id": "new", "text": "Peru spoke."}\n'), 1),
        (lambda plan: _append(plan, "archive/three.txt", " More."), 1),
        (lambda plan: next(plan.out.glob(f"*{OUTPUT}")).write_bytes(b"cut"), 1),
        (lambda plan: next(plan.out.glob(f"*{OUTPUT}")).unlink(), 1),
        (lambda plan: next(plan.out.glob(f"*{REPORT}")).write_bytes(b"{}"), 1),
        (lambda plan: next(plan.out.glob(f"*{REPORT}")).unlink(), 1),
    ],
)
def test_what_changed_is_read_again(make_plan: MakePlan, change: Callable[[Plan], object], again: int) -> None:
    """An input that grew, an output that was cut or lost, a report that was never written."""
    plan = make_plan()
    run(plan)
    change(plan)
    outcome = run(plan)
    assert (outcome.read, outcome.known) == (again, 6 - again)
    assert run(plan).read == 0


def _append(plan: Plan, name: str, text: str) -> None:
    with (plan.folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def test_another_reader_or_date_reads_everything_again(make_plan: MakePlan) -> None:
    """The version of a shard says what made it."""
    plan = make_plan()
    run(plan)
    assert run(plan, Settings(reader=ReaderKind.rules)).read == 6
    assert run(make_plan(date='"2021-03-01"')).read == 6


def test_two_programs_never_write_one_folder(make_plan: MakePlan) -> None:
    """The second is told; when the first is gone, the folder is free."""
    plan = make_plan()
    with locked(plan.out), pytest.raises(StoreError, match="another program is at work"):
        run(plan)
    assert run(plan).read == 6


def test_a_file_lands_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """What was there stays until the new one is whole; leftovers of the killed are removed."""
    path = tmp_path / "a.gz"
    with landing(path) as file:
        file.write(b"first")
    with pytest.raises(TypeError), landing(path) as file:
        file.writelines([b"second", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"first"
    (tmp_path / ".b.gz.0123.unfinished").write_bytes(b"half")
    assert clear(tmp_path) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a.gz"]


def test_a_full_disk_stops_the_run_with_a_word(make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is done stays done."""
    plan = make_plan()
    run(plan)
    _append(plan, "archive/three.txt", " More.")

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("communique.scale.shards.to_output_line", full)
        with pytest.raises(StoreError, match="No space left on device; make room"):
            run(plan)
    assert (run(plan).read, run(plan).known) == (1, 6)


def test_a_file_that_changes_while_it_is_read_is_no_result(make_plan: MakePlan, reads: DocumentsAlone) -> None:
    """Its hash would be that of another text."""
    plan = make_plan(inputs='["archive/three.txt"]')
    before = reads.read_all

    def meddling(documents: Iterable[Document]) -> Iterator[Reading]:
        yield from before(documents)
        _append(plan, "archive/three.txt", " More.")

    reads.read_all = meddling  # type: ignore[method-assign]
    outcome = run(plan)
    assert outcome.failures == ["archive/three.txt: the file changed while it was read; run the plan again"]
    assert not list(plan.out.glob(f"*{OUTPUT}"))


def test_failed_documents_are_named_in_the_report(make_plan: MakePlan) -> None:
    """With the reason, as everywhere."""
    plan = make_plan()
    run(plan)
    reports = [entry.report for entry in load_manifest(plan.out)]
    (reason,) = [reason for report in reports if report for reason in report.reasons]
    assert reason[:2] == ["bad", "failed"]
    assert "no text in this line" in reason[2]


def test_outputs_are_the_same_bytes_each_time(make_plan: MakePlan) -> None:
    """No time of day, no order of reading, no name of a temporary file in them."""
    one, other = make_plan("one"), make_plan("other")
    run(one)
    run(other)
    for path in one.out.glob(f"*{OUTPUT}"):
        assert path.read_bytes() == (other.out / path.name).read_bytes()
    with gzip.open(next(one.out.glob("three.txt*.gz"))) as lines:
        (line,) = lines
    assert json.loads(line)["attempt"]["source_id"] == "three.txt"


def test_merging_twice_adds_nothing_and_a_killed_merge_goes_on(make_plan: MakePlan, tmp_path: Path) -> None:
    """One transaction for some hundred documents; those that are there are left."""
    plan = make_plan()
    run(plan)
    with open_store(tmp_path / "a.db", create=True) as store:

        def stop(_: int) -> None:
            if len(store.documents_read()) > 5:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            merge_into(store, plan.out, report=stop)
        some = len(store.documents_read())
        assert 5 < some < 14
        assert merge_into(store, plan.out).new == 14 - some
        assert merge_into(store, plan.out).new == 0
        assert [a.state for a in store.attempts()].count("failed") == 1
        assert {Path(a.origin).name for a in store.attempts()} == {"one.jsonl", "two.jsonl", "three.txt"}


def test_merging_refuses_what_is_not_whole(make_plan: MakePlan, tmp_path: Path) -> None:
    """A store that silently lacks a part of the archive would be believed."""
    plan = make_plan()
    with open_store(tmp_path / "a.db", create=True) as store:
        with pytest.raises(StoreError, match="no run in"):
            merge_into(store, plan.out)
        run(plan)
        (plan.out / MANIFEST).unlink()
        with pytest.raises(StoreError, match="did not end"):
            merge_into(store, plan.out)
        run(plan)
        lost = next(plan.out.glob(f"one*{OUTPUT}"))
        lost.unlink()
        with pytest.raises(StoreError, match="1 of 6 shards are not read"):
            merge_into(store, plan.out)
        assert store.is_empty()


def test_the_first_filter_leaves_texts_out_and_says_so(
    make_plan: MakePlan, reads: DocumentsAlone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are neither read nor lost: the store knows that they were skipped, and why."""
    reason = "about no crisis"
    monkeypatch.setattr(shards_module, "why_skipped", lambda d: reason if "Chile" in (d.text or "") else None)
    plan = make_plan(filter="true")
    counts = run(plan).counts
    assert counts["skipped"] > 2
    assert counts["skipped"] + counts["ok"] == 13
    with open_store(tmp_path / "a.db", create=True) as store:
        assert merge_into(store, plan.out).new == counts["ok"] + 1
        skipped = [a for a in store.attempts() if a.state == "skipped"]
    assert {a.reasons for a in skipped} == {(reason,)}
    assert len(skipped) == counts["skipped"]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_of_lines_says_so(make_plan: MakePlan, archive: Path, text: str) -> None:
    """No silence, split or not."""
    (archive / "one.jsonl").write_text(text)
    plan = make_plan(inputs='["archive/one.jsonl"]')
    assert run(plan).counts == {"failed": 1}


def test_records_of_a_run_come_once_each(make_plan: MakePlan, archive: Path) -> None:
    """For tables of archives too large to link: a copy of a file adds nothing."""
    plan = make_plan(split="0")
    run(plan)
    found = [record for record in each_record(plan.out) if record.record == "document"]
    (archive / "sub").mkdir()
    (archive / "sub" / "one.jsonl").write_bytes((archive / "one.jsonl").read_bytes())
    assert run(plan).read == 1
    assert {record.id for record in each_record(plan.out)} == {record.id for record in found}
    assert len(list(each_record(plan.out))) == len(found) == 14
