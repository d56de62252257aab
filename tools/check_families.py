"""Check families of wordings, or take drafts in (docs/linking_annotation.md, corpus/linking/families/).

python tools/check_families.py                        # check everything, print the counts
python tools/check_families.py take meets DRAFTS.jsonl    # write sound drafts into meets.jsonl or relations.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from check_corpus import CORPUS

from communique.errors import CommuniqueError
from communique.training.families import ANSWERS, Family, family, pairs_of

FOLDER = CORPUS / "linking" / "families"
FILES = {"meets": "meets", "relations": "relation"}
HEADS = (2, 6)
WORDS = (3, 60)
"""Least and most words of a wording."""
NEEDED = {"meets": {"stated": 2, "no": 3}, "relation": {"none": 3}}


def main() -> int:
    """Check, or take in; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Check families of wordings, or take drafts in.")
    parser.add_argument("what", nargs="?", choices=("check", "take"), default="check")
    parser.add_argument("file", nargs="?", choices=FILES)
    parser.add_argument("drafts", nargs="*", type=Path)
    arguments = parser.parse_args()
    faults = list(take_in(arguments.file, arguments.drafts) if arguments.what == "take" else check())
    print("\n".join([*faults, f"{len(faults)} faults"]))
    return int(bool(faults))


def check() -> Iterator[str]:
    """Every fault of both files; the counts are printed."""
    for name, question in FILES.items():
        rows = _rows([FOLDER / f"{name}.jsonl"])
        pairs = Counter[str]()
        for row in rows:
            faults = list(faults_of(row, question))
            yield from faults
            if not faults:
                pairs.update(answer for _, _, answer in pairs_of(family(row)))
        shown = ", ".join(f"{a} {n}" for a, n in pairs.items())
        print(f"{name}: {len(rows)} families, {pairs.total()} pairs ({shown})")


def take_in(name: str, drafts: Iterable[Path]) -> Iterator[str]:
    """Write sound drafts into a file, in the place of those with the same id; yields the faults of the others."""
    path = FOLDER / f"{name}.jsonl"
    known = {str(row["id"]): row for row in _rows([path])}
    said = {text: identity for identity, row in known.items() for text in _wordings(row)}
    for row in _rows(drafts):
        faults = list(faults_of(row, FILES[name]))
        own = str(row.get("id"))
        faults += [f"{own}: {t!r} stands in {said[t]} already" for t in _wordings(row) if said.get(t, own) != own]
        yield from faults
        if not faults:
            known[own] = row
            said |= dict.fromkeys(_wordings(row), own)
    lines = [json.dumps(known[identity], ensure_ascii=False) + "\n" for identity in sorted(known)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")


def _rows(paths: Iterable[Path]) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in paths
        if path.exists()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _wordings(row: dict[str, object]) -> list[str]:
    return [text for texts in row.values() if isinstance(texts, list) for text in texts]


def faults_of(row: dict[str, object], question: str) -> Iterator[str]:
    """What is wrong with one family."""
    try:
        found = family(row)
    except CommuniqueError as error:
        yield str(error)
        return
    if found.question != question:
        yield f"{found.id}: a family of {found.question}, expected {question}"
        return
    yield from (f"{found.id}: {fault}" for fault in _faults(found))


def _faults(found: Family) -> Iterator[str]:
    if not HEADS[0] <= len(found.heads) <= HEADS[1]:
        yield f"{len(found.heads)} wordings of the first, expected {HEADS[0]} to {HEADS[1]}"
    for answer, least in NEEDED[found.question].items():
        if len(found.others[answer]) < least:
            yield f"{len(found.others[answer])} of {answer}, expected {least} or more"
    texts = [*found.heads, *(text for texts in found.others.values() for text in texts)]
    yield from (f"twice: {text!r}" for text, count in Counter(texts).items() if count > 1)
    for text in texts:
        if not WORDS[0] <= len(text.split()) <= WORDS[1]:
            yield f"{len(text.split())} words, expected {WORDS[0]} to {WORDS[1]}: {text!r}"
        if text.count("[[") != text.count("]]") or text.count("[[") > 1:
            yield f"one phrase in double brackets: {text!r}"
    bare = [*found.heads, *(texts if found.question == "relation" else ())]
    yield from (f"no phrase in double brackets: {text!r}" for text in dict.fromkeys(bare) if "[[" not in text)


assert set(FILES.values()) == set(ANSWERS)

if __name__ == "__main__":
    sys.exit(main())
