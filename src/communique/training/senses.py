"""What phrases mean: the network learns to say of a phrase in its text what the base encoder says of it alone.

The base encoder was trained to give like vectors to sentences of like meaning (Reimers and Gurevych 2019). Training for
trees and records would wear that down; a small head keeps it, as one more question of the same pass. Phrases are
random subtrees, so no annotation is needed.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.training.network import Encoder, Reader

LEAST_WORDS, MOST_WORDS = 2, 16
SENSE = 96
"""Numbers that a phrase's meaning is kept in."""
A_WINDOW = 2
"""Phrases drawn of each window."""
_TRIES = 8
_CLS, _SEP = 101, 102

Phrase = tuple[int, int, int]
"""A phrase of a batch: the number of its window, its first word and its last."""


class Teacher(nn.Module):
    """The base encoder as it was published."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self._encoder = Encoder()
        self._encoder.load_base(base)
        for layer in self._encoder.layers:
            nn.init.zeros_(layer.abroad)
        self.requires_grad_(False).eval()

    def forward(self, phrases: Sequence[Sequence[int]]) -> Tensor:
        """The vectors of some phrases, given as sub-words (N, 384): the mean over each; nothing is learned here."""
        with torch.no_grad():
            return self._means(phrases)

    def _means(self, phrases: Sequence[Sequence[int]]) -> Tensor:
        rows = [[_CLS, *phrase, _SEP] for phrase in phrases]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        part = torch.tensor([[0] * len(row) + [-1] * (longest - len(row)) for row in rows])
        place = torch.arange(longest)[None].expand(len(rows), -1)
        hidden = self._encoder(ids, torch.zeros_like(ids), place, part, padded=True)
        kept = (part >= 0)[..., None].to(hidden.dtype)
        return (hidden * kept).sum(1) / kept.sum(1)


def draw_phrases(heads: Sequence[int], sentence: Sequence[int], chance: random.Random) -> list[tuple[int, int]]:
    """Some subtrees of a window without gaps, as (first word, last word); words count from 1, heads are places."""
    found: list[tuple[int, int]] = []
    for _ in range(_TRIES if len(heads) > LEAST_WORDS else 0):
        top = chance.randrange(1, len(heads))
        start = sentence.index(sentence[top])
        inside = range(start, start + sentence.count(sentence[top]))
        below = [place for place in inside if _is_below(place, top, heads)]
        size = below[-1] - below[0] + 1
        if LEAST_WORDS <= size <= MOST_WORDS and size == len(below) and (below[0], below[-1]) not in found:
            found.append((below[0], below[-1]))
        if len(found) == A_WINDOW:
            break
    return found


def _is_below(place: int, top: int, heads: Sequence[int]) -> bool:
    for _ in range(len(heads)):
        if place == top or not place:
            break
        place = heads[place]
    return place == top


def main_directions(vectors: Tensor, size: int = SENSE) -> Tensor:
    """The directions in which vectors (N, 384) differ most (size, 384); along them cosines stay nearly as they were."""
    unit = functional.normalize(vectors.float(), dim=-1)
    return torch.linalg.svd(unit, full_matrices=False).Vh[:size]


def narrowed(head: nn.Linear, directions: Tensor) -> nn.Linear:
    """The head with its answers turned into fewer directions: what is written to the file."""
    found = nn.Linear(head.in_features, len(directions))
    with torch.no_grad():
        found.weight.copy_(directions @ head.weight)
        found.bias.copy_(directions @ head.bias)
    return found


def phrase_vectors(model: Reader, words: Tensor, phrases: Sequence[Phrase]) -> Tensor:
    """The network's vectors of some phrases (N, 384): the mean of their words, through the head."""
    means = torch.stack([words[n, first : last + 1].mean(0) for n, first, last in phrases])
    vectors: Tensor = model.sense(means)
    return vectors


def sense_loss(model: Reader, words: Tensor, phrases: Sequence[Phrase], wanted: Tensor) -> Tensor:
    """How far the network's vectors turn away from the teacher's: one less the mean cosine."""
    vectors = phrase_vectors(model, words, phrases)
    return 1 - functional.cosine_similarity(vectors.float(), wanted.float(), dim=-1).mean()
