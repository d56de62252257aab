"""Check the annotated pairs, questions and crises in `corpus/linking/`, or take drafts in (docs/linking_annotation.md).

python tools/check_linking.py                            # check everything, print the counts
python tools/check_linking.py take pairs DRAFTS.jsonl    # write sound drafts into their split
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from check_corpus import COMMITMENT, CORPUS, commitment_faults, record_faults, span_fault
from take_in import near_copies, shingles

SETS = ("pairs", "whatif", "crises")
SPLITS = ("train", "dev", "test")
FOR_FITTING = re.compile(r"[A-Z]T\d")
"""Ids of the train part: short texts, one question each, from which weights are fitted."""
RELATIONS = frozenset(
    "repeats hardens softens specifies withdraws supersedes contradicts denies disavows chains_to none".split()
)
WITHOUT_SECOND = frozenset({"withdraws", "denies", "disavows", "contradicts"})
BETWEEN_WIRES = frozenset({"specifies", "supersedes", "contradicts"})
STATES = frozenset("issued repeated hardened softened withdrawn superseded".split())
TRIGGER_STATES = frozenset("none anticipated alleged denied confirmed".split())
CHAINS = frozenset({"stated", "possible"})
WORDS = (8, 180)
"""Least and most words of a document."""
DOCUMENTS = {"pairs": (2, 2), "whatif": (1, 3), "crises": (5, 12)}

Record = dict[str, Any]
Name = tuple[str, str]


def main() -> int:
    """Check, or take in; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Check the annotated pairs, questions and crises, or take drafts in.")
    parser.add_argument("what", nargs="?", choices=("check", "take"), default="check")
    parser.add_argument("set", nargs="?", choices=SETS)
    parser.add_argument("drafts", nargs="*", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS / "linking")
    arguments = parser.parse_args()
    if arguments.what == "take":
        if arguments.set is None:
            parser.error("name the set: pairs, whatif or crises")
        faults = list(take_in(arguments.set, arguments.drafts, arguments.corpus))
    else:
        faults = list(check(arguments.corpus))
    print("\n".join([*faults, f"{len(faults)} faults"]))
    return int(bool(faults))


def load(name: str, corpus: Path) -> list[tuple[str, Record]]:
    """The objects of a set with their splits."""
    found = []
    for split in SPLITS:
        path = corpus / name / f"{split}.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found += [(split, json.loads(line)) for line in lines if line.strip()]
    return found


def check(corpus: Path) -> Iterator[str]:
    """Every fault of the sets; the counts are printed."""
    for name in SETS:
        placed = load(name, corpus)
        ids = Counter(record["id"] for _, record in placed)
        yield from (f"{name} {identity}: {count} times" for identity, count in ids.items() if count > 1)
        for split, record in placed:
            yield from (f"{name} {record['id']}: {fault}" for fault in faults_of(name, record))
            if split != split_of(record["id"]):
                yield f"{name} {record['id']}: in {split}, expected in {split_of(record['id'])}"
        splits = Counter(split for split, _ in placed)
        print(f"{name}: {len(placed)} ({', '.join(f'{split} {splits[split]}' for split in SPLITS)})")
        if name == "pairs":
            print("  " + ", ".join(f"{r} {n}" for r, n in Counter(p["relation"] for _, p in placed).most_common()))


def take_in(name: str, drafts: Iterable[Path], corpus: Path) -> Iterator[str]:
    """Write sound drafts into their split, in the place of those with the same id; yields the faults of the others."""
    records = {record["id"]: record for _, record in load(name, corpus)}
    known = {identity: shingles(_whole(record)) for identity, record in records.items()}
    for line in (line for path in drafts for line in path.read_text(encoding="utf-8").splitlines() if line.strip()):
        record = json.loads(line)
        faults = [*faults_of(name, record), *near_copies({"id": record["id"], "text": _whole(record)}, known)]
        yield from (f"{record['id']}: {fault}" for fault in faults)
        if not faults:
            records[record["id"]], known[record["id"]] = record, shingles(_whole(record))
    for split in SPLITS:
        own = [records[identity] for identity in sorted(records) if split_of(identity) == split]
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in own]
        (corpus / name / f"{split}.jsonl").write_text("".join(lines), encoding="utf-8")


def split_of(identity: str) -> str:
    """dev or test, half and half by the id's hash; train for ids that say so."""
    return (
        "train"
        if FOR_FITTING.match(identity)
        else SPLITS[1 + hashlib.sha256(f"communique linking {identity}".encode()).digest()[0] % 2]
    )


def _whole(record: Record) -> str:
    return "\n".join(document["text"] for document in record["documents"])


def faults_of(name: str, record: Record) -> Iterator[str]:
    """What is wrong with one object."""
    least, most = DOCUMENTS[name]
    documents = record.get("documents", [])
    if not least <= len(documents) <= most:
        yield f"{len(documents)} documents, expected {least} to {most}"
    for document in documents:
        yield from (f"document {document.get('id')}: {fault}" for fault in document_faults(document))
    known = {(d["id"], c["id"]) for d in documents for c in d.get("commitments", [])}
    if len({d["id"] for d in documents}) < len(documents):
        yield "two documents with one id"
    yield from {"pairs": pair_faults, "whatif": question_faults, "crises": crisis_faults}[name](record, known)


def document_faults(document: Record) -> Iterator[str]:
    """What is wrong with one text and its commitments."""
    text = document["text"]
    words = len(text.split())
    if not WORDS[0] <= words <= WORDS[1]:
        yield f"{words} words, expected {WORDS[0]} to {WORDS[1]}"
    for commitment in document.get("commitments", []):
        faults = [*record_faults(text, commitment, COMMITMENT), *commitment_faults(commitment, commitment["kind"])]
        yield from (f"{commitment['id']}: {fault}" for fault in faults)


def _unknown(named: Any, known: set[Name], where: str) -> Iterator[str]:
    if tuple(named or ()) not in known:
        yield f"{where} {named!r} is no commitment of these documents"


def pair_faults(record: Record, known: set[Name]) -> Iterator[str]:
    """What is wrong with a pair."""
    relation, second = record.get("relation"), record.get("second")
    if relation not in RELATIONS:
        yield f"relation {relation!r}, expected one of {' '.join(sorted(RELATIONS))}"
    yield from _unknown(record.get("first"), known, "first")
    if second is None and relation not in WITHOUT_SECOND:
        yield f"second is null, but {relation} needs one"
    if second is not None:
        yield from _unknown(second, known, "second")
    yield from _chain_faults(record) if relation == "chains_to" else ()
    if relation != "chains_to" and (record.get("kind") or record.get("needs")):
        yield "kind and needs are for chains_to alone"
    later = record["documents"][-1]["text"]
    for words in record.get("words", []):
        fault = span_fault(later, words)
        if fault:
            yield f"words: {fault}"


def _chain_faults(record: Record) -> Iterator[str]:
    if record.get("kind") not in CHAINS:
        yield f"kind {record.get('kind')!r}, expected stated or possible"
    elif (record["kind"] == "possible") != bool(record.get("needs")):
        yield "needs must be named for a possible chain, and only there"


def question_faults(record: Record, known: set[Name]) -> Iterator[str]:
    """What is wrong with a question."""
    if not str(record.get("act", "")).strip():
        yield "no act is asked about"
    given = [tuple(n) for n in [*record["fires"], *(p["commitment"] for p in record["possible"]), *record["forbidden"]]]
    for named in given:
        yield from _unknown(named, known, "commitment")
    yield from (f"{named} is given twice" for named, count in Counter(given).items() if count > 1)
    yield from (f"{p['commitment']}: possible without needs" for p in record["possible"] if not p.get("needs"))


def crisis_faults(record: Record, known: set[Name]) -> Iterator[str]:
    """What is wrong with a crisis."""
    wires = {wire["id"] for wire in record["tripwires"]}
    members = Counter(tuple(member) for wire in record["tripwires"] for member in wire["members"])
    for member in members:
        yield from _unknown(member, known, "member")
    yield from (f"{member} is in {count} tripwires" for member, count in members.items() if count > 1)
    yield from (f"{named} is in no tripwire" for named in sorted(known - set(members)))
    for wire in record["tripwires"]:
        if wire.get("state") not in STATES:
            yield f"{wire['id']}: state {wire.get('state')!r}, expected one of {' '.join(sorted(STATES))}"
        if wire.get("trigger_state") not in TRIGGER_STATES:
            yield f"{wire['id']}: trigger_state {wire.get('trigger_state')!r}"
    for link in record["relations"]:
        if link.get("relation") not in BETWEEN_WIRES:
            yield f"relation {link.get('relation')!r}, expected one of {' '.join(sorted(BETWEEN_WIRES))}"
    ends = [(link["from"], link["to"]) for link in (*record["relations"], *record["chains"])]
    ends += [(a, b) for a, b in record["forbidden"]]
    yield from (f"{pair} is no pair of tripwires" for pair in ends if not set(pair) <= wires)
    for chain in record["chains"]:
        yield from _chain_faults(chain)
    names = {document["id"] for document in record["documents"]}
    yield from (f"origin {group}: no such document" for group in record["origins"] if not set(group) <= names)


if __name__ == "__main__":
    sys.exit(main())
