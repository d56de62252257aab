"""A store held open: documents that come one by one are linked as if they had come at once."""

from pathlib import Path

import pytest

from communique.cli import session, standing
from communique.linking import link_each, link_readings
from communique.linking.remembering import RememberingJudge
from communique.records import to_line
from communique.store import Store, open_store
from many import Judge, many


@pytest.fixture(autouse=True)
def _judge(monkeypatch: pytest.MonkeyPatch) -> None:
    def remembering(store: Store) -> RememberingJudge:
        return RememberingJudge(Judge(), store.compared())

    monkeypatch.setattr(session, "remembering", remembering)
    monkeypatch.setattr(standing, "remembering", remembering)


def _lines(store: Store) -> list[str]:
    return [to_line(record) for record in store.records()]


def test_documents_are_linked_as_they_come(tmp_path: Path) -> None:
    """The same lines, the same words to search, and nothing left to link; what another program wrote is not missed."""
    texts = many(14, seed=2)
    with open_store(tmp_path / "one.db", create=True) as store, open_store(tmp_path / "all.db", create=True) as whole:
        record = standing.StandingRecord(store)
        for reading in texts[:10]:
            assert record.add([reading]) == 1
            assert not store.needs_linking()
        assert record.add(texts[:2]) == 0
        store.add_reading(texts[10])
        record.add(texts[11:])
        for reading in texts:
            whole.add_reading(reading)
        whole.replace_records(link_each(whole.each_reading(), judge=RememberingJudge(Judge(), {})))
        assert _lines(store) == _lines(whole)
        assert store.search("truce") == whole.search("truce")
        assert store.compared()


def test_without_a_model_all_is_linked_by_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `relink` does."""
    monkeypatch.setattr(session, "remembering", lambda _: None)
    monkeypatch.setattr(standing, "remembering", lambda _: None)
    with open_store(tmp_path / "one.db", create=True) as store:
        record = standing.StandingRecord(store)
        record.add(many(3, seed=1))
        assert _lines(store) == [to_line(record) for record in link_readings(many(3, seed=1))]
        assert not store.needs_linking()
