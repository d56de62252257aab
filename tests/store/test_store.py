"""The store: nothing twice, everything back, other files refused."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from any_record import records as any_records
from communique.errors import StoreError
from communique.linking import link_readings
from communique.records import Judgement, Reading, Record
from communique.store import Arrived, Store, open_store
from crisis import readings, records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store is to be."""
    return tmp_path / "test.db"


def filled(path: Path) -> Store:
    """A store with the readings of the crisis, linked."""
    store = open_store(path, create=True)
    for reading in readings():
        store.add_reading(reading)
    store.replace_records(link_readings(store.readings()))
    return store


def judgement(number: int) -> Judgement:
    """A decision about a document."""
    return Judgement(
        id=f"j{number}", about="d", field="published", old=None, new="2021-01-01", author="mara", time="t", reason=None
    )


def test_readings_come_back_as_they_went_in(path: Path) -> None:
    """Also after the store was closed and opened again."""
    filled(path).__exit__()
    with open_store(path) as store:
        assert store.readings() == tuple(sorted(readings(), key=lambda r: r.document.id))
        assert store.documents_read() == tuple(r.document.id for r in store.readings())
        assert list(store.each_reading(store.documents_read()[1])) == [store.readings()[1]]


def test_records_come_back_in_listing_order(path: Path) -> None:
    """What was linked is what is read, by type or all."""
    with filled(path) as store:
        assert tuple(store.records()) == records()
        assert list(store.records("claim", "tripwire")) == [r for r in records() if r.record in {"claim", "tripwire"}]


def test_adding_twice_changes_nothing(path: Path) -> None:
    """Re-reading a file adds nothing, and the records need no linking."""
    with filled(path) as store:
        assert [store.add_reading(r) for r in readings()] == [False] * 3
        assert not store.needs_linking()


def test_replacing_asks_for_linking(path: Path) -> None:
    """A document read again with a date makes the linked records stale; so does a judgement."""
    with filled(path) as store:
        first = readings()[0]
        assert store.add_reading(Reading(document=first.document), replace=True)
        assert store.needs_linking()
        store.replace_records(link_readings(store.readings()))
        assert not store.needs_linking()
        store.add_judgement(judgement(1))
        assert store.needs_linking()


def test_what_came_in_while_linking_stays_to_be_linked(path: Path) -> None:
    """Two programs read into one store: neither takes the other's texts for linked."""
    first, second, _ = readings()
    with open_store(path, create=True) as store:
        store.add_reading(first)
        state, seen = store.content_hash(), store.readings()
        store.add_reading(second)
        store.replace_records(link_readings(seen), of=state)
        assert store.needs_linking()


def test_two_programs_may_make_one_store(path: Path) -> None:
    """Both find it missing; one makes it, the other waits and uses it."""
    code = "import sys, pathlib, communique.store as s; s.open_store(pathlib.Path(sys.argv[1]), create=True)"
    programs = [subprocess.Popen((sys.executable, "-c", code, str(path))) for _ in range(3)]
    assert [p.wait() for p in programs] == [0, 0, 0]


def test_judgements_are_appended_in_order(path: Path) -> None:
    """Nothing is overwritten; they come last in a listing."""
    with filled(path) as store:
        for number in (2, 1, 3):
            store.add_judgement(judgement(number))
        assert [j.id for j in store.judgements("d")] == ["j2", "j1", "j3"]
        assert store.judgements("other") == ()
        assert [r.id for r in store.records()][-3:] == ["j2", "j1", "j3"]


@pytest.mark.parametrize(
    ("words", "found"), [("attacks dam", 4), ("ATTACKS", 4), ("attack", 0), ("puyangó", 4), ("", 0), ('"', 0)]
)
def test_search_finds_whole_words(path: Path, words: str, found: int) -> None:
    """Case and accents do not matter, endings do; nothing is found by nothing."""
    with filled(path) as store:
        assert len(store.search(words)) == found


def test_search_by_the_head_of_words(path: Path) -> None:
    """ "attack" finds attacks where prefixes are asked for."""
    with filled(path) as store:
        assert len(store.search("attack da", prefixes=True)) == 4


@pytest.mark.parametrize(
    "words", ['a" OR "b', "NEAR(a b)", "content:attacks", "a*", "-attacks", "(", "'; DROP TABLE words"]
)
def test_search_takes_no_syntax(path: Path, words: str) -> None:
    """Whatever a user types is words, never a query language."""
    with filled(path) as store:
        assert store.search(words) <= store.search("attacks") | store.search("a") | store.search("b")
        assert store.search("attacks")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=any_records.filter(lambda r: r.record != "judgement"))
def test_any_record_comes_back(path: Path, record: Record) -> None:
    """Every field of every type, with the oddest words."""
    with open_store(path, create=True) as store:
        store.replace_records([record])
        assert list(store.records(record.record)) == [record]


def test_many_readings_in_one_transaction(path: Path) -> None:
    """All of them or none, and those known before stay as they are."""
    first, second, third = readings()
    with open_store(path, create=True) as store:
        store.add_reading(first)
        assert store.add_readings([Arrived(first), Arrived(second)]) == 1
        with pytest.raises(ZeroDivisionError):
            store.add_readings(Arrived(third) for n in (1, 0) if 1 // n)
        assert set(store.documents_read()) == {first.document.id, second.document.id}
        assert store.add_readings(map(Arrived, (second, third))) == 1
        assert store.readings() == tuple(sorted(readings(), key=lambda r: r.document.id))


def test_missing_store_is_not_made_by_asking(path: Path) -> None:
    """A question about a mistyped path leaves nothing behind."""
    with pytest.raises(StoreError, match="make one with `communique read"):
        open_store(path)
    assert not path.exists()


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """The store's folder is the user's to make."""
    with pytest.raises(StoreError, match="no directory"):
        open_store(tmp_path / "no" / "test.db", create=True)


def test_other_files_are_refused(path: Path) -> None:
    """A text file is no store; nor is a folder."""
    path.write_text("Peru spoke to the press on Monday.\n" * 100, "utf-8")
    with pytest.raises(StoreError, match="cannot be used as a store"):
        open_store(path)
    assert path.read_text("utf-8").startswith("Peru")
    with pytest.raises(StoreError):
        open_store(path.parent, create=True)


def test_store_of_another_version_is_refused(path: Path) -> None:
    """Its tables may mean something else."""
    filled(path).__exit__()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(StoreError, match="version 99"):
        open_store(path)


def test_store_of_the_first_version_is_taken_over(path: Path) -> None:
    """What was read stays and is linked anew: records were kept by their place then, readings without a hash."""
    with filled(path) as store:
        before = list(store.records())
    with sqlite3.connect(path) as connection:
        for line in (
            "UPDATE meta SET value = '1' WHERE key = 'schema'",
            "DROP TABLE records",
            "CREATE TABLE records (record VARCHAR, id VARCHAR, document VARCHAR, place INTEGER, payload TEXT)",
            "ALTER TABLE readings DROP COLUMN digest",
        ):
            connection.execute(line)
    connection.close()
    with open_store(path) as store:
        assert store.needs_linking()
        assert not list(store.records())
        store.replace_records(link_readings(store.readings()))
        assert (list(store.records()), store.needs_linking()) == (before, False)


def test_records_may_come_in_any_order(path: Path) -> None:
    """They are listed in order all the same, and those that are gone are gone."""
    with filled(path) as store:
        before = list(store.records())
        store.replace_records(reversed(before))
        assert list(store.records()) == before
        store.replace_records(before[1:-1])
        assert list(store.records()) == before[1:-1]
        assert store.search("bridges")


def test_answers_of_the_model_are_kept(path: Path) -> None:
    """Linking anew asks nothing twice."""
    with filled(path) as store:
        store.add_compared({b"1": b"a"})
        store.add_compared({b"1": b"b", b"2": b"c"})
        assert store.compared() == {b"1": b"a", b"2": b"c"}


def test_damaged_store_is_reported_in_one_sentence(path: Path) -> None:
    """A file cut short by a full disk: the caller learns what to do."""
    filled(path).__exit__()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 8])
    with pytest.raises(StoreError, match=r"test\.db"):
        _read_all(path)


def _read_all(path: Path) -> None:
    with open_store(path) as store:
        list(store.records())
        store.readings()


def test_changes_are_written_beside_what_stays(path: Path) -> None:
    """New and other records in, gone ones out; the words of what is said are found, and of what is gone no more."""
    with filled(path) as store:
        all_, statement = list(store.records()), next(r for r in store.records("statement"))
        other = next(r for r in store.records("tripwire"))
        store.change_records([replace(other, origins=77)], [("statement", statement.id)], of="x")
        left = list(store.records())
        assert statement not in left
        assert replace(other, origins=77) in left
        assert len(left) == len(all_) - 1
        words = statement.content[0].text
        assert statement.id not in store.search(words)
        store.change_records([statement, other], [], of=store.content_hash())
        assert list(store.records()) == all_
        assert statement.id in store.search(words)
        assert not store.needs_linking()
