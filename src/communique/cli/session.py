"""What commands need composed: the settings, the store with its records linked, the pipeline when there is reading."""

import sys
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from communique.records import Act, Document, PairJudge, Reading, Record
from communique.settings import Settings, load_settings

if TYPE_CHECKING:
    from communique.cli.ingest import ReadsAll
    from communique.documents import Given
    from communique.linking.remembering import RememberingJudge
    from communique.pipeline import Pipeline
    from communique.queries import Archive
    from communique.sources import Source
    from communique.store import Store


class Reader(Protocol):
    """The part of the pipeline that commands use; tests hand in another."""

    def build(self, source: "Source", given: "Given | None" = None) -> Document:
        """The document of a source, failed with its reason where it cannot be read."""
        ...

    def read_document(self, document: Document) -> Reading:
        """All records of one document."""
        ...

    def parse_acts(self, text: str) -> tuple[Act, ...]:
        """The acts that a plain sentence names."""
        ...


def make_reader(settings: Settings) -> Reader:
    """The pipeline; its model is loaded when the first text needs it."""
    return _pipeline(settings)


def make_judge(settings: Settings) -> PairJudge | None:
    """The model as linking asks it to compare phrases; loaded when the first two are compared."""
    return _pipeline(settings).pair_judge


@contextmanager
def make_reads(settings: Settings, *, workers: int) -> Iterator["ReadsAll"]:
    """What reads many documents: this process, or as many of their own as asked for; 0 is one for each core."""
    from communique.cli.ingest import OneByOne

    if workers == 1:
        yield OneByOne(make_reader(settings))
        return
    from communique.scale.reading import ReadingPool, cores

    with ReadingPool(settings, workers=workers or cores()) as pool:
        yield pool


@cache
def _pipeline(settings: Settings) -> "Pipeline":
    """One pipeline for all that a command asks: the model is loaded once."""
    from communique.pipeline import Pipeline

    return Pipeline(settings)


def store_path(given: Path | None) -> Path:
    """The store that a command means."""
    return given or load_settings().store


@contextmanager
def opened(given: Path | None, *, as_of: str | None = None) -> Iterator["tuple[Store, Archive]"]:
    """An existing store with its records linked; `StoreError` where there is none.

    With `as_of`, the records are those of the texts published by that day alone.
    """
    from communique.store import open_store

    with open_store(store_path(given)) as store:
        relink(store)
        archive = present(store)
        yield store, archive if as_of is None else known_on(store, as_of, like=archive)


def present(store: "Store") -> "Archive":
    """The records of a store as they stand, named in the order in which its texts came in."""
    from communique.queries import Archive

    return Archive(store, runs={a.document: a.run for a in store.arrivals()})


def known_on(store: "Store", day: str, *, like: "Archive | None" = None) -> "Archive":
    """What was published by a day, linked anew, named as in `like`; says how many undated texts are left out."""
    from communique.cli.states import known_on as state_on

    archive, undated = state_on(store, day, like=like)
    if undated:
        said = "1 text without a date is" if undated == 1 else f"{undated} texts without a date are"
        sys.stderr.write(f"{said} left out: nobody knows when they appeared; give dates with `communique date`\n")
    return archive


def relink(store: "Store") -> None:
    """Join the records of the store again where documents or judgements came in since."""
    from communique.linking import link_each

    if store.needs_linking():
        state = store.content_hash()
        judge = remembering(store)
        store.replace_records(link_each(store.each_reading(), judge=judge), of=state)
        if judge is not None:
            store.add_compared(judge.new)


def remembering(store: "Store") -> "RememberingJudge | None":
    """The model as linking asks it, with what it has said before of the same phrases."""
    from communique.language import packaged_model_mark
    from communique.linking.remembering import RememberingJudge

    judge = make_judge(load_settings())
    return RememberingJudge(judge, store.compared(), mark=packaged_model_mark()) if judge is not None else None


def linked(readings: Iterable[Reading]) -> tuple[Record, ...]:
    """The records of some readings, without a store."""
    from communique.linking import link_readings

    return link_readings(tuple(readings), judge=make_judge(load_settings()))


def searcher(store: "Store") -> Callable[[str], Set[str]]:
    """Full text search in the store: the words as they are, or where none has them, any word that begins alike."""
    from communique.linking.words import stem

    def search(words: str) -> Set[str]:
        found = store.search(words)
        return found or store.search(" ".join(stem(w.lower()) for w in words.split()), prefixes=True)

    return search
