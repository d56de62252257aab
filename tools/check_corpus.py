"""Check the annotated texts in `corpus/`: every span stands in its text, every word and reference is a known one.

Prints one line for each fault and ends with 1 when there is any. The rules are those of `docs/annotation.md`:
spans are substrings that begin and end at word boundaries, codes and values come from fixed lists, references lead
somewhere, a document has 40 to 500 words, and no id or text stands in the corpus twice, nor in the wrong split.

    python tools/check_corpus.py            # check everything
    python tools/check_corpus.py --table    # check, then print the counts for the tables of corpus/README.md
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SPLITS = ("train", "dev", "test")
GENRES = frozenset("wire statement transcript resolution speech tweet letter analysis".split())
REGIONS = {
    "A": "Europe and neighbours",
    "B": "Middle East, North Africa",
    "C": "Asia-Pacific",
    "D": "Africa, Americas",
    "E": "institutions, no crisis",
    "F": "further texts",
    "G": "ordinary prose: Middle East, North Africa; from 101 wars in Europe, Central Asia",
    "H": "ordinary prose: East Asia, Pacific; from 101 Middle East, Africa",
    "I": "everyday news",
    "J": "ordinary prose: South Asia, Africa, Latin America; from 101 Asia, Pacific",
    "K": "long stories: great powers and allies; from 101 Americas, diplomacy",
    "L": "official texts of all continents",
    "N": "worked examples",
    "P": "Europe, 1938-1991",
    "Q": "Middle East, North Africa, Gulf",
    "R": "Asia-Pacific",
    "S": "Africa",
    "T": "Americas, neighbours of Russia, institutions",
    "U": "plain news: Europe, Russia, Central Asia",
    "V": "plain news: Middle East, North Africa",
    "W": "plain news: Asia-Pacific",
    "X": "plain news: Africa, Americas",
    "Y": "plain news: great powers, United Nations",
}

ACTS = frozenset(
    "threaten warn promise demand request accuse deny condemn praise support reject agree announce claim acknowledge"
    " ask comment".split()
)
KINDS = frozenset("threat promise assurance guarantee demand".split())
CONDITIONS = frozenset("happens does_not_happen already_happened unconditional".split())
POLARITIES = frozenset({"will", "will_not"})
TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT".split()
)
STATUSES = frozenset("done ongoing planned alleged denied negated conditional habitual".split())
INSTRUMENTS = frozenset("ceasefire agreement treaty resolution veto sanctions_regime channel alliance".split())
STATES = frozenset("in_force proposed alleged_violated violated suspended ended blocked".split())
SECTORS = "GOV MIL LEG JUD OPP REB COP SPY CVL BUS NGO JRN MED REL REF CRM LAB EDU PTY PRM ELI AGR SOC UAF UNK"
NAMES = frozenset("PER ORG LOC GPE NORP FAC WEAPON PLATFORM EVENT".split())
CODE = re.compile(rf"[A-Z]{{3}}( ({SECTORS.replace(' ', '|')}))?|IGO( [A-Z]{{3}})?|COALITION|IMG")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a record of one type may hold: which fields are spans, codes and words from a list."""

    spans: tuple[str, ...] = ()
    """A span or null."""
    needed: tuple[str, ...] = ()
    """A span, never null."""
    span_lists: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """A code or null."""
    code_lists: tuple[str, ...] = ()
    choices: tuple[tuple[str, frozenset[str]], ...] = ()


COMMITMENT = Shape(
    spans=("issuer", "target", "trigger", "response", "deadline", "demand"),
    span_lists=("hedges",),
    codes=("issuer_code", "target_code", "ascribed_by", "withdrawn_by", "denied_by"),
    code_lists=("issuer_codes", "target_codes"),
    choices=(("condition", CONDITIONS),),
)
SHAPES = {
    "statements": Shape(
        spans=("speaker", "cue"),
        span_lists=("content",),
        codes=("speaker_code", "addressee_code"),
        choices=(("act", ACTS), ("quote", frozenset({"direct", "indirect", "mixed"}))),
    ),
    "commitments": COMMITMENT,
    "events": Shape(
        spans=("place", "time"),
        needed=("anchor",),
        codes=("holder_code",),
        code_lists=("actor_codes", "recipient_codes"),
        choices=(("type", TYPES), ("status", STATUSES)),
    ),
    "instruments": Shape(
        needed=("span",), code_lists=("party_codes",), choices=(("kind", INSTRUMENTS), ("state", STATES))
    ),
    "times": Shape(needed=("span",)),
    "places": Shape(needed=("span",)),
    "none": Shape(needed=("span",)),
    "names": Shape(needed=("span",), choices=(("type", NAMES),)),
}


def main() -> int:
    """Check the corpus named on the command line (else the project's own); 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Check the annotated texts.")
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS, help="folder with documents/ and forms/")
    parser.add_argument("--table", action="store_true", help="print the counts per split, genre and region as well")
    arguments = parser.parse_args()
    faults = list(find_faults(arguments.corpus))
    for fault in faults:
        print(fault)
    if arguments.table:
        print("\n".join(table_lines(arguments.corpus)))
    print(f"{len(faults)} faults in {arguments.corpus}")
    return int(bool(faults))


def find_faults(corpus: Path) -> Iterator[str]:
    """Every fault of the corpus, each as `where: what`."""
    documents, forms = load_documents(corpus), load_forms(corpus)
    for path, document in documents:
        yield from (f"{path.name}: {fault}" for fault in document_faults(document))
        if document.get("id") != path.stem:
            yield f"{path.name}: holds the id {document.get('id')!r}, expected {path.stem!r}"
    for _, form in forms:
        yield from (f"form {form.get('id')}: {fault}" for fault in form_faults(form))
    yield from repeated([(path.parent.name, document) for path, document in documents], "document")
    yield from repeated(forms, "form")


def load_documents(corpus: Path) -> list[tuple[Path, Record]]:
    """The documents of every split, in the order of their ids."""
    paths = [path for split in SPLITS for path in sorted((corpus / "documents" / split).glob("*.json"))]
    return [(path, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def load_forms(corpus: Path) -> list[tuple[str, Record]]:
    """The forms with the split that each stands in."""
    lines = [
        (split, line)
        for split in SPLITS
        for line in (corpus / "forms" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [(split, json.loads(line)) for split, line in lines if line.strip()]


def split_of(identity: str) -> str:
    """The split an id belongs to: a tenth of the hash's values each is a bucket, two test, two dev, six train."""
    bucket = int(hashlib.sha256(f"communique {identity}".encode()).hexdigest(), 16) % 10
    return "test" if bucket < 2 else "dev" if bucket < 4 else "train"


def repeated(placed: list[tuple[str, Record]], what: str) -> Iterator[str]:
    """Ids and texts that stand twice, and ids in a split that is not theirs."""
    ids, texts = Counter(r["id"] for _, r in placed), Counter(r["text"] for _, r in placed)
    yield from (f"{what} {identity}: {count} times" for identity, count in ids.items() if count > 1)
    yield from (f"{what}: {count} times the text {text[:50]!r}" for text, count in texts.items() if count > 1)
    for split, record in placed:
        if split != split_of(record["id"]):
            yield f"{what} {record['id']}: in {split}, expected in {split_of(record['id'])}"


def document_faults(document: Record) -> Iterator[str]:
    """What is wrong with one document."""
    text = document["text"]
    words = len(text.split())
    if not 40 <= words <= 500:
        yield f"{words} words, expected 40 to 500"
    if document.get("published") and not re.fullmatch(r"\d{4}-\d\d-\d\d", document["published"]):
        yield f"published {document['published']!r}, expected YYYY-MM-DD"
    if document.get("genre") not in GENRES:
        yield f"genre {document.get('genre')!r}, expected one of {' '.join(sorted(GENRES))}"
    for kind, shape in SHAPES.items():
        for number, record in enumerate(document.get(kind, []), 1):
            name = record.get("id") or f"{kind} {number}"
            yield from (f"{name}: {fault}" for fault in record_faults(text, record, shape))
    yield from reference_faults(document)
    for commitment in document.get("commitments", []):
        yield from (f"{commitment['id']}: {fault}" for fault in commitment_faults(commitment, commitment["kind"]))


def record_faults(text: str, record: Record, shape: Shape) -> Iterator[str]:
    """Spans, codes and values of one record that do not hold."""
    for field in shape.needed:
        if record.get(field) is None:
            yield f"{field} is null, expected a span"
    for field in shape.span_lists:
        if None in (record.get(field) or []):
            yield f"{field}: holds null, expected spans"
    spans = [(field, record.get(field)) for field in (*shape.spans, *shape.needed)]
    spans += [(field, span) for field in shape.span_lists for span in record.get(field) or []]
    for field, span in spans:
        if span is not None and (fault := span_fault(text, span)):
            yield f"{field}: {fault}"
    codes = [(field, record.get(field)) for field in shape.codes]
    codes += [(field, code) for field in shape.code_lists for code in record.get(field) or []]
    for field, code in codes:
        if code is not None and not CODE.fullmatch(code):
            yield f"{field}: unknown code {code!r}"
    for field, allowed in shape.choices:
        if record.get(field) not in allowed:
            yield f"{field}: {record.get(field)!r}, expected one of {' '.join(sorted(allowed))}"


def span_fault(text: str, span: str | Record) -> str | None:
    """Why a span does not hold: not in the text, or cut inside a word."""
    start = find(text, span)
    if start is None:
        return f"{span!r} is not in the text"
    end = start + len(span if isinstance(span, str) else span["t"])
    if any(text[i - 1 : i].isalnum() and text[i : i + 1].isalnum() for i in (start, end)):
        return f"{span!r} is cut inside a word"
    return None


def find(text: str, span: str | Record) -> int | None:
    """Where a span begins: a plain string is its first occurrence, {"t", "n"} the n-th."""
    words, nth = (span, 1) if isinstance(span, str) else (span["t"], span.get("n", 1))
    if not words:
        return None
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            return None
    return start


def reference_faults(document: Record) -> Iterator[str]:
    """Ids that stand twice and references to records that are not there."""
    ids = [r["id"] for kind in SHAPES for r in document.get(kind, []) if "id" in r]
    yield from (f"{identity}: {count} times" for identity, count in Counter(ids).items() if count > 1)
    known = set(ids)
    for kind, fields in (("statements", ("within",)), ("commitments", ("statement", "same_as"))):
        for record in document.get(kind, []):
            for field in fields:
                if record.get(field) and record[field] not in known:
                    yield f"{record['id']}: {field} {record[field]!r} is no record of the document"
            if kind == "statements" and not record.get("content"):
                yield f"{record['id']}: no content"
    for pair in (*document.get("chains", []), *document.get("no_chains", [])):
        yield from (f"chain to {end!r}, which is no record" for end in pair if end not in known)


def commitment_faults(record: Record, kind: str) -> Iterator[str]:
    """What a commitment needs beyond its spans; `kind` is the label of a form."""
    if kind not in KINDS:
        yield f"kind {kind!r}, expected one of {' '.join(sorted(KINDS))}"
    if record.get("response_polarity", "will") not in POLARITIES:
        yield f"response_polarity {record['response_polarity']!r}, expected will or will_not"
    if kind == "demand" and not record.get("demand"):
        yield "a demand without `demand`"
    if kind != "demand" and not record.get("response") and not record.get("trigger"):
        yield "neither trigger nor response"


def form_faults(form: Record) -> Iterator[str]:
    """What is wrong with one form: a short text and the first commitment in it, or none."""
    if form["label"] == "none":
        marked = [k for k in (*COMMITMENT.spans, *COMMITMENT.span_lists, "condition") if form.get(k)]
        yield from (f"label none, but {field} is filled" for field in marked)
        return
    yield from record_faults(form["text"], form, COMMITMENT)
    yield from commitment_faults(form, form["label"])


def table_lines(corpus: Path) -> Iterator[str]:
    """Counts in Markdown: documents by split, genre and region, records by split, forms by label."""
    documents = [(path.parent.name, document) for path, document in load_documents(corpus)]
    forms = load_forms(corpus)
    yield from counted("documents", [(split, "all") for split, _ in documents])
    yield from counted("by genre", [(split, d["genre"]) for split, d in documents])
    yield from counted("by first letter of the id", [(split, region_of(d["id"])) for split, d in documents])
    yield from counted("by decade", [(split, decade_of(d["published"])) for split, d in documents])
    yield from counted("by length in words", [(split, length_of(d["text"])) for split, d in documents])
    words = [(split, "words") for split, d in documents for _ in d["text"].split()]
    records = [(split, kind) for split, d in documents for kind in SHAPES for _ in d.get(kind, [])]
    yield from counted("content", words + records)
    yield from counted("commitments", [(split, c["kind"]) for split, d in documents for c in d["commitments"]])
    yield from counted("forms", [(split, "all") for split, _ in forms] + [(split, f["label"]) for split, f in forms])


def decade_of(published: str | None) -> str:
    """The decade of an ISO date: "1960s"."""
    return f"{published[:3]}0s" if published else "undated"


def length_of(text: str) -> str:
    """The hundred of words that a text's length falls into: "100-199"."""
    hundred = len(text.split()) // 100 * 100
    return f"{hundred:03}-{hundred + 99:03}"


def region_of(identity: str) -> str:
    """The region an id's first letter stands for."""
    return f"{identity[0]} {REGIONS.get(identity[0], 'other')}"


def counted(title: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """One Markdown table of how often each name stands in each split."""
    counts = Counter(pairs)
    yield f"\n| {title} | {' | '.join(SPLITS)} | all |\n|---|{'---:|' * (len(SPLITS) + 1)}"
    for name in dict.fromkeys(name for _, name in sorted(pairs, key=lambda pair: pair[1])):
        row = [counts[split, name] for split in SPLITS]
        yield f"| {name} | {' | '.join(f'{count:,}' for count in [*row, sum(row)])} |"


if __name__ == "__main__":
    sys.exit(main())
