"""Passages to arrays: windows of many lengths, gathered into batches of about equal size.

The order and the cuts follow from the seed and the epoch alone, so that training can be taken up again anywhere.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from communique.language.model import word_shape
from communique.language.windows import MOST_PIECES, pack
from communique.language.wordpiece import CLS, SEP, WordPiece
from communique.text.paths import LONG_AFTER, path_classes
from communique.training.labels import FACTS, KINDS, PARTIES, ROLES, WORD_LAYERS
from communique.training.passages import UNKNOWN, Anchored, Judged, Passage
from communique.training.senses import Phrase, draw_phrases

_LENGTHS = (40, 100, MOST_PIECES, MOST_PIECES)
"""Sub-words of a window in training: short texts are read too."""
_OTHER_WORD = 0.3
"""How often the phrases of a commitment are asked from another word of its main phrase."""

Labels = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Window:
    """One window as numbers: sub-words, and one entry a word for everything else."""

    ids: list[int]
    shapes: list[int]
    places: list[int]
    parts: list[int]
    first: list[int]
    sentence: list[int]
    layers: Mapping[str, list[int]]
    says: list[list[int]]
    anchored: tuple[Anchored, ...]
    heads: list[int]
    relations: list[str]
    judged: tuple[Judged, ...] = ()


@dataclass(slots=True)
class Batch:
    """Arrays of some windows: see `network.py` for B, T and W. What is not known is -100.

    `layers` (B, W) hold the labels of words, `head` among them as places of the window. `says` (S, 5) are the kinds
    that the S known sentences hold, `said_by` (S, W of the flattened batch) not being padded: `(window, first, last)`.
    `facts`, `roles` and `parties` list questions: `(window, word)` each with its answer, a label's number, the words
    of a phrase (N, W), or the words that name the party (N, W), with the path to every word (N, W, `text/paths.py`).
    `judged` are the questions about two phrases of a window, whose words count from 0 without the mark. `phrases` are
    drawn at random, with the sub-words of each in `phrase_ids` (see `senses.py`).
    """

    ids: Tensor
    shape: Tensor
    place: Tensor
    part: Tensor
    first: Tensor
    sentence: Tensor
    layers: dict[str, Tensor]
    says: tuple[list[tuple[int, int, int]], Tensor]
    facts: dict[str, tuple[Tensor, Tensor]] = field(default_factory=dict)
    roles: dict[str, tuple[Tensor, Tensor, Tensor]] = field(default_factory=dict)
    parties: dict[str, tuple[Tensor, Tensor, Tensor]] = field(default_factory=dict)
    judged: list[tuple[int, Judged]] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    phrase_ids: list[list[int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many words there are."""
        return int((self.sentence > 0).sum())


class Encoding:
    """Passages to windows, with one vocabulary and one numbering of labels."""

    def __init__(self, wordpiece: WordPiece, labels: Labels) -> None:
        self.labels = labels
        self._wordpiece = wordpiece
        self._numbers = {layer: {label: i for i, label in enumerate(names)} for layer, names in labels.items()}

    def windows(self, passage: Passage, *, most: int = MOST_PIECES) -> Iterator[Window]:
        """The windows of a passage; a sentence longer than the encoder allows is left out."""
        sizes = [sum(len(self._wordpiece.ids(w)) for w in s) for s in passage.sentences]
        for first, last in pack(sizes, most=most):
            if sum(sizes[first:last]) <= max(MOST_PIECES, most):
                yield self._window(passage.part(first, last))

    def _window(self, part: Passage) -> Window:
        ids, shapes, places, parts, first, sentence = [CLS], [0], [0], [0], [0], [0]
        offsets: list[int] = []
        for number, words in enumerate(part.sentences, 1):
            start = len(ids) - 1
            for word in words:
                pieces = self._wordpiece.ids(word)
                offsets.append(len(first) - 1 if not offsets or sentence[-1] != number else offsets[-1])
                first.append(len(ids))
                sentence.append(number)
                ids.extend(pieces)
                shapes.extend([word_shape(word)] * len(pieces))
                parts.extend([number] * len(pieces))
            places.extend(range(1, len(ids) - start))
        layers = {layer: self._numbered(layer, values) for layer, values in part.tags.items() if layer != "head"}
        if "head" in part.tags:
            heads = zip(part.tags["head"], offsets, strict=True)
            layers["head"] = [UNKNOWN, *(int(h) + offset if h else 0 for h, offset in heads)]
        known = part.tree or [(0, "root")] * len(offsets)
        tree = [(head + offset if head else 0, name) for (head, name), offset in zip(known, offsets, strict=True)]
        says = [[UNKNOWN] * len(KINDS) if s is None else [int(kind in s) for kind in KINDS] for s in part.says]
        return Window(
            [*ids, SEP],
            [*shapes, 0],
            [*places, places[-1] + 1],
            [*parts, 0],
            first,
            sentence,
            layers,
            says,
            part.anchored,
            [0, *(head for head, _ in tree)],
            ["root", *(name for _, name in tree)],
            part.judged,
        )

    def _numbered(self, layer: str, values: Sequence[str | int | None]) -> list[int]:
        numbers = self._numbers.get(layer) or {label: i for i, label in enumerate(WORD_LAYERS[layer])}
        return [UNKNOWN, *(UNKNOWN if v is None else numbers.get(str(v), UNKNOWN) for v in values)]


def epoch_windows(passages: Sequence[Passage], encoding: Encoding, *, seed: int) -> list[Window]:
    """All windows of one epoch, cut to lengths that change with the seed."""
    chance = random.Random(seed)
    return [w for p in passages for w in encoding.windows(p, most=MOST_PIECES if p.judged else chance.choice(_LENGTHS))]


def batches(windows: Sequence[Window], *, pieces: int, seed: int | None) -> Iterator[list[Window]]:
    """Windows of like length together, `pieces` padded sub-words to a batch; shuffled where there is a seed."""
    chance = random.Random(seed)
    jitter = 8.0 if seed is not None else 0.0
    ordered = sorted(windows, key=lambda w: len(w.ids) + chance.random() * jitter)
    gathered: list[list[Window]] = []
    current: list[Window] = []
    longest = 0
    for window in ordered:
        longest = max(longest, len(window.ids))
        if current and longest * (len(current) + 1) > pieces:
            gathered.append(current)
            current, longest = [], len(window.ids)
        current.append(window)
    if current:
        gathered.append(current)
    if seed is not None:
        chance.shuffle(gathered)
    yield from gathered


def collate(windows: Sequence[Window], *, seed: int | None = None) -> Batch:
    """The arrays of a batch; with a seed, some commitments are asked from another word of theirs."""
    long = max(len(w.ids) for w in windows)
    wide = max(len(w.first) for w in windows)
    layers = sorted({layer for w in windows for layer in w.layers})
    batch = Batch(
        ids=_padded([w.ids for w in windows], long, 0),
        shape=_padded([w.shapes for w in windows], long, 0),
        place=_padded([w.places for w in windows], long, 0),
        part=_padded([w.parts for w in windows], long, -1),
        first=_padded([w.first for w in windows], wide, 0),
        sentence=_padded([w.sentence for w in windows], wide, -1),
        layers={layer: _padded([w.layers.get(layer, []) for w in windows], wide, UNKNOWN) for layer in layers},
        says=_sayings(windows),
    )
    chance = random.Random(seed)
    questions = [
        (n, 1 + _asked(record, chance if seed is not None else None), record)
        for n, window in enumerate(windows)
        for record in window.anchored
    ]
    batch.facts = _facts(questions)
    batch.judged = [(n, judged) for n, window in enumerate(windows) for judged in window.judged]
    paths = Paths(windows)
    batch.roles = {r: found for r in ROLES if (found := _phrases(questions, r, wide, paths))}
    batch.parties = {p: found for p in PARTIES if (found := _named(questions, p, wide, paths))}
    if seed is not None:
        _draw(windows, batch, random.Random(seed))
    return batch


def _draw(windows: Sequence[Window], batch: Batch, chance: random.Random) -> None:
    """Draw phrases of each window, with their sub-words."""
    for n, window in enumerate(windows):
        for first, last in draw_phrases(window.heads, window.sentence, chance):
            end = window.first[last + 1] if last + 1 < len(window.first) else len(window.ids) - 1
            batch.phrases.append((n, first, last))
            batch.phrase_ids.append(window.ids[window.first[first] : end])


Question = tuple[int, int, Anchored]


def _asked(record: Anchored, chance: random.Random | None) -> int:
    if chance is not None and record.also and chance.random() < _OTHER_WORD:
        return chance.choice(record.also)
    return record.word


def _padded(rows: Sequence[list[int]], size: int, filler: int) -> Tensor:
    return torch.tensor([row + [filler] * (size - len(row)) for row in rows], dtype=torch.long)


def _sayings(windows: Sequence[Window]) -> tuple[list[tuple[int, int, int]], Tensor]:
    where, what = [], []
    for n, window in enumerate(windows):
        for number, kinds in enumerate(window.says, 1):
            if UNKNOWN not in kinds:
                first = window.sentence.index(number)
                where.append((n, first, first + window.sentence.count(number)))
                what.append(kinds)
    return where, torch.tensor(what, dtype=torch.float32)


def _facts(questions: Sequence[Question]) -> dict[str, tuple[Tensor, Tensor]]:
    found: dict[str, tuple[Tensor, Tensor]] = {}
    for fact, values in FACTS.items():
        known = [(n, word, values.index(record.facts[fact])) for n, word, record in questions if fact in record.facts]
        if known:
            rows = torch.tensor(known, dtype=torch.long)
            found[fact] = (rows[:, :2], rows[:, 2])
    return found


class Paths:
    """The paths from words of some windows to all others, worked out once each."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self._windows = windows
        self._known: dict[tuple[int, int], list[int]] = {}

    def of(self, window: int, word: int) -> list[int]:
        """The class of every word of a window as seen from one."""
        found = self._known.get((window, word))
        if found is None:
            w = self._windows[window]
            found = self._known[window, word] = path_classes(word, w.heads, w.relations, w.sentence)
        return found


def _phrases(questions: Sequence[Question], role: str, wide: int, paths: Paths) -> tuple[Tensor, Tensor, Tensor] | None:
    known = [(n, word, record.roles[role]) for n, word, record in questions if role in record.roles]
    return _marked(known, wide, paths, empty=None) if known else None


def _named(questions: Sequence[Question], party: str, wide: int, paths: Paths) -> tuple[Tensor, Tensor, Tensor] | None:
    known = [(n, word, record.parties[party]) for n, word, record in questions if party in record.parties]
    return _marked(known, wide, paths, empty=0) if known else None


def _marked(
    known: Sequence[tuple[int, int, frozenset[int]]], wide: int, paths: Paths, *, empty: int | None
) -> tuple[Tensor, Tensor, Tensor]:
    """Where each question is asked, the places (N, W) of its words, the paths (N, W); no words: `empty`."""
    marks = torch.zeros(len(known), wide)
    for row, (_, _, words) in enumerate(known):
        for word in words:
            marks[row, word + 1] = 1.0
        if not words and empty is not None:
            marks[row, empty] = 1.0
    where = torch.tensor([(n, word) for n, word, _ in known], dtype=torch.long)
    return where, marks, _padded([paths.of(n, word) for n, word, _ in known], wide, LONG_AFTER)
