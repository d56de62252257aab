"""Annotated texts, read into the same records that the program writes.

The format is that of the annotation guide (`docs/annotation.md`): a span is the exact words, or `{"t": words, "n": 2}`
for their second occurrence. A document is a JSON file; forms are JSON Lines. What does not hold is a `GoldError` that
names the file, the record and the field.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.evaluation.matching import modern
from communique.records import Commitment, Event, Instrument, Place, Span, Statement, TimeExpression

FLOORS_FILE = "floors.json"
"""The gate's floors, kept in the corpus."""
NONE = "none"
"""The label of a form that holds no commitment."""


@dataclass(frozen=True, slots=True)
class GoldName:
    """A proper name and its type (PER, ORG, LOC, GPE, NORP, FAC, WEAPON, PLATFORM, EVENT)."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """An annotated document. `set` is the name of its folder; commitments of one standing share a `tripwire`.

    `names` is `None` where names were not annotated.
    """

    id: str
    set: str
    text: str
    title: str | None
    published: str | None
    publisher: str | None
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    events: tuple[Event, ...]
    instruments: tuple[Instrument, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    none: tuple[Span, ...]
    chains: tuple[tuple[str, str], ...]
    no_chains: tuple[tuple[str, str], ...]
    names: tuple[GoldName, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldForm:
    """A short text with the label of its first commitment, or `none`; `set` is the name of its file."""

    id: str
    set: str
    text: str
    label: str
    commitment: Commitment | None


@dataclass(frozen=True, slots=True)
class Gold:
    """What was found below some paths."""

    documents: tuple[GoldDocument, ...]
    forms: tuple[GoldForm, ...]


def gold_files(paths: Sequence[Path]) -> list[Path]:
    """The `.json` and `.jsonl` files of files and directories, each once, in order of their paths.

    The gate's own file of floors, which lies beside the gold, is none.
    """
    found: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise GoldError(f"no such file or directory: {path}; give annotated documents (.json) or forms (.jsonl)")
        found.update(
            [path] if path.is_file() else (p for p in path.rglob("*.json*") if p.suffix in {".json", ".jsonl"})
        )
    gold = sorted(path for path in found if path.name != FLOORS_FILE)
    if not gold:
        raise GoldError(
            f"no .json or .jsonl file below {', '.join(map(str, paths))}; give annotated documents or forms"
        )
    return gold


def load_gold(paths: Sequence[Path]) -> Gold:
    """The annotated documents and forms of files and directories; two of one id are an error."""
    documents: list[GoldDocument] = []
    forms: list[GoldForm] = []
    for path in gold_files(paths):
        if path.suffix == ".json":
            documents.append(load_document(path))
        else:
            forms.extend(load_forms(path))
    for kind, items in (("documents", documents), ("forms", forms)):
        seen: set[str] = set()
        for item in items:
            if item.id in seen:
                raise GoldError(f"two gold {kind} are called {item.id!r}; give each its own id")
            seen.add(item.id)
    return Gold(tuple(documents), tuple(forms))


def load_document(path: Path) -> GoldDocument:
    """One annotated document."""
    plain = _parsed(path.read_text("utf-8"), str(path))
    whole = _Fields(str(path), "document", plain, "")
    text, identity = whole.word("text"), whole.word("id")
    standing = _standing(plain.get("commitments") or [])

    def each(kind: str) -> list["_Fields"]:
        rows = plain.get(kind) or []
        return [_Fields(str(path), f"{kind}[{row.get('id', n)}]", row, text, identity) for n, row in enumerate(rows)]

    return GoldDocument(
        id=identity,
        set=path.parent.name,
        text=text,
        title=plain.get("title"),
        published=plain.get("published"),
        publisher=plain.get("publisher"),
        statements=tuple(modern(_statement(f)) for f in each("statements")),
        commitments=tuple(modern(_commitment(f, standing.get(f.plain.get("id")))) for f in each("commitments")),
        events=tuple(modern(_event(f)) for f in each("events")),
        instruments=tuple(modern(_instrument(f)) for f in each("instruments")),
        times=tuple(_time(f) for f in each("times")),
        places=tuple(_place(f) for f in each("places")),
        none=tuple(f.span("span") for f in each("none")),
        chains=_pairs(plain.get("chains")),
        no_chains=_pairs(plain.get("no_chains")),
        names=tuple(GoldName(f.span("span"), f.word("type")) for f in each("names")) if "names" in plain else None,
    )


def load_forms(path: Path) -> list[GoldForm]:
    """The forms of a file of JSON Lines."""
    lines = path.read_text("utf-8").split("\n")
    return [_form(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def commitments_of(rows: Sequence[Mapping[str, Any]], *, text: str, document: str, where: str) -> list[Commitment]:
    """Annotated commitments of a text as records of a document, their codes as they stand; `where` is for errors."""
    fields = [_Fields(where, f"commitments[{row.get('id', n)}]", row, text, document) for n, row in enumerate(rows)]
    return [_commitment(f, None) for f in fields]


def span_of(words: Any, *, text: str, where: str) -> Span:
    """Annotated words as a span of a text."""
    return _Fields(where, "words", {"words": words}, text).span("words")


def _form(path: Path, number: int, line: str) -> GoldForm:
    where = f"{path}:{number}"
    plain = _parsed(line, where)
    whole = _Fields(where, "form", plain, "")
    text, identity, label = whole.word("text"), whole.word("id"), whole.word("label")
    fields = _Fields(where, f"form {identity}", plain | {"kind": label}, text, identity)
    commitment = None if label == NONE else modern(_commitment(fields, None))
    return GoldForm(id=identity, set=path.stem, text=text, label=label, commitment=commitment)


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise GoldError(f"{where}: not JSON ({error}); mend the file") from error
    if not isinstance(plain, dict):
        raise GoldError(f"{where}: not a JSON object; give one document a file, one form a line")
    return plain


@dataclass(frozen=True, slots=True)
class _Fields:
    """One annotated record: its fields by name, with errors that say where they stand."""

    file: str
    record: str
    plain: Mapping[str, Any]
    text: str
    document: str = ""

    def fail(self, field: str, reason: str) -> GoldError:
        return GoldError(f"{self.file}: {self.record}: {field}: {reason}; mend it by the annotation guide")

    def word(self, field: str) -> str:
        value = self.plain.get(field)
        if not isinstance(value, str) or not value:
            raise self.fail(field, f"{value!r} where words are expected")
        return value

    def optional(self, field: str) -> str | None:
        return None if self.plain.get(field) is None else self.word(field)

    def codes(self, field: str) -> tuple[str, ...]:
        return tuple(self.plain.get(field) or ())

    def span(self, field: str) -> Span:
        return self._resolve(field, self.plain.get(field))

    def optional_span(self, field: str) -> Span | None:
        return None if self.plain.get(field) is None else self.span(field)

    def spans(self, field: str) -> tuple[Span, ...]:
        return tuple(self._resolve(field, value) for value in self.plain.get(field) or ())

    def _resolve(self, field: str, value: Any) -> Span:
        words, nth = (value.get("t"), value.get("n", 1)) if isinstance(value, dict) else (value, 1)
        if not isinstance(words, str) or not words or not isinstance(nth, int) or nth < 1:
            raise self.fail(field, f'{value!r} where the exact words, or {{"t": words, "n": 2}}, are expected')
        start = -1
        for _ in range(nth):
            start = self.text.find(words, start + 1)
            if start < 0:
                raise self.fail(field, f"{value!r} is not in the text")
        return Span(start, start + len(words), words)


def _statement(f: _Fields) -> Statement:
    return Statement(
        id=f.word("id"),
        document=f.document,
        speaker=f.optional_span("speaker"),
        speaker_code=f.optional("speaker_code"),
        cue=f.optional_span("cue"),
        content=f.spans("content"),
        quote=f.word("quote"),
        act=f.word("act"),
        addressee_code=f.optional("addressee_code"),
        within=f.optional("within"),
        confidence=1.0,
    )


def _commitment(f: _Fields, standing: str | None) -> Commitment:
    return Commitment(
        id=f.word("id"),
        document=f.document,
        statement=f.optional("statement"),
        kind=f.word("kind"),
        issuer=f.optional_span("issuer"),
        issuer_code=f.optional("issuer_code"),
        issuer_codes=f.codes("issuer_codes"),
        target=f.optional_span("target"),
        target_code=f.optional("target_code"),
        target_codes=f.codes("target_codes"),
        trigger=f.optional_span("trigger"),
        condition=f.word("condition"),
        response=f.optional_span("response"),
        response_polarity=f.optional("response_polarity") or "will",
        hedges=f.spans("hedges"),
        deadline=f.optional_span("deadline"),
        demand=f.optional_span("demand"),
        ascribed_by=f.optional("ascribed_by"),
        tripwire=standing,
        confidence=1.0,
    )


def _event(f: _Fields) -> Event:
    return Event(
        id=f.word("id"),
        document=f.document,
        anchor=f.span("anchor"),
        type=f.word("type"),
        actor_codes=f.codes("actor_codes"),
        recipient_codes=f.codes("recipient_codes"),
        status=f.word("status"),
        holder_code=f.optional("holder_code"),
        place=f.optional_span("place"),
        time=f.optional_span("time"),
        confidence=1.0,
    )


def _instrument(f: _Fields) -> Instrument:
    span = f.span("span")
    return Instrument(
        id=f.word("id"),
        document=f.document,
        kind=f.word("kind"),
        span=span,
        name=span.text,
        party_codes=f.codes("party_codes"),
        state=f.word("state"),
    )


def _time(f: _Fields) -> TimeExpression:
    return TimeExpression(id=f.record, document=f.document, span=f.span("span"), value=f.word("value"))


def _place(f: _Fields) -> Place:
    return Place(
        id=f.record,
        document=f.document,
        span=f.span("span"),
        name=f.word("name"),
        country=f.optional("country"),
        method="gold",
    )


def _standing(commitments: Sequence[Mapping[str, Any]]) -> dict[Any, str]:
    """Each commitment's cluster: the first mention that its chain of `same_as` leads to."""
    root = {c.get("id"): str(c.get("id")) for c in commitments}
    for commitment in commitments:
        earlier = commitment.get("same_as")
        if earlier in root:
            kept, given_up = root[earlier], root[commitment.get("id")]
            root = {name: kept if cluster == given_up else cluster for name, cluster in root.items()}
    return root


def _pairs(listed: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(pair[0]), str(pair[1])) for pair in listed or ())
