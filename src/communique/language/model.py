"""The neural reader: one ONNX file, run one window of sentences at a time.

It tags words, draws trees, finds names, and says what the words are held to mean (`text/insight.py`). A window is
fixed by its document alone (`windows.py`), so a text has the same answer whatever is read beside it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from communique.errors import ModelError
from communique.language.judging import side_by_side
from communique.language.trees import best_tree, is_tree
from communique.language.windows import MOST_PIECES, pack
from communique.language.wordpiece import CLS, SEP, WordPiece
from communique.records import Pointed
from communique.text import Insight, Schema, WindowAnswers

_MEANING = ("cue", "kind", "event", "mark")
_PAIRS = ("asker", "asked", "distance", "path")
_OUTPUTS = ("upos", "xpos", "head", "relation", "arc", "name", *_MEANING, "facts", "says", *_PAIRS)
_LATER = ("sense", "judged")
"""Outputs that a model of an earlier training lacks: it knows no meanings of phrases and compares no texts."""
_SIDES = ("one", "other")
Words = Sequence[str]
Pieces = Sequence[tuple[int, ...]]
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parse:
    """Tags and tree of one sentence, one entry per word; heads count from 0, -1 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The numbering of the file's labels: of words by layer, and what `text.Insight` needs to know."""

    upos: Sequence[str]
    xpos: Sequence[str]
    relation: Sequence[str]
    names: Sequence[str]
    schema: Schema
    judgements: Mapping[str, Sequence[str]]


class NeuralReader:
    """Sentences of one text to a `Parse` each, and the `Insight` into them. One instance per process."""

    def __init__(self, session: Any, wordpiece: WordPiece, labels: Labels) -> None:
        self._session = session
        self._wordpiece = wordpiece
        self._labels = labels
        known = {output.name for output in session.get_outputs()} if hasattr(session, "get_outputs") else set()
        self._outputs = (*_OUTPUTS, *(name for name in _LATER if name in known))

    @property
    def can_judge(self) -> bool:
        """Whether the model compares two texts."""
        return "judged" in self._outputs

    def read(self, sentences: Sequence[Words]) -> tuple[list[Parse], Insight]:
        """Tags and trees of the sentences of one text, in order, and what they are held to say."""
        pieces = [[self._wordpiece.ids(word) for word in words] for words in sentences]
        parses: list[Parse] = []
        windows: list[WindowAnswers] = []
        for first, last in pack([_size(p) for p in pieces]):
            if last == first + 1 and _size(pieces[first]) > MOST_PIECES:
                parses.append(self._long(sentences[first], pieces[first]))
                continue
            found = self._run(sentences[first:last], pieces[first:last])
            own = self._parses(found, sentences[first:last])
            parses += own
            windows.append(self._answers(found, first, own))
        return parses, Insight(self._labels.schema, windows)

    def judge(self, one: Pointed, other: Pointed) -> dict[str, dict[str, float]] | None:
        """The probability of each answer about two phrases, by question; `None` where the texts are too long."""
        if not self.can_judge:
            return None
        shown = side_by_side(one, other)
        pieces = [[self._wordpiece.ids(word) for word in words] for words in shown.sentences]
        if not shown.one or not shown.other or sum(map(_size, pieces)) > MOST_PIECES:
            return None
        rows = _pointed_at(_encode(shown.sentences, pieces), one=shown.one, other=shown.other)
        (scores,) = self._session.run(["judged"], rows)
        found, start = {}, 0
        for question, answers in self._labels.judgements.items():
            own = scores[0, start : start + len(answers)]
            raised = np.exp(own - own.max())
            found[question] = dict(zip(answers, (raised / raised.sum()).tolist(), strict=True))
            start += len(answers)
        return found

    def _long(self, words: Words, pieces: Pieces) -> Parse:
        """A sentence too long for the encoder, read in pieces that are joined at their roots."""
        ranges = _cuts(words, [len(p) for p in pieces])
        parts = [self._parses(self._run([words[a:b]], [pieces[a:b]]), [words[a:b]])[0] for a, b in ranges]
        return _join(parts)

    def _run(self, sentences: Sequence[Words], pieces: Sequence[Pieces]) -> Answers:
        rows = _encode(sentences, pieces)
        if self.can_judge:
            rows = _pointed_at(rows)
        return dict(zip(self._outputs, self._session.run(list(self._outputs), rows), strict=True))

    def _parses(self, found: Answers, sentences: Sequence[Words]) -> list[Parse]:
        parses, start = [], 1
        for words in sentences:
            rows = slice(start, start + len(words))
            parses.append(self._parse(found, rows))
            start = rows.stop
        return parses

    def _parse(self, found: Answers, rows: slice) -> Parse:
        labels = self._labels
        before = rows.start - 1
        heads = [max(0, head - before) for head in found["head"][0][rows].tolist()]
        if not is_tree(heads):
            within = [0, *range(rows.start, rows.stop)]
            heads = best_tree(found["arc"][0][np.ix_(within, within)])
        relations = [labels.relation[i] for i in found["relation"][0][rows].tolist()]
        fixed = ["root" if h == 0 else "dep" if r == "root" else r for h, r in zip(heads, relations, strict=True)]
        return Parse(
            upos=tuple([labels.upos[i] for i in found["upos"][0][rows].tolist()]),
            xpos=tuple([labels.xpos[i] for i in found["xpos"][0][rows].tolist()]),
            heads=tuple([h - 1 for h in heads]),
            relations=tuple(fixed),
            names=_mend_names([labels.names[i] for i in found["name"][0][rows].argmax(-1).tolist()]),
        )

    def _answers(self, found: Answers, first: int, parses: Sequence[Parse]) -> WindowAnswers:
        starts, heads, relations = list[int](), [0], ["root"]
        for parse in parses:
            start = len(heads)
            starts.append(start)
            heads += [0 if head < 0 else head + start for head in parse.heads]
            relations += parse.relations
        facts, column = {}, 0
        for name, values in self._labels.schema.facts.items():
            facts[name] = found["facts"][0][:, column : column + len(values)]
            column += len(values)
        return WindowAnswers(
            first_sentence=first,
            starts=tuple(starts),
            layers={layer: found[layer][0] for layer in _MEANING},
            facts=facts,
            says=found["says"][0],
            asker=found["asker"][0],
            asked=found["asked"][0],
            distance=found["distance"],
            path=found["path"],
            sense=found["sense"][0] if "sense" in found else None,
            heads=tuple(heads),
            relations=tuple(relations),
        )


def _size(pieces: Pieces) -> int:
    return sum(len(p) for p in pieces)


def _encode(sentences: Sequence[Words], pieces: Sequence[Pieces]) -> dict[str, Any]:
    """The arrays of one window, each with a leading axis of 1."""
    ids, shapes, places, parts, first, numbers = [CLS], [0], [0], [0], [0], [0]
    for number, (words, sizes) in enumerate(zip(sentences, pieces, strict=True), 1):
        start = len(ids) - 1
        for word, found in zip(words, sizes, strict=True):
            first.append(len(ids))
            ids += found
            shapes += [word_shape(word)] * len(found)
        numbers += [number] * len(words)
        parts += [number] * (len(ids) - start - 1)
        places += range(1, len(ids) - start)
    rows = {
        "ids": [*ids, SEP],
        "shape": [*shapes, 0],
        "place": [*places, places[-1] + 1],
        "part": [*parts, 0],
        "first": first,
        "sentence": numbers,
    }
    arrays: dict[str, Any] = {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
    return arrays


def _pointed_at(arrays: Mapping[str, Any], **places: Sequence[int]) -> dict[str, Any]:
    """The arrays with the words asked about: those at some places (from 0, without the mark) share a weight of 1."""
    asked = {name: np.zeros(arrays["first"].shape, dtype=np.float32) for name in _SIDES}
    for name, numbers in places.items():
        asked[name][0, [place + 1 for place in numbers]] = 1 / max(1, len(numbers))
    return {**arrays, **asked}


@lru_cache(maxsize=50_000)
def word_shape(word: str) -> int:
    """The shape class that the model was trained with: 1 lower, 2 Capitalised, 3 CAPITALS, 4 mixed, 5 digits,
    6 with a digit, 7 no letter, 8 one capital.
    """
    if word.isdigit():
        return 5
    if any(c.isdigit() for c in word):
        return 6
    if not any(c.isalpha() for c in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 8
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _cuts(words: Words, sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of words that fit the encoder, cut after punctuation where there is some."""
    ranges, start, total, cut = [], 0, 0, 0
    for i, size in enumerate(sizes):
        if total + size > MOST_PIECES and i > start:
            end = cut if cut > start else i
            ranges.append((start, end))
            total = sum(sizes[end:i])
            start = end
        total += size
        if not any(c.isalnum() for c in words[i]):
            cut = i + 1
    ranges.append((start, len(sizes)))
    return ranges


def _join(parses: Sequence[Parse]) -> Parse:
    """One parse of several pieces; later roots hang from the first as parataxis."""
    heads: list[int] = []
    relations: list[str] = []
    top = parses[0].heads.index(-1)
    for parse in parses:
        offset = len(heads)
        inner = [top if h < 0 else h + offset for h in parse.heads]
        relations += ["parataxis" if h < 0 else r for h, r in zip(parse.heads, parse.relations, strict=True)]
        heads += inner
    heads[top], relations[top] = -1, "root"
    return Parse(
        upos=tuple(u for p in parses for u in p.upos),
        xpos=tuple(x for p in parses for x in p.xpos),
        heads=tuple(heads),
        relations=tuple(relations),
        names=tuple(n for p in parses for n in p.names),
    )


def _mend_names(tags: Sequence[str]) -> tuple[str, ...]:
    """An I- tag that continues nothing of its type begins a name."""
    mended: list[str] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        stray = tag.startswith("I-") and before[2:] != tag[2:]
        mended.append("B-" + tag[2:] if stray else tag)
    return tuple(mended)


def load_reader(folder: Traversable | None = None, *, verify: bool = True) -> NeuralReader:
    """The packaged model, its checksums verified; `ModelError` where a file is missing or altered.

    Another `folder` is for the tools that make models: its files are read without a manifest where `verify` is false.
    """
    folder = folder or resources.files("communique.models")
    manifest = _manifest(folder) if verify else {}
    files = {name: _read(folder, name, manifest.get(name)) for name in ("parser.onnx", "labels.json", "vocab.txt")}
    vocabulary = files["vocab.txt"].decode("utf-8").split("\n")
    return NeuralReader(_session(files["parser.onnx"]), WordPiece(vocabulary), _labels(files["labels.json"]))


def packaged_model_judges() -> bool:
    """Whether the packaged model compares two texts, by its labels alone: nothing is loaded."""
    return bool(json.loads(_read(resources.files("communique.models"), "labels.json", None)).get("judgements"))


def packaged_model_mark() -> str:
    """What tells the packaged model from another, by its manifest alone."""
    return hashlib.sha256(_read(resources.files("communique.models"), "manifest.json", None)).hexdigest()[:16]


def _labels(text: bytes) -> Labels:
    plain: Mapping[str, Any] = json.loads(text)
    layers = plain["layers"]
    schema = Schema(
        layers={layer: layers[layer] for layer in _MEANING},
        facts=plain["facts"],
        kinds=plain["kinds"],
        roles=plain["roles"],
        parties=plain["parties"],
    )
    return Labels(plain["upos"], plain["xpos"], plain["relation"], layers["name"], schema, plain.get("judgements", {}))


def _manifest(folder: Traversable) -> dict[str, str]:
    try:
        return dict(json.loads((folder / "manifest.json").read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(f"models/manifest.json cannot be read ({error}); install communique again") from error


def _read(folder: Traversable, name: str, sha256: str | None) -> bytes:
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise ModelError(f"the model file {name} is missing; install communique again") from error
    found = hashlib.sha256(data).hexdigest()
    if sha256 is not None and found != sha256:
        raise ModelError(
            f"the model file {name} was altered (sha256 {found[:12]}…, expected {sha256[:12]}…); install again"
        )
    return data


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
