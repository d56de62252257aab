"""The pool: order kept, the dead replaced, nothing done twice that was done, memory bounded."""

import os
import signal
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

import chores
from communique.documents import build_document
from communique.errors import InstallationError, ModelError
from communique.scale.pool import Pool
from communique.scale.reading import ReadingPool, seconds_for
from communique.settings import Settings


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_the_order_of_the_items(workers: int) -> None:
    """Whichever process is quicker."""
    with Pool(chores.doubling, workers=workers) as pool:
        assert [a.result for a in pool.each(range(40))] == list(range(0, 80, 2))
        assert len(pool.pids) == workers


def test_answers_as_they_come_are_all_there() -> None:
    """For work whose order means nothing, one slow item holds up no other."""
    with Pool(chores.doubling, workers=2) as pool:
        found = [a.result for a in pool.each(range(40), ordered=False)]
    assert sorted(filter(None, found)) == list(range(2, 80, 2))


def test_no_more_processes_than_items() -> None:
    """A single text starts no second reader."""
    with Pool(chores.doubling, workers=4) as pool:
        assert [a.result for a in pool.each([1])] == [2]
        assert len(pool.pids) == 1


def test_items_are_taken_as_needed() -> None:
    """An archive of any size is never taken into memory."""
    items = iter(range(100_000))
    with Pool(chores.doubling, workers=2) as pool:
        assert len(list(islice(pool.each(items), 10))) == 10
    assert next(items) <= 10 + 2 * 16


def test_a_dead_process_is_replaced_and_its_item_tried_once_more(tmp_path: Path) -> None:
    """3 ends its process once and is done; 5 does so twice and fails with the reason; the rest never notices."""
    with Pool(partial(chores.dying, str(tmp_path)), workers=2) as pool:
        answers = list(pool.each(range(10)))
    assert [a.result for a in answers] == [0, 1, 2, 3, 4, None, 6, 7, 8, 9]
    assert answers[5].failure == "signal 9 ended it"
    begun = (tmp_path / "begun").read_text().split()
    assert {n: begun.count(str(n)) for n in (3, 4, 5, 6)} == {3: 2, 4: 1, 5: 2, 6: 1}, "what waited behind is not tried"


def test_killed_from_outside_the_answers_are_the_same() -> None:
    """As the system does when memory is short."""
    with Pool(chores.doubling, workers=2) as pool:
        answers = pool.each(range(60))
        first = [next(answers).result for _ in range(5)]
        for pid in pool.pids:
            os.kill(pid, signal.SIGKILL)
        assert first + [a.result for a in answers] == list(range(0, 120, 2))


def test_what_takes_too_long_fails_and_the_rest_goes_on(capfd: pytest.CaptureFixture[str]) -> None:
    """A limit for each item; and what a library prints never comes between the answers."""
    with Pool(chores.hanging, workers=1, seconds=lambda _: 0.5) as pool:
        answers = list(pool.each(range(4)))
    assert [a.result for a in answers] == [0, 1, None, 3]
    assert "more than 0 seconds" in str(answers[2].failure) or "more than 1 second" in str(answers[2].failure)
    assert "words of a library" in capfd.readouterr().err


def test_a_process_that_listens_no_more_holds_nobody_up() -> None:
    """What it does keeps even its own threads from taking the next item, which is larger than a pipe."""
    items = ["aaa", "a" * 40 + "!", "a" * 2_000_000, "aa"]
    with Pool(chores.backtracking, workers=1, seconds=lambda _: 0.5) as pool:
        answers = list(pool.each(items))
    assert [a.result for a in answers] == [3, None, 2_000_000, 2]


def test_processes_that_never_begin_end_the_work_with_a_reason() -> None:
    """Else they would be started for ever."""
    with Pool(chores.stillborn, workers=2) as pool, pytest.raises(InstallationError, match="before they began"):
        list(pool.each(range(3)))


@pytest.mark.parametrize("start", [chores.missing_model, chores.unready])
def test_what_the_work_raises_is_raised(start: object) -> None:
    """A missing model is nobody's text's fault."""
    with Pool(start, workers=2) as pool, pytest.raises(ModelError, match="missing"):  # type: ignore[arg-type]
        list(pool.each(range(3)))


def test_a_pool_can_be_asked_again_after_it_was_left() -> None:
    """A reader who stops half way leaves nothing behind that answers the next question."""
    with Pool(chores.doubling, workers=2) as pool:
        assert next(iter(pool.each(range(50)))).result == 0
        assert [a.result for a in pool.each([7, 8])] == [14, 16]


def test_a_document_that_ends_its_process_fails_alone() -> None:
    """The main process lives, and says which text it was."""
    texts = ("Peru spoke to the press.", "Here they stop the boats.", "Ecuador answered on Monday.")
    documents = [
        build_document(source_id=str(n), text=text, raw=b"", metadata={}, language="en") for n, text in enumerate(texts)
    ]
    with ReadingPool(Settings(), workers=2, start=chores.naming) as pool:
        found = [reading.document for reading in pool.read_all(documents)]
    assert [d.state for d in found] == ["ok", "failed", "ok"]
    assert "ended twice: signal 9 ended it" in found[1].warnings[-1]
    assert found[1].id == documents[1].id


def test_long_texts_have_more_time() -> None:
    """A limit that a book of two million characters meets too."""
    book = build_document(source_id="a", text="word " * 400_000, raw=b"", metadata={}, language="en")
    assert seconds_for(book) == 60 + 2_000
