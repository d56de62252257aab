"""All passages that shape the model, from the shared data and the project's corpus.

Only sets that may shape shipped weights are read here: see the model card for each with its licence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from communique.errors import CommuniqueError
from communique.language import Analyser
from communique.training.gold import read_corpus
from communique.training.labels import WORD_LAYERS
from communique.training.name_lists import read_names
from communique.training.passages import Passage
from communique.training.treebanks import read_treebank

TREEBANKS = ("treebanks/ewt-train.conllu.xz", "treebanks/gum-train.conllu.xz")
DEVELOPMENT = ("treebanks/ewt-dev.conllu.xz",)
"""Steers training and teaches nothing."""
NAMES_OF_TREES = ("names/uner-train.tsv.xz",)
"""Names of the words of EWT: laid over its trees where the words of a sentence are the same."""
NAMES = ("names/wikigold.tsv.xz",)


def general_passages(data: Path) -> list[Passage]:
    """Trees and names that are not the project's own, below the folder `data`."""
    missing = [name for name in (*TREEBANKS, *NAMES_OF_TREES, *NAMES) if not (data / name).exists()]
    if missing:
        raise CommuniqueError(
            f"not below {data}: {', '.join(missing)}; name the folder with --data (see the model card)"
        )
    trees = [p for name in TREEBANKS for p in read_treebank(data / name)]
    named = _names_by_words(p for name in NAMES_OF_TREES for p in read_names(data / name))
    return [*(_with_names(p, named) for p in trees), *(p for name in NAMES for p in read_names(data / name))]


def tree_passages(data: Path, names: Sequence[str]) -> list[Passage]:
    """The documents of some treebanks; none where the file is not there."""
    return [p for name in names if (data / name).exists() for p in read_treebank(data / name)]


def own_passages(corpus: Path, splits: Sequence[str], analyser: Analyser) -> list[Passage]:
    """The annotated documents and forms of some splits (train, dev), their words and trees by an analyser."""
    paths = [path for s in splits for path in (corpus / "documents" / s, corpus / "forms" / f"{s}.jsonl")]
    return list(read_corpus(paths, analyser))


def labels_of(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """The numbering of all labels: those of the trees as found, the others as fixed."""
    found: dict[str, set[str]] = {"upos": set(), "xpos": set(), "relation": set()}
    for passage in passages:
        for layer, seen in found.items():
            seen.update(str(label) for label in passage.tags.get(layer, ()) if label is not None)
    return {layer: sorted(seen) for layer, seen in found.items()} | {k: list(v) for k, v in WORD_LAYERS.items()}


def _names_by_words(passages: Iterable[Passage]) -> dict[tuple[str, ...], list[str | int | None]]:
    found: dict[tuple[str, ...], list[str | int | None]] = {}
    for passage in passages:
        place = 0
        for words in passage.sentences:
            found[words] = list(passage.tags["name3"][place : place + len(words)])
            place += len(words)
    return found


def _with_names(passage: Passage, named: dict[tuple[str, ...], list[str | int | None]]) -> Passage:
    if not any(words in named for words in passage.sentences):
        return passage
    tags = [tag for words in passage.sentences for tag in named.get(words, [None] * len(words))]
    return replace(passage, tags={**passage.tags, "name3": tags})
