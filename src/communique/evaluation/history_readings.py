"""The texts of an annotated history as the program reads them, with its own commitments or with those annotated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.evaluation.histories import GoldText, Name
from communique.evaluation.matching import FOUND, core, match, overlap
from communique.evaluation.reader import source_of
from communique.evaluation.running import Item
from communique.pipeline import Pipeline
from communique.reading.commitments.hedges import firmness_of
from communique.records import Commitment, Reading, Statement


@dataclass(frozen=True, slots=True)
class Known:
    """The readings of a history, and the program's commitment for each annotated one that it found."""

    readings: tuple[Reading, ...]
    commitments: dict[Name, str]


def read_history(texts: Sequence[GoldText], pipeline: Pipeline, *, given: bool) -> Known:
    """The texts through the pipeline; with `given`, the annotated commitments in the place of those it reads."""
    readings: list[Reading] = []
    found: dict[Name, str] = {}
    for text in texts:
        item = Item(id=text.source_id, text=text.text, published=text.published, publisher=text.publisher)
        (reading,) = pipeline.read([source_of(item)])
        if given:
            reading = _with_given(reading, text, pipeline)
            found |= {name: _id(text, c) for name, c in text.commitments.items()}
        else:
            found |= _matched(reading, text)
        readings.append(reading)
    return Known(tuple(readings), found)


def _id(text: GoldText, commitment: Commitment) -> str:
    return f"{text.source_id}:{commitment.id}"


def _with_given(reading: Reading, text: GoldText, pipeline: Pipeline) -> Reading:
    given = tuple(_as_read(c, _id(text, c), reading) for c in text.commitments.values())
    read = {c.id for c in reading.commitments}
    senses = [s for s in reading.senses if s.about not in read]
    return replace(reading, commitments=given, senses=(*senses, *pipeline.senses_of(reading.document, given)))


def _as_read(commitment: Commitment, identity: str, reading: Reading) -> Commitment:
    """An annotated commitment with what the program itself works out: its statement, firmness and lists of parties."""
    response = commitment.response.text if commitment.response else ""
    return replace(
        commitment,
        id=identity,
        document=reading.document.id,
        statement=_statement_around(commitment, reading.statements),
        firmness=firmness_of([h.text for h in commitment.hedges], response),
        issuer_codes=commitment.issuer_codes or tuple(c for c in (commitment.issuer_code,) if c),
        target_codes=commitment.target_codes or tuple(c for c in (commitment.target_code,) if c),
    )


def _statement_around(commitment: Commitment, statements: Sequence[Statement]) -> str | None:
    main = commitment.main
    if main is None:
        return None
    around = [s for s in statements if any(c.start <= main.start < c.end for c in s.content)]
    inner = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
    return inner.id if inner else None


def _matched(reading: Reading, text: GoldText) -> dict[Name, str]:
    """The program's commitments that are those annotated, by the characters of their phrases."""

    def closeness(name: Name, read: Commitment) -> tuple[float, ...] | None:
        shared = overlap(core(text.commitments[name]), core(read))
        return (shared,) if shared >= FOUND else None

    return {name: read.id for name, read in match(list(text.commitments), reading.commitments, closeness)}
