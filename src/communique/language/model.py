"""The neural tagger, parser and name finder: one ONNX file, run one sentence at a time.

One sentence at a time gives the same answer whatever is read beside it: the file's dynamic int8 scales depend on the
whole input of a call.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from communique.errors import ModelError
from communique.language.heads import Embedding, SentenceHeads, heads_from_json, strongest
from communique.language.trees import best_tree
from communique.language.wordpiece import CLS, SEP, WordPiece

_MOST_PIECES = 480


@dataclass(frozen=True, slots=True)
class Parse:
    """Tags and tree of one sentence, one entry per word; heads count from 0, -1 is the root.

    `signals` are the log-odds of what the sentence as a whole says (see `heads`).
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    signals: Mapping[str, float] = field(default_factory=dict)


class NeuralParser:
    """Words to a `Parse`. Not thread-safe in its cache; one instance per process."""

    def __init__(self, session: Any, wordpiece: WordPiece, labels: dict[str, list[str]], heads: SentenceHeads) -> None:
        self._session = session
        self._wordpiece = wordpiece
        self._labels = labels
        self._heads = heads
        self._outputs = ["upos", "xpos", "rel", "ner", "head", "arc", "embedding"]

    def embed(self, words: Sequence[str]) -> Embedding:
        """The embedding of a sentence, 768 numbers (of its first piece, where it is too long for the encoder)."""
        pieces = [self._wordpiece.ids(word) for word in words]
        start, end = _windows(words, [len(p) for p in pieces])[0]
        (found,) = self._session.run(["embedding"], _encode(words[start:end], pieces[start:end]))
        return np.asarray(found[0], dtype=np.float32)

    def parse(self, words: Sequence[str]) -> Parse:
        """Tags and tree of a sentence; one too long for the encoder is parsed in pieces, joined at their roots."""
        pieces = [self._wordpiece.ids(word) for word in words]
        ranges = _windows(words, [len(p) for p in pieces])
        parses = [self._parse_window(words[a:b], pieces[a:b]) for a, b in ranges]
        return parses[0] if len(parses) == 1 else _join(parses)

    def _parse_window(self, words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> Parse:
        out = dict(zip(self._outputs, self._session.run(self._outputs, _encode(words, pieces)), strict=True))
        heads = best_tree(out["arc"][0], out["head"][0])
        relations = [self._labels["r"][i] for i in out["rel"][0][1:]]
        fixed = ["root" if h == 0 else "dep" if r == "root" else r for h, r in zip(heads, relations, strict=True)]
        return Parse(
            upos=tuple(self._labels["u"][i] for i in out["upos"][0][1:]),
            xpos=tuple(self._labels["x"][i] for i in out["xpos"][0][1:]),
            heads=tuple(h - 1 for h in heads),
            relations=tuple(fixed),
            names=_mend_names([self._labels["n"][i] for i in out["ner"][0][1:]]),
            signals=self._heads.signals(out["embedding"][0]),
        )


def _encode(words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> dict[str, Any]:
    """The arrays of one call, each with a leading axis of 1."""
    ids, shapes, first = [CLS], [0], [0]
    for word, parts in zip(words, pieces, strict=True):
        first.append(len(ids))
        ids.extend(parts)
        shapes.extend([word_shape(word)] * len(parts))
    ids.append(SEP)
    shapes.append(0)
    return {
        "ids": np.array([ids], dtype=np.int64),
        "shape": np.array([shapes], dtype=np.int64),
        "mask": np.ones((1, len(ids)), dtype=np.int64),
        "first": np.array([first], dtype=np.int64),
        "wmask": np.ones((1, len(first)), dtype=np.int64),
    }


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


def _windows(words: Sequence[str], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of words that fit the encoder, cut after punctuation where there is some."""
    ranges, start, total, cut = [], 0, 0, 0
    for i, size in enumerate(sizes):
        if total + size > _MOST_PIECES and i > start:
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
    """One parse of several windows; later roots hang from the first as parataxis."""
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
        signals=strongest([p.signals for p in parses]),
    )


def _mend_names(tags: Sequence[str]) -> tuple[str, ...]:
    """An I- tag that continues nothing of its type begins a name."""
    mended: list[str] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        stray = tag.startswith("I-") and before[2:] != tag[2:]
        mended.append("B-" + tag[2:] if stray else tag)
    return tuple(mended)


def load_parser(*, verify: bool = True, heads: SentenceHeads | None = None) -> NeuralParser:
    """The packaged model, its checksums verified; `ModelError` where a file is missing or altered.

    Without `verify` the files are taken as they are, and `heads` takes the place of the packaged ones: for the tools
    that make them.
    """
    folder = resources.files("communique.models")
    files = {name: _read(folder, name, sha256 if verify else None) for name, sha256 in _manifest(folder).items()}
    labels = {k: sorted(v, key=v.get) for k, v in json.loads(files["labels.json"]).items()}
    vocabulary = files["vocab.txt"].decode("utf-8").split("\n")
    own = heads or heads_from_json(files["heads.json"].decode("utf-8"))
    return NeuralParser(_session(files["parser.onnx"]), WordPiece(vocabulary), labels, own)


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
