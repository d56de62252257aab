"""Dictionary forms: a table of (form, tag) pairs first, the general lemmatiser for the rest."""

from functools import cache
from importlib import resources

_BASE_TAGS = frozenset({"VB", "NN", "JJ", "RB"})
_INFLECTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})


@cache
def _table() -> dict[tuple[str, str], str]:
    lines = (resources.files("communique.models") / "lemmas.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(form, tag): lemma for form, tag, lemma in rows}


@cache
def _general(word: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, "en")).lower()


def lemma_of(form: str, upos: str, xpos: str) -> str:
    """The dictionary form of a word, in lower case except for proper nouns.

    >>> lemma_of("struck", "VERB", "VBN")
    'strike'
    """
    if upos == "PROPN":
        return form
    lower = form.lower().replace("’", "'")
    if upos not in _INFLECTED:
        return lower
    known = _table().get((lower, xpos))
    if known is not None:
        return known
    return lower if xpos in _BASE_TAGS or not lower.isalpha() else _general(lower)
