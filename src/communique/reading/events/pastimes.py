"""Whether a document is about sport or a made-up story, where attacks are no attacks.

The words come from `commitment_words.tsv`; a field rules a document where three of its words stand in it, at least one
in sixty.
"""

from communique.knowledge.commitment_words import commitment_words
from communique.text import Analysis, Sentence

FIELDS = ("sport", "fiction")
LEAST = 3
SHARE = 60


def pastimes_of(analysis: Analysis) -> frozenset[str]:
    """The words of the fields that rule a document; empty for the news."""
    words = commitment_words()
    lemmas = [token.lemma.lower() for sentence in analysis.sentences for token in sentence]
    total = len(lemmas)
    counts = {field: sum(map(words[field].__contains__, lemmas)) for field in FIELDS}
    ruling = [f for f in FIELDS if counts[f] >= LEAST and counts[f] * SHARE >= total]
    return frozenset(w for f in ruling for w in words[f])


def is_pastime(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a sentence holds one of the words."""
    return bool(words) and any(t.lemma.lower() in words for t in sentence)
