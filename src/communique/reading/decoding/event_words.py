"""Of which type an act is by its own word and those beside it, as counted over annotated texts.

A plain regression over words, beside the neural model: it knows less, but errs elsewhere. The weights are fitted by
`tools/fit_event_types.py` on the train part of the corpus.
"""

from collections.abc import Iterator

import numpy as np

from communique.knowledge.event_types import NAMES, event_type_weights
from communique.knowledge.plover import event_frames
from communique.reading.events.triggers import trigger_at, word_key
from communique.text import Sentence, Token

NEAR = frozenset({"obj", "obl", "nmod", "compound", "xcomp", "amod", "nsubj"})
"""Relations whose words say what kind of act a word tells: "lodged a protest", "closed airspace"."""


def words_of_act(sentence: Sentence, token: Token) -> Iterator[str]:
    """The features of a word: itself, what hangs on it and what it hangs on, and what the table of acts says of it."""
    lemma, head, key = token.lemma.lower(), sentence.head(token.index), word_key(token)
    yield "always"
    yield f"is {lemma}"
    yield f"as {token.upos}"
    for child in sentence.children(token.index):
        if child.relation == "compound:prt":
            yield f"is {lemma} {child.lower}"
        if child.relation.partition(":")[0] in NEAR:
            yield f"with {child.lemma.lower()}"
        if child.relation.startswith(("obl", "nmod")):
            yield from (f"by way of {mark.lower}" for mark in sentence.children(child.index, "case"))
    if head is not None:
        yield f"under {head.lemma.lower()}"
    if key is not None:
        yield from (f"may be {frame.type}" for frame in event_frames().get(key, ()))
    found = trigger_at(sentence, token)
    if found is not None:
        yield f"seems {found.frame.type}"


def types_by_words(sentence: Sentence, token: Token) -> dict[str, float]:
    """The probability of each type for a word that tells an act."""
    weights = event_type_weights()
    scores = np.sum([weights[name] for name in set(words_of_act(sentence, token)) if name in weights], axis=0)
    raised = np.exp(scores - np.max(scores))
    return dict(zip(NAMES, (raised / raised.sum()).tolist(), strict=True))
