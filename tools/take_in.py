"""Take drafts of annotated texts into the corpus: mark their names, check them, write each into its split.

A draft is a document or form as `docs/annotation.md` describes it. In the draft of a document `names` may be a lexicon
(surface form to type, or to null for words that only look like a name); every whole-word occurrence is marked, longest
form first. A text that does not hold, or that repeats another one, is reported and left out; the others are written.

    python tools/take_in.py documents DRAFT.json ...
    python tools/take_in.py forms DRAFTS.jsonl ...
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from check_corpus import CORPUS, document_faults, form_faults, load_documents, load_forms, split_of

Record = dict[str, Any]

SHINGLE = 5
"""Words in a shingle."""
NEAR = 0.3
"""Share of a text's shingles that may stand in one other text (forms are short: a shared formula is no copy)."""


def main() -> int:
    """Take in the drafts named on the command line; 1 when any was left out."""
    parser = argparse.ArgumentParser(description="Take drafts of annotated texts into the corpus.")
    parser.add_argument("what", choices=("documents", "forms"))
    parser.add_argument("drafts", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    arguments = parser.parse_args()
    take = take_documents if arguments.what == "documents" else take_forms
    faults = list(take(arguments.drafts, arguments.corpus))
    print("\n".join([*faults, f"{len(faults)} faults"]))
    return int(bool(faults))


def take_documents(paths: Iterable[Path], corpus: Path) -> Iterator[str]:
    """Write each sound document into its split; yields the faults of the others."""
    known = {document["id"]: shingles(document["text"]) for _, document in load_documents(corpus)}
    for path in paths:
        document = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(document.get("names"), dict):
            document["names"] = marked_names(document["text"], document["names"])
        faults = [*document_faults(document), *near_copies(document, known)]
        if faults:
            yield from (f"{document['id']}: {fault}" for fault in faults)
            continue
        known[document["id"]] = shingles(document["text"])
        target = corpus / "documents" / split_of(document["id"]) / f"{document['id']}.json"
        target.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def take_forms(paths: Iterable[Path], corpus: Path) -> Iterator[str]:
    """Write each sound form into the file of its split, in the place of one with the same id."""
    forms = {form["id"]: form for _, form in load_forms(corpus)}
    known = {identity: shingles(form["text"]) for identity, form in forms.items()}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            form = json.loads(line) if line.strip() else None
            if form is None:
                continue
            faults = [*form_faults(form), *near_copies(form, known)]
            yield from (f"{form['id']}: {fault}" for fault in faults)
            if not faults:
                forms[form["id"]], known[form["id"]] = form, shingles(form["text"])
    for split in ("train", "dev", "test"):
        lines = [json.dumps(form, ensure_ascii=False) for form in forms.values() if split_of(form["id"]) == split]
        (corpus / "forms" / f"{split}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def marked_names(text: str, lexicon: dict[str, str | None]) -> list[Record]:
    """Every whole-word occurrence of the lexicon's forms in `text`, longest first, as `names` records."""
    if not lexicon:
        return []
    longest_first = sorted(lexicon, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return [
        {"span": {"t": match[0], "n": occurrence(text, match[0], match.start())}, "type": lexicon[match[0]]}
        for match in pattern.finditer(text)
        if lexicon[match[0]] is not None
    ]


def occurrence(text: str, words: str, start: int) -> int:
    """Which occurrence of `words` begins at `start`, counted from 1, overlapping ones and parts of words included."""
    count, found = 0, -1
    while found < start:
        found = text.find(words, found + 1)
        count += 1
    return count


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The text's runs of `SHINGLE` words, lower-case."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


def near_copies(record: Record, known: dict[str, frozenset[tuple[str, ...]]]) -> Iterator[str]:
    """Texts of which this one repeats more than `NEAR` of its shingles."""
    mine = shingles(record["text"])
    for identity, theirs in known.items():
        if identity != record["id"] and len(mine) > 3 and len(mine & theirs) > NEAR * len(mine):
            yield f"repeats {len(mine & theirs)} of {len(mine)} runs of {SHINGLE} words of {identity}"


if __name__ == "__main__":
    sys.exit(main())
