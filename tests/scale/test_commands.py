"""The commands `run` and `merge`: what they say, how they end, what they write."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.cli import session
from communique.cli.main import app
from communique.records import Document, Reading
from communique.scale import running as running_module
from communique.scale import shards as shards_module
from communique.scale.orders import Orders
from communique.scale.shards import OUTPUT, Shard, ShardReport, read_shard
from crisis import StubPipeline, lines


class Stub:
    """The readings of the crisis, in this process."""

    def read(self, shards: Iterable[Shard], out: Path, orders: Orders) -> Iterator[ShardReport]:
        for shard in shards:
            yield read_shard(shard, out, orders)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        return map(StubPipeline().read_document, documents)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_STORE", raising=False)
    monkeypatch.setattr(running_module, "make_executor", lambda _: Stub())
    monkeypatch.setattr(shards_module, "_reading_pool", lambda *_: Stub())
    monkeypatch.setattr(session, "make_reader", lambda _: StubPipeline())
    monkeypatch.setattr(session, "make_judge", lambda _: None)
    (tmp_path / "wires.jsonl").write_text("\n".join(lines()) + "\n", "utf-8")
    (tmp_path / "plan.toml").write_text('inputs = ["*.jsonl"]\nout = "out"\nsplit = 1\n', "utf-8")
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_run_and_merge_export_what_read_exports() -> None:
    """Shard by shard or at once: one record of the crisis."""
    done = call("run", "plan.toml")
    assert done.exit_code == 0, done.output
    assert "3 shards: 3 read now (3 ok); next: communique merge " in done.stdout
    assert "0 read now, 3 read before" in call("run", "plan.toml").stdout
    merged = call("merge", "out", "--store", "merged.db")
    assert merged.exit_code == 0, merged.output
    assert merged.stdout == "3 shards, 3 new documents in merged.db\n"
    assert call("merge", "out", "--store", "merged.db").stdout == "3 shards, 0 new documents in merged.db\n"
    exported = call("export", "--store", "merged.db").stdout
    assert exported == call("read", "wires.jsonl", "--format", "jsonl").stdout
    assert '"record":"tripwire"' in exported


def test_failed_documents_and_changed_plans_end_with_a_status(folder: Path) -> None:
    """1 where an input failed, 2 where the question cannot be as asked."""
    (folder / "bad.jsonl").write_text("{\n", "utf-8")
    done = call("run", "plan.toml")
    assert done.exit_code == 1
    assert "(1 failed, 3 ok)" in done.stdout
    assert "bad.jsonl:1: failed: not a line of JSON" in done.stderr
    assert call("run", "no.toml").exit_code != 0
    assert "no plan at no.toml" in call("run", "no.toml").stderr
    assert "no run in nowhere" in call("merge", "nowhere").stderr
    assert not Path("crisis.db").exists(), "a merge that cannot be makes no store"


def test_tables_of_a_run_and_of_a_store(folder: Path) -> None:
    """Unlinked in little memory, or all that a store knows."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    call("run", "plan.toml")
    done = call("merge", "out", "--parquet", "tables")
    assert done.exit_code == 0, done.output
    assert "3 document" in done.stdout
    assert not Path("crisis.db").exists()
    assert parquet.read_table("tables/tripwire.parquet").num_rows == 0
    assert parquet.read_table("tables/commitment.parquet").num_rows > 0
    call("merge", "out", "--store", "a.db", "--parquet", "linked")
    assert parquet.read_table("linked/tripwire.parquet").num_rows > 0


def test_help_shows_an_example() -> None:
    """As every command."""
    assert "communique run archive.toml" in " ".join(call("run", "--help").stdout.split())
    assert "communique merge readings" in " ".join(call("merge", "--help").stdout.split())


def test_an_unfinished_run_is_not_merged(folder: Path) -> None:
    """Nor is a store begun."""
    call("run", "plan.toml")
    next((folder / "out").glob(f"*{OUTPUT}")).unlink()
    done = call("merge", "out", "--store", "a.db")
    assert done.exit_code == 2
    assert "1 of 3 shards are not read" in done.stderr
    assert not Path("a.db").exists()
