"""Fit `knowledge/data/relevance_words.tsv`: what each word says for or against a text being about a crisis.

Logistic regression with quadratic penalties over the different words of a passage (documents/relevance.py). A word's
weight is its own, its dictionary form's, and what its embedding in the packaged model gives it, so that words seen in
no text have one, too; the three are added up into one number. Texts: the corpus's train part and the train half of
Wikinews, Security Council resolutions and White House briefings (tools/relevance_rows.py).

    python tools/fit_relevance.py [--shared FOLDER]

The threshold is swept on the development parts: the highest at which enough pass of each kind that must (`LEAST`).
"""

import argparse
import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import onnx
import simplemma
import torch
from onnx import numpy_helper
from relevance_rows import (
    CRISES,
    EVERYDAY,
    OPEN,
    PRIVATE,
    ROOT,
    Official,
    corpus,
    forms,
    has_conflict,
    official,
    part_of,
)

from communique.documents.relevance import lenience, windows, words

TABLE = ROOT / "src/communique/knowledge/data/relevance_words.tsv"
HEAD = """# What a word says for (above 0) or against (below) a text being about a crisis: tenths of log-odds, added up
# over the different words of a passage and divided by the root of their number; "*" is added to every passage.
# Fitted by tools/fit_relevance.py on the corpus (CC0), Security Council resolutions (CC0), White House briefings
# (public domain), Wikinews 2019-2020 (CC BY 2.5), UD English EWT and GUM (CC BY-SA 4.0, CC BY 4.0); words that these
# lack have the weight of their embedding in the packaged model. The table is CC BY-SA 4.0, as the model's weights are.
word\ttenths
"""
LEAST = {"commitments": 0.98, "conflicts": 0.98, "resolutions": 0.97, "briefings": 0.93, "forms": 0.98}
"""How much of each kind of the development parts has to pass."""
_PENALTIES = {"word": 0.3, "form": 0.2, "embedding": 0.3}
_DIMENSIONS = 200
_LEAST_TEXTS = 3
_FEWEST = 8
_WEIGHTS = {"short form": 0.3, "everyday form": 0.5, "news": 1.5, "crisis news": 4.5, "resolution": 0.5, "web": 0.5}
_ADMITS = re.compile(r"\badmi(?:t|ssion)|elect|appoint|rules of procedure", re.IGNORECASE)
_OF_ADDRESSES = frozenset("http https www com co org net htm html amp rt".split())
"""Words of addresses and of posts: they say where a text was found, not what it is about."""
_ABROAD, _AT_HOME = 2.0, 0.7


class Row(NamedTuple):
    """One passage: its text's name, its words, whether it is about a crisis, how much it counts."""

    name: str
    words: Sequence[str]
    relevant: bool
    weight: float


def corpus_rows() -> Iterator[Row]:
    for document in corpus("train"):
        name, own = document["id"], words(document["text"])
        relevant = bool(document["commitments"]) or has_conflict(document)
        for window in windows(own):
            yield Row(name, window, relevant, 0.75 if relevant else 1.0)
        chance = random.Random(crc32(name.encode()))
        for commitment in document["commitments"]:
            phrase = commitment.get("response") or commitment.get("trigger") or commitment.get("demand")
            if isinstance(phrase, str) and phrase in document["text"]:
                at = len(words(document["text"][: document["text"].find(phrase)]))
                start = max(0, at - chance.randint(5, 60))
                yield Row(name, own[start : start + chance.randint(30, 100)], True, 1.0)
    for form in forms("train"):
        if form["label"] != "none":
            yield Row(form["id"], words(form["text"]), True, _WEIGHTS["short form"])
        elif EVERYDAY.search(form.get("note") or ""):
            yield Row(form["id"], words(form["text"]), False, _WEIGHTS["everyday form"])


def official_rows(texts: Sequence[Official]) -> Iterator[Row]:
    made = {
        "news": _news,
        "resolutions": _resolution,
        "briefings": _briefing,
        "ewt-train": _web,
        "gum-train": _everyday,
    }
    for text in texts:
        if text.kind in made and (text.kind.endswith("train") or part_of(text.id) == "train"):
            yield from made[text.kind](text)


def _news(text: Official) -> Iterator[Row]:
    relevant = text.line in CRISES
    if text.line not in OPEN:
        for passage in text.passages[:8]:
            if passage.found or not relevant:
                for window in windows(words(passage.text)):
                    yield Row(text.id, window, relevant, _WEIGHTS["crisis news" if relevant else "news"])
        yield Row(text.id, words(text.title), relevant, 0.5)


def _resolution(text: Official) -> Iterator[Row]:
    """Nearly all are about a conflict; those that admit a member or set up a committee are not."""
    quiet = text.found == 0 and _ADMITS.search(text.text)
    if text.found or quiet:
        for window in list(windows(words(text.text)))[:6]:
            yield Row(text.id, window, not quiet, _WEIGHTS["resolution"])


def _web(text: Official) -> Iterator[Row]:
    if text.title.startswith(PRIVATE):
        yield from _everyday(text)


def _everyday(text: Official) -> Iterator[Row]:
    """Passages with no act of a crisis, nor any beside them."""
    found = [0, *(p.found for p in text.passages), 0]
    for number, passage in enumerate(text.passages):
        if not any(found[number : number + 3]):
            for window in windows(words(passage.text)):
                yield Row(text.id, window, False, _WEIGHTS["web"])


def _briefing(text: Official) -> Iterator[Row]:
    """Passages with acts of others than the United States, and those with none named there or beside."""
    named = [False, *(p.names_abroad for p in text.passages), False]
    around = [any(pair) for pair in pairwise(named)]
    for number, passage in enumerate(text.passages):
        found = list(windows(words(passage.text)))
        if passage.abroad:
            yield from (Row(text.id, window, True, _ABROAD / sqrt(len(found))) for window in found)
        elif not around[number] and not around[number + 1]:
            yield from (Row(text.id, window, False, _AT_HOME) for window in found)


def embeddings(vocabulary: Sequence[str], forms_of: Mapping[str, str]) -> torch.Tensor:
    """The packaged model's word embeddings in their main directions; nought for words that it has none for."""
    folder = resources.files("communique.models")
    graph = onnx.load(str(folder / "parser.onnx")).graph
    parts = {
        i.name.removeprefix("model.encoder.word.weight_"): i for i in graph.initializer if "encoder.word." in i.name
    }
    raw, zero, scale = (numpy_helper.to_array(parts[p]) for p in ("quantized", "zero_point", "scale"))
    table = (raw.astype(np.float32) - zero) * scale
    pieces = (folder / "vocab.txt").read_text("utf-8").splitlines()
    table -= table[1000:20000].mean(0)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-6
    directions = np.linalg.svd(table[2000:22000], full_matrices=False)[2]
    table = table @ directions[:_DIMENSIONS].T
    table /= table.std() * sqrt(_DIMENSIONS)
    place = {piece: n for n, piece in enumerate(pieces)}
    rows = [place.get(w, place.get(forms_of[w])) for w in vocabulary]
    return torch.tensor(np.array([table[r] if r is not None else 0 * table[0] for r in rows], dtype=np.float32))


def known_words() -> list[str]:
    """The whole words among the model's pieces."""
    pieces = (resources.files("communique.models") / "vocab.txt").read_text("utf-8").splitlines()
    return [p for p in pieces if p.isascii() and p.isalpha() and len(p) > 1]


class _Product(torch.autograd.Function):
    """A sparse matrix by a vector, both ways quick."""

    @staticmethod
    def forward(context, matrix, turned, vector):  # type: ignore[no-untyped-def]
        context.turned = turned
        return matrix @ vector

    @staticmethod
    def backward(context, gradient):  # type: ignore[no-untyped-def]
        return None, None, context.turned @ gradient


def fit(rows: Sequence[Row]) -> tuple[dict[str, float], float]:
    """Word -> weight, and the constant; the two classes count alike in all."""
    texts = defaultdict(set)
    for row in rows:
        for word in set(row.words):
            texts[word].add(row.name)
    common = {w for w, own in texts.items() if len(own) >= _LEAST_TEXTS and len(w) > 1}
    vocabulary = sorted((common | set(known_words())) - _OF_ADDRESSES)
    forms_of = {w: str(simplemma.lemmatize(w, "en")).lower() for w in vocabulary}
    heads = {form: n for n, form in enumerate(sorted(set(forms_of.values())))}
    form_at = torch.tensor([heads[forms_of[w]] for w in vocabulary])
    is_common = torch.tensor([float(w in common) for w in vocabulary])
    space = embeddings(vocabulary, forms_of)
    matrix, turned = _matrices(rows, {w: n for n, w in enumerate(vocabulary)})
    wanted = torch.tensor([float(r.relevant) for r in rows])
    counts = torch.tensor([r.weight for r in rows])
    counts = counts * torch.where(wanted > 0, (counts * (1 - wanted)).sum() / (counts * wanted).sum(), 1.0)
    own, form, along, constant = (
        torch.zeros(n, requires_grad=True) for n in (len(vocabulary), len(heads), _DIMENSIONS, 1)
    )
    solver = torch.optim.LBFGS(
        [own, form, along, constant], max_iter=100, history_size=10, line_search_fn="strong_wolfe"
    )

    def weights() -> torch.Tensor:
        return own * is_common + form[form_at] + space @ along

    def closure() -> torch.Tensor:
        solver.zero_grad()
        odds = _Product.apply(matrix, turned, weights()) + constant
        loss = (counts * torch.nn.functional.binary_cross_entropy_with_logits(odds, wanted, reduction="none")).sum()
        penalties = zip(_PENALTIES.values(), (own, form, along), strict=True)
        loss = loss + 0.5 * sum(p * (w @ w) for p, w in penalties)
        loss.backward()
        return loss

    solver.step(closure)
    return dict(zip(vocabulary, weights().detach().tolist(), strict=True)), float(constant)


def _matrices(rows: Sequence[Row], place: Mapping[str, int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Passages by words, and words by passages: one over the root of the number of different words."""
    entries = [
        (number, place[word], 1 / sqrt(max(_FEWEST, len(different))))
        for number, row in enumerate(rows)
        for different in [set(row.words)]
        for word in sorted(different)
        if word in place
    ]
    down, across, values = zip(*entries, strict=True)
    size = (len(rows), len(place))
    plain = torch.sparse_coo_tensor(torch.tensor([down, across]), torch.tensor(values), size, check_invariants=False)
    return plain.coalesce().to_sparse_csr(), plain.t().coalesce().to_sparse_csr()


def score(text: str, weights: Mapping[str, float], constant: float) -> float:
    """As documents/relevance.py does it, with weights not yet rounded."""
    own = words(text)
    found = (set(window) for window in windows(own))
    best = max(sum(weights.get(w, 0.0) for w in f) / sqrt(max(len(f), _FEWEST)) for f in found)
    return best + constant + lenience(len(own))


def developed(texts: Sequence[Official]) -> dict[str, list[str]]:
    """The texts of the development parts that must pass, by kind."""
    documents = list(corpus("dev"))
    own = [t for t in texts if part_of(t.id) == "dev"]
    return {
        "commitments": [d["text"] for d in documents if d["commitments"]],
        "conflicts": [d["text"] for d in documents if has_conflict(d)],
        "resolutions": [t.text for t in own if t.kind == "resolutions" and t.found > 2],
        "briefings": [p.text for t in own if t.kind == "briefings" for p in t.passages if p.abroad > 1],
        "forms": [f["text"] for f in forms("dev") if f["label"] != "none"],
    }


def threshold(kinds: Mapping[str, Sequence[str]], weights: Mapping[str, float], constant: float) -> float:
    """The highest, in tenths, that lets enough of each kind pass; prints what passes of it."""
    scores = {kind: sorted(score(t, weights, constant) for t in own) for kind, own in kinds.items()}
    lowest = min(own[int((1 - LEAST[kind]) * len(own))] for kind, own in scores.items())
    chosen = int(np.floor(lowest * 10)) / 10
    for kind, own in scores.items():
        print(
            f"{kind}: {sum(s >= chosen for s in own) / len(own):.3f} of {len(own)} pass, at least {LEAST[kind]} asked"
        )
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=default, help="the folder that holds data/official/")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    texts = official(arguments.shared)
    rows = [*corpus_rows(), *official_rows(texts)]
    print(f"{len(rows)} passages, {sum(r.relevant for r in rows)} about a crisis")
    weights, constant = fit(rows)
    chosen = threshold(developed(texts), weights, constant)
    tenths = {w: round(10 * weight) for w, weight in weights.items()}
    lines = [f"*\t{round(10 * (constant - chosen))}", *(f"{w}\t{n}" for w, n in sorted(tenths.items()) if n)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"threshold {chosen:.1f}; {len(lines)} words, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
