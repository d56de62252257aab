"""What stands around a sentence: parties, civil roles, words of force, countries, limits of time, what came before."""

from collections.abc import Iterator, Sequence

from communique.reading.commitments.response import is_in
from communique.reading.commitments.standing import country_of, named_at, noun_class
from communique.text import Sentence

MOST = 3
"""How many of a kind are told apart: none, one, two, three or more."""
CIVIL = {"BUS", "LAB", "EDU", "AGR", "MED", "ELI", "NGO", "CVL", "JRN", "outsider", "JUD", "PTY", "OPP", "COP", "SOC"}
OPENERS = {
    ("then",), ("after", "that"), ("in", "that", "case"), ("otherwise",), ("if", "not"), ("or", "else"),
    ("from", "then"), ("until", "then"), ("failing", "that"), ("and", "then"), ("thereafter",), ("if", "so"),
}  # fmt: skip


def near_features(sentences: Sequence[Sentence], at: int) -> frozenset[str]:
    """Features of the sentence at a place and its neighbours in the paragraph."""
    own = sentences[at]
    near = [s for s in sentences[max(0, at - 1) : at + 2] if s.paragraph == own.paragraph]
    party = civil = force = 0
    nations: set[str] = set()
    for sentence in near:
        for token in sentence:
            if token.upos not in ("NOUN", "PROPN", "ADJ", "VERB"):
                continue
            kind = noun_class(token.lemma) if token.upos in ("NOUN", "PROPN") else ""
            party += kind == "party" or (token.upos == "NOUN" and is_in(token, "party"))
            civil += kind in CIVIL
            force += is_in(token, "crisis", "attack_noun")
            if token.text[:1].isupper() and (country := country_of(named_at(sentence, token.index))):
                nations.add(country)
    found = {
        f"near party {min(party, MOST)}",
        f"near civil {min(civil, MOST)}",
        f"near force {min(force, MOST)}",
        f"near nations {min(len(nations), MOST)}",
        f"near party {min(party, 1)} nations {min(len(nations), 2)}",
    }
    return frozenset(found | set(_before(sentences, at)))


def _before(sentences: Sequence[Sentence], at: int) -> Iterator[str]:
    """What the sentence before sets up, and how this one takes it up."""
    words = [t.lower for t in sentences[at].tokens[:5] if t.is_word]
    if any(tuple(words[: len(o)]) == o for o in OPENERS):
        yield "takes up"
    if not at or sentences[at - 1].paragraph != sentences[at].paragraph:
        return
    before = sentences[at - 1]
    if any(is_in(t, "deadline_noun") for t in before) and any(
        t.lower in ("until", "by", "have", "has") for t in before
    ):
        yield "limit before"
    if any(t.lower in ("if", "unless", "must", "demand", "demands", "demanded") for t in before):
        yield "pressure before"
