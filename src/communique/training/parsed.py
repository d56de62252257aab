"""Trees that the program's own parser draws on texts without any, so that no text is read without trees.

Records are learned from texts that nobody has parsed by hand. A network that reads them for their records alone forgets
how to parse such texts, short ones above all, while treebanks go on being parsed well; the parser that was trained just
before teaches it to keep what it knew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.language.model import NeuralReader
from communique.training.passages import Passage

TREE_LAYERS = ("upos", "xpos", "head", "relation")


def with_trees(passages: Iterable[Passage], parser: NeuralReader) -> Iterator[Passage]:
    """The passages with the tags and trees that a parser gives them; those that know theirs stay as they are."""
    for passage in passages:
        yield passage if "head" in passage.tags else _parsed(passage, parser)


def without_trees(passage: Passage) -> Passage:
    """The passage without tags and trees of words; from what tree records are asked stays."""
    return replace(passage, tags={layer: tags for layer, tags in passage.tags.items() if layer not in TREE_LAYERS})


def _parsed(passage: Passage, parser: NeuralReader) -> Passage:
    parses, _ = parser.read(passage.sentences)
    found: dict[str, list[str | int | None]] = {
        "upos": [tag for p in parses for tag in p.upos],
        "xpos": [tag for p in parses for tag in p.xpos],
        "head": [head + 1 for p in parses for head in p.heads],
        "relation": [name for p in parses for name in p.relations],
    }
    return replace(passage, tags={**passage.tags, **found})
