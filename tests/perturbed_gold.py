"""Gold made into predictions that are wrong in every way that a reader can be: for comparing scorers."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from communique.evaluation import GoldDocument, GoldForm
from communique.records import Document, Link, Record, Span, Tripwire, document_id, sha256_of

CODES = ("RUS GOV", "USA MIL", "IGO UNO", "IGO", "COALITION", "SYR REB", None)
OPTIONAL_SPANS = frozenset(
    {"speaker", "cue", "issuer", "target", "trigger", "response", "deadline", "demand", "place", "time"}
)
CHOICES = {
    "kind": ("threat", "promise", "demand", "ceasefire", "channel"),
    "status": ("done", "alleged", "planned", "conditional"),
    "type": ("ASSAULT", "THREATEN", "AID"),
    "act": ("warn", "deny", "comment"),
    "quote": ("direct", "indirect"),
    "condition": ("happens", "unconditional"),
    "response_polarity": ("will", "will_not"),
    "value": ("2018-09-04", "P30D"),
    "country": ("SYR", None),
    "within": ("s1", None),
    "tripwire": (None,),
}


def document_record(name: str, text: str) -> Document:
    """The document as the program would write it."""
    sha256 = sha256_of(text)
    identity = document_id(url=None, source_id=name, text_sha256=sha256)
    return Document(id=identity, document=identity, source_id=name, sha256=sha256, text=text)


class Perturber:
    """Drops, doubles and changes records by a seeded draw; about one field in `one_in` is touched."""

    def __init__(self, seed: int, *, one_in: int = 6) -> None:
        self._random = random.Random(seed)
        self._one_in = one_in

    def document(self, gold: GoldDocument) -> Iterator[Record]:
        """Records for a gold document: its own, changed, with tripwires and chains among its commitments."""
        document = document_record(gold.id, gold.text)
        yield document
        kept: list[Any] = []
        for record in (*gold.statements, *gold.commitments, *gold.events, *gold.instruments, *gold.times, *gold.places):
            kept += [self._change(record, gold.text, document.id) for _ in range(self._copies())]
        commitments = [r for r in kept if r.record == "commitment"]
        for number in range(0, len(commitments), 2):
            yield self._tripwire(f"{gold.id} w{number}", [c.id for c in commitments[number : number + 2]])
        outer = {r.id.split()[1]: r.id for r in kept if r.record == "statement"}
        yield from (self._nested(r, outer) if r.record == "statement" else r for r in kept)
        ids = [c.id for c in commitments]
        by_gold = {c.id.split()[1]: c.id for c in commitments}
        wanted = [(by_gold.get(a), by_gold.get(b)) for a, b in (*gold.chains, *gold.no_chains)]
        for one, other in (*wanted, *pairwise(ids)):
            if one and other and self._random.random() < 0.5:
                yield self._link(one, other)

    def form(self, gold: GoldForm, others: Sequence[GoldForm]) -> Iterator[Record]:
        """Records for a form: its commitment, changed; at times another's, where there is none."""
        document = document_record(gold.id, gold.text)
        yield document
        source = gold.commitment
        if source is None and self._hit():
            source = self._random.choice([o.commitment for o in others if o.commitment])
        for _ in range(self._copies() if source else 0):
            yield self._change(source, gold.text, document.id)

    def _nested(self, statement: Any, names: dict[str, str]) -> Any:
        """The statement with its outer one named as the predictions name it."""
        return replace(statement, within=names.get(statement.within, statement.within))

    def _hit(self) -> bool:
        return self._random.randrange(self._one_in) == 0

    def _copies(self) -> int:
        return self._random.choice([0, 1, 1, 1, 1, 1, 1, 1, 2])

    def _change(self, record: Any, text: str, document: str) -> Any:
        """The record with some fields changed, its spans re-cut from the text, its ids unique to its document."""
        changes: dict[str, Any] = {"document": document, "id": f"{document} {record.id} {self._random.random()}"}
        for name in record.__slots__:
            value = getattr(record, name)
            if name in {"id", "document"}:
                continue
            if isinstance(value, Span):
                changes[name] = None if name in OPTIONAL_SPANS and self._hit() else self._span(value, text)
            elif isinstance(value, tuple) and value and isinstance(value[0], Span):
                changes[name] = tuple(self._span(s, text) for s in value)
            elif name.endswith("_code") and self._hit():
                changes[name] = self._random.choice(CODES)
            elif name.endswith("_codes") and self._hit():
                changes[name] = tuple(self._random.choice(CODES[:-1]) for _ in range(self._random.randrange(3)))
            elif name in CHOICES and self._hit():
                changes[name] = self._random.choice(CHOICES[name])
        return replace(record, **changes)

    def _span(self, span: Span, text: str) -> Span:
        """The span, at times moved at one end, at times broken."""
        start, end = span.start, min(span.end, len(text))
        if self._hit():
            start = max(0, min(start + self._random.randrange(-12, 12), end - 1))
        if self._hit():
            end = max(start + 1, min(end + self._random.randrange(-12, 12), len(text)))
        broken = self._hit() and self._hit()
        return Span(start, end, "broken" if broken else text[start:end])

    def _tripwire(self, identity: str, members: list[str]) -> Tripwire:
        return Tripwire(
            id=identity,
            members=tuple(members),
            issuer_code=None,
            issuer_codes=(),
            target_code=None,
            target_codes=(),
            kind="threat",
            trigger=None,
            response=None,
            firmness="unqualified",
            state="issued",
            trigger_state="none",
            outcome="unknown",
            history=(),
            first=None,
            last=None,
            origins=1,
        )

    def _link(self, one: str, other: str) -> Link:
        return Link(
            id=f"{one} {other}", from_=one, to=other, relation="chains_to", kind="possible", rule="drawn", score=0.5
        )
