"""Read raw texts into a store of its own, read every span again, and say what broke.

    python tools/verify_folder.py FOLDER|FILE... [--limit 500] [--store PATH]

A folder gives its .txt, .jsonl and .jsonl.xz files; JSON Lines may be packed with xz. Lines need `text`; `id`, `url`,
`date` or `published`, and `title` are taken where they stand. Ends with 1 when a span is broken or a document crashes.
"""

import argparse
import json
import lzma
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from communique.pipeline import Pipeline
from communique.queries.verification import verify_records
from communique.settings import Settings, load_settings
from communique.sources import Source, read_sources
from communique.store import Store, open_store

PACKED = (".jsonl.xz", ".ndjson.xz")
PLAIN = (".txt", ".text", ".jsonl", ".ndjson")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("--limit", type=int, default=500, help="documents to read, 500 unless told")
    parser.add_argument("--store", type=Path, help="keep the store here")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(arguments.store or Path(folder, "verify.db"), create=True) as store,
    ):
        return verify(arguments.paths, arguments.limit, store)


def verify(paths: list[Path], limit: int, store: Store) -> int:
    settings = load_settings()
    pipeline = Pipeline(settings)
    began, states, crashes, words = time.monotonic(), Counter[str](), 0, 0
    for source in islice(find_sources(paths, settings), limit):
        try:
            reading = pipeline.read_document(pipeline.build(source))
            store.add_reading(reading)
        except Exception:  # what breaks here is what this script looks for
            crashes += 1
            print(f"CRASH {source.source_id}", file=sys.stderr)
            traceback.print_exc()
            continue
        states[reading.document.state] += 1
        words += len((reading.document.text or "").split())
    read = time.monotonic() - began
    store.replace_records(pipeline.link(store.readings()))
    linked = time.monotonic() - began - read
    found = verify_records(store.records())
    for line in found.broken[:20]:
        print(line)
    told = ", ".join(f"{state} {number}" for state, number in sorted(states.items()))
    print(f"documents {states.total()} ({told}), {words:,} words; read in {read:.0f} s, linked in {linked:.0f} s")
    print(f"spans checked {found.spans:,}, broken {len(found.broken)}; crashes {crashes}")
    return int(bool(found.broken or crashes or not states.total()))


def find_sources(paths: list[Path], settings: Settings) -> Iterator[Source]:
    """The documents of files and folders, packed ones too, in order of their paths."""
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.name.endswith(PACKED + PLAIN)) if path.is_dir() else [path]
        for file in files:
            if file.name.endswith(".xz"):
                yield from packed_lines(file)
            else:
                yield from read_sources([str(file)], settings=settings)


def packed_lines(path: Path) -> Iterator[Source]:
    """The documents of JSON Lines packed with xz."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            plain = json.loads(line)
            names = {"published": plain.get("published") or plain.get("date")}
            names |= {key: plain.get(key) for key in ("title", "publisher", "url")}
            text = str(plain.get("text") or "")
            metadata = {key: str(value) for key, value in names.items() if value}
            yield Source(str(plain.get("id") or f"{path.name}:{number}"), text, text.encode(), metadata)


if __name__ == "__main__":
    sys.exit(main())
