"""Attribution, events and actors measured on sets that are not part of the repository. They only measure."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from communique.documents.building import parse_date
from communique.evaluation.predictions import mover
from communique.knowledge.parties import resolve_phrase
from communique.pipeline import Pipeline
from communique.records import Event, Reading, Span
from communique.settings import load_settings
from communique.sources import Source

WORD = re.compile(r"\w+")
CLASSES = {"YIELD": {"CONCEDE", "RETREAT"}}


def read(pipeline: Pipeline, name: str, text: str) -> Reading:
    """One text through the pipeline, without a date."""
    return pipeline.read_document(pipeline.build(Source(name, text, text.encode())))


def figure(right: int, predicted: int, gold: int) -> str:
    """Precision, recall and F1."""
    p, r = right / max(1, predicted), right / max(1, gold)
    return f"P {p:.3f} R {r:.3f} F1 {2 * right / max(1, predicted + gold):.3f}"


def words_under(text: str, pieces: Iterable[tuple[int, int]]) -> set[int]:
    """Numbers of the words that the pieces touch."""
    offsets = {i for a, b in pieces for i in range(a, b)}
    return {n for n, word in enumerate(WORD.finditer(text)) if not offsets.isdisjoint(range(*word.span()))}


def measure_attribution(shared: Path) -> None:
    """Words under any content (source) of the first annotator against words under any read content (speaker)."""
    folder, pipeline = shared / "data" / "attribution" / "polnear-dev", Pipeline(load_settings())
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted((folder / "text").glob("*.txt")):
        annotated = min((folder / "attributions").glob(f"{path.stem}*.ann"), default=None)
        if annotated is None:
            continue
        text = path.read_bytes().decode("utf-8")
        reading = read(pipeline, path.name, text)
        move = mover(reading.document.text or text, text)
        found = {
            "Content": [s for statement in reading.statements for s in statement.content],
            "Source": [statement.speaker for statement in reading.statements if statement.speaker],
        }
        gold = brat_spans(annotated.read_text("utf-8"))
        for kind, spans in found.items():
            got = words_under(text, [(move(s.start), move(s.end)) for s in spans])
            wanted = words_under(text, gold[kind])
            totals[kind].update(right=len(got & wanted), predicted=len(got), gold=len(wanted))
    for kind, total in totals.items():
        print(f"{kind.lower()} tokens: {figure(total['right'], total['predicted'], total['gold'])}")


def brat_spans(annotation: str) -> dict[str, list[tuple[int, int]]]:
    """The pieces of each kind of span in a brat file; a span may have several."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in annotation.splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) > 1:
            kind, _, places = fields[1].partition(" ")
            found[kind] += [(int(a), int(b)) for a, b in (piece.split() for piece in places.split(";"))]
    return found


def measure_events(shared: Path) -> None:
    """The type of the event between the given source and target, as macro-F1 over the classes."""
    pipeline, tallies = Pipeline(load_settings()), defaultdict(Counter[str])
    right = total = 0
    for row in rows(shared / "data" / "events" / "plv_train.jsonl"):
        reading = read(pipeline, row["id"], row["text"])
        event = event_between(reading, row["text"], row["source_text"], row["target_text"])
        predicted = class_of(event.type) if event else "none"
        tallies[row["event"]].update(gold=1, right=predicted == row["event"])
        tallies[predicted].update(predicted=1)
        right, total = right + (predicted == row["event"]), total + 1
    tallies.pop("none", None)
    gold_classes = {name: t for name, t in tallies.items() if t["gold"]}
    scores = {n: 2 * t["right"] / (t["gold"] + t["predicted"]) for n, t in gold_classes.items()}
    print(f"macro-F1 {sum(scores.values()) / len(scores):.3f} over {len(scores)} classes, accuracy {right / total:.3f}")
    print(", ".join(f"{name} {score:.2f}" for name, score in sorted(scores.items())))


def class_of(event_type: str) -> str:
    """The class of a type: one of them stands for two."""
    return next((name for name, types in CLASSES.items() if event_type in types), event_type)


def event_between(reading: Reading, text: str, source: str, target: str) -> Event | None:
    """The most confident event from source to target, else the most confident of all."""

    def touches(spans: Iterable[Span | None], words: str) -> bool:
        start = text.find(words)
        return any(s is not None and s.start < start + len(words) and start < s.end for s in spans)

    def confidence(event: Event) -> tuple[float, int]:
        return event.confidence, -event.anchor.start

    joined = [e for e in reading.events if touches(e.actors, source) and touches(e.recipients, target)]
    return max(joined or reading.events, key=confidence, default=None)


def measure_actors(shared: Path) -> None:
    """Country and sector of phrases, each scored where it is given."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for row in rows(shared / "data" / "events" / "actors_dev.jsonl"):
        found = resolve_phrase(row["text"], date=parse_date(row.get("date") or ""), is_party=True)
        code = found.code.split() if found is not None and found.code is not None else [""]
        for field, part in (("country", code[0]), ("sector", code[-1])):
            if row[field] is not None:
                of[field] += 1
                # "IGO UNO" and "NGO" have no country of their own: what they have stands for country and sector.
                right[field] += (getattr(found, field, None) or part) == row[field]
    print(", ".join(f"{field} {right[field] / of[field]:.3f} of {of[field]}" for field in of))


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
